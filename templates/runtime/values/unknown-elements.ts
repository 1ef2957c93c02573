import { unknownElements } from "./kept.js";

/** An element that the contract does not know: its XML as it was in the message, and its place. */
export interface UnknownElement {
  /**
   * The place of the element: the local name of the member before it, or in an array or a dictionary the number of items
   * before it. Undefined if it came before all members.
   */
  readonly after?: string | number | undefined;
  /** For an element in an entry of a dictionary: the key of the entry. */
  readonly key?: unknown;
  /** The XML of the element, with all namespace declarations that it needs. */
  readonly xml: string;
}

/** The unknown elements that came with a value, in their order in the message. */
export function unknownElementsOf(value: object): readonly UnknownElement[] {
  // Faster than `Reflect.get`.
  const { [unknownElements]: kept }: { readonly [unknownElements]?: unknown } = value;
  if (kept === undefined) return NO_ELEMENTS;
  return Array.isArray(kept) ? kept.filter(isUnknownElement) : NO_ELEMENTS;
}

const NO_ELEMENTS: readonly UnknownElement[] = [];

/** Adds an unknown element to a value that is being read. The list is changed in place, because nobody else has it yet. */
export function keepUnknownElement(value: object, element: UnknownElement): void {
  const kept: unknown = Reflect.get(value, unknownElements);
  if (Array.isArray(kept)) kept.push(element);
  else Reflect.set(value, unknownElements, [element]);
}

function isUnknownElement(value: unknown): value is UnknownElement {
  return typeof value === "object" && value !== null && "xml" in value && typeof value.xml === "string";
}

/**
 * The kind of an open element, by its content. `body` is the one element in the body, `parts` are several or none. `text` is a struct whose content is text, `mixed` one with text between its elements.
 * `items` are the items of a list, and `item` is one of them with its members: neither has an element of its own.
 */
export type FrameKind =
  | "body"
  | "parts"
  | "headers"
  | "struct"
  | "array"
  | "dictionary"
  | "entry"
  | "items"
  | "item"
  | "text"
  | "mixed";

/** Whether the elements inside are items, which are counted. In other kinds each element has its own name and comes once. */
export function hasItems(kind: FrameKind): boolean {
  return kind === "array" || kind === "dictionary";
}

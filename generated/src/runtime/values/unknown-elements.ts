// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * Where a value keeps the elements that its contract does not know: a server may be newer than its client.
 * The key is a symbol, so that they follow a value that is copied with `{ ...value }`, and stay out of the
 * way of `Object.keys` and `JSON.stringify`.
 */
export const unknownElements: unique symbol = Symbol.for("netserver-soap.unknown-elements");

export interface UnknownElement {
  /**
   * What it followed: the local name of a member, or in an array or a dictionary the number of items before it;
   * undefined if it came before all members.
   */
  readonly after: string | number | undefined;
  /** For an element that stands in an entry of a dictionary: the key of the entry. */
  readonly key?: unknown;
  /** The element as it came, with the namespace declarations that it needs to stand alone. */
  readonly xml: string;
}

/** The unknown elements that came with a value, in the order in which they came. */
export function unknownElementsOf(value: object): readonly UnknownElement[] {
  // Faster than `Reflect.get`.
  const { [unknownElements]: kept }: { readonly [unknownElements]?: unknown } = value;
  if (kept === undefined) return NONE;
  return Array.isArray(kept) ? kept.filter(isUnknownElement) : NONE;
}

const NONE: readonly UnknownElement[] = [];

/**
 * Adds to those of a value that is being read, which nobody else has a copy of yet.
 * @param taken - how many characters of namespace declarations the element has taken along from those around it
 */
export function keepUnknownElement(value: object, element: UnknownElement, taken: number): void {
  keptElements.set(Object.freeze(element), taken);
  const kept: unknown = Reflect.get(value, unknownElements);
  if (Array.isArray(kept)) kept.push(element);
  else Reflect.set(value, unknownElements, [element]);
}

/** Those that reading has made, and nobody has changed. */
const keptElements = new WeakMap<UnknownElement, number>();

/** The `taken` of an element that came with a value; undefined for one that somebody has made. */
export function takenBy(element: UnknownElement): number | undefined {
  return keptElements.get(element);
}

function isUnknownElement(value: unknown): value is UnknownElement {
  return typeof value === "object" && value !== null && "xml" in value && typeof value.xml === "string";
}

/** What an element holds. A frame of the writer or of the reader is an element that is open. */
export type FrameKind = "body" | "headers" | "struct" | "array" | "dictionary" | "entry";

/** Whether the elements inside are items, which are counted. In all other kinds they have a name each, and come once. */
export function hasItems(kind: FrameKind): boolean {
  return kind === "array" || kind === "dictionary";
}

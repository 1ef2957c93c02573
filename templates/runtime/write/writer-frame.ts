import { describeName } from "../descriptions.js";
import { type FrameKind, hasItems, type UnknownElement } from "../values/unknown-elements.js";
import { KeptContent } from "./kept-content.js";

/** An element that a `begin` has opened and an `end` will close. */
export interface WriterFrame {
  readonly kind: FrameKind;
  /** The element that was opened. */
  readonly name: string;
  /** The namespace of the type, or of what has none. */
  readonly namespace: string;
  /** The namespace of the elements inside. */
  readonly inside: string;
  /** The value that is being written; for an entry of a dictionary, its key. */
  readonly value: unknown;
  /** The local name of the type; undefined for a type without a name. */
  readonly typeName: string | undefined;
  /** Whether its start tag stays open, for the attributes that the type has. */
  readonly hasTag: boolean;
  /** Whether xsi:type must name the type, because it is not the declared one. */
  readonly saysType: boolean;
  /** The frame around it. */
  readonly outer: WriterFrame | undefined;
  readonly depth: number;
  /** The index of the first name of an element in this frame. */
  readonly firstName: number;
  /** The unknown content that came with the value. */
  readonly kept: KeptContent | undefined;
  /** Whether nothing follows an element but the next one: there is no unknown content, and no number of items that ends the frame. */
  readonly isUsual: boolean;
  /** Whether the value is a plain object with no symbols, so that all that it has are its own keys. */
  readonly isPlain: boolean;
  /** The number of items of a repeated member, which has no element of its own. */
  readonly items: number | undefined;
}

/** The type of a frame, as far as there is one. Without `inside`, the elements are in the namespace of the type. */
export type FrameType = Pick<WriterFrame, "namespace"> & Partial<Pick<WriterFrame, "typeName" | "inside">>;

// Frames have the same properties in the same order, because engines are faster at that. They are spelled out, because spreading takes longer.

/** The frame of the items of a member. It ends with the last item. */
export function itemsFrame(
  name: string,
  items: readonly unknown[],
  outer: WriterFrame | undefined,
  firstName: number,
): WriterFrame {
  return {
    kind: "items",
    name,
    namespace: "",
    inside: "",
    value: items,
    typeName: undefined,
    hasTag: false,
    saysType: false,
    outer,
    depth: outer === undefined ? 0 : outer.depth,
    firstName,
    kept: undefined,
    isUsual: false,
    isPlain: false,
    items: items.length,
  };
}

/** The frame of an item that has members, but no element of its own. */
export function itemFrame(
  value: object,
  isPlain: boolean,
  outer: WriterFrame | undefined,
  firstName: number,
): WriterFrame {
  const kept = KeptContent.of(value, isPlain);
  return {
    kind: "item",
    name: "",
    namespace: "",
    inside: "",
    value,
    typeName: undefined,
    hasTag: false,
    saysType: false,
    outer,
    depth: outer === undefined ? 0 : outer.depth,
    firstName,
    kept,
    isUsual: kept === undefined,
    isPlain,
    items: undefined,
  };
}

/** Where a writer is: the innermost frame, and how many names of elements there are in all frames. */
export interface WriterPlace {
  readonly frame: OpenFrame | undefined;
  readonly nameCount: number;
}

/** What generated code may know of a frame. */
interface OpenFrame extends Pick<WriterFrame, "kind" | "firstName"> {
  readonly outer: OpenFrame | undefined;
}

/** Whether the innermost frame is in the message's Header. */
function isInHeaders(frame: WriterFrame | undefined): boolean {
  let outermost = frame;
  while (outermost?.outer !== undefined) outermost = outermost.outer;
  return outermost?.kind === "headers";
}

/** The place after an element, as in `UnknownElement`; without a name, the place before all elements. */
export function placeIn({ kind }: WriterFrame, name: string | undefined, written: number): UnknownElement["after"] {
  return hasItems(kind) ? written : name;
}

/**
 * The place of an element: the element of the message, and the path inside it.
 * @param name - the name of the element in the frame; without a frame, that of the message
 * @param nameCount - how many names of elements there are in all frames
 */
export function pathOf(
  innermost: WriterFrame | undefined,
  name: string,
  nameCount: number,
): { readonly element: string; readonly path: string } {
  let [element, path, count] = [name, "", nameCount];
  for (let frame = innermost; frame !== undefined; frame = frame.outer) {
    path = showStep(frame, element, count - frame.firstName) + path;
    element = frame.name;
    count = frame.firstName;
  }
  return { element, path: path.replace(/^\.|\.$/g, "") };
}

/** One step of a path: a member, the index of an item, or the key of an entry. */
function showStep({ kind, value }: WriterFrame, name: string, written: number): string {
  if (kind === "array" || kind === "items") return `[${written}]`;
  if (kind === "dictionary") return "";
  if (kind === "entry") return `[${describeName(value)}].${name}`;
  return `.${name}`;
}

/** Error messages never show text, a value in the place of text, or a header: it may be a password. */
export function isSecret(frame: WriterFrame | undefined, datatype: { readonly name: string }): boolean {
  return datatype.name === "string" || isInHeaders(frame);
}

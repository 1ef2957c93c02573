import { describeName } from "../errors.js";
import { placeOfItem, type UnknownAttribute } from "../values/unknown-attributes.js";
import { type FrameKind, hasItems, type UnknownElement } from "../values/unknown-elements.js";
import { isElement, type XmlNode } from "../xml/xml-node.js";
import type { SharedEntry } from "./references.js";

/** An element that a `begin` has entered and `more` will leave. */
export interface ReaderFrame {
  readonly kind: FrameKind;
  /** The element that was found; paths name this one. */
  readonly place: XmlNode;
  /** The element that is read: `place`, or the element that it refers to. */
  readonly node: XmlNode;
  /** The value that other elements may refer to, if the element has an id. */
  readonly shared: SharedEntry | undefined;
  namespace: string;
  /** The index of the next child. */
  next: number;
  /** The index of the first child of the current pass. */
  passStart: number;
  /** The name of the last element that an `open` has taken. */
  lastKnown: string | undefined;
  /** How much of the text between the elements has been read. */
  textRead: number;
  /** Whether the element under the cursor may be repeated. */
  repeats: boolean;
  /** How many elements of each name that repeats have been taken; undefined while there are none. */
  repeated: Map<string, number> | undefined;
  /** How many of them come before the element under the cursor. */
  occurrence: number;
  /** How many elements an `open` has taken. */
  known: number;
  /** How many of them come before the element under the cursor. */
  index: number;
  /** The attributes that are kept with the value. */
  readonly attributes: UnknownAttribute[];
  /** Whether generated code has set a member to undefined, because it was left out. */
  hasLeftOut: boolean;
}

/** Spelled out, because spreading objects takes longer, and each value of a message has a frame. */
export function newFrame({ kind, place, node, shared, namespace }: BegunElement): ReaderFrame {
  return {
    kind,
    place,
    node,
    shared,
    namespace,
    next: 0,
    passStart: 0,
    lastKnown: undefined,
    textRead: 0,
    repeats: false,
    repeated: undefined,
    occurrence: 0,
    known: 0,
    index: 0,
    attributes: [],
    hasLeftOut: false,
  };
}

type BegunElement = Pick<ReaderFrame, "kind" | "place" | "node" | "shared" | "namespace">;

/** The next child; undefined for a stand-in, which has none. */
export function nextChild({ node, next, shared }: ReaderFrame): XmlNode | undefined {
  return shared?.isAgain ? undefined : node.children[next];
}

/** The place of an unknown element, as in `UnknownElement`. */
export function placeIn({ kind, known, lastKnown }: ReaderFrame): UnknownElement["after"] {
  return hasItems(kind) ? known : lastKnown;
}

/** The place of an attribute of the element under the cursor, as in `UnknownAttribute`. */
export function memberIn(
  { kind, index, repeats, occurrence }: ReaderFrame,
  { localName }: XmlNode,
): UnknownAttribute["at"] {
  if (hasItems(kind)) return index;
  return repeats ? placeOfItem(localName, occurrence) : localName;
}

export function showStep(frame: ReaderFrame | undefined, node: XmlNode): string {
  // The cursor may be on the element of the frame itself: then there is no step.
  if (frame === undefined || frame.place === node) return "";
  if (frame.kind === "array") return `[${frame.index}]`;
  if (frame.kind === "dictionary") return `[${showKey(node) ?? frame.index}]`;
  return `.${node.localName}${frame.repeats ? `[${countBefore(node, frame)}]` : ""}`;
}

/** How many elements of the same name come before an element. */
function countBefore({ namespace, localName, start }: XmlNode, { node }: ReaderFrame): number {
  return node.children.filter((child) => child.start < start && isElement(child, namespace, localName)).length;
}

/** The key of an entry: its first child. */
function showKey(entry: XmlNode): string | undefined {
  const [key] = entry.children;
  return key?.localName === "Key" && key.children.length === 0 ? describeName(key.text) : undefined;
}

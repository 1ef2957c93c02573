import { describeName } from "../errors.js";
import { type FrameKind, hasItems, type UnknownElement } from "../values/unknown-elements.js";
import type { XmlNode } from "../xml/xml-node.js";
import type { SharedEntry } from "./references.js";

/** What a `begin` has entered and `more` will leave. */
export interface ReaderFrame {
  readonly kind: FrameKind;
  /** The element that was found, by which paths name the place. */
  readonly place: XmlNode;
  /** The element that is read: the same one, or the one that it refers to. */
  readonly node: XmlNode;
  /** What others may refer to, if the element has an id. */
  readonly shared: SharedEntry | undefined;
  namespace: string;
  /** The child that comes next. */
  next: number;
  /** The child that the current pass began with. */
  passStart: number;
  /** The element before the next one that an `open` knew. */
  lastKnown: string | undefined;
  /** How many elements an `open` knew. */
  known: number;
  /** How many of them stand before the element under the cursor. */
  index: number;
}

export function newFrame(begun: Pick<ReaderFrame, "kind" | "place" | "node" | "shared" | "namespace">): ReaderFrame {
  return { ...begun, next: 0, passStart: 0, lastKnown: undefined, known: 0, index: 0 };
}

/** The child that comes next. A stand-in has none. */
export function nextChild({ node, next, shared }: ReaderFrame): XmlNode | undefined {
  return shared?.isAgain ? undefined : node.children[next];
}

/** Where an unknown element stands, in the words of `UnknownElement`. */
export function placeIn({ kind, known, lastKnown }: ReaderFrame): UnknownElement["after"] {
  return hasItems(kind) ? known : lastKnown;
}

export function showStep(frame: ReaderFrame | undefined, node: XmlNode): string {
  // The cursor may stand on the element that the frame is about: then there is no step.
  if (frame === undefined || frame.place === node) return "";
  if (frame.kind === "array") return `[${frame.index}]`;
  if (frame.kind === "dictionary") return `[${showKey(node) ?? frame.index}]`;
  return `.${node.localName}`;
}

/** The key of an entry, which is what comes first in it. */
function showKey(entry: XmlNode): string | undefined {
  const [key] = entry.children;
  return key?.localName === "Key" && key.children.length === 0 ? describeName(key.text) : undefined;
}

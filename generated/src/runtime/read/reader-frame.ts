// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { describeName } from "../errors.js";
import { type FrameKind, hasItems } from "../values/frame-kind.js";
import type { UnknownElement } from "../values/unknown-elements.js";
import type { XmlNode } from "../xml/xml-node.js";

/** What a `begin` has entered and `more` will leave. */
export interface ReaderFrame {
  readonly kind: FrameKind;
  readonly node: XmlNode;
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

export function newFrame(kind: FrameKind, node: XmlNode, namespace: string): ReaderFrame {
  return { kind, node, namespace, next: 0, passStart: 0, lastKnown: undefined, known: 0, index: 0 };
}

/** Where an unknown element stands, in the words of `UnknownElement`. */
export function placeIn({ kind, known, lastKnown }: ReaderFrame): UnknownElement["after"] {
  return hasItems(kind) ? known : lastKnown;
}

export function showStep(frame: ReaderFrame | undefined, node: XmlNode): string {
  // The cursor may stand on the element that the frame is about: then there is no step.
  if (frame === undefined || frame.node === node) return "";
  if (frame.kind === "array") return `[${frame.index}]`;
  if (frame.kind === "dictionary") return `[${showKey(node) ?? frame.index}]`;
  return `.${node.localName}`;
}

/** The key of an entry, which is what comes first in it. */
function showKey(entry: XmlNode): string | undefined {
  const [key] = entry.children;
  return key?.localName === "Key" && key.children.length === 0 ? describeName(key.text) : undefined;
}

import { describeName } from "../descriptions.js";

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
  /** The member of the last element that an `open` has taken. */
  lastKnown: string | undefined;
  /** The members that have been read of those with a number; undefined if the type has none. */
  numbered: Set<string> | undefined;
  /** The member at which the current pass begins: those before it are passed over. Undefined if it begins at the first one. */
  resumesAt: string | undefined;
  /** Whether the pass has not come to that member. */
  isBefore: boolean;
  /** The index of a child that no member after the last one has taken: it is out of order, or unknown. */
  lateAt: number;
  /** Whether the elements have an order. */
  isOrdered: boolean;
  /** The index of a child that is a second element for a member; -1 if there is none. */
  refused: number;
  /** The elements in it with an attribute `href` of their own. */
  ownHref: readonly string[];
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
  /** The places of elements that were empty and have their default; undefined while there are none. */
  empty: UnknownAttribute["at"][] | undefined;
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
    numbered: undefined,
    resumesAt: undefined,
    isBefore: false,
    lateAt: -1,
    refused: -1,
    isOrdered: kind !== "headers",
    ownHref: [],
    textRead: 0,
    repeats: false,
    repeated: undefined,
    occurrence: 0,
    known: 0,
    index: 0,
    attributes: [],
    empty: undefined,
    hasLeftOut: false,
  };
}

type BegunElement = Pick<ReaderFrame, "kind" | "place" | "node" | "shared" | "namespace">;

/** The next child; undefined for a stand-in, which has none. */
export function nextChild({ node, next, shared }: ReaderFrame): XmlNode | undefined {
  return shared?.isAgain ? undefined : node.children[next];
}

/**
 * Begins a pass over the members of a value. If some elements have the name of several members, their places tell them apart: then a pass
 * goes on at the last member that was read.
 */
export function beginPass(frame: ReaderFrame): void {
  frame.passStart = frame.next;
  frame.resumesAt = frame.numbered && frame.lastKnown;
  frame.isBefore = frame.resumesAt !== undefined;
}

/** Begins another pass at the same element, over all members. @returns false if this was such a pass already */
export function beginWholePass(frame: ReaderFrame): boolean {
  if (frame.resumesAt === undefined) return false;
  frame.resumesAt = undefined;
  frame.isBefore = false;
  return true;
}

/** Whether the current pass passes over a member. @param isOnce - whether it has been read, if the pass begins there */
export function isPassedOver(frame: ReaderFrame, member: string, isOnce: boolean): boolean {
  if (!frame.isBefore) return false;
  frame.isBefore = member !== frame.resumesAt;
  return frame.isBefore || isOnce;
}

/** The place of an unknown element, as in `UnknownElement`. */
export function placeOfUnknown({ kind, known, lastKnown }: ReaderFrame): UnknownElement["after"] {
  return hasItems(kind) ? known : lastKnown;
}

/** The place of an attribute of the element under the cursor, as in `UnknownAttribute`. */
export function memberIn(frame: ReaderFrame, { localName }: XmlNode): UnknownAttribute["at"] {
  const { kind, index, repeats, occurrence, lastKnown: member = localName } = frame;
  if (hasItems(kind)) return index;
  return repeats ? placeOfItem(member, occurrence) : member;
}

export function showStepTo(frame: ReaderFrame | undefined, node: XmlNode): string {
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

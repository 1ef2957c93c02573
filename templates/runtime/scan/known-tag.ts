import type { ScannedAttribute } from "./attribute-scanner.js";
import type { Declarations } from "./scan-frame.js";

/** A start tag that has been scanned. The same text, apart from the values of attributes, means the same inside the same declarations. */
export interface KnownTag {
  readonly outer: Declarations | undefined;
  readonly declarations: Declarations | undefined;
  readonly namespace: string;
  readonly localName: string;
  /** All of the tag. Offsets are relative to its beginning, also those of the attributes. */
  readonly bytes: Uint8Array;
  readonly nameEnd: number;
  readonly isEmpty: boolean;
  readonly isNil: boolean;
  readonly type: ScannedAttribute | undefined;
  readonly attributes: ScannedAttribute[] | undefined;
  /** One that was known before it, perhaps of the same name. */
  readonly sibling: KnownTag | undefined;
  /** The last two tags that have followed this one. */
  next: KnownTag | undefined;
  other: KnownTag | undefined;
}

/** An equal text that is always the same object, also in generated code. Engines need not compare the characters of those. */
export function sameObject(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text;
}

/** @param start - where its tag begins in the window */
export function makeKnown(attribute: ScannedAttribute, start: number): void {
  attribute.firstStart -= start;
  attribute.firstEnd -= start;
  attribute.namespace = sameObject(attribute.namespace);
  attribute.localName = sameObject(attribute.localName);
}

import type { Declarations } from "./scan-frame.js";

/** A start tag that has been scanned. The same text means the same inside the same declarations. Offsets are relative to its beginning. */
export interface KnownTag {
  outer: Declarations | undefined;
  declarations: Declarations | undefined;
  namespace: string;
  /** Where the tag is in the message: the beginning of the window, and the offset in it. */
  window: number;
  start: number;
  length: number;
  nameEnd: number;
  localStart: number;
  isEmpty: boolean;
  typeStart: number;
  typeEnd: number;
  /** The type that xsi:type has been found to name. */
  typeName: string | undefined;
  typeNamespace: string;
  /** The tag that followed this one the last time, and the one before that. */
  next: KnownTag | undefined;
  other: KnownTag | undefined;
}

export function newKnownTag(): KnownTag {
  return {
    outer: undefined,
    declarations: undefined,
    namespace: "",
    window: -1,
    start: 0,
    length: 0,
    nameEnd: 0,
    localStart: 0,
    isEmpty: false,
    typeStart: -1,
    typeEnd: -1,
    typeName: undefined,
    typeNamespace: "",
    next: undefined,
    other: undefined,
  };
}

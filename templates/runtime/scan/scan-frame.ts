import type { Declarations } from "./declarations.js";

/** An element that has been entered and not left. The next element at its depth uses the same object. */
export interface ScanFrame {
  /** The one around it; undefined for what is around the root. */
  readonly outer: ScanFrame | undefined;
  /** How many are around it. */
  readonly depth: number;
  /** The one that was entered in it last. */
  inner: ScanFrame | undefined;
  /** Where its name stands in the message. */
  nameStart: number;
  nameEnd: number;
  isEmpty: boolean;
  declarations: Declarations | undefined;
  /** Of the elements inside. */
  namespace: string;
  /** What stands before the local names in their tags; `NO_PREFIX` if that is not known. */
  prefix: string;
}

/** A prefix that no tag can have, because tags are compared in bytes and this is not a byte. */
export const NO_PREFIX = "\uffff";

/** A frame that says nothing yet: within another one, or around the root. */
export function newScanFrame(outer?: ScanFrame): ScanFrame {
  return {
    outer,
    depth: outer === undefined ? 0 : outer.depth + 1,
    inner: undefined,
    nameStart: 0,
    nameEnd: 0,
    isEmpty: false,
    declarations: undefined,
    namespace: "",
    prefix: NO_PREFIX,
  };
}

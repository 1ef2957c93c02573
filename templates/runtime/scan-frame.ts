import type { Declarations } from "./declarations.js";

/** An element that has been entered and not left. */
export interface ScanFrame {
  /** The one around it; undefined for what is around the root. */
  readonly outer: ScanFrame | undefined;
  /** How many are around it. */
  readonly depth: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly isEmpty: boolean;
  readonly declarations: Declarations | undefined;
  /** Of the elements inside. */
  namespace: string;
  /** What stands before the local names in their tags, as far as it is known; otherwise nothing that a tag can have. */
  prefix: string;
}

/** A prefix that no tag can have. */
export const NO_PREFIX = "\0";

/** Around the root. */
export const OUTSIDE: ScanFrame = Object.freeze({
  outer: undefined,
  depth: 0,
  nameStart: 0,
  nameEnd: 0,
  isEmpty: false,
  declarations: undefined,
  namespace: "",
  prefix: NO_PREFIX,
});

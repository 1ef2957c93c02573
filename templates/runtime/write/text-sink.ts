import type { LongText } from "../values/datatype.js";

/** Takes the text of a long message in pieces while it is written. To join them, and to make bytes of the whole, would take as long again. */
export interface TextSink {
  /** How many characters have been added. */
  readonly length: number;
  /** A message begins. What has been added before does not count. */
  begin(): void;
  /** Takes text that comes after all that has been added. */
  add(text: string): void;
  /** Takes a long text after all that has been added. */
  addLong(text: LongText): void;
  /** Takes what is before and after all that has been added. */
  finish(before: string, after: string): void;
}

/** So many characters are worth a piece of their own. */
export const LONG_PIECE: number = 2 ** 14;

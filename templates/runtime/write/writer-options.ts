import type { Attacher } from "../values/attached.js";

/** How messages are written. */
export interface WriterOptions {
  /**
   * How to write characters that XML 1.0 forbids (2.2), such as U+0001. By default they are an error. As references such as
   * `&#x1;` they reach .NET, which writes and reads them against the standard. Other parsers refuse such a message. A surrogate
   * without its other half is always an error.
   */
  readonly forbiddenCharacters?: "error" | "reference" | undefined;
  /** Makes what takes values out of a message, to be sent beside it. Called for each time that a message is written. */
  readonly attacher?: (() => Attacher) | undefined;
}

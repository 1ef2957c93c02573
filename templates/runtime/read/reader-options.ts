export interface ReaderOptions {
  /** Called for everything that the contract does not know. Unknown content is kept in any case. */
  readonly onUnknown?: ((unknown: UnknownContent) => void) | undefined;
  /**
   * Called for everything that is not as the contract says: text that is no value of its type, a value that breaks a facet, a
   * required member that is missing. It may give what is to stand in the value's place, leave the member out (`{}`), throw an
   * error of its own, or give nothing: then a value that breaks a facet is kept, and all else is a DecodeError.
   */
  readonly onInvalid?: ((invalid: InvalidContent) => Substitute | undefined) | undefined;
  /** Whether what the contract does not know or allow is an error instead; false if left out. */
  readonly strict?: boolean | undefined;
  /**
   * How many characters a message may have, after decompression. Defaults: 2^28 for a response to a client, 2^24 for a request to
   * a handler, no limit for `decodeMessage`. `Infinity` removes the limit.
   */
  readonly maxLength?: number | undefined;
  /** How deep elements may nest; 256 if left out. Reading recurses, so the call stack ends before a limit of many thousands. */
  readonly maxDepth?: number | undefined;
}

/** Something in a message that its contract does not know. */
export interface UnknownContent {
  readonly kind: "element" | "attribute" | "enumeration value";
  /** The element of the message; `path` is the place inside it. */
  readonly element: string;
  readonly path: string;
  /** The expanded name of the element or attribute, or the enumeration value. */
  readonly name: string;
}

/** Something in a message that is not as its contract says. */
export interface InvalidContent {
  /** A text that is no value of its type, a value that breaks a facet, or a required member that is missing. */
  readonly kind: "text" | "facet" | "missing member";
  /** The element that carries the message, and where below it. */
  readonly element: string;
  readonly path: string;
  /** Where the element begins. Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** What stands there; undefined if nothing does. It may be a secret. */
  readonly text: string | undefined;
  /** What would have been right: `an integer from 0 to 255`, `at most 10 characters`. */
  readonly expected: string;
}

/** What stands in the place of something invalid. Nobody checks that it is of the member's type. */
export interface Substitute {
  /** Undefined leaves the member, the item or the entry out. */
  readonly value?: unknown;
}

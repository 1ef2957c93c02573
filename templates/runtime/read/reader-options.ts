export interface ReaderOptions {
  /** Called for everything that the contract does not know. Unknown content is kept in any case. */
  readonly onUnknown?: ((unknown: UnknownContent) => void) | undefined;
  /** Whether unknown content is an error instead; false if left out. */
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

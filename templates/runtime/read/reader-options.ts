export interface ReaderOptions {
  /** Called for everything that the contract does not know. Elements and values are kept all the same, attributes are not. */
  readonly onUnknown?: ((unknown: UnknownContent) => void) | undefined;
  /** Whether what the contract does not know is an error instead; false if left out. */
  readonly strict?: boolean | undefined;
  /**
   * How many characters a message may have, after decompression. If left out: 2^28 for an answer that a client receives, 2^24 for a
   * request that a handler receives, no limit for a text that `decodeMessage` is given. `Infinity` lifts the limit.
   */
  readonly maxLength?: number | undefined;
  /** How deep elements may nest; 256 if left out. Reading recurses, so the call stack ends before a limit of many thousands. */
  readonly maxDepth?: number | undefined;
}

/** Something in a message that its contract does not know. */
export interface UnknownContent {
  readonly kind: "element" | "attribute" | "enumeration value";
  /** The element that carries the message, and where below it. */
  readonly element: string;
  readonly path: string;
  /** The expanded name of the element or of the attribute, or the value. */
  readonly name: string;
}

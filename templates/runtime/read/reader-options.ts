import type { AttachedValues } from "../values/attached.js";

/** How messages are read: what becomes of content that the contract does not know or allow, and the limits. */
export interface ReaderOptions {
  /** Called for everything that the contract does not know. Unknown content is kept in any case. */
  readonly onUnknown?: ((unknown: UnknownContent) => void) | undefined;
  /**
   * Called for everything that the contract does not allow. It may return a replacement, leave the member out (`{}`), throw its own
   * error, or return nothing. Then values that break a facet, elements in another order and another number of items are kept, and
   * everything else is a DecodeError.
   */
  readonly onInvalid?: ((invalid: InvalidContent) => Substitute | undefined) | undefined;
  /** Whether all of this is an error instead; false if left out. Values are not compared with fixed ones. */
  readonly strict?: boolean | undefined;
  /**
   * Headers that the contract does not declare and that the program takes care of, as `{namespace}localName`, or `localName` for one
   * without a namespace. Such a header is nothing unknown, and may say that it must be understood. `undeclaredHeadersOf` returns it.
   */
  readonly understood?: readonly string[] | undefined;
  /**
   * How many characters a message may have, after decompression. Defaults: 2^28 for a response to a client, 2^24 for a request to
   * a handler, no limit for `decodeMessage`. `Infinity` removes the limit.
   */
  readonly maxLength?: number | undefined;
  /** The values that have come beside the message. */
  readonly attached?: AttachedValues | undefined;
  /** How deep elements may nest; 256 if left out. Reading recurses, so the call stack ends before a limit of many thousands. */
  readonly maxDepth?: number | undefined;
}

/** Something in a message that its contract does not know. */
export interface UnknownContent {
  readonly kind: "element" | "attribute" | "enumeration value" | "type";
  /** The element of the message; `path` is the place inside it. */
  readonly element: string;
  readonly path: string;
  /** The expanded name of the element, the attribute or the type that xsi:type names, or the enumeration value. */
  readonly name: string;
}

/** Something in a message that its contract does not allow. */
export interface InvalidContent {
  /**
   * A text that is not a value of its type, a value that breaks a facet, a missing required member; not exactly one branch of a choice,
   * a second element for a member, fewer or more items than there may be, elements in another order. For those after the semicolon,
   * whatever is returned means that the value is kept as it is; the second element is then an unknown one.
   */
  readonly kind: "text" | "facet" | "missing member" | "choice" | "second element" | "count" | "order";
  /** The element of the message; `path` is the place inside it. */
  readonly element: string;
  readonly path: string;
  /** Where the element begins. Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** The text; undefined if there is none. It may be a secret. */
  readonly text: string | undefined;
  /** What was expected: `an integer from 0 to 255`, `at most 10 characters`. */
  readonly expected: string;
}

/** The replacement for something invalid. It is not checked against the member's type. */
export interface Substitute {
  /** Undefined leaves the member, the item or the entry out. */
  readonly value?: unknown;
}

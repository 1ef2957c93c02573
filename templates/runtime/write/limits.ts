/** The limit stops a value that contains itself. It is lower than the reader's, which also counts the envelope. */
export const MAX_WRITTEN_DEPTH = 250;

/**
 * So many values of a message are looked at for keys that are hidden. Mistakes show in the first values: if a message has thousands of
 * values, the same code has made them all.
 */
export const THOROUGH_VALUES = 32;

/** The longest message. A value may be part of others so often that a few objects make more text than a platform can hold. */
export const MAX_MESSAGE: number = 2 ** 28;

import { DecodeError } from "../errors.js";

/** How deep elements may nest by default: deeper than any message, shallow enough for functions that recurse. */
export const MAX_DEPTH = 256;

/** @throws DecodeError if a message has more characters than allowed */
export function checkLength(length: number, maxLength: number): void {
  if (length <= maxLength) return;
  const facts = { element: "", path: "", expected: `at most ${maxLength} characters`, found: "more" };
  throw new DecodeError(facts, { line: 1, column: 1 });
}

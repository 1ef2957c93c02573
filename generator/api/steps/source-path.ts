import { InputError } from "../../source/errors.js";

/**
 * The path that a source names, or a side of a comparison, if it is not a web address.
 * @throws InputError if it is empty: it would mean the working directory
 */
export function pathOfSource(source: string): string {
  if (source === "") throw new InputError("a source has no name");
  return source;
}

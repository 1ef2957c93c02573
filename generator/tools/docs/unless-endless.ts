import { InputError } from "../../source/errors.js";

/** An example; undefined if it cannot be shown, because the required members of its message are endless. */
export function unlessEndless<T>(example: () => T): T | undefined {
  try {
    return example();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

import { readFileSync, statSync } from "node:fs";
import { InputError } from "../source/errors.js";
import type { Location } from "./location.js";
import { describeFailure } from "./system-error.js";

/**
 * The bytes of a file that somebody has named.
 * @throws InputError if it cannot be read, is no file, or is larger than it may be
 */
export function readSmallFile({ shown, path }: Location, maxBytes: number): Uint8Array {
  try {
    const stats = statSync(path);
    // A pipe or a device has no size, and may have no end.
    if (!stats.isFile()) throw new InputError(`${shown}: not a file`);
    if (stats.size > maxBytes) throw new InputError(`${shown}: larger than ${maxBytes / 1024} KiB`);
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(`${shown}: ${describeFailure(cause)}`, { cause });
  }
}

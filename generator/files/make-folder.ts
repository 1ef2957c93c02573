import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { kindOfPath } from "./kind-of-path.js";
import { hasCode } from "./system-error.js";

/**
 * Makes a folder, and those around it that are missing. Node.js 20 can do the same, but never ends if a folder that is there can hold
 * no other, as `/proc`.
 * @returns the outermost folder that was made; undefined if there was nothing to make
 */
export function makeFolder(folder: string): string | undefined {
  if (kindOfPath(folder) !== "nothing") return undefined;
  const parent = dirname(folder);
  const outermost = parent === folder ? undefined : makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have made it.
    if (!hasCode(error, "EEXIST")) throw error;
    return outermost;
  }
  return outermost ?? folder;
}

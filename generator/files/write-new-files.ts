import { rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { InputError } from "../source/errors.js";
import type { Location } from "./location.js";
import { makeFolder } from "./make-folder.js";
import { describeFailure } from "./system-error.js";

/**
 * Writes files that do not exist yet: all of them, or none.
 * @throws InputError if one exists, or cannot be written
 */
export function writeNewFiles(files: readonly (readonly [file: Location, text: string])[]): void {
  const created: string[] = [];
  for (const [{ shown, path }, text] of files) {
    try {
      makeFolder(dirname(path));
      // This fails if the file exists, even if it was made a moment ago.
      writeFileSync(path, "", { flag: "wx" });
      created.push(path);
      writeFileSync(path, text);
    } catch (cause) {
      for (const file of created) rmSync(file, { force: true });
      throw new InputError(`${shown}: ${describeFailure(cause)}`, { cause });
    }
  }
}

import type { MemoryFolder } from "../package/memory-folder.js";
import { compareFolder, type Difference } from "./compare-folder.js";
import { replaceFiles } from "./replace-files.js";

/**
 * Makes a folder on disk hold exactly these files, all of them or nothing.
 * @returns what has changed
 * @throws InputError if the folder holds something else, or cannot be written
 */
export function writeFolder(files: MemoryFolder, folder: string): Difference[] {
  const differences = compareFolder(files, folder);
  replaceFiles(files, differences, folder);
  return differences;
}

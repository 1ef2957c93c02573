import type { MemoryFolder } from "../package/memory-folder.js";
import { compareFolder, type Difference } from "./compare-folder.js";
import type { Location } from "./location.js";
import { checkOutputFolder } from "./output-folder.js";
import { replaceFiles } from "./replace-files.js";

/**
 * Makes a folder on disk hold exactly these files, all of them or nothing.
 * @param input - the folder that the files are made from, where they are made from one
 * @returns what has changed
 * @throws InputError if the folder holds something else, is one that people work in, or cannot be written
 */
export function writeFolder(files: MemoryFolder, folder: Location, input?: Location): Difference[] {
  const differences = compareFolder(files, folder);
  checkOutputFolder(folder, input);
  replaceFiles(files, differences, folder);
  return differences;
}

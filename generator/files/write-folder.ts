import type { OutputFolder } from "../package/memory-folder.js";
import { compareFolder, type Difference } from "./compare-folder.js";
import type { Location } from "./location.js";
import { checkOutputFolder } from "./output-folder.js";
import { updateFolder } from "./update-folder.js";

/**
 * Makes the content of a folder on disk exactly these files. Either all changes are made, or none.
 * @param inputs - the files and folders that the files are made from
 * @returns what has changed
 * @throws InputError if the folder has other content, is one that people work in, or cannot be written
 */
export function writeFolder(
  files: OutputFolder,
  folder: Location,
  inputs: readonly Location[] = [],
): readonly Difference[] {
  return updateFolder(folder, () => {
    const differences = compareFolder(files, folder);
    checkOutputFolder(folder, inputs);
    return { files, differences };
  });
}

import type { GeneratedPackage } from "../package/generated-package.js";
import { comparePackage, type Difference } from "./compare-package.js";
import { replaceFiles } from "./replace-files.js";

/**
 * Makes a folder hold exactly this package, all of it or nothing.
 * @returns what has changed
 * @throws InputError if the folder holds something else, or cannot be written
 */
export function writePackage(generated: GeneratedPackage, folder: string): Difference[] {
  const differences = comparePackage(generated, folder);
  replaceFiles(generated, differences, folder);
  return differences;
}

import { realpathSync } from "node:fs";
import { homedir } from "node:os";
import { InputError } from "../source/errors.js";
import { contains, type Location } from "./location.js";

/**
 * Refuses folders that must never be written: everything else in an output folder is deleted, and these may contain our marker by
 * mistake.
 * @param schemas - the folder that the output is made from
 * @throws InputError if the folder is, or contains, the working directory, the home folder or the schemas
 */
export function checkOutputFolder(out: Location, schemas: Location | undefined): void {
  const kept: [what: string, path: string | undefined][] = [
    ["the working directory", realpathSync.native(process.cwd())],
    ["the home folder", homeFolder()],
    ["the schemas folder", schemas?.path],
  ];
  for (const [what, path] of kept) {
    if (path === undefined || !contains(out.path, path)) continue;
    const relation = path === out.path ? "is" : "contains";
    throw new InputError(`${out.shown}: ${relation} ${what}; choose a folder with nothing else in it`);
  }
}

/** Undefined if the user has none, as in some containers. */
function homeFolder(): string | undefined {
  try {
    return realpathSync.native(homedir());
  } catch {
    return undefined;
  }
}

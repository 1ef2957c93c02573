import { realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { InputError } from "../source/errors.js";
import { contains, type Location } from "./location.js";

/**
 * Refuses folders that must never be written: everything else in an output folder is deleted, and these may contain our marker by
 * mistake.
 * @param inputs - the files and folders that the output is made from
 * @throws InputError if the folder is, or contains, the working directory, the home folder or an input
 */
export function checkOutputFolder(out: Location, inputs: readonly Location[]): void {
  const kept: (readonly [what: string, path: string | undefined])[] = [
    ["the working directory", realpathSync.native(process.cwd())],
    ["the home folder", homeFolder()],
    ...inputs.map(({ shown, path }) => [isFolder(path) ? "the schemas folder" : shown, path] as const),
  ];
  for (const [what, path] of kept) {
    if (path === undefined || !contains(out.path, path)) continue;
    const relation = path === out.path ? "is" : "contains";
    throw new InputError(`${out.shown}: ${relation} ${what}; choose a folder with nothing else in it`);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true;
}

/** Undefined if the user has none, as in some containers. */
function homeFolder(): string | undefined {
  try {
    return realpathSync.native(homedir());
  } catch {
    return undefined;
  }
}

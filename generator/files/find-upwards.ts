import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** Looks for something in one folder; undefined if it is not there. */
export type Look = (folder: string) => string | undefined;

/** What a function finds in a folder, or else in the nearest folder around it; undefined if it finds nothing in any of them. */
export function findUpwards(folder: string, look: Look): string | undefined {
  return findWithin(folder, look, () => false);
}

/**
 * The same within a project: the search ends at the root of the repository, and before a folder of another owner. What lies
 * further out may be anybody's, such as a folder that many people can write to.
 */
export function findInProject(folder: string, look: Look): string | undefined {
  return findWithin(folder, look, isOutermost);
}

function findWithin(folder: string, look: Look, isLast: (folder: string) => boolean): string | undefined {
  const found = look(folder);
  const outer = dirname(folder);
  return found !== undefined || outer === folder || isLast(folder) ? found : findWithin(outer, look, isLast);
}

/** Git has a folder `.git` at the root of a repository, and a file of that name in its other work trees. */
function isOutermost(folder: string): boolean {
  return existsSync(join(folder, ".git")) || statSync(folder).uid !== statSync(dirname(folder)).uid;
}

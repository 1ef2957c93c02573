import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** Looks for something in one folder; undefined if it is not there. */
export type Look = (folder: string) => string | undefined;

/** Calls a function for a folder and the folders above it, until it finds something; undefined if it finds nothing. */
export function findUpwards(folder: string, look: Look): string | undefined {
  return findWithin(folder, look, () => false);
}

/**
 * Like `findUpwards`, but within a project: the search ends at the root of the repository, and before a folder of another owner or
 * one that everybody can write to. Other people may control files further out.
 */
export function findInProject(folder: string, look: Look): string | undefined {
  return findWithin(folder, look, isOutermost);
}

/** The folder at which a search within a project ends: that of `findInProject`. */
export function outermostFolder(folder: string): string {
  const outer = dirname(folder);
  return outer === folder || isOutermost(folder) ? folder : outermostFolder(outer);
}

function findWithin(folder: string, look: Look, isLast: (folder: string) => boolean): string | undefined {
  const found = look(folder);
  const outer = dirname(folder);
  return found !== undefined || outer === folder || isLast(folder) ? found : findWithin(outer, look, isLast);
}

/** Git has a folder `.git` at the root of a repository, and a file of that name in its other work trees. */
function isOutermost(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return true;
  const outer = statSync(dirname(folder));
  return statSync(folder).uid !== outer.uid || isWritableByAll(outer.mode);
}

/** Windows has no mode: Node.js invents one there. */
function isWritableByAll(mode: number): boolean {
  return process.platform !== "win32" && (mode & 0o002) !== 0;
}

import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/** A file or folder: its given name, and its place. Every check and every use takes `path`. */
export interface Location {
  /** The name that messages use: the one that the user has given. */
  readonly shown: string;
  /** An absolute path. The part of it that exists has no links. */
  readonly path: string;
}

/**
 * Resolves a path. This happens once for each path, so that no two steps understand it in different ways.
 * @param path - relative to the working directory, unless it is absolute
 * @param shown - its name in messages
 */
export function locate(path: string, shown = path): Location {
  return { shown, path: realPath(resolve(path)) };
}

/** A file or folder inside a folder. */
export function locateIn({ shown, path }: Location, name: string): Location {
  return { shown: shownIn(shown, name), path: join(path, name) };
}

/** The name in messages of a file or folder inside a folder. */
export function shownIn(folder: string, name: string): string {
  return `${folder.replace(/[\\/]$/, "")}/${name}`;
}

/** Whether a path is the folder itself or inside it. Both are absolute and without links. */
export function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Resolves the links of the part that exists. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    const outer = dirname(path);
    if (outer === path || !isMissing(error)) throw error;
    return join(realPath(outer), basename(path));
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

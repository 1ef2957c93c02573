import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/** A file or folder as somebody has named it, and where it is. Every check and every use takes `path`. */
export interface Location {
  /** What messages call it. */
  readonly shown: string;
  /** Absolute, and without links as far as it exists. */
  readonly path: string;
}

/**
 * Finds out where a path leads. This is done once, so that no later step takes the same path in another way.
 * @param path - relative to the working directory, unless it is absolute
 * @param shown - what messages call it
 */
export function locate(path: string, shown = path): Location {
  return { shown, path: realPath(resolve(path)) };
}

/** A file or folder inside a folder. */
export function locateIn({ shown, path }: Location, name: string): Location {
  return { shown: `${shown.replace(/[\\/]$/, "")}/${name}`, path: join(path, name) };
}

/** Whether a path is that of a folder, or of something in it. Both are absolute and without links. */
export function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** What is not there yet has no links in its name. */
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

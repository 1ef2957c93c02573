import { bug } from "../source/errors.js";
import { compareText } from "../xml/qname.js";

/** A folder of files in memory: the text of each file by its path, with slashes, in the order of the paths. */
export type MemoryFolder = ReadonlyMap<string, string>;

/** A file of such a folder. */
export type MemoryFile = readonly [path: string, text: string];

/**
 * Puts files together into a folder.
 * @throws Error if two files have the same path: one of them would be lost
 */
export function memoryFolder(files: Iterable<MemoryFile>): MemoryFolder {
  const sorted = [...files].sort(([a], [b]) => compareText(a, b));
  const twice = sorted.find(([path], index) => path === sorted[index + 1]?.[0]);
  if (twice !== undefined) throw bug(`two files would be called ${twice[0]}`);
  return new Map(sorted);
}

/** The files of a subfolder, by their paths from there. */
export function filesOf(subfolder: string, folder: MemoryFolder): MemoryFile[] {
  const start = `${subfolder}/`;
  return [...folder].filter(([path]) => path.startsWith(start)).map(([path, text]) => [path.slice(start.length), text]);
}

/** The same files in a folder around them. */
export function inside(folder: string, files: Iterable<MemoryFile>): MemoryFile[] {
  return [...files].map(([path, text]) => [`${folder}/${path}`, text]);
}

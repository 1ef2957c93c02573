import { bug } from "../source/errors.js";
import { compareText } from "../xml/qname.js";

/** A folder of files in memory: their texts by path, with slashes, in the order of the paths. */
export type MemoryFolder = FolderOf<string>;

/** A folder of files. The content of a file is text or bytes. */
export type OutputFolder = FolderOf<string | Uint8Array>;

/** The contents of files by path. */
type FolderOf<Content extends string | Uint8Array> = ReadonlyMap<string, Content>;

/** A file of a folder in memory. */
export type MemoryFile = readonly [path: string, text: string];

/**
 * Makes a folder of files.
 * @throws Error if two files have the same path: one of them would be lost
 */
export function memoryFolder<Content extends string | Uint8Array>(
  files: Iterable<readonly [path: string, content: Content]>,
): FolderOf<Content> {
  const sorted = [...files].sort(([a], [b]) => compareText(a, b));
  const twice = sorted.find(([path], index) => path === sorted[index + 1]?.[0]);
  if (twice !== undefined) throw bug(`two files would be called ${twice[0]}`);
  return new Map(sorted);
}

/** The files of a subfolder. Their paths begin there. */
export function filesOf(subfolder: string, folder: MemoryFolder): MemoryFile[] {
  const start = `${subfolder}/`;
  return [...folder].filter(([path]) => path.startsWith(start)).map(([path, text]) => [path.slice(start.length), text]);
}

/** The same files, with a folder before their paths. */
export function inside(folder: string, files: Iterable<MemoryFile>): MemoryFile[] {
  return [...files].map(([path, text]) => [`${folder}/${path}`, text]);
}

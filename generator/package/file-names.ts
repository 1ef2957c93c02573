import { codeInName, isDeviceName, LONGEST_FILE_NAME, shortHash } from "../source/file-name.js";
import { distinct } from "../typescript/distinct-names.js";

/**
 * Makes the name of a file or folder from any name, without an ending. It keeps the characters that every file system and every
 * URL allow.
 */
export function fileName(name: string): string {
  const plain = name.replace(/[^\w.-]|^[.-]|\.$/gu, codeInName) || "unnamed";
  return plain.length <= LONGEST_FILE_NAME ? plain : `${plain.slice(0, LONGEST_FILE_NAME)}_${shortHash(name)}`;
}

/** How the files of one folder get their names. */
export interface Naming<T> {
  readonly nameOf: (item: T) => string;
  /** The name to try if two items have the same one. */
  readonly longerNameOf?: (item: T) => string;
  /** A text that differs for all items; their name, unless given. */
  readonly keyOf?: (item: T) => string;
  /** Whether something else in the folder has a name. The name comes in lower case. */
  readonly isTaken?: (name: string) => boolean;
}

/** Gives items file names that differ in more than case. Where nothing else makes them differ, they get a hash. */
export function fileNames<T>(
  items: readonly T[],
  { nameOf, longerNameOf = nameOf, keyOf = nameOf, isTaken = () => false }: Naming<T>,
): Map<T, string> {
  const hashed = (item: T): string => `${fileName(nameOf(item))}_${shortHash(keyOf(item))}`;
  const rule = (name: (item: T) => string) => (item: T) => {
    const file = fileName(name(item));
    return isTaken(file.toLowerCase()) || isDeviceName(file) ? hashed(item) : file;
  };
  return distinct(items, (file) => [file.toLowerCase()], rule(nameOf), rule(longerNameOf), hashed);
}

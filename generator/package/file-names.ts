import { codeInName, isDeviceName, LONGEST_FILE_NAME, shortHash } from "../source/file-name.js";
import { distinct } from "../typescript/distinct-names.js";

/**
 * A name as the name of a file or folder, without ending: as it is, if it is made of what every file system and every URL
 * can hold.
 */
export function fileName(name: string): string {
  const plain = name.replace(/[^\w.-]|^[.-]|\.$/gu, codeInName) || "unnamed";
  return plain.length <= LONGEST_FILE_NAME ? plain : `${plain.slice(0, LONGEST_FILE_NAME)}_${shortHash(name)}`;
}

/** How the items of one folder get their names. */
export interface Naming<T> {
  readonly nameOf: (item: T) => string;
  /** What is tried where names clash. */
  readonly longerNameOf?: (item: T) => string;
  /** What tells items apart; their name, unless given. */
  readonly keyOf?: (item: T) => string;
  /** Whether something else in the folder has a name, which comes in small letters. */
  readonly isTaken?: (name: string) => boolean;
}

/** File names that differ where case does not count, with a hash where nothing else tells two items apart. */
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

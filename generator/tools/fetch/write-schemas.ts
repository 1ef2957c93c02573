import type { Difference } from "../../files/compare-folder.js";
import { type Location, locateIn } from "../../files/location.js";
import { checkOutputFolder } from "../../files/output-folder.js";
import { leftBehind, readText } from "../../files/read-text.js";
import { replaceFiles } from "../../files/replace-files.js";
import { type MemoryFile, type MemoryFolder, memoryFolder } from "../../package/memory-folder.js";
import { InputError } from "../../source/errors.js";
import { compareText } from "../../xml/qname.js";
import type { FetchedSchemas } from "./fetch-schemas.js";
import { EMPTY_LOCK, LOCK_FILE, parseLock, printLock, type SourceLock } from "./source-lock.js";

/** What becomes of endpoints that the lock has and this fetch has not asked for. */
export type OtherEndpoints = "keep" | "remove";

/** The lock has the hash of every file, so Git must not change the ends of their lines, as `core.autocrlf` would. */
const ATTRIBUTES: MemoryFile = [".gitattributes", "* -text\n"];

/**
 * Puts what has been fetched into a schemas folder, all of it or nothing. Of the files that are there, only those are
 * replaced or removed that the lock names: what people have written themselves stays.
 * @returns what has changed
 * @throws InputError if a file is in the way, or the folder cannot be written
 */
export function writeSchemas(fetched: FetchedSchemas, folder: Location, others: OtherEndpoints): Difference[] {
  checkOutputFolder(folder, undefined);
  const before = readLock(folder);
  const after: SourceLock = {
    ...before,
    endpoints: { ...(others === "keep" ? before.endpoints : {}), ...fetched.endpoints },
  };
  const attributes = readText(locateIn(folder, ATTRIBUTES[0]).path) === undefined ? [ATTRIBUTES] : [];
  const files = memoryFolder([...fetched.files, [LOCK_FILE, printLock(after)], ...attributes]);
  const differences = compareFiles(files, folder, before, after);
  replaceFiles(files, differences, folder);
  return differences;
}

/**
 * The lock of a schemas folder; one without endpoints if there is none.
 * @throws InputError if it cannot be used
 */
export function readLock(folder: Location): SourceLock {
  const { shown, path } = locateIn(folder, LOCK_FILE);
  const text = readText(path);
  return text === undefined ? EMPTY_LOCK : parseLock(text, shown);
}

function compareFiles(files: MemoryFolder, folder: Location, before: SourceLock, after: SourceLock): Difference[] {
  const owned = new Set([LOCK_FILE, ...lockedFiles(before)]);
  const kept = lockedFiles(after);
  const differences: Difference[] = [...owned]
    .filter((path) => path !== LOCK_FILE && !kept.has(path) && readText(locateIn(folder, path).path) !== undefined)
    .concat(leftBehind(folder))
    .map((path) => ({ kind: "stale", path }));
  for (const [path, text] of files) {
    const { shown, path: file } = locateIn(folder, path);
    const present = readText(file);
    if (present === text) continue;
    if (present !== undefined && !owned.has(path)) {
      throw new InputError(
        `${shown}: was not written by fetch, and stays as it is; move it, or choose a folder with --schemas`,
      );
    }
    differences.push({ kind: present === undefined ? "missing" : "changed", path });
  }
  return differences.sort((a, b) => compareText(a.path, b.path));
}

/** The files that a lock names. */
function lockedFiles({ endpoints }: SourceLock): ReadonlySet<string> {
  return new Set(Object.values(endpoints).flatMap(({ files }) => Object.keys(files)));
}

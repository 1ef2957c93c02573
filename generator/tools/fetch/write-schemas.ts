import type { Difference } from "../../files/compare-folder.js";
import { type Location, locateIn } from "../../files/location.js";
import { checkOutputFolder } from "../../files/output-folder.js";
import { leftBehind, readText } from "../../files/read-text.js";
import type { FolderUpdate } from "../../files/replace-files.js";
import { updateFolder } from "../../files/update-folder.js";
import { type MemoryFile, type MemoryFolder, memoryFolder } from "../../package/memory-folder.js";
import { InputError } from "../../source/errors.js";
import { compareText } from "../../xml/qname.js";
import type { FetchedSchemas } from "./fetched-schemas.js";
import {
  EMPTY_LOCK,
  isAsLocked,
  LOCK_FILE,
  type LockedFile,
  lockText,
  parseLock,
  printLock,
  type SourceLock,
} from "./source-lock.js";

/** What to do with endpoints in the lock that this fetch has not asked for. */
export type OtherEndpoints = "keep" | "remove";

/** The lock has the hash of every file, so Git must not change line ends, as `core.autocrlf` would. */
const ATTRIBUTES: MemoryFile = [".gitattributes", "* -text\n"];

/**
 * Writes fetched files to a schemas folder, all of them or none. A file in the folder is only replaced or removed if the lock names it
 * and nobody has changed it since. Files that people have written stay.
 * @returns what has changed
 * @throws InputError if a file is in the way, or the folder cannot be written
 */
export function writeSchemas(fetched: FetchedSchemas, folder: Location, others: OtherEndpoints): readonly Difference[] {
  checkOutputFolder(folder, []);
  return updateFolder(folder, () => planUpdate(fetched, folder, others));
}

function planUpdate(fetched: FetchedSchemas, folder: Location, others: OtherEndpoints): FolderUpdate {
  const before = readLock(folder);
  const after: SourceLock = {
    ...before,
    endpoints: { ...(others === "keep" ? before.endpoints : {}), ...fetched.endpoints },
  };
  const attributes = readText(locateIn(folder, ATTRIBUTES[0]).path) === undefined ? [ATTRIBUTES] : [];
  const files = memoryFolder([...fetched.files, [LOCK_FILE, printLock(after)], ...attributes]);
  return { files, differences: compareFiles(files, folder, before, after), last: LOCK_FILE };
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
  const locked = lockedFiles(before);
  const kept = lockedFiles(after);
  const differences: Difference[] = [...locked]
    .filter(([path, file]) => !kept.has(path) && isStale(locateIn(folder, path), file))
    .map(([path]) => path)
    .concat(leftBehind(folder))
    .map((path) => ({ kind: "stale", path }));
  for (const [path, text] of files) {
    const file = locateIn(folder, path);
    const present = readText(file.path);
    if (path !== LOCK_FILE && present !== undefined && present !== text) checkFetched(file, present, locked.get(path));
    if (present === undefined || !isSame(present, text, path))
      differences.push({ kind: present === undefined ? "missing" : "changed", path });
  }
  return differences.sort((a, b) => compareText(a.path, b.path));
}

function isStale(file: Location, locked: LockedFile): boolean {
  const text = readText(file.path);
  if (text !== undefined) checkFetched(file, text, locked);
  return text !== undefined;
}

/** A document that differs only in what the lock leaves out is not written, so that nobody has to review it. */
function isSame(present: string, text: string, path: string): boolean {
  return path === LOCK_FILE ? present === text : isAsLocked(present, lockText(text));
}

/**
 * A lock is untrusted, and may name a file that a person has written. So a file is replaced or removed only if its hash is that of
 * the lock.
 * @throws InputError if a file is not what fetch has written
 */
function checkFetched({ shown }: Location, text: string, locked: LockedFile | undefined): void {
  if (locked === undefined)
    throw new InputError(
      `${shown}: was not written by fetch, and is not replaced; move it, or choose a folder with --schemas`,
    );
  if (!isAsLocked(text, locked))
    throw new InputError(
      `${shown}: has changed since it was fetched, and is not replaced; undo the change or delete the file`,
    );
}

/** The files that a lock names. */
function lockedFiles({ endpoints }: SourceLock): ReadonlyMap<string, LockedFile> {
  return new Map(Object.values(endpoints).flatMap(({ files }) => Object.entries(files)));
}

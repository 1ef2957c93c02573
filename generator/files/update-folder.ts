import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { STAGING } from "../package/output-rules.js";
import { InputError } from "../source/errors.js";
import type { Difference } from "./compare-folder.js";
import { withFolderLock } from "./folder-lock.js";
import type { Location } from "./location.js";
import { makeFolder } from "./make-folder.js";
import { type FolderUpdate, replaceFiles } from "./replace-files.js";
import { describeFailure, hasCode } from "./system-error.js";

/**
 * Brings a folder up to date. Two runs do so one after the other, and each looks at the folder again. Leftovers of killed runs are
 * removed.
 * @param plan - returns the changes to make; called once more when no other run can write
 * @returns what has changed
 * @throws InputError if the folder cannot be written, or another run does not end
 */
export function updateFolder(folder: Location, plan: () => FolderUpdate): readonly Difference[] {
  const { differences } = plan();
  const lock = `${besideFolder(folder.path)}lock`;
  if (differences.length === 0 && leftBehind(folder.path).length === 0 && !existsSync(lock)) return differences;
  try {
    return inParent(dirname(folder.path), () =>
      withFolderLock(lock, folder, () => {
        const update = plan();
        replaceFiles(update, folder, besideFolder(folder.path));
        for (const path of leftBehind(folder.path)) rmSync(path, { recursive: true, force: true });
        return update.differences;
      }),
    );
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(`${folder.shown}: ${describeFailure(cause)}`, { cause });
  }
}

/** The beginning of the paths that are used beside a folder while it is written. */
function besideFolder(folder: string): string {
  return join(dirname(folder), `${STAGING}${basename(folder)}-`);
}

/** The folders for new files, in the folder and beside it. If no run is writing, killed runs have left them. */
function leftBehind(folder: string): string[] {
  const beside = basename(besideFolder(folder));
  // Node.js gives such a folder six characters of its own.
  const isOurs = (name: string): boolean =>
    name.startsWith(beside) && /^(?:\w{6}|lock-\d+)$/.test(name.slice(beside.length));
  return [...namesIn(folder, (name) => name.startsWith(STAGING)), ...namesIn(dirname(folder), isOurs)];
}

function namesIn(folder: string, isWanted: (name: string) => boolean): string[] {
  try {
    return readdirSync(folder)
      .filter(isWanted)
      .map((name) => join(folder, name));
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR", "EACCES", "EPERM")) return [];
    throw error;
  }
}

/** Makes the parent of a folder. If `run` fails, the parent is removed again, unless it is in use. */
function inParent<T>(parent: string, run: () => T): T {
  const created = makeFolder(parent);
  try {
    return run();
  } catch (error) {
    if (created !== undefined) removeEmpty(parent, dirname(created));
    throw error;
  }
}

function removeEmpty(folder: string, outermost: string): void {
  if (folder === outermost || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmpty(dirname(folder), outermost);
}

import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { OutputFolder } from "../package/memory-folder.js";
import { isMarker, STAGING } from "../package/output-rules.js";
import { InputError } from "../source/errors.js";
import type { Difference } from "./compare-folder.js";
import { contains, type Location } from "./location.js";
import { makeFolder } from "./make-folder.js";
import { hasCode } from "./system-error.js";

/** The wanted content of a folder, and how the folder differs from it now. */
export interface FolderUpdate {
  readonly files: OutputFolder;
  readonly differences: readonly Difference[];
  /** The file that describes the others. It is replaced last, so that it never describes files that are not there yet. */
  readonly last?: string;
}

/**
 * Writes and removes the files that differ, all of them or none. If the folder does not exist or is empty, it appears as a whole, by
 * one rename. In any other folder, each new file is renamed over the old one; if that fails, all old files are put back. No file is
 * missing at any moment, and files that do not differ are not touched.
 * @param beside - the beginning of the path of a folder for new files, outside of the folder
 * @throws Error if the folder cannot be written
 */
export function replaceFiles(update: FolderUpdate, folder: Location, beside: string): void {
  if (update.differences.length === 0) return;
  if (isNothing(folder.path) && putWhole(update, folder.path, beside)) return;
  putEach(update, folder);
}

function isNothing(target: string): boolean {
  const stats = lstatSync(target, { throwIfNoEntry: false });
  return stats === undefined || (stats.isDirectory() && readdirSync(target).length === 0);
}

/**
 * The errors of an operating system if one folder cannot replace another, for example because the empty folder is the root of a
 * disk.
 */
const NO_SWAP = ["EACCES", "EBUSY", "EEXIST", "ENOTEMPTY", "EPERM", "EROFS", "EXDEV"];

/** @returns false if the folder cannot appear as a whole */
function putWhole(update: FolderUpdate, target: string, beside: string): boolean {
  let staging: string | undefined;
  try {
    staging = mkdtempSync(beside);
    stage(update, staging);
    renameSync(join(staging, "new"), target);
    return true;
  } catch (error) {
    if (hasCode(error, ...NO_SWAP)) return false;
    throw error;
  } finally {
    if (staging !== undefined) rmSync(staging, { recursive: true, force: true });
  }
}

function putEach(update: FolderUpdate, { shown, path: target }: Location): void {
  const created = makeFolder(target);
  let staging: string | undefined;
  try {
    staging = mkdtempSync(join(target, STAGING));
    stage(update, staging);
    replace(update, staging, { shown, path: target });
  } finally {
    if (staging !== undefined) rmSync(staging, { recursive: true, force: true });
    if (created !== undefined) removeEmptyFolders(target, dirname(created));
  }
}

function stage({ files, differences }: FolderUpdate, staging: string): void {
  const folders = new Set<string>();
  for (const { path } of differences) {
    const text = files.get(path);
    if (text === undefined) continue;
    const file = join(staging, "new", path);
    const folder = dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(file, text);
  }
}

/** Moves stale files away and new files to their places. If one step fails, all are undone. */
function replace({ differences, last }: FolderUpdate, staging: string, folder: Location): void {
  const target = folder.path;
  const undo: (() => void)[] = [];
  try {
    for (const { kind, path } of differences) {
      if (kind !== "stale") continue;
      const [file, kept] = [join(target, path), join(staging, "old", path)];
      checkInside(file, folder);
      rename(file, kept);
      undo.push(() => rename(kept, file));
      // The folder may be empty now, and a new file may have its name.
      removeEmptyFolders(dirname(file), target);
    }
    for (const { kind, path } of inOrder(differences, last)) {
      const file = join(target, path);
      if (kind === "stale") continue;
      mkdirSync(dirname(file), { recursive: true });
      checkInside(file, folder);
      if (kind === "changed") keepOld(file, join(staging, "old", path), undo);
      if (kind === "missing") undo.push(() => rmSync(file, { force: true }));
      renameSync(join(staging, "new", path), file);
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

/**
 * The order in which files are replaced. The first file marks the folder as ours: if the run is killed after it, the next run may
 * go on.
 */
function inOrder(differences: readonly Difference[], last: string | undefined): Difference[] {
  const rank = ({ path }: Difference): number => (isMarker(path) ? 0 : path === last ? 2 : 1);
  return [...differences].sort((a, b) => rank(a) - rank(b));
}

/** @throws InputError if the folder of a file is outside of the target, because of a link or of its name */
function checkInside(file: string, { shown, path: target }: Location): void {
  if (contains(realpathSync.native(target), realpathSync.native(dirname(file)))) return;
  throw new InputError(`${shown}: a link in it leads out of it, to ${dirname(file)}; nothing is written there`);
}

/** Copies the old file, or the link in its place, so that it can be put back. */
function keepOld(file: string, kept: string, undo: (() => void)[]): void {
  cpSync(file, kept, { verbatimSymlinks: true });
  undo.push(() => rename(kept, file));
}

function rename(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

function removeEmptyFolders(folder: string, target: string): void {
  if (folder === target || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmptyFolders(dirname(folder), target);
}

import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { MemoryFolder } from "../package/memory-folder.js";
import { STAGING } from "../package/output-rules.js";
import { InputError } from "../source/errors.js";
import type { Difference } from "./compare-folder.js";
import type { Location } from "./location.js";

/**
 * Writes and removes the files that differ, all of them or none. New files are first written to a folder inside the target, and
 * then renamed over the old ones. If that fails, the old ones are put back. No file is missing at any moment. Files that do not
 * differ are not touched.
 * @throws InputError if the folder cannot be written
 */
export function replaceFiles(files: MemoryFolder, differences: readonly Difference[], folder: Location): void {
  if (differences.length === 0) return;
  const target = folder.path;
  let created: string | undefined;
  let staging: string | undefined;
  try {
    created = mkdirSync(target, { recursive: true });
    staging = mkdtempSync(join(target, STAGING));
    stage(files, differences, staging);
    replace(differences, staging, target);
    created = undefined;
  } catch (cause) {
    throw new InputError(`${folder.shown}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  } finally {
    if (staging !== undefined) rmSync(staging, { recursive: true, force: true });
    if (created !== undefined) rmSync(created, { recursive: true, force: true });
  }
}

function stage(files: MemoryFolder, differences: readonly Difference[], staging: string): void {
  for (const { path } of differences) {
    const text = files.get(path);
    if (text === undefined) continue;
    const file = join(staging, "new", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Moves stale files away and new files to their places. If one step fails, all are undone. */
function replace(differences: readonly Difference[], staging: string, target: string): void {
  const undo: (() => void)[] = [];
  const move = (from: string, to: string): void => {
    rename(from, to);
    undo.push(() => rename(to, from));
  };
  try {
    for (const { kind, path } of differences) {
      if (kind !== "stale") continue;
      move(join(target, path), join(staging, "old", path));
      // The folder may be empty now, and a new file may have its name.
      removeEmptyFolders(dirname(join(target, path)), target);
    }
    for (const { kind, path } of differences) {
      if (kind === "changed") keepOld(join(target, path), join(staging, "old", path), undo);
      if (kind === "missing") undo.push(() => rmSync(join(target, path), { force: true }));
      if (kind !== "stale") rename(join(staging, "new", path), join(target, path));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
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

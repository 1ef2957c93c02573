import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "../errors.js";
import { comparePackage, type Difference } from "./compare-package.js";
import type { GeneratedPackage } from "./generated-package.js";

/**
 * Makes a folder hold exactly this package. All or nothing: new files are written beside the folder first,
 * then renamed into place, and if that fails, renamed back. Files that are right already are not touched.
 * @returns what has changed
 * @throws InputError if the folder holds something else, or cannot be written
 */
export function writePackage(generated: GeneratedPackage, folder: string): Difference[] {
  const differences = comparePackage(generated, folder);
  if (differences.length === 0) return differences;
  const target = resolve(folder);
  let staging: string | undefined;
  try {
    mkdirSync(dirname(target), { recursive: true });
    staging = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
    stage(generated, differences, staging);
    replace(differences, staging, target);
    return differences;
  } catch (cause) {
    throw new InputError(`${folder}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  } finally {
    if (staging !== undefined) rmSync(staging, { recursive: true, force: true });
  }
}

function stage(generated: GeneratedPackage, differences: readonly Difference[], staging: string): void {
  for (const { path } of differences) {
    const text = generated.get(path);
    if (text === undefined) continue;
    const file = join(staging, "new", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Moves old files aside, then new ones in, and undoes all of it if one move fails. */
function replace(differences: readonly Difference[], staging: string, target: string): void {
  const undo: (() => void)[] = [];
  const move = (from: string, to: string): void => {
    rename(from, to);
    undo.push(() => rename(to, from));
  };
  try {
    for (const { kind, path } of differences) {
      if (kind === "missing") continue;
      move(join(target, path), join(staging, "old", path));
      // A new file may have the name of a folder that is empty now.
      removeEmptyFolders(dirname(join(target, path)), target);
    }
    for (const { kind, path } of differences) {
      if (kind !== "stale") move(join(staging, "new", path), join(target, path));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
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

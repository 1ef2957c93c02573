import { lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { MemoryFolder } from "../package/memory-folder.js";
import { compareFolder, type Difference } from "./compare-folder.js";
import { kindOfPath } from "./kind-of-path.js";
import type { Location } from "./location.js";
import { checkOutputFolder } from "./output-folder.js";
import { writeFolder } from "./write-folder.js";

/** A folder to write, and the files and folders that its files are made from. */
export interface WantedFolder {
  readonly files: MemoryFolder;
  readonly folder: Location;
  readonly inputs: readonly Location[];
}

/**
 * Writes several folders as `writeFolder` does: all of them, or none. If one cannot be written, those before it get their old files
 * back.
 * @returns what has changed, for each folder
 * @throws InputError if a folder has other content, is one that people work in, or cannot be written
 */
export function writeFolders(wanted: readonly WantedFolder[]): (readonly Difference[])[] {
  const [only, second] = wanted;
  if (only !== undefined && second === undefined) return [writeFolder(only.files, only.folder, only.inputs)];
  // Most of what can be wrong with a folder is found before any is written.
  const planned = wanted.map((each) => {
    const differences = compareFolder(each.files, each.folder);
    checkOutputFolder(each.folder, each.inputs);
    return { each, undo: undoing(each.folder, differences) };
  });
  const written: (() => void)[] = [];
  try {
    return planned.map(({ each: { files, folder, inputs }, undo }) => {
      const differences = writeFolder(files, folder, inputs);
      written.push(undo);
      return differences;
    });
  } catch (error) {
    for (const undo of written.reverse()) undo();
    throw error;
  }
}

/** Keeps what is about to be replaced. @returns a function that puts it back */
function undoing({ path: folder }: Location, differences: readonly Difference[]): () => void {
  if (kindOfPath(folder) === "nothing") return () => rmSync(folder, { recursive: true, force: true });
  const steps = differences.map(({ kind, path }) => {
    const file = join(folder, path);
    return kind === "missing" ? () => rmSync(file, { force: true }) : keep(file);
  });
  return () => {
    for (const step of steps) step();
  };
}

/** Keeps a file, or the link in its place. */
function keep(file: string): () => void {
  if (lstatSync(file).isSymbolicLink()) {
    const target = readlinkSync(file);
    return () => putBack(file, () => symlinkSync(target, file));
  }
  const content = readFileSync(file);
  return () => putBack(file, () => writeFileSync(file, content));
}

function putBack(file: string, write: () => void): void {
  rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
  write();
}

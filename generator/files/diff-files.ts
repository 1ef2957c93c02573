import { lstatSync, readFileSync } from "node:fs";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import type { MemoryFolder } from "../package/memory-folder.js";
import { type Location, locateIn } from "./location.js";

/** How many lines of a file's diff are shown. They are enough to see what kind of difference it is. */
const MAX_LINES = 40;

/** With more changed lines than this, a diff takes long to compute, and nobody reads it. */
const MAX_EDITS = 1000;

const MAX_BYTES = 1024 * 1024;

/** The files that a folder on disk should hold. */
export interface WantedFiles {
  readonly files: MemoryFolder;
  /** Their origin, for the head of a diff: "from the schemas". */
  readonly origin: string;
}

/**
 * The change that a file on disk needs, as a unified diff.
 * @returns its first lines; no lines if the file is only on one side, is not text, or is too large
 */
export function diffFile(path: string, { files, origin }: WantedFiles, folder: Location): string[] {
  const wanted = files.get(path);
  const { shown: name, path: file } = locateIn(folder, path);
  const onDisk = readText(file);
  if (wanted === undefined || onDisk === undefined) return [];
  const options = { context: 2, maxEditLength: MAX_EDITS, headerOptions: FILE_HEADERS_ONLY };
  const patch = createTwoFilesPatch(name, name, onDisk, wanted, "on disk", origin, options);
  if (patch === undefined) return [`--- ${name}\ton disk`, `+++ ${name}\t${origin}`, "… too many differences to show"];
  return shorten(patch.trimEnd().split("\n"));
}

function shorten(lines: string[]): string[] {
  const rest = lines.length - MAX_LINES;
  return rest <= 1 ? lines : [...lines.slice(0, MAX_LINES), `… and ${rest} more lines`];
}

/** Undefined if there is no such file, or it is too large or not text. */
function readText(file: string): string | undefined {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > MAX_BYTES) return undefined;
  const text = readFileSync(file, "utf8");
  return text.includes("\0") ? undefined : text;
}

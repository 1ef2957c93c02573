import { lstatSync, readFileSync } from "node:fs";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import type { MemoryFolder } from "../package/memory-folder.js";
import { type Location, locateIn } from "./location.js";

/** Lines of one file's diff that are shown: enough to see what kind of difference it is. */
const MAX_LINES = 40;

/** Beyond so many changed lines, finding the fewest takes long, and nobody reads them. */
const MAX_EDITS = 1000;

const MAX_BYTES = 1024 * 1024;

/** Files of which those in a folder are to be copies. */
export interface WantedFiles {
  readonly files: MemoryFolder;
  /** Where they come from, for the head of a diff: "from the schemas". */
  readonly origin: string;
}

/**
 * What has to change in a file on disk to make it what it should be, as a unified diff.
 * @returns its first lines; none for a file that is not on both sides, or that is not text of reasonable size
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

/** Undefined for what is not there, or not a text file. */
function readText(file: string): string | undefined {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > MAX_BYTES) return undefined;
  const text = readFileSync(file, "utf8");
  return text.includes("\0") ? undefined : text;
}

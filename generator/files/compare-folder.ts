import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { OutputFolder } from "../package/memory-folder.js";
import { describeContent, isLeftAlone, MARKER, STAGING } from "../package/output-rules.js";
import { InputError } from "../source/errors.js";
import { compareText } from "../xml/qname.js";
import type { Location } from "./location.js";

/** A file on disk that differs from the wanted one. */
export interface Difference {
  readonly kind: "changed" | "missing" | "stale";
  /** Relative to the folder, with slashes. */
  readonly path: string;
}

/**
 * Compares a folder in memory with one on disk, byte for byte.
 * @throws InputError if the folder on disk holds something else: all of it would be stale
 */
export function compareFolder(wanted: OutputFolder, { shown, path: folder }: Location): Difference[] {
  requireNoFile({ shown, path: folder });
  // Another folder may be as large as a disk, so its content is not listed.
  if (!isOurs(folder, wanted.get(MARKER)) && !isEmpty(folder)) {
    throw new InputError(`${shown}: not empty, and not ${describeContent(wanted)}`);
  }
  const present = new Map(listEntries(folder));
  const differences: Difference[] = [...present.keys()]
    .filter((path) => !wanted.has(path))
    .map((path) => ({ kind: "stale", path }));
  for (const [path, text] of wanted) {
    const entry = present.get(path);
    if (entry === undefined) differences.push({ kind: "missing", path });
    // A link does not count as the file that it leads to.
    else if (!entry.isFile() || !holds(join(folder, path), text)) differences.push({ kind: "changed", path });
  }
  return differences.sort((a, b) => compareText(a.path, b.path));
}

function requireNoFile({ shown, path }: Location): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new InputError(`${shown}: is a file, not a folder`);
}

/** Whether a file has this content. */
function holds(path: string, content: string | Uint8Array): boolean {
  return readFileSync(path).equals(Buffer.from(content));
}

/** Whether a folder does not exist or is empty. Leftovers of a killed run do not count. */
function isEmpty(folder: string): boolean {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return true;
  return readdirSync(folder).every((name) => name.startsWith(STAGING));
}

/** All that is in a folder but folders, by path. */
function listEntries(folder: string, below = ""): [path: string, entry: Dirent][] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(join(folder, below), { withFileTypes: true })
    .filter(({ name }) => below !== "" || !isLeftAlone(name))
    .flatMap((entry) => {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? listEntries(folder, path) : [[path, entry]];
    });
}

/** Whether the folder was written by this program, with the same kind of content. */
function isOurs(folder: string, marker: string | Uint8Array | undefined): boolean {
  try {
    if (marker !== undefined) return readFileSync(join(folder, MARKER), "utf8") === marker;
    const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return (
      typeof manifest === "object" &&
      manifest !== null &&
      "generator" in manifest &&
      manifest.generator === "netserver-soapgen"
    );
  } catch {
    return false;
  }
}

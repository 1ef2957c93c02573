import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { MemoryFolder } from "../package/memory-folder.js";

/** What a temporary folder holds. */
export interface TemporaryContent {
  readonly files: MemoryFolder;
  /** Folders that the temporary one is to have as well, by their path in it. */
  readonly links: ReadonlyMap<string, string>;
}

/** Writes files to a folder of their own, which is there only until `use` is done. */
export async function inTemporaryFolder<T>(
  { files, links }: TemporaryContent,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-"));
  try {
    for (const [path, text] of files) writeFileSync(newFile(folder, path), text);
    // Windows lets anyone make a junction; other systems do not know the word and make a link.
    for (const [path, target] of links) symlinkSync(target, newFile(folder, path), "junction");
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The path of a file that is about to be made, in a folder that is there. */
function newFile(folder: string, path: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  return file;
}

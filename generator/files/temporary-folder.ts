import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { MemoryFolder } from "../package/memory-folder.js";

/** The purpose and the content of a temporary folder. */
export interface TemporaryContent {
  /** Its purpose, which is part of its name. */
  readonly purpose: string;
  readonly files: MemoryFolder;
  /** Folders elsewhere that it links to, by the path of the link. */
  readonly links: ReadonlyMap<string, string>;
}

/** Writes files to a temporary folder, calls `use` with its path, and removes it. */
export async function inTemporaryFolder<T>(
  { purpose, files, links }: TemporaryContent,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `netserver-soapgen-${purpose}-`));
  try {
    for (const [path, text] of files) writeFileSync(newFile(folder, path), text);
    // On Windows, everybody may make a junction, but not a link. Other systems ignore the argument.
    for (const [path, target] of links) symlinkSync(target, newFile(folder, path), "junction");
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The path of a new file. Its folder is made. */
function newFile(folder: string, path: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  return file;
}

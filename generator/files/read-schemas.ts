import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { STAGING } from "../package/output-rules.js";
import { decodeSource } from "../source/decode-source.js";
import { InputError } from "../source/errors.js";
import { folderName, type SourceFiles, type SourceText } from "../source/source-text.js";
import { compareText } from "../xml/qname.js";

/**
 * Reads all WSDL and XSD files below a folder. They are named as the folder is given, with slashes:
 * `schemas/Services88/Batch.wsdl`.
 * @throws InputError if there is no such folder or a file cannot be read
 */
export function readSchemas(folder: string): SourceFiles {
  const root = folderName(folder);
  requireFolder(folder);
  // Links are no files of the folder, wherever they lead.
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    // A fetch that was killed may have left new files behind.
    .filter((path) => /\.(?:wsdl|xsd)$/i.test(path) && !path.startsWith(STAGING))
    .sort(compareText);
  return new Map(
    paths
      .map((path) => ({ name: `${root}/${path}`, file: join(folder, path) }))
      .map(({ name, file }) => [name, readSource(name, file)]),
  );
}

/** More than ten times what all endpoints of NetServer have together. */
const MAX_BYTES = 64 * 2 ** 20;

/** @throws InputError if the file is too large, or not text */
export function readSource(name: string, file: string): SourceText {
  if (statSync(file).size > MAX_BYTES) throw new InputError(`${name}: larger than ${MAX_BYTES / 2 ** 20} MiB`);
  return decodeSource(name, readFileSync(file));
}

/** @throws InputError if there is no such folder */
export function requireFolder(folder: string): void {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) throw new InputError(`${folder}: no such folder`);
}

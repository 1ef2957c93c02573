import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../errors.js";
import { decodeSource } from "../xml/decode-source.js";
import { compareText } from "../xml/qname.js";
import { folderName, type SourceFiles } from "../xml/source-text.js";
import { STAGING } from "./compare-package.js";

/**
 * Reads all WSDL and XSD files below a folder. They are named as the folder is given, with slashes:
 * `schemas/Services88/Batch.wsdl`.
 * @throws InputError if there is no such folder or a file cannot be read
 */
export function readSchemas(folder: string): SourceFiles {
  const root = folderName(folder);
  requireFolder(folder);
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    // A fetch that was killed may have left new files behind.
    .filter((path) => /\.(?:wsdl|xsd)$/i.test(path) && !path.startsWith(STAGING))
    .sort(compareText);
  return new Map(
    paths
      .map((path) => ({ name: `${root}/${path}`, file: join(folder, path) }))
      .filter(({ file }) => statSync(file).isFile())
      .map(({ name, file }) => [name, decodeSource(name, readFileSync(file))]),
  );
}

/** @throws InputError if there is no such folder */
export function requireFolder(folder: string): void {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) throw new InputError(`${folder}: no such folder`);
}

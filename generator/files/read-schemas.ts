import { statSync } from "node:fs";
import { basename } from "node:path";
import { InputError } from "../source/errors.js";
import { folderName, type SchemaFiles } from "../source/source-text.js";
import { compareText } from "../xml/qname.js";
import { listSchemas } from "./list-schemas.js";
import type { Location } from "./location.js";
import { readImported } from "./read-imported.js";
import { readSource } from "./read-source.js";

/**
 * Reads all WSDL and XSD files in a folder and in its subfolders, and the files there that they import. Their names begin with the
 * folder as it was given, and have slashes: `schemas/Services88/Batch.wsdl`.
 * @throws InputError if there is no such folder, a link leads out of it, or a file is too large or not text
 */
export function readSchemas(location: Location): SchemaFiles {
  requireFolder(location);
  const folder = folderName(location.shown);
  const root = { shown: folder, path: location.path };
  const listed = listSchemas(root).map(readSource);
  const sources = [...listed, ...readImported(listed, root, readSource)].sort((a, b) => compareText(a.name, b.name));
  return {
    folder,
    ownName: basename(location.path),
    files: new Map(sources.map((source) => [source.name, source])),
  };
}

/** @throws InputError if there is no such folder */
export function requireFolder({ shown, path }: Location): void {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) throw new InputError(`${shown}: no such folder`);
}

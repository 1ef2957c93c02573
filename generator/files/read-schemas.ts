import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { STAGING } from "../package/output-rules.js";
import { decodeSource } from "../source/decode-source.js";
import { InputError } from "../source/errors.js";
import { folderName, type SchemaFiles, type SourceText } from "../source/source-text.js";
import { compareText } from "../xml/qname.js";
import type { Location } from "./location.js";

/**
 * Reads all WSDL and XSD files in a folder and in its subfolders. Their names begin with the folder as it was given, and have
 * slashes: `schemas/Services88/Batch.wsdl`.
 * @throws InputError if there is no such folder, or a file is too large or not text
 */
export function readSchemas(location: Location): SchemaFiles {
  requireFolder(location);
  const folder = folderName(location.shown);
  // Links are left out, wherever they lead.
  const paths = readdirSync(location.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(location.path, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    // A killed fetch may have left new files there.
    .filter((path) => /\.(?:wsdl|xsd)$/i.test(path) && !path.startsWith(STAGING))
    .sort(compareText);
  const sources = paths.map((path) => readSource({ shown: `${folder}/${path}`, path: join(location.path, path) }));
  return {
    folder,
    ownName: basename(location.path),
    files: new Map(sources.map((source) => [source.name, source])),
  };
}

/** More than ten times the size of all WSDL files of a NetServer together. */
const MAX_BYTES = 64 * 2 ** 20;

/** @throws InputError if the file is too large, or not text */
export function readSource({ shown, path }: Location): SourceText {
  if (statSync(path).size > MAX_BYTES) throw new InputError(`${shown}: larger than ${MAX_BYTES / 2 ** 20} MiB`);
  return decodeSource(shown, readFileSync(path));
}

/** @throws InputError if there is no such folder */
export function requireFolder({ shown, path }: Location): void {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) throw new InputError(`${shown}: no such folder`);
}

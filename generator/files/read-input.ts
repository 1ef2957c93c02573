import { statSync } from "node:fs";
import { basename, dirname, posix } from "node:path";
import { InputError } from "../source/errors.js";
import { folderName, type SchemaFiles, type SourceFiles, type SourceText } from "../source/source-text.js";
import { compareText } from "../xml/qname.js";
import type { CatalogEntries } from "./catalog.js";
import { followReferences, type ReadFile } from "./follow-references.js";
import type { Location } from "./location.js";
import { readSchemas } from "./read-schemas.js";
import { readSource } from "./read-source.js";

/** How far the references of the input may reach. */
export interface InputRules {
  /** The folder that imports may not leave; the folder of the input if left out. */
  readonly root?: Location | undefined;
  readonly catalog?: CatalogEntries | undefined;
}

/**
 * Reads all WSDL and XSD files of a schemas folder, or of a folder that is one version, and what they refer to. The names of files
 * begin with the folder as it was given, and have slashes: `schemas/Services88/Batch.wsdl`.
 * @throws InputError if there is no such folder, a link or a reference leads out of it, or a file is too large or not text
 */
export function readFolder({ shown, path }: Location, rules: InputRules = {}): SchemaFiles {
  const folder = folderName(shown);
  const location = { shown: folder, path };
  const files = filesFrom(readSchemas(location), [location], rules);
  const byName = [...files].sort(([a], [b]) => compareText(a, b));
  return { folder, ownName: basename(path), files: new Map(byName) };
}

/**
 * Reads WSDL files that are given one by one, whatever they are called, and what they refer to. They are one version.
 * @throws InputError if one cannot be read
 */
export function readFiles(locations: readonly Location[], rules: InputRules = {}): SchemaFiles {
  const start = locations.map(({ shown, path }): ReadFile => {
    if (statSync(path, { throwIfNoEntry: false }) === undefined)
      throw new InputError(`${shown}: no such file or folder`);
    return { source: readSource({ shown: posix.normalize(folderName(shown)), path }), path };
  });
  const folders = locations.map(({ path }) => dirname(path));
  const roots = [...new Set(folders)].map((path) => ({ shown: shownFolder(path, start), path }));
  const names = start.map(({ source }) => source.name);
  const files = filesFrom(start, roots, rules);
  return { folder: names.join(", "), ownName: nameOf(names, folders), files, wsdls: names };
}

/**
 * Some files, and all that they refer to.
 * @param roots - the folders that references may reach, beside the one of the rules
 */
export function filesFrom(
  start: readonly ReadFile[],
  roots: readonly Location[],
  { root, catalog = new Map() }: InputRules,
): SourceFiles {
  const files = new Map<string, SourceText>(start.map(({ source }) => [source.name, source]));
  followReferences(start, files, { roots: [...roots, ...(root ? [root] : [])], catalog });
  return files;
}

function shownFolder(folder: string, start: readonly ReadFile[]): string {
  const inside = start.find(({ path }) => dirname(path) === folder);
  return posix.dirname(inside?.source.name ?? ".");
}

/** The name of one file without its ending, or of the folder of all. */
function nameOf([first = "", ...others]: readonly string[], folders: readonly string[]): string {
  if (others.length > 0) return basename(folders[0] ?? "");
  return posix.basename(first).replace(/\.[^.]*$/, "") || posix.basename(first);
}

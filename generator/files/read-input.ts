import { statSync } from "node:fs";
import { basename, dirname, posix } from "node:path";
import { InputError } from "../source/errors.js";
import { folderName, type SchemaFiles, type SourceText } from "../source/source-text.js";
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
 * Reads a schemas folder, or a folder that is one version, and what its files refer to.
 * @throws InputError if it cannot be read
 */
export function readFolder(location: Location, { root, catalog = new Map() }: InputRules = {}): SchemaFiles {
  const schemas = readSchemas(location);
  const { folder } = schemas;
  const files = new Map(schemas.files);
  const start = [...files.values()].map((source): ReadFile => {
    return { source, path: `${location.path}/${source.name.slice(folder.length + 1)}` };
  });
  followReferences(start, files, { roots: [{ shown: folder, path: location.path }, ...(root ? [root] : [])], catalog });
  return { ...schemas, files };
}

/**
 * Reads WSDL files that are given one by one, whatever they are called, and what they refer to. They are one version.
 * @throws InputError if one cannot be read
 */
export function readFiles(locations: readonly Location[], { root, catalog = new Map() }: InputRules = {}): SchemaFiles {
  const start = locations.map(({ shown, path }): ReadFile => {
    if (statSync(path, { throwIfNoEntry: false }) === undefined)
      throw new InputError(`${shown}: no such file or folder`);
    return { source: readSource({ shown: posix.normalize(folderName(shown)), path }), path };
  });
  const files = new Map<string, SourceText>(start.map(({ source }) => [source.name, source]));
  const folders = locations.map(({ path }) => dirname(path));
  const roots = [...new Set(folders)].map((path) => ({ shown: shownFolder(path, start), path }));
  followReferences(start, files, { roots: [...roots, ...(root ? [root] : [])], catalog });
  const names = start.map(({ source }) => source.name);
  return { folder: names.join(", "), ownName: nameOf(names, folders), files, wsdls: names };
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

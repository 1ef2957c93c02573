import { dirname, relative, resolve } from "node:path";
import { findVersions, isAlone } from "../../contract/find-versions.js";
import { type CatalogEntries, parseCatalog } from "../../files/catalog.js";
import { kindOfPath } from "../../files/kind-of-path.js";
import { contains, type Location, locate } from "../../files/location.js";
import { locateInConfiguration } from "../../files/read-configuration.js";
import { type InputRules, readFiles, readFolder } from "../../files/read-input.js";
import { readSource } from "../../files/read-source.js";
import { InputError } from "../../source/errors.js";
import { folderName, type SchemaFiles } from "../../source/source-text.js";
import { isAddress, parseAddress, showUrl } from "../../tools/fetch/address.js";
import { isPublication, openPublication, readPublication } from "../../tools/fetch/publication.js";
import type { Settings } from "../settings.js";
import { USUAL_FOLDERS } from "../usual-folders.js";
import type { Unpinned } from "./read-addresses.js";
import { pathOfSource } from "./source-path.js";

/**
 * Reads what the settings name: sources, or else the schemas folder.
 * @param unpinned - what to do with an address that has not been fetched
 */
export async function readInput(settings: Settings, unpinned: Unpinned = "ask"): Promise<SchemaFiles> {
  const { paths, urls } = sourcesOf(settings);
  const rules = rulesOf(settings);
  settings.show(`reading ${describeInput(settings)}`);
  if (paths.length + urls.length === 0) return readFolder(requireSchemas(settings), rules);
  const folders = paths.filter(({ path }) => isArchive(path) || kindOfPath(path) === "folder");
  const read = await Promise.all(folders.map((folder) => readOne(folder, rules)));
  const isRead = (file: Location): boolean => folders.some((folder, index) => hasFile(folder, read[index], file));
  const files = paths.filter((source) => !folders.includes(source) && !isRead(source));
  const fetched = urls.length > 0 ? await readPinned(urls, settings, unpinned) : [];
  return joined([...(files.length > 0 ? [readFiles(files, rules)] : []), ...read, ...fetched]);
}

/** Whether a file that is given is one of those that a given folder has. */
function hasFile(folder: Location, read: SchemaFiles | undefined, { path }: Location): boolean {
  if (read === undefined || !contains(folder.path, path)) return false;
  return read.files.has(`${read.folder}/${folderName(relative(folder.path, path))}`);
}

/** Few inputs have addresses, so what asks them is loaded only then. */
async function readPinned(urls: readonly URL[], settings: Settings, unpinned: Unpinned): Promise<SchemaFiles[]> {
  const { readAddresses } = await import("./read-addresses.js");
  return readAddresses(urls, settings, unpinned);
}

/** @throws InputError if nothing has named the folder, and it is not there: then its user is new, and may have a WSDL elsewhere */
function requireSchemas(settings: Settings): Location {
  const { schemas } = settings;
  if (!lacksUsualSchemas(settings)) return schemas;
  throw new InputError(`${schemas.shown}: no such folder; fetch makes it, or name a WSDL file, a folder or an address`);
}

/** Whether nothing has named the schemas folder, and it is not there. */
export function lacksUsualSchemas({ schemas, configuration }: Settings): boolean {
  const isUsual = schemas.shown === USUAL_FOLDERS.schemas || configuration.values.schemas === USUAL_FOLDERS.schemas;
  return isUsual && kindOfPath(schemas.path) === "nothing";
}

/** The input that is named: files and folders, and addresses. */
export interface Sources {
  readonly paths: readonly Location[];
  readonly urls: readonly URL[];
}

/** The sources that the options name, or else the configuration. One that is given twice counts once. */
export function sourcesOf({ sources = [], configuration: { values, file } }: Settings): Sources {
  const isGiven = sources.length > 0;
  const named = isGiven ? sources : (values.sources ?? []);
  const place = (source: string): Location => {
    const path = pathOfSource(source);
    return isGiven ? locate(path) : locateInConfiguration(file, path);
  };
  return {
    paths: distinct(named.filter((source) => !isAddress(source)).map(place), ({ path }) => path),
    urls: distinct(named.filter(isAddress).map(parseAddress), ({ href }) => href),
  };
}

/** The first ones of those with the same key. */
function distinct<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  const keys = values.map(keyOf);
  return values.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
}

/** The files and folders of the input, which no output may replace. Fetched documents are in the schemas folder. */
export function inputLocations(settings: Settings): readonly Location[] {
  const { paths, urls } = sourcesOf(settings);
  return urls.length > 0 || paths.length === 0 ? [...paths, settings.schemas] : paths;
}

/** The input in error messages. */
export function describeInput(settings: Settings): string {
  const { paths, urls } = sourcesOf(settings);
  const names = [...paths.map(({ shown }) => shown), ...urls.map(showUrl)];
  return names.length === 0 ? settings.schemas.shown : names.join(", ");
}

/**
 * How far the references of the input may reach.
 * @throws InputError if the root is not a folder, or the catalog cannot be used
 */
export function rulesOf({ root, catalog, configuration: { values, file } }: Settings): InputRules {
  const { root: configuredRoot, catalog: configured = {} } = values;
  const from = configuredRoot === undefined ? undefined : locateInConfiguration(file, configuredRoot);
  const own = catalog === undefined ? new Map<string, string>() : parseCatalog(readSource(catalog));
  return {
    root: requireFolder(root ?? from),
    catalog: new Map([...pathsFrom(file, new Map(Object.entries(configured))), ...pathsFrom(catalog?.path ?? "", own)]),
  };
}

/** A root that is mistyped would refuse imports, and nobody would see why. */
function requireFolder(root: Location | undefined): Location | undefined {
  if (root === undefined) return undefined;
  const kind = kindOfPath(root.path);
  if (kind === "folder") return root;
  throw new InputError(`${root.shown}: ${kind === "file" ? "is a file, not a folder" : "no such folder"}`);
}

/** The entries of a catalog with whole paths. Theirs are relative to its file. */
function pathsFrom(file: string, entries: CatalogEntries): CatalogEntries {
  return new Map([...entries].map(([key, path]) => [key, resolve(dirname(file), path)]));
}

async function readOne(location: Location, rules: InputRules): Promise<SchemaFiles> {
  if (!isPublication(location)) return readFolder(location, rules);
  const publication = await openPublication(location);
  return readPublication(publication, publication.wsdls);
}

function isArchive(path: string): boolean {
  return /\.zip$/i.test(path);
}

/**
 * Several sources as one version, whose types are shared.
 * @throws InputError if one of several has versions
 */
function joined(parts: readonly SchemaFiles[]): SchemaFiles {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only;
  const versions = parts.map((part) => ({ part, found: findVersions(part) }));
  const versioned = versions.find(({ part, found }) => !isAlone(part, found));
  if (versioned !== undefined)
    throw new InputError(`${versioned.part.folder}: has several versions, and cannot be joined with other sources`);
  return {
    folder: parts.map(({ folder }) => folder).join(", "),
    ownName: "services",
    files: new Map(parts.flatMap(({ files }) => [...files])),
    wsdls: versions.flatMap(({ found }) => [...found.values()].flatMap((wsdls) => wsdls.map(({ name }) => name))),
  };
}

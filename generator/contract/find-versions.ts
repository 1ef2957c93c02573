import { InputError } from "../source/errors.js";
import type { SchemaFiles, SourceFiles, SourceText } from "../source/source-text.js";
import { isWsdl } from "../wsdl/document-kind.js";
import { hasService, importedFiles } from "../wsdl/find-imports.js";
import { compareText } from "../xml/qname.js";

/** A WSDL file, and the folder that it is in. */
interface PlacedFile {
  readonly source: SourceText;
  /** The name of the folder in the schemas folder; undefined for the schemas folder itself. */
  readonly folder: string | undefined;
}

/**
 * The WSDL files of every version, by the version's name. A version is a folder with WSDL files: one in the schemas folder, or
 * the schemas folder itself. Files do not make a version if they are only there because another folder imports them.
 * @throws InputError if two versions have one name
 */
export function findVersions(schemas: SchemaFiles): ReadonlyMap<string, readonly SourceText[]> {
  const { folder, ownName, files, wsdls } = schemas;
  if (wsdls !== undefined) return new Map([[ownName, wsdls.flatMap((name) => files.get(name) ?? [])]]);
  const placed = placeFiles(schemas);
  const imported = importedByOthers(placed, files);
  const versions = new Map<string | undefined, SourceText[]>();
  for (const file of placed) {
    if (imported.has(file.source)) continue;
    const others = versions.get(file.folder);
    if (others === undefined) versions.set(file.folder, [file.source]);
    else others.push(file.source);
  }
  const [own] = versions.get(undefined) ?? [];
  if (own !== undefined && ownName === "")
    throw new InputError(`${own.name}: the root of a disk has no name for a version; use a folder`);
  if (own !== undefined && versions.has(ownName))
    throw new InputError(`${folder} and ${folder}/${ownName} would both be the version ${ownName}`);
  return new Map([...versions].map(([name = ownName, wsdls]) => [name, wsdls]));
}

/** Whether the only version is the schemas folder itself, or files that were given one by one. */
export function isAlone({ folder, wsdls }: SchemaFiles, versions: ReadonlyMap<string, readonly SourceText[]>): boolean {
  const [only = [], ...others] = versions.values();
  const isInFolder = ({ name }: SourceText): boolean => folderIn(name.slice(folder.length + 1)) !== undefined;
  return wsdls !== undefined || (others.length === 0 && !only.some(isInFolder));
}

function placeFiles({ folder, files }: SchemaFiles): PlacedFile[] {
  const root = `${folder}/`;
  return [...files]
    .flatMap(([key, source]) => (key === source.name ? [source] : []))
    .filter((source) => source.name.startsWith(root) && isWsdl(source))
    .sort((a, b) => compareText(a.name, b.name))
    .map((source) => ({ source, folder: folderIn(source.name.slice(root.length)) }));
}

function folderIn(path: string): string | undefined {
  const slash = path.indexOf("/");
  return slash === -1 ? undefined : path.slice(0, slash);
}

/**
 * The files that belong to the version of another folder, because that folder imports them. The schemas folder owns all that
 * it imports; a folder in it owns only files without a service.
 */
function importedByOthers(placed: readonly PlacedFile[], files: SourceFiles): ReadonlySet<SourceText> {
  const folders = new Map(placed.map(({ source, folder }) => [source, folder]));
  const importsOf = remember((source) => importedFiles(source, files).filter((target) => folders.has(target)));
  const isService = remember(hasService);
  const imported = new Set<SourceText>();
  for (const { source, folder } of placed) {
    for (const target of reachedFrom(source, importsOf)) {
      if (folders.get(target) !== folder && (folder === undefined || !isService(target))) imported.add(target);
    }
  }
  // Files without a service that import each other are all kept: compiling them says what they lack.
  return imported.size === placed.length ? new Set() : imported;
}

/** Calls `find` once for each source, and keeps the result. */
function remember<Result>(find: (source: SourceText) => Result): (source: SourceText) => Result {
  const found = new Map<SourceText, Result>();
  return (source) => {
    const known = found.get(source);
    const result = known ?? find(source);
    found.set(source, result);
    return result;
  };
}

/** A file and all that it imports. Not recursive, because a chain of imports may be as long as there are files. */
function reachedFrom(start: SourceText, importsOf: (source: SourceText) => readonly SourceText[]): Set<SourceText> {
  const reached = new Set([start]);
  const pending = [start];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const target of importsOf(next)) {
      if (reached.has(target)) continue;
      reached.add(target);
      pending.push(target);
    }
  }
  return reached;
}

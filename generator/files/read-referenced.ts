import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { InputError } from "../source/errors.js";
import { folderName, type SchemaFiles, type SourceText } from "../source/source-text.js";
import { isWsdl } from "../wsdl/document-kind.js";
import { documentReferences } from "../wsdl/document-references.js";
import { parseXml } from "../xml/parse-xml.js";
import { locationPath } from "../xsd/load-schemas.js";
import { followReferences } from "./follow-references.js";
import { contains, type Location } from "./location.js";
import { type InputRules, readFiles, readFolder } from "./read-input.js";
import { readSource } from "./read-source.js";

/**
 * Reads a schemas folder, the folder of one version, or a WSDL file.
 * @returns undefined if it does not exist
 * @throws InputError if it is something else
 */
export function readNamed(location: Location, rules: InputRules = {}): SchemaFiles | undefined {
  const stats = statSync(location.path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (stats.isFile() && !isWsdlName(location.path) && isWsdl(readSource(location))) return readFiles([location], rules);
  const hasVersions = stats.isDirectory() && wsdlsIn(location.path).length === 0;
  return hasVersions ? readFolder(location, rules) : readReferenced(location, rules);
}

/**
 * Reads the WSDL files of one version, or a single one, and the files that they refer to, in their folder or in the folders
 * beside it, or that the rules allow. References to other places are not followed, so compiling the files reports them.
 * @param location - a folder with WSDL files in it, or a WSDL file
 * @throws InputError if it is neither; SchemaError if a file is not XML
 */
export function readReferenced({ shown, path }: Location, rules: InputRules = {}): SchemaFiles {
  const isFolder = statSync(path).isDirectory();
  if (!isFolder && !isWsdlName(path)) throw new InputError(`${shown}: neither a folder nor a WSDL file`);
  const version = isFolder ? path : dirname(path);
  const folder = namedFolder(isFolder ? shown : posix.dirname(folderName(shown)), version);
  const wsdls = isFolder ? wsdlsIn(version) : [basename(path)];
  const files = new Map<string, SourceText>();
  const waiting = wsdls.map((name) => `${folder}/${name}`);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const file = fileOf(name, { shown: folder, path: version });
    if (files.has(name) || !isFileIn(dirname(version), file)) continue;
    const source = readSource({ shown: name, path: file });
    files.set(name, source);
    for (const { location } of documentReferences(parseXml(source))) {
      const referenced = locationPath(location, source.name);
      if (referenced !== undefined) waiting.push(referenced);
    }
  }
  addAllowed(files, { shown: folder, path: version }, rules);
  return { folder, ownName: basename(version), files };
}

/** Adds the files in other places that the rules allow. */
function addAllowed(
  files: Map<string, SourceText>,
  version: Location,
  { root, catalog = new Map() }: InputRules,
): void {
  if (root === undefined && catalog.size === 0) return;
  const start = [...files.values()].map((source) => ({ source, path: fileOf(source.name, version) }));
  const own = { shown: version.shown, path: dirname(version.path) };
  followReferences(start, files, { roots: [own, ...(root ? [root] : [])], catalog });
}

function wsdlsIn(folder: string): string[] {
  return readdirSync(folder).filter(isWsdlName).sort();
}

function isWsdlName(name: string): boolean {
  return /\.wsdl$/i.test(name);
}

/** A version's folder for messages. It ends in the folder's own name, so that `..` can follow: `../Services88` for `.`. */
function namedFolder(shown: string, version: string): string {
  const folder = folderName(posix.normalize(folderName(shown)));
  return /(?:^|\/)\.{1,2}$/.test(folder) ? posix.join(folder, "..", basename(version)) : folder;
}

/** The path of a file whose name begins with the version's folder, or with the folder above it. */
function fileOf(name: string, { shown, path }: Location): string {
  if (name.startsWith(`${shown}/`)) return join(path, name.slice(shown.length + 1));
  return join(dirname(path), name.slice(shown.lastIndexOf("/") + 1));
}

/** Whether a path is that of a file inside the folder, or of a link to one. */
function isFileIn(folder: string, path: string): boolean {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return isFile && contains(folder, realpathSync.native(path));
}

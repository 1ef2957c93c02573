import { lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, normalize, relative, resolve } from "node:path";
import { InputError } from "../source/errors.js";
import { folderName, type NamedFiles, type SourceText } from "../source/source-text.js";
import { documentReferences } from "../wsdl/document-references.js";
import { parseXml } from "../xml/parse-xml.js";
import { locationPath } from "../xsd/load-schemas.js";
import { readSource } from "./read-schemas.js";

/**
 * Reads the WSDL files of one version, or a single one, and what they refer to: in their folder, or in those beside it, as
 * a schemas folder has them. What is elsewhere is not read, and so is missed when the files are compiled.
 * @param path - a folder with WSDL files in it, or a WSDL file
 * @throws InputError if it is neither; SchemaError if a file is not XML
 */
export function readReferenced(path: string): NamedFiles {
  const isFolder = statSync(path).isDirectory();
  if (!isFolder && !isWsdl(path)) throw new InputError(`${path}: neither a folder nor a WSDL file`);
  const folder = namedFolder(isFolder ? path : dirname(path));
  const wsdls = isFolder ? wsdlsIn(path) : [basename(path)];
  const files = new Map<string, SourceText>();
  const root = resolve(path, isFolder ? ".." : "../..");
  const waiting = wsdls.map((name) => `${folder}/${name}`);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (files.has(name) || !isFileBelow(root, name)) continue;
    const source = readSource(name, name);
    files.set(name, source);
    const locations = documentReferences(parseXml(source)).map(({ location }) => location);
    waiting.push(...locations.flatMap((location) => locationPath(location, source.name) ?? []));
  }
  return { folder, files };
}

/** Whether a folder is that of one version, and not of several. */
export function isVersionFolder(folder: string): boolean {
  return wsdlsIn(folder).length > 0;
}

function wsdlsIn(folder: string): string[] {
  return readdirSync(folder).filter(isWsdl).sort();
}

function isWsdl(name: string): boolean {
  return /\.wsdl$/i.test(name);
}

/** A folder by a path that ends in its name, so that one can step out of it. */
function namedFolder(path: string): string {
  if (isAbsolute(path)) return folderName(normalize(path));
  return folderName(relative("", path) || join("..", basename(resolve(path))));
}

/** Links are no files of a folder, wherever they lead. */
function isFileBelow(root: string, name: string): boolean {
  const isFile = lstatSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
  const path = isFile ? relative(realpathSync(root), realpathSync(name)) : "..";
  return !path.startsWith("..") && !isAbsolute(path);
}

import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { InputError } from "../source/errors.js";
import { folderName, type SchemaFiles } from "../source/source-text.js";
import { isWsdl } from "../wsdl/document-kind.js";
import type { ReadFile } from "./follow-references.js";
import type { Location } from "./location.js";
import { filesFrom, type InputRules, readFiles, readFolder } from "./read-input.js";
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
 * beside it, or that the rules allow.
 * @param location - a folder with WSDL files in it, or a WSDL file
 * @throws InputError if it is neither; SchemaError if a reference leads to another place
 */
export function readReferenced({ shown, path }: Location, rules: InputRules = {}): SchemaFiles {
  const isFolder = statSync(path).isDirectory();
  if (!isFolder && !isWsdlName(path)) throw new InputError(`${shown}: neither a folder nor a WSDL file`);
  const version = isFolder ? path : dirname(path);
  const folder = namedFolder(isFolder ? shown : posix.dirname(folderName(shown)), version);
  const wsdls = isFolder ? wsdlsIn(version) : [basename(path)];
  const start = wsdls.map((name): ReadFile => {
    const file = join(version, name);
    return { source: readSource({ shown: `${folder}/${name}`, path: file }), path: file };
  });
  const around = { shown: posix.dirname(folder), path: dirname(version) };
  return { folder, ownName: basename(version), files: filesFrom(start, [around], rules) };
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

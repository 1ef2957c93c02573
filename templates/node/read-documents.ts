import { readFileSync, realpathSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { TextAssembler } from "../runtime/http/body-text.js";
import {
  locationsIn,
  publishDocuments,
  resolveLocation,
  type ServiceDocuments,
} from "../runtime/http/service-documents.js";

/** Which files a WSDL may refer to. */
export interface ReadDocumentsOptions {
  /** The folder that the documents must be in; that of the WSDL if left out. */
  readonly within?: string | undefined;
}

/**
 * Reads a WSDL and the files that it refers to, once: `createHandler(endpoint, implementation, { documents: readDocuments(path) })`. A
 * reference to an address is left as it is.
 * @throws Error for a file that cannot be read or is outside of the folder; DecodeError for one that is not XML
 */
export function readDocuments(wsdl: string, { within = dirname(wsdl) }: ReadDocumentsOptions = {}): ServiceDocuments {
  const folder = realpathSync(within);
  const root = nameIn(folder, resolve(wsdl));
  const files: Record<string, string> = {};
  const pending = [root];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (Object.hasOwn(files, name)) continue;
    const text = readTextFile(resolve(folder, nameIn(folder, resolve(folder, name))));
    files[name] = text;
    const from = name;
    pending.push(
      ...locationsIn(text, name)
        .filter(isPath)
        .map((location) => resolveLocation(location, from)),
    );
  }
  return publishDocuments(root, files);
}

function isPath(location: string): boolean {
  return !/^\s*[a-z][a-z\d+.-]+:/i.test(location);
}

/** The name of a file in a folder. Links are followed before, so none leads out of it. */
function nameIn(folder: string, path: string): string {
  const name = relative(folder, realpathSync(path));
  if (name !== ".." && !name.startsWith(`..${sep}`) && resolve(folder, name) === realpathSync(path))
    return name.split(sep).join("/");
  throw new Error(`${path} is outside of ${folder}; the option within names a folder that has all documents in it`);
}

function readTextFile(path: string): string {
  const assembler = new TextAssembler("text/xml", Number.POSITIVE_INFINITY);
  assembler.add(readFileSync(path));
  const text = assembler.finish();
  if (text === undefined) throw new Error(`${path} is not text in its encoding`);
  return text;
}

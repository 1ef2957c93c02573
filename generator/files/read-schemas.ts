import { statSync } from "node:fs";
import { InputError } from "../source/errors.js";
import type { ReadFile } from "./follow-references.js";
import { listSchemas } from "./list-schemas.js";
import type { Location } from "./location.js";
import { readSource } from "./read-source.js";

/**
 * Reads all WSDL and XSD files in a folder and in its subfolders.
 * @throws InputError if there is no such folder, a link leads out of it, or a file is too large or not text
 */
export function readSchemas(folder: Location): ReadFile[] {
  requireFolder(folder);
  return listSchemas(folder).map((location) => {
    const source = readSource(location);
    // What a file refers to is beside its name, even if the name is that of a link to another place.
    return { source, path: `${folder.path}/${source.name.slice(folder.shown.length + 1)}` };
  });
}

/** @throws InputError if there is no such folder */
export function requireFolder({ shown, path }: Location): void {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) throw new InputError(`${shown}: no such folder`);
}

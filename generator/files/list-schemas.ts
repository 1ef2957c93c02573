import { closeSync, type Dirent, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { STAGING } from "../package/output-rules.js";
import { InputError } from "../source/errors.js";
import { beginsAsSchema, LONGEST_BEGINNING } from "../wsdl/document-kind.js";
import { contains, type Location } from "./location.js";

/**
 * Finds the WSDL and XSD files in a folder and in its subfolders. Links that lead to something inside the folder are followed.
 * @throws InputError if a link leads out of the folder, or a WSDL or XSD file is a link to nothing
 */
export function listSchemas(root: Location): Location[] {
  return listIn(root, root, (link) => listIn(link, root, () => []));
}

/**
 * @param follow - lists a folder that a link leads to. Links in it are not followed again: they are inside the root, so they
 * are followed at their own place.
 */
function listIn(folder: Location, root: Location, follow: (folder: Location) => Location[]): Location[] {
  // A killed fetch may have left new files there.
  const entries = readdirSync(folder.path, { withFileTypes: true }).filter(({ name }) => !name.startsWith(STAGING));
  return entries.flatMap((entry) => {
    const inside = { shown: `${folder.shown}/${entry.name}`, path: join(folder.path, entry.name) };
    if (entry.isDirectory()) return listIn(inside, root, follow);
    if (entry.isSymbolicLink()) return listLink(inside, root, follow);
    return entry.isFile() && isSchemaFile(inside.path) ? [inside] : [];
  });
}

function listLink(link: Location, root: Location, follow: (folder: Location) => Location[]): Location[] {
  const stats = statSync(link.path, { throwIfNoEntry: false });
  if (stats?.isDirectory() !== true && !isSchema({ name: link.path })) return [];
  if (stats === undefined) throw new InputError(`${link.shown}: a link to a file that does not exist`);
  const path = realpathSync.native(link.path);
  if (!contains(root.path, path))
    throw new InputError(`${link.shown}: a link that leads out of ${root.shown}; only links inside of it are followed`);
  if (stats.isFile()) return [{ shown: link.shown, path }];
  // The files behind a link to a folder above it are already listed.
  return contains(path, link.path) ? [] : follow({ shown: link.shown, path });
}

/** Whether a file is called as a WSDL or a schema, or is XML that begins as one. */
function isSchemaFile(path: string): boolean {
  return isSchema({ name: path }) || (/\.xml$/i.test(path) && beginsAsSchema(beginningOf(path)));
}

/** The beginning of a file, as far as it is ASCII in any encoding of XML. */
function beginningOf(path: string): string {
  const file = openSync(path, "r");
  try {
    const bytes = new Uint8Array(2 * LONGEST_BEGINNING);
    const length = readSync(file, bytes);
    return String.fromCharCode(...bytes.subarray(0, length).filter((byte) => byte !== 0));
  } finally {
    closeSync(file);
  }
}

function isSchema({ name }: Pick<Dirent, "name">): boolean {
  return /\.(?:wsdl|xsd)$/i.test(name);
}

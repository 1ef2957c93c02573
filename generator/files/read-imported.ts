import { realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SourceText } from "../source/source-text.js";
import { locationPath } from "../xsd/load-schemas.js";
import { contains, type Location } from "./location.js";

/**
 * Reads the files in a folder that schemas import although they are not called `.wsdl` or `.xsd`, and what those import.
 * @param read - reads a file
 */
export function readImported(
  sources: readonly SourceText[],
  root: Location,
  read: (location: Location) => SourceText,
): SourceText[] {
  const known = new Set(sources.map(({ name }) => name));
  const imported: SourceText[] = [];
  const waiting = [...sources];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const location of locationsIn(next)) {
      const name = locationPath(location, next.name);
      if (name === undefined || known.has(name) || !name.startsWith(`${root.shown}/`)) continue;
      known.add(name);
      const path = join(root.path, name.slice(root.shown.length + 1));
      if (!isFileIn(root.path, path)) continue;
      const source = read({ shown: name, path });
      imported.push(source);
      waiting.push(source);
    }
  }
  return imported;
}

/** The locations that a text may refer to. Parsing it would take longer, and an attribute of another element does no harm. */
export function locationsIn({ text }: SourceText): string[] {
  return [...text.matchAll(LOCATION)].map(([, location = ""]) => location);
}

const LOCATION = /\b(?:schemaLocation|location)[ \t\r\n]{0,100}=[ \t\r\n]{0,100}["']([^"'<>&]{1,1000})["']/g;

function isFileIn(folder: string, path: string): boolean {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return isFile && contains(folder, realpathSync.native(path));
}

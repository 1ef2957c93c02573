import { type Location, locateIn } from "../../files/location.js";
import { readSource } from "../../files/read-source.js";
import { InputError } from "../../source/errors.js";
import { folderName, type SchemaFiles, type SourceText } from "../../source/source-text.js";
import type { FetchedSchemas } from "./fetched-schemas.js";
import { isAsLocked, type LockedEndpoint } from "./source-lock.js";

/**
 * Reads the files of an endpoint in the lock of a schemas folder.
 * @throws InputError if one is missing, or is not as it was fetched
 */
export function readPinned(name: string, { files: locked }: LockedEndpoint, folder: Location): SchemaFiles {
  const files = new Map(
    Object.entries(locked).map(([path, file]): [string, SourceText] => {
      const source = readSource(locateIn({ ...folder, shown: folderName(folder.shown) }, path));
      if (isAsLocked(source.text, file)) return [source.name, source];
      throw new InputError(
        `${source.name}: has changed since it was fetched; undo the change, or name the file itself`,
      );
    }),
  );
  return pinnedFiles(name, files, `${folderName(folder.shown)}/`);
}

/** Fetched documents as they would be read from a schemas folder. */
export function readFetched(name: string, { files }: FetchedSchemas): SchemaFiles {
  return pinnedFiles(name, new Map([...files].map(([path, text]) => [path, { name: path, text }])), "");
}

function pinnedFiles(name: string, files: ReadonlyMap<string, SourceText>, start: string): SchemaFiles {
  return { folder: name, ownName: name, files, wsdls: [`${start}${name}.wsdl`] };
}

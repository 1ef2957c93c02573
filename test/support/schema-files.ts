import { locate } from "../../generator/files/location.js";
import { readFolder } from "../../generator/files/read-input.js";
import type { SchemaFiles, SourceFiles } from "../../generator/source/source-text.js";

/** Files in a schemas folder. Their names begin with it. */
export function asSchemas(folder: string, files: SourceFiles): SchemaFiles {
  return { folder, ownName: folder.split("/").at(-1) ?? "", files };
}

/** The schemas folder of a path. */
export function schemasIn(path: string): SchemaFiles {
  return readFolder(locate(path));
}

import { dirname } from "node:path";
import { kindOfPath } from "../files/kind-of-path.js";
import { type Location, locate } from "../files/location.js";
import type { GenerateOptions } from "./generate.js";
import { readAllSettings } from "./settings.js";
import { inputLocations } from "./steps/read-input.js";

/** What a package depends on, and what may change. */
export interface WatchedInput {
  /** The folders of the schemas, and those of single files. */
  readonly folders: readonly Location[];
  /** The configuration and what it imports. Paths are absolute. */
  readonly files: readonly string[];
}

/** Finds what the packages are made from. */
export async function watchedInput(options: GenerateOptions): Promise<WatchedInput> {
  const all = await readAllSettings({ ...options, onProgress: undefined });
  const folders = all.flatMap(inputLocations).map(folderOf);
  const distinct = new Map(folders.map((folder) => [folder.path, folder]));
  return { folders: [...distinct.values()], files: all[0].configuration.files };
}

function folderOf(location: Location): Location {
  return kindOfPath(location.path) === "file" ? locate(dirname(location.path), dirname(location.shown)) : location;
}

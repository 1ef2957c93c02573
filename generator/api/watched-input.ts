import { dirname } from "node:path";
import { kindOfPath } from "../files/kind-of-path.js";
import { type Location, locate } from "../files/location.js";
import type { Followed } from "../files/watch-folders.js";
import type { GenerateOptions } from "./generate.js";
import { readAllSettings } from "./settings.js";
import { inputLocations } from "./steps/read-input.js";

/** What packages depend on, and may change: the folders of the schemas, and those of single files; the configuration and what it imports. */
export type WatchedInput = Followed;

/** Finds what the packages are made from. */
export async function watchedInput(options: GenerateOptions): Promise<WatchedInput> {
  const all = await readAllSettings({ ...options, onProgress: undefined });
  const folders = all.flatMap(inputLocations).map(folderOf);
  const distinct = new Map(folders.map((folder) => [folder.path, folder]));
  return {
    folders: [...distinct.values()],
    files: all[0].configuration.files,
    outputs: all.map(({ out }) => out.path),
  };
}

function folderOf(location: Location): Location {
  return kindOfPath(location.path) === "file" ? locate(dirname(location.path), dirname(location.shown)) : location;
}

import { dirname } from "node:path";
import { kindOfPath } from "../files/kind-of-path.js";
import { type Location, locate } from "../files/location.js";
import { InputError } from "../source/errors.js";
import type { GenerateOptions } from "./generate.js";
import { readSettings } from "./settings.js";
import { inputLocations } from "./steps/read-input.js";

/**
 * The folder of the schemas, or of the only file.
 * @throws InputError if there are several sources
 */
export async function watchedInput(options: GenerateOptions): Promise<Location> {
  const [only, ...others] = inputLocations(await readSettings(options));
  if (only === undefined || others.length > 0) throw new InputError("--watch: for one file or folder");
  return kindOfPath(only.path) === "file" ? locate(dirname(only.path), dirname(only.shown)) : only;
}

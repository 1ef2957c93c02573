import type { Location } from "../../generator/files/location.js";
import { openPackageCache } from "../../generator/files/package-cache.js";
import { readTemplates } from "../../generator/files/program-files.js";
import { readSchemas } from "../../generator/files/read-schemas.js";
import type { MemoryFolder } from "../../generator/package/memory-folder.js";
import type { SchemaOptions } from "../options/schema-options.js";
import type { ShowProgress } from "../terminal/progress.js";

/** The options that select a package. */
export interface PackageOptions extends SchemaOptions {
  readonly out: Location;
  /** Whether the package may come from the cache. */
  readonly cache: boolean;
}

/** Makes the package that the options select, in memory. It comes from the cache if its input has not changed. */
export async function packageOfSchemas(options: PackageOptions, show: ShowProgress): Promise<MemoryFolder> {
  const { out, services, endpoints, configuration } = options;
  show(`reading ${options.schemas.shown}`);
  const schemas = readSchemas(options.schemas);
  const { package: identity, values } = configuration?.values ?? {};
  const inputs = { schemas, templates: readTemplates(), options: { services, endpoints, identity, values } };
  const cache = options.cache ? openPackageCache(out) : undefined;
  const known = cache?.get(inputs);
  if (known !== undefined) return known;
  // A package from the cache needs no compiler, so it is not loaded before.
  const [{ compileFiles }, { packageOf }] = await Promise.all([
    import("./compile-selected.js"),
    import("../../generator/generate.js"),
  ]);
  const contracts = compileFiles(schemas, options, show);
  show("emitting TypeScript");
  const made = packageOf(contracts, { identity, values });
  cache?.put(inputs, made);
  return made;
}

import type { Location } from "../../generator/files/location.js";
import { openPackageCache } from "../../generator/files/package-cache.js";
import { readTemplates } from "../../generator/files/program-files.js";
import type { MemoryFolder } from "../../generator/package/memory-folder.js";
import { type ContractOptions, operationSelection } from "../options/schema-options.js";
import type { ShowProgress } from "../terminal/progress.js";
import { readInput } from "./read-input.js";

/** The options that select a package. */
export interface PackageOptions extends ContractOptions {
  readonly out: Location;
  /** Whether the package may come from the cache. */
  readonly cache: boolean;
}

export interface MadePackage {
  readonly files: MemoryFolder;
  /** What people should know of it: what it leaves out, and the demands that it does not fulfil, one line each. */
  readonly warnings: readonly string[];
}

/** Makes the package that the options select, in memory. It comes from the cache if its input has not changed. */
export async function packageOfSchemas(options: PackageOptions, show: ShowProgress): Promise<MadePackage> {
  const { out, services, endpoints, configuration } = options;
  const selection = { services, endpoints, ...operationSelection(options) };
  const schemas = await readInput(options, show, "error");
  const { package: identity, values, profile, entryPoints } = configuration?.values ?? {};
  const inputs = {
    schemas,
    templates: readTemplates(),
    options: { ...selection, identity, values, profile, entryPoints },
  };
  const cache = options.cache ? openPackageCache(out) : undefined;
  const known = cache?.get(inputs);
  if (known !== undefined) {
    show("the package is in the cache");
    return { files: known, warnings: [] };
  }
  // A package from the cache needs no compiler, so it is not loaded before.
  const [{ compileFiles }, { packageOf }, { describeWarnings }] = await Promise.all([
    import("./compile-selected.js"),
    import("../../generator/generate.js"),
    import("../../generator/tools/inspect/describe-warnings.js"),
  ]);
  const contracts = compileFiles(schemas, options, show);
  show("emitting TypeScript");
  const files = packageOf(contracts, { identity, values, entryPoints });
  const warnings = describeWarnings(contracts);
  // A package with warnings is made again each time, so that each run prints them.
  if (warnings.length === 0) cache?.put(inputs, files);
  return { files, warnings };
}

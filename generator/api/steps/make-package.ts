import { openPackageCache } from "../../files/package-cache.js";
import { readTemplates } from "../../files/program-files.js";
import type { MemoryFolder } from "../../package/memory-folder.js";
import type { Settings } from "../settings.js";
import { readInput } from "./read-input.js";
import { valueTypes } from "./value-types.js";

export interface MadePackage {
  readonly files: MemoryFolder;
  /** What people should know of it: what it leaves out, and the demands that it does not fulfil, one line each. */
  readonly warnings: readonly string[];
}

/** How a package is made. */
export interface Making {
  /** Whether the package of the last run may be used, and this one is kept for the next. */
  readonly useCache: boolean;
  /** What to do with an address that has not been fetched. */
  readonly unpinned: "ask" | "error";
}

/** Makes the package that the settings select, in memory. It comes from the cache if its input has not changed. */
export async function makePackage(settings: Settings, { useCache, unpinned }: Making): Promise<MadePackage> {
  const { out, services, endpoints, operations, skip, skipUnsupported, ports, address, show } = settings;
  const schemas = await readInput(settings, unpinned);
  const { package: identity, profile, entryPoints } = settings.configuration.values;
  const values = valueTypes(settings);
  const selection = { services, endpoints, operations, skip, skipUnsupported, ports, address };
  const options = { ...selection, identity, values, profile, entryPoints };
  const cache = useCache ? openPackageCache(out, { schemas, templates: readTemplates(), options }) : undefined;
  const known = cache?.get();
  if (known !== undefined) {
    show("the package is in the cache");
    return { files: known, warnings: [] };
  }
  // A package from the cache needs no compiler, so it is not loaded before.
  const [{ compileFiles }, { packageOf }, { describeWarnings }, { checkMemberNames }] = await Promise.all([
    import("./compile-selected.js"),
    import("../../generate.js"),
    import("../../tools/inspect/describe-warnings.js"),
    import("./check-member-names.js"),
  ]);
  const contracts = compileFiles(schemas, settings);
  checkMemberNames(settings, contracts);
  show("emitting TypeScript");
  const files = packageOf(contracts, { identity, values, entryPoints, modules: cache?.modules });
  const warnings = describeWarnings(contracts);
  // A package with warnings is made again each time, so that each run prints them.
  cache?.put({ files, isComplete: warnings.length === 0 });
  return { files, warnings };
}

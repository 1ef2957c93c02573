import { openPackageCache, type PackageCache } from "../../generator/files/package-cache.js";
import { readTemplates } from "../../generator/files/program-files.js";
import { readSchemas } from "../../generator/files/read-schemas.js";
import type { MemoryFolder } from "../../generator/package/memory-folder.js";
import type { ShowProgress } from "../terminal.js";
import { compileFiles, type SelectionOptions } from "./options.js";

export interface PackageOptions extends SelectionOptions {
  readonly out: string;
  /** Whether what was made last may be used again; `--no-cache` says no. */
  readonly cache: boolean;
}

/** The package that the options select, in memory: made anew, unless it was made last from the very same input. */
export async function buildSelected(options: PackageOptions, show: ShowProgress): Promise<MemoryFolder> {
  const { schemas, out, services, endpoints, configuration } = options;
  show(`reading ${schemas}`);
  const files = readSchemas(schemas);
  const templates = readTemplates();
  const { package: identity, values } = configuration?.values ?? {};
  const inputs = { files, templates, options: { schemas, services, endpoints, identity, values } };
  const cache: PackageCache | undefined = options.cache ? openPackageCache(out) : undefined;
  const known = cache?.get(inputs);
  if (known !== undefined) return known;
  const contracts = compileFiles(files, options, show);
  show("emitting TypeScript");
  const [{ buildPackage }, { loadCodeWriter }] = await Promise.all([
    import("../../generator/package/build-package.js"),
    import("../../generator/typescript/code-writer.js"),
  ]);
  const built = buildPackage(contracts, templates, loadCodeWriter(), { identity, values });
  cache?.put(inputs, built);
  return built;
}

import type { Difference } from "../files/compare-folder.js";
import { withoutInterruption } from "../files/without-interruption.js";
import { writeFolders } from "../files/write-folders.js";
import type { MemoryFolder } from "../package/memory-folder.js";
import { bug } from "../source/errors.js";
import type { FetchedFiles } from "./fetched-files.js";
import type { ContractOptions, NamingOptions, WriteOptions } from "./options.js";
import { readAllSettings, type Settings } from "./settings.js";
import { type MadePackage, makePackage } from "./steps/make-package.js";
import { describeInput, inputLocations, sourcesOf } from "./steps/read-input.js";

/** Which package is made, and whether it is written. */
export interface GenerateOptions extends ContractOptions, NamingOptions, WriteOptions {
  /** The folder of the package, in which everything else is deleted; `generated` if left out. */
  readonly out?: string | undefined;
  /** Whether a package that is written, or modules of it, may come from the cache of the last run; true if left out. */
  readonly cache?: boolean | undefined;
}

/** A package, in memory. */
export interface GeneratedPackage {
  /** The name of the output in the configuration; undefined if the configuration is for one package. */
  readonly name: string | undefined;
  /** Its folder, as the options or the configuration name it. */
  readonly out: string;
  /** The texts of its files, by their paths in the folder. Paths have slashes. */
  readonly files: MemoryFolder;
  /** What people should know of it: what it leaves out, and the demands of the contract that it does not fulfil, one line each. */
  readonly warnings: readonly string[];
  /** The files that have been written or removed; none unless that was asked for. */
  readonly written: readonly Difference[];
}

/** What `generate` has made. */
export interface GenerateResult {
  /** One package, or one for each output of the configuration. */
  readonly packages: readonly [GeneratedPackage, ...GeneratedPackage[]];
  /** What has been fetched and written to the schemas folder, if sources are addresses that had not been fetched. */
  readonly fetched: readonly FetchedFiles[];
}

/**
 * Makes the package for some schemas, or all packages of the configuration, and on request writes them: all of them, or none.
 *
 * @example
 * ```ts
 * const { packages: [orders] } = await generate({ sources: ["Orders.wsdl"], out: "orders", write: true });
 * ```
 *
 * @throws InputError, or one of its subclasses, if the options, the configuration, the schemas or a folder cannot be used
 */
export async function generate(options: GenerateOptions = {}): Promise<GenerateResult> {
  const { write = false, cache = true } = options;
  const all = await readAllSettings(options);
  const making = { useCache: write && cache, unpinned: write ? "error" : "ask" } as const;
  const fetched: FetchedFiles[] = [];
  const made: [Settings, MadePackage][] = [];
  for (const settings of all) {
    if (write) fetched.push(...(await pinSources(settings)));
    made.push([settings, await makePackage(settings, making)]);
  }
  const written = write ? writePackages(made) : [];
  const [first, ...others] = made.map(([{ out, configuration }, each], index): GeneratedPackage => {
    return { name: configuration.name, out: out.shown, ...each, written: written[index] ?? [] };
  });
  if (first === undefined) throw bug("no package is made");
  return { packages: [first, ...others], fetched };
}

/** Fetches the addresses among the sources that have not been fetched yet, or on request all, and keeps what they give. */
async function pinSources(settings: Settings): Promise<FetchedFiles[]> {
  const { urls } = sourcesOf(settings);
  if (urls.length === 0) return [];
  settings.show(`asking ${describeInput(settings)}`);
  const { pinAddresses } = await import("./steps/read-addresses.js");
  const fetched = await pinAddresses(urls, settings, settings.refresh ? "all" : "missing");
  return fetched === undefined ? [] : [fetched];
}

function writePackages(made: readonly (readonly [Settings, MadePackage])[]): (readonly Difference[])[] {
  return withoutInterruption(() =>
    writeFolders(
      made.map(([settings, { files }]) => ({ files, folder: settings.out, inputs: inputLocations(settings) })),
    ),
  );
}

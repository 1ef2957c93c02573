import type { Difference } from "../files/compare-folder.js";
import { withoutInterruption } from "../files/without-interruption.js";
import { writeFolder } from "../files/write-folder.js";
import type { MemoryFolder } from "../package/memory-folder.js";
import type { FetchedFiles } from "./fetched-files.js";
import type { ContractOptions, WriteOptions } from "./options.js";
import { readSettings, type Settings } from "./settings.js";
import { type MadePackage, makePackage } from "./steps/make-package.js";
import { pinAddresses } from "./steps/read-addresses.js";
import { describeInput, inputLocations, sourcesOf } from "./steps/read-input.js";

/** Which package is made, and whether it is written. */
export interface GenerateOptions extends ContractOptions, WriteOptions {
  /** The folder of the package, in which everything else is deleted; `generated` if left out. */
  readonly out?: string | undefined;
  /** Whether a package that is written may come from the cache of the last run; true if left out. */
  readonly cache?: boolean | undefined;
}

/** A package, in memory. */
export interface GeneratedPackage {
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
  readonly packages: readonly [GeneratedPackage, ...GeneratedPackage[]];
  /** What has been fetched and written to the schemas folder, if sources are addresses that had not been fetched. */
  readonly fetched: FetchedFiles | undefined;
}

/**
 * Makes the package for some schemas, and on request writes it.
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
  const settings = await readSettings(options);
  const fetched = write ? await pinSources(settings) : undefined;
  const making = { useCache: write && cache, unpinned: write ? "error" : "ask" } as const;
  const made = await makePackage(settings, making);
  const written = write ? writePackage(made, settings) : [];
  return { packages: [{ out: settings.out.shown, ...made, written }], fetched };
}

/** Fetches the addresses among the sources that have not been fetched yet, or on request all, and keeps what they give. */
async function pinSources(settings: Settings): Promise<FetchedFiles | undefined> {
  const { urls } = sourcesOf(settings);
  if (urls.length === 0) return undefined;
  settings.show(`asking ${describeInput(settings)}`);
  return pinAddresses(urls, settings, settings.refresh ? "all" : "missing");
}

function writePackage({ files }: MadePackage, settings: Settings): readonly Difference[] {
  return withoutInterruption(() => writeFolder(files, settings.out, inputLocations(settings)));
}

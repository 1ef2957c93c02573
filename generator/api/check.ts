import { compareFolder, type Difference } from "../files/compare-folder.js";
import { diffFile } from "../files/diff-files.js";
import { kindOfPath } from "../files/kind-of-path.js";
import type { MemoryFolder } from "../package/memory-folder.js";
import type { ContractOptions, NamingOptions, ServerOptions } from "./options.js";
import { readAllSettings, type Settings } from "./settings.js";
import { checkLive, type LiveResult } from "./steps/check-live.js";
import { makePackage } from "./steps/make-package.js";
import { describeInput } from "./steps/read-input.js";

/** What is compared. */
export interface CheckOptions extends ContractOptions, NamingOptions, ServerOptions {
  /** The folder of the package; `generated` if left out. */
  readonly out?: string | undefined;
  /** Whether the schemas are compared with the installation that they were fetched from as well; false if left out. */
  readonly live?: boolean | undefined;
}

/** A file of a package on disk that differs from what the schemas give. */
export interface FileDifference extends Difference {
  /** The first lines of a unified diff; none for a file that is not text. */
  readonly diff: readonly string[];
}

/** A package on disk, compared with what the schemas give. */
export interface CheckedPackage {
  /** The name of the output in the configuration; undefined if the configuration is for one package. */
  readonly name: string | undefined;
  /** Its folder, as the options or the configuration name it. */
  readonly out: string;
  /** The schemas, as the options or the configuration name them. */
  readonly schemas: string;
  /** Whether there is such a folder. */
  readonly exists: boolean;
  /** The texts that the files should have, by their paths in the folder. */
  readonly files: MemoryFolder;
  /** What people should know of it: what it leaves out, and the demands of the contract that it does not fulfil, one line each. */
  readonly warnings: readonly string[];
  /** The files that differ; none if the package is up to date. */
  readonly differences: readonly FileDifference[];
}

/** What `check` has found. */
export interface CheckResult {
  /** Whether nothing differs. */
  readonly isUpToDate: boolean;
  /** One package, or one for each output of the configuration. */
  readonly packages: readonly [CheckedPackage, ...CheckedPackage[]];
  /** How the installation, or what is published, differs from the schemas of each package; empty unless `live` or `from` asks for it. */
  readonly live: readonly LiveResult[];
}

/**
 * Compares the package on disk with the schemas, and on request the schemas with the installation. It writes nothing.
 *
 * @throws InputError, or one of its subclasses, if the options, the configuration, the schemas or a folder cannot be used
 */
export async function check(options: CheckOptions = {}): Promise<CheckResult> {
  const [settings, ...others] = await readAllSettings(options);
  const packages: [CheckedPackage, ...CheckedPackage[]] = [await checkPackage(settings)];
  for (const other of others) packages.push(await checkPackage(other));
  const live: LiveResult[] = [];
  if (options.live || options.from !== undefined)
    for (const each of [settings, ...others]) live.push(await checkLive(each));
  const isSame = packages.every(({ differences }) => differences.length === 0);
  return { isUpToDate: isSame && live.every(({ documents }) => documents.length === 0), packages, live };
}

async function checkPackage(settings: Settings): Promise<CheckedPackage> {
  const { out, configuration } = settings;
  // A cache proves nothing: anybody who can change the package can change the cache as well.
  const made = await makePackage(settings, { useCache: false, unpinned: "error" });
  const wanted = { files: made.files, origin: "from the schemas" };
  const differences = compareFolder(made.files, out).map((difference) => {
    return { ...difference, diff: diffFile(difference.path, wanted, out) };
  });
  const exists = kindOfPath(out.path) !== "nothing";
  return { name: configuration.name, out: out.shown, schemas: describeInput(settings), exists, ...made, differences };
}

/**
 * The pipeline, from files to files:
 * ```
 * readSchemas -> compileContracts -> buildPackage -> writeFolder, or compareFolder
 * ```
 * Only the first and the last stage touch the disk. The others are functions from data to data.
 */

import { compileContracts, type Selection } from "./contract/compile-contracts.js";
import type { Contract } from "./contract/contract.js";
import { compareFolder, type Difference } from "./files/compare-folder.js";
import type { Location } from "./files/location.js";
import { readTemplates } from "./files/program-files.js";
import { readSchemas } from "./files/read-schemas.js";
import { writeFolder } from "./files/write-folder.js";
import { type BuildOptions, buildPackage } from "./package/build-package.js";
import type { MemoryFolder } from "./package/memory-folder.js";
import { usageExamples } from "./tools/docs/usage-examples.js";
import { loadCodeWriter } from "./typescript/code-writer.js";

/** The package to make, the schemas to make it from, and its folder. */
export interface GenerateOptions extends Selection, BuildOptions {
  readonly schemas: Location;
  /** The folder of the package. Everything else in it is deleted. */
  readonly out: Location;
}

/**
 * Writes the package for some schemas.
 * @returns the files that have changed
 * @throws SchemaError if a schema cannot be used; InputError if a folder cannot be used
 */
export function generate(options: GenerateOptions): readonly Difference[] {
  return writeFolder(makePackage(options), options.out, [options.schemas]);
}

/**
 * Compares the package on disk with its schemas, and writes nothing.
 * @throws the same errors as `generate`
 */
export function check(options: GenerateOptions): Difference[] {
  return compareFolder(makePackage(options), options.out);
}

function makePackage(options: GenerateOptions): MemoryFolder {
  return packageOf(compileContracts(readSchemas(options.schemas), options), options);
}

/** The package for some contracts, in memory. */
export function packageOf(contracts: readonly Contract[], options?: BuildOptions): MemoryFolder {
  const usage = usageExamples(contracts, { name: options?.identity?.name, values: options?.values });
  return buildPackage(contracts, readTemplates(), loadCodeWriter(), { ...options, usage });
}

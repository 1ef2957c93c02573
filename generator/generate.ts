/**
 * The pipeline, from files to files:
 * ```
 * readInput -> compileContracts -> packageOf -> writeFolder, or compareFolder
 * ```
 * Only the first and the last stage touch the disk. The others are functions from data to data. api/ joins the stages.
 */

import type { Contract } from "./contract/contract.js";
import { readTemplates } from "./files/program-files.js";
import { type BuildOptions, buildPackage } from "./package/build-package.js";
import type { MemoryFolder } from "./package/memory-folder.js";
import { usageExamples } from "./tools/docs/usage-examples.js";
import { loadCodeWriter } from "./typescript/code-writer.js";

/** The package for some contracts, in memory. */
export function packageOf(contracts: readonly Contract[], options?: BuildOptions): MemoryFolder {
  const usage = usageExamples(contracts, { name: options?.identity?.name, values: options?.values });
  return buildPackage(contracts, readTemplates(), loadCodeWriter(), { ...options, usage });
}

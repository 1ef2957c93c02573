import { buildContract } from "../../../generator/contract/build-contract.js";
import type { Contract } from "../../../generator/contract/contract.js";
import { loadCodeWriter, type MemoryFolder, readTemplates } from "../../../generator/index.js";
import { buildPackage } from "../../../generator/package/build-package.js";
import { sourceFiles } from "../../support/inline-wsdl.js";

const createWriter = loadCodeWriter();

/** The contract of WSDL files, as a version of any name. */
export function contractOfVersion(version: string, files: Readonly<Record<string, string>>): Contract {
  const sources = sourceFiles(files);
  return buildContract({ version, wsdls: [...sources.values()] }, sources);
}

/** The whole package of some contracts, with the real runtime. */
export function packageOf(contracts: readonly Contract[]): MemoryFolder {
  return buildPackage(contracts, readTemplates(), createWriter);
}

import { buildContract } from "../../../generator/contract/build-contract.js";
import type { Contract } from "../../../generator/contract/contract.js";
import { sourceFiles } from "../../support/inline-wsdl.js";

/** The contract of WSDL files, as a version with a given name. */
export function contractOfVersion(version: string, files: Readonly<Record<string, string>>): Contract {
  const sources = sourceFiles(files);
  return buildContract({ version, wsdls: [...sources.values()] }, sources);
}

import { buildPackage, type GeneratedPackage, loadCodeWriter, readTemplates } from "../../generator/index.js";
import type { ShowProgress } from "../terminal.js";
import { compileSelected, type SelectionOptions } from "./options.js";

export interface PackageOptions extends SelectionOptions {
  readonly out: string;
}

/** The package that the options select, in memory. */
export async function buildSelected(options: PackageOptions, show: ShowProgress): Promise<GeneratedPackage> {
  const { contracts } = compileSelected(options, show);
  show("emitting TypeScript");
  const { package: identity, values } = options.configuration?.values ?? {};
  return buildPackage(contracts, readTemplates(), await loadCodeWriter(), { identity, values });
}

import { compileContracts, type NamingOption } from "../../generator/contract/compile-contracts.js";
import type { Contract } from "../../generator/contract/contract.js";
import type { SchemaFiles } from "../../generator/source/source-text.js";
import type { Configured } from "../options/configure.js";
import { type ContractOptions, operationSelection } from "../options/schema-options.js";
import type { ShowProgress } from "../terminal/progress.js";
import { readInput } from "./read-input.js";

/** The contracts that the options select, and the files that they are compiled from. */
export interface Selected {
  readonly contracts: readonly Contract[];
  readonly schemas: SchemaFiles;
}

/** Reads the schemas and compiles what the options select. */
export async function compileSelected(options: ContractOptions, show?: ShowProgress): Promise<Selected> {
  const schemas = await readInput(options, show);
  return { contracts: compileFiles(schemas, options, show), schemas };
}

/** Compiles what the options select from files that have been read. */
export function compileFiles(schemas: SchemaFiles, options: ContractOptions, show?: ShowProgress): Contract[] {
  const { services, endpoints, configured } = options;
  // The configuration names the endpoints of all versions, and the command line may select one version.
  const namesOthers = configured?.has("endpoints") && !configured.has("services") && services !== undefined;
  const onVersion = (version: string): void => show?.(`compiling ${version}`);
  const showOption = (option: NamingOption, name: string): string => showNaming(options, option, name);
  const profile = options.configuration?.values.profile;
  const selection = { services, endpoints, profile, ...operationSelection(options) };
  return compileContracts(schemas, { ...selection, namesOthers, onVersion, showOption });
}

/** The option, or the place in the configuration, that names a version or an endpoint. It is for error messages. */
function showNaming({ configuration, configured }: Configured, option: NamingOption, name: string): string {
  const names = configured?.has(option) ? configuration?.values[option] : undefined;
  return configuration === undefined || names === undefined
    ? `--${option === "ports" ? "port" : option}`
    : configuration.place([option, names.indexOf(name)]);
}

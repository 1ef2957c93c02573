import { compileContracts, type NamingOption } from "../../contract/compile-contracts.js";
import type { Contract } from "../../contract/contract.js";
import { type InputError, OptionError } from "../../source/errors.js";
import type { SchemaFiles } from "../../source/source-text.js";
import type { Settings } from "../settings.js";
import { readInput } from "./read-input.js";

/** The contracts that the settings select, and the files that they are compiled from. */
export interface Selected {
  readonly contracts: readonly Contract[];
  readonly schemas: SchemaFiles;
}

/** Reads the schemas and compiles what the settings select. */
export async function compileSelected(settings: Settings): Promise<Selected> {
  const schemas = await readInput(settings);
  return { contracts: compileFiles(schemas, settings), schemas };
}

/** Compiles what the settings select from files that have been read. */
export function compileFiles(schemas: SchemaFiles, settings: Settings): Contract[] {
  const { services, endpoints, operations, skip, skipUnsupported, ports, address, configured, show } = settings;
  // The configuration names the endpoints of all versions, and an option may select one version.
  const namesOthers = configured.has("endpoints") && !configured.has("services") && services !== undefined;
  const onVersion = (version: string): void => show(`compiling ${version}`);
  const refuseName = (option: NamingOption, name: string, reason: string): InputError =>
    refuseNaming(settings, { option, name, reason });
  const selection = { services, endpoints, profile: settings.configuration.values.profile };
  const ofOperations = { operations, skip, skipUnsupported, ports, address };
  return compileContracts(schemas, { ...selection, ...ofOperations, namesOthers, onVersion, refuseName });
}

interface RefusedName {
  readonly option: NamingOption;
  readonly name: string;
  readonly reason: string;
}

/** The error names the option, or the place in the configuration, that has the name. */
function refuseNaming({ configuration, configured }: Settings, { option, name, reason }: RefusedName): InputError {
  const names = configured.has(option) ? configuration.values[option] : undefined;
  if (names === undefined) return new OptionError(option, reason);
  return configuration.refuse([option, names.indexOf(name)], reason);
}

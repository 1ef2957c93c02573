import { compileContracts } from "../../generator/contract/compile-contracts.js";
import type { Contract } from "../../generator/contract/contract.js";
import { readSchemas } from "../../generator/files/read-schemas.js";
import type { SourceFiles } from "../../generator/source/source-text.js";
import type { Configured } from "../configure.js";
import type { ShowProgress } from "../terminal.js";

/** The options that select schemas, the same for every command. */
export interface SelectionOptions extends Configured {
  readonly schemas: string;
  readonly services?: readonly string[];
  readonly endpoints?: readonly string[];
}

/** What the options select, and the files that it is compiled from. */
export interface Selected {
  readonly contracts: readonly Contract[];
  readonly files: SourceFiles;
}

/** Reads the schemas folder and compiles what the options select. */
export function compileSelected(options: SelectionOptions, show?: ShowProgress): Selected {
  show?.(`reading ${options.schemas}`);
  const files = readSchemas(options.schemas);
  return { contracts: compileFiles(files, options, show), files };
}

/** Compiles what the options select of files that have been read. */
export function compileFiles(files: SourceFiles, options: SelectionOptions, show?: ShowProgress): Contract[] {
  const { schemas, services, endpoints } = options;
  const onVersion = (version: string): void => show?.(`compiling ${version}`);
  const showOption = (option: "services" | "endpoints", name: string): string => showNaming(options, option, name);
  return compileContracts(files, schemas, { services, endpoints, onVersion, showOption });
}

/** How messages call what has named a version or an endpoint. */
function showNaming({ configuration, configured }: Configured, option: "services" | "endpoints", name: string): string {
  const names = configured?.has(option) ? configuration?.values[option] : undefined;
  return configuration === undefined || names === undefined
    ? `--${option}`
    : configuration.place([option, names.indexOf(name)]);
}

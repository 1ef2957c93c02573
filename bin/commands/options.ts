import { type Contract, compileContracts, readSchemas, type SourceFiles } from "../../generator/index.js";
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
  const { schemas, services, endpoints } = options;
  show?.(`reading ${schemas}`);
  const onVersion = (version: string): void => show?.(`compiling ${version}`);
  const showOption = (option: "services" | "endpoints", name: string): string => showNaming(options, option, name);
  const files = readSchemas(schemas);
  return { contracts: compileContracts(files, schemas, { services, endpoints, onVersion, showOption }), files };
}

/** How messages call what has named a version or an endpoint. */
function showNaming({ configuration, configured }: Configured, option: "services" | "endpoints", name: string): string {
  const names = configured?.has(option) ? configuration?.values[option] : undefined;
  return configuration === undefined || names === undefined
    ? `--${option}`
    : configuration.place([option, names.indexOf(name)]);
}

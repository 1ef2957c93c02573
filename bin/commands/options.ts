import { type Contract, compileContracts, readSchemas, type SourceFiles } from "../../generator/index.js";
import type { ShowProgress } from "../terminal.js";

/** The options that select schemas, the same for every command. */
export interface SelectionOptions {
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
export function compileSelected({ schemas, services, endpoints }: SelectionOptions, show?: ShowProgress): Selected {
  show?.(`reading ${schemas}`);
  const onVersion = (version: string): void => show?.(`compiling ${version}`);
  const files = readSchemas(schemas);
  return { contracts: compileContracts(files, schemas, { services, endpoints, onVersion }), files };
}

import { type Contract, compileContracts, readSchemas } from "../../generator/index.js";
import type { ShowProgress } from "../terminal.js";

/** The options that select schemas, the same for every command. */
export interface SelectionOptions {
  readonly schemas: string;
  readonly services?: readonly string[];
  readonly endpoints?: readonly string[];
}

/** Reads the schemas folder and compiles what the options select. */
export function compileSelected({ schemas, services, endpoints }: SelectionOptions, show?: ShowProgress): Contract[] {
  show?.(`reading ${schemas}`);
  const onVersion = (version: string): void => show?.(`compiling ${version}`);
  return compileContracts(readSchemas(schemas), schemas, { services, endpoints, onVersion });
}

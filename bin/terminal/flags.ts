import type { Command } from "commander";
import { type InputError, OptionError } from "../../generator/source/errors.js";

/** The flags of the command that runs, by the names of their options. */
const flags = new Map<string, string>();

/** Remembers the flags of the command that runs, because two commands may have different flags for one option. */
export function rememberFlags({ options }: Command): void {
  flags.clear();
  for (const option of options) if (option.long) flags.set(option.attributeName(), option.long);
}

/** The error message for somebody who gives options on a command line: `--skip-unsupported` for `skipUnsupported`. */
export function inTermsOfFlags(error: InputError): string {
  return error instanceof OptionError ? `${flagOf(error.option)}: ${error.reason}` : error.message;
}

/** The flag of an option. */
function flagOf(option: string): string {
  return flags.get(option) ?? `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

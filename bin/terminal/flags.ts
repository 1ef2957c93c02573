import { type InputError, OptionError } from "../../generator/source/errors.js";

/** The error message for somebody who gives options on a command line: `--skip-unsupported` for `skipUnsupported`. */
export function inTermsOfFlags(error: InputError): string {
  return error instanceof OptionError ? `${flagOf(error.option)}: ${error.reason}` : error.message;
}

/** The flag of an option. */
function flagOf(option: string): string {
  if (option === "ports") return "--port";
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

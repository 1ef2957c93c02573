import { describeSystemError, isSystemError } from "../../generator/files/system-error.js";
import { InputError, RefusedError } from "../../generator/source/errors.js";
import { visibleJson, visibleText } from "../../generator/source/visible-text.js";
import { JSON_VERSION } from "../../generator/tools/json-version.js";
import { coloured } from "./colour.js";
import { EXIT } from "./exit-codes.js";
import { inTermsOfFlags } from "./flags.js";

/**
 * Prints a line. Names in it may come from untrusted files, so characters that would move the cursor or colour the screen
 * are shown as their codes.
 */
export function printLine(line: string): void {
  process.stdout.write(`${visibleText(line)}\n`);
}

/** Prints a text of several lines. */
export function printText(text: string): void {
  for (const line of text.split("\n")) printLine(line);
}

/** Prints facts as JSON, for programs, after the version of their form. */
export function printJson(facts: object): void {
  printJsonText(JSON.stringify({ schemaVersion: JSON_VERSION, ...facts }, null, 2));
}

/** Prints facts as JSON on one line, for programs that read line by line while this one runs. */
export function printJsonLine(facts: object): void {
  printJsonText(JSON.stringify({ schemaVersion: JSON_VERSION, ...facts }));
}

/** Prints JSON. Characters that would act on the terminal are escaped, which JSON allows. */
export function printJsonText(json: string): void {
  process.stdout.write(`${visibleJson(json)}\n`);
}

/** Prints warnings, one line each. */
export function printWarnings(warnings: readonly string[]): void {
  for (const warning of warnings)
    process.stderr.write(`${coloured(`warning: ${visibleText(warning)}`, "yellow", process.stderr)}\n`);
}

/** Prints an error, on one line if the input is to blame for it, and returns the exit code. */
export function printError(error: unknown): number {
  if (error instanceof RefusedError) return printRefused(error);
  const message = messageFor(error);
  if (message !== undefined) {
    printErrorLine(message);
    return EXIT.badInput;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`internal error, please report it:\n${trace.split("\n").map(visibleText).join("\n")}\n`);
  return EXIT.internal;
}

/** Prints a mistake in the command line in commander's words. What may have been meant is on a line of its own. */
export function printUsageError(text: string): void {
  for (const line of text.trimEnd().split(/\n(?=\(Did you mean )/)) process.stderr.write(`${visibleText(line)}\n`);
}

function printErrorLine(message: string): void {
  process.stderr.write(`${coloured(`error: ${visibleText(message)}`, "red", process.stderr)}\n`);
}

/** Every reason, and the operations that it stands in the way of. */
function printRefused({ groups }: RefusedError): number {
  for (const { error, operations } of groups) {
    printErrorLine(error.message);
    if (operations.length > 0) process.stderr.write(`  in ${visibleText(operations.join(", "))}\n`);
  }
  if (groups.some(({ operations }) => operations.length > 0))
    process.stderr.write("--skip-unsupported makes the package without these operations\n");
  return EXIT.badInput;
}

/** Undefined if the error is a mistake of this program. */
function messageFor(error: unknown): string | undefined {
  if (error instanceof InputError) return inTermsOfFlags(error);
  return isSystemError(error) ? describeSystemError(error) : undefined;
}

/**
 * Lets a reader of the output stop reading, as `head` does. That is not an error; anything else that stops the output is.
 */
export function handleClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") process.exitCode = printError(error);
    });
  }
}

import { InputError } from "../../generator/source/errors.js";
import { visibleJson, visibleText } from "../../generator/source/visible-text.js";
import { EXIT } from "./exit-codes.js";

/**
 * Prints a line. It may have names in it from files that anyone may have written: they must not move the cursor or colour the
 * screen.
 */
export function printLine(line: string): void {
  process.stdout.write(`${visibleText(line)}\n`);
}

/** Prints a text of several lines. */
export function printText(text: string): void {
  for (const line of text.split("\n")) printLine(line);
}

/** Prints a value for programs. */
export function printJson(value: unknown): void {
  printJsonText(JSON.stringify(value, null, 2));
}

/** Prints JSON. What a terminal would take for more than a text stands as its code, which JSON allows. */
export function printJsonText(json: string): void {
  process.stdout.write(`${visibleJson(json)}\n`);
}

/** Prints what went wrong, on one line if it is the input's fault, and gives the exit code for it. */
export function printError(error: unknown): number {
  if (error instanceof InputError || isSystemError(error)) {
    process.stderr.write(`error: ${visibleText(error.message)}\n`);
    return EXIT.badInput;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`internal error, please report it:\n${trace.split("\n").map(visibleText).join("\n")}\n`);
  return EXIT.internal;
}

/** A file that cannot be read or written: the operating system has said which and why. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "code" in error;
}

/** `1 endpoint`, `2 endpoints`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/**
 * Whoever reads our output may stop reading, as `head` does: that is no error of ours. Anything else that
 * keeps output from being written is.
 */
export function handleClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") process.exitCode = printError(error);
    });
  }
}

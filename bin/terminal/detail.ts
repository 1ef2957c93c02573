import { visibleText } from "../../generator/source/visible-text.js";
import { printLine } from "./print.js";

/** How much the program says beside its results, warnings and errors. */
export type Detail = "quiet" | "usual" | "verbose";

/** The command line is the same for the whole program, so this is kept once instead of being handed on by every function. */
let detail: Detail = "usual";

/** Decides how much the program says from now on. */
export function setDetail({ quiet, verbose }: { readonly quiet?: boolean; readonly verbose?: boolean }): void {
  detail = quiet ? "quiet" : verbose ? "verbose" : "usual";
}

export function isVerbose(): boolean {
  return detail === "verbose";
}

/** Prints a line about what has been done, which nobody needs who asked for quiet. */
export function printNote(line: string): void {
  if (detail !== "quiet") printLine(line);
}

/**
 * Says on the error output what the program does now, and how many seconds after its start, if somebody asked for that. The output
 * stays the same for programs that read it.
 */
export function printStep(text: string): void {
  if (!isVerbose()) return;
  const seconds = (performance.now() / 1000).toFixed(2);
  process.stderr.write(`${seconds.padStart(7)} s  ${visibleText(text)}\n`);
}

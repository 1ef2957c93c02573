import { printable, printLine } from "../terminal.js";

/** Lines of all diffs together. */
const MAX_LINES = 160;

/** Prints diffs, each after an empty line, as far as anyone will read. */
export function printDiffs(diffs: readonly (readonly string[])[]): void {
  let left = MAX_LINES;
  for (const lines of diffs) {
    if (lines.length === 0) continue;
    left -= lines.length;
    printLine(left < 0 ? "\n… and more" : `\n${lines.map(printableLine).join("\n")}`);
    if (left < 0) break;
  }
}

/** A tab is no harm. */
function printableLine(line: string): string {
  return line.split("\t").map(printable).join("\t");
}

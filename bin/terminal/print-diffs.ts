import { visibleText } from "../../generator/source/visible-text.js";

/** How many lines of all diffs together are printed. */
const MAX_LINES = 160;

/** Prints diffs, each after an empty line, up to a total number of lines. */
export function printDiffs(diffs: readonly (readonly string[])[]): void {
  let left = MAX_LINES;
  for (const lines of diffs) {
    if (lines.length === 0) continue;
    left -= lines.length;
    process.stdout.write(left < 0 ? "\n… and more\n" : `\n${lines.map(visibleLine).join("\n")}\n`);
    if (left < 0) break;
  }
}

/** Tabs are kept: they do no harm. */
function visibleLine(line: string): string {
  return line.split("\t").map(visibleText).join("\t");
}

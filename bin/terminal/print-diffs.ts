import { visibleText } from "../../generator/source/visible-text.js";
import { type Colour, coloured } from "./colour.js";

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
  const visible = line.split("\t").map(visibleText).join("\t");
  const colour = COLOURS.find(([start]) => line.startsWith(start))?.[1];
  return colour === undefined ? visible : coloured(visible, colour);
}

/** The colours of lines by how they begin. The names of the files come first, because they begin like the lines after them. */
const COLOURS: readonly (readonly [start: string, colour: Colour])[] = [
  ["---", "bold"],
  ["+++", "bold"],
  ["@@", "cyan"],
  ["-", "red"],
  ["+", "green"],
];

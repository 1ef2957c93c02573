import { visibleText } from "../../generator/source/visible-text.js";
import type { Verdict } from "../../generator/tools/compare/change-table.js";
import { type Colour, coloured } from "./colour.js";

/** Prints changes of a contract. The verdict at the start of a line has a colour. */
export function printVerdicts(changes: string): void {
  for (const line of changes.split("\n")) {
    const [start = "", verdict] = /^ {2}(breaking|compatible|cosmetic)\b/.exec(line) ?? [];
    const rest = visibleText(line.slice(start.length));
    process.stdout.write(`${isVerdict(verdict) ? coloured(start, COLOURS[verdict]) : start}${rest}\n`);
  }
}

const COLOURS: Readonly<Record<Verdict, Colour>> = { breaking: "red", compatible: "yellow", cosmetic: "green" };

function isVerdict(text: string | undefined): text is Verdict {
  return text !== undefined && Object.hasOwn(COLOURS, text);
}

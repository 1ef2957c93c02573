import { readFileSync, writeFileSync } from "node:fs";
import { isPassed } from "./report.mjs";

/** The cases that still fail. The list only gets shorter. */
const BASELINE = new URL("failing.txt", import.meta.url);

/**
 * Compares the cases that fail with those that may fail.
 * @returns whether all cases that passed before still pass
 */
export function compareWithBaseline(outcomes, { update }) {
  const known = new Set(readFileSync(BASELINE, "utf8").split("\n").filter(Boolean));
  const nameOf = ({ suite, name }) => `${suite}/${name}`;
  const lost = outcomes.filter((outcome) => !isPassed(outcome) && !known.has(nameOf(outcome))).map(nameOf);
  const won = outcomes.filter((outcome) => isPassed(outcome) && known.has(nameOf(outcome))).map(nameOf);
  for (const name of lost) console.log(`fails, and did not: ${name}`);
  if (won.length > 0 && !update) console.log(`${won.length} cases pass that did not: npm run conformance -- --update`);
  if (update) {
    const left = [...known].filter((name) => !won.includes(name)).sort();
    writeFileSync(BASELINE, left.map((name) => `${name}\n`).join(""));
  }
  return lost.length === 0;
}

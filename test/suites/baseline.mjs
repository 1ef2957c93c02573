import { readFileSync, writeFileSync } from "node:fs";
import { isPassed } from "./report.mjs";

/** The cases that still fail, each with the reason. The list only gets shorter. */
const BASELINE = new URL("failing.txt", import.meta.url);

/**
 * Compares the cases that fail with those that may fail.
 * @returns whether all cases that passed before still pass
 */
export function compareWithBaseline(outcomes, { update }) {
  const reasons = new Map(
    readFileSync(BASELINE, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => line.split(/: (.*)/s)),
  );
  const nameOf = ({ suite, name }) => `${suite}/${name}`;
  const lost = outcomes.filter((outcome) => !isPassed(outcome) && !reasons.has(nameOf(outcome))).map(nameOf);
  const won = outcomes.filter((outcome) => isPassed(outcome) && reasons.has(nameOf(outcome))).map(nameOf);
  const failing = outcomes.filter((outcome) => !isPassed(outcome)).map(nameOf);
  for (const name of failing.filter((name) => reasons.has(name)))
    console.log(`still fails: ${name}: ${reasons.get(name)}`);
  for (const name of lost) console.log(`fails, and did not: ${name}`);
  if (won.length > 0 && !update) console.log(`${won.length} cases pass that did not: npm run conformance -- --update`);
  if (update) {
    const left = [...reasons].filter(([name]) => !won.includes(name)).sort();
    writeFileSync(BASELINE, left.map(([name, reason]) => `${name}: ${reason}\n`).join(""));
  }
  return lost.length === 0;
}

import { existsSync } from "node:fs";
import { describe } from "vitest";
import { failOrLeaveOut } from "./leave-out.js";

/** The folder of the reference data, which is beside the repository if it exists, never in it. */
const CORPUS = "../shared/corpus";

const corpusFolder: string | undefined = existsSync(CORPUS) ? CORPUS : undefined;

/**
 * A suite that needs the reference data. Without the data it is left out, by name. With REQUIRE_CORPUS=1 that is a failure.
 */
export function describeWithCorpus(name: string, body: (folder: string) => void): void {
  if (corpusFolder !== undefined) describe(name, () => body(corpusFolder));
  else {
    const lack = { missing: `${CORPUS} is not there`, requiredBy: "REQUIRE_CORPUS" };
    failOrLeaveOut(name, lack, `left out, as ${CORPUS} is not there: ${name}`);
  }
}

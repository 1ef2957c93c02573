import { existsSync } from "node:fs";
import { describe } from "vitest";
import { failOrLeaveOut } from "./leave-out.js";

/** Where the reference data stands, if it is there at all: beside the repository, never in it. */
const CORPUS = "../shared/corpus";

const corpusFolder: string | undefined = existsSync(CORPUS) ? CORPUS : undefined;

/**
 * A suite that needs the reference data. Without it the suite is left out, by name; where REQUIRE_CORPUS=1 says that it
 * must be there, that is a failure.
 */
export function describeWithCorpus(name: string, body: (folder: string) => void): void {
  if (corpusFolder !== undefined) describe(name, () => body(corpusFolder));
  else {
    const lack = { missing: `${CORPUS} is not there`, requiredBy: "REQUIRE_CORPUS" };
    failOrLeaveOut(name, lack, `left out, as ${CORPUS} is not there: ${name}`);
  }
}

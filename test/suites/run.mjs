// Generates a package for each case of the suites, compiles them all, reads and writes back each message, and counts.
//
//     npm run conformance -- [--cases FOLDER] [--only EXPRESSION] [--failures] [--update] [--keep FOLDER] [--members NAMES]
//
// Without --cases these are the suites beside the repository, and cases that passed before must still pass: failing.txt names the
// cases that may fail. --update removes cases that now pass. --only selects cases by name, --failures prints why each case
// fails, --keep names a folder for the packages, --members camelCase makes packages with such members.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { compareWithBaseline } from "./baseline.mjs";
import { compilePackages } from "./compile-packages.mjs";
import { findCases, SUITES } from "./find-cases.mjs";
import { inWorkers } from "./in-workers.mjs";
import { showConstructs, showFailures, showSuites } from "./report.mjs";

const { values } = parseArgs({
  options: {
    cases: { type: "string" },
    only: { type: "string", default: "" },
    failures: { type: "boolean", default: false },
    update: { type: "boolean", default: false },
    keep: { type: "string" },
    members: { type: "string", default: "wire" },
  },
});
const SHARED = resolve("../shared");
const COMPARATOR = `${SHARED}/conformance/infoset.mjs`;

const folder = values.keep ?? mkdtempSync(join(tmpdir(), "netserver-soapgen-suites-"));
try {
  const outcomes = await outcomesOf(selectedCases());
  console.log(showSuites(outcomes));
  console.log(showConstructs(outcomes));
  if (values.failures) console.log(showFailures(outcomes));
  if (values.cases === undefined && !compareWithBaseline(outcomes, values)) process.exitCode = 1;
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}

function selectedCases() {
  const suites = values.cases === undefined ? presentSuites() : [resolve(values.cases)];
  const only = new RegExp(values.only);
  return suites
    .flatMap(findCases)
    .filter(({ suite, name }) => only.test(`${suite}/${name}`))
    .map((found, id) => ({ id, ...found }));
}

/** A missing suite is left out, by name. With REQUIRE_CORPUS=1 it is an error. */
function presentSuites() {
  const missing = SUITES.filter((suite) => !existsSync(`${SHARED}/${suite}`));
  if (missing.length > 0 && process.env.REQUIRE_CORPUS === "1") throw new Error(`not there: ${missing.join(", ")}`);
  for (const suite of missing) console.log(`left out, because ../shared/${suite} is not there: ${suite}`);
  return SUITES.filter((suite) => !missing.includes(suite)).map((suite) => `${SHARED}/${suite}`);
}

/** Each case with its result. */
async function outcomesOf(cases) {
  const generated = await inWorkers("generate-cases.mjs", cases, { folder, members: values.members });
  const errors = compilePackages(folder, values.members);
  const compiled = cases.filter(({ id }) => isGenerated(generated.get(id)) && !errors.has(id));
  const echoed = await echo(compiled.filter(({ isEcho }) => isEcho));
  return cases.map((one) => {
    const compiler = errors.has(one.id) ? { failed: `compiler: ${errors.get(one.id)}` } : {};
    return { ...one, ...generated.get(one.id), ...compiler, ...echoed.get(one.id), isCompiled: compiled.includes(one) };
  });
}

function echo(cases) {
  if (existsSync(COMPARATOR)) return inWorkers("echo-cases.mjs", cases, { folder, comparator: COMPARATOR });
  console.log("left out, because ../shared/conformance/infoset.mjs is not there: reading and writing back");
  return new Map();
}

function isGenerated({ refused, failed }) {
  return refused === undefined && failed === undefined;
}

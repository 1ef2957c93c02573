import {
  type CheckedPackage,
  type CheckResult,
  check as checkPackages,
  type CheckOptions as Options,
} from "../../generator/api/check.js";
import { shownIn } from "../../generator/files/location.js";
import { counted, differing } from "../../generator/source/counted.js";
import { LOCK_FILE } from "../../generator/tools/fetch/source-lock.js";
import type { Finding } from "../report/finding.js";
import { type FormatOptions, printFindings } from "../report/report.js";
import { printNote } from "../terminal/detail.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printJson, printLine, printWarnings } from "../terminal/print.js";
import { printDiffs } from "../terminal/print-diffs.js";
import { liveJson, printLive } from "../terminal/print-live.js";
import { withProgress } from "../terminal/progress.js";

export interface CheckOptions extends Options, FormatOptions {}

/** Compares the packages on disk with the schemas, and on request the schemas with the installation. */
export async function check(options: CheckOptions): Promise<number> {
  const result = await withProgress((onProgress) => checkPackages({ ...options, onProgress }));
  const { packages, live, isUpToDate } = result;
  printWarnings(packages.flatMap(({ warnings }) => warnings));
  if (options.format === "json") printResult(result);
  else if (!(await printFindings(findingsIn(result), options.format, "check"))) {
    for (const each of packages) printDifferences(each);
    for (const each of live) printLive(each);
  }
  return isUpToDate ? EXIT.done : EXIT.differences;
}

function printDifferences({ out, schemas, exists, files, differences }: CheckedPackage): void {
  if (differences.length === 0) {
    printNote(`${out}: ${counted(files.size, "file")}, all up to date`);
    return;
  }
  if (!exists) {
    printLine(`${out}: no such folder; generate makes it, with ${counted(files.size, "file")}`);
    return;
  }
  printLine(`${out}: ${differing(differences.length, "file")} from what ${schemas} gives`);
  for (const { kind, path } of differences) printLine(`${kind.padEnd(7)}  ${shownIn(out, path)}`);
  printDiffs(differences.map(({ diff }) => diff));
}

function findingsIn({ packages, live }: CheckResult): Finding[] {
  const ofPackages = packages.flatMap(({ out, schemas, differences }) =>
    differences.map(({ kind, path, diff }): Finding => {
      const title = `${kind}: differs from what ${schemas} gives`;
      return { ...differs("package-differs", title, shownIn(out, path)), details: diff };
    }),
  );
  const ofServer = live.flatMap(({ server, schemas, documents }) =>
    documents.map(({ kind, path, diff }): Finding => {
      const title = `${kind}: differs from ${LOCK_FILE}, as ${server} has it now`;
      return { ...differs("contract-differs", title, shownIn(schemas, path)), details: diff };
    }),
  );
  return [...ofPackages, ...ofServer];
}

function differs(rule: string, title: string, path: string): Finding {
  return { rule, severity: "error", title, details: [], place: { path } };
}

/** For one package, or for the outputs of a configuration by name. */
function printResult({ packages, live }: CheckResult): void {
  const [only] = packages;
  if (only.name === undefined) printJson({ package: packageJson(only), live: live[0] && liveJson(live[0]) });
  else printJson({ packages: packages.map(packageJson), ...(live.length > 0 && { live: live.map(liveJson) }) });
}

function packageJson({ name, out, schemas, files, differences }: CheckedPackage): object {
  const differing = differences.map(({ kind, path, diff }) => {
    return { kind, path, ...(diff.length > 0 && { diff: diff.join("\n") }) };
  });
  return { name, out, schemas, files: files.size, differences: differing };
}

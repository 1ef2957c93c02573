import { existsSync } from "node:fs";
import { compareFolder, type Difference } from "../../generator/files/compare-folder.js";
import { diffFile, type WantedFiles } from "../../generator/files/diff-files.js";
import { type Location, locateIn } from "../../generator/files/location.js";
import type { MemoryFolder } from "../../generator/package/memory-folder.js";
import { LOCK_FILE } from "../../generator/tools/fetch/source-lock.js";
import type { ServerOptions } from "../options/server-options.js";
import type { Finding } from "../report/finding.js";
import { type FormatOptions, printFindings } from "../report/report.js";
import { checkLive, type LiveResult, liveJson, printLive } from "../steps/check-live.js";
import { type PackageOptions, packageOfSchemas } from "../steps/package-of-schemas.js";
import { describeInput } from "../steps/read-input.js";
import { printNote } from "../terminal/detail.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printJson, printLine, printWarnings } from "../terminal/print.js";
import { printDiffs } from "../terminal/print-diffs.js";
import { withProgress } from "../terminal/progress.js";

export interface CheckOptions extends Omit<PackageOptions, "cache">, ServerOptions, FormatOptions {
  readonly live?: boolean;
}

/** Compares the package on disk with the schemas, and on request the schemas with the installation. It writes nothing. */
export async function check(options: CheckOptions): Promise<number> {
  // A cache proves nothing: anybody who can change the package can change the cache as well.
  const made = await withProgress((show) => packageOfSchemas({ ...options, cache: false }, show));
  const { files: generated, warnings } = made;
  printWarnings(warnings);
  const differences = compareFolder(generated, options.out);
  const isText = options.format === "text";
  if (isText) printDifferences(differences, generated, options);
  const isAsked = options.live || options.from !== undefined;
  const live = isAsked ? await withProgress((show) => checkLive(options, show)) : undefined;
  if (isText && live !== undefined) printLive(live, options);
  if (!isText) await printReport({ differences, generated, live }, options);
  const isSame = differences.length === 0 && (live?.documents.length ?? 0) === 0;
  return isSame ? EXIT.done : EXIT.differences;
}

function printDifferences(differences: readonly Difference[], generated: MemoryFolder, options: CheckOptions): void {
  const { out } = options;
  if (differences.length === 0) {
    printNote(`${out.shown}: ${generated.size} files, all up to date`);
    return;
  }
  if (!existsSync(out.path)) {
    printLine(`${out.shown}: no such folder; generate makes it, with ${generated.size} files`);
    return;
  }
  const count = differences.length === 1 ? "1 file differs" : `${differences.length} files differ`;
  printLine(`${out.shown}: ${count} from what ${describeInput(options)} gives`);
  for (const { kind, path } of differences) printLine(`${kind.padEnd(7)}  ${locateIn(out, path).shown}`);
  printDiffs(differences.map(({ path }) => diffOf(path, generated, out)));
}

/** What check has found. */
interface Result {
  readonly differences: readonly Difference[];
  readonly generated: MemoryFolder;
  readonly live: LiveResult | undefined;
}

async function printReport(result: Result, options: CheckOptions): Promise<void> {
  if (options.format === "json") printResult(result, options);
  else await printFindings(findingsIn(result, options), options.format, "check");
}

function findingsIn({ differences, generated, live }: Result, options: CheckOptions): Finding[] {
  const { out, schemas } = options;
  const ofPackage = differences.map(({ kind, path }): Finding => {
    const title = `${kind}: differs from what ${describeInput(options)} gives`;
    return { ...differs("package-differs", title, locateIn(out, path)), details: diffOf(path, generated, out) };
  });
  const ofServer = (live?.documents ?? []).map(({ kind, path, diff }): Finding => {
    const title = `${kind}: differs from ${LOCK_FILE}, as ${live?.server} has it now`;
    return { ...differs("contract-differs", title, locateIn(schemas, path)), details: diff };
  });
  return [...ofPackage, ...ofServer];
}

function differs(rule: string, title: string, { shown }: Location): Finding {
  return { rule, severity: "error", title, details: [], place: { path: shown } };
}

function diffOf(path: string, generated: MemoryFolder, out: Location): readonly string[] {
  return diffFile(path, fromSchemas(generated), out);
}

function printResult({ differences, generated, live }: Result, options: CheckOptions): void {
  const { out } = options;
  const files = differences.map((difference) => {
    const lines = diffOf(difference.path, generated, out);
    return { ...difference, ...(lines.length > 0 && { diff: lines.join("\n") }) };
  });
  const result = { out: out.shown, schemas: describeInput(options), files: generated.size, differences: files };
  printJson({ package: result, live: live && liveJson(live) });
}

function fromSchemas(files: MemoryFolder): WantedFiles {
  return { files, origin: "from the schemas" };
}

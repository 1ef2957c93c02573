import { existsSync } from "node:fs";
import { compareFolder, type Difference } from "../../generator/files/compare-folder.js";
import { diffFile, type WantedFiles } from "../../generator/files/diff-files.js";
import { locateIn } from "../../generator/files/location.js";
import type { MemoryFolder } from "../../generator/package/memory-folder.js";
import type { ServerOptions } from "../options/server-options.js";
import { checkLive, type LiveResult, liveJson, printLive } from "../steps/check-live.js";
import { type PackageOptions, packageOfSchemas } from "../steps/package-of-schemas.js";
import { describeInput } from "../steps/read-input.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printJson, printLine, printWarnings } from "../terminal/print.js";
import { printDiffs } from "../terminal/print-diffs.js";
import { withProgress } from "../terminal/progress.js";

export interface CheckOptions extends Omit<PackageOptions, "cache">, ServerOptions {
  readonly live?: boolean;
  readonly json?: boolean;
}

/** Compares the package on disk with the schemas, and on request the schemas with the installation. It writes nothing. */
export async function check(options: CheckOptions): Promise<number> {
  // A cache proves nothing: anybody who can change the package can change the cache as well.
  const made = await withProgress((show) => packageOfSchemas({ ...options, cache: false }, show));
  const { files: generated, warnings } = made;
  printWarnings(warnings);
  const differences = compareFolder(generated, options.out);
  if (!options.json) printDifferences(differences, generated, options);
  const isAsked = options.live || options.from !== undefined;
  const live = isAsked ? await withProgress((show) => checkLive(options, show)) : undefined;
  if (options.json) printResult(differences, generated, options, live);
  else if (live !== undefined) printLive(live, options);
  const isSame = differences.length === 0 && (live?.documents.length ?? 0) === 0;
  return isSame ? EXIT.done : EXIT.differences;
}

function printDifferences(differences: readonly Difference[], generated: MemoryFolder, options: CheckOptions): void {
  const { out } = options;
  if (differences.length === 0) {
    printLine(`${out.shown}: ${generated.size} files, all up to date`);
    return;
  }
  if (!existsSync(out.path)) {
    printLine(`${out.shown}: no such folder; generate makes it, with ${generated.size} files`);
    return;
  }
  const count = differences.length === 1 ? "1 file differs" : `${differences.length} files differ`;
  printLine(`${out.shown}: ${count} from what ${describeInput(options)} gives`);
  for (const { kind, path } of differences) printLine(`${kind.padEnd(7)}  ${locateIn(out, path).shown}`);
  printDiffs(differences.map(({ path }) => diffFile(path, fromSchemas(generated), out)));
}

function printResult(
  differences: readonly Difference[],
  generated: MemoryFolder,
  options: CheckOptions,
  live: LiveResult | undefined,
): void {
  const { out } = options;
  const files = differences.map((difference) => {
    const lines = diffFile(difference.path, fromSchemas(generated), out);
    return { ...difference, ...(lines.length > 0 && { diff: lines.join("\n") }) };
  });
  const result = { out: out.shown, schemas: describeInput(options), files: generated.size, differences: files };
  printJson({ package: result, live: live && liveJson(live) });
}

function fromSchemas(files: MemoryFolder): WantedFiles {
  return { files, origin: "from the schemas" };
}

import { compareFolder, type Difference } from "../../generator/files/compare-folder.js";
import { diffFile, type WantedFiles } from "../../generator/files/diff-files.js";
import type { MemoryFolder } from "../../generator/package/memory-folder.js";
import { EXIT, printable, printJson, printLine, withProgress } from "../terminal.js";
import { buildSelected, type PackageOptions } from "./build-selected.js";
import { checkLive, type LiveResult, liveJson, printLive } from "./check-live.js";
import { printDiffs } from "./print-diffs.js";
import type { ServerOptions } from "./server-options.js";

export interface CheckOptions extends PackageOptions, ServerOptions {
  readonly live?: boolean;
  readonly json?: boolean;
}

/** Compares the package on disk with the one that the schemas give, and the schemas with their source; writes nothing. */
export async function check(options: CheckOptions): Promise<number> {
  const generated = await withProgress((show) => buildSelected(options, show));
  const differences = compareFolder(generated, options.out);
  if (!options.json) printDifferences(differences, generated, options);
  const live = options.live ? await withProgress((show) => checkLive(options, show)) : undefined;
  if (options.json) printResult(differences, generated, options, live);
  else if (live !== undefined) printLive(live, options);
  const isSame = differences.length === 0 && (live?.documents.length ?? 0) === 0;
  return isSame ? EXIT.done : EXIT.differences;
}

function printDifferences(differences: readonly Difference[], generated: MemoryFolder, options: CheckOptions): void {
  const out = printable(options.out);
  if (differences.length === 0) {
    printLine(`${out}: ${generated.size} files, all up to date`);
    return;
  }
  const count = differences.length === 1 ? "1 file differs" : `${differences.length} files differ`;
  printLine(`${out}: ${count} from what ${printable(options.schemas)} gives`);
  for (const { kind, path } of differences) printLine(`${kind.padEnd(7)}  ${out}/${printable(path)}`);
  printDiffs(differences.map(({ path }) => diffFile(path, fromSchemas(generated), options.out)));
}

function printResult(
  differences: readonly Difference[],
  generated: MemoryFolder,
  { out, schemas }: CheckOptions,
  live: LiveResult | undefined,
): void {
  const files = differences.map((difference) => {
    const lines = diffFile(difference.path, fromSchemas(generated), out);
    return { ...difference, ...(lines.length > 0 && { diff: lines.join("\n") }) };
  });
  const result = { out, schemas, files: generated.size, differences: files };
  printJson({ package: result, live: live && liveJson(live) });
}

function fromSchemas(files: MemoryFolder): WantedFiles {
  return { files, origin: "from the schemas" };
}

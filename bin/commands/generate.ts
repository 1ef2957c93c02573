import type { Difference } from "../../generator/files/compare-folder.js";
import { writeFolder } from "../../generator/files/write-folder.js";
import { EXIT, printable, printLine, withoutInterruption, withProgress } from "../terminal.js";
import { buildSelected, type PackageOptions } from "./build-selected.js";

/** Writes the package. */
export async function generate(options: PackageOptions): Promise<number> {
  const generated = await withProgress((show) => buildSelected(options, show));
  const differences = withoutInterruption(() => writeFolder(generated, options.out));
  printLine(`${printable(options.out)}: ${generated.size} files, ${summary(differences)}`);
  for (const { path } of differences.filter(({ kind }) => kind === "stale")) {
    printLine(`removed  ${printable(`${options.out}/${path}`)}`);
  }
  return EXIT.done;
}

function summary(differences: readonly Difference[]): string {
  if (differences.length === 0) return "all up to date";
  const stale = differences.filter(({ kind }) => kind === "stale").length;
  return `${differences.length - stale} written, ${stale} removed`;
}

import { comparePackage } from "../../generator/index.js";
import { EXIT, printable, printLine, withProgress } from "../terminal.js";
import { buildSelected, type PackageOptions } from "./build-selected.js";

/** Compares the package on disk with the one that the schemas give; writes nothing. */
export async function check(options: PackageOptions): Promise<number> {
  const generated = await withProgress((show) => buildSelected(options, show));
  const differences = comparePackage(generated, options.out);
  const out = printable(options.out);
  if (differences.length === 0) {
    printLine(`${out}: ${generated.size} files, all up to date`);
    return EXIT.done;
  }
  const count = differences.length === 1 ? "1 file differs" : `${differences.length} files differ`;
  printLine(`${out}: ${count} from what ${printable(options.schemas)} gives`);
  for (const { kind, path } of differences) printLine(`${kind.padEnd(7)}  ${out}/${printable(path)}`);
  return EXIT.differences;
}

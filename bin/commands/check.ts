import { buildPackage, comparePackage, loadCodeWriter, readTemplates } from "../../generator/index.js";
import { EXIT, printable, printLine, startProgress } from "../terminal.js";
import type { GenerateOptions } from "./generate.js";
import { compileSelected } from "./options.js";

/** Compares the package on disk with the one that the schemas give; writes nothing. */
export async function check(options: GenerateOptions): Promise<number> {
  const progress = await startProgress();
  const contracts = compileSelected(options, progress);
  progress.show("emitting TypeScript");
  const generated = buildPackage(contracts, readTemplates(), await loadCodeWriter());
  const differences = comparePackage(generated, options.out);
  if (differences.length === 0) {
    progress.finish(`${options.out}: ${generated.size} files, all up to date`);
    return EXIT.done;
  }
  const count = differences.length === 1 ? "1 file differs" : `${differences.length} files differ`;
  progress.finish(`${options.out}: ${count} from what ${options.schemas} gives`);
  for (const { kind, path } of differences) printLine(`${kind.padEnd(7)}  ${printable(`${options.out}/${path}`)}`);
  return EXIT.differences;
}

import { buildPackage, type Difference, loadCodeWriter, readTemplates, writePackage } from "../../generator/index.js";
import { EXIT, startProgress } from "../terminal.js";
import { compileSelected, type SelectionOptions } from "./options.js";

export interface GenerateOptions extends SelectionOptions {
  readonly out: string;
}

/** Writes the package. */
export async function generate(options: GenerateOptions): Promise<number> {
  const progress = await startProgress();
  const contracts = compileSelected(options, progress);
  progress.show("emitting TypeScript");
  const generated = buildPackage(contracts, readTemplates(), await loadCodeWriter());
  const differences = writePackage(generated, options.out);
  progress.finish(`${options.out}: ${generated.size} files, ${summary(differences)}`);
  return EXIT.done;
}

function summary(differences: readonly Difference[]): string {
  if (differences.length === 0) return "all up to date";
  const stale = differences.filter(({ kind }) => kind === "stale").length;
  return `${differences.length - stale} written, ${stale} removed`;
}

import {
  type GeneratedPackage,
  type GenerateResult,
  generate as generatePackages,
  type GenerateOptions as Options,
} from "../../generator/api/generate.js";
import { watchedInput } from "../../generator/api/watched-input.js";
import type { Difference } from "../../generator/files/compare-folder.js";
import { shownIn } from "../../generator/files/location.js";
import { watchFolder } from "../../generator/files/watch-folder.js";
import { InputError } from "../../generator/source/errors.js";
import { visibleText } from "../../generator/source/visible-text.js";
import type { Finding } from "../report/finding.js";
import { type FormatOptions, printFindings } from "../report/report.js";
import { printNote } from "../terminal/detail.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printError, printJson, printWarnings } from "../terminal/print.js";
import { printFetched } from "../terminal/print-fetched.js";
import { withProgress } from "../terminal/progress.js";
import { untilStopped } from "../terminal/signals.js";

export interface GenerateOptions extends Options, FormatOptions {
  readonly watch?: boolean;
}

/** Writes the packages, once or whenever the schemas change. */
export async function generate(options: GenerateOptions): Promise<number> {
  if (options.watch) await generateUntilStopped(options);
  else await generateOnce(options);
  return EXIT.done;
}

async function generateOnce(options: GenerateOptions): Promise<void> {
  const { format } = options;
  const result = await withProgress((onProgress) => generatePackages({ ...options, write: true, onProgress }));
  const warnings = result.packages.flatMap((each) => each.warnings);
  if (format === "text" && result.fetched !== undefined) printFetched(result.fetched, {});
  printWarnings(warnings);
  if (format === "text") for (const each of result.packages) printWritten(each);
  else if (!(await printFindings(warnings.map(asFinding), format, "generate"))) printResult(result);
}

function printWritten({ out, files, written }: GeneratedPackage): void {
  printNote(`${out}: ${files.size} files, ${summary(written)}`);
  for (const { path } of written.filter(({ kind }) => kind === "stale")) printNote(`removed  ${shownIn(out, path)}`);
}

function printResult({ packages: [{ out, files, warnings, written }] }: GenerateResult): void {
  printJson({ out, files: files.size, warnings, differences: written });
}

function asFinding(warning: string): Finding {
  return { rule: "warning", severity: "warning", title: visibleText(warning), details: [] };
}

function summary(differences: readonly Difference[]): string {
  if (differences.length === 0) return "all up to date";
  const stale = differences.filter(({ kind }) => kind === "stale").length;
  return `${differences.length - stale} written, ${stale} removed`;
}

/**
 * Writes the packages now, and again whenever a file of the schemas changes, until the process is told to stop.
 * @throws InputError if the schemas folder does not exist, or is removed: then it cannot be watched
 */
async function generateUntilStopped(options: GenerateOptions): Promise<void> {
  const schemas = await watchedInput(options);
  const stopped = untilStopped().then(() => "stopped" as const);
  const folder = await watchFolder(schemas, printError);
  try {
    for (let event = "changed"; event !== "stopped"; event = await Promise.race([stopped, folder.changed()])) {
      if (event === "gone") throw new InputError(`${schemas.shown}: was removed, and is not watched any more`);
      await generateOrReport(options);
      printNote(`${schemas.shown}: watched until Ctrl-C`);
    }
  } finally {
    await folder.close();
  }
}

/** Only prints errors: a file that cannot be used may not be saved completely yet. */
async function generateOrReport(options: GenerateOptions): Promise<void> {
  try {
    await generateOnce(options);
  } catch (error) {
    printError(error);
  }
}

import {
  type GeneratedPackage,
  type GenerateResult,
  generate as generatePackages,
  type GenerateOptions as Options,
} from "../../generator/api/generate.js";
import { type WatchedInput, watchedInput } from "../../generator/api/watched-input.js";
import type { Difference } from "../../generator/files/compare-folder.js";
import { shownIn } from "../../generator/files/location.js";
import { WatchedFolders } from "../../generator/files/watch-folders.js";
import { counted } from "../../generator/source/counted.js";
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
  if (format === "text") for (const each of result.fetched) printFetched(each, {});
  printWarnings(warnings);
  if (format === "text") for (const each of result.packages) printWritten(each);
  else if (!(await printFindings(warnings.map(asFinding), format, "generate"))) printResult(result);
}

function printWritten({ out, files, written }: GeneratedPackage): void {
  printNote(`${out}: ${counted(files.size, "file")}, ${summary(written)}`);
  for (const { path } of written.filter(({ kind }) => kind === "stale")) printNote(`removed  ${shownIn(out, path)}`);
}

/** For one package, or for the outputs of a configuration by name. */
function printResult({ packages }: GenerateResult): void {
  const [only] = packages;
  printJson(only.name === undefined ? packageJson(only) : { packages: packages.map(packageJson) });
}

function packageJson({ name, out, files, warnings, written }: GeneratedPackage): object {
  return { name, out, files: files.size, warnings, differences: written };
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
 * Writes the packages now, and again whenever a file of the schemas or of the configuration changes, until the process is told to stop.
 * @throws InputError if a folder of schemas does not exist, or is removed: then it cannot be watched
 */
async function generateUntilStopped(options: GenerateOptions): Promise<void> {
  let input = await watchedInput(options);
  const stopped = untilStopped().then(() => "stopped" as const);
  const watched = new WatchedFolders(printError);
  try {
    for (let event = "changed"; event !== "stopped"; event = await Promise.race([stopped, watched.changed()])) {
      input = (await inputAsItIs(options)) ?? input;
      await watched.follow(input);
      await generateOrReport(options);
      printNote(`${input.folders.map(({ shown }) => shown).join(", ")}: watched until Ctrl-C`);
    }
  } finally {
    await watched.close();
  }
}

/** Undefined if the configuration cannot be used: generating says why. */
async function inputAsItIs(options: GenerateOptions): Promise<WatchedInput | undefined> {
  try {
    return await watchedInput(options);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
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

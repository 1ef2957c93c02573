import { statSync } from "node:fs";
import { dirname } from "node:path";
import type { Difference } from "../../generator/files/compare-folder.js";
import { type Location, locate, locateIn } from "../../generator/files/location.js";
import { watchFolder } from "../../generator/files/watch-folder.js";
import { writeFolder } from "../../generator/files/write-folder.js";
import { InputError } from "../../generator/source/errors.js";
import { visibleText } from "../../generator/source/visible-text.js";
import type { Finding } from "../report/finding.js";
import { type FormatOptions, printFindings } from "../report/report.js";
import { type PackageOptions, packageOfSchemas } from "../steps/package-of-schemas.js";
import { pinAddresses } from "../steps/read-addresses.js";
import { describeInput, inputLocations, sourcesOf } from "../steps/read-input.js";
import { printNote } from "../terminal/detail.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printError, printJson, printWarnings } from "../terminal/print.js";
import { printFetched } from "../terminal/print-fetched.js";
import { withProgress } from "../terminal/progress.js";
import { untilStopped, withoutInterruption } from "../terminal/signals.js";

export interface GenerateOptions extends PackageOptions, FormatOptions {
  readonly watch?: boolean;
}

/** Writes the package, once or whenever the schemas change. */
export async function generate(options: GenerateOptions): Promise<number> {
  await pinSources(options);
  if (options.watch) await generateUntilStopped(options);
  else await generateOnce(options);
  return EXIT.done;
}

/** Fetches the addresses among the sources that have not been fetched yet, or on request all, and pins what they give. */
async function pinSources(options: GenerateOptions): Promise<void> {
  const { urls } = sourcesOf(options);
  if (urls.length === 0) return;
  const pinned = await withProgress((show) => {
    show(`asking ${describeInput(options)}`);
    return pinAddresses(urls, options, options.refresh ? "all" : "missing");
  });
  if (pinned !== undefined && options.format === "text") printFetched(pinned.fetched, pinned.differences, options);
}

async function generateOnce(options: GenerateOptions): Promise<void> {
  const { out } = options;
  const { files, warnings } = await withProgress((show) => packageOfSchemas(options, show));
  printWarnings(warnings);
  const differences = withoutInterruption(() => writeFolder(files, out, inputLocations(options)));
  if (options.format !== "text") {
    const made = { out: out.shown, files: files.size, warnings, differences };
    if (!(await printFindings(warnings.map(asFinding), options.format, "generate"))) printJson(made);
    return;
  }
  printNote(`${out.shown}: ${files.size} files, ${summary(differences)}`);
  for (const { path } of differences.filter(({ kind }) => kind === "stale")) {
    printNote(`removed  ${locateIn(out, path).shown}`);
  }
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
 * Writes the package now, and again whenever a file of the schemas changes, until the process is told to stop.
 * @throws InputError if the schemas folder does not exist, or is removed: then it cannot be watched
 */
async function generateUntilStopped(options: GenerateOptions): Promise<void> {
  const schemas = watchedFolder(options);
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

/**
 * The folder of the schemas, or of the only file.
 * @throws InputError if there are several sources
 */
function watchedFolder(options: PackageOptions): Location {
  const [only, ...others] = inputLocations(options);
  if (only === undefined || others.length > 0) throw new InputError("--watch: for one file or folder");
  return statSync(only.path, { throwIfNoEntry: false })?.isFile()
    ? locate(dirname(only.path), dirname(only.shown))
    : only;
}

/** Only prints errors: a file that cannot be used may not be saved completely yet. */
async function generateOrReport(options: GenerateOptions): Promise<void> {
  try {
    await generateOnce(options);
  } catch (error) {
    printError(error);
  }
}

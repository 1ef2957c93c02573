import { relative } from "node:path";
import { requireFolder } from "../../generator/files/read-schemas.js";
import { InputError } from "../../generator/source/errors.js";
import { EXIT, printable, printError, printLine } from "../terminal.js";
import { untilStopped } from "../until-stopped.js";
import type { PackageOptions } from "./build-selected.js";
import { generate } from "./generate.js";

/** Editors save in several steps, and a fetch writes many files: what comes within this time is one change. */
const QUIET_MILLISECONDS = 100;

/**
 * Writes the package now, and again whenever a file of the schemas changes, until the process is told to stop.
 * @throws InputError if there is no schemas folder: what is not there cannot be watched without missing how it comes
 */
export async function watch(options: PackageOptions): Promise<number> {
  requireFolder(options.schemas);
  const stopped = untilStopped().then(() => "stopped" as const);
  const { changed, close } = await watchFolder(options.schemas);
  try {
    for (let event: WatchEvent = "changed"; event !== "stopped"; event = await Promise.race([stopped, changed()])) {
      // A folder that is away is not seen when it comes back.
      if (event === "gone") throw new InputError(`${options.schemas}: was removed, and is not watched any more`);
      await generateOrReport(options);
      printLine(`${printable(options.schemas)}: watched until Ctrl-C`);
    }
  } finally {
    await close();
  }
  return EXIT.done;
}

/** A file that cannot be used is one that someone is still writing. */
async function generateOrReport(options: PackageOptions): Promise<void> {
  try {
    await generate(options);
  } catch (error) {
    printError(error);
  }
}

type WatchEvent = "changed" | "gone" | "stopped";

interface WatchedFolder {
  /** Waits until something has changed since it was called last, and all is quiet; or until the folder is gone. */
  readonly changed: () => Promise<"changed" | "gone">;
  readonly close: () => Promise<void>;
}

async function watchFolder(folder: string): Promise<WatchedFolder> {
  const { watch } = await import("chokidar");
  const watcher = watch(folder, { ignoreInitial: true, ignored: (path) => /[\\/]\.staging-/.test(path) });
  let timer: NodeJS.Timeout | undefined;
  let isChanged = false;
  let isGone = false;
  let wake = (): void => undefined;
  watcher.on("all", (event, path) => {
    if (event === "unlinkDir" && relative(folder, path) === "") isGone = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      isChanged = true;
      wake();
    }, QUIET_MILLISECONDS);
  });
  watcher.on("error", printError);
  // From here on, no change is missed.
  await new Promise<void>((ready) => watcher.once("ready", ready));
  const changed = async (): Promise<"changed" | "gone"> => {
    if (!isChanged) await new Promise<void>((resolve) => (wake = resolve));
    isChanged = false;
    return isGone ? "gone" : "changed";
  };
  const close = async (): Promise<void> => {
    clearTimeout(timer);
    await watcher.close();
  };
  return { changed, close };
}

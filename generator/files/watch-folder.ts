import { statSync } from "node:fs";
import { STAGING } from "../package/output-rules.js";
import type { Location } from "./location.js";
import { requireFolder } from "./read-schemas.js";

/** Changes that follow each other within this time are one: editors save in several steps, and a fetch writes many files. */
const QUIET_MILLISECONDS = 100;

/** How often the folder is checked. If it is empty, or its parent is moved, no event reports that it has gone. */
const PRESENCE_MILLISECONDS = 500;

/** A folder that is watched. */
export interface WatchedFolder {
  /**
   * Waits until something has changed since the last call and changes have stopped, or until the folder has gone. It has also
   * gone if another folder is in its place.
   */
  readonly changed: () => Promise<"changed" | "gone">;
  readonly close: () => Promise<void>;
}

/**
 * Watches a folder and everything in it. After this function has returned, no change is missed.
 * @param onError - called with errors of watching
 * @throws InputError if there is no such folder
 */
export async function watchFolder(folder: Location, onError: (error: unknown) => void): Promise<WatchedFolder> {
  requireFolder(folder);
  const known = identityOf(folder.path);
  const notices = new Notices();
  const { watch } = await import("chokidar");
  const content = watch(folder.path, { ignoreInitial: true, ignored: isStaging });
  content.on("all", () => notices.add()).on("error", onError);
  await new Promise<void>((ready) => content.once("ready", ready));
  const isGone = (): boolean => identityOf(folder.path) !== known;
  const presence = setInterval(() => isGone() && notices.add(), PRESENCE_MILLISECONDS);
  return {
    changed: async () => {
      await notices.next();
      return isGone() ? "gone" : "changed";
    },
    close: async () => {
      clearInterval(presence);
      notices.stop();
      await content.close();
    },
  };
}

/** Whether a file is in the folder for new files, from which they are moved to their places. */
function isStaging(path: string): boolean {
  return path.split(/[\\/]/).some((name) => name.startsWith(STAGING));
}

/** A text that is different for another folder at the same path; undefined if there is no folder. */
function identityOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() ? `${stats.dev} ${stats.ino}` : undefined;
}

/** Makes one notice of events that come shortly after each other. */
class Notices {
  #timer: NodeJS.Timeout | undefined;
  #isDue = false;
  #wake = (): void => undefined;

  add(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isDue = true;
      this.#wake();
    }, QUIET_MILLISECONDS);
  }

  /** Waits for a notice that no call has returned for yet. */
  async next(): Promise<void> {
    if (!this.#isDue) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#isDue = false;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

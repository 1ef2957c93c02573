import { statSync } from "node:fs";
import { STAGING } from "../package/output-rules.js";
import type { Location } from "./location.js";
import { requireFolder } from "./read-schemas.js";

/** Editors save in several steps, and a fetch writes many files: what comes within this time is one change. */
const QUIET_MILLISECONDS = 100;

/** How often it is asked whether the folder is still there. It may go without an event: an empty one, one whose parent is moved. */
const PRESENCE_MILLISECONDS = 500;

/** A folder whose changes are seen. */
export interface WatchedFolder {
  /**
   * Waits until something has changed since it was called last, and all is quiet; or until the folder is gone. Another folder
   * in its place is none that is watched.
   */
  readonly changed: () => Promise<"changed" | "gone">;
  readonly close: () => Promise<void>;
}

/**
 * Watches a folder and all that is in it. From the moment on when it has begun, no change is missed.
 * @param onError - called for what cannot be watched
 * @throws InputError if there is no such folder: how it comes would be missed
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

/** Where new files wait for a moment before they are moved to their places. */
function isStaging(path: string): boolean {
  return path.split(/[\\/]/).some((name) => name.startsWith(STAGING));
}

/** What tells a folder from another one of the same name; undefined if there is none. */
function identityOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() ? `${stats.dev} ${stats.ino}` : undefined;
}

/** Events that come shortly one after the other are one notice. */
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

  /** Waits for a notice that has not been taken. */
  async next(): Promise<void> {
    if (!this.#isDue) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#isDue = false;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

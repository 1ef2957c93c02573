import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { FSWatcher } from "chokidar";
import { STAGING } from "../package/output-rules.js";
import { InputError } from "../source/errors.js";
import type { Location } from "./location.js";
import { requireFolder } from "./read-schemas.js";
import { mayMatter } from "./watched-path.js";

/** Changes that follow each other within this time are one: editors save in several steps, and a fetch writes many files. */
const QUIET_MILLISECONDS = 100;

/** How often the folder is checked. If it is empty, or its parent is moved, no event reports that it has gone. */
const PRESENCE_MILLISECONDS = 500;

/** What is watched. */
export interface Followed {
  readonly folders: readonly Location[];
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Folders whose changes do not matter, because they are written. Absolute paths. */
  readonly outputs: readonly string[];
}

/** Folders that are watched, with everything in them that may be a schema, and single files. */
export class WatchedFolders {
  readonly #onError: (error: unknown) => void;
  readonly #notices = new Notices();
  readonly #folders = new Map<string, WatchedFolder>();
  #outputs: readonly string[] = [];
  #files: FSWatcher | undefined;
  readonly #presence: NodeJS.Timeout;

  /** @param onError - called with errors of watching */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
    this.#presence = setInterval(() => this.#gone() !== undefined && this.#notices.add(), PRESENCE_MILLISECONDS);
  }

  /**
   * Watches these folders and files, and no others. After it has returned, no change is missed.
   * @throws InputError if there is no such folder, or another one is in the place of one that was watched
   */
  async follow({ folders, files, outputs }: Followed): Promise<void> {
    this.#outputs = outputs;
    const wanted = new Set(folders.map(({ path }) => path));
    for (const [path, { content }] of this.#folders) {
      if (wanted.has(path)) continue;
      this.#folders.delete(path);
      await content.close();
    }
    for (const folder of folders) {
      if (!this.#folders.has(folder.path)) await this.#watch(folder);
    }
    this.#requireAll();
    await this.#files?.close();
    this.#files = await this.#started([...files]);
  }

  /**
   * Waits until something has changed since the last call and changes have stopped.
   * @throws InputError if a folder has gone, or another one is in its place
   */
  async changed(): Promise<"changed"> {
    await this.#notices.next();
    this.#requireAll();
    return "changed";
  }

  async close(): Promise<void> {
    clearInterval(this.#presence);
    this.#notices.stop();
    await Promise.all([...[...this.#folders.values()].map(({ content }) => content.close()), this.#files?.close()]);
  }

  async #watch(folder: Location): Promise<void> {
    requireFolder(folder);
    const identity = identityOf(folder.path);
    this.#folders.set(folder.path, { folder, identity, content: await this.#started([folder.path], folder.path) });
  }

  async #started(paths: string[], folder?: string): Promise<FSWatcher> {
    const { watch } = await import("chokidar");
    const isNoInput = (path: string): boolean =>
      folder !== undefined && !mayMatter(resolve(path), folder, this.#outputs);
    const ignored = (path: string): boolean => isStaging(path) || isNoInput(path);
    const watcher = watch(paths, { ignoreInitial: true, ignored });
    watcher.on("all", () => this.#notices.add()).on("error", this.#onError);
    if (paths.length > 0) await new Promise<void>((ready) => watcher.once("ready", ready));
    return watcher;
  }

  #gone(): WatchedFolder | undefined {
    return [...this.#folders.values()].find(({ folder, identity }) => identityOf(folder.path) !== identity);
  }

  #requireAll(): void {
    const gone = this.#gone();
    if (gone !== undefined) throw new InputError(`${gone.folder.shown}: was removed, and is not watched any more`);
  }
}

interface WatchedFolder {
  readonly folder: Location;
  /** Another folder at its path has another one. */
  readonly identity: string | undefined;
  readonly content: FSWatcher;
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

import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { InputError } from "../source/errors.js";
import type { Location } from "./location.js";
import { hasCode } from "./system-error.js";

/** How long a run waits for another one. Writing takes only a small part of this time. */
const PATIENCE_MILLISECONDS = 10_000;

const PAUSE_MILLISECONDS = 20;

/** A lock of another computer, or one without content, counts as left behind when it is older than this. */
const EXPIRY_MILLISECONDS = 60_000;

/** On a file system without links, a run may be killed before its lock has content. */
const EMPTY_MILLISECONDS = 2000;

/** The content of a lock file: the process that has made it, and its computer. */
interface Holder {
  readonly text: string;
  readonly host: string;
  readonly process: number;
}

/**
 * Runs something that must not happen twice at once in the same folder. Other runs wait. The lock of a killed run does not count.
 * The lock is a file, so it also works between containers that share the folder.
 * @param lock - the path of the lock file; if it cannot be written, there is no lock
 * @param patience - how long to wait, in milliseconds
 * @throws InputError if another run does not end
 */
export function withFolderLock<T>(lock: string, folder: Location, run: () => T, patience = PATIENCE_MILLISECONDS): T {
  const own = JSON.stringify([hostname(), process.pid]);
  const isHeld = acquire(lock, own, folder, Date.now() + patience);
  try {
    return run();
  } finally {
    if (isHeld && readHolder(lock)?.text === own) rmSync(lock, { force: true });
  }
}

/** Waits until the lock is ours. @returns whether there can be a lock */
function acquire(lock: string, own: string, { shown }: Location, end: number): boolean {
  for (;;) {
    try {
      if (createLock(lock, own)) return true;
    } catch (error) {
      // ENOENT: the folder around the lock can hold no files, as /proc, or has just been removed.
      if (hasCode(error, "EACCES", "ENOENT", "EPERM", "EROFS")) return false;
      throw error;
    }
    const holder = readHolder(lock);
    if (holder !== undefined && isLeftBehind(lock, holder)) removeLock(lock, holder);
    else if (Date.now() < end) pause();
    else throw new InputError(`${shown}: another run is writing to it; if there is none, delete ${lock}`);
  }
}

/** Makes the lock, with its content from the first moment on. @returns false if there is a lock already */
function createLock(lock: string, own: string): boolean {
  const aside = asideOf(lock);
  try {
    writeFileSync(aside, own);
    return linkOrWrite(aside, lock, own);
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function linkOrWrite(aside: string, lock: string, own: string): boolean {
  try {
    linkSync(aside, lock);
  } catch (error) {
    // The run with the lock removes leftovers beside it.
    if (hasCode(error, "ENOENT")) return false;
    if (hasCode(error, "EEXIST", "ENOSPC")) throw error;
    // Not every file system has links.
    writeFileSync(lock, own, { flag: "wx" });
  }
  return true;
}

/** A name of this process beside the lock. */
function asideOf(lock: string): string {
  return `${lock}-${process.pid}`;
}

/** Undefined if the lock has gone. */
function readHolder(lock: string): Holder | undefined {
  try {
    const text = readFileSync(lock, "utf8");
    const [, host = "", id = "0"] = /^\["([^"]*)",(\d{1,10})\]$/.exec(text) ?? [];
    return { text, host, process: Number(id) };
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function isLeftBehind(lock: string, { host, process: id }: Holder): boolean {
  // Containers reuse process ids: a lock with our own id is not ours, because we are waiting for it.
  if (host === hostname() && id > 0) return id === process.pid || !isRunning(id);
  const stats = statSync(lock, { throwIfNoEntry: false });
  const limit = stats?.size === 0 ? EMPTY_MILLISECONDS : EXPIRY_MILLISECONDS;
  return stats !== undefined && Date.now() - stats.mtimeMs > limit;
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return !hasCode(error, "ESRCH");
  }
}

/** Removes a lock that was left behind. Another run may do the same, and may already have its own lock. */
function removeLock(lock: string, { text }: Holder): void {
  const aside = asideOf(lock);
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  if (readHolder(aside)?.text === text) rmSync(aside, { force: true });
  else renameSync(aside, lock);
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS);
}

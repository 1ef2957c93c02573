// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { newAbortController, newTimeoutError, type Signal, startTimer } from "../platform/platform.js";

/** The longest time that timers know; longer ones would fire at once. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/**
 * Runs something with a signal that fires after the timeout, with a TimeoutError, or with the given signal. It does not use
 * `AbortSignal.any`: in Node 20, garbage collection takes such signals, so that the timeout never comes, and every call leaves
 * something in a signal that lives longer.
 * @throws the signal's reason, also where the platform has an AbortError of its own, and where what runs ignores the signal
 * @throws RangeError for a timeout that is no time
 */
export async function withTimeout<T>(
  timeout: number | undefined,
  given: Signal | undefined,
  run: (signal: Signal | undefined) => Promise<T>,
): Promise<T> {
  if (given?.aborted) throw given.reason;
  const { signal, release }: Ending = timeout === undefined ? { signal: given } : startTimeout(timeout, given);
  try {
    return await (signal === undefined ? run(signal) : endedBy(signal, run(signal)));
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    release?.();
  }
}

/** Settles as the promise does, or rejects when the signal fires before. */
function endedBy<T>(signal: Signal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopListening = onAbort(signal, () => reject(signal.reason));
    promise.then(resolve, reject).finally(stopListening);
  });
}

/** What ends a call, if anything does. */
interface Ending {
  readonly signal: Signal | undefined;
  /** Stops the clock, if one runs. */
  readonly release?: () => void;
}

function startTimeout(timeout: number, given: Signal | undefined): Ending {
  // Plain JavaScript may have made it of text, and NaN would be no time at all.
  if (!(typeof timeout === "number" && timeout >= 0))
    throw new RangeError("the timeout must be a number of milliseconds, 0 or more");
  const controller = newAbortController();
  const expire = (): void => controller.abort(newTimeoutError(`no whole answer in ${timeout} ms`));
  const stopTimer = startTimer(expire, Math.min(timeout, LONGEST_TIMEOUT));
  const stopListening = given && onAbort(given, () => controller.abort(given.reason));
  const release = (): void => {
    stopTimer();
    stopListening?.();
  };
  return { signal: controller.signal, release };
}

/** Who listens to a signal: each has one real listener, as Node warns of more than ten, and many calls may share one. */
const listeners = new WeakMap<Signal, Set<() => void>>();

/** Calls a function when the signal fires, or now if it has. @returns what ends that */
function onAbort(signal: Signal, listener: () => void): () => void {
  if (signal.aborted) listener();
  const all = listeners.get(signal) ?? listenersOf(signal);
  all.add(listener);
  return () => all.delete(listener);
}

function listenersOf(signal: Signal): Set<() => void> {
  const all = new Set<() => void>();
  signal.addEventListener("abort", () => {
    for (const listener of all) listener();
  });
  listeners.set(signal, all);
  return all;
}

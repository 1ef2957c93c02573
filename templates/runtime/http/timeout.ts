import { newAbortController, newTimeoutError, type Signal, startTimer } from "../platform/platform.js";

/** The longest time that timers know. With a longer one they would fire at once. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/**
 * Runs a function with a signal that fires after the timeout, with a TimeoutError, or when the given signal fires. It does not use
 * `AbortSignal.any`: in Node 20, garbage collection removes such signals, so that the timeout never comes, and every call leaves
 * something in a signal that lives longer.
 * @throws the signal's reason, even if the platform has an AbortError of its own, or if the function ignores the signal
 * @throws RangeError for a timeout that is not a number of milliseconds
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

/** Settles as the promise does, or rejects if the signal fires first. */
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
  // In plain JavaScript it may be text, or NaN.
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

/**
 * The functions that wait for each signal. Many calls may share one signal, and Node warns about more than ten listeners, so a
 * signal has one real listener, which calls them all.
 */
const listeners = new WeakMap<Signal, Set<() => void>>();

/** Calls a function when the signal fires, or now if it has fired. @returns a function that stops waiting */
export function onAbort(signal: Signal, listener: () => void): () => void {
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

import type { FailedCall } from "../runtime/http/call-facts.js";
import { type AnswerFacts, answerOf } from "../runtime/http/fault-answers.js";
import { HttpError } from "../runtime/http/http-error.js";
import { onAbort } from "../runtime/http/timeout.js";
import { type Signal, startTimer } from "../runtime/platform/platform.js";

/** Which calls are sent again after a failure, how often and when. */
export interface RetryOptions {
  /** The operations that may be carried out twice: their constants or their names; or a function that says it of a name. */
  readonly operations: readonly (string | { readonly name: string })[] | ((operation: string) => boolean);
  /** How often a call is sent at most, the first time included; 3 if left out. */
  readonly attempts?: number | undefined;
  /** The longest wait before a call is sent for the second time, in milliseconds; 500 if left out. It doubles with each further time. */
  readonly delay?: number | undefined;
  /** No wait is longer, in milliseconds; 30,000 if left out. If the server asks for a longer one, the call fails. */
  readonly maxDelay?: number | undefined;
  /** Whether an error may be gone the next time; `isTransient` if left out. */
  readonly isTransient?: ((error: unknown) => boolean) | undefined;
}

/**
 * Sends calls again that have failed for a while only, as the option `sendAgain` of a client. Each wait is a random part of the longest one,
 * so that clients that have failed together do not come back together. The server may say how long to wait (`Retry-After`). The signal of a
 * call ends its wait; its `timeout` is for each time that it is sent.
 * @throws RangeError for a number that is none, or is negative
 */
export function retryReads(options: RetryOptions): (failed: FailedCall) => Promise<boolean> {
  const { operations, attempts = 3, delay = 500, maxDelay = 30_000, isTransient: isGoneLater = isTransient } = options;
  for (const [name, value] of Object.entries({ attempts, delay, maxDelay }))
    if (!(typeof value === "number" && value >= 0)) throw new RangeError(`${name} must be a number, 0 or more`);
  const isRead = typeof operations === "function" ? operations : isNamedIn(operations);
  return async ({ operation, error, earlier, signal }) => {
    if (earlier.length + 1 >= attempts || !isRead(operation) || !isGoneLater(error)) return false;
    const wanted = wantedWait(error);
    if (wanted > maxDelay) return false;
    const longest = delay * 2 ** earlier.length;
    await pause(Math.min(wanted + Math.random() * Math.min(longest, maxDelay), maxDelay), signal);
    return true;
  };
}

function isNamedIn(operations: readonly (string | { readonly name: string })[]): (operation: string) => boolean {
  const names = new Set(operations.map((operation) => (typeof operation === "string" ? operation : operation.name)));
  return (operation) => names.has(operation);
}

/** Statuses that say that the server, or what is before it, cannot answer now (RFC 9110, 15.5.9, 15.6; RFC 6585, 4; RFC 8470, 5.2). */
const TRANSIENT: ReadonlySet<number> = /* @__PURE__ */ new Set([408, 425, 429, 502, 503, 504]);

/**
 * Whether a call may succeed later: there was no answer, none in time, or one whose status says so. A fault mostly has the status 500, which
 * does not. WCF's clients also take an answer with the status 503 for one of a busy server, whatever is in it.
 */
export function isTransient(error: unknown): boolean {
  const answer = answerTo(error);
  if (answer !== undefined) return TRANSIENT.has(answer.status);
  // Those of `fetch`, and of the option `timeout`.
  return error instanceof TypeError || (error instanceof Error && error.name === "TimeoutError");
}

/** What HTTP says of the answer that an error stands for; undefined if there was none. */
function answerTo(error: unknown): AnswerFacts | undefined {
  if (error instanceof HttpError) return error;
  return error instanceof Error ? answerOf(error) : undefined;
}

/** How many milliseconds the server asks to wait: a number of seconds or a date (RFC 9110, 10.2.3); 0 if it does not. */
function wantedWait(error: unknown): number {
  const headers = answerTo(error)?.httpHeaders;
  const after = headers?.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(after)) return Number(after) * 1000;
  const until = timeOf(after);
  if (Number.isNaN(until)) return 0;
  const sent = timeOf(headers?.get("date") ?? "");
  // The two clocks may differ, so that of the server counts.
  return Math.max(until - (Number.isNaN(sent) ? Date.now() : sent), 0);
}

/** The time of a date in one of the three forms of HTTP (RFC 9110, 5.6.7), of which the oldest does not name its zone; NaN for any other text. */
function timeOf(date: string): number {
  if (!/^[A-Z][a-z]{2,8},? /.test(date)) return Number.NaN;
  return Date.parse(date.endsWith("GMT") ? date : `${date} GMT`);
}

/** @throws the reason of the signal if it fires before the time is over */
function pause(milliseconds: number, signal: Signal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopTimer = startTimer(() => {
      stopListening?.();
      resolve();
    }, milliseconds);
    const stopListening =
      signal &&
      onAbort(signal, () => {
        stopTimer();
        reject(signal.reason);
      });
  });
}

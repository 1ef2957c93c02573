import { newAbortController, type Signal } from "../platform/platform.js";
import type { PlainRequest } from "./exchange.js";
import { onAbort } from "./timeout.js";

/** What an implementation may ask about a call beside its message. */
export interface ReceivedCall {
  readonly operation: string;
  /** The address that was called, or the part of it from the path on, as the server has it. */
  readonly url: string;
  readonly httpHeaders: { get(name: string): string | null };
  /** Fires when the time for the answer is over, or when the caller has gone. Undefined if neither can be known. */
  readonly signal?: Signal | undefined;
}

/** The facts of a call. Its signal is made only for an implementation that asks for it, because most do not. */
export class CallFacts implements ReceivedCall {
  readonly operation: string;
  readonly url: string;
  readonly httpHeaders: PlainRequest["headers"];
  readonly #late: Signal | undefined;
  readonly #request: PlainRequest;

  /** @param late - fires when the time for the answer is over */
  constructor(operation: string, request: PlainRequest, late: Signal | undefined) {
    this.operation = operation;
    this.url = request.url;
    this.httpHeaders = request.headers;
    this.#late = late;
    this.#request = request;
  }

  get signal(): Signal | undefined {
    return firstOf(this.#late, this.#request.signal);
  }
}

/** A signal that fires when one of two does. */
function firstOf(late: Signal | undefined, gone: Signal | undefined): Signal | undefined {
  if (late === undefined || gone === undefined) return late ?? gone;
  const controller = newAbortController();
  for (const signal of [late, gone]) onAbort(signal, () => controller.abort(signal.reason));
  return controller.signal;
}

import { newAbortController, type Signal } from "../platform/platform.js";
import type { PlainRequest } from "./exchange.js";
import { onAbort } from "./timeout.js";

/**
 * Gives the facts of a call its signal. It is made only for an implementation that asks for it, because most do not.
 * @param late - fires when the time for the answer is over
 */
export function withSignal<Facts extends object>(
  facts: Facts,
  late: Signal | undefined,
  request: Pick<PlainRequest, "signal">,
): Facts & { readonly signal: Signal | undefined } {
  return {
    ...facts,
    get signal() {
      return firstOf(late, request.signal);
    },
  };
}

/** A signal that fires when one of two does. */
function firstOf(late: Signal | undefined, gone: Signal | undefined): Signal | undefined {
  if (late === undefined || gone === undefined) return late ?? gone;
  const controller = newAbortController();
  for (const signal of [late, gone]) onAbort(signal, () => controller.abort(signal.reason));
  return controller.signal;
}

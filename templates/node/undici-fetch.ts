import { URL } from "node:url";
import type { Fetch } from "../runtime/platform/platform.js";
import { asError, Exchange, type Fields } from "./exchange.js";

/** The part of undici's Dispatcher that is used here. `Agent`, `Pool`, `ProxyAgent` and others have it, from version 7 on. */
export interface Dispatcher {
  dispatch(options: DispatchOptions, handler: DispatchHandler): unknown;
}

interface DispatchOptions {
  readonly origin: string;
  readonly path: string;
  readonly method: "POST";
  readonly headers: Record<string, string>;
  readonly body: string;
}

interface DispatchController {
  abort(reason: Error): void;
  pause(): void;
  resume(): void;
}

interface DispatchHandler {
  onRequestStart(controller: DispatchController): void;
  onResponseStart(controller: DispatchController, status: number, headers: Fields, statusText?: string): void;
  onResponseData(controller: DispatchController, bytes: Uint8Array): void;
  onResponseEnd(): void;
  onResponseError(controller: DispatchController, error: Error): void;
}

/**
 * Sends requests through undici, without the objects of the fetch standard, which take most of the time of small calls. The option
 * `fetch` of a client takes it: `fetch: undiciFetch(new Agent({ connections: 50 }))`. Connections, proxies, certificates and time
 * limits of connections are the dispatcher's. Errors, and all else, are as with the platform's `fetch`.
 * @param dispatcher - one of undici 7 or later
 */
export function undiciFetch(dispatcher: Dispatcher): Fetch {
  return (url, request) =>
    new Promise((resolve, reject) => {
      const exchange = new Exchange(request, resolve, reject);
      const { method, body } = request;
      try {
        const { origin, pathname, search } = new URL(url);
        const path = pathname + search;
        dispatcher.dispatch({ origin, path, method, headers: exchange.headers, body }, handlerOf(exchange));
      } catch (error) {
        exchange.fail(error);
      }
    });
}

function handlerOf(exchange: Exchange): DispatchHandler {
  return {
    onRequestStart(controller) {
      exchange.start((reason) => controller.abort(asError(reason)));
    },
    onResponseStart(controller, status, headers, statusText = "") {
      // What informs of a response that is still to come (RFC 9110, 15.2).
      if (status >= 200) exchange.respond(status, statusText, headers, controller);
    },
    onResponseData(_, bytes) {
      exchange.push(bytes);
    },
    onResponseEnd() {
      exchange.finish();
    },
    onResponseError(_, error) {
      exchange.fail(error);
    },
  };
}

import { Readable } from "node:stream";
import { URL } from "node:url";
import type { Fetch, SentBody } from "../runtime/platform/platform.js";
import { asError, Exchange, type Fields } from "./exchange.js";
import { piecesOf, readyBody } from "./send-body.js";

/** The part of undici's Dispatcher that is used here. `Agent`, `Pool`, `ProxyAgent` and others have it, from version 7 on. */
export interface Dispatcher {
  dispatch(options: DispatchOptions, handler: DispatchHandler): unknown;
}

interface DispatchOptions {
  readonly origin: string;
  readonly path: string;
  readonly method: "POST";
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | Readable;
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
  // The calls of a client mostly go to one address.
  let last = "";
  let target = { origin: "", path: "" };
  const locate = (url: string): typeof target => {
    if (url === last) return target;
    const { origin, pathname, search } = new URL(url);
    target = { origin, path: pathname + search };
    last = url;
    return target;
  };
  return (url, request) =>
    new Promise((resolve, reject) => {
      const exchange = new UndiciExchange(request, resolve, reject);
      const { method, body } = request;
      try {
        dispatcher.dispatch({ ...locate(url), method, ...contentOf(body, exchange.headers) }, exchange);
      } catch (error) {
        exchange.fail(error);
      }
    });
}

/** The body in a form that undici takes, and its length where undici does not know it. */
function contentOf(body: SentBody, headers: Record<string, string>): Pick<DispatchOptions, "headers" | "body"> {
  const { content, length } = readyBody(body);
  if (typeof content === "string" || content instanceof Uint8Array) return { headers, body: content };
  const ofLength = length === undefined ? {} : { "content-length": String(length) };
  return { headers: { ...headers, ...ofLength }, body: Readable.from(piecesOf(content)) };
}

class UndiciExchange extends Exchange implements DispatchHandler {
  onRequestStart(controller: DispatchController): void {
    this.start((reason) => controller.abort(asError(reason)));
  }

  onResponseStart(controller: DispatchController, status: number, headers: Fields, statusText = ""): void {
    // What informs of a response that is still to come (RFC 9110, 15.2).
    if (status >= 200) this.respond(status, statusText, headers, controller);
  }

  onResponseData(_: DispatchController, bytes: Uint8Array): void {
    this.push(bytes);
  }

  onResponseEnd(): void {
    this.finish();
  }

  onResponseError(_: DispatchController, error: Error): void {
    this.fail(error);
  }
}

import { createGunzip, createInflate } from "node:zlib";
import { codingOf } from "../runtime/http/exchange.js";
import { onAbort } from "../runtime/http/timeout.js";
import type { HttpRequest, HttpResponse } from "../runtime/platform/platform.js";
import { BodyPieces, bytesOf, type Flow, type Stop } from "./body-pieces.js";

/** The header fields of a response, with their names in lower case. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The value of a field; null if there is none. What came more than once is joined, as by `fetch`. */
export function fieldOf(fields: Fields, name: string): string | null {
  const value = fields[name.toLowerCase()];
  if (value === undefined || typeof value === "string") return value ?? null;
  return value.join(", ");
}

/** One request, and the response to it as it arrives. It ends with the errors of `fetch`. */
export class Exchange {
  readonly #request: HttpRequest;
  readonly #resolve: (response: HttpResponse) => void;
  readonly #reject: (error: unknown) => void;
  /** Where the bytes of the response go. */
  #body: Pick<BodyPieces, "push" | "finish" | "fail"> | undefined;
  #stop: Stop = () => undefined;
  #stopListening: (() => void) | undefined;

  constructor(request: HttpRequest, resolve: (response: HttpResponse) => void, reject: (error: unknown) => void) {
    this.#request = request;
    this.#resolve = resolve;
    this.#reject = reject;
    const { signal } = request;
    this.#stopListening = signal && onAbort(signal, () => this.#stop(signal.reason));
  }

  /** The header fields that are sent. */
  get headers(): Record<string, string> {
    return { "accept-encoding": "gzip, deflate", ...this.#request.headers };
  }

  /** The request is about to be sent. */
  start(stop: Stop): void {
    this.#stop = stop;
    const { signal } = this.#request;
    if (signal?.aborted) stop(signal.reason);
  }

  /** The response begins. */
  respond(status: number, statusText: string, fields: Fields, flow: Flow): void {
    const headers = { get: (name: string) => fieldOf(fields, name) };
    const coding = codingOf({ headers });
    const isPlain = coding === undefined || coding === "identity";
    const body = isPlain ? new BodyPieces(flow, this.#stop) : this.#decompress(coding, flow);
    this.#body ??= body;
    this.#resolve({ status, statusText, headers, body, arrayBuffer: () => bytesOf(body) });
  }

  push(bytes: Uint8Array): void {
    this.#body?.push(bytes);
  }

  finish(): void {
    this.#stopListening?.();
    this.#body?.finish();
  }

  fail(cause: unknown): void {
    this.#stopListening?.();
    const { signal } = this.#request;
    if (this.#body === undefined)
      this.#reject(signal?.aborted ? signal.reason : new TypeError("fetch failed", { cause }));
    else this.#body.fail(signal?.aborted ? signal.reason : terminated(cause));
  }

  /** Lets bytes go through a decompressor on their way to the body. */
  #decompress(coding: "gzip" | "deflate", flow: Flow): BodyPieces {
    const pieces = coding === "gzip" ? createGunzip() : createInflate();
    const body = new BodyPieces(pieces, (reason) => {
      pieces.destroy();
      this.#stop(reason);
    });
    pieces.on("data", (bytes) => body.push(bytes));
    pieces.on("end", () => body.finish());
    pieces.on("drain", () => flow.resume());
    pieces.on("error", (error) => {
      body.fail(terminated(error));
      this.#stop(error);
    });
    this.#body = {
      push: (bytes) => void (pieces.write(bytes) || flow.pause()),
      finish: () => pieces.end(),
      fail: (error) => {
        body.fail(error);
        pieces.destroy();
      },
    };
    return body;
  }
}

/** What ends a request early: an error, also if a signal has another reason. */
export function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error("stopped", { cause: reason });
}

function terminated(cause: unknown): TypeError {
  return new TypeError("terminated", { cause });
}

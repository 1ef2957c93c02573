// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import { Buffer } from "node:buffer";
import { createGunzip, createInflate } from "node:zlib";
import {
  BodyError,
  codingError,
  codingOf,
  type PlainHandler,
  type PlainRequest,
  type PlainResponse,
  TextAssembler,
} from "../runtime/messages.js";
import { DecodeError } from "../runtime/values.js";

// #region node/node-request.ts

/** The part of a request that is used here; those of node:http, node:https and node:http2 have it. */
export interface NodeRequest extends Pieces {
  readonly method?: string | undefined;
  /** The target: a path and a query. */
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly httpVersionMajor: number;
  /** Whether the whole request has arrived. */
  readonly complete: boolean;
  pause(): unknown;
  resume(): unknown;
}

/** Bytes that arrive. */
interface Pieces {
  on(event: "data", listener: (bytes: Uint8Array) => void): unknown;
  on(event: "end", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
}

/** A request of Node.js for a handler. */
export class PlainNodeRequest implements PlainRequest {
  readonly #request: NodeRequest;
  readonly method: string;
  readonly url: string;
  /** The names come in lower case; Node.js joins what came twice. */
  readonly headers: { get(name: string): string | null };

  constructor(request: NodeRequest) {
    this.#request = request;
    this.method = request.method ?? "";
    this.url = request.url ?? "";
    this.headers = { get: (name) => fieldOf(request.headers[name.toLowerCase()]) };
  }

  text(maxLength: number): Promise<string | undefined> {
    const coding = codingOf(this);
    const assembler = new TextAssembler(this.headers.get("content-type"), maxLength);
    if (coding === undefined || coding === "identity") return assemble(this.#request, assembler);
    return decompress(this.#request, coding, assembler);
  }
}

function fieldOf(value: string | readonly string[] | undefined): string | null {
  if (value === undefined || typeof value === "string") return value ?? null;
  return value.join(", ");
}

async function decompress(
  request: NodeRequest,
  coding: "gzip" | "deflate",
  assembler: TextAssembler,
): Promise<string | undefined> {
  const pieces = coding === "gzip" ? createGunzip() : createInflate();
  let isOver = false;
  request.on("data", (bytes) => {
    if (!isOver && !pieces.write(bytes)) request.pause();
  });
  request.on("end", () => pieces.end());
  request.on("error", (cause) => pieces.destroy(cause));
  pieces.on("drain", () => request.resume());
  try {
    return await assemble(pieces, assembler);
  } catch (error) {
    throw error instanceof DecodeError ? error : codingError(coding, error);
  } finally {
    isOver = true;
    pieces.destroy();
    // What is still to come is not for anybody, but another request may come after it.
    request.resume();
  }
}

/** Puts the text of pieces together as they arrive. It stops at the first error, and where they turn out to be no text. */
function assemble(pieces: Pieces, assembler: TextAssembler): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const attempt = (run: () => void): void => {
      if (isOver) return;
      try {
        run();
      } catch (error) {
        isOver = true;
        reject(error);
      }
    };
    const finish = (): void => resolve(assembler.finish());
    pieces.on("data", (bytes) =>
      attempt(() => {
        assembler.add(bytes);
        if (assembler.isText) return;
        isOver = true;
        finish();
      }),
    );
    pieces.on("end", () => attempt(finish));
    pieces.on("error", (cause) => reject(new BodyError("the body has not arrived whole", { cause })));
  });
}

// #endregion

// #region node/listener.ts

/** The part of a response that is used here; those of node:http, node:https and node:http2 have it. */
export interface NodeResponse {
  writeHead(status: number, headers: Record<string, string | number>): unknown;
  end(body: string): unknown;
  destroy(): unknown;
}

export interface NodeListenerOptions {
  /**
   * How many requests may be answered at once. Others get the status 503 and are to come back after a second. Together with the option
   * `maxLength` of a handler, it limits how much memory all callers can take. No limit if left out.
   */
  readonly maxConcurrent?: number | undefined;
}

/**
 * Serves a handler with the servers of Node.js: `createServer(createNodeListener(handler))`. It makes no objects of the fetch standard,
 * which take most of the time of small requests. How long a request may take to arrive is an option of the server
 * (`requestTimeout`).
 */
export function createNodeListener(
  handler: PlainHandler,
  { maxConcurrent = Number.POSITIVE_INFINITY }: NodeListenerOptions = {},
): (request: NodeRequest, response: NodeResponse) => void {
  let running = 0;
  return (request, response) => {
    if (running >= maxConcurrent) {
      send(BUSY, request, response);
      return;
    }
    running++;
    handler
      .answer(new PlainNodeRequest(request))
      .then((answer) => send(answer, request, response))
      // The caller has gone, so there is nobody to tell.
      .catch(() => response.destroy())
      .finally(() => running--);
  };
}

const BUSY: PlainResponse = { status: 503, headers: { "Retry-After": "1" }, body: "" };

function send({ status, headers, body }: PlainResponse, request: NodeRequest, response: NodeResponse): void {
  const isLast = !request.complete && request.httpVersionMajor < 2;
  response.writeHead(status, {
    ...headers,
    "Content-Length": Buffer.byteLength(body),
    // The rest of the request is not read: it may have no end.
    ...(isLast && { Connection: "close" }),
  });
  response.end(body);
}

// #endregion

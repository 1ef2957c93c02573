import type { PlainResponse } from "../runtime/http/exchange.js";
import type { PlainHandler } from "../runtime/http/handler.js";
import { type NodeRequest, PlainNodeRequest } from "./node-request.js";
import { passOverRest } from "./pass-over-rest.js";
import { type BodyTarget, type ReadyBody, readyBody, sendBody, writeBody } from "./send-body.js";

/** The part of a response that is used here; those of node:http, node:https and node:http2 have it. */
export interface NodeResponse extends BodyTarget {
  writeHead(status: number, headers: Record<string, string | number>): unknown;
  /** Whether all of it has been passed on. */
  readonly writableFinished: boolean;
}

/** How a listener of Node.js limits what it takes. */
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
  const serve = async (request: NodeRequest, response: NodeResponse): Promise<void> => {
    running++;
    try {
      const answer = await handler.answer(new PlainNodeRequest(request, response));
      const sending = send(answer, request, response);
      // Most bodies have been sent already, and waiting takes time.
      if (sending !== undefined) await sending;
    } catch {
      // The caller has gone, so there is nobody to tell.
      response.destroy();
    } finally {
      running--;
    }
  };
  return (request, response) => {
    if (running >= maxConcurrent) void send(BUSY, request, response);
    else void serve(request, response);
  };
}

const BUSY: PlainResponse = { status: 503, headers: { "Retry-After": "1" }, body: "" };

/** @returns what `sendBody` returns */
function send(
  { status, headers, body }: PlainResponse,
  request: NodeRequest,
  response: NodeResponse,
): Promise<void> | undefined {
  const ready = readyBody(body);
  const isLast = !request.complete && request.httpVersionMajor < 2;
  response.writeHead(status, {
    ...headers,
    ...(ready.length !== undefined && { "Content-Length": ready.length }),
    // Of the rest of the request only so much is read: it may have no end.
    ...(isLast && { Connection: "close" }),
  });
  return isLast ? sendLastBody(ready, request, response) : sendBody(ready, response);
}

async function sendLastBody(body: ReadyBody, request: NodeRequest, response: NodeResponse): Promise<void> {
  await writeBody(body, response);
  void passOverRest(request).then(() => response.end());
}

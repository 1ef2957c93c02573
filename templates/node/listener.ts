import type { PlainResponse } from "../runtime/http/exchange.js";
import type { PlainHandler } from "../runtime/http/handler.js";
import type { BodyBytes } from "./body-bytes.js";
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
      const asked = new PlainNodeRequest(request, response);
      const answer = await handler.answer(asked);
      const bytes = asked.bytesOf(answer);
      const body = bytes === undefined ? readyBody(answer.body) : readyBytes(bytes, request, response);
      const { status, headers } = answer;
      const sending = send({ status, headers, body }, request, response);
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
    if (running >= maxConcurrent) void send({ ...BUSY, body: readyBody(BUSY.body) }, request, response);
    else void serve(request, response);
  };
}

const BUSY: PlainResponse = { status: 503, headers: { "Retry-After": "1" }, body: "" };

/** Bytes in a buffer that is used again when they have been sent. Of HTTP/2, no event says for certain that they have been. */
function readyBytes(bytes: BodyBytes, { httpVersionMajor }: NodeRequest, response: NodeResponse): ReadyBody {
  if (httpVersionMajor < 2) response.on("finish", () => bytes.release());
  const content = bytes.whole();
  return { content, length: content.length };
}

interface Sent extends Pick<PlainResponse, "status" | "headers"> {
  readonly body: ReadyBody;
}

/** @returns what `sendBody` returns */
function send(
  { status, headers, body }: Sent,
  request: NodeRequest,
  response: NodeResponse,
): Promise<void> | undefined {
  const isLast = !request.complete && request.httpVersionMajor < 2;
  response.writeHead(status, {
    ...headers,
    ...(body.length !== undefined && { "Content-Length": body.length }),
    // Of the rest of the request only so much is read: it may have no end.
    ...(isLast && { Connection: "close" }),
  });
  return isLast ? sendLastBody(body, request, response) : sendBody(body, response);
}

async function sendLastBody(body: ReadyBody, request: NodeRequest, response: NodeResponse): Promise<void> {
  await writeBody(body, response);
  void passOverRest(request).then(() => response.end());
}

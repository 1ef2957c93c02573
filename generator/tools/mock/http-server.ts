import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { InputError } from "../../source/errors.js";
import type { AllowedOrigins } from "./allow-origins.js";

/**
 * Answers a request for a target: the path and the query, without decoding or normalizing. If it returns undefined, the connection
 * is closed.
 */
export type HttpHandler = (target: string, request: Request) => Promise<Response | undefined>;

export interface ServerOptions {
  /** 0 is any free port. */
  readonly port: number;
  readonly origins: AllowedOrigins;
}

export interface RunningServer {
  readonly port: number;
  /** Accepts no more calls, and lets running calls finish for a while. */
  close(): Promise<void>;
}

/** How many bytes the body of a request may have: the number of characters that a handler accepts. */
const MAX_BODY = 2 ** 24;

/** How many bytes of bodies there may be at once, from all clients together. */
const MAX_WAITING = 8 * MAX_BODY;

/** How long a client may take to send a request. */
const REQUEST_MILLISECONDS = 60_000;

/** How long running calls may go on when the server closes. */
const GRACE_MILLISECONDS = 2000;

/**
 * Listens on this machine only. `handlerAt` gets the port, which the system chooses for 0.
 * @throws InputError if the port cannot be had
 */
export async function startServer(
  { port, origins }: ServerOptions,
  handlerAt: (port: number) => HttpHandler,
): Promise<RunningServer> {
  const server = createServer({ requestTimeout: REQUEST_MILLISECONDS });
  await listen(server, port);
  const address = server.address();
  const actual = typeof address === "object" && address !== null ? address.port : port;
  const parts = { handler: handlerAt(actual), bodies: new RequestBodies(), origins };
  server.on("request", (message, response) => {
    // The client has gone, so there is nobody to tell.
    answer(message, response, parts).catch(() => response.destroy());
  });
  return { port: actual, close: () => close(server) };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const reason = cause.code === "EADDRINUSE" ? "is in use" : `cannot be had (${cause.code ?? cause.message})`;
      reject(new InputError(`port ${port} of 127.0.0.1 ${reason}; --port chooses another`, { cause }));
    });
    server.listen(port, "127.0.0.1", resolve);
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MILLISECONDS);
  await closed;
  clearTimeout(timer);
}

/** The objects that answer requests. */
interface Parts {
  readonly handler: HttpHandler;
  readonly bodies: RequestBodies;
  readonly origins: AllowedOrigins;
}

async function answer(
  message: IncomingMessage,
  out: ServerResponse,
  { handler, bodies, origins }: Parts,
): Promise<void> {
  const { method = "", headers, url: target = "" } = message;
  // Set for every answer, because without them a page cannot even read the status.
  out.setHeaders(new Headers(origins.headersFor(headers)));
  const preflight = origins.preflight(method, headers);
  if (preflight !== undefined) return send(preflight, out, false);
  const request = await readRequest(message, bodies);
  if (request instanceof Response) return send(request, out, true);
  const response = await handler(target, request);
  if (response === undefined) out.destroy();
  else await send(response, out, false);
}

/** The request, or the answer if it is refused before it is read. Its URL is this server's, whatever its header Host. */
async function readRequest(message: IncomingMessage, bodies: RequestBodies): Promise<Request | Response> {
  const { method = "", headers } = message;
  if (!METHODS.includes(method)) return new Response("", { status: 405, headers: { Allow: METHODS.join(", ") } });
  const init = { method, headers: pick(headers, ["accept", "content-type", "soapaction"]) };
  if (method !== "POST") return new Request(ANY_URL, init);
  // The size of a compressed body is known only after it has been decompressed, so it is refused (RFC 9110, 15.5.16).
  const { "content-encoding": encoding = "identity" } = headers;
  if (encoding.toLowerCase() !== "identity")
    return new Response("", { status: 415, headers: { "Accept-Encoding": "identity" } });
  const body = await bodies.read(message);
  return body instanceof Response ? body : new Request(ANY_URL, { ...init, body });
}

const METHODS: readonly string[] = ["GET", "HEAD", "POST"];

/** A Request must have a URL. Handlers get the target apart from it. */
const ANY_URL = "http://127.0.0.1/";

function pick(headers: IncomingMessage["headers"], names: readonly string[]): [string, string][] {
  return names.flatMap((name): [string, string][] => {
    const value = headers[name];
    return typeof value === "string" ? [[name, value]] : [];
  });
}

/** Reads the bodies of requests, and limits how many bytes of them there are at once. */
class RequestBodies {
  /** How many bytes have been received of the bodies that are being read. */
  #waiting = 0;

  /** The whole body, or the answer if it is too large, or if there are too many other bodies. */
  async read(message: IncomingMessage): Promise<Buffer | Response> {
    if (Number(message.headers["content-length"] ?? 0) > MAX_BODY) return new Response("", { status: 413 });
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      // Not destroyed, because the answer is still to be sent on the same connection.
      for await (const chunk of message.iterator({ destroyOnReturn: false })) {
        const bytes = Buffer.from(chunk);
        chunks.push(bytes);
        size += bytes.length;
        this.#waiting += bytes.length;
        if (size > MAX_BODY) return new Response("", { status: 413 });
        if (this.#waiting > MAX_WAITING) return new Response("", { status: 503, headers: { "Retry-After": "1" } });
      }
      return Buffer.concat(chunks);
    } finally {
      this.#waiting -= size;
    }
  }
}

async function send(response: Response, out: ServerResponse, isLast: boolean): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  out.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    "Content-Length": body.length,
    ...(isLast && { Connection: "close" }),
  });
  out.end(body);
}

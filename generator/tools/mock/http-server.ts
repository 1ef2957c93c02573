import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { InputError } from "../../source/errors.js";

/** Answers what has been asked at a target, the path and query as they came: nothing in them is decoded or joined. */
export type HttpHandler = (target: string, request: Request) => Promise<Response>;

export interface RunningServer {
  readonly port: number;
  /** Lets the calls that are under way finish, for a while, and takes no more. */
  close(): Promise<void>;
}

/** Larger than any message of NetServer that is not an attack. */
const MAX_BODY = 16 * 1024 * 1024;

const GRACE_MILLISECONDS = 2000;

/**
 * Listens on this machine only; `handlerAt` gets the port, which the system chooses if it is to be 0.
 * @throws InputError if the port cannot be had
 */
export async function startServer(port: number, handlerAt: (port: number) => HttpHandler): Promise<RunningServer> {
  const server = createServer();
  await listen(server, port);
  const address = server.address();
  const actual = typeof address === "object" && address !== null ? address.port : port;
  const handler = handlerAt(actual);
  server.on("request", (message, response) => {
    // Whoever asked has gone away: there is no one to tell.
    answer(message, response, handler).catch(() => response.destroy());
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

async function answer(message: IncomingMessage, out: ServerResponse, handler: HttpHandler): Promise<void> {
  const request = await readRequest(message);
  if (request instanceof Response) return send(request, out, true);
  return send(await handler(message.url ?? "", request), out, false);
}

/** The request, or the answer to one that is not worth reading. Its address is this server's, whatever Host says. */
async function readRequest(message: IncomingMessage): Promise<Request | Response> {
  const { method = "", headers } = message;
  if (!METHODS.includes(method)) return new Response("", { status: 405, headers: { Allow: METHODS.join(", ") } });
  const init = { method, headers: pick(headers, ["content-type", "soapaction"]) };
  if (method !== "POST") return new Request(ANY_URL, init);
  const body = await readBody(message);
  return body === undefined ? new Response("", { status: 413 }) : new Request(ANY_URL, { ...init, body });
}

const METHODS: readonly string[] = ["GET", "HEAD", "POST"];

/** A Request must have one; the target is given apart from it. */
const ANY_URL = "http://127.0.0.1/";

function pick(headers: IncomingMessage["headers"], names: readonly string[]): [string, string][] {
  return names.flatMap((name): [string, string][] => {
    const value = headers[name];
    return typeof value === "string" ? [[name, value]] : [];
  });
}

/** Undefined if there is too much of it. */
async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed, as the answer is still to be sent on the same connection.
  for await (const chunk of message.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
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

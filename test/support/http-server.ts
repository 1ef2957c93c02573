import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A received request. */
export interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The reply of a simple server. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const PATH = "/Remote/Services88/Batch.svc";

/** Starts a server on a free port, or on the given one, and ends it with its connections at the end of the test. @returns its URL */
export async function startServer(server: Server, port = 0): Promise<string> {
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return `http://127.0.0.1:${portOf(server)}${PATH}`;
}

export function serve(listener: RequestListener): Promise<string> {
  return startServer(createServer(listener));
}

/** A server with the same reply for every request. @returns its URL, and the requests that it receives */
export async function serveReply(reply: Reply): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const url = await serve(async (request, response) => {
    received.push(await receive(request));
    response.writeHead(reply.status ?? 200, { "Content-Type": "text/xml; charset=utf-8", ...reply.headers });
    response.end(reply.body ?? "");
  });
  return { url, received };
}

/** Reads a whole request. */
export async function receive(request: IncomingMessage): Promise<Received> {
  const { method, url: path, headers } = request;
  return { method, path, headers, body: (await bytesOf(request)).toString("utf8") };
}

export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** A port on which nobody listens: it was free a moment ago. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const port = portOf(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

function portOf(server: Server): number {
  // A server that listens on TCP has no address of another kind.
  return (server.address() as AddressInfo).port;
}

import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { startServer } from "./http-server.js";

/** A forward proxy, which makes tunnels and passes requests on (RFC 9110, 9.3.6 and 7.2). */
export interface ForwardProxy {
  readonly origin: string;
  /** What it was asked: `CONNECT 127.0.0.1:443`, `GET http://127.0.0.1/`, and `refused` before that without the credentials. */
  readonly asked: string[];
}

/** @param credentials - the user and the password that it wants: `user:password` */
export async function serveProxy(credentials?: string): Promise<ForwardProxy> {
  const asked: string[] = [];
  const wanted = credentials && `Basic ${Buffer.from(credentials).toString("base64")}`;
  const isLetIn = ({ method, url, headers }: IncomingMessage): boolean => {
    const isRefused = wanted !== undefined && headers["proxy-authorization"] !== wanted;
    asked.push(`${isRefused ? "refused " : ""}${method} ${url}`);
    return !isRefused;
  };
  const server = createServer((incoming, response) => {
    if (isLetIn(incoming)) passOn(incoming, response);
    else response.writeHead(407, { "Proxy-Authenticate": "Basic" }).end();
  });
  const tunnels = new Set<Socket>();
  server.on("connect", (incoming, socket: Socket) => {
    tunnels.add(socket);
    if (isLetIn(incoming)) makeTunnel(incoming.url ?? "", socket);
    else socket.end("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n");
  });
  const close = server.close.bind(server);
  server.close = (closed) => {
    for (const socket of tunnels) socket.destroy();
    return close(closed);
  };
  return { origin: new URL(await startServer(server)).origin, asked };
}

function passOn(incoming: IncomingMessage, response: ServerResponse): void {
  const { method, url = "", headers } = incoming;
  const { "proxy-authorization": _, ...others } = headers;
  const outgoing = request(url, { method, headers: others }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on("error", () => response.destroy());
  incoming.pipe(outgoing);
}

function makeTunnel(address: string, socket: Socket): void {
  const { hostname, port } = new URL(`http://${address}`);
  const target = connect(Number(port || 80), hostname, () => {
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    target.pipe(socket).pipe(target);
  });
  for (const [one, other] of [
    [socket, target],
    [target, socket],
  ] as const)
    one.on("error", () => other.destroy());
}

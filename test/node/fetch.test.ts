import { once } from "node:events";
import { Agent as HttpAgent, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { createServer as createTlsServer, Agent as HttpsAgent } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { deflateSync, gzipSync } from "node:zlib";
import { Agent, Pool } from "undici";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Fetch, HttpError } from "../../generated/src/index.js";
import { nodeFetch, undiciFetch } from "../../generated/src/node/index.js";
import { taskResponse } from "../runtime/messages.js";
import { batchClient, failure } from "../support/batch-client.js";
import { closedPort, receive, serve, serveReply } from "../support/http-server.js";

const XML = { "Content-Type": "text/xml; charset=utf-8" };
const BODY = taskResponse("<Id>7</Id><Name>blåbær 漢字 😀</Name>");
const TASK = { Id: 7, Name: "blåbær 漢字 😀" };
const MEBI = 2 ** 20;

/** Ends its connections with the test. */
function ofUndici(): Fetch {
  const agent = new Agent();
  onTestFinished(() => agent.destroy());
  return undiciFetch(agent);
}

function ofNode(): Fetch {
  const http = new HttpAgent({ keepAlive: true });
  onTestFinished(() => http.destroy());
  return nodeFetch({ http });
}

const WAYS: [name: string, way: () => Fetch][] = [
  ["the platform's fetch", () => fetch],
  ["undiciFetch", ofUndici],
  ["nodeFetch", ofNode],
];

describe.each(WAYS)("through %s", (_, way) => {
  it("a request has the same header fields, and the response its own", async () => {
    const { url, received } = await serveReply({ headers: { "X-Own": "1", "Set-Cookie": "a=b" }, body: BODY });
    const seen: unknown[] = [];
    const client = batchClient(`${url}?tenant=1`, {
      fetch: way(),
      onResponse: ({ status, httpHeaders }) => {
        seen.push(status, ...["x-OWN", "set-cookie", "x-none"].map((name) => httpHeaders.get(name)));
      },
    });
    expect((await client.getBatchTaskInfo({ Id: 7 })).Response).toEqual(TASK);
    expect(seen).toEqual([200, "1", "a=b", null]);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ method: "POST", path: expect.stringMatching(/\?tenant=1$/) });
    expect(fieldsOf(received[0]?.headers)).toEqual([
      "accept-encoding: gzip, deflate",
      "authorization: Bearer hush-bearer",
      "content-length: 388",
      "content-type: text/xml; charset=utf-8",
      "cookie: session=hush-cookie",
      'soapaction: "http://www.superoffice.net/ws/crm/NetServer/Services88/Batch/GetBatchTaskInfo"',
    ]);
  });

  it("calls one after the other share a connection", async () => {
    const sockets = new Set<Socket>();
    const url = await serve(async (request, response) => {
      sockets.add(request.socket);
      await receive(request);
      response.writeHead(200, XML).end(BODY);
    });
    const client = batchClient(url, { fetch: way() });
    for (let call = 0; call < 5; call++) await client.getBatchTaskInfo({ Id: 7 });
    // The first one may still be busy with its end when the next call comes.
    expect(sockets.size).toBeLessThan(3);
  });

  it.each<[string, Buffer]>([
    ["gzip", gzipSync(BODY)],
    ["deflate", deflateSync(BODY)],
    ["identity", Buffer.from(BODY)],
  ])("an answer in %s arrives whole, in pieces too", async (coding, body) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { ...XML, "Content-Encoding": coding });
      for (const byte of body) response.write(Buffer.of(byte));
      response.end();
    });
    expect((await batchClient(url, { fetch: way() }).getBatchTaskInfo({ Id: 7 })).Response).toEqual(TASK);
  });

  it.each(["gzip", "deflate"])("an answer that is damaged %s is the platform's error", async (coding) => {
    const { url } = await serveReply({ headers: { "Content-Encoding": coding }, body: BODY });
    const error = await failure(batchClient(url, { fetch: way() }).getBatchTaskInfo({ Id: 7 }));
    expect(error).toMatchObject({ name: "TypeError", message: "terminated" });
  });

  it("nobody listens: the platform's error", async () => {
    const client = batchClient(`http://127.0.0.1:${await closedPort()}/`, { fetch: way() });
    const error = await failure(client.getBatchTaskInfo({ Id: 7 }));
    expect(error).toMatchObject({ name: "TypeError", message: "fetch failed", cause: { code: "ECONNREFUSED" } });
  });

  it.each(["ftp://127.0.0.1/", "Batch.svc"])("%s is no address: the platform's error", async (url) => {
    expect(await failure(batchClient(url, { fetch: way() }).getBatchTaskInfo({}))).toMatchObject({ name: "TypeError" });
  });

  it("the connection breaks before the answer and in the middle of it: the platform's error", async () => {
    const before = await serve((request) => request.socket.destroy());
    const middle = await serve((_request, response) => {
      response.writeHead(200, { ...XML, "Content-Length": BODY.length + 100 });
      response.write(BODY.slice(0, 50), () => response.destroy());
    });
    const [first, second] = await Promise.all(
      [before, middle].map((url) => failure(batchClient(url, { fetch: way() }).getBatchTaskInfo({ Id: 7 }))),
    );
    expect(first).toMatchObject({ name: "TypeError", message: "fetch failed" });
    expect(second).toMatchObject({ name: "TypeError", message: "terminated" });
  });

  it("an answer with another status is read, and has its reason phrase", async () => {
    const url = await serve(
      (_request, response) => void response.writeHead(503, "Busy today", { "Retry-After": "7" }).end("no"),
    );
    const error = await failure(batchClient(url, { fetch: way() }).getBatchTaskInfo({}));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 503, statusText: "Busy today", bodyStart: "no" });
  });

  it("a redirect is not followed", async () => {
    const elsewhere = await serveReply({ body: BODY });
    const { url } = await serveReply({ status: 307, headers: { Location: elsewhere.url } });
    const error = await failure(batchClient(url, { fetch: way() }).getBatchTaskInfo({ Id: 7 }));
    expect(error).toMatchObject({ name: "HttpError", status: 307 });
    expect(elsewhere.received).toEqual([]);
  });

  it.each(["before", "in the middle of"])("a timeout %s the answer ends the call and the connection", async (place) => {
    const { url, closed, isAsked } = await stuckServer(place === "before" ? undefined : BODY.slice(0, 50));
    const client = batchClient(url, { fetch: way(), timeout: 100 });
    // On a busy machine the time may be over before the server has seen the call.
    do {
      const error = await failure(client.getBatchTaskInfo({ Id: 7 }));
      expect(error).toMatchObject({ name: "TimeoutError", message: "no whole answer in 100 ms" });
    } while (!isAsked());
    await closed;
  });

  it.each([new Error("no longer wanted"), "text as a reason"])(
    "a signal ends the call with its reason: %s",
    async (reason) => {
      const { url, closed, begun } = await stuckServer(BODY.slice(0, 50));
      const controller = new AbortController();
      const call = batchClient(url, { fetch: way() }).getBatchTaskInfo({ Id: 7 }, { signal: controller.signal });
      call.catch(() => undefined);
      await begun;
      controller.abort(reason);
      await expect(call).rejects.toBe(reason);
      await closed;
    },
  );

  it("a signal that has fired sends nothing", async () => {
    const { url, received } = await serveReply({ body: BODY });
    const signal = AbortSignal.abort();
    const send = way();
    const request = { method: "POST", headers: {}, body: "", redirect: "manual", signal } as const;
    await expect(send(url, request)).rejects.toBe(signal.reason);
    expect(received).toEqual([]);
  });

  it("no more is received than may be, compressed or not", async () => {
    for (const headers of [XML, { ...XML, "Content-Encoding": "gzip" }]) {
      const piece = "Content-Encoding" in headers ? gzipSync(Buffer.alloc(MEBI, " ")) : Buffer.alloc(MEBI, " ");
      const { url, sent } = await endlessServer(headers, piece);
      const client = batchClient(url, { fetch: way(), maxLength: 4 * MEBI });
      const error = await failure(client.getBatchTaskInfo({ Id: 7 }));
      expect(error).toMatchObject({ name: "DecodeError", expected: "at most 4194304 characters" });
      await sent.closed;
    }
  });

  it("the server waits while nobody reads", async () => {
    const { url, sent } = await endlessServer(XML, Buffer.alloc(MEBI, " "));
    const controller = new AbortController();
    const request = { method: "POST", headers: {}, body: "", redirect: "manual", signal: controller.signal } as const;
    const response = await way()(url, request);
    // Its pieces are in the buffers of both systems, and nowhere else.
    await expect.poll(() => sent.isFull).toBe(true);
    expect(sent.pieces).toBeLessThan(64);
    controller.abort();
    await expect(response.arrayBuffer()).rejects.toMatchObject({ name: "AbortError" });
    await sent.closed;
  });

  it("a body can be had at once", async () => {
    const { url } = await serveReply({ body: BODY });
    const response = await way()(url, { method: "POST", headers: {}, body: "x", redirect: "manual" });
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe(BODY);
  });

  it("300 calls at once each get their own answer", async () => {
    const url = await serve(async (request, response) => {
      const [, id] = /<Id>(\d+)</.exec((await receive(request)).body) ?? [];
      response.writeHead(200, XML).end(taskResponse(`<Id>${id}</Id>`));
    });
    const client = batchClient(url, { fetch: way() });
    const ids = Array.from({ length: 300 }, (_unused, id) => id);
    const answers = await Promise.all(ids.map((Id) => client.getBatchTaskInfo({ Id })));
    expect(answers.map(({ Response }) => Response?.Id)).toEqual(ids);
  });
});

it("undiciFetch takes a pool, whose origin is the calls' own", async () => {
  const { url, received } = await serveReply({ body: BODY });
  const pool = new Pool(new URL(url).origin, { connections: 1 });
  onTestFinished(() => pool.destroy());
  await batchClient(url, { fetch: undiciFetch(pool) }).getBatchTaskInfo({ Id: 7 });
  expect(received).toHaveLength(1);
});

it("nodeFetch takes agents, and refuses what is none", async () => {
  const { url } = await serveReply({ body: BODY });
  const http = new HttpAgent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => http.destroy());
  const client = batchClient(url, { fetch: nodeFetch({ http, https: new HttpsAgent() }) });
  const answers = await Promise.all([1, 2, 3].map(() => client.getBatchTaskInfo({ Id: 7 })));
  expect(answers.map(({ Response }) => Response?.Id)).toEqual([7, 7, 7]);
  expect(() => nodeFetch({ http: {} })).toThrow(
    new TypeError("an agent must be one of node:http or node:https, or extend one"),
  );
});

it("nodeFetch goes to https with its own agent", async () => {
  const server = createTlsServer({}, () => undefined);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  // This server has no certificate, so the handshake is as far as a call gets.
  const spoken = once(server, "tlsClientError");
  const error = await failure(batchClient(url, { fetch: nodeFetch() }).getBatchTaskInfo({}));
  expect(error).toMatchObject({ name: "TypeError", message: "fetch failed" });
  await spoken;
});

/** The fields that say something of the message, in order. */
function fieldsOf(headers: IncomingHttpHeaders = {}): string[] {
  const own = ["host", "connection", "accept", "accept-language", "sec-fetch-mode", "user-agent", "keep-alive"];
  return Object.entries(headers)
    .filter(([name]) => !own.includes(name))
    .map(([name, value]) => `${name}: ${value}`)
    .sort();
}

/** A promise that somebody else keeps. */
function promised(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** A server that answers with this much, and no more. */
async function stuckServer(start: string | undefined) {
  const [begun, closed] = [promised(), promised()];
  let isAsked = false;
  const url = await serve((request, response) => {
    isAsked = true;
    request.socket.on("close", () => closed.resolve());
    if (start === undefined) return;
    response.writeHead(200, XML);
    response.write(start, () => begun.resolve());
  });
  return { url, isAsked: () => isAsked, begun: begun.promise, closed: closed.promise };
}

/** A server whose answer has no end. It sends as fast as it is read. */
async function endlessServer(headers: Record<string, string>, piece: Buffer) {
  const closed = promised();
  const sent = { pieces: 0, isFull: false, closed: closed.promise };
  const url = await serve(async (request, response) => {
    request.socket.on("close", () => closed.resolve());
    response.writeHead(200, headers);
    while (!response.destroyed) {
      sent.pieces++;
      if (!response.write(piece)) await drained(response, sent);
    }
  });
  return { url, sent };
}

async function drained(response: ServerResponse, sent: { isFull: boolean }): Promise<void> {
  const timer = setTimeout(() => {
    sent.isFull = true;
  }, 500);
  const listening = new AbortController();
  await Promise.race(["drain", "close"].map((event) => once(response, event, listening)));
  listening.abort();
  clearTimeout(timer);
}

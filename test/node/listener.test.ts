import { createServer, request as httpRequest, type OutgoingHttpHeaders } from "node:http";
import { createServer as createHttp2Server, connect as http2Connect } from "node:http2";
import type { AddressInfo } from "node:net";
import { deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { createHandler, type HandlerOptions, type PlainHandler } from "../../generated/src/index.js";
import { createNodeListener, type NodeListenerOptions, nodeFetch } from "../../generated/src/node/index.js";
import { encodeMessage } from "../../generated/src/runtime/messages.js";
import { batchEndpoint, getBatchTaskInfo } from "../../generated/src/services88/batch.js";
import { APPLICATION_TOKEN, batchClient, TICKET } from "../support/batch-client.js";
import { startServer } from "../support/http-server.js";
import { wholeResponse } from "../support/whole-response.js";

const REQUEST = encodeMessage(getBatchTaskInfo.request, { body: { Id: 7 } });
const XML = { "Content-Type": "text/xml; charset=utf-8", SOAPAction: `"${getBatchTaskInfo.soapAction}"` };
const KIBI = 1024;

/** Returns the id and the headers that it was called with. */
function echo(options: HandlerOptions = {}): PlainHandler {
  const implementation = {
    getBatchTaskInfo: (
      { Id }: { Id?: number | undefined },
      headers: { ApplicationToken?: string | null | undefined },
    ) => {
      return { body: { Response: { Id, Name: headers.ApplicationToken ?? null } }, headers: { Succeeded: true } };
    },
  };
  return createHandler(batchEndpoint, implementation, options);
}

function listen(handler: PlainHandler, options?: NodeListenerOptions): Promise<string> {
  return startServer(createServer(createNodeListener(handler, options)));
}

interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly text: string;
}

/** Sends bytes to a handler, and returns its answer. */
type Post = (body: Uint8Array, headers: Record<string, string>, options?: HandlerOptions) => Promise<Answer>;

async function postToNode(
  body: Uint8Array,
  headers: Record<string, string>,
  options?: HandlerOptions,
): Promise<Answer> {
  return answerOf(await fetch(await listen(echo(options)), { method: "POST", headers, body: new Uint8Array(body) }));
}

async function postToFetch(
  body: Uint8Array,
  headers: Record<string, string>,
  options?: HandlerOptions,
): Promise<Answer> {
  const init = { method: "POST", headers, body: new Uint8Array(body) };
  return answerOf(await echo(options)(new Request("http://127.0.0.1/", init)));
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe.each<[string, Post]>([
  ["a server of Node.js", postToNode],
  ["a server of the fetch standard", postToFetch],
])("on %s, a handler", (_, post) => {
  it.each<[string, Uint8Array, Record<string, string>]>([
    ["a plain request", Buffer.from(REQUEST), {}],
    ["one that says that it is not compressed", Buffer.from(REQUEST), { "Content-Encoding": "Identity" }],
    ["one in gzip", gzipSync(REQUEST), { "Content-Encoding": "gzip" }],
    ["one in gzip by its old name", gzipSync(REQUEST), { "Content-Encoding": " X-GZip " }],
    ["one in deflate", deflateSync(REQUEST), { "Content-Encoding": "deflate" }],
    [
      "one in UTF-16, compressed",
      gzipSync(Buffer.from(`\ufeff${REQUEST}`, "utf16le")),
      { "Content-Encoding": "gzip", "Content-Type": "text/xml" },
    ],
  ])("reads %s", async (_name, body, headers) => {
    const { status, text } = await post(body, { ...XML, ...headers });
    expect([status, text]).toEqual([200, expect.stringContaining("<Id>7</Id>")]);
  });

  it.each(["br", "compress", "gzip, gzip"])("refuses the coding %s, and says which there are", async (coding) => {
    const { status, headers, text } = await post(Buffer.from(REQUEST), { ...XML, "Content-Encoding": coding });
    expect([status, text, headers.get("accept-encoding")]).toEqual([415, "", "gzip, deflate"]);
  });

  it.each<[string, Uint8Array, string]>([
    ["is not compressed as it says", Buffer.from(REQUEST), "gzip"],
    ["is damaged", gzipSync(REQUEST).fill(0xff, 20, 40), "gzip"],
    ["ends too early", gzipSync(REQUEST).subarray(0, -20), "gzip"],
    ["is gzip where it says deflate", gzipSync(REQUEST), "deflate"],
  ])("refuses a body that %s", async (_name, body, coding) => {
    const { status, text } = await post(body, { ...XML, "Content-Encoding": coding });
    expect(status).toBe(400);
    expect(text).toContain("<faultcode>s:Client</faultcode>");
    expect(text).toContain(`the body is not ${coding}, as its Content-Encoding says`);
  });

  it.each<[string, Uint8Array, Record<string, string>]>([
    ["plain", Buffer.from(REQUEST.replace("<s:Body>", `<s:Body>${" ".repeat(64 * KIBI)}`)), {}],
    ["compressed", gzipSync(Buffer.alloc(64 * KIBI * KIBI, " ")), { "Content-Encoding": "gzip" }],
  ])("refuses a request with too many characters: %s", async (_name, body, headers) => {
    const { status, text } = await post(body, { ...XML, ...headers }, { maxLength: 60 * KIBI });
    expect([status, text]).toEqual([413, expect.stringContaining("expected at most 61440 characters, found more")]);
    expect(text).toContain("<faultcode>s:Client</faultcode>");
  });

  it("tells in the version of the request what it refuses", async () => {
    const headers = { "Content-Type": "application/soap+xml", "Content-Encoding": "gzip" };
    const { status, headers: fields, text } = await post(Buffer.from("no"), headers);
    expect([status, fields.get("content-type")]).toEqual([400, "application/soap+xml; charset=utf-8"]);
    expect(text).toContain("<s:Value>s:Sender</s:Value>");
  });
});

describe("a listener for servers of Node.js", () => {
  it("serves a client, and keeps its connection", async () => {
    const client = batchClient(await listen(echo()));
    for (const Id of [1, 2]) {
      expect(wholeResponse(await client.getBatchTaskInfo({ Id }))).toEqual({
        Response: { Id, Name: APPLICATION_TOKEN },
        $headers: { Succeeded: true },
      });
    }
  });

  it("gives an implementation the address and the HTTP headers", async () => {
    const seen: unknown[] = [];
    const handler = createHandler(batchEndpoint, {
      getBatchTaskInfo: (_request, _headers, { operation, url, httpHeaders }) => {
        seen.push(operation, url, httpHeaders.get("X-Tenant"), httpHeaders.get("X-None"));
        return { body: {} };
      },
    });
    const url = `${await listen(handler)}?tenant=1`;
    await batchClient(url, { httpHeaders: { "X-Tenant": "Cust1" } }).getBatchTaskInfo({});
    await batchClient(url, { fetch: handler, httpHeaders: { "X-Tenant": "Cust2" } }).getBatchTaskInfo({});
    expect(seen).toEqual([
      ...["GetBatchTaskInfo", "/Remote/Services88/Batch.svc?tenant=1", "Cust1", null],
      ...["GetBatchTaskInfo", url, "Cust2", null],
    ]);
  });

  it.each([
    ["GET", {}, 405],
    ["PUT", XML, 405],
    ["POST", { "Content-Type": "application/json" }, 415],
  ])("answers %s with headers %o with the status %s", async (method, headers, status) => {
    const body = method === "GET" ? null : new Uint8Array(1);
    const response = await fetch(await listen(echo()), { method, headers, body });
    expect([response.status, await response.text()]).toEqual([status, ""]);
    expect(response.headers.get("allow")).toBe(status === 405 ? "POST" : null);
  });

  it("reads a body that arrives one byte at a time", async () => {
    const body = REQUEST.replace("<s:Body>", "<!-- blåbær 漢字 😀 --><s:Body>");
    const { status, text } = await send(
      await listen(echo()),
      XML,
      [...Buffer.from(body)].map((byte) => Buffer.of(byte)),
    );
    expect([status, text]).toEqual([200, expect.stringContaining("<Id>7</Id>")]);
  });

  it("does not read what comes after bytes that are no text", async () => {
    const pieces = [Buffer.alloc(200, 0xff), Buffer.alloc(200, 0xff), Buffer.alloc(1000)];
    const { status, text } = await send(await listen(echo()), XML, pieces);
    expect([status, text]).toEqual([500, expect.stringContaining("the body is not text in its encoding")]);
  });

  it("refuses a body that is longer than allowed before it comes, and closes the connection", async () => {
    const headers = { ...XML, "Content-Length": "1000000000" };
    const { status, connection } = await send(await listen(echo()), headers, [], false);
    expect([status, connection]).toEqual([413, "close"]);
  });

  it("stops a body without end, and closes the connection", async () => {
    const { status, connection } = await send(
      await listen(echo({ maxLength: KIBI })),
      XML,
      [Buffer.alloc(2000, " "), Buffer.alloc(1)],
      false,
    );
    expect([status, connection]).toEqual([413, "close"]);
  });

  it("answers so many requests at once as it may, and others later", async () => {
    const waiting: (() => void)[] = [];
    const handler = createHandler(batchEndpoint, {
      getBatchTaskInfo: async () => {
        await new Promise<void>((done) => waiting.push(done));
        return { body: {} };
      },
    });
    const url = await listen(handler, { maxConcurrent: 2 });
    const post = (): Promise<Response> => fetch(url, { method: "POST", headers: XML, body: REQUEST });
    const running = [post(), post()];
    await expect.poll(() => waiting.length).toBe(2);
    const refused = await post();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    for (const done of waiting) done();
    expect((await Promise.all(running)).map(({ status }) => status)).toEqual([200, 200]);
    const next = post();
    await expect.poll(() => waiting.length).toBe(3);
    waiting[2]?.();
    expect((await next).status).toBe(200);
  });

  it("sends a long answer whole, and gets a long request", async () => {
    const Result = "blåbær 漢字 😀\n".repeat(50_000);
    const handler = createHandler(batchEndpoint, {
      startBatchJob: ({ BatchTaskInfo }) => ({ body: { Response: BatchTaskInfo?.Result?.length } }),
      getBatchTaskInfo: () => ({ body: { Response: { Result } } }),
    });
    const url = await listen(handler);
    const client = batchClient(url, { fetch: nodeFetch() });
    expect((await client.getBatchTaskInfo({ Id: 7 })).Response?.Result === Result).toBe(true);
    expect((await client.startBatchJob({ BatchTaskInfo: { Result } })).Response).toBe(Result.length);
  });

  it("waits for a request only so long, and closes the connection", async () => {
    const told: unknown[] = [];
    const handler = echo({ timeout: 100, onError: (error) => told.push(error) });
    const { status, connection, text } = await send(await listen(handler), XML, [Buffer.from("<a")], false);
    expect([status, connection, told]).toEqual([408, "close", []]);
    expect(text).toContain("<faultcode>s:Client</faultcode><faultstring>not over within 100 ms</faultstring>");
  });

  it.each<[Record<string, string>, Uint8Array]>([
    [{}, Buffer.alloc(200, " ")],
    [{ "Content-Encoding": "gzip" }, gzipSync(REQUEST).subarray(0, 30)],
  ])("forgets a caller that goes away, with %o", async (headers, start) => {
    const told: unknown[] = [];
    const url = await listen(echo({ onError: (error) => told.push(error) }), { maxConcurrent: 1 });
    const request = httpRequest(url, { method: "POST", headers: { ...XML, ...headers } });
    request.on("error", () => undefined);
    request.write(start);
    await expect.poll(async () => (await fetch(url)).status).toBe(503);
    request.destroy();
    await expect.poll(async () => (await fetch(url)).status).toBe(405);
    expect(told).toEqual([]);
  });

  it("serves HTTP/2", async () => {
    const server = createHttp2Server(createNodeListener(echo()));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const session = http2Connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    onTestFinished(() => {
      session.destroy();
      server.close();
    });
    const stream = session.request({ ":method": "POST", ":path": "/Batch.svc", ...XML });
    stream.end(REQUEST);
    let text = "";
    for await (const piece of stream) text += piece;
    expect(text).toContain("<Id>7</Id>");
  });
});

/** Sends a request in pieces. @param isWhole - whether it ends after them */
async function send(
  url: string,
  headers: OutgoingHttpHeaders,
  pieces: readonly Uint8Array[],
  isWhole = true,
): Promise<{ status: number | undefined; connection: string | undefined; text: string }> {
  const request = httpRequest(url, { method: "POST", headers });
  onTestFinished(() => void request.destroy());
  const answered = new Promise<import("node:http").IncomingMessage>((resolve, reject) => {
    request.on("response", resolve);
    request.on("error", reject);
  });
  request.flushHeaders();
  for (const piece of pieces) await new Promise<void>((written) => request.write(piece, () => written()));
  if (isWhole) request.end();
  const response = await answered;
  let text = "";
  for await (const piece of response) text += piece;
  return { status: response.statusCode, connection: response.headers.connection, text };
}

it("a secret of a caller stands in no answer", async () => {
  const { text } = await postToNode(gzipSync(`<a>${TICKET}</a>`), { ...XML, "Content-Encoding": "gzip" });
  expect(text).not.toContain(TICKET);
});

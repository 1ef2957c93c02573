import { createServer } from "node:http";
import { gunzipSync } from "node:zlib";
import { listen } from "soap";
import { expect, it } from "vitest";
import { createHandler, type Fetch } from "../../generated/src/index.js";
import { createNodeListener, nodeFetch } from "../../generated/src/node/index.js";
import { batchEndpoint } from "../../generated/src/services88/batch.js";
import { compressRequests } from "../../generated/src/transport/index.js";
import { DeskClient } from "../golden/bindings/desk.js";
import { ASK_WSDL } from "../security/ask-wsdl.js";
import { batchClient, failure } from "../support/batch-client.js";
import { bytesOf, serve, startServer } from "../support/http-server.js";

const NAME = "blåbær 漢字 😀 ".repeat(200);

it.each([
  ["the platform's fetch", undefined],
  ["nodeFetch", nodeFetch()],
])("a handler reads what is compressed before %s", async (_, fetch) => {
  const codings: (string | undefined)[] = [];
  const handler = createHandler(batchEndpoint, {
    startBatchJob: ({ BatchTaskInfo }) => ({ body: { Response: BatchTaskInfo?.Name === NAME ? 1 : 0 } }),
  });
  const listener = createNodeListener(handler);
  const url = await startServer(
    createServer((request, response) => {
      codings.push(request.headers["content-encoding"]);
      listener(request, response);
    }),
  );
  const client = batchClient(url, { fetch: compressRequests({ fetch }) });
  expect((await client.startBatchJob({ BatchTaskInfo: { Name: NAME } })).Response).toBe(1);
  expect((await client.startBatchJob({ BatchTaskInfo: { Name: "short" } })).Response).toBe(0);
  expect(codings).toEqual(["gzip", undefined]);
});

it("node-soap reads a compressed request", async () => {
  const server = createServer();
  const url = await startServer(server);
  const Ask = ({ Question }: { Question: string }): { Answer: string } => ({ Answer: `${Question.length} characters` });
  listen(server, new URL(url).pathname, { Desk: { Desk: { Ask } } }, ASK_WSDL);
  const codings: (string | undefined)[] = [];
  const send: Fetch = (address, request) => {
    codings.push(request.headers["content-encoding"]);
    return fetch(address, request);
  };
  const client = new DeskClient({ url, fetch: compressRequests({ fetch: send }) });
  expect(await client.ask({ Question: NAME.trim() })).toMatchObject({ Answer: `${NAME.trim().length} characters` });
  expect(codings).toEqual(["gzip"]);
});

it("a compressed request says how long it is, and is shorter", async () => {
  const seen: { length: number; text: string }[] = [];
  const url = await serve(async (request, response) => {
    const bytes = await bytesOf(request);
    expect(request.headers["content-length"]).toBe(String(bytes.length));
    seen.push({ length: bytes.length, text: gunzipSync(bytes).toString("utf8") });
    response.writeHead(503).end();
  });
  await failure(batchClient(url, { fetch: compressRequests() }).startBatchJob({ BatchTaskInfo: { Name: NAME } }));
  expect(seen[0]?.text).toContain(NAME);
  expect(seen[0]?.length).toBeLessThan(1_000);
});

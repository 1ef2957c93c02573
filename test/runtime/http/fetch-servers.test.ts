import { Hono } from "hono";
import { expect, it } from "vitest";
import { createHandler, publishDocuments } from "../../../generated/src/index.js";
import { BatchClient, batchEndpoint } from "../../../generated/src/services88/batch.js";

const documents = publishDocuments("a", { a: '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>' });
const handler = createHandler(batchEndpoint, { stopBatchJob: () => ({ body: { Response: true } }) }, { documents });

it("a handler is a route of Hono", async () => {
  const app = new Hono();
  app.all("/soap", ({ req }) => handler(req.raw));
  const client = new BatchClient({
    url: "https://example.com/soap",
    fetch: async (url, init) => app.fetch(new Request(url, init)),
  });
  expect((await client.stopBatchJob({ Id: 7 })).Response).toBe(true);
  expect((await app.request("https://example.com/soap?wsdl")).status).toBe(200);
  expect((await app.request("https://example.com/soap", { method: "DELETE" })).status).toBe(405);
});

it("a handler is what a worker, Deno and Bun call, whatever else they give", async () => {
  const worker: { fetch: (request: Request, env: object, context: object) => Promise<Response> } = { fetch: handler };
  const response = await worker.fetch(new Request("https://example.com/?wsdl"), {}, { waitUntil() {} });
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/xml; charset=utf-8"]);
});

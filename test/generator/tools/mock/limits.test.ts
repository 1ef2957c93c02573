import { type ClientRequest, request } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { NetServerError } from "../../../../generated/src/index.js";
import { BatchClient } from "../../../../generated/src/services88/batch.js";
import { AllowedOrigins } from "../../../../generator/tools/mock/allow-origins.js";
import { startServer } from "../../../../generator/tools/mock/http-server.js";
import { startMock } from "../../../../generator/tools/mock/start-mock.js";
import { complexType, element, optional } from "../../../support/component-text.js";
import { contractOfVersion } from "../../../support/contracts.js";
import { contractOf, type InlineWsdl, inlineWsdl, sourceFiles } from "../../../support/inline-wsdl.js";
import { asSchemas } from "../../../support/schema-files.js";
import { callWithSample } from "./call-with-sample.js";
import { useMock } from "./start-test-mock.js";

const MIB = 2 ** 20;

/** A server that answers each request that it has read. */
async function serveAll(): Promise<string> {
  const server = await startServer(
    { port: 0, origins: new AllowedOrigins({}) },
    () => async () => new Response("read"),
  );
  onTestFinished(() => server.close());
  return `http://127.0.0.1:${server.port}/`;
}

async function statusOf(url: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<number> {
  return (await fetch(url, { method: "POST", body: Buffer.from(body), headers })).status;
}

/** Begins a request that does not end. */
function begin(url: string, bytes: number, headers: Record<string, string> = {}): ClientRequest {
  const begun = request(url, { method: "POST", headers });
  begun.on("error", () => undefined);
  begun.write(Buffer.alloc(bytes, "x"));
  onTestFinished(() => void begun.destroy());
  return begun;
}

function answerTo(begun: ClientRequest): Promise<number | undefined> {
  return new Promise((resolve) => begun.on("response", ({ statusCode }) => resolve(statusCode)));
}

describe("the server", () => {
  it("does not wait for a body whose declared length is too large", async () => {
    const begun = begin(await serveAll(), 1, { "Content-Length": String(16 * MIB + 1) });
    expect(await answerTo(begun)).toBe(413);
  });

  it("accepts the largest allowed body, and no larger one", async () => {
    const url = await serveAll();
    expect(await statusOf(url, "x".repeat(16 * MIB))).toBe(200);
    expect(await statusOf(url, "x".repeat(16 * MIB + 1))).toBe(413);
  });

  it("does not decompress bodies", async () => {
    const url = await serveAll();
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Encoding": "gzip" },
      body: gzipSync("x".repeat(MIB)),
    });
    expect([response.status, response.headers.get("accept-encoding")]).toEqual([415, "identity"]);
    expect(await statusOf(url, "x", { "Content-Encoding": "Identity" })).toBe(200);
  });

  it("keeps a limited number of bytes for all clients together, and goes on when they have gone", async () => {
    const url = await serveAll();
    const begun = Array.from({ length: 9 }, () => begin(url, 15 * MIB));
    expect(await Promise.race(begun.map(answerTo))).toBe(503);
    for (const each of begun) each.destroy();
    while ((await statusOf(url, "x".repeat(15 * MIB))) !== 200);
  });
});

describe("batch tasks", () => {
  const { url } = useMock([contractOfVersion("Services88")]);

  it("are kept up to a total size, and again after some are deleted", async () => {
    const batch = new BatchClient({ url: url("Services88", "Batch"), headers: { Credentials: { Ticket: "7T:mock" } } });
    const start = async (): Promise<number> => {
      const { Response } = await batch.startBatchJob({ BatchTaskInfo: { Description: "x".repeat(12 * MIB) } });
      return Response ?? 0;
    };
    const [first] = [await start(), await start()];
    const refused = await start().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NetServerError);
    expect(refused).toMatchObject({ message: expect.stringContaining("Delete some") });
    await batch.deleteBatchTask({ BatchTaskId: first });
    expect(await start()).toBeGreaterThan(first);
  });
});

/** Serves a contract, and calls its first operation. */
async function answerOf(wsdl: InlineWsdl | string): Promise<{ readonly status: number; readonly text: string }> {
  const files = { "schemas/ServicesXX/sample.wsdl": typeof wsdl === "string" ? wsdl : inlineWsdl(wsdl) };
  const contract = contractOf(files);
  const mock = await startMock([contract], asSchemas("schemas", sourceFiles(files)), { port: 0 });
  onTestFinished(() => mock.close());
  const [endpoint] = contract.endpoints;
  const [operation] = endpoint?.operations ?? [];
  const [served] = mock.endpoints;
  if (endpoint === undefined || operation === undefined || served === undefined) throw new Error("no operation");
  return callWithSample({ contract, endpoint, operation, url: served.url });
}

describe("an answer", () => {
  it("has a limited length, even if the contract allows gigabytes", async () => {
    const members = Array.from({ length: 800 }, (_, index) => optional(`M${index}`, "tns:Node"));
    const { status, text } = await answerOf({
      types: complexType("Node", members.join("")),
      operations: { Get: { response: optional("Node", "tns:Node") } },
    });
    expect(status).toBe(200);
    expect(text.length).toBeLessThan(2 * MIB);
  });

  it("is a fault if it would be endless", async () => {
    const { status, text } = await answerOf({
      types: complexType("Node", element("Next", "tns:Node")),
      operations: { Get: { response: element("Node", "tns:Node") } },
    });
    expect(status).toBe(500);
    expect(text).toContain("no sample has Next: what must be in it has no end");
  });

  it("of another service with NetServer's names is not NetServer's", async () => {
    const header = (name: string): string => `<soap:header message="tns:${name}" part="p" use="literal"/>`;
    const wsdl = inlineWsdl({
      name: "Batch",
      types: [
        complexType("Login", element("User", "xs:string")),
        element("Credentials", "tns:Login"),
        element("Succeeded", "xs:string"),
      ].join(""),
      operations: {
        GetBatchTaskInfo: {
          request: element("Name", "xs:string"),
          response: element("Found", "xs:int"),
          headers: ["tns:Credentials", "tns:Succeeded"],
        },
      },
    }).replace('<wsdl:output><soap:body use="literal"/>', (output) => output + header("Succeeded"));
    const { status, text } = await answerOf(wsdl);
    expect([status, text]).toEqual([200, expect.stringMatching(/<Found>\d+<\/Found>/)]);
  });

  it("comes from an address with characters that no URL has", async () => {
    const wsdl = inlineWsdl({ operations: { Get: { response: element("A", "xs:int") } } });
    const { status } = await answerOf(
      wsdl.replace("https://example.com/Sample.svc", "https://example.com/Größe %/ä b.svc"),
    );
    expect(status).toBe(200);
  });
});

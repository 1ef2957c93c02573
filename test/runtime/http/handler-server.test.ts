import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { createHandler, DecodeError, EncodeError, type Handler, SoapFault } from "../../../generated/src/index.js";
import { encodeMessage } from "../../../generated/src/runtime/messages.js";
import { type BatchRequestHeaders, batchEndpoint, getBatchTaskInfo } from "../../../generated/src/services88/batch.js";
import { APPLICATION_TOKEN, batchClient, expectNoSecret, failure, TICKET } from "../../support/batch-client.js";
import { bytesOf, serve } from "../../support/http-server.js";
import { wholeResponse } from "../../support/whole-response.js";

const ACTION = getBatchTaskInfo.soapAction;
const XML = { "Content-Type": "text/xml; charset=utf-8", SOAPAction: `"${ACTION}"` };
const REQUEST = encodeMessage(getBatchTaskInfo.request, { body: { Id: 7 } });
const REQUEST_12 = encodeMessage(getBatchTaskInfo.request, { body: { Id: 7 } }, "1.2");

/** Serves a handler with node:http. */
function adapt(handler: Handler): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const { method = "", url = "" } = request;
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const body = method === "GET" ? null : new Uint8Array(await bytesOf(request));
    const answer = await handler(new Request(new URL(url, "http://127.0.0.1"), { method, headers, body }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
}

/** Returns the id and the headers that it was called with. */
const echo = createHandler(batchEndpoint, {
  getBatchTaskInfo: ({ Id }, { ApplicationToken, Credentials }) => ({
    body: { Response: { Id, Name: ApplicationToken, Context: Credentials?.Ticket } },
    headers: { Succeeded: true },
  }),
});

async function post(body: string | Buffer, headers: Record<string, string> = XML): Promise<Response> {
  return fetch(await serve(adapt(echo)), { method: "POST", headers, body: new Uint8Array(Buffer.from(body)) });
}

describe.each(["on a server", "in the place of fetch"])("a handler %s", (place) => {
  async function clientOf(handler: Handler): Promise<ReturnType<typeof batchClient>> {
    if (place === "on a server") return batchClient(await serve(adapt(handler)));
    return batchClient("https://example.com/Remote/Services88/Batch.svc", { fetch: handler });
  }

  it("gets request and headers, returns response and headers", async () => {
    const client = await clientOf(echo);
    expect(wholeResponse(await client.getBatchTaskInfo({ Id: 7 }))).toEqual({
      Response: { Id: 7, Name: APPLICATION_TOKEN, Context: TICKET },
      $headers: { Succeeded: true },
    });
  });

  it("hides the details of its own errors from the caller, and tells onError everything", async () => {
    const own = new Error(`ticket ${TICKET}`);
    const decode = new DecodeError({ element: "E", path: "", expected: "hush", found: "hush" }, { line: 1, column: 1 });
    const code = { namespace: "", localName: "Own" };
    const meant = new SoapFault({ code, subcodes: [], reason: "meant", actor: undefined, detail: undefined });
    const told: unknown[] = [];
    const fail = (error: Error) => (): never => {
      throw error;
    };
    const handler = createHandler(
      batchEndpoint,
      {
        getBatchTaskInfo: () => ({ body: { Response: { Id: Number("hush") } } }),
        startBatchJob: fail(own),
        stopBatchJob: async () => fail(decode)(),
        deleteBatchTask: fail(meant),
      },
      { onError: (error, operation) => told.push([operation, error]) },
    );
    const client = await clientOf(handler);
    for (const [index, name] of (["getBatchTaskInfo", "startBatchJob", "stopBatchJob"] as const).entries()) {
      const error = await client[name]({}).catch((reason: unknown) => reason);
      if (!(error instanceof SoapFault)) throw error;
      expect(error).toMatchObject({ code: { localName: "Server" }, reason: "internal error", detail: undefined });
      expect(error.cause).toBe(place === "on a server" ? undefined : told.map((entry) => [entry].flat()[1])[index]);
      // In the same process, the handler's own error is the cause, with all details.
      if (place === "on a server") expectNoSecret(error);
    }
    expect(await failure(client.deleteBatchTask({}))).toEqual(meant);
    expect(told).toEqual([
      ["GetBatchTaskInfo", expect.any(EncodeError)],
      ["StartBatchJob", own],
      ["StopBatchJob", decode],
    ]);
  });

  it.each(["</detail><faultcode>Client</faultcode><detail>", "<a>&#x1;</a>"])(
    "hides a fault whose detail cannot be written, and tells the server: %s",
    async (detail) => {
      const told: unknown[] = [];
      const code = { namespace: "", localName: "Own" };
      const getBatchTaskInfo = () => {
        throw new SoapFault({ code, subcodes: [], reason: "why", actor: undefined, detail });
      };
      const handler = createHandler(batchEndpoint, { getBatchTaskInfo }, { onError: (error) => told.push(error) });
      expect(await failure((await clientOf(handler)).getBatchTaskInfo({}))).toMatchObject({
        code: { localName: "Server" },
        reason: "internal error",
        detail: undefined,
      });
      expect(told).toEqual([expect.any(EncodeError)]);
    },
  );

  it("calls methods of a class with their object", async () => {
    class Tasks {
      readonly #name = "of a class";
      getBatchTaskInfo(_request: object, _headers: BatchRequestHeaders) {
        return { body: { Response: { Name: this.#name } } };
      }
    }
    const client = await clientOf(createHandler(batchEndpoint, new Tasks()));
    expect((await client.getBatchTaskInfo({})).Response).toEqual({ Name: "of a class" });
  });
});

describe("a handler answers over HTTP", () => {
  it.each([
    ["GET", {}, 405],
    ["PUT", XML, 405],
    ["POST", {}, 415],
    ["POST", { "Content-Type": "application/json" }, 415],
    ["POST", { "Content-Type": "text/xmlish" }, 415],
  ])("%s with headers %o: %s", async (method, headers, status) => {
    const body = method === "GET" ? null : new Uint8Array(1);
    const response = await fetch(await serve(adapt(echo)), { method, headers, body });
    expect([response.status, await response.text()]).toEqual([status, ""]);
    expect(response.headers.get("allow")).toBe(status === 405 ? "POST" : null);
  });

  it("a request in SOAP 1.1 in 1.1, with 200 and text/xml", async () => {
    const response = await post(REQUEST, { ...XML, "Content-Type": "Text/XML" });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/xml; charset=utf-8"]);
    expect(await response.text()).toMatch(
      /^<s:Envelope xmlns:s="http:\/\/schemas.xmlsoap.org\/soap\/envelope\/".*<Id>7</,
    );
  });

  it("a request in SOAP 1.2 in 1.2, with 200 and application/soap+xml", async () => {
    const response = await post(REQUEST_12, {
      "Content-Type": `application/soap+xml; charset=utf-8; Action="${ACTION}"`,
    });
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      "application/soap+xml; charset=utf-8",
    ]);
    expect(await response.text()).toMatch(
      /^<s:Envelope xmlns:s="http:\/\/www.w3.org\/2003\/05\/soap-envelope".*<Id>7</,
    );
  });

  it.each<[string, string | Buffer, Record<string, string>]>([
    ["an action without quotes", REQUEST, { ...XML, SOAPAction: ACTION }],
    ["a byte order mark", `\uFEFF${REQUEST}`, XML],
    ["UTF-16", Buffer.from(REQUEST, "utf16le"), { ...XML, "Content-Type": "text/xml; charset=utf-16" }],
  ])("a request with %s", async (_, body, headers) => {
    const response = await post(body, headers);
    expect(await response.text()).toContain("<Id>7</Id>");
  });
});

describe("a handler blames the caller for", () => {
  const OTHER = { ...XML, SOAPAction: '"urn:other"' };

  it.each<[string, string | Buffer, Record<string, string>, RegExp]>([
    ["an unknown action", REQUEST, OTHER, /^no operation for the action "urn:other"$/],
    [
      "no action, and an element that no operation takes",
      REQUEST.replaceAll("GetBatchTaskInfo", "Other"),
      { "Content-Type": "text/xml" },
      /^no operation for the action "" and the element \{.*\}Other$/,
    ],
    [
      "no action, and an element whose operation is not served",
      REQUEST.replaceAll("GetBatchTaskInfo", "StopBatchJob"),
      { ...XML, SOAPAction: '""' },
      /^no operation for the action "" and the element \{.*\}StopBatchJob$/,
    ],
    [
      "no action, and nothing in the body",
      REQUEST.replace(/<GetBatchTaskInfo>.*<\/GetBatchTaskInfo>/, ""),
      { ...XML, SOAPAction: "" },
      /^no operation for the action "" and an empty Body$/,
    ],
    [
      "an action that is not served",
      REQUEST,
      { ...XML, SOAPAction: batchEndpoint.operations.stopBatchJob.soapAction },
      /^no operation for the action ".*StopBatchJob"$/,
    ],
    ["no body", "", XML, /expected an XML document, found nothing$/],
    ["a malformed body", REQUEST.slice(0, -5), XML, /expected well-formed XML/],
    [
      "another operation's body",
      REQUEST.replaceAll("GetBatchTaskInfo", "StopBatchJob"),
      XML,
      /expected the element .*GetBatchTaskInfo, found .*StopBatchJob$/,
    ],
    [
      "a wrong value, which is not shown",
      REQUEST.replace(">7<", ">hush<"),
      XML,
      /GetBatchTaskInfo: Id at 1:\d+: expected .*, found text of 4 characters$/,
    ],
    ["no text", Buffer.from([0xc3, 0x28]), XML, /^the body is not text in its encoding$/],
  ])("%s", async (_, body, headers, reason) => {
    const response = await post(body, headers);
    expect([response.status, response.headers.get("content-type")]).toEqual([500, "text/xml; charset=utf-8"]);
    const text = await response.text();
    expect(text).toContain("<faultcode>s:Client</faultcode>");
    const [, found = ""] = /<faultstring>(.*)<\/faultstring>/.exec(text) ?? [];
    expect(found.replaceAll("&gt;", ">")).toMatch(reason);
    expectNoSecret(text);
  });

  it("content that strict options refuse", async () => {
    const strict = createHandler(batchEndpoint, { getBatchTaskInfo: () => ({ body: {} }) }, { strict: true });
    const body = REQUEST.replace("</GetBatchTaskInfo>", "<More/></GetBatchTaskInfo>");
    const answer = await strict("http://127.0.0.1/", { method: "POST", headers: XML, body });
    expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining("the unknown {")]);
  });

  it("an envelope of another version than its content type", async () => {
    const response = await post(REQUEST_12);
    expect([response.status, await response.text()]).toEqual([
      500,
      expect.stringContaining("<faultcode>s:VersionMismatch</faultcode>"),
    ]);
  });

  it("the same in SOAP 1.2, with the status with which WCF's clients read faults", async () => {
    const response = await post("<x", { "Content-Type": `application/soap+xml; action="${ACTION}"` });
    expect(response.status).toBe(500);
    expect(await response.text()).toContain("<s:Code><s:Value>s:Sender</s:Value></s:Code>");
  });
});

it("an implementation that is not a function counts as missing", async () => {
  const none: object = { getBatchTaskInfo: 7 };
  const client = batchClient("http://127.0.0.1/", { fetch: createHandler(batchEndpoint, none) });
  expect(String(await failure(client.getBatchTaskInfo({})))).toMatch(/^SoapFault: Client: no operation/);
});

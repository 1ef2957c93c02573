import { describe, expect, it } from "vitest";
import {
  createHandler,
  decodeMessage,
  encodeMessage,
  HttpError,
  type OutgoingRequest,
  SoapFault,
} from "../../../templates/runtime/index.js";
import { SOAP_NAMESPACE } from "../../../templates/runtime/soap/soap.js";
import { DeskClient, deskEndpoint } from "../../golden/bindings/desk.js";
import { serveReply } from "../../support/http-server.js";
import { serveHandler } from "../../support/serve-handler.js";
import { wholeResponse } from "../../support/whole-response.js";
import { envelope } from "../messages.js";

/** A client, and a server of all operations that has noted what it was asked. */
async function desk(): Promise<{ client: DeskClient; url: string; seen: unknown[] }> {
  const seen: unknown[] = [];
  const note = (request: unknown, headers: unknown): void => void seen.push(request, headers);
  const url = await serveHandler(
    createHandler(deskEndpoint, {
      ask: ({ Question }) => ({ body: { Answer: `${Question}!` } }),
      tell: note,
      reset: (request, headers) => {
        note(request, headers);
        return { body: {} };
      },
      place: (request, headers) => {
        note(request, headers);
        return { body: { Street: null, City: "Oslo" } };
      },
      count: ({ $value }) => ({ body: { $value: $value + 1 } }),
      add: ({ a, b }) => ({ body: { sum: a + b } }),
      locate: ({ item }) => ({ body: { address: { City: item.Sku }, exact: true } }),
      log_: note,
      find: ({ Key }) => ({ body: { Sku: Key } }),
      findByItem: ({ Count }) => ({ body: { Sku: "by item", Count } }),
    }),
  );
  return { client: new DeskClient({ url }), url, seen };
}

describe("a client and a server", () => {
  it("of operations in document style", async () => {
    const { client } = await desk();
    expect(wholeResponse(await client.ask({ Question: "why" }))).toEqual({ Answer: "why!", $headers: {} });
    expect(wholeResponse(await client.count({ $value: 41 }))).toEqual({ $value: 42, $headers: {} });
  });

  it("of operations in rpc style", async () => {
    const { client } = await desk();
    expect(wholeResponse(await client.add({ a: 40, b: 2 }))).toEqual({ sum: 42, $headers: {} });
    expect(wholeResponse(await client.locate({ item: { Sku: "Bergen", Count: 1 } }))).toEqual({
      address: { City: "Bergen" },
      exact: true,
      $headers: {},
    });
  });

  it("of one-way operations, which are not answered", async () => {
    const { client, seen } = await desk();
    expect(await client.tell({ What: "a" })).toBeUndefined();
    expect(await client.log({ line: "b" })).toBeUndefined();
    expect(seen).toEqual([{ What: "a" }, {}, { line: "b" }, {}]);
  });

  it("of operations with an empty body", async () => {
    const { client, seen } = await desk();
    expect(wholeResponse(await client.reset())).toEqual({ $headers: {} });
    expect(seen).toEqual([{}, {}]);
  });

  it("of operations with several elements in the body", async () => {
    const { client, seen } = await desk();
    const request = { Item: { Sku: "a" }, Note: null };
    expect(wholeResponse(await client.place(request, { headers: { Ticket: "t" } }))).toEqual({
      Street: null,
      City: "Oslo",
      $headers: {},
    });
    expect(seen).toEqual([request, { Ticket: "t" }]);
  });

  it("of operations of one name, by the element in the body", async () => {
    const { client } = await desk();
    expect(await client.find({ Key: "k" })).toMatchObject({ Sku: "k" });
    expect(await client.findByItem({ Sku: "x", Count: 7 })).toMatchObject({ Sku: "by item", Count: 7 });
  });

  it.each([
    ["Ask", '<Ask xmlns="urn:bindings"><Question>why</Question></Ask>', "<Answer>why!</Answer>"],
    ["Add", '<b:Add xmlns:b="urn:bindings"><a>1</a><b>2</b></b:Add>', "<q1:AddResponse><sum>3</sum></q1:AddResponse>"],
    ["Reset", "", "<s:Body></s:Body>"],
    ["Place", '<Note xmlns="urn:bindings"/><Item xmlns="urn:bindings"><Sku>a</Sku></Item>', ">Oslo</q1:City>"],
  ])("that sends no action: %s is found by the body", async (_, body, want) => {
    const { url } = await desk();
    const headers = { "Content-Type": "text/xml", SOAPAction: '""' };
    const response = await fetch(url, { method: "POST", headers, body: envelope(body) });
    expect(await response.text()).toContain(want);
  });
});

describe("a one-way operation", () => {
  const tell = (implementation: () => void, told: unknown[]): Promise<string> =>
    serveHandler(
      createHandler(deskEndpoint, { tell: implementation }, { onError: (error, name) => void told.push(name, error) }),
    );

  it("is accepted even if it fails, and onError hears of it", async () => {
    const [told, error]: [unknown[], Error] = [[], new Error("in the implementation")];
    const url = await tell(() => {
      throw error;
    }, told);
    expect(await new DeskClient({ url }).tell({ What: "a" })).toBeUndefined();
    expect(told).toEqual(["Tell", error]);
  });

  it("that cannot be read is a fault", async () => {
    const url = await tell(() => {}, []);
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "text/xml" },
      body: envelope('<Tell xmlns="urn:bindings"/>'),
    });
    expect(response.status).toBe(500);
    expect(await response.text()).toContain("the required What");
  });

  it.each([
    ["202 without a body", { status: 202 }],
    ["200 without a body", { status: 200 }],
    ["204", { status: 204 }],
    ["an empty envelope", { body: envelope("") }],
    ["an envelope with something in it", { body: envelope("<x/>") }],
  ])("succeeds with %s", async (_, reply) => {
    const { url } = await serveReply(reply);
    expect(await new DeskClient({ url }).tell({ What: "a" })).toBeUndefined();
  });

  it("fails with a fault, and with a status of failure", async () => {
    const fault = "<s:Fault><faultcode>s:Client</faultcode><faultstring>no</faultstring></s:Fault>";
    const faulty = await serveReply({ status: 500, body: envelope(fault) });
    await expect(new DeskClient({ url: faulty.url }).tell({ What: "a" })).rejects.toThrow(SoapFault);
    const failing = await serveReply({ status: 503 });
    await expect(new DeskClient({ url: failing.url }).tell({ What: "a" })).rejects.toThrow(HttpError);
  });
});

it("an operation whose response is empty succeeds with an answer without a body", async () => {
  const { url } = await serveReply({ status: 202 });
  expect(wholeResponse(await new DeskClient({ url }).reset())).toEqual({ $headers: {} });
  await expect(new DeskClient({ url }).count({ $value: 1 })).rejects.toThrow(HttpError);
});

describe("a body with several elements", () => {
  const { request } = deskEndpoint.operations.place;
  const TEXT = '<s:Body><Note i:nil="true"/><Item><Sku>a</Sku></Item></s:Body>';

  it("is written and read back, with what is unknown in it", () => {
    const text = encodeMessage(request, { body: { Item: { Sku: "a" }, Note: null } });
    expect(text).toContain(TEXT);
    const more = text.replace("<Item", "<x/><Item");
    const decoded = decodeMessage(request, more);
    expect(decoded.body).toMatchObject({ Item: { Sku: "a" }, Note: null });
    expect(encodeMessage(request, decoded)).toContain("<x/><Item");
  });

  it("is an error that shows the place if a part is missing", () => {
    const read = (): unknown => decodeMessage(request, envelope("<Item xmlns='urn:bindings'><Sku>a</Sku></Item>"));
    expect(read).toThrow("cannot read Body at 1:138: expected the required Note, found nothing");
  });
});

it("a client calls in SOAP 1.2 if its option says so", async () => {
  const { url } = await desk();
  const sent: unknown[] = [];
  const onRequest = ({ httpHeaders, body }: OutgoingRequest): void =>
    void sent.push(httpHeaders["content-type"], body.includes(SOAP_NAMESPACE["1.2"]));
  const client = new DeskClient({ url, soapVersion: "1.2", onRequest });
  expect(wholeResponse(await client.add({ a: 1, b: 2 }))).toEqual({ sum: 3, $headers: {} });
  expect(sent).toEqual(['application/soap+xml; charset=utf-8; action="urn:add"', true]);
});

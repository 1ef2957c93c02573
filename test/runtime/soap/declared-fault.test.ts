import { describe, expect, expectTypeOf, it } from "vitest";
import { EncodeError } from "../../../templates/runtime/encode-error.js";
import { DecodeError } from "../../../templates/runtime/errors.js";
import { createHandler, type Handler, type Implementation } from "../../../templates/runtime/http/handler.js";
import type { HandlerOptions } from "../../../templates/runtime/http/handler-options.js";
import type { Fetch } from "../../../templates/runtime/platform/platform.js";
import { encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import { SOAP_NAMESPACE } from "../../../templates/runtime/soap/soap.js";
import { SoapFault } from "../../../templates/runtime/soap/soap-fault.js";
import { unknownElementsOf } from "../../../templates/runtime/values/unknown-elements.js";
import * as orders from "../../golden/faults/orders.js";
import * as orders12 from "../../golden/faults/orders12.js";
import type { OutOfStock } from "../../golden/faults/types/out-of-stock.js";
import { failure } from "../../support/batch-client.js";

const URL = "https://example.com/Orders.svc";

/** Both endpoints are equal except for the version of SOAP. */
type Orders = Implementation<typeof orders.ordersEndpoint>;

function throwing(error: unknown): Orders {
  const fail = (): never => {
    throw error;
  };
  return { placeOrder: fail, cancelOrder: fail, listOrders: fail };
}

const VERSIONS = [
  { soapVersion: "1.1", client: orders.OrdersClient, endpoint: orders.ordersEndpoint, classes: orders },
  { soapVersion: "1.2", client: orders12.Orders12Client, endpoint: orders12.orders12Endpoint, classes: orders12 },
] as const;

describe.each(VERSIONS)("a declared fault in SOAP $soapVersion", ({ soapVersion, client, endpoint, classes }) => {
  const sender = { namespace: SOAP_NAMESPACE[soapVersion], localName: soapVersion === "1.1" ? "Client" : "Sender" };

  function clientOf(error: unknown, options: HandlerOptions = {}) {
    return new client({ url: URL, fetch: createHandler(endpoint, throwing(error), options) });
  }

  it("goes from the implementation to the caller, with its typed value", async () => {
    const thrown = new classes.OutOfStockError({ Sku: "<A&1>", Left: 0 }, { reason: "nothing left" });
    const error = await failure(clientOf(thrown).placeOrder({ Sku: "<A&1>" }));
    expect(error).toBeInstanceOf(SoapFault);
    expect(error).toBeInstanceOf(classes.OutOfStockError);
    expect(error).toMatchObject({
      name: "OutOfStockError",
      message: `${sender.localName}: nothing left`,
      code: sender,
      reason: "nothing left",
      value: { Sku: "<A&1>", Left: 0 },
      detail: expect.stringMatching(/^<(\w+:)?OutOfStock .*<(\w+:)?Sku>&lt;A&amp;1&gt;<\/.*OutOfStock>$/),
    });
  });

  it.each([
    ["nil", new classes.OutOfStockError(null, { reason: "r" })],
    ["a simple value", new classes.StringError(" in words ", { reason: "r" })],
    ["an array", new classes.LimitsError([1n, 2n ** 62n], { reason: "r" })],
    ["an empty array", new classes.LimitsError([], { reason: "r" })],
    [
      "a type that extends the declared one",
      new classes.RefusalOfServicesXXError({ $type: "Delay", Why: "w", Until: "2024-02-29T00:00:00" }, { reason: "r" }),
    ],
  ])("may contain %s", async (_, thrown) => {
    const error = await failure(clientOf(thrown).placeOrder({}));
    expect(error).toBeInstanceOf(thrown.constructor);
    expect(error).toMatchObject({ value: thrown.value, name: thrown.name });
  });

  it("is recognized by the namespace of its element, too", async () => {
    const thrown = new classes.RefusalOfOtherError(7, { reason: "r" });
    expect(await failure(clientOf(thrown).cancelOrder())).toBeInstanceOf(classes.RefusalOfOtherError);
  });

  it("has its value and all facts of a fault", async () => {
    const facts = { reason: "r", code: { namespace: "urn:own", localName: "Own" }, actor: "urn:actor" };
    const error = await failure(clientOf(new classes.LimitsError([], facts)).placeOrder({}));
    const codes =
      soapVersion === "1.1"
        ? { code: facts.code }
        : { code: { ...sender, localName: "Receiver" }, subcodes: [facts.code] };
    expect(error).toMatchObject({ value: [], reason: "r", actor: "urn:actor", ...codes });
  });

  it("that the operation does not declare arrives as text", async () => {
    const thrown = new classes.StringError("words", { reason: "r" });
    const error = await failure(clientOf(thrown).listOrders());
    expect(error).toMatchObject({ name: "SoapFault", detail: expect.stringContaining(">words</") });
  });

  it("with a value that the contract does not allow is an internal error of the server", async () => {
    const told: unknown[] = [];
    const thrown = new classes.OutOfStockError({ Left: 0.5 }, { reason: "r" });
    const client = clientOf(thrown, { onError: (error, operation) => told.push(error, operation) });
    expect(await failure(client.placeOrder({}))).toMatchObject({ name: "SoapFault", reason: "internal error" });
    expect(told).toEqual([expect.any(EncodeError), "PlaceOrder"]);
    expect(told[0]).toMatchObject({ element: "OutOfStock", path: "Left" });
  });

  it("is written with the options of the handler", async () => {
    const thrown = new classes.StringError("\x01", { reason: "r" });
    const client = clientOf(thrown, { forbiddenCharacters: "reference" });
    expect(await failure(client.placeOrder({}))).toMatchObject({ name: "StringError", value: "\x01" });
  });
});

describe("a fault whose detail", () => {
  const NS = orders.LimitsError.element.namespace;

  async function caught(detail: string, options: { strict?: boolean } = {}): Promise<unknown> {
    const text = `<s:Envelope xmlns:s="${SOAP_NAMESPACE["1.1"]}" xmlns="${NS}"><s:Body><s:Fault><faultcode xmlns="">s:Client</faultcode><faultstring xmlns="">r</faultstring>${detail}</s:Fault></s:Body></s:Envelope>`;
    const reply: Fetch = async () => new Response(text, { status: 500 });
    return failure(new orders.OrdersClient({ url: URL, fetch: reply, ...options }).placeOrder({}));
  }

  it("has the declared element among others is of its class, and has the text of all", async () => {
    const error = await caught("<detail><Trace>t</Trace><Limits><Limit>1</Limit></Limits><Host/></detail>");
    expect(error).toBeInstanceOf(orders.LimitsError);
    expect(error).toMatchObject({ value: [1n], detail: expect.stringMatching(/^<Trace.*<Limits.*<Host.*$/) });
  });

  it("is not a value of its type is still the fault, with the text and the reason", async () => {
    const error = await caught("<detail><Limits><Limit>many</Limit></Limits></detail>");
    expect(error).toMatchObject({
      name: "SoapFault",
      message: "Client: r",
      detail: `<Limits xmlns="${NS}"><Limit>many</Limit></Limits>`,
      cause: expect.any(DecodeError),
    });
    expect(error).not.toBeInstanceOf(orders.LimitsError);
    expect(error).toMatchObject({ cause: { element: "Limits", path: "[0]" } });
  });

  it.each([
    ["is of another namespace", '<detail><Limits xmlns="urn:else"/></detail>'],
    ["has no elements", "<detail>text</detail>"],
    ["is missing", ""],
  ])("%s is a plain fault", async (_, detail) => {
    const error = await caught(detail);
    expect(error).toMatchObject({ name: "SoapFault", reason: "r" });
    expect(error).not.toHaveProperty("cause");
  });

  it("has unknown content keeps it; for a strict client it is text", async () => {
    const detail = "<detail><OutOfStock><Left>1</Left><Since>now</Since></OutOfStock></detail>";
    const error = await caught(detail);
    if (!(error instanceof orders.OutOfStockError)) throw error;
    expect(error.value).toMatchObject({ Left: 1 });
    expect(unknownElementsOf(error.value ?? {})).toHaveLength(1);
    expect(await caught(detail, { strict: true })).toMatchObject({ name: "SoapFault", cause: expect.any(DecodeError) });
  });

  it("came from another server is passed on unchanged", async () => {
    const error = await caught('<detail><Limits a="b"/><Host/></detail>');
    const handler: Handler = createHandler(orders.ordersEndpoint, throwing(error));
    const again = await failure(new orders.OrdersClient({ url: URL, fetch: handler }).placeOrder({}));
    expect(again).toBeInstanceOf(orders.LimitsError);
    expect(again).toMatchObject({ detail: expect.stringMatching(/^<Limits.* a="b".*<Host/) });
  });
});

it("narrows by class, and a union of classes by name, without a cast", () => {
  const seen = (error: unknown): unknown => {
    if (error instanceof orders.OutOfStockError) {
      expectTypeOf(error.value).toEqualTypeOf<OutOfStock | null>();
      return error.value?.Left;
    }
    if (error instanceof orders.LimitsError) {
      expectTypeOf(error.value).toEqualTypeOf<bigint[]>();
      return error.value[0];
    }
    return undefined;
  };
  const byName = (error: orders.OutOfStockError | orders.LimitsError): unknown =>
    error.name === "LimitsError" ? error.value.length : error.value?.Sku;
  const outOfStock = new orders.OutOfStockError({ Left: 2, Sku: "s" }, { reason: "r" });
  const limits = new orders.LimitsError([5n], { reason: "r" });
  expect([seen(outOfStock), seen(limits), seen(new Error("other"))]).toEqual([2, 5n, undefined]);
  expect([byName(outOfStock), byName(limits)]).toEqual(["s", 1]);
});

it("an operation that declares none has no list of them", () => {
  expect("faults" in orders.listOrders.response).toBe(false);
  expect(orders.placeOrder.response.faults).toHaveLength(4);
  expect(encodeMessage(orders.placeOrder.response, { body: {} })).toContain("PlaceOrderResponse");
});

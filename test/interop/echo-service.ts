import { createHandler, type Handler } from "../../templates/runtime/index.js";
import { type DeskClient, deskEndpoint } from "../golden/bindings/desk.js";
import { RefusalError, type ShopClient, shopEndpoint } from "../golden/encoded/shop.js";

/** A handler for the service in SOAP's encoding, which answers with what it gets. */
export function shopHandler(): Handler {
  const echo = <Value>(value: Value): { body: { return: Value } } => ({ body: { return: value } });
  return createHandler(shopEndpoint, {
    echoString: ({ value }) => echo(value),
    echoValues: (body) => ({ body }),
    echoItem: ({ item }) => echo(item),
    echoItems: ({ items }) => echo(items),
    echoStrings: ({ strings }) => echo(strings),
    echoMatrix: ({ matrix }) => echo(matrix),
    echoNumbers: ({ numbers }) => echo(numbers),
    echoAnything: ({ values }) => echo(values),
    ping: () => ({ body: {} }),
    refuse: ({ why }) => {
      throw new RefusalError({ why }, { reason: "refused" });
    },
  });
}

/** A handler for the service in document and rpc style. */
export function deskHandler(told: unknown[]): Handler {
  const tell = (request: object): void => void told.push(request);
  return createHandler(deskEndpoint, {
    ask: ({ Question }) => ({ body: { Answer: `${Question}!` } }),
    tell,
    reset: () => ({ body: {} }),
    count: (body) => ({ body }),
    add: ({ a, b }) => ({ body: { sum: a + b } }),
    locate: ({ item }) => ({ body: { address: { City: item.Sku }, exact: true } }),
    log_: tell,
  });
}

const ITEM = {
  sku: "ä&<",
  count: -3,
  price: "12.50",
  added: "2024-02-29T12:30:00Z",
  size: "L",
  tags: ["a", "", "c d"],
  parent: { sku: "inner", count: 0 },
} as const;

const VALUES = { a: 2147483647, b: true, c: 1.5, d: "2024-02-29T12:30:00Z", f: 123456789012n };

/** What our client calls of a service that echoes, and what it must get. */
export const SHOP_CALLS: readonly (readonly [string, (shop: ShopClient) => Promise<object>, object])[] = [
  ["a text", (shop) => shop.echoString({ value: "Grüße & <mehr>" }), { return: "Grüße & <mehr>" }],
  ["an empty text", (shop) => shop.echoString({ value: "" }), { return: "" }],
  ["null", (shop) => shop.echoString({ value: null }), { return: null }],
  [
    "values of several types",
    (shop) => shop.echoValues({ ...VALUES, e: Uint8Array.of(0, 255) }),
    { ...VALUES, e: Uint8Array.of(0, 255) },
  ],
  ["a struct in a struct", (shop) => shop.echoItem({ item: { ...ITEM, tags: [...ITEM.tags] } }), { return: ITEM }],
  [
    "an array of structs",
    (shop) =>
      shop.echoItems({
        items: [
          { sku: "a", count: 1 },
          { sku: null, count: 2 },
        ],
      }),
    {
      return: [
        { sku: "a", count: 1 },
        { sku: null, count: 2 },
      ],
    },
  ],
  ["an array of texts", (shop) => shop.echoStrings({ strings: ["a", "b"] }), { return: ["a", "b"] }],
  ["an empty array", (shop) => shop.echoStrings({ strings: [] }), { return: [] }],
  ["an array of arrays", (shop) => shop.echoMatrix({ matrix: [[1, 2], [3]] }), { return: [[1, 2], [3]] }],
  ["nothing", (shop) => shop.ping(), {}],
];

/** The same for the service in document and rpc style. */
export const DESK_CALLS: readonly (readonly [string, (desk: DeskClient) => Promise<unknown>, unknown])[] = [
  ["document style", (desk) => desk.ask({ Question: "why" }), { Answer: "why!", $headers: {} }],
  ["a message that is a number", (desk) => desk.count({ $value: 7 }), { $value: 7, $headers: {} }],
  ["rpc style", (desk) => desk.add({ a: 40, b: 2 }), { sum: 42, $headers: {} }],
  [
    "rpc style with structs",
    (desk) => desk.locate({ item: { Sku: "Bergen" } }),
    { address: { City: "Bergen" }, exact: true, $headers: {} },
  ],
  ["an operation without an answer", (desk) => desk.tell({ What: "a" }), undefined],
  ["an operation in rpc style without an answer", (desk) => desk.log({ line: "a" }), undefined],
];

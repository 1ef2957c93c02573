import { describe, expect, it } from "vitest";
import { EncodeError } from "../../templates/runtime/encode-error.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { scanMessage } from "../../templates/runtime/soap/scan-message.js";
import { type PutRequest, put, type SendRequest, send } from "../golden/structures/sample.js";
import type { OrderLine } from "../golden/structures/types/order-line.js";
import { notPlain } from "../support/two-readers.js";

const line: OrderLine = { Sku: "A", Price: { Amount: "2.50", Currency: "EUR" } };
const order = { Id: 1, Line: [line, { Sku: "B" }], Part: [], Address: ["here", null], Count: 2 };
const body: PutRequest = { Order: order, Tag: ["x", "y"] };
const envelope = (content: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://example.com/ServicesXX" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><s:Body>${content}</s:Body></s:Envelope>`;
const put1 = (content: string, tags = "<Tag>x</Tag>"): string =>
  envelope(`<Put><Order>${content}</Order>${tags}</Put>`);

/** What both readers make of a message; the fast one must be certain. */
function read(message: typeof put.request, text: string): PutRequest {
  const fast = scanMessage(message, text, 256);
  const slow = decodeMessage(message, notPlain(text));
  expect(fast?.body).toStrictEqual(slow.body);
  return slow.body;
}

describe("members that repeat", () => {
  it("are written and read, by both readers", () => {
    const text = encodeMessage(put.request, { body });
    expect(text).toContain(
      '<Put><Order><Id>1</Id><Line><Sku>A</Sku><Price xmlns="" xmlns:q1="http://example.com/ServicesXX"><q1:Amount>2.50',
    );
    expect(text).toContain(
      '<Address>here</Address><Address i:nil="true"/><Count>2</Count></Order><Tag>x</Tag><Tag>y</Tag></Put>',
    );
    expect(read(put.request, text)).toStrictEqual(body);
  });

  it("are empty arrays if there is none, and may stand apart", () => {
    const given = put1("<Line><Sku>A</Sku></Line><Id>1</Id><Line><Sku>B</Sku></Line><Address>x</Address>");
    const { Order } = decodeMessage(put.request, given).body;
    expect(Order).toStrictEqual({ Id: 1, Line: [{ Sku: "A" }, { Sku: "B" }], Part: [], Address: ["x"] });
  });

  const wrong =
    (change: object): (() => string) =>
    () =>
      encodeMessage(put.request, { body: { ...body, Order: { ...order, ...change } } });

  it.each([
    ["too few", { Line: [] }, "cannot write Put: Order.Line: expected at least 1, found 0"],
    ["too many", { Address: ["", "", ""] }, "cannot write Put: Order.Address: expected 1 to 2, found 3"],
    ["no array", { Line: null }, "cannot write Put: Order.Line: expected an array, found null"],
    ["a wrong item", { Line: [line, { Sku: null }] }, "cannot write Put: Order.Line[1].Sku: expected a value"],
    ["a nil item", { Part: ["a", null] }, "cannot write Put: Order.Part[1]: expected a value"],
    ["a key beside", { Lines: [] }, "cannot write Put: Order.Lines: expected only members of the type"],
  ])("are refused in writing: %s", (_, change, want) => {
    expect(wrong(change)).toThrow(EncodeError);
    expect(wrong(change)).toThrow(want);
  });

  it("a required array is not left out", () => {
    const { Line, ...others } = order;
    expect(wrong({ ...others, Line: undefined })).toThrow("Order.Line: expected at least 1, found 0");
  });
});

it("an empty element has its default, an absent one none", () => {
  const given = put1("<Id>1</Id><Line><Sku>A</Sku></Line><Address>x</Address><Count/>");
  expect(decodeMessage(put.request, given).body.Order.Count).toBe(1);
  expect(decodeMessage(put.request, given.replace("<Count/>", "<Count></Count>")).body.Order.Count).toBe(1);
  expect(read(put.request, given.replace("<Count/>", "")).Order.Count).toBeUndefined();
  // It keeps which elements were empty.
  expect(scanMessage(put.request, given, 256)).toBeUndefined();
});

describe("an element that was empty and had its default", () => {
  const given = put1("<Id>1</Id><Line><Sku>A</Sku></Line><Address>x</Address><Count/>");
  const written = (change: (order: PutRequest["Order"]) => PutRequest["Order"]): string => {
    const { body } = decodeMessage(put.request, given);
    return encodeMessage(put.request, { body: { ...body, Order: change(body.Order) } });
  };

  it("is written back empty", () => {
    expect(written((order) => order)).toContain("<Count></Count>");
  });

  it("has its value in a copy, and if the value has changed", () => {
    expect(written((order) => ({ ...order }))).toContain("<Count>1</Count>");
    expect(written((order) => Object.assign(order, { Count: 2 }))).toContain("<Count>2</Count>");
    expect(written((order) => Object.assign(order, { Count: undefined }))).not.toContain("Count");
  });
});

it("an element may have no other than its fixed value", () => {
  const written = (Unit: string) => () => encodeMessage(put.request, { body: { ...body, Order: { ...order, Unit } } });
  expect(written("1.00")).not.toThrow();
  expect(written("2")).toThrow("cannot write Put: Order.Unit: expected the fixed value 1.0");
});

it("an element with a default may have no value without a text, because that would mean the default", () => {
  const written = (Comment: string) => () =>
    encodeMessage(put.request, { body: { ...body, Order: { ...order, Comment } } });
  expect(written("none")).not.toThrow();
  expect(written("")).toThrow(
    "cannot write Put: Order.Comment: expected a value with a text (an empty element means the default), found empty text",
  );
});

describe("a message that is one value", () => {
  const whole: SendRequest = {
    ...order,
    Shape: [
      { $type: "Circle", Point: [1, 2] },
      { $type: "Square", Name: "s" },
    ],
  };

  it("is written and read as its type says", () => {
    const text = encodeMessage(send.request, { body: whole });
    expect(text).toContain("<Whole><Id>1</Id>");
    expect(text).toContain('<Shape i:type="Circle"><Point>1</Point><Point>2</Point></Shape><Shape i:type="Square">');
    expect(scanMessage(send.request, text, 256)?.body).toStrictEqual(whole);
    expect(decodeMessage(send.request, text.replace("<Whole>", "<Whole><!-- -->")).body).toStrictEqual(whole);
  });

  it("has a value that is no object in a property", () => {
    for (const $value of ["text", "", null]) {
      const text = encodeMessage(send.response, { body: { $value } });
      expect(scanMessage(send.response, text, 256)?.body).toStrictEqual({ $value });
      expect(decodeMessage(send.response, `${text}<!-- -->`).body).toStrictEqual({ $value });
    }
  });

  it("keeps an unknown attribute of its element", () => {
    const given = envelope('<Text m:a="1" xmlns:m="urn:m">x</Text>');
    const unknown: string[] = [];
    const { body } = decodeMessage(send.response, given, { onUnknown: ({ name }) => unknown.push(name) });
    expect(unknown).toEqual(["{urn:m}a"]);
    expect(encodeMessage(send.response, { body })).toMatch(/<Text \w+:a="1">x<\/Text>/);
  });

  it("is refused if it is another element, or of no derived type", () => {
    expect(() => decodeMessage(send.response, envelope("<Other/>"))).toThrow(
      "expected the element {http://example.com/ServicesXX}Text",
    );
    const text = encodeMessage(send.request, { body: whole });
    expect(() => decodeMessage(send.request, text.replace(' i:type="Circle"', ""))).toThrow(
      "Whole: Shape[0] at 1:414: expected a type that is derived from {http://example.com/ServicesXX}Shape, found none",
    );
  });
});

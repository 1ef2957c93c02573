import { describe, expect, it } from "vitest";
import { encodeAny } from "../../../templates/runtime/soap/envelope.js";
import { encodePlain } from "../../../templates/runtime/soap/plain-message.js";
import { unknownAttributes } from "../../../templates/runtime/values/kept.js";
import { AllFormsWriter } from "../../../templates/runtime/write/all-forms-writer.js";
import { put as putWithAttributes } from "../../golden/attributes/sample.js";
import { locate } from "../../golden/bindings/desk.js";
import { put } from "../../golden/choices/sample.js";
import { draw } from "../../golden/derived-types/sample.js";
import type { UntypedMessage } from "../messages.js";

/** A request with its body; plain JavaScript may give anything. */
type Case = readonly [what: string, request: UntypedMessage, body: object];

function attributes(body: object): readonly [UntypedMessage, object] {
  return [putWithAttributes.request, body];
}

function derived(body: object): readonly [UntypedMessage, object] {
  return [draw.request, body];
}

const written = (request: UntypedMessage, body: object): string | undefined =>
  encodePlain(request, { body }, { soapVersion: "1.1" }, (namespace, around) => new AllFormsWriter(namespace, around));

const ITEM = { $type: "OpenItem", Id: 1, Price: [], "@Id": 2, "@note": "", Extra: "e", "@Extra": 'a "q" <&>\n\t' };

describe("a plain value of any form is written as by TextWriter", () => {
  it.each<Case>([
    ["with attributes", ...attributes({ Item: ITEM, Flag: { on: true } })],
    [
      "with text beside attributes",
      ...attributes({
        Item: { ...ITEM, Price: [{ $value: "2.50", currency: "<EUR>", rounded: true }] },
        Flag: { on: true },
      }),
    ],
    [
      "of a derived type",
      ...derived({
        Many: [
          { $type: "Circle", Radius: 1 },
          { $type: "Sphere", Radius: 3 },
        ],
      }),
    ],
    ["of a derived type of another namespace", ...derived({ Round: { $type: "{urn:other}Circle", Radius: 2 } })],
    ["with a choice", put.request, { UsePayment: { Id: 1, Invoice: "i", Days: 3, Code: 2, B: null } }],
    [
      "with a list of elements",
      put.request,
      { UseFeed: { $items: [{ Text: null }, { Card: "a" }, { Key: 1, Value: ["x", "y"] }, { Key: 2, Value: [] }] } },
    ],
    ["with text between elements", put.request, { UseNote: { $content: ["a & b", { Bold: "c" }, " d"] } }],
    ["in no namespace", locate.response, { address: { Street: null, City: "O" }, exact: true }],
  ])("%s", (_, request, body) => {
    const want = encodeAny(request, { body }, "1.1", {});
    expect(written(request, body)).toBe(want);
  });
});

describe("a value is left to TextWriter", () => {
  it.each<Case>([
    ["an attribute with a prefix", ...attributes({ Item: { ...ITEM, base: "urn:base" }, Flag: { on: true } })],
    ["attributes that are not declared", ...attributes({ Item: { ...ITEM, $attributes: {} }, Flag: { on: true } })],
    [
      "an unknown attribute that has been kept",
      ...attributes({ Item: { ...ITEM, [unknownAttributes]: [] }, Flag: { on: true } }),
    ],
    ["a required attribute that is absent", ...attributes({ Item: { ...ITEM, "@Id": undefined }, Flag: {} })],
    ["a key that an item does not have", put.request, { UseFeed: { $items: [{ Card: "a", Crad: "b" }] } }],
    ["an item of two branches", put.request, { UseFeed: { $items: [{ Card: "a", Text: "b" }] } }],
    ["an order that the type does not have", put.request, { UseTwice: { $items: [{ B: 1 }] } }],
    ["a list that is not an array", put.request, { UseTwice: { $items: "AB" } }],
    ["a type that is not known", ...derived({ Round: { $type: "Cube", Radius: 2 } })],
    ["a symbol that is not ours", ...derived({ Many: [{ $type: "Circle", Radius: 1, [Symbol("mine")]: 1 }] })],
  ])("that is %s", (_, request, body) => {
    expect(written(request, body)).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import type { InvalidContent } from "../../templates/runtime/read/reader-options.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import type { Message } from "../../templates/runtime/soap/message.js";
import { scanMessage } from "../../templates/runtime/soap/scan-message.js";
import { put as putChoice } from "../golden/choices/sample.js";
import { put } from "../golden/structures/sample.js";

const envelope = (content: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://example.com/ServicesXX" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><s:Body><Put>${content}</Put></s:Body></s:Envelope>`;
const order = (content: string): string => envelope(`<Order>${content}</Order><Tag>t</Tag>`);
const LINE = "<Line><Sku>A</Sku></Line>";
const ADDRESS = "<Address>x</Address>";

type AnyMessage = Message<unknown, unknown>;

/** What `onInvalid` is told of a message that is read leniently. */
function told(message: AnyMessage, text: string, keep = false): string[] {
  const found: InvalidContent[] = [];
  const onInvalid = (invalid: InvalidContent): object | undefined => {
    found.push(invalid);
    return keep ? {} : undefined;
  };
  decodeMessage(message, text, { onInvalid });
  return found.map(({ kind, path, expected, line, column }) => {
    expect(line).toBe(1);
    expect(text[column - 1]).toBe("<");
    return `${kind} ${path}: ${expected}`;
  });
}

describe("what a message has in another way than its schema", () => {
  it.each<[string, AnyMessage, string, string[]]>([
    ["an order", put.request, order(`${LINE}<Id>1</Id>${ADDRESS}`), ["order Order.Id: the order of the contract"]],
    [
      "a member apart",
      put.request,
      order(`<Id>1</Id>${LINE}${ADDRESS}${LINE}`),
      ["order Order.Line[1]: the order of the contract"],
    ],
    ["too few items", put.request, order(`<Id>1</Id>${ADDRESS}`), ["count Order: at least 1 of Line"]],
    ["too many items", put.request, order(`<Id>1</Id>${LINE}${ADDRESS.repeat(3)}`), ["count Order: 1 to 2 of Address"]],
    [
      "too few items of a message",
      put.request,
      envelope(`<Order><Id>1</Id>${LINE}${ADDRESS}</Order>`),
      ["count : at least 1 of Tag"],
    ],
    [
      "an order in a list",
      putChoice.request,
      envelope("<UseScene><Title>a</Title><Verse>b</Verse></UseScene>"),
      ["order UseScene: one of Speech, Song"],
    ],
    [
      "text between, and an element twice",
      putChoice.request,
      envelope("<UseForm>a<Name>b</Name><Name>c</Name></UseForm>"),
      ["order UseForm: each element once"],
    ],
    [
      "too few items of an item",
      putChoice.request,
      envelope("<UseAlbum><Song>a</Song><Verse>b</Verse></UseAlbum>"),
      ["count UseAlbum.Verse[0]: 2 to 3 of Verse"],
    ],
    [
      "too many items of a list",
      putChoice.request,
      envelope(`<UseAlbum>${"<Track>a</Track>".repeat(4)}</UseAlbum>`),
      ["count UseAlbum: 1 to 3 of $items"],
    ],
    [
      "too few items of a branch",
      putChoice.request,
      envelope("<UseBundle><Line>1</Line></UseBundle>"),
      ["count UseBundle: 2 to 3 of Line"],
    ],
  ])(
    "%s is told and kept, by the reader that the other one leaves it to; a strict one refuses it",
    (_, message, text, want) => {
      expect(scanMessage(message, text, 256)).toBeUndefined();
      expect(told(message, text)).toEqual(want);
      expect(() => decodeMessage(message, text, { strict: true })).toThrow("cannot read Put");
      expect(decodeMessage(message, text).body).toEqual(decodeMessage(message, text, { onInvalid: () => ({}) }).body);
    },
  );

  it.each<[string, AnyMessage, string, [want: string, error: string]]>([
    [
      "a missing member",
      put.request,
      order(`${LINE}${ADDRESS}`),
      ["missing member Order: the required Id", "the required Id, found nothing"],
    ],
    [
      "a missing member beside a choice",
      putChoice.request,
      envelope("<UsePayment><Card>a</Card></UsePayment>"),
      ["missing member UsePayment: the required Id", "the required Id, found nothing"],
    ],
    [
      "two branches",
      putChoice.request,
      envelope("<UsePayment><Id>1</Id><Card>a</Card><Invoice>b</Invoice></UsePayment>"),
      [
        "choice UsePayment: one of Card or Invoice with Days",
        "one of Card or Invoice with Days, found Card and Invoice",
      ],
    ],
    [
      "no branch",
      putChoice.request,
      envelope("<UsePayment><Id>1</Id></UsePayment>"),
      ["choice UsePayment: one of Card or Invoice with Days", "found none"],
    ],
    [
      "a second element",
      put.request,
      order(`<Id>1</Id>${LINE}${ADDRESS}<Id>2</Id>`),
      ["second element Order.Id: the element once", "the element once, found a second one"],
    ],
  ])("%s is told, and refused unless it is said to stay", (_, message, text, [want, error]) => {
    expect(scanMessage(message, text, 256)).toBeUndefined();
    for (const options of [{}, { strict: true }, { onInvalid: () => undefined }])
      expect(() => decodeMessage(message, text, options)).toThrow(error);
    expect(told(message, text, true)).toEqual([want]);
  });

  it("is nothing if only elements that are not known stand between", () => {
    const text = order(`<Id>1</Id><New/>${LINE}<New/>${LINE}${ADDRESS}<New/>`);
    expect(told(put.request, text)).toEqual([]);
  });

  it("a second element stays as an unknown one", () => {
    const text = order(`<Id>1</Id>${LINE}${ADDRESS}<Id>2</Id>`);
    const { body } = decodeMessage(put.request, text, { onInvalid: () => ({}) });
    expect(body.Order.Id).toBe(1);
    expect(encodeMessage(put.request, { body })).toMatch(/<Address>x<\/Address><Id[^>]*>2<\/Id><\/Order>/);
  });
});

import { describe, expect, it } from "vitest";
import { EncodeError } from "../../templates/runtime/encode-error.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { scanMessage } from "../../templates/runtime/soap/scan-message.js";
import { unknownAttributes } from "../../templates/runtime/values/kept.js";
import { unknownAttributesOf } from "../../templates/runtime/values/unknown-attributes.js";
import { type PutRequest, put, visit } from "../golden/attributes/sample.js";
import { notPlain } from "../support/two-readers.js";

const full: PutRequest = {
  Item: {
    $type: "OpenItem",
    Id: 1,
    Price: [
      { $value: "2.50", currency: "EUR", rounded: true },
      { $type: "SalesPrice", $value: "1", currency: 'a "quoted" <&>\n', rounded: false, percent: 5 },
    ],
    "@Id": 2,
    base: "urn:base",
    note: "qualified",
    "@note": "",
    Extra: "element",
    "@Extra": "attribute",
    $attributes: { "{urn:more}more": "1" },
  },
  Flag: { on: true },
};

const envelope = (content: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://example.com/ServicesXX" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:m="urn:more"><s:Body><Put>${content}</Put></s:Body></s:Envelope>`;

const slowly = (text: string) => decodeMessage(put.request, notPlain(text)).body;
const fast = (text: string) => scanMessage(put.request, text, 256)?.body;

describe("attributes and text", () => {
  it("are written before all elements, and read by both readers", () => {
    const text = encodeMessage(put.request, { body: { Item: { ...full.Item, Price: [] }, Flag: full.Flag } });
    expect(text).toContain(
      '<Item i:type="OpenItem" Id="2" xml:base="urn:base" a1:note="qualified" note="" Extra="attribute" a2:more="1"><Id>1</Id><Extra>element</Extra></Item><Flag on="true"></Flag>',
    );
    const whole = encodeMessage(put.request, { body: full });
    expect(whole).toContain('<Price currency="EUR" rounded="true">2.50</Price>');
    expect(slowly(whole)).toStrictEqual(full);
    expect(fast(whole)).toStrictEqual(full);
    expect(fast(whole.replace(/currency="a [^"]*"/, 'currency="a"'))).toStrictEqual(
      slowly(whole.replace(/currency="a [^"]*"/, 'currency="a"')),
    );
  });

  it("may be called like a property of all objects", () => {
    const body = { ...full, Flag: { on: true, toString_: 5 } };
    const text = encodeMessage(put.request, { body });
    expect(text).toContain('<Flag on="true" toString="5"></Flag>');
    expect(slowly(text)).toStrictEqual(body);
    expect(fast(text)).toStrictEqual(body);
  });

  it("come once from a group that a restriction repeats", () => {
    const body = { ...full, Marked: { Id: 1, base: "urn:base" } };
    const text = encodeMessage(put.request, { body });
    expect(text).toContain('<Marked Id="1" xml:base="urn:base"></Marked>');
    expect(slowly(text)).toStrictEqual(body);
    expect(fast(text)).toStrictEqual(body);
  });

  it("may be names, whose prefixes the message declares", () => {
    const body = { Item: { Id: 1, Price: [], code: { namespace: "urn:codes", localName: "a" } } };
    const text = encodeMessage(put.request, { body });
    expect(text).toMatch(/xmlns:(a\d)="urn:codes".* a\d:code="\1:a"/);
    expect(decodeMessage(put.request, text).body).toStrictEqual(body);
  });

  it("has its default if it is absent, and white space as its datatype says", () => {
    const given = envelope('<Item Id=" 7 "><Id>1</Id><Price currency=" "> 3 </Price></Item>');
    const want = { Item: { "@Id": 7, Id: 1, Price: [{ $value: "3", currency: " ", rounded: false }] } };
    expect(slowly(given)).toStrictEqual(want);
    expect(fast(given)).toStrictEqual(want);
  });

  it("text has the default of its element, and is written back empty as long as it has", () => {
    const given = envelope('<Item><Id>1</Id><Price currency="EUR"/><Price currency="EUR">1</Price></Item>');
    const body = slowly(given);
    expect(body.Item.Price?.map(({ $value }) => $value)).toEqual(["9.50", "1"]);
    expect(fast(given)).toBeUndefined();
    expect(encodeMessage(put.request, { body })).toContain(
      '<Price currency="EUR" rounded="false"></Price><Price currency="EUR" rounded="false">1</Price>',
    );
    for (const price of body.Item.Price ?? []) price.$value = "2";
    expect(encodeMessage(put.request, { body })).not.toContain("></Price>");
  });

  it("may be of an element that is nil", () => {
    const given = envelope('<Item><Id>1</Id></Item><Flag on="1" m:more="2" i:nil="true"/>');
    const body = slowly(given);
    expect(body.Flag).toMatchObject({ $nil: true, on: true });
    expect(fast(given)).toBeUndefined();
    const text = encodeMessage(put.request, { body });
    expect(text).toMatch(/<Flag \w+:more="2" on="true" i:nil="true"><\/Flag>/);
    expect(slowly(text)).toStrictEqual(body);
    if (body.Flag && "$nil" in body.Flag) body.Flag.on = false;
    expect(encodeMessage(put.request, { body })).toContain('on="false" i:nil="true"');
  });

  it("of an element that is nil are checked", () => {
    const flag = (Flag: PutRequest["Flag"]) => () => encodeMessage(put.request, { body: { Item: { Id: 1 }, Flag } });
    expect(flag({ $nil: true, on: true })).not.toThrow();
    const wrong = (value: object) => flag(value as PutRequest["Flag"]);
    expect(wrong({ $nil: true })).toThrow("cannot write Put: Flag.on: expected a value (it is required)");
    expect(wrong({ $nil: false, on: true })).toThrow("Flag.$nil: expected true, because the element is nil");
    expect(wrong({ $nil: true, on: true, off: 1 })).toThrow("Flag.off: expected only members of the type");
  });

  // Plain JavaScript may give anything.
  it.each<[what: string, value: unknown, found: string]>([
    ["a text", "secret", "text of 6 characters"],
    ["a number", 1, "a value of type number"],
    ["a list", ["secret"], "an array"],
  ])("of an element that may be nil need an object, not %s", (_, value, found) => {
    const Flag = value as PutRequest["Flag"];
    const write = () => encodeMessage(put.request, { body: { Item: { Id: 1 }, Flag } });
    expect(write).toThrow(`cannot write Put: Flag: expected an object, found ${found}`);
  });

  it("may be empty text, or nil", () => {
    const given = envelope('<Item><Id>1</Id></Item><Flag i:nil="true"/>');
    expect(fast(given)).toStrictEqual({ Item: { Id: 1, Price: [] }, Flag: null });
    expect(slowly(given)).toStrictEqual({ Item: { Id: 1, Price: [] }, Flag: null });
  });
});

it("href of a type of one's own is no reference, as it is in other elements", () => {
  const visit1 = (content: string): string => envelope(content).replaceAll("Put>", "Visit>");
  const given = visit1('<Link href="#top"/><Links><Link href="cid:a"/><Link href=""/></Links><Flag on="1"/>');
  const want = { Link: { href: "#top" }, Links: [{ href: "cid:a" }, { href: "" }], Flag: { on: true } };
  expect(scanMessage(visit.request, given, 256)?.body).toStrictEqual(want);
  const commented = notPlain(given);
  expect(decodeMessage(visit.request, commented).body).toStrictEqual(want);
  expect(encodeMessage(visit.request, { body: want })).toContain('<Link href="#top"></Link>');
  const reference = visit1('<Link href="#a"/><Flag href="#a"/><Other id="a" on="1"/>');
  expect(decodeMessage(visit.request, reference).body).toMatchObject({ Link: { href: "#a" }, Flag: { on: true } });
});

it("unknown attributes beside declared ones are kept, and written back", () => {
  const given = envelope('<Item Id="7" m:other="x"><Id>1</Id></Item><Flag on="1" off="0"/>');
  expect(fast(given)).toBeUndefined();
  const body = slowly(given);
  expect(body).toMatchObject({ Item: { "@Id": 7 }, Flag: { on: true } });
  expect(unknownAttributesOf(body.Item)).toMatchObject([{ localName: "other", value: "x" }]);
  const text = encodeMessage(put.request, { body });
  expect(text).toContain('off="0"');
  expect(slowly(text)).toStrictEqual(body);
});

describe("a fixed value", () => {
  const item = { Id: 1, Price: [] };
  const total = (value: string) => () =>
    encodeMessage(put.request, { body: { Item: item, Total: { $value: value, currency: "EUR" } } });

  it("is that of an absent attribute and of an empty element", () => {
    const body = slowly(envelope('<Item><Id>1</Id></Item><Stamp/><Total currency="EUR"/>'));
    expect(body).toMatchObject({ Stamp: { version: "1.0" }, Total: { $value: "0" } });
    expect(encodeMessage(put.request, { body })).toContain('<Stamp version="1.0"></Stamp><Total currency="EUR"');
  });

  it("is checked in writing, whatever its text", () => {
    expect(total("0.00")).not.toThrow();
    expect(total("0.01")).toThrow('cannot write Put: Total: expected the fixed value 0, found "0.01"');
    const stamp = (version: string) => () => encodeMessage(put.request, { body: { Item: item, Stamp: { version } } });
    expect(stamp("1")).not.toThrow();
    expect(stamp("2")).toThrow("cannot write Put: Stamp.version: expected the fixed value 1.0");
  });
});

it.each([
  [
    "a required one that is absent",
    '<Item><Id>1</Id></Item><Flag on2="1"/>',
    "expected the required on, found nothing",
  ],
  ["no value of its type", '<Item Id="x"><Id>1</Id></Item>', "expected an integer"],
  [
    "elements in the place of text",
    '<Item><Id>1</Id><Price currency=""><a/></Price></Item>',
    "expected text, found elements",
  ],
])("a message is refused for %s", (_, content, want) => {
  expect(fast(envelope(content))).toBeUndefined();
  expect(() => slowly(envelope(content))).toThrow(want);
});

describe("a value is refused in writing", () => {
  const change =
    (item: object): (() => string) =>
    () =>
      encodeMessage(put.request, { body: { Item: { ...full.Item, ...item } } });

  it.each([
    ["a required attribute that is absent", { Price: [{ $value: "1" }] }, "Price[0].currency: expected a value"],
    ["an attribute that is nil", { "@Id": null }, "Item.@Id: expected a value"],
    ["an attribute of another type", { "@Id": "x" }, "Item.@Id: expected an integer"],
    ["text that is absent", { Price: [{ currency: "EUR" }] }, "Price[0].$value: expected a value"],
    [
      "an attribute that may not stand there",
      { $attributes: { here: "" } },
      "Item.$attributes: expected names of attributes",
    ],
    ["no name", { $attributes: { "{urn:a}1": "" } }, "Item.$attributes: expected names of attributes"],
    ["no text", { $attributes: { "{urn:a}b": 1 } }, "Item.$attributes: expected text, found"],
    ["a misspelt attribute", { "@note2": "" }, "Item.@note2: expected only members of the type"],
  ])("%s", (_, item, want) => {
    expect(change(item)).toThrow(EncodeError);
    expect(change(item)).toThrow(want);
  });
});

it("an attribute that is also kept as unknown is refused: XML can have it once", () => {
  const kept = (namespace: string): object => ({
    [unknownAttributes]: [{ namespace, localName: "Id", at: undefined, value: "9" }],
  });
  const body = (namespace: string): PutRequest => ({ Item: { Id: 1, "@Id": 3, Price: [], ...kept(namespace) } });
  expect(() => encodeMessage(put.request, { body: body("") })).toThrow(EncodeError);
  expect(encodeMessage(put.request, { body: body("urn:x") })).toContain('<Item a1:Id="9" Id="3">');
});

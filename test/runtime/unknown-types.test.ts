import { describe, expect, it } from "vitest";
import { getBatchTaskInfo } from "../../generated/src/services88/batch.js";
import { EncodeError } from "../../templates/runtime/encode-error.js";
import type { UnknownContent } from "../../templates/runtime/read/reader-options.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import type { Message } from "../../templates/runtime/soap/message.js";
import { scanMessage } from "../../templates/runtime/soap/scan-message.js";
import { unknownAttributes } from "../../templates/runtime/values/kept.js";
import { type DrawRequest, draw } from "../golden/derived-types/sample.js";
import { put, type SendRequest, send } from "../golden/structures/sample.js";
import { notPlain } from "../support/two-readers.js";
import { taskResponse } from "./messages.js";

const envelope = (content: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://example.com/ServicesXX" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="urn:new" xmlns:xs="http://www.w3.org/2001/XMLSchema"><s:Body>${content}</s:Body></s:Envelope>`;

/** The body of a message, which the fast reader leaves to the other one. */
function read<Body>(message: Message<unknown, Body>, text: string): Body {
  expect(scanMessage(message, text, 256)).toBeUndefined();
  return decodeMessage(message, text).body;
}

const written = <Body>(message: Message<unknown, Body>, body: Body): string =>
  encodeMessage(message, { body }).replace(/.*<s:Body>|<\/s:Body>.*/g, "");

describe("a derived type that is not known", () => {
  const one = '<One i:type="x:Hexagon"><Id>1</Id><Label>six</Label><Sides xmlns="">6</Sides></One>';
  const given = envelope(`<Draw>${one}</Draw>`);

  it("keeps the members of its base, and the rest as unknown elements", () => {
    const body = read(draw.request, given);
    expect(body).toMatchObject({ One: { Id: 1, Label: "six" } });
    expect(written(draw.request, body)).toMatch(
      /<One i:type="t:Hexagon"><Id>1<\/Id><Label>six<\/Label><Sides xmlns="".*>6<\/Sides><\/One>/,
    );
    expect(decodeMessage(draw.request, encodeMessage(draw.request, { body })).body).toStrictEqual(body);
  });

  it("is reported, and an error for a strict reader", () => {
    const unknown: UnknownContent[] = [];
    decodeMessage(draw.request, given, { onUnknown: (found) => unknown.push(found) });
    expect(unknown).toEqual([
      { kind: "type", element: "Draw", path: "One", name: "{urn:new}Hexagon" },
      { kind: "element", element: "Draw", path: "One.Sides", name: "{}Sides" },
    ]);
    expect(() => decodeMessage(draw.request, given, { strict: true })).toThrow(
      "expected the type {http://example.com/ServicesXX}Shape, found {urn:new}Hexagon",
    );
  });

  it("is also kept in a copy, until the copy has a known type", () => {
    const { One } = read(draw.request, given);
    expect(written(draw.request, { One: { ...One, Label: "other" } as DrawRequest["One"] })).toContain(
      '<One i:type="t:Hexagon"><Id>1</Id><Label>other</Label>',
    );
    const circle = { ...One, $type: "Circle", Radius: 1 } as const;
    expect(written(draw.request, { One: circle })).toContain('<One i:type="Circle"><Id>1</Id>');
  });

  it("may be an item, or the value of an entry", () => {
    const items = '<Many><Shape/><Shape i:type="x:Hexagon"><Id>2</Id></Shape></Many>';
    const entries =
      '<ByName><ShapesByNameEntry><Key>a</Key><Value i:type="x:Hexagon"><Id>3</Id></Value></ShapesByNameEntry></ByName>';
    const body = read(draw.request, envelope(`<Draw>${items}${entries}</Draw>`));
    expect(body).toMatchObject({ Many: [{}, { Id: 2 }], ByName: { a: { Id: 3 } } });
    const text = written(draw.request, body);
    expect(text).toContain('<Shape></Shape><Shape i:type="t:Hexagon"><Id>2</Id></Shape>');
    expect(text).toContain('<Value i:type="t:Hexagon"><Id>3</Id></Value>');
  });

  it("may stand in the place of an abstract type", () => {
    const whole = envelope(
      '<Whole><Id>1</Id><Line><Sku>A</Sku></Line><Address>x</Address><Shape i:type="x:Hexagon"><Sides xmlns="urn:new">6</Sides></Shape></Whole>',
    );
    const body = read(send.request, whole);
    expect(written(send.request, body)).toMatch(/<Shape i:type="t:Hexagon"><Sides .*>6<\/Sides><\/Shape>/);
    expect(decodeMessage(send.request, encodeMessage(send.request, { body })).body).toStrictEqual(body);
  });

  it.each([
    [{}, "found none"],
    [{ $type: "Hexagon" }, 'found "Hexagon"'],
    [{ $type: "Shape" }, 'found "Shape"'],
  ])("is needed for a value of an abstract type: %j", (shape, found) => {
    const body = { Id: 1, Line: [{ Sku: "A" }], Address: [""], Shape: [shape] } as unknown as SendRequest;
    const write = () => encodeMessage(send.request, { body });
    expect(write).toThrow(EncodeError);
    expect(write).toThrow(`cannot write Whole: Shape[0]: expected a derived type in $type, ${found}`);
  });
});

describe("the type of a text", () => {
  const order = (members: string): string =>
    envelope(
      `<Put><Order>${members}<Line><Sku>A</Sku></Line><Address/></Order><Tag i:type="x:Tag">a</Tag><Tag>b</Tag></Put>`,
    );

  it("is kept with the value around it, if it is not the declared one", () => {
    const body = read(put.request, order('<Id i:type="xs:short">1</Id>'));
    expect(body.Order).toMatchObject({ Id: 1 });
    const text = written(put.request, body);
    expect(text).toMatch(/<Id i:type="t:short">1<\/Id>/);
    expect(text).toMatch(/<Tag i:type="(t|a\d):Tag">a<\/Tag><Tag>b<\/Tag>/);
    expect(decodeMessage(put.request, encodeMessage(put.request, { body })).body).toStrictEqual(body);
  });

  it("may have attributes, which are not of the contract", () => {
    const given = order('<Id i:type="x:Marked" mark="1">1</Id>');
    const { body } = decodeMessage(put.request, given, { strict: true });
    expect(written(put.request, body)).toMatch(/<Id (i:type="t:Marked" mark="1"|mark="1" i:type="t:Marked")>1<\/Id>/);
    const plain = order('<Id mark="1">1</Id>').replace(' i:type="x:Tag"', "");
    expect(() => decodeMessage(put.request, plain, { strict: true })).toThrow("the unknown {}mark");
  });

  it("is not kept if it is the declared one, which the fast reader reads as well", () => {
    const text = envelope(
      '<Put><Order><Id i:type="xs:int">1</Id><Line><Sku i:type="xs:string">A</Sku></Line><Address>x</Address></Order><Tag>a</Tag></Put>',
    );
    const fast = scanMessage(put.request, text, 256);
    expect(fast?.body.Order).toStrictEqual({ Id: 1, Line: [{ Sku: "A" }], Part: [], Address: ["x"] });
    expect(decodeMessage(put.request, notPlain(text)).body).toStrictEqual(fast?.body);
  });

  it("is only written with that value", () => {
    const { Order, Tag } = read(put.request, order('<Id i:type="xs:short">1</Id>'));
    if (Order === undefined) throw new Error("no order");
    expect(written(put.request, { Order: { ...Order, Id: 100_000 }, Tag })).toContain("<Order><Id>100000</Id>");
  });

  it("is kept with the message, if nothing is around it", () => {
    const body = read(send.response, envelope('<Text i:type="x:Word" more="1">a</Text>'));
    expect(body).toMatchObject({ $value: "a" });
    expect(written(send.response, body)).toBe('<Text i:type="t:Word" more="1">a</Text>');
  });

  it("is kept for nothing, and for an empty element that has its default", () => {
    const nil = read(send.response, envelope('<Text i:type="xs:string" i:nil="true"/>'));
    expect(nil).toMatchObject({ $value: null });
    expect(written(send.response, nil)).toBe('<Text i:type="t:string" i:nil="true"/>');
    const count = '<Put><Order><Id>1</Id><Line><Sku/></Line><Address/><Count i:type="xs:short"/></Order><Tag/></Put>';
    const body = read(put.request, envelope(count));
    expect(body.Order).toMatchObject({ Count: 1 });
    expect(written(put.request, body)).toContain('<Count i:type="t:short"></Count>');
  });

  it("may be set by a program", () => {
    const mark = { namespace: "http://www.w3.org/2001/XMLSchema-instance", localName: "type", at: "Id" };
    const Order = { Id: 1, Line: [{ Sku: "A" }], Part: [], Address: [""], Count: 1 };
    const type = { ...mark, value: "p:short", prefixes: { p: "http://www.w3.org/2001/XMLSchema" } };
    const body = { Order: { ...Order, [unknownAttributes]: [type] }, Tag: ["a"] };
    expect(written(put.request, body)).toContain('<Id i:type="p:short">1</Id>');
  });
});

describe("an element that says that it is not nil", () => {
  const given = envelope(
    '<Put><Order><Id>1</Id><Line><Sku>A</Sku></Line><Address i:nil="false">x</Address></Order><Tag>a</Tag></Put>',
  );

  it("says so again, if it still has its value", () => {
    const body = read(put.request, given);
    expect(body).toMatchObject({ Order: { Address: ["x"] } });
    expect(written(put.request, body)).toContain('<Address i:nil="false">x</Address>');
    body.Order.Address = [null];
    expect(written(put.request, body)).toContain('<Address i:nil="true"/>');
  });

  it("is refused from a program, which could say that of nil", () => {
    const mark = {
      namespace: "http://www.w3.org/2001/XMLSchema-instance",
      localName: "nil",
      value: "false",
      at: undefined,
    };
    const body = { $value: null, [unknownAttributes]: [{ ...mark, at: "$value" }] };
    expect(() => written(send.response, body)).toThrow("expected unknown attributes with a name of their own");
  });
});

it("the type of an entry's value is kept with the dictionary", () => {
  const entry = (value: string): string => `<StringKeyValuePair><Key>k</Key>${value}</StringKeyValuePair>`;
  const text = taskResponse(
    `<ParameterObject>${entry(`<Value xmlns:u="urn:u" i:type="u:Text">v</Value>`)}</ParameterObject>`,
  );
  const { body } = decodeMessage(getBatchTaskInfo.response, text);
  expect(body.Response?.ParameterObject).toMatchObject({ k: "v" });
  expect(encodeMessage(getBatchTaskInfo.response, { body })).toContain('<Value i:type="t:Text">v</Value>');
  const changed = { ...body.Response, ParameterObject: { ...body.Response?.ParameterObject, k: "w" } };
  expect(encodeMessage(getBatchTaskInfo.response, { body: { Response: changed } })).toContain("<Value>w</Value>");
});

import { describe, expect, it } from "vitest";
import { decodeMessage, encodeMessage, type Message } from "../../../templates/runtime/index.js";
import { decodeEnvelope } from "../../../templates/runtime/soap/envelope.js";
import { shopEndpoint } from "../../golden/encoded/shop.js";
import { envelope } from "../messages.js";

const { echoItem, echoItems, echoStrings, echoMatrix, echoNumbers, echoAnything, echoString, ping } =
  shopEndpoint.operations;

const DECLARED =
  'xmlns:b="urn:encoded" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:e="http://schemas.xmlsoap.org/soap/encoding/"';

/** What is between the tags of Body in a written message, without the declarations of its elements. */
function written<Headers, Body>(message: Message<Headers, Body>, body: Body, headers?: Headers): string {
  const text = encodeMessage(message, { headers, body });
  const [, content = ""] = /<s:Body>(.*)<\/s:Body>/.exec(text) ?? [];
  return content.replace(/ xmlns:\w+="[^"]*"/g, "");
}

/** Reads a body whose elements may have the prefixes above. */
function read<Headers, Body>(message: Message<Headers, Body>, content: string): Body {
  return decodeMessage(message, envelope(content).replace("<s:Body", `<s:Body ${DECLARED}`)).body;
}

describe("writing", () => {
  const STYLE = 's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"';

  it("says the type of each value", () => {
    const item = { sku: "a", count: 1, added: "2024-01-01T00:00:00Z", size: "L" } as const;
    expect(written(echoItem.request, { item })).toBe(
      `<q1:echoItem ${STYLE}><item i:type="q1:Item"><sku i:type="x:string">a</sku><count i:type="x:int">1</count><added i:type="x:dateTime">2024-01-01T00:00:00Z</added><size i:type="n:Size">L</size></item></q1:echoItem>`,
    );
  });

  it("says nil for null, and leaves out what is undefined", () => {
    expect(written(echoItem.request, { item: { sku: null, count: 0, price: null } })).toContain(
      '<sku i:nil="true"/><count i:type="x:int">0</count><price i:nil="true"/></item>',
    );
  });

  it("says the type and the number of an array's items", () => {
    expect(written(echoStrings.request, { strings: ["a", null] })).toContain(
      '<strings i:type="e:Array" e:arrayType="x:string[2]"><item i:type="x:string">a</item><item i:nil="true"/></strings>',
    );
    expect(written(echoMatrix.request, { matrix: [[1], []] })).toContain(
      '<matrix i:type="e:Array" e:arrayType="x:int[][2]"><item i:type="e:Array" e:arrayType="x:int[1]"><item i:type="x:int">1</item></item><item i:type="e:Array" e:arrayType="x:int[0]"></item></matrix>',
    );
    expect(written(echoItems.request, { items: [{ $type: "Special", sku: "s", count: 1, why: "w" }] })).toContain(
      '<items i:type="e:Array" e:arrayType="n:Item[1]"><item i:type="q1:Special">',
    );
  });

  it("gives headers their namespace", () => {
    expect(encodeMessage(ping.request, { headers: { caller: "me" }, body: {} })).toContain(
      '<q1:caller xmlns:q1="urn:encoded" i:type="x:string">me</q1:caller>',
    );
  });
});

describe("reading", () => {
  it("finds members in any order, with or without a namespace, with any type", () => {
    const content = `<b:echoItem><item i:type="b:Other"><b:count i:type="x:long">1</b:count><sku>a</sku></item></b:echoItem>`;
    expect(read(echoItem.request, content)).toEqual({ item: { sku: "a", count: 1 } });
  });

  it("takes members that are left out for null", () => {
    expect(read(echoItem.request, '<b:echoItem><item i:type="b:Item"/></b:echoItem>')).toEqual({
      item: { sku: null, count: null },
    });
  });

  it("takes the element around a response by any name", () => {
    expect(read(echoString.response, "<r><return>a</return></r>")).toEqual({ return: "a" });
    const request = envelope("<r><value>a</value></r>");
    expect(() => decodeEnvelope(echoString.request, request, {}, { isRequest: true })).toThrow("expected the element");
  });

  it("follows references to values beside the call, which may be in several places", () => {
    const content = `<b:echoItems><items href="#1"/></b:echoItems>
<multiRef id="1" e:root="0" i:type="e:Array" e:arrayType="b:Item[2]"><item href="#2"/><item href="#2"/></multiRef>
<multiRef id="2" e:root="0" i:type="b:Item"><sku href="#3"/><count>1</count></multiRef>
<multiRef id="3" e:root="0" i:type="x:string">shared</multiRef>`;
    const { items } = read(echoItems.request, content);
    expect(items).toEqual([
      { sku: "shared", count: 1 },
      { sku: "shared", count: 1 },
    ]);
    expect(items?.[0]).toBe(items?.[1]);
  });

  it("reads a value that refers to itself", () => {
    const content = `<b:echoItem><item href="#1"/></b:echoItem><multiRef id="1"><sku>a</sku><count>1</count><parent href="#1"/></multiRef>`;
    const { item } = read(echoItem.request, content);
    expect(item?.parent).toBe(item);
  });

  it.each([
    ["items of any name", "<x>a</x><y>b</y>", "", ["a", "b"]],
    ["an offset", "<x>a</x><x>b</x>", 'e:offset="[2]"', [null, null, "a", "b"]],
    ["positions", '<x e:position="[1]">a</x><x e:position="[3]">b</x><x>c</x>', "", [null, "a", null, "b", "c"]],
    ["nothing", "", 'e:arrayType="x:string[0]"', []],
  ])("reads an array with %s", (_, items, attributes, want) => {
    const content = `<b:echoStrings><strings ${attributes}>${items}</strings></b:echoStrings>`;
    expect(read(echoStrings.request, content)).toEqual({ strings: want });
  });

  it("reads arrays of arrays, and arrays of anything", () => {
    const matrix = "<m><i><i>1</i><i>2</i></i><i/></m>".replace("<m>", "<matrix>").replace("</m>", "</matrix>");
    expect(read(echoMatrix.request, `<b:echoMatrix>${matrix}</b:echoMatrix>`)).toEqual({ matrix: [[1, 2], []] });
    const values = '<values><i i:type="x:int">1</i><i i:type="x:string">a</i></values>';
    expect(read(echoAnything.request, `<b:echoAnything>${values}</b:echoAnything>`)).toMatchObject({
      values: [{ value: 1 }, { value: "a" }],
    });
    expect(read(echoNumbers.request, "<b:echoNumbers><numbers><n>4</n></numbers></b:echoNumbers>")).toEqual({
      numbers: [4],
    });
  });

  it.each([
    [
      "a position of two dimensions",
      '<x e:position="[1,2]">a</x>',
      "expected the position in an array of one dimension",
    ],
    [
      "a position that goes back",
      '<x e:position="[1]">a</x><x e:position="[0]">b</x>',
      "expected a position after that",
    ],
    [
      "many items that are left out",
      '<x e:position="[999999999]">a</x>',
      "expected at most 100000 items that are left out",
    ],
  ])("refuses an array with %s", (_, items, want) => {
    const content = `<b:echoStrings><strings>${items}</strings></b:echoStrings>`;
    expect(() => read(echoStrings.request, content)).toThrow(want);
  });
});

import { describe, expect, it } from "vitest";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { scanMessage } from "../../templates/runtime/soap/scan-message.js";
import { type PutRequest, put } from "../golden/same-names/sample.js";
import { notPlain } from "../support/two-readers.js";

const envelope = (content: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://example.com/ServicesXX" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:o="urn:other"><s:Body><Put>${content}</Put></s:Body></s:Envelope>`;

/** What both readers make of a message; the fast one must be certain. */
function read(text: string): PutRequest {
  const fast = scanMessage(put.request, text, 256);
  const slow = decodeMessage(put.request, notPlain(text));
  expect(fast?.body).toStrictEqual(slow.body);
  return slow.body;
}

const item = {
  "@Name": true,
  "@Between": 4,
  "@Name$2": "of the other namespace",
  Name: 1,
  Name$2: "other",
  Between: 2,
  Name$3: "own",
  Name$4: ["one", "two"],
};

describe("elements and attributes of one name", () => {
  it("have a property each: that of the base first, then elements, then attributes", () => {
    const text = encodeMessage(put.request, { body: { Item: item } });
    expect(text.replace(/.*<Item/, "<Item").replace(/<\/Item>.*/, "")).toBe(
      '<Item Name="true" Between="4" a1:Name="of the other namespace"><Name>1</Name><q1:Name xmlns:q1="urn:other">other</q1:Name><Between>2</Between><Name>own</Name><q1:Name>one</q1:Name><q1:Name>two</q1:Name>',
    );
    expect(read(text)).toStrictEqual({ Item: item });
  });

  it("are told apart by their places, also if those before them are absent", () => {
    const given = envelope("<Item><Between>2</Between><Name>own</Name><o:Name>one</o:Name></Item>");
    expect(read(given)).toStrictEqual({ Item: { Between: 2, Name$3: "own", Name$4: ["one"] } });
    const nil = envelope('<Item><Name>1</Name><Between>2</Between><Name i:nil="true"/></Item>');
    expect(read(nil)).toStrictEqual({ Item: { Name: 1, Between: 2, Name$3: null, Name$4: [] } });
    expect(encodeMessage(put.request, { body: read(nil) })).toContain('<Between>2</Between><Name i:nil="true"/>');
  });

  it("are one branch of a choice each", () => {
    const either = envelope("<Item/><Either><o:Name>x</o:Name></Either>");
    expect(read(either)).toStrictEqual({ Item: { Name$4: [] }, Either: { Name$2: "x" } });
    const both = { Name: 1, Name$2: "x" };
    // @ts-expect-error both branches
    expect(() => encodeMessage(put.request, { body: { Item: {}, Either: both } })).toThrow(
      "cannot write Put: Either: expected one of Name or Name$2, found Name and Name$2",
    );
  });

  it("are items of a list with a property each", () => {
    const List = { $items: [{ Name$2: "a" }, { Name: 1 }, { Name: 2 }, { Name$2: "b" }] };
    const text = encodeMessage(put.request, { body: { Item: {}, List } });
    expect(read(text)).toStrictEqual({ Item: { Name$4: [] }, List });
  });

  it("keep unknown elements and attributes at their places", () => {
    const given = envelope(
      '<Item><Name>1</Name><Between>2</Between><Name more="1">own</Name><Unknown/><o:Name more="2">one</o:Name></Item>',
    );
    const body = decodeMessage(put.request, given).body;
    expect(body).toMatchObject({ Item: { Name: 1, Name$3: "own", Name$4: ["one"] } });
    expect(encodeMessage(put.request, { body })).toMatch(
      /<Item><Name>1<\/Name><Between>2<\/Between><Name more="1">own<\/Name><Unknown.*\/><q1:Name xmlns:q1="urn:other" more="2">one</,
    );
  });

  it("are read in another order as well, each once", () => {
    const moved = envelope("<Item><Name>1</Name><o:Name>x</o:Name><Name>own</Name><Between>2</Between></Item>");
    const { body } = decodeMessage(put.request, moved);
    expect(body).toStrictEqual({ Item: { Name: 1, Name$2: "x", Name$3: "own", Between: 2, Name$4: [] } });
    const twice = envelope("<Item><Name>1</Name><Name>own</Name><Name>again</Name></Item>");
    expect(() => decodeMessage(put.request, twice)).toThrow("expected the element once, found a second one");
  });

  it("are named in errors as in the program", () => {
    const wrong = (value: unknown) => () => encodeMessage(put.request, { body: { Item: { Name$3: value as string } } });
    expect(wrong(1)).toThrow("cannot write Put: Item.Name$3: expected a string");
    expect(() => encodeMessage(put.request, { body: { Item: { Name$5: 1 } as object } })).toThrow(
      "Item.Name$5: expected only members of the type",
    );
  });
});

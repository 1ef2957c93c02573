import { describe, expect, it } from "vitest";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { keepInItems } from "../../templates/runtime/values/item-places.js";
import { keepUnknownAttributes, unknownAttributesOf } from "../../templates/runtime/values/unknown-attributes.js";
import { type PutRequest, put } from "../golden/choices/sample.js";

const envelope = (content: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://example.com/ServicesXX" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="urn:x" xmlns:xs="http://www.w3.org/2001/XMLSchema"><s:Body><Put>${content}</Put></s:Body></s:Envelope>`;

/** The elements of a request, after it was read, changed and written back. */
function written(content: string, change: (body: PutRequest) => void = () => {}): string {
  const { body } = decodeMessage(put.request, envelope(content));
  change(body);
  return (/<Put>(.*)<\/Put>/s.exec(encodeMessage(put.request, { body }))?.[1] ?? "").replace(/a\d:/g, "x:");
}

describe("what is kept for elements in lists is written back at their items", () => {
  it.each([
    ["an unknown attribute of a text", '<UseFeed><Card>a</Card><Card x:m="1">b</Card><Text x:m="2">c</Text></UseFeed>'],
    ["one of a nil", '<UseFeed><Text>a</Text><Text x:m="1" i:nil="true"/></UseFeed>'],
    [
      "one in an item of several elements, and of one that repeats there",
      '<UseFeed><Key>1</Key><Value>a</Value><Value x:m="1">b</Value><Key x:m="2">2</Key><Card>c</Card><Key>3</Key><Value x:m="3">d</Value></UseFeed>',
    ],
    ["one between texts", '<UseForm>a<Name x:m="1">b</Name>c<City x:m="2">d</City></UseForm>'],
  ])("%s", (_, content) => {
    expect(written(content)).toBe(content);
  });

  it("also the type of a text", () => {
    const content = '<UseFeed><Card>a</Card><Card i:type="xs:token">b</Card></UseFeed>';
    expect(written(content)).toMatch(/<Card>a<\/Card><Card( xmlns:t="[^"]*")? i:type="\w+:token">b<\/Card>/);
  });

  it.each([
    ["<UseSwitches><On>false</On><On/><On>true</On></UseSwitches>", [{ On: false }, { On: true }, { On: true }]],
    [
      "<UseSwitches><Steps>1 2</Steps><Steps/><On/><Steps>3</Steps></UseSwitches>",
      [{ Steps: [1, 2] }, { Steps: [1, 2] }, { On: true }, { Steps: [3] }],
    ],
    [
      "<UseSwitches><Name>a</Name><Size>1</Size><Size/><Name>b</Name><Size/></UseSwitches>",
      [
        { Name: "a", Size: [1, 5] },
        { Name: "b", Size: [5] },
      ],
    ],
  ])("also that an element was empty and had its default: %s", (content, want) => {
    expect(decodeMessage(put.request, envelope(content)).body.UseSwitches?.$items).toEqual(want);
    expect(written(content).replace(/<(\w+)><\/\1>/g, "<$1/>")).toBe(content);
    const copied = written(content, (body) => Object.assign(body, structuredClone(body)));
    expect(copied).not.toMatch(/<(\w+)(\/>|><\/\1>)/);
  });

  it("also in the entries of a dictionary, by their keys", () => {
    const entry = (key: number, value: string): string => `<LabelsEntry><Key>${key}</Key>${value}</LabelsEntry>`;
    const content = `<UseLabels>${entry(1, "<Value>none</Value>")}${entry(2, "<Value></Value>")}</UseLabels>`;
    expect(written(content)).toBe(content);
    const changed = written(content, ({ UseLabels }) => void UseLabels?.set(2, "two"));
    expect(changed).toContain(entry(2, "<Value>two</Value>"));
  });

  it("also if the value has an attribute with the name of the element", () => {
    const kept = { namespace: "urn:x", localName: "m", value: "1", prefixes: { x: "urn:x" } };
    const [first, second] = [{ Card: "a" }, { Card: "b" }];
    const value = { Card: 7, $items: [first, second] };
    keepUnknownAttributes(value, [{ ...kept, at: "Card[1]" }]);
    keepInItems(value);
    expect([value, first, second].map((holder) => unknownAttributesOf(holder).map(({ at }) => at))).toEqual([
      [],
      [],
      ["Card"],
    ]);
  });

  it("with their item, wherever it is now, and not with another value", () => {
    const content = '<UseFeed><Card>a</Card><Card x:m="1">b</Card></UseFeed>';
    const reversed = written(content, ({ UseFeed }) => void UseFeed?.$items?.reverse());
    expect(reversed).toBe('<UseFeed><Card x:m="1">b</Card><Card>a</Card></UseFeed>');
    const added = written(content, ({ UseFeed }) => void UseFeed?.$items?.unshift({ Card: "c" }));
    expect(added).toBe('<UseFeed><Card>c</Card><Card>a</Card><Card x:m="1">b</Card></UseFeed>');
  });
});

import { describe, expect, it } from "vitest";
import { DecodeError } from "../../../templates/runtime/errors.js";
import { XmlReader } from "../../../templates/runtime/read/xml-reader.js";
import { attributeOf, resolvePrefix } from "../../../templates/runtime/xml/xml-node.js";
import { errorOf } from "../messages.js";

const textOf = (xml: string): string => new XmlReader(xml).current.text;

describe("text", () => {
  it.each([
    ["<V>&#x1;&#x01;&#1;&#x0;&#0;&#xB;&#12;&#x1f;&#31;</V>", "\x01\x01\x01\0\0\x0b\x0c\x1f\x1f"],
    ["<V>&#xFFFE;&#xffff;&#65534;</V>", "\ufffe\uffff\ufffe"],
    ["<V>&#xD;&#13;&#xA;&#9;&#x20;&#x1F600;</V>", "\r\r\n\t 😀"],
    ["<V>&#xD83D;&#xDE00; &#xd800;&#xdc00;</V>", "😀 \u{10000}"],
    ["<V>&#55357;&#56832; &#55296;&#56320; &#56319;&#57343;</V>", "😀 \u{10000} \u{10ffff}"],
    ["<V><![CDATA[&#xD83D;&#xDE00;]]></V>", "&#xD83D;&#xDE00;"],
    ["<V>a\r\nb\rc\n\t</V>", "a\nb\nc\n\t"],
    ["<V>&lt;&gt;&amp;&quot;&apos;</V>", "<>&\"'"],
    ["<V>&amp;#x1;</V>", "&#x1;"],
    ["<V>a<![CDATA[<b>&#x1;&amp;]]]]><![CDATA[>]]>c</V>", "a<b>&#x1;&amp;]]>c"],
    ["<V>a<!-- &#x1; <b> -->b<!---->&#x1;</V>", "ab\x01"],
    ["\ufeff<V>\ufeff</V>", "\ufeff"],
    ["<V> \u00a0\u2028\x85 </V>", " \u00a0\u2028\x85 "],
    ['<?xml version="1.0" encoding="utf-16" standalone="yes"?>\n<!-- c --><V>a</V>\n<!-- c -->\n', "a"],
    ["\ufeff<?xml version='1.0'?><V/>", ""],
  ])("of %j", (xml, want) => {
    expect(textOf(xml)).toBe(want);
  });

  it.each([
    "&#xD83D;",
    "&#xDE00;",
    "&#xDE00;&#xD83D;",
    "&#xD83D; &#xDE00;",
    "&#xD83D;&#56832;",
    "&#55295;&#56320;",
    "&#55296;&#57344;",
  ])("may not have %s, which is no character", (text) => {
    expect(errorOf(() => textOf(`<V>${text}</V>`))).toMatchObject({ found: "malformed character entity" });
  });

  it("may have control characters in attributes", () => {
    const { current } = new XmlReader('<V xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="&#x1;"/>');
    expect(attributeOf(current, "http://www.w3.org/2001/XMLSchema-instance", "type")).toBe("\x01");
  });
});

it("an element keeps all its attributes, and declarations are in its scope", () => {
  const { current } = new XmlReader(
    '<V xmlns="urn:v" xmlns:p="urn:p" id="1" p:id="2" xml:lang="en"><W href="#1"/></V>',
  );
  expect(current.attributes).toEqual([
    { namespace: "", localName: "id", value: "1" },
    { namespace: "urn:p", localName: "id", value: "2" },
    { namespace: "http://www.w3.org/XML/1998/namespace", localName: "lang", value: "en" },
  ]);
  expect(current.children[0]?.attributes).toEqual([{ namespace: "", localName: "href", value: "#1" }]);
  expect(attributeOf(current, "urn:p", "id")).toBe("2");
  expect(attributeOf(current, "urn:p", "lang")).toBeUndefined();
  expect(resolvePrefix(current.scope, "p")).toBe("urn:p");
});

describe("a text that is not a message", () => {
  it.each([
    ["", "an XML document", 1, 1],
    [" \n", "an XML document", 1, 1],
    ["\ufeff", "an XML document", 1, 1],
    ["Service Unavailable", "well-formed XML", 1, undefined],
    ['{"a":1}', "well-formed XML", 1, undefined],
    ["<!DOCTYPE html><html></html>", "no document type declaration", 1, undefined],
    ['<!DOCTYPE V [<!ENTITY a "&b;">]><V>&a;</V>', "no document type declaration", 1, undefined],
    ["<V><?php x?></V>", "no processing instruction", 1, undefined],
    ["<?xml-stylesheet href='a'?><V/>", "no processing instruction", 1, undefined],
    ["\n<?xml version='1.0'?><V/>", "well-formed XML", 2, undefined],
    ["<V>", "well-formed XML", 1, undefined],
    ["<V>\n</W>", "well-formed XML", 2, 4],
    ["<V/>\n<V/>", "well-formed XML", 2, undefined],
    ["<V/>\ntext", "well-formed XML", 2, undefined],
    ["<V>\n&undefined;</V>", "well-formed XML", 2, 11],
    ["<V>&#x110000;</V>", "well-formed XML", 1, undefined],
    ["<V>&#xD800;</V>", "well-formed XML", 1, undefined],
    ["<V>&#X1;</V>", "well-formed XML", 1, undefined],
    ["<V>&#x1</V>", "well-formed XML", 1, undefined],
    ["<V>\n\x01</V>", "well-formed XML", 2, 1],
    ["<V>\ud800</V>", "well-formed XML", 1, undefined],
    ["<V>]]></V>", "well-formed XML", 1, undefined],
    ["<V a='1' a='1'/>", "well-formed XML", 1, undefined],
    ["<V a=1/>", "well-formed XML", 1, undefined],
    ["<V a='<'/>", "well-formed XML", 1, undefined],
    ["<p:V/>", "well-formed XML", 1, undefined],
    ["<V p:a=''/>", "well-formed XML", 1, undefined],
    ["<V xmlns:p=''/>", "well-formed XML", 1, undefined],
    ["<V><!-- -- --></V>", "well-formed XML", 1, undefined],
    ["<V><![CDATA[</V>", "well-formed XML", 1, undefined],
    ["<V><!--</V>", "well-formed XML", 1, undefined],
  ])("is refused: %j", (xml, expected, line, column) => {
    const error = errorOf(() => new XmlReader(xml));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ element: "", path: "", expected, line, ...(column === undefined ? {} : { column }) });
  });

  it("has positions that do not count the byte order mark", () => {
    expect(errorOf(() => new XmlReader("\ufeff<V>\x01"))).toMatchObject({ line: 1, column: 4 });
  });
});

it("accepts the names of properties of every object", () => {
  const xml =
    "<__proto__ xmlns:__proto__='urn:p' xmlns:constructor='urn:c' __proto__='1' toString='2'><__proto__:a constructor:b='' constructor='x'/></__proto__>";
  const { children } = new XmlReader(xml).current;
  expect(children.map(({ namespace, localName }) => [namespace, localName])).toStrictEqual([["urn:p", "a"]]);
});

import { describe, expect, it } from "vitest";
import { SchemaError } from "../../../generator/source/errors.js";
import { showPosition } from "../../../generator/source/source-text.js";
import { parseXml } from "../../../generator/xml/parse-xml.js";
import { attribute, childElements, textContent, type XmlElement } from "../../../generator/xml/xml-element.js";

const parse = (text: string) => parseXml({ name: "dir/a.xml", text });

function innermost(element: XmlElement): XmlElement {
  const last = childElements(element).at(-1);
  return last === undefined ? element : innermost(last);
}

describe("the position of a start tag", () => {
  it.each([
    ["at the beginning", "<a/>", "1:1"],
    ["after an XML declaration and comments", "<?xml version='1.0'?><!-- < -->\n  <a/>", "2:3"],
    ["with attributes on several lines", "<a>\n <b\n  x='1'\n  y='2'\n />\n</a>", "2:2"],
    ["with CRLF line ends", "<a>\r\n<b\r\n x='1'\r\n/></a>", "2:1"],
    ["with > in attributes", "<a x='>'><b y='>' /></a>", "1:10"],
    ["after a byte order mark", "\ufeff<a>\n <b/></a>", "2:2"],
    ["after characters of two UTF-16 units", "<a>\u{1f600}<b/></a>", "1:6"],
  ])("%s", (_, given, want) => {
    expect(showPosition(innermost(parse(given)).position)).toBe(`dir/a.xml:${want}`);
  });
});

describe("refuses, with the position", () => {
  it.each([
    ["an empty file", "", "1:1: not well-formed XML: document must contain a root element"],
    ["a missing end tag", "<a>\n <b>", "2:5: not well-formed XML: unclosed tag: b"],
    ["a wrong end tag", "<a>\n</b>", "2:5: not well-formed XML: unexpected close tag"],
    ["a second root", "<a/><b/>", "1:8: not well-formed XML: documents may contain only one root"],
    [
      "an entity that is a file",
      '<!DOCTYPE a [<!ENTITY b SYSTEM "b.txt">]>\n<a>&b;</a>',
      "2:7: not well-formed XML: undefined entity",
    ],
    [
      "an entity that nothing declares",
      '<!DOCTYPE a SYSTEM "a.dtd">\n<a>&b;</a>',
      "2:7: not well-formed XML: undefined entity",
    ],
    [
      "an entity of entities",
      '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><a>&c;</a>',
      "1:57: not well-formed XML: undefined entity",
    ],
    [
      "an entity of elements",
      '<!DOCTYPE a [<!ENTITY b "<b/>">]><a>&b;</a>',
      "1:40: not well-formed XML: undefined entity",
    ],
    [
      "an entity of 201 characters",
      `<!DOCTYPE a [<!ENTITY b "${"b".repeat(201)}">]><a>&b;</a>`,
      "1:237: not well-formed XML: undefined entity",
    ],
    [
      "a parameter entity as another",
      '<!DOCTYPE a [<!ENTITY % b "c">]><a>&b;</a>',
      "1:39: not well-formed XML: undefined entity",
    ],
    [
      "an entity in a comment",
      '<!DOCTYPE a [<!-- <!ENTITY b "c"> -->]><a>&b;</a>',
      "1:46: not well-formed XML: undefined entity",
    ],
    ["XML 1.1", "<?xml version='1.1'?>\n<a/>", "1:22: XML 1.1 is not supported; use XML 1.0"],
    ["XML 1.5", "<?xml version='1.5'?>\n<a/>", "1:22: XML 1.5 is not supported; use XML 1.0"],
    ["entities of its own", "<a>&foo;</a>", "1:9: not well-formed XML: undefined entity"],
    ["a duplicate attribute", "<a x='1' x='2'/>", "1:17: not well-formed XML: duplicate attribute: x"],
    [
      "a duplicate attribute by two prefixes",
      "<a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>",
      "1:45: not well-formed XML: duplicate attribute: {u}x",
    ],
    ["an undeclared prefix", "<p:a/>", '1:7: not well-formed XML: unbound namespace prefix: "p"'],
    [
      "a prefix that JavaScript declares",
      "<constructor:a/>",
      '1:17: not well-formed XML: unbound namespace prefix: "constructor"',
    ],
    ["a prefix that is out of scope", "<a><b xmlns:p='u'/><p:c/></a>", "1:26: not well-formed XML: unbound namespace"],
    ["201 levels", "<a>\n".repeat(250), "201:1: elements nest more than 200 deep"],
  ])("%s", (_, given, want) => {
    expect(() => parse(given)).toThrow(SchemaError);
    expect(() => parse(given)).toThrow(`dir/a.xml:${want}`);
  });

  it("but not 200 levels", () => {
    expect(parse("<a>".repeat(200) + "</a>".repeat(200)).name.localName).toBe("a");
  });
});

describe("entities of the document type", () => {
  it.each([
    ["in text", '<!DOCTYPE a [<!ENTITY b "c">]><a>[&b;]</a>', "[c]"],
    ["in single quotes", "<!DOCTYPE a [<!ENTITY b 'c>\"d'>]><a>&b;</a>", 'c>"d'],
    [
      "beside other declarations",
      '<!DOCTYPE a PUBLIC "p" "s" [<!ATTLIST a x CDATA "<!ENTITY b \'no\'>"><!ENTITY % p \'\'><?p <!ENTITY b "no">?>\n<!ENTITY\tb\n"c" >]><a>&b;</a>',
      "c",
    ],
    ["declared twice: the first counts", '<!DOCTYPE a [<!ENTITY b "1"><!ENTITY b "2">]><a>&b;</a>', "1"],
    ["named like one of XML's own, which stays", '<!DOCTYPE a [<!ENTITY lt "no">]><a>&lt;</a>', "<"],
    [
      "named like a property of JavaScript",
      '<!DOCTYPE a [<!ENTITY toString "t"><!ENTITY __proto__ "p">]><a>&toString;&__proto__;</a>',
      "tp",
    ],
    ["of 200 characters", `<!DOCTYPE a [<!ENTITY b "${"b".repeat(200)}">]><a>&b;</a>`, "b".repeat(200)],
  ])("%s", (_, given, want) => {
    expect(textContent(parse(given))).toBe(want);
  });

  it("stand in attributes, and in namespaces", () => {
    const element = parse('<!DOCTYPE a [<!ENTITY d "urn:d">]><a xmlns="&d;" x="&d;#b"/>');
    expect(element.name).toEqual({ namespace: "urn:d", localName: "a" });
    expect(attribute(element, "x")).toBe("urn:d#b");
  });
});

describe("content", () => {
  it.each([
    ["a comment within a text", "<a>1<!-- c -->2</a>", "12"],
    ["a CDATA section within a text", "<a>t<![CDATA[ru]]>e</a>", "true"],
    ["white space between two of them", "<a><![CDATA[a]]> <![CDATA[b]]></a>", "a b"],
    ["a processing instruction", "<a>1<?pi x?>2</a>", "12"],
    ["elements beside each other", "<a><p>one</p><p>two</p></a>", "one two"],
    ["references", "<a>&lt;&#x41;&amp;</a>", "<A&"],
    ["runs of white space", "<a> one\n\ttwo </a>", "one two"],
    ["no-break spaces, which are content", "<a>\u00a0<b/> \ufeff</a>", "\u00a0 \ufeff"],
  ])("the text of %s", (_, given, want) => {
    expect(textContent(parse(given))).toBe(want);
  });

  it("distinguishes attributes from JavaScript's own properties of the same names", () => {
    const element = parse("<a __proto__='1' toString='2'/>");
    expect(["__proto__", "toString", "constructor"].map((name) => attribute(element, name))).toEqual([
      "1",
      "2",
      undefined,
    ]);
  });
});

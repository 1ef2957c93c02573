import { describe, expect, it } from "vitest";
import { compileContracts } from "../../../../generator/contract/compile-contracts.js";
import { canonicalText } from "../../../../generator/tools/fetch/canonical-text.js";
import { contractJson } from "../../../../generator/tools/inspect/contract-json.js";
import { parseXml } from "../../../../generator/xml/parse-xml.js";
import { inlineWsdl, TNS } from "../../../support/inline-wsdl.js";
import { schemasIn } from "../../../support/schema-files.js";
import { canonicalOf, contractOf } from "./canonical-of.js";

/** The lines after the XML declaration and the note. */
function linesOf(text: string): string[] {
  return canonicalOf(text).split("\n").slice(2, -1);
}

function schema(content: string, attributes = ""): string {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" xmlns:t="urn:t" ${attributes}>${content}</xs:schema>`;
}

describe("canonicalText", () => {
  it("does not keep prefixes, order and white space", () => {
    const text = schema(
      `<xs:simpleType name="B"><xs:restriction xmlns:q1="http://www.w3.org/2001/XMLSchema" base="q1:string"/></xs:simpleType>
       <!-- a comment --><xs:import namespace="urn:x"/>
       <xs:element   nillable='true' type="t:B" name="A"></xs:element>`,
      'elementFormDefault="qualified"',
    );
    expect(linesOf(text)).toEqual([
      "<xs:schema",
      '  xmlns:tns="urn:t"',
      '  xmlns:xs="http://www.w3.org/2001/XMLSchema"',
      '  elementFormDefault="qualified"',
      '  targetNamespace="urn:t">',
      '  <xs:import namespace="urn:x"/>',
      '  <xs:element name="A" type="tns:B" nillable="true"/>',
      '  <xs:simpleType name="B">',
      '    <xs:restriction base="xs:string"/>',
      "  </xs:simpleType>",
      "</xs:schema>",
    ]);
  });

  it("has a note that the file will be replaced", () => {
    expect(canonicalOf(schema("")).split("\n").slice(0, 2)).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      "<!-- Written by netserver-soapgen fetch, which will replace it. -->",
    ]);
  });

  it.each([
    ["members", "<xs:complexType name='A'><xs:sequence>", "</xs:sequence></xs:complexType>", "xs:element"],
    [
      "enumeration values",
      "<xs:simpleType name='A'><xs:restriction base='xs:string'>",
      "</xs:restriction></xs:simpleType>",
      "xs:enumeration",
    ],
  ])("keeps the order of %s", (_, start, end, element) => {
    const [b, a] = ["B", "A"].map((name) => `<${element} name="${name}"/>`);
    const text = canonicalOf(schema(`${start}${b}${a}${end}`));
    expect(text.indexOf(`<${element} name="B"/>`)).toBeLessThan(text.indexOf(`<${element} name="A"/>`));
    expect(text).not.toBe(canonicalOf(schema(`${start}${a}${b}${end}`)));
  });

  it("puts a service's namespaces before WCF's, and WCF's simple types first, like NetServer", () => {
    const namespaces = [
      "http://schemas.microsoft.com/2003/10/Serialization/Arrays",
      "http://schemas.datacontract.org/2004/07/X",
      "http://schemas.microsoft.com/2003/10/Serialization/",
      "urn:x",
    ];
    const text = canonicalOf(schema(namespaces.map((name) => `<xs:import namespace="${name}"/>`).join("")));
    expect([...text.matchAll(/<xs:import namespace="([^"]*)"/g)].map(([, name]) => name)).toEqual(
      namespaces.toReversed(),
    );
  });

  it("keeps text, mixed content and references", () => {
    const documentation = "<xs:documentation>a &lt; b &amp; <b>c  </b>\n  d &#xD; ]]&gt; </xs:documentation>";
    const text = canonicalOf(schema(`<xs:annotation>${documentation}</xs:annotation>`));
    expect(text).toContain(`    ${documentation}\n`);
    expect(canonicalOf(text)).toBe(text);
  });

  it("gives each namespace a prefix that depends only on the namespace", () => {
    const text = schema(
      '<xs:element name="A" p:x="1" q:x="2" r:x="3"/>',
      'xmlns:p="http://b.example/Arrays" xmlns:q="http://a.example/Arrays" xmlns:r="http://a.example/2004/07/"',
    );
    expect(canonicalOf(text)).toContain(
      'xmlns:Arrays="http://a.example/Arrays"\n  xmlns:Arrays-2="http://b.example/Arrays"\n  xmlns:ns="http://a.example/2004/07/"',
    );
    expect(canonicalOf(text)).toContain('<xs:element name="A" Arrays-2:x="1" Arrays:x="2" ns:x="3"/>');
  });

  it("keeps prefixes that may have a hidden meaning", () => {
    const selector = '<xs:element name="A"><xs:key name="k"><xs:selector xpath=".//q:b"/></xs:key></xs:element>';
    const extension = '<e:ext xmlns:e="urn:e" e:type="t:B">q:c and no:prefix</e:ext>';
    const text = canonicalOf(
      schema(`${selector}<xs:annotation><xs:appinfo>${extension}</xs:appinfo></xs:annotation>`, 'xmlns:q="urn:q"'),
    );
    expect(text).toContain('<xs:selector xmlns:q="urn:q" xpath=".//q:b"/>');
    expect(text).toContain('<e:ext xmlns:q="urn:q" xmlns:t="urn:t" e:type="t:B">q:c and no:prefix</e:ext>');
    expect(canonicalOf(text)).toBe(text);
  });

  it("refuses what it cannot keep", () => {
    const text = schema(
      '<xs:element name="A" type="t:B" xmlns:tns="urn:other"><xs:unique><xs:field xpath="tns:x"/></xs:unique></xs:element>',
    );
    expect(() => canonicalOf(text)).toThrow(
      /x\.xml:1:\d+: xs:field may use the prefix tns in a way that cannot be kept/,
    );
  });

  it("refuses a prefix that is not declared", () => {
    expect(() => canonicalOf(schema('<xs:element name="A" type="no:B"/>'))).toThrow(
      'the prefix of "no:B" is not declared',
    );
  });

  it("resolves names without prefix", () => {
    const text = `<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t"><element name="A" type="string"/></schema>`;
    expect(linesOf(text)).toContain('  <xs:element name="A" type="xs:string"/>');
    const none = `<x:schema xmlns:x="http://www.w3.org/2001/XMLSchema"><x:element name="A" type="B"/></x:schema>`;
    expect(linesOf(none)).toContain('  <xs:element name="A" type="B"/>');
  });

  it("means the same as the document: whole WSDLs", () => {
    const text = inlineWsdl({
      types: `<xs:complexType name="T"><xs:sequence><xs:element name="a" type="tns:T"/></xs:sequence></xs:complexType><xs:element name="F" type="tns:T"/>`,
      operations: { B: { request: '<xs:element name="t" type="tns:T"/>' }, A: { faults: { F: "tns:F" } } },
    });
    expect(contractOf(canonicalOf(text))).toBe(contractOf(text));
    expect(canonicalOf(text)).toContain(`xmlns:tns="${TNS}"`);
  });

  it("means the same as the documents of schemas/, and is its own canonical text", () => {
    const schemas = schemasIn("schemas");
    const after = new Map(
      [...schemas.files.values()].map((source) => [
        source.name,
        { name: source.name, text: canonicalText(parseXml(source), new Map()) },
      ]),
    );
    for (const { text } of after.values()) expect(canonicalOf(text)).toBe(text);
    expect(contractJson(compileContracts({ ...schemas, files: after }))).toBe(contractJson(compileContracts(schemas)));
  });
});

it("text may come in any number of pieces", () => {
  const pieces = "a<b/>".repeat(130_000);
  expect(canonicalOf(`<x>${pieces}</x>`)).toContain(`<x>${pieces}</x>`);
});

import { describe, expect, it } from "vitest";
import { SchemaError } from "../../../generator/source/errors.js";
import { parseXml } from "../../../generator/xml/parse-xml.js";
import { parseSchema } from "../../../generator/xsd/parse-schema.js";

/** The document of a schema whose components begin on line 2. */
function parse(components: string) {
  const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace=" urn:t " elementFormDefault="qualified">\n${components}\n</xs:schema>`;
  return parseSchema(parseXml({ name: "a.xsd", text }));
}

const complexType = (content: string) => `<xs:complexType name="T">${content}</xs:complexType>`;
const sequence = (content: string) => complexType(`<xs:sequence>${content}</xs:sequence>`);
const simpleType = (content: string) => `<xs:simpleType name="S">${content}</xs:simpleType>`;
const key = (content: string) =>
  `<xs:element name="A"><xs:complexType/><xs:key name="k">${content}</xs:key></xs:element>`;

describe("components", () => {
  it("elements", () => {
    const { elements } = parse('<xs:element name="A" type="t:T" nillable="true"/><xs:element name="B"/>');
    expect(elements).toMatchObject([
      {
        name: { namespace: "urn:t", localName: "A" },
        type: { name: { namespace: "urn:t", localName: "T" } },
        nillable: true,
      },
      { name: { localName: "B" }, type: { name: { localName: "anyType" } }, nillable: false },
    ]);
  });

  it("complex types, sequences within sequences, occurrence", () => {
    const { types } = parse(`<xs:complexType name="T"><xs:complexContent><xs:extension base="t:B"><xs:sequence>
<xs:element name="A" type="xs:int" minOccurs="0"/><xs:sequence><xs:element name="B" type="xs:int" maxOccurs="unbounded"/></xs:sequence>
</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`);
    expect(types).toMatchObject([
      {
        kind: "complexType",
        name: { namespace: "urn:t", localName: "T" },
        derivation: { kind: "extension", base: { name: { localName: "B" } } },
        content: {
          kind: "complex",
          particle: {
            kind: "sequence",
            particles: [
              { kind: "element", name: { namespace: "urn:t", localName: "A" }, minOccurs: 0, maxOccurs: 1 },
              {
                kind: "sequence",
                particles: [{ kind: "element", name: { localName: "B" }, minOccurs: 1, maxOccurs: "unbounded" }],
              },
            ],
          },
        },
      },
    ]);
  });

  it("simple types, facets, annotations", () => {
    const { types } = parse(`<xs:simpleType name="E">
<xs:annotation><xs:documentation>First.</xs:documentation></xs:annotation><xs:annotation><xs:documentation>Second.</xs:documentation></xs:annotation>
<xs:restriction base="xs:string"><xs:enumeration value=" a "><xs:annotation><xs:appinfo><N xmlns="urn:n">4<!-- -->2</N></xs:appinfo></xs:annotation></xs:enumeration><xs:length value="3"/></xs:restriction></xs:simpleType>
<xs:simpleType name="L"><xs:list><xs:simpleType><xs:restriction base="xs:string"/></xs:simpleType></xs:list></xs:simpleType>`);
    expect(types).toMatchObject([
      {
        annotation: { documentation: "First.\nSecond." },
        variety: {
          kind: "restriction",
          enumerations: [{ value: " a ", annotation: { appinfo: [{ name: { namespace: "urn:n" }, text: "42" }] } }],
          facets: [{ name: "length", value: "3" }],
        },
      },
      { variety: { kind: "list", itemType: { kind: "anonymous" } } },
    ]);
  });

  it("components that count only where they are referenced", () => {
    const { elements, types } = parse(
      '<xs:group name="G"><xs:all/></xs:group><xs:attributeGroup name="G"/><xs:attribute name="a"/><xs:notation name="n" public="p"/>',
    );
    expect([...elements, ...types]).toEqual([]);
  });
});

describe("refuses", () => {
  it.each([
    ["an unknown component", "<xs:element2/>", "2:1: xs:element2 is not allowed in xs:schema"],
    ["a stranger", '<foo xmlns="urn:f"/>', "2:1: {urn:f}foo is not allowed in xs:schema"],
    ["stray text", '<xs:complexType name="T">oops</xs:complexType>', '2:1: xs:complexType contains text: "oops"'],
    ["an unknown attribute", '<xs:complexType name="T" nmae="x"/>', "2:1: xs:complexType has no attribute nmae"],
    ["xs:name", '<xs:element xs:name="T"/>', "2:1: xs:element has no attribute xs:name"],
    [
      "minOccurs on a global element",
      '<xs:element name="T" minOccurs="0"/>',
      "2:1: xs:element has no attribute minOccurs",
    ],
    ["a missing name", "<xs:element/>", "2:1: xs:element lacks the attribute name"],
    ["a name with a space", '<xs:element name="a b"/>', '2:1: xs:element: "a b" is not an XML name'],
    ["markup as name", '<xs:complexType name="a/>&lt;b"/>', '2:1: xs:complexType: "a/><b" is not an XML name'],
    ["two types", '<xs:element name="A" type="xs:int"><xs:complexType/></xs:element>', "either the attribute type or"],
    [
      "two models",
      '<xs:complexType name="T"><xs:sequence/>\n<xs:sequence/></xs:complexType>',
      "3:1: xs:sequence is not",
    ],
    [
      "an extension without base",
      '<xs:complexType name="T"><xs:complexContent><xs:extension/></xs:complexContent></xs:complexType>',
      "xs:extension lacks the attribute base",
    ],
    [
      "an empty complexContent",
      '<xs:complexType name="T"><xs:complexContent/></xs:complexType>',
      "xs:complexContent is empty",
    ],
    ["an empty simpleType", '<xs:simpleType name="T"/>', "2:1: xs:simpleType is empty"],
    [
      "a restriction of nothing",
      '<xs:simpleType name="T"><xs:restriction/></xs:simpleType>',
      "needs either base or an xs:simpleType",
    ],
    [
      "a list of nothing",
      '<xs:simpleType name="T"><xs:list/></xs:simpleType>',
      "needs either itemType or an xs:simpleType",
    ],
    [
      "a list of two",
      '<xs:simpleType name="T"><xs:list>\n<xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType>\n<xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:list></xs:simpleType>',
      "4:1: xs:simpleType is not allowed in xs:list",
    ],
    ["an undeclared prefix", '<xs:element name="A" type="p:T"/>', '2:1: the prefix of "p:T" is not declared'],
    ["a wrong boolean", '<xs:element name="A" nillable="yes"/>', "nillable must be true or false"],
    [
      "a wrong count",
      '<xs:complexType name="T"><xs:sequence minOccurs="-1"/></xs:complexType>',
      'minOccurs must be a number, got "-1"',
    ],
    ["maxOccurs below minOccurs", complexType('<xs:sequence minOccurs="2"/>'), "maxOccurs 1 is less than minOccurs 2"],
    [
      "a model after attributes",
      complexType('<xs:attribute name="a"/>\n<xs:sequence/>'),
      "3:1: xs:sequence is not allowed in xs:complexType after xs:attribute",
    ],
    ["all in a sequence", complexType("<xs:sequence><xs:all/></xs:sequence>"), "xs:all is not allowed in xs:sequence"],
    ["a choice in all", complexType("<xs:all><xs:choice/></xs:all>"), "xs:choice is not allowed in xs:all"],
    ["repeated all", complexType('<xs:all maxOccurs="2"/>'), "xs:all occurs once or not at all"],
    [
      "a local type with a name",
      '<xs:element name="A"><xs:complexType name="T"/></xs:element>',
      "has no attribute name",
    ],
    ["a group without a model", '<xs:group name="G"/>', "2:1: xs:group is empty"],
    [
      "a group with a name and a reference",
      complexType('<xs:group ref="t:G" name="G"/>'),
      "xs:group has no attribute name",
    ],
    [
      "an attribute after the wildcard",
      complexType('<xs:anyAttribute/>\n<xs:attribute name="a"/>'),
      "3:1: xs:attribute is not allowed in xs:complexType after xs:anyAttribute",
    ],
    ["two wildcards", complexType("<xs:anyAttribute/><xs:anyAttribute/>"), "xs:anyAttribute is not allowed in"],
    [
      "a wildcard of everything and something",
      complexType('<xs:anyAttribute namespace="##any urn:a"/>'),
      "##any is not",
    ],
    ["an odd processContents", complexType('<xs:anyAttribute processContents="no"/>'), "one of strict, lax, skip, got"],
    ["a reference with a type", sequence('<xs:element ref="t:A" type="xs:int"/>'), "xs:element has no attribute type"],
    ["default and fixed", '<xs:element name="A" default="1" fixed="1"/>', "either default or fixed, not both"],
    [
      "a default that is never used",
      complexType('<xs:attribute name="a" use="required" default="1"/>'),
      "xs:attribute has a default and is required",
    ],
    ["a prohibited way to derive", '<xs:element name="A" final="list"/>', "final must be #all or some of"],
    ["a key without a field", key('<xs:selector xpath="."/>'), "xs:key needs an xs:selector and an xs:field"],
    ["a field before the selector", key('<xs:field xpath="."/><xs:selector xpath="."/>'), "xs:selector is not allowed"],
    ["a keyref to nothing", key("").replaceAll("xs:key", "xs:keyref"), "xs:keyref needs an xs:selector"],
    ["a union of nothing", simpleType("<xs:union/>"), "xs:union needs memberTypes or an xs:simpleType"],
    [
      "a fixed pattern",
      simpleType('<xs:restriction base="xs:int"><xs:pattern value="1" fixed="true"/></xs:restriction>'),
      "no attribute fixed",
    ],
    [
      "two derivations",
      complexType('<xs:simpleContent><xs:extension base="xs:int"/>\n<xs:extension base="xs:int"/></xs:simpleContent>'),
      "3:1: xs:extension is not allowed",
    ],
    [
      "facets of elements",
      complexType(
        '<xs:complexContent><xs:restriction base="t:B"><xs:length value="1"/></xs:restriction></xs:complexContent>',
      ),
      "xs:length is not allowed in xs:restriction",
    ],
    [
      "an element in a redefine",
      '<xs:redefine schemaLocation="b.xsd"><xs:element name="A"/></xs:redefine>',
      "xs:element is not allowed in",
    ],
  ])("%s", (_, components, want) => {
    expect(() => parse(components)).toThrow(SchemaError);
    expect(() => parse(components)).toThrow(want);
    expect(() => parse(components)).toThrow(/^a\.xsd:\d+:\d+: /);
  });

  it("another root", () => {
    const root = parseXml({ name: "a.xsd", text: "<a/>" });
    expect(() => parseSchema(root)).toThrow("a.xsd:1:1: expected xs:schema, found a");
  });
});

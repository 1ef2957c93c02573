import { describe, expect, it } from "vitest";
import { parseXml } from "../../../generator/xml/parse-xml.js";
import { parseSchema } from "../../../generator/xsd/parse-schema.js";
import { parseComplexType, parseComponents } from "../../support/schema-text.js";
import { showAttributes, showName, showParticle, showType } from "../../support/show-schema.js";

describe("complex types", () => {
  it.each([
    ["by extension", '<xs:complexContent><xs:extension base="t:B"/></xs:complexContent>', "extension"],
    ["by restriction", '<xs:complexContent><xs:restriction base="t:B"/></xs:complexContent>', "restriction"],
    ["of text, by extension", '<xs:simpleContent><xs:extension base="t:B"/></xs:simpleContent>', "extension"],
    ["of text, by restriction", '<xs:simpleContent><xs:restriction base="t:B"/></xs:simpleContent>', "restriction"],
  ])("%s", (_, content, kind) => {
    const { derivation } = parseComplexType(content);
    expect(derivation?.kind).toBe(kind);
    expect(derivation && showName(derivation.base.name)).toBe("t:B");
  });

  it("have the content and attributes of their derivation", () => {
    const type = parseComplexType(
      '<xs:complexContent><xs:extension base="t:B"><xs:choice><xs:element name="A"/></xs:choice><xs:attribute name="a"/></xs:extension></xs:complexContent>',
    );
    expect(type.content).toMatchObject({ kind: "complex", particle: { kind: "choice" } });
    expect(showAttributes(type.attributes)).toBe("a: xs:anySimpleType");
  });

  it("have the facets of a restriction of text", () => {
    const { content, attributes } = parseComplexType(
      '<xs:simpleContent><xs:restriction base="t:B"><xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType><xs:maxInclusive value="9"/><xs:enumeration value="1"/><xs:attribute name="a" use="prohibited"/></xs:restriction></xs:simpleContent>',
    );
    expect(content).toMatchObject({
      kind: "simple",
      type: { definition: { variety: { kind: "restriction" } } },
      facets: [{ name: "maxInclusive", value: "9" }],
      enumerations: [{ value: "1" }],
    });
    expect(showAttributes(attributes)).toBe("a: xs:anySimpleType prohibited");
  });

  it.each([
    ["", "<xs:sequence/>", false],
    ['mixed="true"', "<xs:sequence/>", true],
    ['mixed="true"', '<xs:complexContent><xs:extension base="t:B"/></xs:complexContent>', true],
    ['mixed="true"', '<xs:complexContent mixed="false"><xs:extension base="t:B"/></xs:complexContent>', false],
    ["", '<xs:complexContent mixed="1"><xs:extension base="t:B"/></xs:complexContent>', true],
  ])("mixed: <complexType %s>%s", (attributes, content, mixed) => {
    expect(parseComplexType(content, attributes).content).toMatchObject({ kind: "complex", mixed });
  });

  it.each([
    ["", "", { abstract: false, final: [], block: [] }],
    [
      'abstract="1" final="#all" block="extension"',
      "",
      { abstract: true, final: ["extension", "restriction"], block: ["extension"] },
    ],
    [
      "",
      'finalDefault="restriction list" blockDefault="#all"',
      { final: ["restriction"], block: ["extension", "restriction"] },
    ],
    ['final="" block=""', 'finalDefault="#all" blockDefault="#all"', { final: [], block: [] }],
    ['final="restriction extension"', "", { final: ["extension", "restriction"] }],
  ])("<complexType %s> in <schema %s>", (attributes, schema, want) => {
    expect(parseComplexType("", attributes, schema)).toMatchObject(want);
  });
});

describe("elements", () => {
  const element = (attributes: string, content = "", schema = "") =>
    parseComponents(`<xs:element name="A" ${attributes}>${content}</xs:element>`, schema).elements[0];

  it.each([
    ["", { abstract: false, nillable: false, value: undefined, substitutionGroup: undefined, hasTypeOfHead: false }],
    ['abstract="true" nillable="true"', { abstract: true, nillable: true }],
    ['default="p:x" xmlns:p="urn:p"', { value: { kind: "default", text: "p:x", scope: { declared: { p: "urn:p" } } } }],
    ['fixed="1"', { value: { kind: "fixed", text: "1" } }],
    ['substitutionGroup="t:H"', { substitutionGroup: { name: { localName: "H" } }, hasTypeOfHead: true }],
    ['substitutionGroup="t:H" type="xs:int"', { hasTypeOfHead: false }],
    [
      'final="#all" block="substitution extension"',
      { final: ["extension", "restriction"], block: ["extension", "substitution"] },
    ],
  ])("<element %s>", (attributes, want) => {
    expect(element(attributes)).toMatchObject(want);
  });

  it.each([
    ['type="xs:int"', "", "xs:int"],
    ["", "", "xs:anyType"],
    ["", "<xs:complexType/>", "anonymous complexType"],
    ["", '<xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType>', "anonymous simpleType"],
  ])("the type of <element %s>%s", (attributes, content, want) => {
    const { type } = element(attributes, content) ?? {};
    expect(type && showType(type)).toBe(want);
  });

  it("identity constraints", () => {
    const { identityConstraints } =
      element(
        "",
        `<xs:key name="k"><xs:selector xpath=" t:A "/><xs:field xpath="@a"/><xs:field xpath="t:B"/></xs:key>
<xs:unique name="u"><xs:selector xpath="."/><xs:field xpath="@b"/></xs:unique>
<xs:keyref name="r" refer="t:k"><xs:selector xpath="."/><xs:field xpath="@c"/></xs:keyref>`,
      ) ?? {};
    expect(identityConstraints).toMatchObject([
      {
        kind: "key",
        name: { namespace: "urn:t", localName: "k" },
        selector: { text: "t:A" },
        fields: [{ text: "@a" }, { text: "t:B" }],
      },
      { kind: "unique", name: { localName: "u" }, refer: undefined },
      { kind: "keyref", name: { localName: "r" }, refer: { name: { namespace: "urn:t", localName: "k" } } },
    ]);
  });
});

describe("simple types", () => {
  const variety = (content: string) => {
    const [type] = parseComponents(`<xs:simpleType name="S">${content}</xs:simpleType>`).types;
    return type?.kind === "simpleType" ? type.variety : undefined;
  };
  const INT = '<xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType>';

  it.each([
    ["a list", '<xs:list itemType="xs:int"/>', { kind: "list", itemType: { name: { localName: "int" } } }],
    ["a list of a type of its own", `<xs:list>${INT}</xs:list>`, { kind: "list", itemType: { kind: "anonymous" } }],
    [
      "a union",
      `<xs:union memberTypes="xs:int\n t:S2">${INT}</xs:union>`,
      {
        kind: "union",
        memberTypes: [
          { name: { localName: "int" } },
          { name: { namespace: "urn:t", localName: "S2" } },
          { kind: "anonymous" },
        ],
      },
    ],
    [
      "a restriction",
      '<xs:restriction base="t:S2"/>',
      { kind: "restriction", base: { name: { localName: "S2" } }, facets: [] },
    ],
    ["a restriction of a type of its own", `<xs:restriction>${INT}</xs:restriction>`, { base: { kind: "anonymous" } }],
    [
      "facets",
      '<xs:restriction base="xs:string"><xs:minLength value="1" fixed="true"/><xs:pattern value="a|b"/><xs:pattern value="c"/><xs:whiteSpace value="collapse"/></xs:restriction>',
      {
        facets: [
          { name: "minLength", value: "1", fixed: true },
          { name: "pattern", value: "a|b", fixed: false },
          { name: "pattern", value: "c" },
          { name: "whiteSpace", value: "collapse" },
        ],
      },
    ],
    [
      "an enumeration of names",
      '<xs:restriction base="xs:QName"><xs:enumeration value="p:a" xmlns:p="urn:p"/></xs:restriction>',
      { enumerations: [{ value: "p:a", scope: { declared: { p: "urn:p" } } }] },
    ],
  ])("%s", (_, content, want) => {
    expect(variety(content)).toMatchObject(want);
  });

  it.each([
    "length",
    "minLength",
    "maxLength",
    "pattern",
    "whiteSpace",
    "maxInclusive",
    "maxExclusive",
    "minExclusive",
    "minInclusive",
    "totalDigits",
    "fractionDigits",
  ])("the facet %s", (name) => {
    expect(variety(`<xs:restriction base="xs:string"><xs:${name} value="1"/></xs:restriction>`)).toMatchObject({
      facets: [{ name, value: "1", fixed: false }],
    });
  });

  it("final", () => {
    const types = parseComponents(
      '<xs:simpleType name="S" final="list restriction"><xs:list itemType="xs:int"/></xs:simpleType><xs:simpleType name="R"><xs:list itemType="xs:int"/></xs:simpleType>',
      'finalDefault="extension union"',
    ).types;
    expect(types).toMatchObject([{ final: ["restriction", "list"] }, { final: ["union"] }]);
  });
});

describe("the document", () => {
  it("groups, attributes and notations", () => {
    const document = parseComponents(
      '<xs:group name="G"><xs:choice><xs:element name="A"/></xs:choice></xs:group><xs:attribute name="a" type="xs:int" default="1"/><xs:notation name="n" public="p" system="s"/>',
    );
    expect(document).toMatchObject({
      groups: [{ name: { namespace: "urn:t", localName: "G" }, model: { kind: "choice" } }],
      attributes: [{ name: { namespace: "urn:t", localName: "a" }, value: { kind: "default", text: "1" } }],
      notations: [{ name: { namespace: "urn:t", localName: "n" }, public: "p", system: "s" }],
    });
  });

  it("references, in their order", () => {
    const { references } = parseComponents(
      '<xs:import namespace="urn:u"/><xs:redefine schemaLocation="r.xsd"><xs:annotation/><xs:group name="G"><xs:all/></xs:group><xs:complexType name="T"/><xs:attributeGroup name="H"/></xs:redefine><xs:include schemaLocation="i.xsd"/>',
    );
    expect(references).toMatchObject([
      { kind: "import", namespace: "urn:u", schemaLocation: undefined },
      {
        kind: "redefine",
        namespace: "urn:t",
        schemaLocation: "r.xsd",
        types: [{ name: { localName: "T" } }],
        groups: [{ name: { localName: "G" } }],
        attributeGroups: [{ name: { localName: "H" } }],
      },
      { kind: "include", namespace: "urn:t", schemaLocation: "i.xsd" },
    ]);
  });

  it("names and references of a chameleon are in the namespace of the includer", () => {
    const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
<xs:complexType name="T"><xs:sequence><xs:element name="A"/><xs:any namespace="##targetNamespace"/></xs:sequence><xs:attribute ref="a"/></xs:complexType></xs:schema>`;
    const [type] = parseSchema(parseXml({ name: "a.xsd", text }), "urn:t").types;
    if (type?.kind !== "complexType" || type.content.kind !== "complex") throw new Error("no complex content");
    expect(showName(type.name)).toBe("t:T");
    expect(type.content.particle && showParticle(type.content.particle)).toBe("sequence(t:A, any(urn:t strict))");
    expect(showAttributes(type.attributes)).toBe("ref t:a");
  });
});

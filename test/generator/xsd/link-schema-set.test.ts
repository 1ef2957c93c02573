import { describe, expect, it } from "vitest";
import { SchemaError } from "../../../generator/source/errors.js";
import { linkSchemas, schemaText } from "../../support/schema-text.js";
import { showType } from "../../support/show-schema.js";

const link = (components: string) => linkSchemas({ "a.xsd": schemaText(components) });
const type = (content: string, name = "T") => `<xs:complexType name="${name}">${content}</xs:complexType>`;
const sequence = (content: string) => type(`<xs:sequence>\n${content}</xs:sequence>`);
const element = (attributes: string, content = "") => `<xs:element name="E" ${attributes}>${content}</xs:element>`;
const constraint = (kind: string, name: string, refer = "") =>
  `<xs:${kind} name="${name}" ${refer}><xs:selector xpath="."/><xs:field xpath="@a"/></xs:${kind}>`;

describe("a reference to nothing", () => {
  it.each([
    ["an element", sequence('<xs:element ref="t:N"/>'), "3:1: the element {urn:t}N is not defined"],
    ["a group", sequence('<xs:group ref="t:N"/>'), "3:1: the group {urn:t}N is not defined"],
    ["an attribute", type('\n<xs:attribute ref="t:N"/>'), "3:1: the attribute {urn:t}N is not defined"],
    [
      "an attribute group",
      type('\n<xs:attributeGroup ref="t:N"/>'),
      "3:1: the attribute group {urn:t}N is not defined",
    ],
    [
      "the type of an attribute",
      type('\n<xs:attribute name="a" type="t:N"/>'),
      "3:1: the type {urn:t}N is not defined",
    ],
    ["a head", element('substitutionGroup="t:N"'), "2:1: the element {urn:t}N is not defined"],
    ["a key", element("", constraint("keyref", "k", 'refer="t:N"')), "the identity constraint {urn:t}N is not defined"],
    [
      "a member type",
      '<xs:simpleType name="S">\n<xs:union memberTypes="xs:int t:N"/></xs:simpleType>',
      "3:1: the type {urn:t}N",
    ],
    [
      "a type within a choice in a group",
      `<xs:group name="G"><xs:choice><xs:sequence>${element('type="t:N"')}</xs:sequence></xs:choice></xs:group>`,
      "2:44: element E: the type {urn:t}N",
    ],
    [
      "a type in the content of a restricted text",
      type(
        '<xs:simpleContent><xs:restriction base="xs:string"><xs:simpleType><xs:restriction base="t:N"/></xs:simpleType></xs:restriction></xs:simpleContent>',
      ),
      "the type {urn:t}N",
    ],
    ["something of another kind", `${element("")}${sequence('<xs:group ref="t:E"/>')}`, "the group {urn:t}E is not"],
  ])("%s", (_, components, want) => {
    expect(() => link(components)).toThrow(SchemaError);
    expect(() => link(components)).toThrow(want);
    expect(() => link(components)).toThrow(/^a\.xsd:\d+:\d+: /);
  });

  it("each kind of component has a separate symbol space", () => {
    const constraints = `${constraint("key", "N")}${constraint("keyref", "R", 'refer="t:N"')}`;
    const set = link(
      `${type("", "N")}${element("", constraints).replaceAll('"E"', '"N"')}<xs:group name="N"><xs:all/></xs:group><xs:attribute name="N"/><xs:attributeGroup name="N"/><xs:notation name="N" public="n"/>`,
    );
    const { types, elements, groups, attributes, attributeGroups, notations, identityConstraints } = set;
    for (const space of [types, elements, groups, attributes, attributeGroups, notations, identityConstraints])
      expect(space.has("{urn:t}N")).toBe(true);
  });
});

describe("two components of one name", () => {
  const CASES = [
    ["type", type(""), type("<xs:sequence/>")],
    ["element", element('type="xs:int"'), element('type="xs:int" nillable="true"')],
    ["group", "<xs:group name='E'><xs:all/></xs:group>", "<xs:group name='E'><xs:choice/></xs:group>"],
    ["attribute", "<xs:attribute name='E' default='1'/>", "<xs:attribute name='E' default='2'/>"],
    [
      "attribute group",
      "<xs:attributeGroup name='E'/>",
      "<xs:attributeGroup name='E'><xs:anyAttribute/></xs:attributeGroup>",
    ],
    ["notation", "<xs:notation name='E' public='1'/>", "<xs:notation name='E' public='2'/>"],
  ] as const;

  it.each(CASES)("merge if they are equal: %s", (_, one) => {
    expect(() =>
      linkSchemas({ "a.xsd": schemaText(`<xs:include schemaLocation="b.xsd"/>${one}`), "b.xsd": schemaText(one) }),
    ).not.toThrow();
  });

  it.each(CASES)("are an error with both positions if they differ: %s", (kind, one, other) => {
    expect(() => link(`${one}\n${other}`)).toThrow(SchemaError);
    expect(() => link(`${one}\n${other}`)).toThrow(
      new RegExp(`^a\\.xsd:3:1: ${kind} \\{urn:t\\}[ET] is defined differently at a\\.xsd:2:1$`),
    );
  });

  it("identity constraints of two elements", () => {
    const keys = [element("", constraint("key", "k")), element("", constraint("unique", "k"))];
    const [one = "", other = ""] = keys;
    expect(() => link(`${one}\n${other.replace('"E"', '"F"')}`)).toThrow(
      "a.xsd:3:23: identity constraint {urn:t}k is defined differently at a.xsd:2:23",
    );
  });

  it("differ by content, not by declared prefixes", () => {
    const value = (prefix: string, namespace: string) =>
      `<xs:simpleType name="S"><xs:restriction base="xs:QName"><xs:enumeration value="${prefix}:a" xmlns:${prefix}="${namespace}"/></xs:restriction></xs:simpleType>`;
    expect(() => link(value("p", "urn:p") + value("p", 'urn:p" xmlns:other="urn:o'))).not.toThrow();
    expect(() => link(value("p", "urn:p") + value("q", "urn:p"))).toThrow("is defined differently");
  });
});

describe("a definition by itself", () => {
  const extension = (name: string, base: string) =>
    type(`<xs:complexContent><xs:extension base="${base}"/></xs:complexContent>`, name);
  const group = (name: string, content: string) =>
    `<xs:group name="${name}"><xs:sequence>${content}</xs:sequence></xs:group>`;
  const attributes = (name: string, content: string) =>
    `<xs:attributeGroup name="${name}">${content}</xs:attributeGroup>`;
  const simple = (name: string, content: string) => `<xs:simpleType name="${name}">${content}</xs:simpleType>`;

  it.each([
    ["a type", extension("T", "t:T"), "an xs:extension of {urn:t}T, which extends itself"],
    ["types", extension("T", "t:U") + extension("U", "t:T"), "which extends itself"],
    [
      "a restriction",
      simple("S", '<xs:restriction base="t:S"/>'),
      "an xs:restriction of {urn:t}S, which restricts itself",
    ],
    ["a list", simple("S", '<xs:list itemType="t:S"/>'), "an xs:list of {urn:t}S, which lists itself"],
    ["a union", simple("S", '<xs:union memberTypes="xs:int t:S"/>'), "an xs:union of {urn:t}S, which unites itself"],
    [
      "a type within a type",
      simple("S", '<xs:union><xs:simpleType><xs:list itemType="t:S"/></xs:simpleType></xs:union>'),
      "an xs:list of {urn:t}S",
    ],
    ["a group", group("G", '<xs:choice><xs:group ref="t:G"/></xs:choice>'), "the group {urn:t}G contains itself"],
    ["groups", group("G", '<xs:group ref="t:H"/>') + group("H", '<xs:group ref="t:G"/>'), "contains itself"],
    [
      "an attribute group",
      attributes("G", '<xs:attributeGroup ref="t:G"/>'),
      "the attribute group {urn:t}G contains itself",
    ],
    ["an element", element('substitutionGroup="t:E"'), "the element {urn:t}E is in its own substitution group"],
  ])("%s", (_, components, want) => {
    expect(() => link(components)).toThrow(SchemaError);
    expect(() => link(components)).toThrow(want);
    expect(() => link(components)).toThrow(/^a\.xsd:\d+:\d+: /);
  });

  it.each([
    ["a type with elements of the type", sequence('<xs:element name="A" type="t:T"/>')],
    [
      "an element in its own content",
      element("", '<xs:complexType><xs:sequence><xs:element ref="t:E"/></xs:sequence></xs:complexType>'),
    ],
    [
      "a group with an element that contains the group",
      group("G", '<xs:element name="A"><xs:complexType><xs:group ref="t:G"/></xs:complexType></xs:element>'),
    ],
    [
      "a type that is referenced in two ways",
      simple("S", '<xs:union memberTypes="t:A t:B"/>') +
        simple("A", '<xs:list itemType="t:B"/>') +
        simple("B", '<xs:list itemType="xs:int"/>'),
    ],
  ])("but not %s", (_, components) => {
    expect(() => link(components)).not.toThrow();
  });

  const chain = (make: (name: string, next: string) => string, last: string) =>
    Array.from({ length: 20_000 }, (_, index) => make(`X${index}`, `t:X${index + 1}`)).join("") + last;

  it.each([
    ["types", chain(extension, type("", "X20000"))],
    ["groups", chain((name, next) => group(name, `<xs:group ref="${next}"/>`), group("X20000", ""))],
    [
      "attribute groups",
      chain((name, next) => attributes(name, `<xs:attributeGroup ref="${next}"/>`), attributes("X20000", "")),
    ],
    [
      "substitution groups",
      chain((name, next) => `<xs:element name="${name}" substitutionGroup="${next}"/>`, '<xs:element name="X20000"/>'),
    ],
  ])("a chain of 20,000 %s is not a circle, and does not overflow", (_, components) => {
    expect(() => link(components)).not.toThrow();
  });
});

describe("substitution groups", () => {
  it.each([
    ["the head's type", 'substitutionGroup="t:H"', 'type="xs:int"', "xs:int"],
    ["its own", 'substitutionGroup="t:H" type="xs:short"', 'type="xs:int"', "xs:short"],
    ["that of the head's head", 'substitutionGroup="t:H"', 'substitutionGroup="t:HH"', "xs:date"],
    ["the ur-type", 'substitutionGroup="t:H"', "", "xs:anyType"],
  ])("an element has %s", (_, member, head, want) => {
    const set = link(`${element(member)}<xs:element name="H" ${head}/><xs:element name="HH" type="xs:date"/>`);
    const found = set.elements.get("{urn:t}E");
    expect(found && showType(found.type)).toBe(want);
  });
});

describe("components that schemas refer to without a file", () => {
  it.each([
    ['<xs:attribute ref="xml:lang"/>'],
    ['<xs:attribute ref="xml:base"/>'],
    ['<xs:attributeGroup ref="xml:specialAttrs"/>'],
    ['<xs:attribute ref="xsi:type" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'],
    ['<xs:attribute ref="ser:Id" xmlns:ser="http://schemas.microsoft.com/2003/10/Serialization/"/>'],
    ['<xs:sequence><xs:element ref="xs:schema"/><xs:any/></xs:sequence>'],
  ])("%s is known", (content) => {
    expect(() => link(type(content))).not.toThrow();
  });

  it.each(["xml:nothing", "xsi:nothing"])("%s is not", (name) => {
    const content = `<xs:attribute ref="${name}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>`;
    expect(() => link(type(content))).toThrow("nothing is not defined");
  });

  it("a schema in the set replaces the known one", () => {
    const own = schemaText('<xs:attribute name="own"/>', 'targetNamespace="http://www.w3.org/XML/1998/namespace"');
    const files = (name: string) => ({
      "a.xsd": schemaText(
        `<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>${type(`<xs:attribute ref="xml:${name}"/>`)}`,
      ),
      "xml.xsd": own,
    });
    expect(() => linkSchemas(files("own"))).not.toThrow();
    expect(() => linkSchemas(files("lang"))).toThrow("the attribute {http://www.w3.org/XML/1998/namespace}lang");
  });
});

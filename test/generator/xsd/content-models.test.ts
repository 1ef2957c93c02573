import { describe, expect, it } from "vitest";
import { parseComplexType, parseComponents } from "../../support/schema-text.js";
import { showAttributes, showParticle } from "../../support/show-schema.js";

function contentModel(content: string, schema?: string): string {
  const type = parseComplexType(content, "", schema);
  return type.content.kind === "complex" && type.content.particle ? showParticle(type.content.particle) : "none";
}

describe("content models, nested as written", () => {
  it.each([
    ["nothing", "", "none"],
    ["an empty sequence", "<xs:sequence/>", "sequence()"],
    ["an element", '<xs:sequence><xs:element name="A"/></xs:sequence>', "sequence(t:A)"],
    [
      "a sequence in a sequence",
      '<xs:sequence><xs:sequence><xs:element name="A"/></xs:sequence></xs:sequence>',
      "sequence(sequence(t:A))",
    ],
    [
      "a choice",
      '<xs:choice maxOccurs="unbounded"><xs:element name="A"/><xs:sequence minOccurs="0"/></xs:choice>',
      "choice(t:A | sequence()?)+",
    ],
    ["all", '<xs:all minOccurs="0"><xs:element name="A" minOccurs="0"/></xs:all>', "all(t:A?)?"],
    [
      "references",
      '<xs:sequence><xs:element ref="t:A" maxOccurs="3"/><xs:group ref="t:G" minOccurs="0"/></xs:sequence>',
      "sequence(ref t:A{1,3}, group t:G?)",
    ],
    ["a group alone", '<xs:group ref="t:G" minOccurs="2" maxOccurs="unbounded"/>', "group t:G{2,unbounded}"],
    ["any", '<xs:sequence><xs:any minOccurs="0"/></xs:sequence>', "sequence(any(##any strict)?)"],
    [
      "any other",
      '<xs:choice><xs:any namespace="##other" processContents="lax"/></xs:choice>',
      "choice(any(not urn:t lax))",
    ],
    [
      "any of some",
      '<xs:sequence><xs:any namespace="##local urn:u\n##targetNamespace" processContents="skip"/></xs:sequence>',
      "sequence(any(##local urn:u urn:t skip))",
    ],
    ["counts", '<xs:sequence minOccurs="007" maxOccurs="+8"/>', "sequence(){7,8}"],
    ["no occurrence", '<xs:sequence minOccurs="-0" maxOccurs="0"/>', "sequence(){0,0}"],
  ])("%s", (_, content, want) => {
    expect(contentModel(content)).toBe(want);
  });

  it.each([
    ["", undefined, "sequence(A)"],
    ['elementFormDefault="unqualified"', undefined, "sequence(A)"],
    ['elementFormDefault="unqualified"', "qualified", "sequence(t:A)"],
    ['elementFormDefault="qualified"', "unqualified", "sequence(A)"],
  ])("form: in <schema %s>, %s", (schema, form, want) => {
    const attribute = form === undefined ? "" : `form="${form}"`;
    expect(contentModel(`<xs:sequence><xs:element name="A" ${attribute}/></xs:sequence>`, schema)).toBe(want);
  });
});

describe("attributes", () => {
  it.each([
    ["without a type", '<xs:attribute name="a"/>', "a: xs:anySimpleType"],
    ["required", '<xs:attribute name="a" type="xs:int" use="required"/>', "a: xs:int required"],
    ["prohibited", '<xs:attribute name="a" type="xs:int" use="prohibited"/>', "a: xs:int prohibited"],
    ["with a default", '<xs:attribute name="a" type="xs:int" default=" 1"/>', 'a: xs:int default " 1"'],
    ["fixed", '<xs:attribute name="a" type="xs:int" fixed="1"/>', 'a: xs:int fixed "1"'],
    ["qualified", '<xs:attribute name="a" type="xs:int" form="qualified"/>', "t:a: xs:int"],
    [
      "with a type of its own",
      '<xs:attribute name="a"><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType></xs:attribute>',
      "a: anonymous simpleType",
    ],
    ["by reference", '<xs:attribute ref="t:a" use="required" fixed="1"/>', 'ref t:a required fixed "1"'],
    ["a group", '<xs:attributeGroup ref="t:G"/>', "group t:G"],
    ["any", '<xs:anyAttribute namespace="##other" processContents="skip"/>', "any(not urn:t skip)"],
    [
      "in their order",
      '<xs:attributeGroup ref="t:G"/><xs:attribute name="a" type="t:T"/><xs:anyAttribute/>',
      "group t:G, a: t:T, any(##any strict)",
    ],
  ])("%s", (_, content, want) => {
    const [group] = parseComponents(`<xs:attributeGroup name="G">${content}</xs:attributeGroup>`).attributeGroups;
    expect(showAttributes(parseComplexType(content).attributes)).toBe(want);
    expect(group && showAttributes(group.attributes)).toBe(want);
  });

  it("attributeFormDefault", () => {
    const type = parseComplexType('<xs:attribute name="a" type="xs:int"/>', "", 'attributeFormDefault="qualified"');
    expect(showAttributes(type.attributes)).toBe("t:a: xs:int");
  });
});

import { describe, expect, it } from "vitest";
import { SchemaError } from "../../../generator/source/errors.js";
import type { Position } from "../../../generator/source/source-text.js";
import type { SchemaSet } from "../../../generator/xsd/schema-set.js";
import { linkSchemas, schemaText } from "../../support/schema-text.js";
import { showAttributes, showName, showParticle } from "../../support/show-schema.js";

const redefine = (file: string, content: string) =>
  `<xs:redefine schemaLocation="${file}.xsd">\n${content}</xs:redefine>`;
const include = (file: string) => `<xs:include schemaLocation="${file}.xsd"/>`;
const sequence = (name: string) => `<xs:sequence><xs:element name="${name}"/></xs:sequence>`;
const type = (member: string) => `<xs:complexType name="T">${sequence(member)}</xs:complexType>`;
const extended = (member: string) =>
  `<xs:complexType name="T"><xs:complexContent><xs:extension base="t:T">${sequence(member)}</xs:extension></xs:complexContent></xs:complexType>`;
const group = (content: string) => `<xs:group name="G"><xs:sequence>${content}</xs:sequence></xs:group>`;
const attributes = (content: string) => `<xs:attributeGroup name="H">${content}</xs:attributeGroup>`;

/** Schemas for urn:t, by the names of their files. */
function link(files: Readonly<Record<string, string>>): SchemaSet {
  return linkSchemas(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`${name}.xsd`, schemaText(text)])),
  );
}

/** The members of T, then those of its base. */
function membersOfT(set: SchemaSet): string {
  const shown: string[] = [];
  for (let next = set.types.get("{urn:t}T"); next?.kind === "complexType"; ) {
    const { content, derivation } = next;
    shown.push(content.kind === "complex" && content.particle ? showParticle(content.particle) : "none");
    next = set.types.get(`{urn:t}${derivation?.base.name.localName}`);
  }
  return shown.join(" < ");
}

function textAt(component: { readonly position: Position } | undefined): string | undefined {
  return component?.position.source.text.slice(component.position.offset);
}

describe("a redefined", () => {
  it("type extends the original, for all references to it", () => {
    const user =
      '<xs:complexType name="U"><xs:sequence><xs:element name="T" type="t:T"/></xs:sequence></xs:complexType>';
    const set = link({ a: redefine("b", extended("New")), b: type("Old") + user });
    expect(membersOfT(set)).toBe("sequence(t:New) < sequence(t:Old)");
    // The set has the types of well-known namespaces too.
    const own = [...set.types.keys()].filter((name) => name.startsWith("{urn:t}"));
    expect(own.sort()).toEqual(["{urn:t}T", "{urn:t}T$1", "{urn:t}U"]);
  });

  it("simple type restricts the original", () => {
    const simple = (base: string, facet: string) =>
      `<xs:simpleType name="S"><xs:restriction base="${base}">${facet}</xs:restriction></xs:simpleType>`;
    const set = link({
      a: redefine("b", simple("t:S", '<xs:maxLength value="1"/>')),
      b: simple("xs:string", '<xs:minLength value="1"/>'),
    });
    expect(set.types.get("{urn:t}S")).toMatchObject({
      variety: { base: { name: { localName: "S$1" } }, facets: [{ name: "maxLength" }] },
    });
    expect(set.types.get("{urn:t}S$1")).toMatchObject({ variety: { base: { name: { localName: "string" } } } });
  });

  it.each([
    [
      "and contains the original",
      '<xs:element name="B"/><xs:choice><xs:group ref="t:G"/></xs:choice>',
      "sequence(t:B, choice(group t:G$1))",
    ],
    ["without the original", '<xs:element name="B"/>', "sequence(t:B)"],
  ])("group: %s", (_, content, want) => {
    const set = link({ a: redefine("b", group(content)), b: group('<xs:element name="A"/>') });
    const [now, before] = ["G", "G$1"].map((name) => set.groups.get(`{urn:t}${name}`));
    expect(now && showParticle(now.model)).toBe(want);
    expect(before && showParticle(before.model)).toBe("sequence(t:A)");
  });

  it("attribute group", () => {
    const set = link({
      a: redefine("b", attributes('<xs:attribute name="b"/><xs:attributeGroup ref="t:H"/>')),
      b: attributes('<xs:attribute name="a"/>'),
    });
    const found = set.attributeGroups.get("{urn:t}H");
    expect(found && showAttributes(found.attributes)).toBe("b: xs:anySimpleType, group t:H$1");
    expect(found && textAt(found.attributes.uses[1])).toMatch(/^<xs:redefine/);
  });

  it("chameleon gets the namespace", () => {
    const set = linkSchemas({
      "a.xsd": schemaText(redefine("b", extended("New"))),
      "b.xsd": schemaText(type("Old"), 'elementFormDefault="qualified"'),
    });
    expect(membersOfT(set)).toBe("sequence(t:New) < sequence(t:Old)");
  });

  it("type has the position of the xs:redefine", () => {
    const set = link({ a: `\n${redefine("b", extended("New"))}`, b: type("Old") });
    const t = set.types.get("{urn:t}T");
    const base = t?.kind === "complexType" ? t.derivation?.base : undefined;
    expect(base && showName(base.name)).toBe("t:T$1");
    expect(textAt(base)).toMatch(/^<xs:redefine/);
  });
});

describe("redefinitions of redefinitions", () => {
  const want = "sequence(t:C) < sequence(t:B) < sequence(t:A)";

  it.each([
    ["in a chain", { a: redefine("b", extended("C")), b: redefine("c", extended("B")), c: type("A") }],
    [
      "with the inner one first",
      {
        a: include("b") + include("d"),
        b: redefine("c", extended("B")),
        c: type("A"),
        d: redefine("b", extended("C")),
      },
    ],
    [
      "with the outer one first",
      { a: redefine("b", extended("C")) + include("b"), b: redefine("c", extended("B")), c: type("A") },
    ],
    [
      "in documents that include each other",
      { a: redefine("b", extended("C")), b: include("a") + redefine("c", extended("B")), c: include("a") + type("A") },
    ],
  ])("%s", (_, files) => {
    expect(membersOfT(link(files))).toBe(want);
  });

  it("two documents may redefine a third in the same way", () => {
    const again = redefine("c", extended("B"));
    expect(membersOfT(link({ a: include("b") + again, b: again, c: type("A") }))).toBe("sequence(t:B) < sequence(t:A)");
  });
});

describe("refuses", () => {
  it.each([
    ["a missing document", { a: redefine("c", "") }, '"c.xsd" is not a file among the schemas'],
    [
      "a missing component",
      { a: redefine("b", extended("B")), b: "" },
      "a.xsd:3:1: the type {urn:t}T is not defined in the",
    ],
    [
      "a circle of redefinitions",
      { a: redefine("b", extended("B")), b: redefine("a", extended("B")) },
      "the type {urn:t}T is not defined in the schema that is redefined",
    ],
    ["a redefinition by itself", { a: redefine("a", extended("B")) }, "is not defined in the schema that is redefined"],
    [
      "a type that is not derived from itself",
      { a: redefine("b", type("B")), b: type("A") },
      "a.xsd:3:1: the redefined type {urn:t}T must be derived from itself",
    ],
    [
      "a group that contains itself twice",
      { a: redefine("b", group('<xs:group ref="t:G"/><xs:group ref="t:G"/>')), b: group("") },
      "a.xsd:3:1: the redefined group {urn:t}G may contain itself only once",
    ],
    [
      "a group that contains itself repeatedly",
      { a: redefine("b", group('<xs:group ref="t:G" maxOccurs="2"/>')), b: group("") },
      "may contain itself only once",
    ],
    [
      "an attribute group that contains itself twice",
      {
        a: redefine("b", attributes('<xs:attributeGroup ref="t:H"/><xs:attributeGroup ref="t:H"/>')),
        b: attributes(""),
      },
      "the redefined attribute group {urn:t}H may contain itself only once",
    ],
    [
      "two documents that redefine a third differently",
      { a: include("b") + redefine("c", extended("C")), b: redefine("c", extended("B")), c: type("A") },
      "redefined type {urn:t}T is defined differently at a.xsd:3:1",
    ],
  ])("%s", (_, files, want) => {
    expect(() => link(files)).toThrow(SchemaError);
    expect(() => link(files)).toThrow(want);
    expect(() => link(files)).toThrow(/^[ab]\.xsd:\d+:\d+: /);
  });

  it("more than a hundred redefinitions of one type, and does not overflow", () => {
    const files = Array.from({ length: 200 }, (_, index) => [
      index === 0 ? "a" : `f${index}`,
      index === 199 ? type("A") : redefine(`f${index + 1}`, extended(`M${index}`)),
    ]);
    expect(() => link(Object.fromEntries(files))).toThrow("{urn:t}T is redefined more than 100 times");
  });

  it("but not a chain of 5,000 documents", () => {
    const files = Array.from({ length: 5000 }, (_, index) => [
      index === 0 ? "a" : `f${index}`,
      index === 4999 ? type("A") : include(`f${index + 1}`),
    ]);
    expect(membersOfT(link(Object.fromEntries(files)))).toBe("sequence(t:A)");
  });
});

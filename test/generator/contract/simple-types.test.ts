import { describe, expect, it } from "vitest";
import type { NamedType, Variety } from "../../../generator/contract/contract.js";
import { SchemaError } from "../../../generator/source/errors.js";
import { NAMESPACE } from "../../../generator/xml/qname.js";
import { element, enumeration, simpleType } from "../../support/component-text.js";
import { contractOf, inlineWsdl, TNS } from "../../support/inline-wsdl.js";

const REACH_T = { Get: { request: element("X", "tns:T") } };

function build(content: string, others = ""): readonly NamedType[] {
  const types = `${simpleType("T", content)}\n${others}`;
  return contractOf({ "a.wsdl": inlineWsdl({ types, operations: REACH_T }) }).types;
}

function varietyOf(name: string, types: readonly NamedType[]): Variety | undefined {
  const type = types.find(({ name: { localName } }) => localName === name);
  return type?.kind === "simple" ? type.variety : undefined;
}

const xs = (localName: string) => ({ kind: "datatype", name: { namespace: NAMESPACE.xsd, localName } });
const own = (localName: string) => ({ kind: "named", name: { namespace: TNS, localName } });
const restriction = (base: string, facets = "") => `<xs:restriction base="${base}">${facets}</xs:restriction>`;

describe("a simple type", () => {
  it("restricts another one by facets, in their order", () => {
    const facets = '<xs:pattern value="a"/><xs:maxLength value="3"/><xs:pattern value="b"/>';
    expect(varietyOf("T", build(restriction("xs:string", facets)))).toEqual({
      kind: "restriction",
      base: xs("string"),
      values: [],
      facets: [
        { name: "pattern", value: "a" },
        { name: "maxLength", value: "3" },
        { name: "pattern", value: "b" },
      ],
    });
  });

  it("is another name", () => {
    const types = build(restriction("tns:U"), simpleType("U", restriction("xs:int")));
    expect(varietyOf("T", types)).toMatchObject({ kind: "restriction", base: own("U"), values: [], facets: [] });
  });

  it("has some values of any type, each once; names have their namespaces", () => {
    const values = '<xs:enumeration value="tns:a"/><xs:enumeration value="b"/><xs:enumeration value="tns:a"/>';
    expect(varietyOf("T", build(restriction("xs:QName", values)))).toMatchObject({
      values: [
        { text: "tns:a", expandedName: { namespace: TNS, localName: "a" } },
        { text: "b", expandedName: { namespace: "", localName: "b" } },
      ],
    });
  });

  it("is a list or a union; types without a name are called by what they are part of", () => {
    const small = simpleType("", restriction("xs:int", '<xs:maxInclusive value="9"/>')).replace(' name=""', "");
    const list = build(`<xs:list>${small}</xs:list>`);
    expect(varietyOf("T", list)).toEqual({ kind: "list", item: own("T/Item") });
    expect(varietyOf("T/Item", list)).toMatchObject({ kind: "restriction", base: xs("int") });
    const other = small.replace("9", "8");
    const union = build(`<xs:union memberTypes="xs:date">${small}${other}</xs:union>`);
    expect(varietyOf("T", union)).toEqual({
      kind: "union",
      members: [xs("date"), own("T/Member"), own("T/Member(2)")],
    });
  });

  it("is flags only if its items are an enumeration of its own", () => {
    expect(varietyOf("T", build('<xs:list itemType="tns:E"/>', enumeration("E", ["a"])))).toEqual({
      kind: "list",
      item: own("E"),
    });
  });
});

describe("refuses", () => {
  it.each([
    [
      "a pattern that is none",
      restriction("xs:string", '\n<xs:pattern value="(a"/>'),
      'the pattern "(a" has a ( without its )',
    ],
    ["a block that nobody knows", restriction("xs:string", '\n<xs:pattern value="\\p{IsX}"/>'), "has \\p{IsX}"],
  ])("%s, with its place", (_, content, want) => {
    expect(() => build(content)).toThrow(SchemaError);
    expect(() => build(content)).toThrow("a.wsdl:5:1: ");
    expect(() => build(content)).toThrow(want);
  });

  it.each([
    ["a bound that is no value", restriction("xs:int", '<xs:maxInclusive value="x"/>'), 'a facet has the value "x"'],
    ["a value that is none", restriction("xs:int", '<xs:enumeration value="1.5"/>'), 'a facet has the value "1.5"'],
    ["a length that is no number", restriction("xs:string", '<xs:length value="-1"/>'), 'a facet has the value "-1"'],
    ["a name without its prefix", restriction("xs:QName", '<xs:enumeration value="q:a"/>'), "q:a"],
  ])("%s", (_, content, want) => {
    expect(() => build(content)).toThrow(SchemaError);
    expect(() => build(content)).toThrow("a.wsdl:4:1: ");
    expect(() => build(content)).toThrow(want);
  });
});

import { documentation, element, enumeration, simpleType } from "../../support/component-text.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";

const restriction = (base: string, facets: string): string =>
  `<xs:restriction base="${base}">${facets}</xs:restriction>`;
const facet = (name: string, value: string | number): string => `<xs:${name} value="${value}"/>`;
const values = (...texts: string[]): string => texts.map((text) => facet("enumeration", text)).join("");
const union = (...members: string[]): string => `<xs:union memberTypes="${members.join(" ")}"/>`;
const list = (item: string): string => `<xs:list itemType="${item}"/>`;

const SMALL = simpleType("", restriction("xs:int", facet("maxInclusive", 9))).replace(' name=""', "");

/** By name, what each type is made of. */
const TYPES: Readonly<Record<string, string>> = {
  Sku: restriction(
    "xs:string",
    facet("maxLength", 10) + facet("pattern", "[A-Z]{3}-\\d+") + facet("pattern", "none/\\i"),
  ),
  Slow: restriction("xs:string", facet("pattern", "(a+|b)+\\d")),
  OwnSku: restriction("tns:Sku", facet("minLength", 6)),
  Money: restriction(
    "xs:decimal",
    facet("fractionDigits", 2) + facet("totalDigits", 12) + facet("minExclusive", "-1.5"),
  ),
  Percent: restriction("xs:unsignedLong", facet("maxInclusive", 100)),
  Title: restriction("xs:string", facet("whiteSpace", "collapse") + facet("length", 5)),
  Rate: restriction("xs:double", facet("maxExclusive", "INF")),
  Alias: restriction("xs:dateTime", ""),
  AliasOfAlias: restriction("tns:Alias", ""),
  Until: restriction("tns:Alias", facet("maxInclusive", "2030-01-01T00:00:00Z")),
  Level: restriction("xs:int", values("1", "2", "-3")),
  Big: restriction("xs:integer", values("0012345678901234567890", "1")),
  Word: restriction("xs:token", values("a", "b c")),
  Price: restriction("tns:Money", values("1.00", "2.5")),
  Digest: restriction("xs:hexBinary", values("0A0b", "")),
  Code: restriction("xs:QName", values("tns:a", "b", "xs:int")),
  SomeCode: restriction("tns:Code", values("tns:a")),
  Ratio: restriction("xs:float", values("1.5", "INF")),
  Numbers: list("xs:int"),
  Colours: list("tns:Colour"),
  TwoNumbers: restriction("tns:Numbers", facet("length", 2)),
  Matrix: restriction("tns:Numbers", facet("pattern", "\\d \\d{2}")),
  Codes: list("xs:QName"),
  SmallNumbers: `<xs:list>${SMALL}</xs:list>`,
  Size: `<xs:union memberTypes="xs:int tns:Colour">${SMALL}</xs:union>`,
  Bytes: union("xs:hexBinary", "xs:base64Binary"),
  Any: union("tns:Numbers", "xs:boolean", "xs:anySimpleType"),
  sku: restriction("xs:string", facet("maxLength", 1)),
  Default: restriction("xs:int", facet("minInclusive", 0)),
};

/** Simple types of every variety. */
export function simpleTypesWsdl(): string {
  const names = [...Object.keys(TYPES), "Colour"];
  const datatypes = ["NMTOKENS", "IDREFS", "ENTITIES", "NOTATION", "anySimpleType"];
  const doc = documentation("A number of stock.");
  return inlineWsdl({
    types: [
      enumeration("Colour", ["red", "green"]),
      ...Object.entries(TYPES).map(([name, content]) => simpleType(name, (name === "Sku" ? doc : "") + content)),
    ].join("\n"),
    operations: {
      Get: {
        request: [
          ...names.map((name) => element(`use-${name}`, `tns:${name}`, 'minOccurs="0"')),
          ...datatypes.map((name) => element(name, `xs:${name}`, 'minOccurs="0"')),
          `<xs:element name="Own" minOccurs="0" nillable="true">${SMALL}</xs:element>`,
          element("Many", "tns:Sku", 'minOccurs="0" maxOccurs="unbounded"'),
        ].join("\n"),
      },
    },
  });
}

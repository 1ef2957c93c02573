import fc from "fast-check";
import type { Simple } from "./schema-model.js";

const simple = (type: string, text: fc.Arbitrary<string>, derived: readonly Simple[] = []): Simple => ({
  kind: "simple",
  type,
  text,
  derived,
});
/** A type without a name that restricts, lists or unites others. */
const anonymous = (definition: string, text: fc.Arbitrary<string>): Simple => ({
  ...simple("", text),
  definition: `<xs:simpleType>${definition}</xs:simpleType>`,
});
const twoDigits = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((number) => String(number).padStart(2, "0"));
const date = fc
  .tuple(fc.integer({ min: 1000, max: 9999 }).map(String), twoDigits(1, 12), twoDigits(1, 28))
  .map((all) => all.join("-"));
const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map(String);
const word = fc.string({ unit: fc.constantFrom(..."abcXYZ019_.-é漢"), minLength: 1, maxLength: 6 });
const words = <T extends fc.Arbitrary<string>>(item: T, min = 1): fc.Arbitrary<string> =>
  fc.array(item, { minLength: min, maxLength: 4 }).map((all) => all.join(" "));
const ncName = fc.constantFrom("a", "b-c", "_1", "é.x");
const percent = simple(
  "tns:Percent",
  fc.tuple(fc.integer({ min: 0, max: 99 }), fc.constantFrom("", ".5", ".25")).map((all) => all.join("")),
);
const bytes = fc.uint8Array({ maxLength: 8 });
const colour = fc.constantFrom("red", "green", "light blue");

/** Text as XML may have it, with white space that counts. */
export const anyText = fc.string({ unit: fc.constantFrom(..."aé漢😀 <>&\"'\n\t\r]1"), maxLength: 8 });

/** Definitions of the simple types in `SIMPLE_TYPES`, and of the notations that one has. */
export const SIMPLE_DEFINITIONS = `
<xs:notation name="gif" public="image/gif"/>
<xs:notation name="png" public="image/png"/>
<xs:simpleType name="Colour"><xs:restriction base="xs:string"><xs:enumeration value="red"/><xs:enumeration value="green"/><xs:enumeration value="light blue"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Size"><xs:restriction base="xs:int"><xs:enumeration value="1"/><xs:enumeration value="20"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Code"><xs:restriction base="xs:token"><xs:pattern value="[A-Z]{2}\\d{1,3}"/><xs:maxLength value="4"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Percent"><xs:restriction base="xs:decimal"><xs:minInclusive value="0"/><xs:maxInclusive value="100"/><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Renamed"><xs:restriction base="xs:date"/></xs:simpleType>
<xs:simpleType name="Numbers"><xs:list itemType="xs:int"/></xs:simpleType>
<xs:simpleType name="Codes"><xs:restriction><xs:simpleType><xs:list itemType="tns:Code"/></xs:simpleType><xs:minLength value="2"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Days"><xs:list itemType="xs:date"/></xs:simpleType>
<xs:simpleType name="SizeOrColour"><xs:union memberTypes="tns:Size tns:Colour"/></xs:simpleType>
<xs:simpleType name="BytesOrNumbers"><xs:union memberTypes="xs:base64Binary xs:hexBinary"/></xs:simpleType>
<xs:simpleType name="Mixed"><xs:list itemType="tns:SizeOrWord"/></xs:simpleType>
<xs:simpleType name="SizeOrWord"><xs:union memberTypes="xs:int xs:NCName"/></xs:simpleType>
<xs:simpleType name="Kind"><xs:restriction base="xs:NOTATION"><xs:enumeration value="tns:gif"/><xs:enumeration value="tns:png"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Kept"><xs:restriction base="xs:string"><xs:whiteSpace value="preserve"/><xs:minLength value="1"/></xs:restriction></xs:simpleType>
`;

/** Simple types of every kind. */
export const SIMPLE_TYPES: readonly Simple[] = [
  simple("xs:string", anyText),
  simple("xs:int", int),
  simple("xs:boolean", fc.constantFrom("true", "false")),
  simple(
    "xs:decimal",
    fc.tuple(fc.integer({ min: -999, max: 999 }), fc.constantFrom("", ".5", ".250")).map((all) => all.join("")),
    [percent],
  ),
  simple("xs:long", fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)),
  simple(
    "xs:double",
    fc.integer({ min: -4000, max: 4000 }).map((number) => String(number / 8)),
  ),
  simple("xs:date", date),
  simple(
    "xs:dateTime",
    fc.tuple(date, fc.constantFrom("T12:30:00", "T00:00:00.125Z", "T23:59:59+02:00")).map((all) => all.join("")),
  ),
  simple(
    "xs:base64Binary",
    bytes.map((all) => btoa(String.fromCharCode(...all))),
  ),
  simple(
    "xs:hexBinary",
    bytes.map((all) => [...all].map((byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join("")),
  ),
  simple("xs:token", words(word, 0)),
  simple("xs:NMTOKENS", words(word)),
  simple("xs:IDREFS", words(ncName)),
  simple("xs:ENTITIES", words(ncName)),
  simple(
    "xs:anyURI",
    word.map((text) => `http://example.com/${text}`),
  ),
  simple(
    "xs:duration",
    fc.integer({ min: 0, max: 99 }).map((number) => `P${number}DT${number}H`),
  ),
  simple(
    "xs:gYearMonth",
    fc.tuple(fc.integer({ min: 1000, max: 9999 }).map(String), twoDigits(1, 12)).map((all) => all.join("-")),
  ),
  simple("xs:QName", fc.constantFrom("t:a", "o:b-c")),
  simple("xs:anySimpleType", word, [simple("xs:int", int), percent]),
  simple("tns:Kind", fc.constantFrom("t:gif", "t:png")),
  anonymous('<xs:restriction base="xs:token"><xs:length value="3"/></xs:restriction>', fc.constantFrom("abc", "a-c")),
  anonymous(
    '<xs:list><xs:simpleType><xs:restriction base="xs:integer"><xs:totalDigits value="2"/></xs:restriction></xs:simpleType></xs:list>',
    words(fc.integer({ min: -99, max: 99 }).map(String), 0),
  ),
  anonymous(
    '<xs:union memberTypes="xs:gYear"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="never"/></xs:restriction></xs:simpleType></xs:union>',
    fc.constantFrom("2024", "never"),
  ),
  simple("tns:Colour", colour),
  simple("tns:Size", fc.constantFrom("1", "20")),
  simple(
    "tns:Code",
    fc.tuple(fc.constantFrom("AB", "XZ"), fc.integer({ min: 0, max: 99 })).map((all) => all.join("")),
  ),
  percent,
  simple("tns:Renamed", date),
  simple("tns:Numbers", words(int, 0)),
  simple("tns:Codes", words(fc.constantFrom("AB1", "XZ99"), 2)),
  simple("tns:Days", words(date, 0)),
  simple("tns:SizeOrColour", fc.oneof(fc.constantFrom("1", "20"), colour)),
  simple("tns:Mixed", words(fc.oneof(int, fc.constantFrom("a", "b-c")))),
  simple(
    "tns:Kept",
    anyText.filter((text) => text !== ""),
  ),
];

import fc from "fast-check";
import type { QName } from "../../generator/xml/qname.js";

/** Text with every class of character that XML allows, and with characters that have a special meaning somewhere. */
export const xmlText: fc.Arbitrary<string> = textOf(/[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/u);

/** The same with the characters that XML forbids and .NET sends: all but lone surrogates. */
export const anyText: fc.Arbitrary<string> = textOf(/[\ud800-\udfff]/u);

function textOf(excluded: RegExp): fc.Arbitrary<string> {
  const special = fc.constantFrom(
    ..."<>&\"' \t\n\r]-\u0001\u007f\u0085\u00a0\u2028\ufeff\ufffd漢😀",
    "]]>",
    "&amp;",
    "\r\n",
  );
  const unit = fc.oneof(special, fc.string({ unit: "binary", minLength: 1, maxLength: 1 }));
  const long = fc.constantFrom("x".repeat(12), "x".repeat(13), "æ".repeat(300));
  return fc
    .oneof({ weight: 8, arbitrary: fc.string({ unit, maxLength: 8 }) }, { weight: 1, arbitrary: long })
    .filter((text) => !excluded.test(text));
}

/** Values of a datatype, including its limits. @throws Error for a datatype that no contract has */
export function arbitraryDatatype({ namespace, localName }: QName, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const isWcf = namespace.includes("Serialization");
  const found = isWcf ? WCF[localName] : (xsdValues(localName, text) ?? anyTypeOf(localName, text));
  if (found === undefined) throw new Error(`no values of {${namespace}}${localName}`);
  return found;
}

const zone = fc.constantFrom("", "Z", "+02:00", "-13:59", "+14:00");
const fraction = fc.constantFrom("", ".1", ".1234567", ".0000001");
const twoDigits = (max: number, min = 0) => fc.integer({ min, max }).map((number) => String(number).padStart(2, "0"));
const year = fc.oneof(
  fc.constantFrom("0001", "0004", "2000", "2024", "9999"),
  fc.integer({ min: 1000, max: 9999 }).map(String),
);
const date = fc.oneof(
  fc.tuple(year, twoDigits(12, 1), twoDigits(28, 1)).map((parts) => parts.join("-")),
  fc.constantFrom("2024-02-29", "2023-12-31", "0001-01-01"),
);
const time = fc
  .tuple(fc.tuple(twoDigits(23), twoDigits(59), twoDigits(59)), fraction)
  .map(([parts, rest]) => parts.join(":") + rest);
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(""));

function integers(min: number, max: number): fc.Arbitrary<number> {
  // -0 is written as 0.
  return fc.oneof(fc.constantFrom(min, max, 0, 1), fc.integer({ min, max })).map((number) => number + 0);
}

function bigIntegers(min: bigint, max: bigint): fc.Arbitrary<bigint> {
  return fc.oneof(fc.constantFrom(min, max), fc.bigInt({ min, max }));
}

const bytes = fc.uint8Array({ maxLength: 20 }).map((array) => Uint8Array.from(array));
const FLOAT_MAX = 3.4028234663852886e38;
const name = fc.constantFrom("a", "_", "é", "a-b.c1");

const XSD: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  boolean: fc.boolean(),
  byte: integers(-128, 127),
  short: integers(-32_768, 32_767),
  int: integers(-2_147_483_648, 2_147_483_647),
  unsignedByte: integers(0, 255),
  unsignedShort: integers(0, 65_535),
  unsignedInt: integers(0, 4_294_967_295),
  long: bigIntegers(-(2n ** 63n), 2n ** 63n - 1n),
  unsignedLong: bigIntegers(0n, 2n ** 64n - 1n),
  integer: bigIntegers(-(10n ** 40n), 10n ** 40n),
  float: fc.oneof(
    fc.double({ min: -FLOAT_MAX, max: FLOAT_MAX, noNaN: true }),
    fc.constantFrom(-0, NaN, Infinity, -Infinity, FLOAT_MAX),
  ),
  double: fc.oneof(fc.double(), fc.constantFrom(-0, NaN, Infinity, -Infinity, 5e-324, Number.MAX_VALUE)),
  decimal: fc.constantFrom(
    "0",
    "-0.10",
    "+1.",
    ".5",
    "79228162514264337593543950335",
    "0.0000000000000000000000000001",
  ),
  dateTime: joined(date, fc.constant("T"), time, zone),
  date: joined(date, zone),
  time: joined(time, zone),
  duration: fc.constantFrom("P1Y2M3DT4H5M6.7S", "-PT0.001S", "P0D"),
  base64Binary: bytes,
  hexBinary: bytes,
  anyURI: fc.constantFrom("", "urn:x", "https://example.com/a?b=c&d#e", "æ ø"),
};

/** Names. Their namespaces are URIs if the text must be valid for libxml2. */
function qualifiedNames(text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const namespace = fc.constantFrom("urn:x", "", text === xmlText ? "urn:&'x" : 'urn:&<>"');
  return fc.record({ namespace, localName: name }, { noNullPrototype: true });
}

function xsdValues(localName: string, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> | undefined {
  if (localName === "string") return text;
  return localName === "QName" ? qualifiedNames(text) : XSD[localName];
}

const WCF: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  char: integers(0, 65_535),
  duration: fc.constantFrom("PT0S", "P1DT2H3M4.5678901S", "-P10675199DT2H48M5.4775808S"),
  guid: fc.uuid(),
};

/** A value of xs:anyType, with its type. */
function anyTypeOf(localName: string, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> | undefined {
  if (localName !== "anyType") return undefined;
  const types = ["int", "boolean", "long", "double", "dateTime", "base64Binary", "QName"];
  const typed = types.map((type) => typedValue(type, xsdValues(type, text) ?? text));
  const elements = fc.constantFrom('<e xmlns="urn:e">1</e>', '<e xmlns="urn:e"/><f xmlns=""/>');
  return fc.oneof(
    ...typed,
    typedValue("string", text),
    elements.map((xml) => ({ type: undefined, value: { xml } })),
  );
}

function typedValue(localName: string, values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return values.map((value) => ({ type: { namespace: "http://www.w3.org/2001/XMLSchema", localName }, value }));
}

import { toDate } from "../../../templates/runtime/values/date-time.js";
import { bug } from "../../source/errors.js";
import type { DatatypeMapping } from "../../typescript/datatypes.js";
import { NAMESPACE, type QName } from "../../xml/qname.js";

/** Makes a value from a number. Every value gets a different number. */
type Sample = (count: number) => unknown;

/**
 * A value of a datatype, within the range of the type for any `count`.
 * @param text - the value of a plain string
 */
export function sampleOfDatatype({ namespace, localName }: QName, count: number, text: string): unknown {
  if (namespace === NAMESPACE.swaRef) return bytes(count);
  const samples = namespace === NAMESPACE.serialization ? WCF : XSD;
  if (samples === XSD && localName === "string") return text;
  const sample = samples.get(localName);
  if (sample === undefined) throw bug(`no sample of {${namespace}}${localName}`);
  return sample(count);
}

const number: Sample = (count) => count;
const fraction: Sample = (count) => count + 0.25;
const positive: Sample = (count) => BigInt(count);
const negative: Sample = (count) => -BigInt(count);
const name: Sample = (count) => `name${count}`;
const names: Sample = (count) => [`name${count}`];
const bytes: Sample = (count) => Uint8Array.of(count, 0, 255);

const XSD: ReadonlyMap<string, Sample> = new Map(
  Object.entries<Sample>({
    boolean: (count) => count % 2 === 0,
    byte: (count) => count % 128,
    unsignedByte: (count) => count % 256,
    short: (count) => count % 32_768,
    unsignedShort: (count) => count % 65_536,
    int: number,
    unsignedInt: number,
    float: fraction,
    double: fraction,
    long: positive,
    unsignedLong: positive,
    integer: positive,
    nonNegativeInteger: positive,
    positiveInteger: positive,
    nonPositiveInteger: negative,
    negativeInteger: negative,
    decimal: (count) => `${count}.50`,
    dateTime: (count) => `2024-02-29T23:59:${twoDigits(count % 60)}.5Z`,
    date: (count) => `2024-01-${twoDigits((count % 31) + 1)}`,
    time: (count) => `23:59:${twoDigits(count % 60)}`,
    duration: (count) => `PT${count}M`,
    gYear: (count) => `${2000 + (count % 1000)}`,
    gYearMonth: (count) => `2024-${twoDigits((count % 12) + 1)}`,
    gMonth: (count) => `--${twoDigits((count % 12) + 1)}`,
    gMonthDay: (count) => `--01-${twoDigits((count % 31) + 1)}`,
    gDay: (count) => `---${twoDigits((count % 31) + 1)}`,
    base64Binary: bytes,
    hexBinary: bytes,
    anyURI: (count) => `https://example.com/${count}`,
    anyType: (count) => ({ type: { namespace: NAMESPACE.xsd, localName: "int" }, value: count }),
    QName: (count) => ({ namespace: "http://example.com/", localName: `name${count}` }),
    normalizedString: (count) => `text ${count}`,
    token: (count) => `text ${count}`,
    language: () => "en",
    Name: name,
    NCName: name,
    NMTOKEN: name,
    ID: name,
    IDREF: name,
    ENTITY: name,
    NOTATION: (count) => ({ namespace: "http://example.com/", localName: `name${count}` }),
    NMTOKENS: names,
    IDREFS: names,
    ENTITIES: names,
    // Without an element that could have xsi:type.
    anySimpleType: (count) => ({ type: { namespace: NAMESPACE.xsd, localName: "int" }, value: count }),
  }),
);

const WCF: ReadonlyMap<string, Sample> = new Map(
  Object.entries<Sample>({
    char: (count) => 65 + (count % 26),
    duration: (count) => `PT${count}M`,
    guid: (count) => `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`,
  }),
);

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** A value of a datatype, as the type of generated code. */
export function asType(type: DatatypeMapping["type"], value: unknown): unknown {
  if (type === "Date" && typeof value === "string") return toDate(value, "Z");
  if (typeof value !== "bigint") return value;
  return type === "number" ? Number(value) : type === "string" ? String(value) : value;
}

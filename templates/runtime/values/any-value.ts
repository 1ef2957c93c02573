import { fragmentsOf, mixedXml } from "../xml/fragment.js";
import { clarkName } from "../xml/name-forms.js";
import { hasElements } from "../xml/parse-xml.js";
import { type QName, XSD_NAMESPACE } from "../xml/qname.js";
import { base64Binary, hexBinary, isBytes } from "./binary.js";
import type { Datatype } from "./datatype.js";
import { date, dateTime, gDay, gMonth, gMonthDay, gYear, gYearMonth, time } from "./dates.js";
import { duration } from "./durations.js";
import { A_NAME, nameOf } from "./expanded-names.js";
import { ENTITY, ID, IDREF, Name, NCName, NMTOKEN } from "./name-texts.js";
import {
  boolean,
  byte,
  decimal,
  double,
  float,
  int,
  integer,
  long,
  negativeInteger,
  nonNegativeInteger,
  nonPositiveInteger,
  positiveInteger,
  short,
  unsignedByte,
  unsignedInt,
  unsignedLong,
  unsignedShort,
} from "./numbers.js";
import { anyURI, language, normalizedString, string, token } from "./text.js";
import { char, guid, timeSpan } from "./wcf.js";

/** A value of xs:anyType: the contract leaves the type open, so every value has its own type. */
export interface AnyValue {
  /** What xsi:type names, such as `{ namespace: XSD_NAMESPACE, localName: "int" }`; undefined if it names none. */
  readonly type: QName | undefined;
  /** A value of the datatype; text or elements, if the type is neither XML Schema's nor WCF's. */
  readonly value: SimpleValue | QName | XmlElements;
}

type SimpleValue = boolean | number | bigint | string | Uint8Array;

/** Elements side by side, each with the namespace declarations that it needs, and in a value of any type perhaps text between them. */
export interface XmlElements {
  readonly xml: string;
}

/** Whether the values of a type are names. Their prefixes are only valid where they are declared. */
export function isNameType(type: QName | undefined): boolean {
  return type?.namespace === XSD_NAMESPACE && (type.localName === "QName" || type.localName === "NOTATION");
}

export function isSimpleValue(value: unknown): value is SimpleValue {
  return ["boolean", "number", "bigint", "string"].includes(typeof value) || isBytes(value);
}

/**
 * The content of an element with an AnyValue. Each part of the value is read once, because a getter might return something else
 * the second time. Undefined if the value is not of its type.
 */
export function anyContent(
  type: QName | undefined,
  value: AnyValue["value"],
  { types, maxDepth }: { readonly types: AnyTypes; readonly maxDepth: number },
): string | QName | XmlElements | undefined {
  if (isNameType(type)) return nameOf(value);
  if (typeof value !== "object" || value === null || !("xml" in value))
    return isSimpleValue(value) ? datatypeOf(type, types).format(value) : undefined;
  // Values that reading has kept are frozen, and are elements.
  if (fragmentsOf(value) !== undefined) return value;
  const { xml } = value;
  return typeof xml === "string" && hasElements(xml, maxDepth) ? { xml } : undefined;
}

/** The value that an error message says was expected. */
export function expectedContent(type: QName | undefined, value: AnyValue["value"], types: AnyTypes): string {
  if (isNameType(type)) return A_NAME;
  return typeof value === "object" && value !== null && "xml" in value
    ? "well-formed elements"
    : datatypeOf(type, types).expected;
}

/**
 * The datatypes that values of any type may have, by their names, and what else reading such values needs. Generated code names them,
 * because few messages need them.
 */
export interface AnyTypes extends ReadonlyMap<string, Datatype<SimpleValue>> {
  readonly mixedXml: typeof mixedXml;
}

/** The datatype of this name; `string` if there is none. */
export function datatypeOf(type: QName | undefined, types: AnyTypes): Datatype<SimpleValue> {
  return (type && types.get(clarkName(type))) ?? string;
}

/**
 * All but lists, which are left as text, and names, whose prefixes are only valid in their place. They are listed and
 * imported one by one, because a bundle has everything in a namespace that is used as an object.
 */
export const anyTypes: AnyTypes = /* @__PURE__ */ byName([
  anyURI,
  base64Binary,
  boolean,
  byte,
  char,
  date,
  dateTime,
  decimal,
  double,
  duration,
  ENTITY,
  float,
  gDay,
  gMonth,
  gMonthDay,
  guid,
  gYear,
  gYearMonth,
  hexBinary,
  ID,
  IDREF,
  int,
  integer,
  language,
  long,
  Name,
  NCName,
  negativeInteger,
  NMTOKEN,
  nonNegativeInteger,
  nonPositiveInteger,
  normalizedString,
  positiveInteger,
  short,
  string,
  time,
  timeSpan,
  token,
  unsignedByte,
  unsignedInt,
  unsignedLong,
  unsignedShort,
]);

function byName(all: readonly Datatype<SimpleValue>[]): AnyTypes {
  const types = all.map((datatype) => {
    const { namespace = XSD_NAMESPACE, name: localName } = datatype;
    return [clarkName({ namespace, localName }), datatype] as const;
  });
  return Object.assign(new Map(types), { mixedXml });
}

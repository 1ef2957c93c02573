import { fragmentsOf } from "../xml/fragment.js";
import { isElements } from "../xml/parse-xml.js";
import { clarkName, type QName, XSD_NAMESPACE } from "../xml/qname.js";
import { isBytes } from "./binary.js";
import type { Datatype } from "./datatype.js";
import * as datatypes from "./datatypes.js";
import { A_NAME, nameOf } from "./text.js";

/** A value of xs:anyType: the contract leaves the type open, so every value has its own type. */
export interface AnyValue {
  /** What xsi:type names, such as `{ namespace: XSD_NAMESPACE, localName: "int" }`; undefined if it names none. */
  readonly type: QName | undefined;
  /** A value of the datatype; text or elements, if the type is neither XML Schema's nor WCF's. */
  readonly value: SimpleValue | QName | XmlElements;
}

type SimpleValue = boolean | number | bigint | string | Uint8Array;

/** Elements side by side, each with the namespace declarations that it needs. */
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
  maxDepth: number,
): string | QName | XmlElements | undefined {
  if (isNameType(type)) return nameOf(value);
  if (typeof value !== "object" || value === null || !("xml" in value))
    return isSimpleValue(value) ? datatypeOf(type).format(value) : undefined;
  // Values that reading has kept are frozen, and are elements.
  if (fragmentsOf(value) !== undefined) return value;
  const { xml } = value;
  return typeof xml === "string" && isElements(xml, maxDepth) ? { xml } : undefined;
}

/** The value that an error message says was expected. */
export function expectedContent(type: QName | undefined, value: AnyValue["value"]): string {
  if (isNameType(type)) return A_NAME;
  return typeof value === "object" && value !== null && "xml" in value
    ? "well-formed elements"
    : datatypeOf(type).expected;
}

/** The datatype of this name; `string` if there is none. */
export function datatypeOf(type: QName | undefined): Datatype<SimpleValue> {
  return (type && DATATYPES.get(clarkName(type))) ?? datatypes.string;
}

/**
 * All but lists, which are left as text, and names, whose prefixes are only valid in their place. They are listed, because a bundle
 * has everything in a namespace that is used as an object.
 */
const SIMPLE: readonly Datatype<SimpleValue>[] = [
  datatypes.anyURI,
  datatypes.base64Binary,
  datatypes.boolean,
  datatypes.byte,
  datatypes.char,
  datatypes.date,
  datatypes.dateTime,
  datatypes.decimal,
  datatypes.double,
  datatypes.duration,
  datatypes.ENTITY,
  datatypes.float,
  datatypes.gDay,
  datatypes.gMonth,
  datatypes.gMonthDay,
  datatypes.guid,
  datatypes.gYear,
  datatypes.gYearMonth,
  datatypes.hexBinary,
  datatypes.ID,
  datatypes.IDREF,
  datatypes.int,
  datatypes.integer,
  datatypes.language,
  datatypes.long,
  datatypes.Name,
  datatypes.NCName,
  datatypes.negativeInteger,
  datatypes.NMTOKEN,
  datatypes.nonNegativeInteger,
  datatypes.nonPositiveInteger,
  datatypes.normalizedString,
  datatypes.positiveInteger,
  datatypes.short,
  datatypes.string,
  datatypes.time,
  datatypes.timeSpan,
  datatypes.token,
  datatypes.unsignedByte,
  datatypes.unsignedInt,
  datatypes.unsignedLong,
  datatypes.unsignedShort,
];

const DATATYPES: ReadonlyMap<string, Datatype<SimpleValue>> = /* @__PURE__ */ byName(SIMPLE);

function byName(all: readonly Datatype<SimpleValue>[]): ReadonlyMap<string, Datatype<SimpleValue>> {
  return new Map(
    all.map((datatype) => {
      const { namespace = XSD_NAMESPACE, name: localName } = datatype;
      return [clarkName({ namespace, localName }), datatype];
    }),
  );
}

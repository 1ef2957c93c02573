import { isElements } from "../xml/parse-xml.js";
import { clarkName, type QName, XSD_NAMESPACE } from "../xml/qname.js";
import { isBytes } from "./binary.js";
import type { Datatype } from "./datatype.js";
import * as datatypes from "./datatypes.js";
import { A_NAME, nameOf } from "./text.js";

/** A value of xs:anyType: the contract leaves the type open, so every value says its own. */
export interface AnyValue {
  /** What xsi:type names, such as `{ namespace: XSD_NAMESPACE, localName: "int" }`; undefined if it names none. */
  readonly type: QName | undefined;
  /** As the datatype has it; text or elements, if the type is none of XML Schema's or WCF's. */
  readonly value: SimpleValue | QName | XmlElements;
}

type SimpleValue = boolean | number | bigint | string | Uint8Array;

/** Elements side by side, each with the namespace declarations that it needs. */
export interface XmlElements {
  readonly xml: string;
}

/** Whether the values of a type are names, whose prefixes mean something only where they stand. */
export function isNameType(type: QName | undefined): boolean {
  return type?.namespace === XSD_NAMESPACE && type.localName === "QName";
}

export function isSimpleValue(value: unknown): value is SimpleValue {
  return ["boolean", "number", "bigint", "string"].includes(typeof value) || isBytes(value);
}

/**
 * What the element of an AnyValue has inside, each part of the value taken once: a getter might give something else the
 * second time. Undefined if it is not what its type says.
 */
export function anyContent(
  type: QName | undefined,
  value: AnyValue["value"],
  maxDepth: number,
): string | QName | XmlElements | undefined {
  if (isNameType(type)) return nameOf(value);
  if (typeof value !== "object" || value === null || !("xml" in value))
    return isSimpleValue(value) ? datatypeOf(type).format(value) : undefined;
  const { xml } = value;
  return typeof xml === "string" && isElements(xml, maxDepth) ? { xml } : undefined;
}

/** What would have been right in its place. */
export function expectedContent(type: QName | undefined, value: AnyValue["value"]): string {
  if (isNameType(type)) return A_NAME;
  return typeof value === "object" && value !== null && "xml" in value
    ? "well-formed elements"
    : datatypeOf(type).expected;
}

/** The datatype of this name; text, if there is none. */
export function datatypeOf(type: QName | undefined): Datatype<SimpleValue> {
  return (type && DATATYPES.get(clarkName(type))) ?? widen(datatypes.string);
}

const DATATYPES: ReadonlyMap<string, Datatype<SimpleValue>> = new Map(
  [...Object.values(datatypes)].map((datatype) => [
    clarkName({ namespace: datatype.namespace ?? XSD_NAMESPACE, localName: datatype.name }),
    widen<SimpleValue>(datatype),
  ]),
);

/** Every datatype checks in `format` that the value is of its own type, so it may be offered any. */
function widen<T extends SimpleValue>(datatype: Datatype<T>): Datatype<SimpleValue> {
  return datatype;
}

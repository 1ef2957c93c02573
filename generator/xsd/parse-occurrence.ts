import { SchemaError } from "../source/errors.js";
import { quote } from "../source/visible-text.js";
import { trimmedAttribute, type XmlElement } from "../xml/xml-element.js";
import type { Occurrence } from "./properties.js";

/**
 * How often a particle occurs (XSD 1.0 part 1, 3.9.2 and 3.9.6).
 * ```
 * minOccurs = nonNegativeInteger : 1
 * maxOccurs = (nonNegativeInteger | unbounded) : 1
 * ```
 */
export function parseOccurrence(element: XmlElement): Occurrence {
  const minOccurs = parseCount(element, "minOccurs");
  const isUnbounded = trimmedAttribute(element, "maxOccurs") === "unbounded";
  const maxOccurs = isUnbounded ? "unbounded" : parseCount(element, "maxOccurs");
  if (maxOccurs !== "unbounded" && maxOccurs < minOccurs)
    throw new SchemaError(`maxOccurs ${maxOccurs} is less than minOccurs ${minOccurs}`, element.position);
  return { minOccurs, maxOccurs };
}

function parseCount(element: XmlElement, name: "minOccurs" | "maxOccurs"): number {
  const text = trimmedAttribute(element, name) ?? "1";
  // A JavaScript number has up to 309 digits.
  if (/^(?:\+?\d{1,300}|-0+)$/.test(text)) return Math.abs(Number(text));
  throw new SchemaError(`${name} must be a number, got ${quote(text)}`, element.position);
}

import { SchemaError } from "../source/errors.js";
import { attribute, showName, type XmlElement } from "../xml/xml-element.js";
import type { ValueConstraint } from "./properties.js";

/** The attribute default or fixed of an element or attribute (XSD 1.0 part 1, 3.2.2 and 3.3.2). @throws SchemaError if there are both */
export function parseValueConstraint(element: XmlElement): ValueConstraint | undefined {
  const byDefault = attribute(element, "default");
  const fixed = attribute(element, "fixed");
  if (byDefault !== undefined && fixed !== undefined)
    throw new SchemaError(`${showName(element)} has either default or fixed, not both`, element.position);
  if (byDefault !== undefined) return { kind: "default", text: byDefault, scope: element.scope };
  return fixed === undefined ? undefined : { kind: "fixed", text: fixed, scope: element.scope };
}

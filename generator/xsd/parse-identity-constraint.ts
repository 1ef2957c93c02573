import { SchemaError } from "../source/errors.js";
import { checkAttributes, requiredTrimmedAttribute, showName, type XmlElement } from "../xml/xml-element.js";
import {
  checkContent,
  declaredName,
  optional,
  type Production,
  type Productions,
  parseChildren,
  repeated,
  requiredReference,
  type SchemaContext,
} from "./grammar.js";
import { parseAnnotation } from "./parse-annotation.js";
import type { IdentityConstraint, XPath } from "./properties.js";

/**
 * An identity constraint of an element (XSD 1.0 part 1, 3.11.2).
 * ```
 * <unique name id> (annotation?, (selector, field+)) </unique>
 * <key name id> (annotation?, (selector, field+)) </key>
 * <keyref name refer id> (annotation?, (selector, field+)) </keyref>
 * ```
 */
function parseIdentityConstraint(
  element: XmlElement,
  kind: IdentityConstraint["kind"],
  context: SchemaContext,
): IdentityConstraint {
  checkAttributes(element, kind === "keyref" ? ["name", "refer", "id"] : ["name", "id"]);
  checkContent(element, optional(SELECTOR), repeated(FIELD));
  const [selector] = parseChildren(element, SELECTOR, context);
  const fields = parseChildren(element, FIELD, context);
  if (selector === undefined || fields.length === 0)
    throw new SchemaError(`${showName(element)} needs an xs:selector and an xs:field`, element.position);
  return {
    kind,
    name: declaredName(element, context),
    refer: kind === "keyref" ? requiredReference(element, "refer", context) : undefined,
    selector,
    fields,
    annotation: parseAnnotation(element),
    position: element.position,
  };
}

/** `<selector xpath id> (annotation?) </selector>`; xs:field has the same form (3.11.2) */
function parseXPath(element: XmlElement): XPath {
  checkAttributes(element, ["xpath", "id"]);
  checkContent(element);
  return { text: requiredTrimmedAttribute(element, "xpath"), scope: element.scope, position: element.position };
}

const SELECTOR: Productions<XPath> = new Map([["selector", parseXPath]]);

const FIELD: Productions<XPath> = new Map([["field", parseXPath]]);

const KINDS = ["unique", "key", "keyref"] as const;

export const IDENTITY_CONSTRAINTS: Productions<IdentityConstraint> = new Map(
  KINDS.map((kind): [string, Production<IdentityConstraint>] => [
    kind,
    (element, context) => parseIdentityConstraint(element, kind, context),
  ]),
);

import { SchemaError } from "../source/errors.js";
import { NAMESPACE } from "../xml/qname.js";
import { checkAttributes, requiredAttribute, showName, type XmlElement } from "../xml/xml-element.js";
import type { Enumeration, Facet, List, Restriction, SimpleType, TypeUse } from "./components.js";
import {
  construct,
  contentOf,
  nameOf,
  referenceAttribute,
  type SchemaContext,
  schemaName,
  unexpected,
} from "./grammar.js";
import { parseAnnotation } from "./parse-annotation.js";

/**
 * ```
 * <simpleType name final id> (annotation?, (restriction | list | union)) </simpleType>
 * ```
 */
export function parseSimpleType(element: XmlElement, context: SchemaContext): SimpleType {
  checkAttributes(element, ["name", "final", "id"]);
  const [derivation, second] = contentOf(element);
  if (derivation === undefined) throw new SchemaError("xs:simpleType is empty", element.position);
  if (second !== undefined) throw unexpected(second, element);
  return {
    kind: "simpleType",
    name: nameOf(element, context),
    variety: parseVariety(derivation, element, context),
    annotation: parseAnnotation(element),
    refused: schemaName(derivation) === "union" ? [construct(derivation)] : [],
    position: element.position,
  };
}

function parseVariety(derivation: XmlElement, parent: XmlElement, context: SchemaContext): Restriction | List {
  switch (schemaName(derivation)) {
    case "restriction":
      return parseRestriction(derivation, context);
    case "list":
      return parseList(derivation, context);
    case "union":
      // Refused by the type; as long as no message uses it, it may stand for any simple type.
      return { kind: "restriction", base: anySimpleType(derivation), enumerations: [], facets: [] };
    default:
      throw unexpected(derivation, parent);
  }
}

/**
 * ```
 * <restriction base id> (annotation?, (simpleType?, facet*)) </restriction>
 * ```
 */
function parseRestriction(element: XmlElement, context: SchemaContext): Restriction {
  checkAttributes(element, ["base", "id"]);
  const enumerations: Enumeration[] = [];
  const facets: Facet[] = [];
  for (const child of contentOf(element)) {
    const name = schemaName(child);
    if (name === "enumeration") enumerations.push(parseEnumeration(child));
    else if (name !== undefined && FACETS.includes(name)) facets.push(parseFacet(child));
    else if (name !== "simpleType") throw unexpected(child, element);
  }
  return { kind: "restriction", base: parseSimpleUse(element, "base", context), enumerations, facets };
}

/**
 * ```
 * <list itemType id> (annotation?, simpleType?) </list>
 * ```
 */
function parseList(element: XmlElement, context: SchemaContext): List {
  checkAttributes(element, ["itemType", "id"]);
  const stranger = contentOf(element).find((child) => schemaName(child) !== "simpleType");
  if (stranger !== undefined) throw unexpected(stranger, element);
  return { kind: "list", itemType: parseSimpleUse(element, "itemType", context) };
}

/** The simple type that a derivation starts from: by name, or by a child. */
function parseSimpleUse(element: XmlElement, attributeName: "base" | "itemType", context: SchemaContext): TypeUse {
  const name = referenceAttribute(element, attributeName, context);
  const [child, second] = contentOf(element).filter((candidate) => schemaName(candidate) === "simpleType");
  if (second !== undefined) throw unexpected(second, element);
  if ((name === undefined) === (child === undefined)) {
    throw new SchemaError(`${showName(element)} needs either ${attributeName} or an xs:simpleType`, element.position);
  }
  if (child !== undefined) return { kind: "anonymous", definition: parseSimpleType(child, context) };
  return name === undefined ? anySimpleType(element) : { kind: "reference", name, position: element.position };
}

function parseEnumeration(element: XmlElement): Enumeration {
  checkAttributes(element, ["value", "id"]);
  const value = requiredAttribute(element, "value");
  return { value, annotation: parseAnnotation(element), position: element.position };
}

function parseFacet(element: XmlElement): Facet {
  checkAttributes(element, ["value", "fixed", "id"]);
  return { name: element.name.localName, value: requiredAttribute(element, "value"), position: element.position };
}

function anySimpleType({ position }: XmlElement): TypeUse {
  return { kind: "reference", name: { namespace: NAMESPACE.xsd, localName: "anySimpleType" }, position };
}

const FACETS = [
  "pattern",
  "whiteSpace",
  "length",
  "minLength",
  "maxLength",
  "minInclusive",
  "maxInclusive",
  "minExclusive",
  "maxExclusive",
  "totalDigits",
  "fractionDigits",
];

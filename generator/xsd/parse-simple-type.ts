import { SchemaError } from "../source/errors.js";
import {
  booleanAttribute,
  checkAttributes,
  listAttribute,
  requiredAttribute,
  resolveQName,
  showName,
  type XmlElement,
} from "../xml/xml-element.js";
import type { List, NamedType, Restriction, SimpleType, TypeUse, Union } from "./components.js";
import {
  checkContent,
  declaredName,
  inContext,
  optional,
  type Production,
  type Productions,
  parseChildren,
  repeated,
  type SchemaContext,
} from "./grammar.js";
import { parseAnnotation } from "./parse-annotation.js";
import { parseDerivations } from "./parse-derivations.js";
import { parseTypeUse } from "./parse-type-use.js";
import type { Derivation, Enumeration, Facet, FacetName, Facets } from "./properties.js";

/**
 * A global simple type (XSD 1.0 part 1, 3.14.2).
 * ```
 * <simpleType name final id> (annotation?, (restriction | list | union)) </simpleType>
 * ```
 */
export function parseGlobalSimpleType(element: XmlElement, context: SchemaContext): NamedType {
  checkAttributes(element, ["name", "final", "id"]);
  const final = parseDerivations(element, "final", FINAL, context.finalDefault);
  return { ...parseSimpleType(element, context), name: declaredName(element, context), final };
}

/** `<simpleType id> (annotation?, (restriction | list | union)) </simpleType>` (3.14.2) */
function parseLocalSimpleType(element: XmlElement, context: SchemaContext): SimpleType {
  checkAttributes(element, ["id"]);
  return parseSimpleType(element, context);
}

function parseSimpleType(element: XmlElement, context: SchemaContext): SimpleType {
  checkContent(element, optional(VARIETIES));
  const [variety] = parseChildren(element, VARIETIES, context);
  if (variety === undefined) throw new SchemaError(`${showName(element)} is empty`, element.position);
  const annotation = parseAnnotation(element);
  return { kind: "simpleType", name: undefined, final: [], variety, annotation, position: element.position };
}

/** `<restriction base id> (annotation?, (simpleType?, facet*)) </restriction>` (3.14.2) */
function parseRestriction(element: XmlElement, context: SchemaContext): Restriction {
  checkAttributes(element, ["base", "id"]);
  checkContent(element, optional(LOCAL_SIMPLE_TYPE), FACETS);
  return { kind: "restriction", base: requiredType(element, "base", context), ...parseFacets(element, context) };
}

/** `<list itemType id> (annotation?, simpleType?) </list>` (3.14.2) */
function parseList(element: XmlElement, context: SchemaContext): List {
  checkAttributes(element, ["itemType", "id"]);
  checkContent(element, optional(LOCAL_SIMPLE_TYPE));
  return { kind: "list", itemType: requiredType(element, "itemType", context) };
}

function requiredType(element: XmlElement, attributeName: "base" | "itemType", context: SchemaContext): TypeUse {
  const type = parseTypeUse(element, attributeName, LOCAL_SIMPLE_TYPE, context);
  if (type !== undefined) return type;
  throw new SchemaError(`${showName(element)} needs either ${attributeName} or an xs:simpleType`, element.position);
}

/** `<union memberTypes id> (annotation?, simpleType*) </union>` (3.14.2) */
function parseUnion(element: XmlElement, context: SchemaContext): Union {
  checkAttributes(element, ["memberTypes", "id"]);
  checkContent(element, repeated(LOCAL_SIMPLE_TYPE));
  const { position } = element;
  const names = listAttribute(element, "memberTypes") ?? [];
  const named = names.map((name): TypeUse => {
    return { kind: "reference", name: inContext(resolveQName(element, name), context), position };
  });
  const held = parseChildren(element, LOCAL_SIMPLE_TYPE, context).map((definition): TypeUse => {
    return { kind: "anonymous", definition };
  });
  const memberTypes = [...named, ...held];
  if (memberTypes.length > 0) return { kind: "union", memberTypes, position };
  throw new SchemaError(`${showName(element)} needs memberTypes or an xs:simpleType`, position);
}

const VARIETIES: Productions<SimpleType["variety"]> = new Map<string, Production<SimpleType["variety"]>>([
  ["restriction", parseRestriction],
  ["list", parseList],
  ["union", parseUnion],
]);

export const LOCAL_SIMPLE_TYPE: Productions<SimpleType> = new Map([["simpleType", parseLocalSimpleType]]);

const FINAL: readonly Derivation[] = ["restriction", "list", "union"];

/** The facets among the children of a restriction (part 2, 4.3). */
export function parseFacets(element: XmlElement, context: SchemaContext): Facets {
  const enumerations = parseChildren(element, ENUMERATION, context);
  return { enumerations, facets: parseChildren(element, OTHER_FACETS, context) };
}

/** `<enumeration value id> (annotation?) </enumeration>` (part 2, 4.3.5.2) */
function parseEnumeration(element: XmlElement): Enumeration {
  checkAttributes(element, ["value", "id"]);
  checkContent(element);
  const { scope, position } = element;
  return { value: requiredAttribute(element, "value"), scope, annotation: parseAnnotation(element), position };
}

/** `<length value fixed id> (annotation?) </length>`; the other facets have the same form (part 2, 4.3) */
function parseFacet(element: XmlElement, name: FacetName): Facet {
  checkAttributes(element, name === "pattern" ? ["value", "id"] : ["value", "fixed", "id"]);
  checkContent(element);
  return {
    name,
    value: requiredAttribute(element, "value"),
    fixed: booleanAttribute(element, "fixed"),
    annotation: parseAnnotation(element),
    position: element.position,
  };
}

const FACET_NAMES: readonly FacetName[] = [
  "length",
  "minLength",
  "maxLength",
  "pattern",
  "whiteSpace",
  "maxInclusive",
  "maxExclusive",
  "minExclusive",
  "minInclusive",
  "totalDigits",
  "fractionDigits",
];

const ENUMERATION: Productions<Enumeration> = new Map([["enumeration", parseEnumeration]]);

const OTHER_FACETS: Productions<Facet> = new Map(
  FACET_NAMES.map((name): [string, Production<Facet>] => [name, (element) => parseFacet(element, name)]),
);

/** In the grammar: `facet*` */
export const FACETS = repeated({ has: (name) => ENUMERATION.has(name) || OTHER_FACETS.has(name) });

import { SchemaError } from "../source/errors.js";
import { quote } from "../source/visible-text.js";
import { NAMESPACE, type QName } from "../xml/qname.js";
import {
  attribute,
  booleanAttribute,
  checkAttributes,
  requiredNameAttribute,
  trimmedAttribute,
  type XmlElement,
} from "../xml/xml-element.js";
import type { Construct, ElementDeclaration, ElementParticle, TypeDefinition, TypeUse } from "./components.js";
import { construct, contentOf, referenceAttribute, type SchemaContext, schemaName, unexpected } from "./grammar.js";
import { parseAnnotation } from "./parse-annotation.js";
import { parseComplexType } from "./parse-complex-type.js";
import { parseSimpleType } from "./parse-simple-type.js";

/**
 * ```
 * <element name type nillable default fixed abstract substitutionGroup block final id>
 *   (annotation?, ((simpleType | complexType)?, (unique | key | keyref)*))
 * </element>
 * ```
 */
export function parseGlobalElement(element: XmlElement, context: SchemaContext): ElementDeclaration {
  checkAttributes(element, [...DECLARATION_ATTRIBUTES, "abstract", "substitutionGroup", "final"]);
  return declaration(element, declaredName(element, context), refusedInDeclaration(element), context);
}

/**
 * ```
 * <element name|ref type minOccurs maxOccurs nillable default fixed form block id>
 *   (annotation?, ((simpleType | complexType)?, (unique | key | keyref)*))
 * </element>
 * ```
 */
export function parseElementParticle(element: XmlElement, context: SchemaContext): ElementParticle {
  checkAttributes(element, [...DECLARATION_ATTRIBUTES, "ref", "form", "minOccurs", "maxOccurs"]);
  const ref = referenceAttribute(element, "ref", context);
  const name = ref ?? declaredName(element, context);
  const refused = [
    ...(ref === undefined ? [] : [construct(element, "an element particle with ref")]),
    ...(ref === undefined && !isQualified(element, context)
      ? [construct(element, "an unqualified local element")]
      : []),
    ...refusedInDeclaration(element),
  ];
  return { ...declaration(element, name, refused, context), ...parseOccurrence(element) };
}

function declaredName(element: XmlElement, { targetNamespace }: SchemaContext): QName {
  return { namespace: targetNamespace, localName: requiredNameAttribute(element, "name") };
}

/** minOccurs and maxOccurs, both 1 if left out. */
export function parseOccurrence(element: XmlElement): Pick<ElementParticle, "minOccurs" | "maxOccurs"> {
  const maxOccurs = trimmedAttribute(element, "maxOccurs");
  return {
    minOccurs: parseCount(element, "minOccurs"),
    maxOccurs: maxOccurs === "unbounded" ? "unbounded" : parseCount(element, "maxOccurs"),
  };
}

function parseCount(element: XmlElement, name: "minOccurs" | "maxOccurs"): number {
  const text = trimmedAttribute(element, name) ?? "1";
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new SchemaError(`${name} must be a number, got ${quote(text)}`, element.position);
}

function declaration(
  element: XmlElement,
  name: QName,
  refused: readonly Construct[],
  context: SchemaContext,
): ElementDeclaration {
  const type = parseTypeUse(element, context);
  const nillable = booleanAttribute(element, "nillable");
  return { name, type, nillable, annotation: parseAnnotation(element), refused, position: element.position };
}

function parseTypeUse(element: XmlElement, context: SchemaContext): TypeUse {
  const name = referenceAttribute(element, "type", context);
  const anonymous = anonymousType(element, context);
  if (name !== undefined && anonymous !== undefined) {
    throw new SchemaError("an element has either the attribute type or a type of its own, not both", element.position);
  }
  if (anonymous !== undefined) return { kind: "anonymous", definition: anonymous };
  // An element without a type is of the ur-type (XSD 1.0 part 1, 3.3.2).
  return {
    kind: "reference",
    name: name ?? { namespace: NAMESPACE.xsd, localName: "anyType" },
    position: element.position,
  };
}

function anonymousType(element: XmlElement, context: SchemaContext): TypeDefinition | undefined {
  let type: TypeDefinition | undefined;
  for (const child of contentOf(element)) {
    const name = schemaName(child);
    if (name === "complexType" && type === undefined) type = parseComplexType(child, context);
    else if (name === "simpleType" && type === undefined) type = parseSimpleType(child, context);
    else if (!IDENTITY_CONSTRAINTS.includes(name ?? "")) throw unexpected(child, element);
  }
  return type;
}

function refusedInDeclaration(element: XmlElement): Construct[] {
  const attributes = ["default", "fixed", "substitutionGroup"]
    .filter((name) => attribute(element, name) !== undefined)
    .map((name) => construct(element, `the attribute ${name} of an element`));
  const abstract = booleanAttribute(element, "abstract") ? [construct(element, "an abstract element")] : [];
  const constraints = contentOf(element).filter((child) => IDENTITY_CONSTRAINTS.includes(schemaName(child) ?? ""));
  return [...attributes, ...abstract, ...constraints.map((child) => construct(child))];
}

function isQualified(element: XmlElement, context: SchemaContext): boolean {
  const form = attribute(element, "form");
  return form === undefined ? context.localElementsQualified : form === "qualified";
}

const DECLARATION_ATTRIBUTES = ["name", "type", "nillable", "default", "fixed", "block", "id"];

const IDENTITY_CONSTRAINTS = ["unique", "key", "keyref"];

import { SchemaError } from "../source/errors.js";
import {
  attribute,
  booleanAttribute,
  checkAttributes,
  childElements,
  showName,
  type XmlElement,
} from "../xml/xml-element.js";
import type { ComplexContent, ComplexDerivation, ComplexType, NamedType } from "./components.js";
import {
  checkContent,
  declaredName,
  optional,
  parseChildren,
  requiredReference,
  type SchemaContext,
  schemaName,
} from "./grammar.js";
import { parseAnnotation } from "./parse-annotation.js";
import { ATTRIBUTES, parseAttributes } from "./parse-attribute.js";
import { parseDerivations } from "./parse-derivations.js";
import { CONTENT_MODELS } from "./parse-particle.js";
import { FACETS, LOCAL_SIMPLE_TYPE, parseFacets } from "./parse-simple-type.js";
import type { Derivation } from "./properties.js";

/**
 * A global complex type (XSD 1.0 part 1, 3.4.2).
 * ```
 * <complexType name mixed abstract block final id>
 *   (annotation?, (simpleContent | complexContent |
 *     ((group | all | choice | sequence)?, ((attribute | attributeGroup)*, anyAttribute?))))
 * </complexType>
 * ```
 */
export function parseGlobalComplexType(element: XmlElement, context: SchemaContext): NamedType {
  checkAttributes(element, ["name", "mixed", "abstract", "block", "final", "id"]);
  return {
    ...parseComplexType(element, context),
    name: declaredName(element, context),
    abstract: booleanAttribute(element, "abstract"),
    final: parseDerivations(element, "final", SUBSTITUTIONS, context.finalDefault),
    block: parseDerivations(element, "block", SUBSTITUTIONS, context.blockDefault),
  };
}

/** `<complexType mixed id>`, with the same content (3.4.2) */
export function parseLocalComplexType(element: XmlElement, context: SchemaContext): ComplexType {
  checkAttributes(element, ["mixed", "id"]);
  return parseComplexType(element, context);
}

function parseComplexType(element: XmlElement, context: SchemaContext): ComplexType {
  return {
    kind: "complexType",
    name: undefined,
    abstract: false,
    final: NONE,
    block: NONE,
    ...parseBody(element, context),
    annotation: parseAnnotation(element),
    position: element.position,
  };
}

/** What a complex type is made of. */
type Body = Pick<ComplexType, "derivation" | "content" | "attributes">;

function parseBody(element: XmlElement, context: SchemaContext): Body {
  const child = childElements(element).find((candidate) => CONTENTS.has(schemaName(candidate) ?? ""));
  const parse = child && CONTENTS.get(schemaName(child) ?? "");
  checkContent(element, ...(parse === undefined ? MODEL_AND_ATTRIBUTES : [optional(CONTENTS)]));
  if (child !== undefined && parse !== undefined) return parse(child, element, context);
  // A content model without xs:complexContent around it restricts the ur-type.
  return {
    derivation: undefined,
    content: parseModel(element, element, context),
    attributes: parseAttributes(element, context),
  };
}

/**
 * A content that consists of elements (3.4.2).
 * ```
 * <complexContent mixed id> (annotation?, (restriction | extension)) </complexContent>
 * <restriction base id> (annotation?, (group | all | choice | sequence)?, attributes) </restriction>
 * <extension base id> (annotation?, ((group | all | choice | sequence)?, attributes)) </extension>
 * ```
 */
function parseComplexContent(element: XmlElement, type: XmlElement, context: SchemaContext): Body {
  checkAttributes(element, ["mixed", "id"]);
  const derivation = onlyDerivation(element);
  checkContent(derivation, ...MODEL_AND_ATTRIBUTES);
  // The attribute `mixed` of xs:complexContent wins over that of xs:complexType.
  const saysMixed = attribute(element, "mixed") === undefined && booleanAttribute(type, "mixed") ? type : element;
  return {
    derivation: parseDerivation(derivation, context),
    content: parseModel(derivation, saysMixed, context),
    attributes: parseAttributes(derivation, context),
  };
}

function parseModel(element: XmlElement, saysMixed: XmlElement, context: SchemaContext): ComplexContent {
  const [particle] = parseChildren(element, CONTENT_MODELS, context);
  const mixed = booleanAttribute(saysMixed, "mixed");
  return { kind: "complex", mixed, particle, position: saysMixed.position };
}

/**
 * A content that is text (3.4.2).
 * ```
 * <simpleContent id> (annotation?, (restriction | extension)) </simpleContent>
 * <restriction base id> (annotation?, (simpleType?, facet*)?, attributes) </restriction>
 * <extension base id> (annotation?, attributes) </extension>
 * ```
 */
function parseSimpleContent(element: XmlElement, _type: XmlElement, context: SchemaContext): Body {
  checkAttributes(element, ["id"]);
  const derivation = onlyDerivation(element);
  const { kind, base, position } = parseDerivation(derivation, context);
  checkContent(derivation, ...(kind === "restriction" ? [optional(LOCAL_SIMPLE_TYPE), FACETS] : []), ...ATTRIBUTES);
  const [definition] = parseChildren(derivation, LOCAL_SIMPLE_TYPE, context);
  return {
    derivation: { kind, base, position },
    content: {
      kind: "simple",
      type: definition && { kind: "anonymous", definition },
      ...parseFacets(derivation, context),
      position: element.position,
    },
    attributes: parseAttributes(derivation, context),
  };
}

function onlyDerivation(element: XmlElement): XmlElement {
  checkContent(element, optional(DERIVATIONS));
  const derivation = childElements(element).find((child) => DERIVATIONS.has(schemaName(child) ?? ""));
  if (derivation === undefined) throw new SchemaError(`${showName(element)} is empty`, element.position);
  checkAttributes(derivation, ["base", "id"]);
  return derivation;
}

function parseDerivation(element: XmlElement, context: SchemaContext): ComplexDerivation {
  const kind = schemaName(element) === "extension" ? "extension" : "restriction";
  const base = requiredReference(element, "base", context);
  return { kind, base: { kind: "reference", ...base }, position: element.position };
}

const CONTENTS = new Map([
  ["simpleContent", parseSimpleContent],
  ["complexContent", parseComplexContent],
]);

const DERIVATIONS = new Set(["restriction", "extension"]);

const MODEL_AND_ATTRIBUTES = [optional(CONTENT_MODELS), ...ATTRIBUTES] as const;

const NONE: readonly Derivation[] = [];

const SUBSTITUTIONS: readonly Derivation[] = ["extension", "restriction"];

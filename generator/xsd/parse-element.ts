import { expandedName } from "../xml/qname.js";
import {
  attribute,
  booleanAttribute,
  checkAttributes,
  requiredNameAttribute,
  type XmlElement,
} from "../xml/xml-element.js";
import type {
  ElementDeclaration,
  ElementReference,
  GlobalElement,
  LocalElement,
  TypeDefinition,
} from "./components.js";
import {
  checkContent,
  declaredName,
  formAttribute,
  optional,
  type Production,
  type Productions,
  parseChildren,
  referenceAttribute,
  repeated,
  requiredReference,
  type SchemaContext,
} from "./grammar.js";
import { parseAnnotation } from "./parse-annotation.js";
import { parseDerivations } from "./parse-derivations.js";
import { IDENTITY_CONSTRAINTS } from "./parse-identity-constraint.js";
import { parseMediaType } from "./parse-media-type.js";
import { parseOccurrence } from "./parse-occurrence.js";
import { LOCAL_SIMPLE_TYPE } from "./parse-simple-type.js";
import { parseTypeUse, urType } from "./parse-type-use.js";
import { parseValueConstraint } from "./parse-value-constraint.js";
import type { Derivation } from "./properties.js";

/**
 * A global element (XSD 1.0 part 1, 3.3.2).
 * ```
 * <element name type nillable default fixed abstract substitutionGroup block final id>
 *   (annotation?, ((simpleType | complexType)?, (unique | key | keyref)*))
 * </element>
 * ```
 */
export function parseGlobalElement(element: XmlElement, context: SchemaContext): GlobalElement {
  checkAttributes(element, GLOBAL_ATTRIBUTES);
  const type = parseElementType(element, context);
  const substitutionGroup = referenceAttribute(element, "substitutionGroup", context);
  return {
    name: declaredName(element, context),
    type: type ?? urType("anyType", element),
    hasTypeOfHead: type === undefined && substitutionGroup !== undefined,
    ...parseProperties(element, context),
    abstract: booleanAttribute(element, "abstract"),
    final: parseDerivations(element, "final", FINAL, context.finalDefault),
    substitutionGroup,
  };
}

/**
 * A local element, or a reference to a global one (3.3.2).
 * ```
 * <element name|ref type minOccurs maxOccurs nillable default fixed form block id>
 *   (annotation?, ((simpleType | complexType)?, (unique | key | keyref)*))
 * </element>
 * ```
 */
export function parseElementParticle(element: XmlElement, context: SchemaContext): LocalElement | ElementReference {
  if (attribute(element, "ref") !== undefined) return parseElementReference(element, context);
  checkAttributes(element, LOCAL_ATTRIBUTES);
  const form = formAttribute(element, "form", context.elementForm);
  const namespace = form === "qualified" ? context.targetNamespace : "";
  return {
    kind: "element",
    name: expandedName(namespace, requiredNameAttribute(element, "name")),
    type: parseElementType(element, context) ?? urType("anyType", element),
    form,
    ...parseProperties(element, context),
    ...parseOccurrence(element),
  };
}

/** `<element ref minOccurs maxOccurs id> (annotation?) </element>` (3.3.2) */
function parseElementReference(element: XmlElement, context: SchemaContext): ElementReference {
  checkAttributes(element, ["ref", "minOccurs", "maxOccurs", "id"]);
  checkContent(element);
  return {
    kind: "elementReference",
    ...requiredReference(element, "ref", context),
    ...parseOccurrence(element),
    annotation: parseAnnotation(element),
  };
}

function parseElementType(element: XmlElement, context: SchemaContext) {
  checkContent(element, optional(LOCAL_TYPES), repeated(IDENTITY_CONSTRAINTS));
  return parseTypeUse(element, "type", LOCAL_TYPES, context);
}

function parseProperties(element: XmlElement, context: SchemaContext): Omit<ElementDeclaration, "name" | "type"> {
  return {
    nillable: booleanAttribute(element, "nillable"),
    value: parseValueConstraint(element),
    mediaType: parseMediaType(element),
    block: parseDerivations(element, "block", BLOCK, context.blockDefault),
    identityConstraints: parseChildren(element, IDENTITY_CONSTRAINTS, context),
    annotation: parseAnnotation(element),
    position: element.position,
  };
}

const LOCAL_TYPES: Productions<TypeDefinition> = new Map<string, Production<TypeDefinition>>([
  ...LOCAL_SIMPLE_TYPE,
  ["complexType", (element, context) => context.parseLocalComplexType(element, context)],
]);

const DECLARATION_ATTRIBUTES = ["name", "type", "nillable", "default", "fixed", "block", "id"];

const GLOBAL_ATTRIBUTES = [...DECLARATION_ATTRIBUTES, "abstract", "substitutionGroup", "final"];

const LOCAL_ATTRIBUTES = [...DECLARATION_ATTRIBUTES, "form", "minOccurs", "maxOccurs"];

const BLOCK: readonly Derivation[] = ["extension", "restriction", "substitution"];

const FINAL: readonly Derivation[] = ["extension", "restriction"];

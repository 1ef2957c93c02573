import { type SchemaError, unsupported } from "../source/errors.js";
import { isNamed, NAMESPACE } from "../xml/qname.js";
import type {
  Attributes,
  ComplexContent,
  ComplexType,
  ElementDeclaration,
  GlobalElement,
  LocalElement,
  Particle,
  SimpleType,
  TypeReference,
  TypeUse,
} from "../xsd/components.js";
import type { Enumeration } from "../xsd/properties.js";
import { isRedefined } from "../xsd/redefine.js";

/**
 * Refuses what a schema can say and a contract cannot express. It is an error at its position, and only if an operation
 * uses it: a schema may declare what no message uses. bind-operations.ts does the same for bindings.
 */

/** Returns the content of a type that consists of elements alone. @throws SchemaError if the type has anything else */
export function requireElements({ abstract, attributes, content, derivation, position }: ComplexType): ComplexContent {
  if (content.kind === "complex" && content.mixed) throw unsupported("mixed content", content.position);
  if (abstract) throw unsupported("an abstract type", position);
  if (content.kind === "simple") throw unsupported("xs:simpleContent", content.position);
  if (derivation !== undefined) {
    checkNotRedefined(derivation.base);
    if (derivation.kind === "restriction")
      throw unsupported("xs:complexContent by xs:restriction", derivation.position);
  }
  checkNoAttributes(attributes);
  return content;
}

function checkNoAttributes({ uses, wildcard }: Attributes): void {
  const [first] = uses;
  if (first !== undefined)
    throw unsupported(first.kind === "attributeGroup" ? "xs:attributeGroup" : "xs:attribute", first.position);
  if (wildcard !== undefined) throw unsupported("xs:anyAttribute", wildcard.position);
}

/** A redefinition extends the original of its type, which has no name that a contract could use. */
function checkNotRedefined({ name, position }: TypeReference): void {
  if (isRedefined(name)) throw unsupported("xs:redefine", position);
}

/** The error for a particle that a contract cannot express. */
export function inexpressible(particle: Exclude<Particle, LocalElement>): SchemaError {
  switch (particle.kind) {
    case "sequence":
      return unsupported("an xs:sequence that does not occur exactly once", particle.position);
    case "elementReference":
      return unsupported("an element particle with ref", particle.position);
    case "choice":
    case "all":
    case "group":
    case "any":
      return unsupported(`xs:${particle.kind}`, particle.position);
  }
}

export function checkLocalElement(element: LocalElement): void {
  const { form, minOccurs, position } = element;
  if (form === "unqualified") throw unsupported("an unqualified local element", position);
  checkDeclaration(element);
  if (minOccurs > 1) throw unsupported(`minOccurs="${minOccurs}"`, position);
}

/** An element can be repeated only if it is the only element of its type. */
export function checkOnce({ maxOccurs, position }: LocalElement): void {
  if (maxOccurs === "unbounded") throw unsupported("a repeated element beside others", position);
  if (maxOccurs !== 1) throw unsupported(`maxOccurs="${maxOccurs}"`, position);
}

export function checkGlobalElement(element: GlobalElement): void {
  const { substitutionGroup, abstract, position } = element;
  if (substitutionGroup !== undefined) throw unsupported("the attribute substitutionGroup of an element", position);
  if (abstract) throw unsupported("an abstract element", position);
  checkDeclaration(element);
}

function checkDeclaration({ value, identityConstraints, position }: ElementDeclaration): void {
  if (value !== undefined) throw unsupported(`the attribute ${value.kind} of an element`, position);
  const [constraint] = identityConstraints;
  if (constraint !== undefined) throw unsupported(`xs:${constraint.kind}`, constraint.position);
}

/** Returns the reference to a type that has a name and values. @throws SchemaError for any other type */
export function requireName(type: TypeUse): TypeReference {
  if (type.kind === "anonymous") throw unsupported("an anonymous type", type.definition.position);
  const { name, position } = type;
  if (name.namespace === NAMESPACE.xsd && NOT_DATATYPES.includes(name.localName))
    throw unsupported(`the datatype xs:${name.localName}`, position);
  return type;
}

/** Datatypes without values of their own, and lists that need no definition. No message of NetServer has them. */
const NOT_DATATYPES = ["anySimpleType", "NOTATION", "NMTOKENS", "IDREFS", "ENTITIES"];

/** Returns the values of an enumeration of strings. @throws SchemaError if the type is anything else */
export function requireEnumeration({ variety, position }: SimpleType): readonly Enumeration[] {
  if (variety.kind === "union") throw unsupported("xs:union", variety.position);
  if (variety.kind === "list") throw unsupported("an xs:list of lists", position);
  const { base, enumerations, facets } = variety;
  if (base.kind === "reference") checkNotRedefined(base);
  const [facet] = facets;
  if (facet !== undefined) throw unsupported(`the facet xs:${facet.name}`, facet.position);
  if (base.kind === "anonymous" || !isNamed(base.name, NAMESPACE.xsd, "string") || enumerations.length === 0)
    throw unsupported("an xs:restriction that is not an enumeration of strings", position);
  return enumerations;
}

import { type SchemaError, unsupported } from "../source/errors.js";
import type {
  Attributes,
  ComplexContent,
  ComplexType,
  ElementDeclaration,
  GlobalElement,
  LocalElement,
  Particle,
  TypeReference,
} from "../xsd/components.js";
import { isRedefined } from "../xsd/redefine.js";

/**
 * What a schema can say and a contract cannot express. It is an error where it stands, and only if an operation reaches
 * it: a schema may declare what no message uses.
 */

/** The content of a type that consists of elements. @throws SchemaError if the type says more than that */
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

/** What a type was before it was redefined is a type like others, but without a name of its own. */
export function checkNotRedefined({ name, position }: TypeReference): void {
  if (isRedefined(name)) throw unsupported("xs:redefine", position);
}

/** The particles of which no contract can say where they may stand. */
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
  if (element.form === "unqualified") throw unsupported("an unqualified local element", element.position);
  checkDeclaration(element);
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

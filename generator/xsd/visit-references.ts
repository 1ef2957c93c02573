import type { QName } from "../xml/qname.js";
import type {
  AttributeDeclaration,
  Attributes,
  ComplexType,
  ElementDeclaration,
  GlobalElement,
  Particle,
  SimpleType,
  TypeDefinition,
  TypeUse,
} from "./components.js";
import type { IdentityConstraint, Reference } from "./properties.js";
import type { SymbolSpace, SymbolSpaces } from "./schema-set.js";

/** Receives the references of components. */
export interface Visitor {
  /** @param element - the element whose type is referred to */
  reference(space: SymbolSpace, reference: Reference, element?: QName): void;
  /** Any element declaration, global or local, may have identity constraints. Their names are global. */
  identityConstraint(constraint: IdentityConstraint): void;
}

/** Visits the references of all components, however deeply they are nested. */
export function visitReferences(spaces: SymbolSpaces, visitor: Visitor): void {
  for (const element of spaces.elements.values()) visitGlobalElement(element, visitor);
  for (const type of spaces.types.values()) visitType(type, visitor);
  for (const { model } of spaces.groups.values()) visitParticle(model, visitor);
  for (const { attributes } of spaces.attributeGroups.values()) visitAttributes(attributes, visitor);
  for (const attribute of spaces.attributes.values()) visitAttribute(attribute, visitor);
}

function visitGlobalElement(element: GlobalElement, visitor: Visitor): void {
  if (element.substitutionGroup !== undefined) visitor.reference("elements", element.substitutionGroup);
  visitElement(element, visitor);
}

function visitElement({ type, identityConstraints }: ElementDeclaration, visitor: Visitor, name?: QName): void {
  visitTypeUse(type, visitor, name);
  for (const constraint of identityConstraints) visitor.identityConstraint(constraint);
}

function visitTypeUse(type: TypeUse, visitor: Visitor, element?: QName): void {
  if (type.kind === "anonymous") visitType(type.definition, visitor);
  else visitor.reference("types", type, element);
}

function visitType(type: TypeDefinition, visitor: Visitor): void {
  if (type.kind === "complexType") visitComplexType(type, visitor);
  else visitSimpleType(type, visitor);
}

function visitComplexType({ derivation, content, attributes }: ComplexType, visitor: Visitor): void {
  if (derivation !== undefined) visitor.reference("types", derivation.base);
  if (content.kind === "simple" && content.type !== undefined) visitTypeUse(content.type, visitor);
  if (content.kind === "complex" && content.particle !== undefined) visitParticle(content.particle, visitor);
  visitAttributes(attributes, visitor);
}

function visitSimpleType({ variety }: SimpleType, visitor: Visitor): void {
  switch (variety.kind) {
    case "restriction":
      visitTypeUse(variety.base, visitor);
      break;
    case "list":
      visitTypeUse(variety.itemType, visitor);
      break;
    case "union":
      for (const type of variety.memberTypes) visitTypeUse(type, visitor);
  }
}

function visitParticle(particle: Particle, visitor: Visitor): void {
  switch (particle.kind) {
    case "element":
      visitElement(particle, visitor, particle.name);
      break;
    case "elementReference":
      visitor.reference("elements", particle);
      break;
    case "group":
      visitor.reference("groups", particle);
      break;
    case "sequence":
    case "choice":
    case "all":
      for (const inner of particle.particles) visitParticle(inner, visitor);
      break;
    case "any":
  }
}

function visitAttributes({ uses }: Attributes, visitor: Visitor): void {
  for (const use of uses) {
    if (use.kind === "attribute") visitAttribute(use, visitor);
    else visitor.reference(use.kind === "attributeGroup" ? "attributeGroups" : "attributes", use);
  }
}

function visitAttribute({ type }: AttributeDeclaration, visitor: Visitor): void {
  visitTypeUse(type, visitor);
}

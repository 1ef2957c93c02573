import { clarkName } from "../xml/qname.js";
import type { AttributeDeclaration, AttributeReference, Attributes, LocalAttribute } from "../xsd/components.js";
import type { NamespaceConstraint, Wildcard } from "../xsd/properties.js";
import type { ContentScope } from "./lower-content.js";
import type { LoweredAttribute } from "./lowered.js";
import { typeOfAttribute, typeOfElement, typeOfGroup } from "./type-path.js";

/** The attributes of a type or of an attribute group, without groups and references. */
export interface LoweredAttributes {
  readonly attributes: readonly LoweredAttribute[];
  readonly anyAttributes: Wildcard | undefined;
}

export function lowerAttributes({ uses, wildcard }: Attributes, scope: ContentScope): LoweredAttributes {
  const attributes: LoweredAttribute[] = [];
  let anyAttributes = wildcard;
  for (const use of uses) {
    if (use.kind === "attributeGroup") {
      const { name, attributes: own } = scope.declarations.get("attributeGroups", use.name);
      const group = lowerAttributes(own, { ...scope, home: typeOfGroup(name) });
      attributes.push(...group.attributes);
      anyAttributes = both(anyAttributes, group.anyAttributes);
    } else if (use.use !== "prohibited") attributes.push(lowerAttribute(use, scope));
  }
  return { attributes: distinct(attributes), anyAttributes };
}

function lowerAttribute(
  use: LocalAttribute | AttributeReference,
  { home, declarations }: ContentScope,
): LoweredAttribute {
  const isLocal = use.kind === "attribute";
  const declaration: AttributeDeclaration = isLocal ? use : declarations.get("attributes", use.name);
  const { localName } = declaration.name;
  return {
    declaration,
    typeName: isLocal ? typeOfAttribute(home, localName) : typeOfAttribute(typeOfElement(declaration.name), localName),
    documentation: use.annotation.documentation || declaration.annotation.documentation,
    required: use.use === "required",
    value: use.value ?? declaration.value,
  };
}

/** Attributes that two groups share count once. */
function distinct(attributes: readonly LoweredAttribute[]): LoweredAttribute[] {
  return [...new Map(attributes.map((attribute) => [clarkName(attribute.declaration.name), attribute])).values()];
}

/** The wildcard for what two wildcards of one type both allow (XSD 1.0 part 1, 3.4.2). */
function both(own: Wildcard | undefined, other: Wildcard | undefined): Wildcard | undefined {
  if (own === undefined || other === undefined) return own ?? other;
  return { ...own, namespaces: intersection(own.namespaces, other.namespaces) };
}

function intersection(a: NamespaceConstraint, b: NamespaceConstraint): NamespaceConstraint {
  if (a.kind === "any") return b;
  if (b.kind === "any") return a;
  if (a.kind === "oneOf") return { ...a, namespaces: a.namespaces.filter((namespace) => admits(b, namespace)) };
  if (b.kind === "oneOf") return { ...b, namespaces: b.namespaces.filter((namespace) => admits(a, namespace)) };
  return a;
}

/** Whether names of a namespace are allowed. */
function admits(constraint: NamespaceConstraint, namespace: string): boolean {
  switch (constraint.kind) {
    case "any":
      return true;
    case "not":
      return namespace !== "" && namespace !== constraint.namespace;
    case "oneOf":
      return constraint.namespaces.includes(namespace);
  }
}

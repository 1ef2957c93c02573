import type { QName } from "../../generator/xml/qname.js";
import type { AttributeGroup, Attributes, Particle, TypeUse } from "../../generator/xsd/components.js";
import type { NamespaceConstraint, Occurrence, ValueConstraint } from "../../generator/xsd/properties.js";

/** A content model in one line: `sequence(t:A, choice(t:B | ref t:C)?)`. `t` is the namespace urn:t; names without a prefix have no namespace. */
export function showParticle(particle: Particle): string {
  return `${showTerm(particle)}${showOccurrence(particle)}`;
}

function showTerm(particle: Particle): string {
  switch (particle.kind) {
    case "element":
      return showName(particle.name);
    case "elementReference":
      return `ref ${showName(particle.name)}`;
    case "group":
      return `group ${showName(particle.name)}`;
    case "any":
      return `any(${showNamespaces(particle.namespaces)} ${particle.processContents})`;
    case "sequence":
    case "choice":
    case "all":
      return `${particle.kind}(${particle.particles.map(showParticle).join(particle.kind === "choice" ? " | " : ", ")})`;
  }
}

function showOccurrence({ minOccurs, maxOccurs }: Occurrence): string {
  return OCCURRENCES.get(`${minOccurs},${maxOccurs}`) ?? `{${minOccurs},${maxOccurs}}`;
}

const OCCURRENCES = new Map([
  ["1,1", ""],
  ["0,1", "?"],
  ["0,unbounded", "*"],
  ["1,unbounded", "+"],
]);

function showNamespaces(constraint: NamespaceConstraint): string {
  switch (constraint.kind) {
    case "any":
      return "##any";
    case "not":
      return `not ${constraint.namespace}`;
    case "oneOf":
      return constraint.namespaces.map((namespace) => namespace || "##local").join(" ");
  }
}

/** Attributes in one line: `a: xs:int required, group t:G, any(##any strict)`. */
export function showAttributes({ uses, wildcard }: Attributes): string {
  const any = wildcard && `any(${showNamespaces(wildcard.namespaces)} ${wildcard.processContents})`;
  return [...uses.map(showUse), ...(any === undefined ? [] : [any])].join(", ");
}

function showUse(use: AttributeGroup["attributes"]["uses"][number]): string {
  if (use.kind === "attributeGroup") return `group ${showName(use.name)}`;
  const what = use.kind === "attribute" ? `${showName(use.name)}: ${showType(use.type)}` : `ref ${showName(use.name)}`;
  return `${what}${use.use === "optional" ? "" : ` ${use.use}`}${showValue(use.value)}`;
}

function showValue(value: ValueConstraint | undefined): string {
  return value === undefined ? "" : ` ${value.kind} "${value.text}"`;
}

export function showType(type: TypeUse): string {
  return type.kind === "reference" ? showName(type.name) : `anonymous ${type.definition.kind}`;
}

export function showName({ namespace, localName }: QName): string {
  if (namespace === "") return localName;
  const prefix = PREFIXES.get(namespace);
  return prefix === undefined ? `{${namespace}}${localName}` : `${prefix}:${localName}`;
}

const PREFIXES = new Map([
  ["urn:t", "t"],
  ["http://www.w3.org/2001/XMLSchema", "xs"],
]);

import type {
  Attribute,
  ComplexType,
  ElementParticle,
  GlobalElement,
  GroupParticle,
  NamedComplexType,
  NamedType,
  Occurs,
  Particle,
  Schema,
  Simple,
  ValueConstraint,
} from "./schema-model.js";
import { SIMPLE_DEFINITIONS } from "./simple-pool.js";
import { escapeXml } from "./write-attributes.js";

/** A component of a schema as text. */
export interface Component {
  readonly name: string;
  readonly text: string;
}

/** The components of a schema, with the element of the message. */
export function printComponents({ payload, types, elements, groups }: Schema): Component[] {
  return [
    ...SIMPLE_DEFINITIONS.trim().split("\n"),
    '<xs:attribute name="code" type="xs:int"/>',
    '<xs:attributeGroup name="Marks"><xs:attribute name="mark" type="xs:token"/><xs:attribute ref="tns:code"/><xs:attribute ref="xml:lang"/></xs:attributeGroup>',
    ...Object.entries(groups).map(([name, of]) => `<xs:group name="${name}">${printParticle(of)}</xs:group>`),
    ...elements.map(printGlobal),
    ...types.map(printNamed),
    ...[payload, { ...payload, name: `${payload.name}Response` }].map((element) => printElement(element, "")),
  ].map((text) => ({ name: nameOf(text), text }));
}

/** The name that the outermost element of a text gives itself. */
function nameOf(text: string): string {
  return /^<[^>]*? name="([^"]+)"/.exec(text)?.[1] ?? "";
}

function printGlobal({ name, type, isAbstract, replaces }: GlobalElement): string {
  const replaced = replaces === undefined ? "" : ` substitutionGroup="tns:${replaces}"`;
  return `<xs:element name="${name}" type="${referenceTo(type)}"${isAbstract ? ' abstract="true"' : ""}${replaced}/>`;
}

function printNamed(type: NamedComplexType): string {
  const isAbstract = type.isAbstract ? ' abstract="true"' : "";
  return printComplex(type, ` name="${type.name}"${isAbstract}`);
}

function printComplex(type: ComplexType, attributes = ""): string {
  const mixed = type.isMixed ? ' mixed="true"' : "";
  return `<xs:complexType${attributes}${mixed}>${printDerived(type)}</xs:complexType>`;
}

function printDerived({ content, derivation, ...type }: ComplexType): string {
  const attributes = printAttributes(type);
  if (content?.kind === "simple")
    return `<xs:simpleContent>${printText(content, attributes, derivation)}</xs:simpleContent>`;
  const inside = (content === undefined ? "" : printParticle(content)) + attributes;
  if (derivation === undefined) return inside;
  const { kind, base } = derivation;
  return `<xs:complexContent><xs:${kind} base="${base === "anyType" ? "xs" : "tns"}:${base}">${inside}</xs:${kind}></xs:complexContent>`;
}

function printText({ type }: Simple, attributes: string, derivation: ComplexType["derivation"]): string {
  if (derivation === undefined) return `<xs:extension base="${type}">${attributes}</xs:extension>`;
  const narrowed = `<xs:simpleType><xs:restriction base="${type}"/></xs:simpleType>`;
  return `<xs:restriction base="tns:${derivation.base}">${narrowed}${attributes}</xs:restriction>`;
}

function printAttributes({
  attributes,
  hasMarks,
  hasAnyAttribute,
}: Omit<ComplexType, "content" | "derivation">): string {
  return [
    ...attributes.map(printAttribute),
    hasMarks ? '<xs:attributeGroup ref="tns:Marks"/>' : "",
    hasAnyAttribute ? '<xs:anyAttribute namespace="##other" processContents="lax"/>' : "",
  ].join("");
}

function printAttribute({ name, type, use, isQualified, value, isReference = false }: Attribute): string {
  if (isReference) return `<xs:attribute ref="tns:${name}" use="${use}"/>`;
  const form = isQualified ? ' form="qualified"' : "";
  return printTyped(`<xs:attribute name="${name}" use="${use}"${form}${constraint(value)}`, type);
}

function printParticle(particle: Particle): string {
  const limits = occurs(particle.occurs);
  switch (particle.kind) {
    case "element":
      return printElement(particle, limits);
    case "ref":
      return `<xs:element ref="tns:${particle.to}"${limits}/>`;
    case "group":
      return `<xs:group ref="tns:${particle.name}"${limits}/>`;
    case "any":
      return `<xs:any namespace="${particle.namespaces}" processContents="lax"${limits}/>`;
    case "sequence":
    case "choice":
    case "all":
      return printGroup(particle, limits);
  }
}

function printGroup({ kind, of }: GroupParticle, limits: string): string {
  return `<xs:${kind}${limits}>${of.map(printParticle).join("")}</xs:${kind}>`;
}

function printElement({ name, type, nillable, isUnqualified, value }: ElementParticle, limits: string): string {
  const form = isUnqualified ? ' form="unqualified"' : "";
  const tag = `<xs:element name="${name}"${limits}${nillable ? ' nillable="true"' : ""}${form}${constraint(value)}`;
  return type.kind === "complex" ? `${tag}>${printComplex(type)}</xs:element>` : printTyped(tag, type);
}

/** @param tag - the start tag of an element or attribute, as far as it goes */
function printTyped(tag: string, type: Simple | NamedType): string {
  const definition = type.kind === "simple" ? type.definition : undefined;
  if (definition === undefined) return `${tag} type="${referenceTo(type)}"/>`;
  return `${tag}>${definition}</${tag.slice(1).replace(/ .*/s, "")}>`;
}

function referenceTo(type: Simple | NamedType): string {
  return type.kind === "simple" ? type.type : `tns:${type.name}`;
}

function occurs({ min, max }: Occurs): string {
  return `${min === 1 ? "" : ` minOccurs="${min}"`}${max === 1 ? "" : ` maxOccurs="${max}"`}`;
}

function constraint(value: ValueConstraint | undefined): string {
  return value === undefined ? "" : ` ${value.kind}="${escapeXml(value.text.replace(/^t:/, "tns:"))}"`;
}

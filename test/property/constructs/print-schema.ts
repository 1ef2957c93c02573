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
import { escapeXml } from "./write-instance.js";

/** The components of a schema beside the payload elements. Its message has one element `Value` of the type `Root`. */
export function printSchema({ root, types, elements, groups }: Schema): string {
  return [
    SIMPLE_DEFINITIONS,
    '<xs:attribute name="code" type="xs:int"/>',
    '<xs:attributeGroup name="Marks"><xs:attribute name="mark" type="xs:token"/><xs:attribute ref="tns:code"/></xs:attributeGroup>',
    ...Object.entries(groups).map(([name, of]) => `<xs:group name="${name}">${printParticle(of)}</xs:group>`),
    ...elements.map(printGlobal),
    ...types.map(printNamed),
    printNamed({ ...root, name: "Root", isAbstract: false }),
  ].join("\n");
}

function printGlobal({ name, type, isAbstract, replaces }: GlobalElement): string {
  const replaced = replaces === undefined ? "" : ` substitutionGroup="tns:${replaces}"`;
  return `<xs:element name="${name}" type="${referenceTo(type)}"${isAbstract ? ' abstract="true"' : ""}${replaced}/>`;
}

function printNamed(type: NamedComplexType): string {
  const isAbstract = type.isAbstract ? ' abstract="true"' : "";
  return printComplex(type, ` name="${type.name}"${isAbstract}`, type.derivation);
}

function printComplex(type: ComplexType, attributes = "", derivation?: NamedComplexType["derivation"]): string {
  const mixed = type.isMixed ? ' mixed="true"' : "";
  return `<xs:complexType${attributes}${mixed}>${printDerived(type, derivation)}</xs:complexType>`;
}

function printDerived({ content, ...type }: ComplexType, derivation: NamedComplexType["derivation"]): string {
  const attributes = printAttributes(type);
  if (content?.kind === "simple") {
    const inside = `<xs:extension base="${content.type}">${attributes}</xs:extension>`;
    return `<xs:simpleContent>${inside}</xs:simpleContent>`;
  }
  const inside = (content === undefined ? "" : printParticle(content)) + attributes;
  if (derivation === undefined) return inside;
  const { kind, base } = derivation;
  return `<xs:complexContent><xs:${kind} base="${base === "anyType" ? "xs" : "tns"}:${base}">${inside}</xs:${kind}></xs:complexContent>`;
}

function printAttributes({ attributes, hasMarks, hasAnyAttribute }: Omit<ComplexType, "content">): string {
  return [
    ...attributes.map(printAttribute),
    hasMarks ? '<xs:attributeGroup ref="tns:Marks"/>' : "",
    hasAnyAttribute ? '<xs:anyAttribute namespace="##other" processContents="lax"/>' : "",
  ].join("");
}

function printAttribute({ name, type, use, isQualified, value }: Attribute): string {
  const form = isQualified ? ' form="qualified"' : "";
  return `<xs:attribute name="${name}" type="${type.type}" use="${use}"${form}${constraint(value)}/>`;
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
      return `<xs:any namespace="##other" processContents="lax"${limits}/>`;
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
  return type.kind === "complex" ? `${tag}>${printComplex(type)}</xs:element>` : `${tag} type="${referenceTo(type)}"/>`;
}

function referenceTo(type: Simple | NamedType): string {
  return type.kind === "simple" ? type.type : `tns:${type.name}`;
}

function occurs({ min, max }: Occurs): string {
  return `${min === 1 ? "" : ` minOccurs="${min}"`}${max === 1 ? "" : ` maxOccurs="${max}"`}`;
}

function constraint(value: ValueConstraint | undefined): string {
  return value === undefined ? "" : ` ${value.kind}="${escapeXml(value.text)}"`;
}

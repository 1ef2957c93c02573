import { SchemaError, unsupported } from "../source/errors.js";
import { clarkName, isNamed, NAMESPACE, type QName } from "../xml/qname.js";
import type {
  ComplexDerivation,
  ComplexType,
  Particle,
  SimpleContent,
  TypeReference,
  TypeUse,
} from "../xsd/components.js";
import type { Wildcard } from "../xsd/properties.js";
import type { Declarations } from "./declarations.js";
import { lowerAttributes } from "./lower-attributes.js";
import { lowerParticle } from "./lower-content.js";
import type { Branch, LoweredContent, LoweredParticle, LoweredType } from "./lowered.js";
import { either } from "./types.js";
import { wildcardOf } from "./wildcard-of.js";

/**
 * Lowers a complex type.
 * @param home - its name, from which types without a name in it get theirs
 * @throws SchemaError for what a contract cannot express
 */
export function lowerComplexType(type: ComplexType, home: QName, declarations: Declarations): LoweredType {
  const { derivation, content } = type;
  const { attributes, anyAttributes } = lowerAttributes(type.attributes, { home, declarations });
  const own = { attributes, anyAttributes: anyAttributes && wildcardOf(anyAttributes) };
  const lowered = { base: undefined, restricts: undefined, content: lowerContent(type, home, declarations), ...own };
  const base = derivation && complexBase(derivation.base, declarations);
  if (derivation?.kind === "extension" && content.kind === "complex" && base === undefined)
    return extendUrType(lowered, derivation);
  if (derivation === undefined || base === undefined) return lowered;
  if (derivation.kind === "restriction") {
    // A group says attributes as well, and one that is prohibited is said without being there.
    const uses = type.attributes.uses.filter(({ kind }) => kind !== "attributeGroup").map(({ name }) => name);
    const said = new Set([...uses, ...own.attributes.map(({ declaration }) => declaration.name)].map(clarkName));
    const inherited = allAttributes(base, declarations).attributes.filter(
      ({ declaration }) => !said.has(clarkName(declaration.name)),
    );
    return { ...lowered, restricts: derivation.base, attributes: [...inherited, ...own.attributes] };
  }
  const isMixed =
    content.kind === "complex" && (content.mixed || (base.content.kind === "complex" && base.content.mixed));
  if (isMixed) return extendMixed(base, derivation.base, lowered, declarations);
  // The text of the base is inherited, like its elements.
  const isText = content.kind === "simple";
  return { ...lowered, base: derivation.base, content: isText ? NO_ELEMENTS : lowered.content };
}

/** The ur-type has any elements, any text between them and any attributes (XSD 1.0 part 1, 3.4.7). */
function extendUrType(own: LoweredType, { base, position }: ComplexDerivation): LoweredType {
  if (!isNamed(base.name, NAMESPACE.xsd, "anyType"))
    throw unsupported(`an xs:extension of ${clarkName(base.name)}`, position);
  const namespaces = { kind: "any" } as const;
  const annotation = { documentation: "", appinfo: [] };
  const wildcard: Wildcard = { namespaces, processContents: "lax", annotation, position };
  const any: LoweredParticle = { kind: "any", wildcard, occurs: { min: 0, max: "unbounded" }, position };
  const particles = own.content.kind === "text" ? [] : own.content.particles;
  return {
    ...own,
    content: { kind: "mixed", particles: [any, ...particles], inAnyOrder: false },
    anyAttributes: wildcardOf(wildcard),
  };
}

/** Text may stand between the elements of the base as well, so that all of them are one list. */
function extendMixed(
  base: NamedComplexType,
  restricts: TypeReference,
  own: LoweredType,
  declarations: Declarations,
): LoweredType {
  const inherited = lowerComplexType(base, base.name, declarations);
  const particlesOf = ({ content }: LoweredType): Branch => (content.kind === "text" ? [] : content.particles);
  const inAnyOrder = [inherited, own].some(({ content }) => content.kind === "mixed" && content.inAnyOrder);
  return {
    ...own,
    restricts,
    content: { kind: "mixed", particles: [...particlesOf(inherited), ...particlesOf(own)], inAnyOrder },
    ...extendAttributes(allAttributes(base, declarations), own),
  };
}

const NO_ELEMENTS: LoweredContent = { kind: "elements", particles: [] };

function lowerContent({ content, derivation }: ComplexType, home: QName, declarations: Declarations): LoweredContent {
  if (content.kind === "simple")
    return { kind: "text", type: lowerText(content, derivation?.base, home, declarations) };
  const { mixed, particle } = content;
  const particles = particle === undefined ? [] : lowerParticle(particle, { home, declarations });
  const inAnyOrder = particle !== undefined && isAll(particle, declarations);
  if (mixed) return { kind: "mixed", particles, inAnyOrder };
  return { kind: "elements", particles, ...(inAnyOrder ? { inAnyOrder } : {}) };
}

function isAll(particle: Particle, declarations: Declarations): boolean {
  const { kind } = particle.kind === "group" ? declarations.get("groups", particle.name).model : particle;
  return kind === "all";
}

/** The type of the text: that of the base, or a restriction of it. */
function lowerText(
  content: SimpleContent,
  base: TypeReference | undefined,
  home: QName,
  declarations: Declarations,
): TypeUse {
  const type = content.type ?? (base && textType(base, home, declarations));
  if (type === undefined) throw new SchemaError("a text needs a type", content.position);
  const { enumerations, facets, position } = content;
  if (enumerations.length + facets.length === 0) return type;
  const variety = { kind: "restriction", base: type, enumerations, facets } as const;
  const annotation = { documentation: "", appinfo: [] };
  return {
    kind: "anonymous",
    definition: { kind: "simpleType", name: undefined, final: [], variety, annotation, position },
  };
}

function textType(base: TypeReference, home: QName, declarations: Declarations): TypeUse {
  const type = complexBase(base, declarations);
  if (type === undefined) return base;
  if (type.content.kind === "simple") return lowerText(type.content, type.derivation?.base, home, declarations);
  throw unsupported("xs:simpleContent of a type with elements", base.position);
}

/** The complex type that another one is derived from; undefined for a simple type and for the ur-type. */
function complexBase({ name }: TypeReference, { types }: Declarations): NamedComplexType | undefined {
  const type = types.get(clarkName(name));
  return type?.kind === "complexType" ? type : undefined;
}

/** The attributes of a type, and the further ones that it may have. */
type TypeAttributes = Pick<LoweredType, "attributes" | "anyAttributes">;

/** The attributes of a type and of its bases. */
function allAttributes(type: NamedComplexType, declarations: Declarations): TypeAttributes {
  const { base, ...own } = lowerComplexType(type, type.name, declarations);
  const baseType = base && complexBase(base, declarations);
  return baseType === undefined ? own : extendAttributes(allAttributes(baseType, declarations), own);
}

function extendAttributes(inherited: TypeAttributes, own: TypeAttributes): TypeAttributes {
  return {
    attributes: [...inherited.attributes, ...own.attributes],
    anyAttributes: either(inherited.anyAttributes, own.anyAttributes),
  };
}

type NamedComplexType = ComplexType & { readonly name: QName };

import { SchemaError } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import { clarkName, type QName, sameName } from "../xml/qname.js";
import type {
  AttributeGroup,
  Group,
  GroupReference,
  ModelGroup,
  NamedType,
  Particle,
  Redefine,
  SchemaDocument,
} from "./components.js";
import { checkSame } from "./merge-components.js";
import { SPACE_NAMES } from "./schema-set.js";

/** An xs:redefine, and the document that it names. */
export interface Redefinition {
  readonly redefine: Redefine;
  readonly target: SchemaDocument;
}

/** The symbol spaces whose components can be redefined. */
export interface RedefinableSpaces {
  readonly types: Map<string, NamedType>;
  readonly groups: Map<string, Group>;
  readonly attributeGroups: Map<string, AttributeGroup>;
}

/**
 * Replaces components with their redefinitions, wherever they are referenced (XSD 1.0 part 1, 4.2.2). The original
 * component gets a name that no document can use, `T$1`. A redefinition refers to the original by its own name: that
 * reference gets the new name, and the position of the xs:redefine.
 * @param redefinitions - if a redefined document redefines others, its own redefinitions come first
 * @throws SchemaError if there is nothing to redefine, or if a redefinition does not build on the original
 */
export function applyRedefinitions(spaces: RedefinableSpaces, redefinitions: readonly Redefinition[]): void {
  const types = new RedefinableSpace("types", spaces.types, repointType);
  const groups = new RedefinableSpace("groups", spaces.groups, repointGroup);
  const attributeGroups = new RedefinableSpace("attributeGroups", spaces.attributeGroups, repointAttributeGroup);
  for (const redefinition of redefinitions) {
    for (const type of redefinition.redefine.types) types.redefine(type, redefinition);
    for (const group of redefinition.redefine.groups) groups.redefine(group, redefinition);
    for (const group of redefinition.redefine.attributeGroups) attributeGroups.redefine(group, redefinition);
  }
}

/** More redefinitions of redefinitions than people write. */
const MAX_REDEFINITIONS = 100;

/** Makes a redefinition refer to the original by its new name. */
type Repoint<C> = (component: C, earlier: QName, position: Position) => C;

class RedefinableSpace<C extends NamedType | Group | AttributeGroup> {
  readonly #space: keyof RedefinableSpaces;
  readonly #components: Map<string, C>;
  readonly #repoint: Repoint<C>;
  readonly #applied = new Map<SchemaDocument, Map<string, C>>();

  constructor(space: keyof RedefinableSpaces, components: Map<string, C>, repoint: Repoint<C>) {
    this.#space = space;
    this.#components = components;
    this.#repoint = repoint;
  }

  redefine(component: C, { redefine, target }: Redefinition): void {
    const key = clarkName(component.name);
    const applied = this.#applied.get(target) ?? new Map<string, C>();
    this.#applied.set(target, applied);
    const same = applied.get(key);
    // Two documents may redefine the same components of a third if they are equal.
    if (same === undefined) {
      applied.set(key, component);
      const earlier = this.#rename(component);
      this.#components.set(key, this.#repoint(component, earlier, redefine.position));
    } else checkSame(same, component, `redefined ${SPACE_NAMES[this.#space]}`);
  }

  /** Gives the original component a name of its own. */
  #rename({ name, position }: C): QName {
    const redefined = this.#components.get(clarkName(name));
    if (redefined === undefined) {
      const what = `the ${SPACE_NAMES[this.#space]} ${clarkName(name)}`;
      throw new SchemaError(`${what} is not defined in the schema that is redefined`, position);
    }
    for (let count = 1; count <= MAX_REDEFINITIONS; count++) {
      const earlier = { ...name, localName: `${name.localName}$${count}` };
      if (this.#components.has(clarkName(earlier))) continue;
      this.#components.set(clarkName(earlier), { ...redefined, name: earlier });
      return earlier;
    }
    throw new SchemaError(`${clarkName(name)} is redefined more than ${MAX_REDEFINITIONS} times`, position);
  }
}

/** A type extends or restricts itself (4.2.2, src-redefine 5). */
function repointType(type: NamedType, earlier: QName, position: Position): NamedType {
  const base = { kind: "reference", name: earlier, position } as const;
  if (type.kind === "complexType") {
    const { derivation } = type;
    if (derivation !== undefined && sameName(derivation.base.name, type.name))
      return { ...type, derivation: { ...derivation, base } };
  } else {
    const { variety } = type;
    if (variety.kind === "restriction" && variety.base.kind === "reference" && sameName(variety.base.name, type.name))
      return { ...type, variety: { ...variety, base } };
  }
  throw new SchemaError(`the redefined type ${clarkName(type.name)} must be derived from itself`, type.position);
}

/** A group refers to itself once, or not at all if it restricts itself (src-redefine 6). */
function repointGroup(group: Group, earlier: QName, position: Position): Group {
  const own: GroupReference[] = [];
  const repoint = (particle: Particle): Particle => {
    if (isModelGroup(particle)) return { ...particle, particles: particle.particles.map(repoint) };
    if (particle.kind !== "group" || !sameName(particle.name, group.name)) return particle;
    own.push(particle);
    return { ...particle, name: earlier, position };
  };
  const model = { ...group.model, particles: group.model.particles.map(repoint) };
  const [first, second] = own;
  if (second !== undefined || (first !== undefined && (first.minOccurs !== 1 || first.maxOccurs !== 1)))
    throw new SchemaError(`the redefined group ${clarkName(group.name)} may contain itself only once`, group.position);
  return { ...group, model };
}

function isModelGroup(particle: Particle): particle is ModelGroup {
  return particle.kind === "sequence" || particle.kind === "choice" || particle.kind === "all";
}

/** Like `repointGroup` (src-redefine 7). */
function repointAttributeGroup(group: AttributeGroup, earlier: QName, position: Position): AttributeGroup {
  const isOwn = (use: AttributeGroup["attributes"]["uses"][number]): boolean =>
    use.kind === "attributeGroup" && sameName(use.name, group.name);
  if (group.attributes.uses.filter(isOwn).length > 1)
    throw new SchemaError(
      `the redefined attribute group ${clarkName(group.name)} may contain itself only once`,
      group.position,
    );
  const uses = group.attributes.uses.map((use) => (isOwn(use) ? { ...use, name: earlier, position } : use));
  return { ...group, attributes: { ...group.attributes, uses } };
}

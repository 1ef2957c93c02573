import { SchemaError } from "../source/errors.js";
import { clarkName } from "../xml/qname.js";
import type { Particle, TypeDefinition, TypeUse } from "./components.js";
import type { Derivation, Reference } from "./properties.js";
import type { SymbolSpaces } from "./schema-set.js";

/**
 * Checks that nothing is defined by itself: no type is derived from itself (XSD 1.0 part 1, 3.4.6 and 3.14.6), no
 * group contains itself (3.6.6, 3.8.6), and no element is in its own substitution group (3.3.6). A type may
 * have elements of its own type.
 * @throws SchemaError at the reference that closes a circle
 */
export function checkCircles(spaces: SymbolSpaces): void {
  const derived = findCircle(spaces.types, derivationsOf);
  if (derived !== undefined) {
    const { derivation, name, position } = derived;
    throw new SchemaError(`an xs:${derivation} of ${clarkName(name)}, which ${VERBS[derivation]} itself`, position);
  }
  const group = findCircle(spaces.groups, ({ model }) => groupsIn(model));
  if (group !== undefined) throw holdsItself("group", group);
  const attributeGroup = findCircle(spaces.attributeGroups, ({ attributes }) =>
    attributes.uses.filter(({ kind }) => kind === "attributeGroup"),
  );
  if (attributeGroup !== undefined) throw holdsItself("attribute group", attributeGroup);
  const head = findCircle(spaces.elements, ({ substitutionGroup }) => (substitutionGroup ? [substitutionGroup] : []));
  if (head !== undefined)
    throw new SchemaError(`the element ${clarkName(head.name)} is in its own substitution group`, head.position);
}

function holdsItself(kind: string, { name, position }: Reference): SchemaError {
  return new SchemaError(`the ${kind} ${clarkName(name)} contains itself`, position);
}

/** Finds a reference that closes a circle. Not recursive, because a chain of references may be as long as a schema. */
function findCircle<C, R extends Reference>(
  components: ReadonlyMap<string, C>,
  referencesOf: (component: C) => readonly R[],
): R | undefined {
  const closed = new Map<string, boolean>();
  for (const [start, component] of components) {
    if (closed.has(start)) continue;
    closed.set(start, false);
    const path = [{ key: start, rest: [...referencesOf(component)] }];
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const reference = last.rest.pop();
      if (reference === undefined) {
        closed.set(last.key, true);
        path.pop();
        continue;
      }
      const key = clarkName(reference.name);
      if (closed.get(key) === false) return reference;
      const next = components.get(key);
      if (next === undefined || closed.has(key)) continue;
      closed.set(key, false);
      path.push({ key, rest: [...referencesOf(next)] });
    }
  }
  return undefined;
}

interface DerivationReference extends Reference {
  readonly derivation: Exclude<Derivation, "substitution">;
}

const VERBS: Readonly<Record<DerivationReference["derivation"], string>> = {
  extension: "extends",
  restriction: "restricts",
  list: "lists",
  union: "unites",
};

/** The types that a type is derived from. */
function derivationsOf(type: TypeDefinition): DerivationReference[] {
  if (type.kind === "complexType") {
    const { derivation, content } = type;
    if (derivation === undefined) return [];
    const own = content.kind === "simple" && content.type !== undefined ? derivationsOf(content.type.definition) : [];
    return [{ ...derivation.base, derivation: derivation.kind }, ...own];
  }
  switch (type.variety.kind) {
    case "restriction":
      return derivedFrom(type.variety.base, "restriction");
    case "list":
      return derivedFrom(type.variety.itemType, "list");
    case "union":
      return type.variety.memberTypes.flatMap((member) => derivedFrom(member, "union"));
  }
}

function derivedFrom(type: TypeUse, derivation: DerivationReference["derivation"]): DerivationReference[] {
  return type.kind === "reference" ? [{ ...type, derivation }] : derivationsOf(type.definition);
}

function groupsIn(particle: Particle): Reference[] {
  switch (particle.kind) {
    case "group":
      return [particle];
    case "sequence":
    case "choice":
    case "all":
      return particle.particles.flatMap(groupsIn);
    case "element":
    case "elementReference":
    case "any":
      return [];
  }
}

import { unsupported } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import type { QName } from "../xml/qname.js";
import type { ElementDeclaration, ElementReference, GroupReference, ModelGroup, Particle } from "../xsd/components.js";
import type { Annotation, Occurrence as SchemaOccurrence } from "../xsd/properties.js";
import type { Occurrence } from "./contract.js";
import type { Declarations } from "./declarations.js";
import { isEmptiable, lowerBranches } from "./lower-branches.js";
import type { Branch, LoweredElement } from "./lowered.js";
import { typeOfElement, typeOfGroup, typeWithin } from "./type-path.js";

/**
 * Lowers a content: a schema can say one thing in many ways, a contract in one. Groups are replaced by their particles, references by
 * their targets, substitution groups by choices, and a sequence that occurs once by its particles.
 */

/** The context of a particle. */
export interface ContentScope {
  /** The type or the group by which types without a name are named. */
  readonly home: QName;
  readonly declarations: Declarations;
}

export function lowerParticle(particle: Particle, scope: ContentScope): Branch {
  if (particle.maxOccurs === 0) return [];
  switch (particle.kind) {
    case "element":
      return [
        lowerElement(particle, {
          typeName: typeWithin(scope.home, particle.name.localName),
          annotation: particle.annotation,
          occurs: occursOf(particle),
          position: particle.position,
        }),
      ];
    case "elementReference":
      return lowerReference(particle, scope);
    case "sequence":
    case "choice":
    case "all":
      return lowerGroup(particle, occursOf(particle), scope);
    case "group":
      return lowerGroupReference(particle, scope);
    case "any":
      return [{ kind: "any", wildcard: particle, occurs: occursOf(particle), position: particle.position }];
  }
}

/** The facts about the place of an element that are not in its declaration. */
interface ElementPlace {
  readonly typeName: QName;
  readonly annotation: Annotation;
  readonly occurs: Occurrence;
  readonly position: Position;
}

function lowerElement(declaration: ElementDeclaration, place: ElementPlace): LoweredElement {
  const { typeName, annotation, occurs, position } = place;
  const documentation = annotation.documentation || declaration.annotation.documentation;
  return { kind: "element", declaration, typeName, documentation, occurs, position };
}

/** A substitution group is a choice of its elements (XSD 1.0 part 1, 3.3.6). */
function lowerReference(reference: ElementReference, { declarations }: ContentScope): Branch {
  const { name, annotation, position } = reference;
  const head = declarations.get("elements", name);
  const elements = declarations.substitutesOf(head);
  if (elements.length === 0 && reference.minOccurs > 0)
    throw unsupported("an abstract element that no other one substitutes", position);
  const lowered = (declaration: ElementDeclaration, occurs: Occurrence): LoweredElement =>
    lowerElement(declaration, { typeName: typeOfElement(declaration.name), annotation, occurs, position });
  const [only, second] = elements;
  if (only !== undefined && second === undefined) return [lowered(only, occursOf(reference))];
  const branches = elements.map((element) => [lowered(element, ONCE)]);
  return lowerBranches(branches, occursOf(reference), position);
}

function lowerGroupReference(reference: GroupReference, { declarations }: ContentScope): Branch {
  const { model } = declarations.get("groups", reference.name);
  return lowerGroup(model, occursOf(reference), { home: typeOfGroup(reference.name), declarations });
}

function lowerGroup({ kind, particles, position }: ModelGroup, occurs: Occurrence, scope: ContentScope): Branch {
  const lowered = particles.map((particle) => lowerParticle(particle, scope));
  if (kind === "choice") return lowerBranches(lowered.length === 0 ? [[]] : lowered, occurs, position);
  const sequence = lowered.flat();
  const isOptionalAnyway = occurs.max === 1 && sequence.every(isEmptiable);
  return isOptionalAnyway ? sequence : lowerBranches([sequence], occurs, position);
}

function occursOf({ minOccurs, maxOccurs }: SchemaOccurrence): Occurrence {
  return { min: minOccurs, max: maxOccurs };
}

const ONCE: Occurrence = { min: 1, max: 1 };

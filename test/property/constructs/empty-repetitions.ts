import type { ComplexType, GroupParticle, Particle, Schema } from "./schema-model.js";

/**
 * Whether a repetition that may be empty is in another one. There are very many ways in which the elements of a message belong to such
 * repetitions, and libxml2 tries them all: it takes minutes for messages of a kilobyte.
 */
export function hasEmptyRepetitions({ types, groups }: Schema): boolean {
  return types.some((type) => deepest(contentOf(type), groups) > 1);
}

function contentOf({ content }: ComplexType): GroupParticle | undefined {
  return content?.kind === "simple" ? undefined : content;
}

/** How many repetitions that may be empty are inside each other. */
function deepest(particle: Particle | undefined, groups: Schema["groups"]): number {
  if (particle === undefined) return 0;
  const own = isRepeated(particle) && isEmpty(particle, groups) ? 1 : 0;
  const inside = partsOf(particle, groups).map((part) => deepest(part, groups));
  const apart = particle.kind === "element" && particle.type.kind === "complex" ? contentOf(particle.type) : undefined;
  return Math.max(own + Math.max(0, ...inside), deepest(apart, groups));
}

function isRepeated({ kind, occurs: { max } }: Particle): boolean {
  return kind !== "element" && (max === "unbounded" || max > 1);
}

/** Whether the content of a particle may have no element. */
function isEmpty(particle: Particle, groups: Schema["groups"]): boolean {
  const parts = partsOf(particle, groups);
  const mayBeEmpty = (part: Particle): boolean => part.occurs.min === 0 || isEmpty(part, groups);
  if (parts.length === 0) return false;
  return particle.kind === "choice" ? parts.some(mayBeEmpty) : parts.every(mayBeEmpty);
}

function partsOf(particle: Particle, groups: Schema["groups"]): readonly Particle[] {
  switch (particle.kind) {
    case "sequence":
    case "choice":
    case "all":
      return particle.of;
    case "group": {
      const named = groups[particle.name];
      return named === undefined ? [] : [named];
    }
    case "element":
    case "ref":
    case "any":
      return [];
  }
}

import type { ComplexType, LocalElement, Particle, TypeReference } from "../xsd/components.js";
import { inexpressible, requireElements } from "./expressible.js";

/** A complex type, reduced to what a contract can express. */
export interface LoweredType {
  /** What it extends. */
  readonly base: TypeReference | undefined;
  /** The elements of the type itself, in order; those of the base come before them. */
  readonly members: readonly LocalElement[];
}

/**
 * Lowers a complex type: a schema can say one thing in many ways, a contract in one. A sequence that occurs once is
 * replaced by its particles.
 * @throws SchemaError for what a contract cannot express
 */
export function lowerComplexType(type: ComplexType): LoweredType {
  const { particle } = requireElements(type);
  return { base: type.derivation?.base, members: particle === undefined ? [] : lowerParticle(particle) };
}

function lowerParticle(particle: Particle): readonly LocalElement[] {
  switch (particle.kind) {
    case "element":
      return [particle];
    case "sequence":
      if (particle.minOccurs !== 1 || particle.maxOccurs !== 1) throw inexpressible(particle);
      return particle.particles.flatMap(lowerParticle);
    case "elementReference":
    case "choice":
    case "all":
    case "group":
    case "any":
      throw inexpressible(particle);
  }
}

import type { ComplexType, LocalElement, Particle, TypeReference } from "../xsd/components.js";
import { inexpressible, requireElements } from "./expressible.js";

/** A complex type in the form of a contract. */
export interface LoweredType {
  /** What it extends. */
  readonly base: TypeReference | undefined;
  /** The elements of the type itself, in order; those of the base come before them. */
  readonly members: readonly LocalElement[];
}

/**
 * Lowers a complex type: of the many ways in which a schema can say one thing, a contract knows one. A sequence that
 * occurs once is dissolved into what it holds.
 * @throws SchemaError for what no contract can express
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

import type { AnyElements, Branch, Member, Occurrence, Particle } from "../../contract/contract.js";

/** How often something comes in a sample. */
export type Counter = (occurs: Occurrence, usual: number) => number;

/** Elements of a content in an order that it allows: of each choice the first branch, of one that repeats the branches in turn. */
export function elementsInOrder(particles: Branch, count: Counter): (Member | AnyElements)[] {
  return particles.flatMap((particle) => elementsOf(particle, count));
}

function elementsOf(particle: Particle, count: Counter): (Member | AnyElements)[] {
  switch (particle.kind) {
    case "member":
      return Array.from({ length: count(particle.occurs, 1) }, () => particle);
    case "any":
      return Array.from({ length: particle.occurs.min }, () => particle);
    case "choice": {
      const occurs = { min: particle.optional ? 0 : 1, max: 1 };
      return count(occurs, 1) === 0 ? [] : elementsInOrder(particle.branches[0] ?? [], count);
    }
    case "repetition": {
      const { branches, occurs } = particle;
      const rounds = Array.from({ length: count(occurs, branches.length) }, (_, index) => index % branches.length);
      return rounds.flatMap((index) => elementsInOrder(branches[index] ?? [], count));
    }
  }
}

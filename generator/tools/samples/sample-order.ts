import type { AnyElements, Branch, Member, Occurrence, Particle } from "../../contract/contract.js";
import type { ItemsPart, Part } from "../../typescript/content-parts.js";
import { clarkName } from "../../xml/qname.js";

/** How often something comes in a sample. */
export type Counter = (occurs: Occurrence, usual: number) => number;

/** Which branch a sample takes. @param turn - 0 for a choice, and the number of the round for one that repeats */
export type Chooser = (branches: readonly Branch[], turn: number) => Branch;

/** How a sample goes through a content. */
export interface Walk {
  readonly count: Counter;
  readonly choose: Chooser;
}

/** Elements of a content in an order that it allows. */
export function elementsInOrder(particles: Branch, walk: Walk): (Member | AnyElements)[] {
  return particles.flatMap((particle) => elementsOf(particle, walk));
}

function elementsOf(particle: Particle, walk: Walk): (Member | AnyElements)[] {
  const { count, choose } = walk;
  switch (particle.kind) {
    case "member":
      return Array.from({ length: count(particle.occurs, 1) }, () => particle);
    case "any":
      return Array.from({ length: particle.occurs.min }, () => particle);
    case "choice": {
      const occurs = { min: particle.optional ? 0 : 1, max: 1 };
      return count(occurs, 1) === 0 ? [] : elementsInOrder(choose(particle.branches, 0), walk);
    }
    case "repetition": {
      const { branches, occurs } = particle;
      const rounds = Array.from({ length: count(occurs, branches.length) }, (_, turn) => choose(branches, turn));
      return rounds.flatMap((branch) => elementsInOrder(branch, walk));
    }
  }
}

/** The part of a list that has an element. */
export function itemOf(element: Member | AnyElements, branches: ItemsPart["branches"]): readonly Part[] {
  if (element.kind === "any") {
    const [part] = branches.flat().filter(({ kind }) => kind === "any");
    return part?.kind === "any" ? [{ ...part, any: { ...element, occurs: part.any.occurs } }] : [];
  }
  const name = clarkName(element.element);
  return branches.flat().filter((part) => part.kind === "member" && clarkName(part.use.element) === name);
}

import { clarkName } from "../xml/qname.js";
import type { AnyElements, Branch, Member, NamespaceSet, Occurrence, Particle } from "./contract.js";

/** An element or a wildcard in one place of a content, and the places that may follow it (a position in Glushkov's automaton). */
export interface Place {
  readonly particle: Leaf;
  /** Equal for places of one element, or of wildcards for the same namespaces. */
  readonly key: string;
  /** How often it comes in a row, if there are limits. */
  readonly times: Occurrence | undefined;
  readonly followers: Set<Place>;
}

export type Leaf = Member | AnyElements;

/** Where a part of a content may begin and end. */
export interface Part {
  readonly first: readonly Place[];
  readonly last: readonly Place[];
  readonly isEmptiable: boolean;
}

/** How the limits of parts become places. */
export interface PlaceRules {
  /** How many copies of a part there may be. Limits above it are not kept. */
  readonly copies: number;
  /** Whether an element has one place for all its rounds, which are counted. */
  readonly isCounted: (leaf: Leaf) => boolean;
}

/** The places of particles that follow each other. */
export function placesIn(particles: Branch, rules: PlaceRules): Part {
  return inRow(particles.map((particle) => placesOf(particle, rules)));
}

/** How many places `placesIn` makes. */
export function countPlaces(particles: Branch, rules: PlaceRules): number {
  return particles.reduce((sum, particle) => sum + countOf(particle, rules), 0);
}

/** Whether both of two wildcards may take an element. */
export function setsOverlap(one: NamespaceSet, other: NamespaceSet): boolean {
  if (one === "any" || other === "any") return true;
  if ("not" in one) return "not" in other || other.some((namespace) => namespace !== "" && namespace !== one.not);
  if ("not" in other) return setsOverlap(other, one);
  return one.some((namespace) => other.includes(namespace));
}

function countOf(particle: Particle, rules: PlaceRules): number {
  switch (particle.kind) {
    case "choice":
      return countPlaces(particle.branches.flat(), rules);
    case "repetition":
      return copiesOf(particle.occurs, rules).count * countPlaces(particle.branches.flat(), rules);
    case "member":
    case "any":
      return isOnePlace(particle, rules) ? 1 : copiesOf(particle.occurs, rules).count;
  }
}

function placesOf(particle: Particle, rules: PlaceRules): Part {
  switch (particle.kind) {
    case "choice": {
      const part = oneOf(particle.branches, rules);
      return particle.optional ? { ...part, isEmptiable: true } : part;
    }
    case "repetition":
      return repeated(() => oneOf(particle.branches, rules), particle.occurs, rules);
    case "member":
    case "any": {
      if (!isOnePlace(particle, rules)) return repeated(() => placeOf(particle), particle.occurs, rules);
      const { min, max } = particle.occurs;
      return { ...placeOf(particle, { min: Math.max(min, 1), max }), isEmptiable: min === 0 };
    }
  }
}

/** Whether an element has limits that are counted in its place. */
function isOnePlace(leaf: Leaf, { isCounted }: PlaceRules): boolean {
  const { min, max } = leaf.occurs;
  return (min > 1 || (max !== 1 && max !== "unbounded")) && isCounted(leaf);
}

function placeOf(particle: Leaf, times?: Occurrence): Part {
  const key = particle.kind === "member" ? clarkName(particle.element) : JSON.stringify(particle.namespaces);
  const place = { particle, key, times, followers: new Set<Place>() };
  return { first: [place], last: [place], isEmptiable: false };
}

function oneOf(branches: readonly Branch[], rules: PlaceRules): Part {
  const parts = branches.map((branch) => placesIn(branch, rules));
  return {
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
    isEmptiable: parts.some(({ isEmptiable }) => isEmptiable),
  };
}

/** Copies of a part: those that must be there, and then those that may, each only after the one before it. */
function repeated(make: () => Part, occurs: Occurrence, rules: PlaceRules): Part {
  const { count, required, isOpen } = copiesOf(occurs, rules);
  const copies = Array.from({ length: count }, make);
  const last = copies.at(-1);
  if (isOpen && last !== undefined) follow(last, last);
  return copies.reduceRight((rest, copy, index) => {
    const row = inRow([copy, rest]);
    return index < required ? row : { ...row, isEmptiable: true };
  }, NOTHING);
}

/** @returns also whether any number of rounds may follow the last copy */
function copiesOf({ min, max }: Occurrence, { copies }: PlaceRules) {
  const required = Math.min(min, copies);
  const isOpen = max === "unbounded" || max > copies;
  return { count: isOpen ? Math.max(required, 1) : max, required, isOpen };
}

function inRow(parts: readonly Part[]): Part {
  return parts.reduceRight((after, before) => {
    follow(before, after);
    return {
      first: before.isEmptiable ? [...before.first, ...after.first] : before.first,
      last: after.isEmptiable ? [...before.last, ...after.last] : after.last,
      isEmptiable: before.isEmptiable && after.isEmptiable,
    };
  }, NOTHING);
}

function follow({ last }: Part, { first }: Part): void {
  for (const place of last) for (const next of first) place.followers.add(next);
}

const NOTHING: Part = { first: [], last: [], isEmptiable: true };

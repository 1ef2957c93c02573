import type { Branch, MessageContent, NamespaceSet, Occurrence, Particle, Wildcard } from "../../contract/contract.js";

/** What a content is beside its elements, in words: how they are in choices and lists, and what stands between them. */
export function modelOf(content: MessageContent): string {
  switch (content.kind) {
    case "elements":
      if (content.inAnyOrder === true) return "elements in any order";
      return modelOfBranch(content.particles) || "a sequence";
    case "mixed":
      return content.inAnyOrder
        ? "text and elements in any order"
        : `text ${modelOfBranch(content.particles)}`.trimEnd();
    case "text":
    case "bare":
      return content.kind;
    case "parts":
      return modelOfBranch(content.particles) || content.kind;
  }
}

/** What a wildcard allows, in words. */
export function showWildcard(wildcard: Wildcard | undefined): string | undefined {
  return wildcard && `names of ${showNamespaces(wildcard.namespaces)}`;
}

/** The numbers of elements that are allowed, in words. */
export function showOccurrence({ min, max }: Occurrence): string {
  if (max === "unbounded") return `${min} or more`;
  return min === max ? `${min}` : `${min} to ${max}`;
}

function modelOfBranch(particles: Branch): string {
  return particles.flatMap(modelOfParticle).join(", ");
}

function modelOfParticle(particle: Particle): string[] {
  switch (particle.kind) {
    case "member":
      return [];
    case "any":
      return [`${showOccurrence(particle.occurs)} of ${showNamespaces(particle.namespaces)}`];
    case "choice":
      return [`${particle.optional ? "optional " : ""}choice of ${modelOfBranches(particle.branches)}`];
    case "repetition":
      return [`repetition of ${modelOfBranches(particle.branches)}, ${showOccurrence(particle.occurs)}`];
  }
}

function modelOfBranches(branches: readonly Branch[]): string {
  return branches.map(inBranch).join(" or ");
}

function inBranch(branch: Branch): string {
  return branch
    .flatMap((particle) => (particle.kind === "member" ? [particle.element.localName] : modelOfParticle(particle)))
    .join(" ");
}

function showNamespaces(namespaces: NamespaceSet): string {
  if (namespaces === "any") return "any namespace";
  if ("not" in namespaces) return `any namespace but ${namespaces.not}`;
  return namespaces.map((namespace) => namespace || "no namespace").join(" or ");
}

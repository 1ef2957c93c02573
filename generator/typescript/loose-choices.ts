import type { ChoicePart, Part } from "./content-parts.js";
import { MOST_IN_UNION } from "./derived-types.js";

/** How many combinations of branches a type may have. The compiler makes a type of each, and gives up where there are many. */
const MAX_ALTERNATIVES = 1_000;

/**
 * Makes choices of very many branches loose, and then the largest others until the combinations of the rest are few enough.
 * @param before - how many combinations the types have that the type extends
 */
export function loosen(parts: readonly Part[], before: number): readonly Part[] {
  return loosenLargest(
    parts.map((part) =>
      part.kind === "choice" && mostBranches(part) > MOST_IN_UNION ? { ...part, isLoose: true } : part,
    ),
    before,
  );
}

/** The number of branches of a choice, or of one in its branches that has more. */
function mostBranches({ branches }: ChoicePart): number {
  const inner = branches.flat().filter((part) => part.kind === "choice");
  return Math.max(branches.length, ...inner.map(mostBranches));
}

function loosenLargest(parts: readonly Part[], before: number): readonly Part[] {
  if (before * countAlternatives(parts) <= MAX_ALTERNATIVES) return parts;
  const choices = parts.filter(isTight);
  const [first, ...others] = choices;
  if (first === undefined) return parts;
  const largest = others.reduce((one, other) => (alternativesIn(other) > alternativesIn(one) ? other : one), first);
  const loose = parts.map((part) => (part === largest ? { ...largest, isLoose: true } : part));
  return loosenLargest(loose, before);
}

/** How many combinations of branches the parts have. */
export function countAlternatives(parts: readonly Part[]): number {
  return parts.filter(isTight).reduce((product, choice) => product * alternativesIn(choice), 1);
}

function alternativesIn({ branches, optional }: ChoicePart): number {
  return branches.reduce((sum, branch) => sum + countAlternatives(branch), optional ? 1 : 0);
}

function isTight(part: Part): part is ChoicePart {
  return part.kind === "choice" && part.isLoose !== true;
}

import type { Position } from "../source/source-text.js";
import type { Occurrence } from "./contract.js";
import type { Branch, LoweredParticle } from "./lowered.js";

/**
 * One of several branches, `occurs` times, in the fewest particles with this meaning.
 */
export function lowerBranches(branches: readonly Branch[], occurs: Occurrence, position: Position): Branch {
  const flat = branches.flatMap((branch) => inner(branch, occurs));
  const filled = flat.filter((branch) => branch.length > 0);
  // Content that may be empty may be absent as a whole.
  const optional =
    occurs.min === 0 || flat.some((branch) => branch.every(isEmptiable)) || hasOptional(branches, occurs);
  const [only, second] = filled;
  if (only === undefined) return [];
  const min = optional ? 0 : occurs.min;
  if (second === undefined) {
    const single = repeatOnly(only, { min, max: occurs.max });
    if (single !== undefined) return single;
  }
  if (occurs.max === 1) return [{ kind: "choice", optional, branches: filled, position }];
  return [{ kind: "repetition", occurs: { min, max: occurs.max }, branches: filled, position }];
}

/** Whether a particle may be empty. */
export function isEmptiable(particle: LoweredParticle): boolean {
  switch (particle.kind) {
    case "choice":
      return particle.optional;
    case "element":
    case "repetition":
    case "any":
      return particle.occurs.min === 0;
  }
}

/** The branches of a branch: if it consists of a choice, those of the choice. */
function inner(branch: Branch, { max }: Occurrence): readonly Branch[] {
  const [only, second] = branch;
  if (only === undefined || second !== undefined) return [branch];
  if (only.kind === "choice") return only.branches;
  // In an unbounded repetition, the occurrence of a part makes no difference.
  if (max !== "unbounded" || only.occurs.min > 1) return [branch];
  if (only.kind !== "repetition") return [[{ ...only, occurs: { min: 1, max: 1 } }]];
  return only.branches;
}

function hasOptional(branches: readonly Branch[], { max }: Occurrence): boolean {
  return branches.some((branch) => {
    const [only, second] = branch;
    return (
      only !== undefined && second === undefined && (only.kind === "choice" || max === "unbounded") && isEmptiable(only)
    );
  });
}

/** A single branch with its occurrence, if that can be expressed as a branch. */
function repeatOnly(branch: Branch, outer: Occurrence): Branch | undefined {
  if (outer.min === 1 && outer.max === 1) return branch;
  const [only, second] = branch;
  if (only === undefined || second !== undefined || only.kind === "choice") {
    return outer.max === 1 && branch.every(isEmptiable) ? branch : undefined;
  }
  const occurs = product(outer, only.occurs);
  return occurs === undefined ? undefined : [{ ...only, occurs }];
}

/** The occurrence of a part within something that occurs itself; undefined if the possible numbers have gaps. */
function product(outer: Occurrence, own: Occurrence): Occurrence | undefined {
  if (own.min === 1 && own.max === 1) return outer;
  if (own.min > 1) return undefined;
  const min = outer.min * own.min;
  if (own.max === 1) return { min, max: outer.max };
  if (outer.max === 1) return { min, max: own.max };
  return own.max === "unbounded" ? { min, max: "unbounded" } : undefined;
}

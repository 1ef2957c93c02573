import { isRepeated, type TypeIndex } from "../../contract/types.js";
import type { Part } from "../../typescript/content-parts.js";
import { isOptionalPart } from "../../typescript/content-plan.js";

/** How many optional members of a type an example for people has at most. */
const MOST_OPTIONAL = 4;

/**
 * The parts of a type that somebody would write in a first call: those that must be there, and the first optional members with a plain
 * value. A type without either has its first part.
 */
export function partsThatMatter(parts: readonly Part[], types: TypeIndex): readonly Part[] {
  const plain = parts.filter((part) => isOptionalPart(part) && isPlain(part, types)).slice(0, MOST_OPTIONAL);
  const shown = parts.filter((part) => !isOptionalPart(part) || plain.includes(part));
  return shown.length === 0 ? parts.slice(0, 1) : shown;
}

/** Whether a part is one text, number or the like. */
function isPlain(part: Part, types: TypeIndex): boolean {
  if (part.kind !== "member" || isRepeated(part.use)) return false;
  const { type } = part.use;
  return type.kind === "datatype" || types.get(type.name).kind === "simple";
}

import type { StructType } from "../../contract/contract.js";
import { isRepeated, type TypeIndex } from "../../contract/types.js";
import type { Part } from "../../typescript/content-parts.js";
import { isOptionalPart, planStruct } from "../../typescript/content-plan.js";
import type { SampleStyle } from "./sample-style.js";

/** How many optional members of a type an example for people has at most. */
const MOST_OPTIONAL = 4;

/** The parts of a type that a sample shows, those of its bases first. */
export function shownParts(type: StructType, types: TypeIndex, { inherited, members }: SampleStyle): readonly Part[] {
  const bases = types.withBases(type).slice(0, -1);
  const all = bases.flatMap((base) => planStruct(base, types));
  const shown = all.filter((part) => inherited === "all" || !isOptionalPart(part));
  const own = planStruct(type, types);
  return [...shown, ...(members === "important" ? partsThatMatter(own, types) : own)];
}

/**
 * The parts of a type that somebody would write in a first call: those that must be there, and the first optional members with a plain
 * value. A type without either has its first part.
 */
function partsThatMatter(parts: readonly Part[], types: TypeIndex): readonly Part[] {
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

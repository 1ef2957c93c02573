import type { StructType } from "../contract/contract.js";
import { elementsIn, type TypeIndex } from "../contract/types.js";
import type { ChoicePart, FlatPart, ItemsPart, LongList, MemberPart, Part } from "./content-parts.js";
import { flatParts, planStruct } from "./content-plan.js";
import { MOST_IN_LIST } from "./mark-long-lists.js";

/** The lists and choices of very many elements that a type itself has. */
export function longListsOf(type: StructType, types: TypeIndex): (LongItems | LongChoice)[] {
  // Plans are not made for types that cannot have any.
  if (elementsIn(type.content).length <= MOST_IN_LIST) return [];
  return longParts(planStruct(type, types));
}

function longParts(parts: readonly Part[]): (LongItems | LongChoice)[] {
  return parts.flatMap((part) => {
    if (isLongList(part) || isLongChoice(part)) return [part];
    return part.kind === "choice" ? longParts(part.branches.flat()) : [];
  });
}

export interface LongItems extends ItemsPart {
  readonly long: LongList;
}

export interface LongChoice extends ChoicePart {
  readonly long: LongList;
}

export function isLongList(part: Part): part is LongItems {
  return part.kind === "items" && part.long !== undefined;
}

export function isLongChoice(part: Part): part is LongChoice {
  return part.kind === "choice" && part.long !== undefined;
}

/** The elements, without a wildcard. */
export function membersOfList({ branches }: LongItems | LongChoice): MemberPart[] {
  return branches.flat().filter((part) => part.kind === "member");
}

/** A part that is read in one place. */
export type StatementPart = LongChoice | FlatPart;

/** The parts that have statements of their own: a choice of very many elements, and otherwise what choices are between. */
export function statementParts(parts: readonly Part[]): StatementPart[] {
  return parts.flatMap((part): readonly StatementPart[] => (isLongChoice(part) ? [part] : flatParts([part])));
}

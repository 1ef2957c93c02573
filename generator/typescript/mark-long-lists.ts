import type { QName } from "../xml/qname.js";
import type { ChoicePart, ItemsPart, Part } from "./content-parts.js";
import { MOST_IN_UNION } from "./derived-types.js";

/**
 * Marks the lists and the choices of very many elements, whose code is a table: compilers check statements for each element in a time that
 * grows with the square of their number, and refuse functions of thousands.
 * @param type - whose parts they are
 */
export function markLongLists(parts: readonly Part[], type: QName): readonly Part[] {
  let count = 0;
  const long = (): { readonly long: NonNullable<ItemsPart["long"]> } => ({ long: { type, number: ++count } });
  const mark = (part: Part): Part => {
    if (part.kind === "items") return isLong(part) ? { ...part, ...long() } : part;
    if (part.kind !== "choice") return part;
    if (isLongChoice(part)) return { ...part, ...long() };
    return { ...part, branches: part.branches.map((branch) => branch.map(mark)) };
  };
  return parts.map(mark);
}

function isLong({ branches }: ItemsPart): boolean {
  return branches.length > MOST_IN_LIST && branches.every(([only, second]) => second === undefined && isOne(only));
}

/** More than this takes compilers long where many types have such a list. Values look the same in both forms. */
export const MOST_IN_LIST = 32;

function isLongChoice({ branches, isLoose }: ChoicePart): boolean {
  const areElements = branches.every(
    ([only, second]) => second === undefined && only?.kind === "member" && isOne(only),
  );
  return isLoose === true && branches.length > MOST_IN_UNION && areElements;
}

/** Whether a branch is one element, and not an array. */
function isOne(part: Part | undefined): boolean {
  if (part?.kind === "any") return part.isSingle;
  return part?.kind === "member" && part.use.occurs.max === 1 && part.use.occurs.min === 1;
}

import type { ElementUse } from "../contract/contract.js";
import { isRepeated } from "../contract/types.js";
import type { MemberPart, Part } from "./content-parts.js";
import { flatParts } from "./content-plan.js";
import { literal } from "./identifiers.js";
import { runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { call } from "./syntax.js";
import type { Version } from "./version.js";

/**
 * `keepInItems(value, "Line");`, for a type with lists: what is kept for elements without an object of their own is kept with the items
 * that have them. The names are those of members that repeat in an item.
 */
export function emitKeptInItems(parts: readonly Part[], file: SourceFile): void {
  const members = flatParts(parts).flatMap((part) => (part.kind === "items" ? membersIn(part.branches.flat()) : []));
  if (members.every(({ use }) => hasObject(use, file.version))) return;
  const repeated = members.filter(({ use }) => isRepeated(use)).map(({ key }) => literal(key));
  file.line(call(runtimeName("keepInItems"), "value", ...new Set(repeated)), ";");
}

/** All members in a list, also in the lists of its items. */
function membersIn(parts: readonly Part[]): MemberPart[] {
  return flatParts(parts).flatMap((part) => {
    if (part.kind === "member") return [part];
    return part.kind === "items" ? membersIn(part.branches.flat()) : [];
  });
}

/** Whether the value of an element is an object, which keeps what came with the element. */
function hasObject({ nillable, type }: ElementUse, { types }: Version): boolean {
  return !nillable && type.kind === "named" && types.get(type.name).kind !== "simple";
}

import type { Message, TypeUse } from "../contract/contract.js";
import { isRepeated, type TypeIndex } from "../contract/types.js";
import type { Part } from "../typescript/content-parts.js";
import { planAll, planMessage } from "../typescript/content-plan.js";

/** Lists are read one by one in a response, in its members, and in theirs: `Result.Page.Items`. */
const DEPTH = 3;

/** Whether a response has a list whose items can be read one by one. */
export function hasList({ content, isEncoded }: Message, types: TypeIndex): boolean {
  if (content.kind === "parts" || isEncoded) return false;
  const parts = content.kind === "bare" ? partsOf(content.value.type, types) : planMessage(content);
  return hasListIn(parts, types, DEPTH);
}

function hasListIn(parts: readonly Part[], types: TypeIndex, depth: number): boolean {
  return depth > 0 && parts.some((part) => isList(part, types) || hasListIn(inner(part, types), types, depth - 1));
}

function isList(part: Part, types: TypeIndex): boolean {
  if (part.kind === "items") return !part.isMixed;
  if (part.kind !== "member") return false;
  const { type } = part.use;
  return isRepeated(part.use) || (type.kind === "named" && types.get(type.name).kind === "array");
}

function inner(part: Part, types: TypeIndex): readonly Part[] {
  return part.kind === "member" ? partsOf(part.use.type, types) : [];
}

function partsOf(use: TypeUse, types: TypeIndex): readonly Part[] {
  const type = use.kind === "named" ? types.get(use.name) : undefined;
  return type?.kind === "struct" ? planAll(type, types) : [];
}

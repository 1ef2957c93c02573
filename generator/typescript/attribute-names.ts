import type { StructType } from "../contract/contract.js";
import type { TypeIndex } from "../contract/types.js";
import { type NamedAttribute, planChain } from "./content-plan.js";

/** The attributes of a struct, those of its bases first. */
export function namedAttributes(type: StructType, types: TypeIndex): NamedAttribute[] {
  return planChain(type, types).flatMap(({ attributes }) => attributes);
}

/** The attributes of the struct itself. */
export function ownAttributes(type: StructType, types: TypeIndex): readonly NamedAttribute[] {
  return planChain(type, types).at(-1)?.attributes ?? [];
}

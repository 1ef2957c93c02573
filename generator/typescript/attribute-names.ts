import { propertyName } from "../../templates/runtime/values/properties.js";
import type { StructType } from "../contract/contract.js";
import type { TypeIndex } from "../contract/types.js";
import { type NamedAttribute, planChain } from "./content-plan.js";

/** The attributes of a struct, those of its bases first. */
export function namedAttributes(type: StructType, types: TypeIndex): NamedAttribute[] {
  return planChain(type, types).flatMap(({ attributes }) => attributes);
}

/** What the library calls an attribute: by its name, or by its key if that has an `@` before it or a number after it. */
export function nameInLibrary({ key, attribute: { name } }: NamedAttribute): string {
  return key === propertyName(name.localName) ? name.localName : key;
}

/** The attributes of the struct itself. */
export function ownAttributes(type: StructType, types: TypeIndex): readonly NamedAttribute[] {
  return planChain(type, types).at(-1)?.attributes ?? [];
}

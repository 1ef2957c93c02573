import type { StructType } from "../contract/contract.js";
import type { TypeIndex } from "../contract/types.js";
import { type NamedAttribute, planChain } from "./content-plan.js";
import { numberedName } from "./property-names.js";

/** The attributes of a struct, those of its bases first. */
export function namedAttributes(type: StructType, types: TypeIndex): NamedAttribute[] {
  return planChain(type, types).flatMap(({ attributes }) => attributes);
}

/** What the library calls an attribute: by its name, with the `@` before it and the number after it if its key has them. */
export function nameInLibrary({ key, attribute: { name } }: NamedAttribute): string {
  return key.startsWith("@") ? `@${numberedName(key, name.localName) ?? name.localName}` : name.localName;
}

/** The attributes of the struct itself. */
export function ownAttributes(type: StructType, types: TypeIndex): readonly NamedAttribute[] {
  return planChain(type, types).at(-1)?.attributes ?? [];
}

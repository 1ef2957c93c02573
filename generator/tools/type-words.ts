import type { ElementUse, NamedType, TypeUse } from "../contract/contract.js";

/** The kind of a type, in the word that the JSON of `inspect` has for it too. */
export type TypeKind = "struct" | "enum" | "flags" | "array" | "dictionary";

export function kindOf(type: NamedType): TypeKind {
  if (type.kind !== "simple") return type.kind;
  switch (type.variety.kind) {
    case "enumeration":
      return "enum";
    case "flags":
      return "flags";
  }
}

/**
 * What an element holds: `int or nil`.
 * @param show - names a type
 */
export function heldBy<T>({ type, nillable }: ElementUse, show: (type: TypeUse) => T): (string | T)[] {
  return nillable ? [show(type), " or nil"] : [show(type)];
}

/**
 * What a collection holds: ` of int or nil`, ` from string to int`. Empty for a type that is no collection.
 * @param show - names a type
 */
export function heldByCollection<T>(type: NamedType, show: (type: TypeUse) => T): (string | T)[] {
  switch (type.kind) {
    case "struct":
    case "simple":
      return [];
    case "array":
      return [" of ", ...heldBy(type.item, show)];
    case "dictionary":
      return [" from ", show(type.key.type), " to ", ...heldBy(type.value, show)];
  }
}

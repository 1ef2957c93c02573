import type { ElementUse, NamedType, TypeUse } from "../contract/contract.js";

/** The word for the kind of a type, also in the JSON of `inspect`. */
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
 * The type of an element: `int or nil`.
 * @param show - returns the name of a type
 */
export function heldBy<T>({ type, nillable }: ElementUse, show: (type: TypeUse) => T): (string | T)[] {
  return nillable ? [show(type), " or nil"] : [show(type)];
}

/**
 * The types in a collection: ` of int or nil`, ` from string to int`. Empty for a type that is not a collection.
 * @param show - returns the name of a type
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

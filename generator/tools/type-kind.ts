import type { NamedType } from "../contract/contract.js";

/** What a type is, in the word that output for programs has for it too. */
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

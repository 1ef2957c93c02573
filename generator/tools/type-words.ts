import type { ElementUse, NamedType, TypeUse, Variety } from "../contract/contract.js";
import { quote } from "../source/visible-text.js";

/** The word for the kind of a type, also in the JSON of `inspect`. */
export type TypeKind = "struct" | "enum" | "flags" | "restriction" | "list" | "union" | "array" | "dictionary";

export function kindOf(type: NamedType): TypeKind {
  if (type.kind !== "simple") return type.kind;
  switch (type.variety.kind) {
    case "enumeration":
      return "enum";
    case "flags":
    case "restriction":
    case "list":
    case "union":
      return type.variety.kind;
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
      return [];
    case "simple":
      return heldByVariety(type.variety, show);
    case "array":
      return [" of ", ...heldBy(type.item, show)];
    case "dictionary":
      return [" from ", show(type.key.type), " to ", ...heldBy(type.value, show)];
  }
}

function heldByVariety<T>(variety: Variety, show: (type: TypeUse) => T): (string | T)[] {
  switch (variety.kind) {
    case "enumeration":
    case "flags":
      return [];
    case "restriction":
      return [" of ", show(variety.base)];
    case "list":
      return [" of ", show(variety.item)];
    case "union":
      return variety.members.flatMap((member, index) => [index === 0 ? " of " : " or ", show(member)]);
  }
}

/** A named value of a simple type, for people. */
export interface NamedValue {
  readonly name: string;
  readonly number?: bigint | undefined;
  readonly documentation: string;
}

/** The values of a simple type, if it enumerates them; otherwise none. */
export function namedValues(variety: Variety): NamedValue[] {
  switch (variety.kind) {
    case "enumeration":
    case "flags":
      return [...variety.values];
    case "restriction":
      return variety.values.map(({ text: name, documentation }) => ({ name, documentation }));
    case "list":
    case "union":
      return [];
  }
}

/** The facets of a simple type in words: `maxLength 10`. */
export function facetWords(variety: Variety): string[] {
  return variety.kind === "restriction" ? variety.facets.map(({ name, value }) => `${name} ${value}`) : [];
}

/** A value of an enumeration, in quotes if nobody could see otherwise where it begins and ends. */
export function showValue(value: string): string {
  return /^[^\s",{}]+$/.test(value) ? value : quote(value);
}

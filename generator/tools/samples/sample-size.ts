import type { ElementUse, NamedType } from "../../contract/contract.js";

/** The spaces before the two tags of an element, for each level. */
export const INDENT = 4;

/**
 * How many characters an element has: its tags, their namespace declarations, its type, and a value, which may contain its name.
 */
export function lengthOf({ element, type }: ElementUse): number {
  const own = 3 * element.localName.length + element.namespace.length;
  return own + (type.kind === "named" ? type.name.namespace.length + type.name.localName.length : 0) + 16;
}

/** Whether the type has an empty value. */
export function canBeEmpty(type: NamedType): boolean {
  switch (type.kind) {
    case "struct":
      return false;
    case "array":
      return type.item.occurs.min === 0;
    case "simple":
    case "dictionary":
      return true;
  }
}

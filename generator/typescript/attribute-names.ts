import { propertyName } from "../../templates/runtime/values/members.js";
import type { AttributeUse, StructType } from "../contract/contract.js";
import { elementsIn, type TypeIndex } from "../contract/types.js";
import { memberName } from "./member-name.js";

/** An attribute, and its property. */
export interface NamedAttribute {
  readonly key: string;
  readonly attribute: AttributeUse;
}

/**
 * The attributes of a struct, those of its bases first. Names are given from the outermost base inwards, and in each type to elements
 * first, so that no name depends on types that extend the type. If the name of an attribute is taken, it is `@name`, then `@name$2`:
 * XML names cannot contain these characters.
 */
export function namedAttributes(type: StructType, types: TypeIndex): NamedAttribute[] {
  const taken = new Set<string>();
  const named: NamedAttribute[] = [];
  for (const { content, attributes } of types.withBases(type)) {
    for (const member of elementsIn(content)) taken.add(memberName(member));
    for (const attribute of attributes) {
      const key = freeName(attribute.name.localName, taken);
      taken.add(key);
      named.push({ key, attribute });
    }
  }
  return named;
}

/** The attributes of the struct itself. */
export function ownAttributes(type: StructType, types: TypeIndex): NamedAttribute[] {
  return namedAttributes(type, types).slice(-type.attributes.length || Number.POSITIVE_INFINITY);
}

function freeName(localName: string, taken: ReadonlySet<string>): string {
  const plain = propertyName(localName);
  if (!taken.has(plain)) return plain;
  const marked = `@${localName}`;
  let name = marked;
  for (let number = 2; taken.has(name); number++) name = `${marked}$${number}`;
  return name;
}

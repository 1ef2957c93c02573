// Run-time library of netserver-soapgen, copied by it. Do not edit.

import type { QName } from "../xml/qname.js";

/**
 * The key under which a value keeps the attributes that its contract does not know, like `unknownElements` for elements. It is a
 * symbol, and `{ ...value }` copies them.
 */
export const unknownAttributes: unique symbol = Symbol.for("netserver-soap.unknown-attributes");

/** An attribute of the element of a value, or of an element in it whose value is not an object, such as text or nil. */
export interface UnknownAttribute extends QName {
  /**
   * The element in the value: the local name of a member, or in an array the number of items before it; undefined for the
   * element of the value itself.
   */
  readonly at: string | number | undefined;
  /** For an attribute in an entry of a dictionary: the key of the entry. */
  readonly key?: unknown;
  /**
   * For an attribute of an item: the items that were read. The attribute is written back only if their number and the item in its place
   * have not changed. Otherwise its item is not known.
   */
  readonly items?: readonly unknown[] | undefined;
  readonly value: string;
  /** The namespaces of possible prefixes in the value, because the value may be a name. */
  readonly prefixes?: Readonly<Record<string, string>> | undefined;
}

/** The unknown attributes that came with a value, in their order in the message. */
export function unknownAttributesOf(value: object): readonly UnknownAttribute[] {
  // Faster than `Reflect.get`.
  const { [unknownAttributes]: kept }: { readonly [unknownAttributes]?: unknown } = value;
  if (kept === undefined) return NONE;
  return Array.isArray(kept) ? kept.filter(isUnknownAttribute) : NONE;
}

const NONE: readonly UnknownAttribute[] = [];

/** Adds unknown attributes to a value that is being read. The list is changed in place, because nobody else has it yet. */
export function keepUnknownAttributes(value: object, attributes: readonly UnknownAttribute[]): void {
  if (attributes.length === 0) return;
  const items = Array.isArray(value) && attributes.some(({ at }) => at !== undefined) ? [...value] : undefined;
  const added = attributes.map((attribute) => (typeof attribute.at === "number" ? { ...attribute, items } : attribute));
  const kept: unknown = Reflect.get(value, unknownAttributes);
  if (!Array.isArray(kept)) Reflect.set(value, unknownAttributes, added);
  else for (const attribute of added) kept.push(attribute);
}

function isUnknownAttribute(value: unknown): value is UnknownAttribute {
  return (
    typeof value === "object" &&
    value !== null &&
    "localName" in value &&
    typeof value.localName === "string" &&
    "value" in value &&
    typeof value.value === "string"
  );
}

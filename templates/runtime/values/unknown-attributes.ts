import type { QName } from "../xml/qname.js";
import { propertyName } from "./members.js";

/**
 * The key under which a value keeps the attributes that its contract does not know, like `unknownElements` for elements. It is a
 * symbol, and `{ ...value }` copies them.
 */
export const unknownAttributes: unique symbol = Symbol.for("netserver-soap.unknown-attributes");

/** An attribute of the element of a value, or of an element in it whose value is not an object, such as text or nil. */
export interface UnknownAttribute extends QName {
  /**
   * The element in the value: the local name of a member, with the number of items before it if the member repeats (`Part[1]`), or
   * in an array that number alone; undefined for the element of the value itself.
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
  if (kept === undefined) return NO_ATTRIBUTES;
  return Array.isArray(kept) ? kept.filter(isUnknownAttribute) : NO_ATTRIBUTES;
}

const NO_ATTRIBUTES: readonly UnknownAttribute[] = [];

/** Adds unknown attributes to a value that is being read. The list is changed in place, because nobody else has it yet. */
export function keepUnknownAttributes(value: object, attributes: readonly UnknownAttribute[]): void {
  if (attributes.length === 0) return;
  const snapshots = new Map<readonly unknown[], readonly unknown[]>();
  const added = attributes.map((attribute) => {
    const items = itemsAt(attribute, value);
    if (items === undefined) return attribute;
    const snapshot = snapshots.get(items) ?? [...items];
    snapshots.set(items, snapshot);
    return { ...attribute, items: snapshot };
  });
  const kept: unknown = Reflect.get(value, unknownAttributes);
  if (!Array.isArray(kept)) Reflect.set(value, unknownAttributes, added);
  else for (const attribute of added) kept.push(attribute);
}

/** The place of an item of a member that repeats. */
export function placeOfItem(member: string, index: number): string {
  return `${member}[${index}]`;
}

/** Whether an attribute stands at the element that it came with. Items may have been added, removed or sorted. */
export function isAtItsItem(attribute: UnknownAttribute, value: object): boolean {
  const { at, items } = attribute;
  if (!Array.isArray(items)) return true;
  const now = itemsAt(attribute, value);
  const index = typeof at === "number" ? at : Number(/\[(\d+)\]$/.exec(at ?? "")?.[1]);
  return now?.length === items.length && Object.is(now[index], items[index]);
}

/** The array of which an attribute has an item. */
function itemsAt({ at }: UnknownAttribute, value: object): readonly unknown[] | undefined {
  const member =
    typeof at === "string" && at.endsWith("]") ? propertyName(at.slice(0, at.lastIndexOf("["))) : undefined;
  const items: unknown = member === undefined ? value : Reflect.get(value, member);
  return (member !== undefined || typeof at === "number") && Array.isArray(items) ? items : undefined;
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

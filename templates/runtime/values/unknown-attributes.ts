import { type QName, XSI_NAMESPACE } from "../xml/qname.js";
import { unknownAttributes } from "./kept.js";
import { propertyName } from "./member-names.js";

/** The member for the value of a message that is not an object. */
export const BARE = "$value";

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
  /**
   * For xsi:type and xsi:nil of an element that has no object of its own: its value. They are written back only with it, because another
   * value may be of another type.
   */
  readonly typed?: unknown;
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

/** Removes the unknown attributes from a value that is being read, and returns them. */
export function takeUnknownAttributes(value: object): readonly UnknownAttribute[] {
  const kept = unknownAttributesOf(value);
  if (kept.length > 0) Reflect.deleteProperty(value, unknownAttributes);
  return kept;
}

/** Adds unknown attributes to a value that is being read. The list is changed in place, because nobody else has it yet. */
export function keepUnknownAttributes(value: object, attributes: readonly UnknownAttribute[]): void {
  if (attributes.length === 0) return;
  const snapshots = new Map<readonly unknown[], readonly unknown[]>();
  const added = attributes.map((attribute) => {
    if (isOfInstance(attribute)) return withTyped(attribute, value);
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

/** The attribute that says of which type an element is (XSD 1.0 part 1, 2.6.1). */
export function isTypeAttribute({ namespace, localName }: QName): boolean {
  return namespace === XSI_NAMESPACE && localName === "type";
}

/** Whether an attribute is xsi:type or xsi:nil. No other one of the namespace is kept. */
export function isOfInstance({ namespace }: QName): boolean {
  return namespace === XSI_NAMESPACE;
}

/** The attribute of an element that could be nil and says that it is not. */
export const NOT_NIL: UnknownAttribute = ofInstance("nil", "false");

/** The attribute that names the type of an element. */
export function typeAttribute({ namespace, localName }: QName): UnknownAttribute {
  return namespace === ""
    ? ofInstance("type", localName)
    : { ...ofInstance("type", `t:${localName}`), prefixes: { t: namespace } };
}

function ofInstance(localName: string, value: string): UnknownAttribute {
  return { namespace: XSI_NAMESPACE, localName, at: undefined, value };
}

function withTyped(attribute: UnknownAttribute, value: object): UnknownAttribute {
  const typed = "typed" in attribute ? undefined : valueAt(attribute, value);
  return typed === undefined ? attribute : { ...attribute, typed };
}

/** Whether the element that an attribute came with still has its value. */
function isTyped(attribute: UnknownAttribute, value: object): boolean {
  const { key, typed } = attribute;
  if (key === undefined) return Object.is(valueAt(attribute, value), typed);
  const item: unknown = value instanceof Map ? value.get(key) : Reflect.get(value, String(key));
  return Object.is(key, typed) || Object.is(item, typed);
}

/** The value of the element that an attribute came with; undefined for the element of the value itself. */
export function valueAt(attribute: Place, value: object): unknown {
  const { at } = attribute;
  if (at === undefined) return undefined;
  const items = itemsAt(attribute, value);
  return items === undefined ? Reflect.get(value, propertyName(String(at))) : items[indexOf(attribute)];
}

/** Whether an attribute stands at the element that it came with. Items may have been added, removed or sorted. */
export function isAtItsItem(attribute: UnknownAttribute, value: object): boolean {
  return attribute.typed === undefined ? isUnchanged(attribute, value) : isTyped(attribute, value);
}

/** Whether the items of a member are as many as they were, and the one at a place is the same. */
export function isUnchanged(place: Place & Pick<UnknownAttribute, "items">, value: object): boolean {
  const { items } = place;
  if (!Array.isArray(items)) return true;
  const now = itemsAt(place, value);
  const index = indexOf(place);
  return now?.length === items.length && Object.is(now[index], items[index]);
}

/** The number of the item that an attribute came with. */
function indexOf({ at }: Place): number {
  return typeof at === "number" ? at : Number(/\[(\d+)\]$/.exec(at ?? "")?.[1]);
}

type Place = Pick<UnknownAttribute, "at">;

/** The array of which an attribute has an item. */
export function itemsAt({ at }: Place, value: object): readonly unknown[] | undefined {
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

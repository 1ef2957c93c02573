import type { AnyElement } from "../values/any-element.js";
import type { NamespaceSet } from "../values/any-names.js";
import type { AnyTypes, AnyValue } from "../values/any-value.js";
import type { AttachedParts, PartValues } from "../values/attached.js";
import type { Choice, Parts } from "../values/choices.js";
import type { Datatype } from "../values/datatype.js";
import type { DateTime } from "../values/datatypes.js";
import type { EnumerationValues } from "../values/members.js";
import type { QName } from "../xml/qname.js";

/**
 * The interface by which generated code reads a message: a cursor that moves forward through the elements. Reading mirrors
 * writing line by line: `open` finds the element that a guard of the writer names.
 *
 * Every method throws DecodeError for a message that is not what the contract says.
 */
export interface Reader {
  /**
   * Whether the next element has this name in the current namespace; if so, the cursor is on it.
   * @param member - what the member is called, if it is not called as the element: `Name$2`
   */
  open(name: string, member?: string): boolean;
  /** Like `open`, for an element that must be there. It may come in a later pass: `complete` says what is missing. */
  required(name: string, member?: string): boolean;
  /** Like `open`, for an element that may be repeated, or that is one of a list. */
  repeated(name: string, namespace?: string, member?: string): boolean;
  /** Whether the next element has one of these names. The cursor stays where it is. */
  isNext(namespace: string, ...names: string[]): boolean;
  /**
   * Whether the next element is of these namespaces; if so, `anyElement` reads it.
   * @param min - how many of them must be there
   */
  any(namespaces: NamespaceSet, min?: number): boolean;
  anyElement(): AnyElement;
  /** The text before the next element, if there is some that has not been read. */
  mixedText(): string | undefined;
  /** Whether the element under the cursor is nil; if so, the cursor moves past it. */
  nil(): boolean;

  /** Reads the element under the cursor as if this text were in it, if it is empty (XSD 1.0 part 1, 3.3.1). */
  orDefault(text: string): Reader;

  // Values with elements inside. After each `begin`, passes of `open` follow until `more` returns false.

  /** @param inside - the namespace of the elements inside, if it is not that of the type */
  beginStruct(namespace: string, typeName: string, inside?: string): void;
  /** Like `beginStruct`, for a type with attributes. */
  beginTag(namespace: string, typeName: string, inside?: string): void;
  /**
   * For an element that is nil: whether it has one of these attributes, or others of these namespaces. Then it is entered, as by `beginTag`.
   * @param attributes - the members for them
   */
  beginNil(namespace: string, typeName: string, attributes: readonly string[], others?: NamespaceSet): boolean;
  /** Like `beginStruct`, for a type with text between its elements. */
  beginMixed(namespace: string, typeName: string, inside?: string): void;
  /** Like `beginStruct`, for a type whose content is text, which `text` reads. */
  beginText(namespace: string, typeName: string): void;
  /**
   * Whether the element that was begun last has this attribute; if so, the next value is that of the attribute.
   * @param name - the member, which has an `@` before it if an element has its name
   * @param fallback - the text of an attribute that is absent
   */
  attribute(name: string, namespace?: string, fallback?: string): boolean;
  /** Like `attribute`, for one that must be there. `complete` says so if it is missing. */
  requiredAttribute(name: string, namespace?: string, fallback?: string): boolean;
  /** The attributes of these namespaces that no `attribute` has read, by their names in Clark notation; undefined if there are none. */
  anyAttributes(namespaces: NamespaceSet): Record<string, string> | undefined;
  /** The elements of these names in the value that was begun last have an attribute `href` that is not a reference of SOAP 1.1. */
  ownHref(...names: string[]): void;
  /** Reads the text of the element that was begun last as a value. */
  text(): Reader;
  /** Whether xsi:type of the element under the cursor names this type. */
  is(namespace: string, typeName: string): boolean;
  /** Reads an element of an abstract type whose xsi:type names none of the derived types, as a value of the abstract type. */
  unknownType<T extends object>(namespace: string, typeName: string, read: (reader: Reader) => object): T;
  beginArray(namespace: string, typeName: string): void;
  beginDictionary(namespace: string, typeName: string): void;
  beginMap(namespace: string, typeName: string): void;
  beginEntry(namespace: string): void;
  /**
   * Whether elements are left for another pass. If a pass takes nothing, the next element is unknown: it is kept with
   * `value`, and the next pass begins after it. When no elements are left, the cursor leaves what the last `begin` entered.
   */
  more(value: object): boolean;
  /** The elements of the value that was begun last may come in any order. Otherwise `onInvalid` is told of those that are out of order. */
  inAnyOrder(): void;
  /** Tells `onInvalid` what is wrong with the items of a value, which are kept. */
  tell(value: object, kind: "count" | "order", expected: string, found: string): void;
  /** Checks that `value` has these members, and returns it. Each must be read after a `required` or a `requiredAttribute`. */
  complete<T extends object, K extends keyof T & string>(value: T, ...names: K[]): T & Required<Pick<T, K>>;
  /** Checks that an item of a list has these members, and returns it. */
  completeItem<T extends object, K extends keyof T & string>(item: T, ...names: K[]): T & Required<Pick<T, K>>;
  /** Like `complete`, for a value of a type with choices, which has of each choice one branch. */
  completeChoice<T>(value: Parts<T>, required: readonly string[], ...choices: Choice[]): T;
  /** Adds an entry to a dictionary that does not have its key yet. */
  put<V>(dictionary: Record<string, V>, key: string, item: V): void;
  put<K, V>(dictionary: Map<K, V>, key: K, item: V): void;
  /** Changes the namespace of the following elements, for members that a base type of another namespace declares. */
  namespace(namespace: string): void;
  /** The parts that the contract has beside the envelope, by their names. */
  attachments<Parts extends AttachedParts>(parts: Parts): PartValues<Parts>;

  // Simple values, by the datatype that declares them.

  boolean(): boolean;
  short(): number;
  int(): number;
  string(): string;
  dateTime(): DateTime;
  qname(): QName;
  anyType(types: AnyTypes): AnyValue;
  /** Any other datatype. */
  simple<T>(datatype: Datatype<T>): T;
  /** A value that is not one of `values` is kept and reported: servers are newer than clients. */
  enumeration<V extends EnumerationValues>(namespace: string, typeName: string, values: V): keyof V & string;
  flags<V extends EnumerationValues>(namespace: string, typeName: string, values: V): (keyof V & string)[];
}

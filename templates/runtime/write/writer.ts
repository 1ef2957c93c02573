import type { AnyElement } from "../values/any-element.js";
import type { NamespaceSet, Wildcard } from "../values/any-names.js";
import type { AnyTypes, AnyValue } from "../values/any-value.js";
import type { AttachedParts, PartValues } from "../values/attached.js";
import type { Choice } from "../values/choices.js";
import type { ContentOrder } from "../values/content-order.js";
import type { Datatype } from "../values/datatype.js";
import type { DateTime } from "../values/datatypes.js";
import type { EnumerationValues } from "../values/members.js";
import type { ValueCheck } from "../values/value-checks.js";
import type { QName } from "../xml/qname.js";
import type { WriterPlace } from "./writer-frame.js";

/**
 * The interface by which generated code writes a message. An element is written in two steps: a guard names it and returns
 * whether there is a value, then a value method writes it. The class that implements this decides on the layout.
 *
 * Every method throws EncodeError for a value that the contract does not allow.
 */
export interface Writer {
  // Guards. An absent member is `undefined`, a nil member is `null`; they are never the same.

  /** For a member that may be absent, but not nil. */
  optional<T>(name: string, value: T): value is NonNullable<T>;
  /** For a member that may be absent or nil; a nil is written here. */
  nillable<T>(name: string, value: T): value is NonNullable<T>;
  /** For a member that must be present. */
  required<T>(name: string, value: T): value is NonNullable<T>;
  /** For a member that must be present and may be nil; a nil is written here. */
  requiredNillable<T>(name: string, value: T): value is NonNullable<T>;

  /**
   * For a repeated member: checks the number of items, and returns them. Each item has its own guard.
   * @param min - 0 if left out
   * @param max - no limit if left out
   */
  repeated<T>(name: string, value: readonly T[] | undefined, min?: number, max?: number): readonly T[];

  /** Like `repeated`, for a member of a branch: without items it is absent, whatever the minimum is. */
  repeatedIfAny<T>(name: string, value: readonly T[] | undefined, min: number, max?: number): readonly T[];

  /** Checks a value that its default or fixed value restricts, if there is one. */
  check<T>(name: string, value: T | null | undefined, check: ValueCheck<T>): void;
  /** Checks that the members of exactly one branch are there. */
  choice(value: object, choice: Choice): void;
  /** Checks that the items of a list, each of which is one element, may follow each other. */
  order(name: string, items: readonly unknown[] | undefined, order: ContentOrder): void;
  /** One item of a list whose items are members in an order; `endItem` ends it. */
  beginItem(item: object): void;
  endItem(): void;
  /** Elements that are not declared, from these namespaces. */
  anyElements(name: string, elements: readonly AnyElement[] | undefined, wildcard: Wildcard): void;
  /** The same for one, if it is there. */
  anyElement(name: string, element: AnyElement | undefined, wildcard: Wildcard): void;
  /** Text between elements. */
  mixedText(text: string): void;

  // Values with elements inside. Each `begin` has an `end`; the elements between them are in the given namespace.

  /** @param inside - the namespace of the elements inside, if it is not that of the type */
  beginStruct(namespace: string, typeName: string, value: object, inside?: string): void;
  /** The next struct is of a type that extends the declared one, so its element gets xsi:type. */
  derived(): Writer;
  /** The next struct is of an abstract type. Its value was read from an element of a type that is not known, whose name it has kept. */
  unknownType(): Writer;
  /** Like `beginStruct`, for a type with attributes. The attributes come next, and `endTag` ends them. */
  beginTag(namespace: string, typeName: string, value: object, inside?: string): void;
  /** Guards for the attributes. @param name - the member, which has an `@` before it if an element has its name */
  attribute<T>(name: string, value: T, namespace?: string): value is NonNullable<T>;
  requiredAttribute<T>(name: string, value: T, namespace?: string): value is NonNullable<T>;
  /** Writes the attributes that are not declared, by their names in Clark notation. */
  anyAttributes(namespaces: NamespaceSet, attributes: Readonly<Record<string, string>> | undefined): void;
  /** Writes what other elements call the one that was begun last, or what it refers to: z:Id and z:Ref of WCF. */
  label(name: "Id" | "Ref", id: string): void;
  place(): WriterPlace;
  endTag(): void;
  /** Like `endTag` and `end`, for an element that is nil. */
  endNil(isNil: boolean): void;
  /** A guard for the text of a type with attributes. */
  text<T>(value: T): value is NonNullable<T>;
  beginArray(namespace: string, typeName: string, value: object): void;
  /** A dictionary with keys of text, as an object. */
  beginDictionary(namespace: string, typeName: string, value: object): void;
  /** A dictionary with keys of any type, as a Map. */
  beginMap(namespace: string, typeName: string, value: object): void;
  /** One entry of a dictionary; `key` is for error messages. */
  beginEntry(namespace: string, name: string, key: unknown): void;
  end(): void;
  /** Changes the namespace of the following elements, for members that a base type of another namespace declares. */
  namespace(namespace: string): void;
  /** Takes the parts that the contract has beside the envelope. */
  attachments<Parts extends AttachedParts>(values: PartValues<Parts>, parts: Parts): void;

  // Simple values, by the datatype that declares them.

  boolean(value: boolean): void;
  short(value: number): void;
  int(value: number): void;
  string(value: string): void;
  dateTime(value: DateTime): void;
  qname(value: QName): void;
  anyType(types: AnyTypes, value: AnyValue): void;
  /**
   * Any other datatype.
   * @param mediaType - what bytes are, for a receiver that gets them beside the message
   */
  simple<T>(datatype: Datatype<T>, value: T, mediaType?: string): void;
  enumeration(namespace: string, typeName: string, value: string, values: EnumerationValues): void;
  /** Flags: any number of values in one element. */
  flags(namespace: string, typeName: string, value: readonly string[], values: EnumerationValues): void;
}

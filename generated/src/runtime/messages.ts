// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import type { ContentOrder } from "./content-order.js";
import type { DateTime, Decimal, Guid, TimeSpan } from "./datatypes.js";
import * as datatypes from "./datatypes.js";
import type { SaxesTagNS } from "./saxes.cjs";
import { newSaxesParser } from "./saxes-parser.cjs";
import {
  A_NAME,
  type AnyElement,
  ATTACHMENTS,
  type AttachedParts,
  type AttachedValues,
  type Attacher,
  admits,
  allKeys,
  anyURI,
  attributeName,
  attributeNameOf,
  attributeOf,
  attributesOfValue,
  BARE,
  type ByteStream,
  base64Binary,
  boolean,
  byte,
  type Choice,
  CODE,
  char,
  checkLength,
  clarkName,
  clarkText,
  concat,
  type Datatype,
  type Declaration,
  DecodeError,
  date,
  dateTime,
  decimal,
  decompressed,
  describe,
  describeKind,
  describeName,
  double,
  duration,
  ElementIds,
  type EmptyElement,
  ENTITY,
  EncodeError,
  type EnumerationValues,
  elementName,
  emptyElementsOf,
  encodeUri,
  escapeAttribute,
  escapeText,
  type Fetch,
  type FixedCheck,
  type Fragment,
  type FrameKind,
  float,
  forbiddenCharacter,
  fragmentOf,
  fragmentsOf,
  gDay,
  gMonth,
  gMonthDay,
  guid,
  gYear,
  gYearMonth,
  type HttpBody,
  type HttpRequest,
  type HttpResponse,
  hasAll,
  hasContent,
  hasControlReference,
  hasForbidden,
  hasItems,
  hasProperties,
  hasText,
  hexBinary,
  ID,
  IDREF,
  type ItemOf,
  idOf,
  int,
  integer,
  isAtItsItem,
  isBytes,
  isContent,
  isElement,
  isElements,
  isKeyOf,
  isOfInstance,
  isOfMessage,
  isStillDefault,
  isTrimmedByParser,
  isTypeAttribute,
  isUnknown,
  keepEmptyElements,
  keepEmptyInEntry,
  keepUnknownAttributes,
  keepUnknownElement,
  type Label,
  language,
  lineAndColumn,
  loneSurrogate,
  long,
  MAX_DEPTH,
  Name,
  type NamespaceSet,
  NCName,
  NMTOKEN,
  NOT_NIL,
  nameOf,
  nameOfElement,
  needsNoEscape,
  needsNoEscapeInAttribute,
  negativeInteger,
  newAbortController,
  newRequest,
  newResponse,
  newTextBytes,
  newTextDecoder,
  newTimeoutError,
  nonNegativeInteger,
  nonPositiveInteger,
  normalizedString,
  type OneOfMany,
  oneOf,
  type Parts,
  type PartValues,
  type PipedStream,
  parseClarkName,
  parseName,
  parseXml,
  placeOfItem,
  plainCopy,
  platformFetch,
  positiveInteger,
  prefixesIn,
  printError,
  propertyName,
  type QName,
  qnameOf,
  quote,
  referenceOf,
  referForbidden,
  rememberFragments,
  replaceForbidden,
  resolveName,
  resolvePrefix,
  SERIALIZATION_NAMESPACE,
  type SentBody,
  type ServerRequest,
  type ServerResponse,
  type Signal,
  type SomeOf,
  setOwn,
  short,
  splitWords,
  standaloneXml,
  startTimer,
  string,
  type TextBytes,
  type TextDecoder,
  time,
  timeSpan,
  token,
  trimSpace,
  typeAttribute,
  type UnknownAttribute,
  type UnknownElement,
  unknownAttributes,
  unknownAttributesOf,
  unknownElements,
  unknownElementsOf,
  unsignedByte,
  unsignedInt,
  unsignedLong,
  unsignedShort,
  visibleLine,
  visibleText,
  type Wildcard,
  wireName,
  withDeclarations,
  wrongChoice,
  XML_NAMESPACE,
  XML_NAMESPACES,
  type XmlAttribute,
  type XmlNode,
  XSD_NAMESPACE,
  XSI_NAMESPACE,
} from "./values.js";

// #region runtime/values/any-value.ts

/** A value of xs:anyType: the contract leaves the type open, so every value has its own type. */
export interface AnyValue {
  /** What xsi:type names, such as `{ namespace: XSD_NAMESPACE, localName: "int" }`; undefined if it names none. */
  readonly type: QName | undefined;
  /** A value of the datatype; text or elements, if the type is neither XML Schema's nor WCF's. */
  readonly value: SimpleValue | QName | XmlElements;
}

type SimpleValue = boolean | number | bigint | string | Uint8Array;

/** Elements side by side, each with the namespace declarations that it needs. */
export interface XmlElements {
  readonly xml: string;
}

/** Whether the values of a type are names. Their prefixes are only valid where they are declared. */
export function isNameType(type: QName | undefined): boolean {
  return type?.namespace === XSD_NAMESPACE && (type.localName === "QName" || type.localName === "NOTATION");
}

export function isSimpleValue(value: unknown): value is SimpleValue {
  return ["boolean", "number", "bigint", "string"].includes(typeof value) || isBytes(value);
}

/**
 * The content of an element with an AnyValue. Each part of the value is read once, because a getter might return something else
 * the second time. Undefined if the value is not of its type.
 */
export function anyContent(
  type: QName | undefined,
  value: AnyValue["value"],
  { types, maxDepth }: { readonly types: AnyTypes; readonly maxDepth: number },
): string | QName | XmlElements | undefined {
  if (isNameType(type)) return nameOf(value);
  if (typeof value !== "object" || value === null || !("xml" in value))
    return isSimpleValue(value) ? datatypeOf(type, types).format(value) : undefined;
  // Values that reading has kept are frozen, and are elements.
  if (fragmentsOf(value) !== undefined) return value;
  const { xml } = value;
  return typeof xml === "string" && isElements(xml, maxDepth) ? { xml } : undefined;
}

/** The value that an error message says was expected. */
export function expectedContent(type: QName | undefined, value: AnyValue["value"], types: AnyTypes): string {
  if (isNameType(type)) return A_NAME;
  return typeof value === "object" && value !== null && "xml" in value
    ? "well-formed elements"
    : datatypeOf(type, types).expected;
}

/** The datatypes that values of any type may have, by their names. Generated code names them, because few messages need them. */
export type AnyTypes = ReadonlyMap<string, Datatype<SimpleValue>>;

/** The datatype of this name; `string` if there is none. */
export function datatypeOf(type: QName | undefined, types: AnyTypes): Datatype<SimpleValue> {
  return (type && types.get(clarkName(type))) ?? string;
}

/**
 * All but lists, which are left as text, and names, whose prefixes are only valid in their place. They are listed and
 * imported one by one, because a bundle has everything in a namespace that is used as an object.
 */
export const anyTypes: AnyTypes = /* @__PURE__ */ byName([
  anyURI,
  base64Binary,
  boolean,
  byte,
  char,
  date,
  dateTime,
  decimal,
  double,
  duration,
  ENTITY,
  float,
  gDay,
  gMonth,
  gMonthDay,
  guid,
  gYear,
  gYearMonth,
  hexBinary,
  ID,
  IDREF,
  int,
  integer,
  language,
  long,
  Name,
  NCName,
  negativeInteger,
  NMTOKEN,
  nonNegativeInteger,
  nonPositiveInteger,
  normalizedString,
  positiveInteger,
  short,
  string,
  time,
  timeSpan,
  token,
  unsignedByte,
  unsignedInt,
  unsignedLong,
  unsignedShort,
]);

function byName(all: readonly Datatype<SimpleValue>[]): AnyTypes {
  return new Map(
    all.map((datatype) => {
      const { namespace = XSD_NAMESPACE, name: localName } = datatype;
      return [clarkName({ namespace, localName }), datatype];
    }),
  );
}

// #endregion

// #region runtime/write/kept-content.ts

/** The unknown elements and attributes of a value that is being written. Each element is taken once, at its place. */
export class KeptContent {
  readonly #elements = new Map<UnknownElement["after"], UnknownElement[]>();
  readonly #attributes = new Map<UnknownAttribute["at"], UnknownAttribute[]>();
  readonly #entries = new Map<unknown, KeptContent>();
  readonly #empty = new Map<EmptyElement["at"], EmptyElement>();

  /** The unknown content of a value; undefined if it has none, which is usual. */
  static of(value: unknown): KeptContent | undefined {
    if (typeof value !== "object" || value === null) return undefined;
    const elements = unknownElementsOf(value);
    const attributes = unknownAttributesOf(value);
    const empty = emptyElementsOf(value);
    if (elements.length === 0 && attributes.length === 0 && empty.length === 0) return undefined;
    const kept = new KeptContent();
    for (const element of elements) addTo(kept.#partOf(element).#elements, element.after, element);
    for (const attribute of attributes)
      if (isAtItsItem(attribute, value)) addTo(kept.#partOf(attribute).#attributes, attribute.at, attribute);
    for (const element of empty) kept.#partOf(element).#empty.set(element.at, element);
    return kept;
  }

  /** Whether elements are empty as long as they have their default. */
  get hasEmpty(): boolean {
    return this.#empty.size > 0;
  }

  /** Whether the element at a place was empty, and its value has not changed since. */
  isEmptyAt(at: EmptyElement["at"], value: unknown): boolean {
    const element = this.#empty.get(at);
    return element !== undefined && isStillDefault(element, value);
  }

  /** The part for an entry of a dictionary, which is kept separately. */
  #partOf({ key }: { readonly key?: unknown }): KeptContent {
    if (key === undefined) return this;
    const part = this.#entries.get(key) ?? new KeptContent();
    this.#entries.set(key, part);
    return part;
  }

  /** Whether elements have attributes to be written back. */
  get hasAttributes(): boolean {
    return this.#attributes.size > 0;
  }

  /** Whether the value was read from an element with an xsi:type that is not known. */
  get hasType(): boolean {
    return this.attributesAt(undefined).some(isTypeAttribute);
  }

  attributesAt(at: UnknownAttribute["at"]): readonly UnknownAttribute[] {
    return this.#attributes.get(at) ?? [];
  }

  takeAfter(place: UnknownElement["after"]): readonly UnknownElement[] {
    const elements = this.#elements.get(place) ?? [];
    this.#elements.delete(place);
    return elements;
  }

  /** Takes the elements whose place has not come. */
  takeRest(): readonly UnknownElement[] {
    const elements = [...this.#elements.values()].flat();
    this.#elements.clear();
    return elements;
  }

  /** The content of the entry with this key. */
  inEntry(key: unknown): KeptContent | undefined {
    return this.#entries.get(key);
  }
}

function addTo<K, V>(groups: Map<K, V[]>, key: K, one: V): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [one]);
  else group.push(one);
}

/** What was expected, and what was found. */
type Wrong = readonly [expected: string, found: string];

/**
 * The attributes that are written back on an element, each name once.
 * @param around - those that came with the value around the element; they come first
 * @param refuse - throws for an attribute that cannot be written, because any program may have made it
 */
export function attributesOf(
  around: readonly UnknownAttribute[] | undefined,
  own: readonly UnknownAttribute[] | undefined,
  refuse: (wrong: Wrong) => never,
): readonly UnknownAttribute[] {
  // Namespaces may be long, so they are not copied into another text.
  const names = new Map<string, Set<string>>();
  return [...(around ?? []), ...(own ?? [])].filter((attribute) => {
    const wrong = wrongAttribute(attribute);
    if (wrong !== undefined) refuse(wrong);
    const { namespace, localName } = attribute;
    const inNamespace = names.get(namespace) ?? new Set();
    names.set(namespace, inNamespace);
    return inNamespace.size < inNamespace.add(localName).size;
  });
}

function wrongAttribute(attribute: UnknownAttribute): Wrong | undefined {
  const name = attributeNameOf(attribute);
  if (name === undefined || (isOfMessage(name.namespace) && !isTypeAttribute(name) && !isOfRead(attribute)))
    return ["unknown attributes with a name of their own", "others"];
  const declared: [string, unknown][] = Object.entries(attribute.prefixes ?? {});
  return declared.every(canDeclare) ? undefined : ["prefixes that can be declared", "others"];
}

/** Whether reading has kept an attribute that says that an element is not nil. */
function isOfRead(attribute: UnknownAttribute): boolean {
  return isOfInstance(attribute) && (attribute.typed ?? null) !== null;
}

function canDeclare([prefix, namespace]: readonly [string, unknown]): boolean {
  // A prefix is a name without a colon, like a local name.
  const isRight = namespace !== "" && nameOf({ namespace, localName: prefix }) !== undefined;
  return isRight && prefix !== "xml" && prefix !== "xmlns";
}

// #endregion

// #region runtime/write/datatype-writer.ts

/** The methods of a Writer that differ by their datatype alone. */
export abstract class DatatypeWriter {
  abstract simple<T>(datatype: Datatype<T>, value: T, mediaType?: string): void;

  boolean(value: boolean): void {
    this.simple(datatypes.boolean, value);
  }
  byte(value: number): void {
    this.simple(datatypes.byte, value);
  }
  short(value: number): void {
    this.simple(datatypes.short, value);
  }
  int(value: number): void {
    this.simple(datatypes.int, value);
  }
  long(value: bigint): void {
    this.simple(datatypes.long, value);
  }
  unsignedByte(value: number): void {
    this.simple(datatypes.unsignedByte, value);
  }
  unsignedShort(value: number): void {
    this.simple(datatypes.unsignedShort, value);
  }
  unsignedInt(value: number): void {
    this.simple(datatypes.unsignedInt, value);
  }
  unsignedLong(value: bigint): void {
    this.simple(datatypes.unsignedLong, value);
  }
  float(value: number): void {
    this.simple(datatypes.float, value);
  }
  double(value: number): void {
    this.simple(datatypes.double, value);
  }
  decimal(value: datatypes.Decimal): void {
    this.simple(datatypes.decimal, value);
  }
  string(value: string): void {
    this.simple(datatypes.string, value);
  }
  anyURI(value: string): void {
    this.simple(datatypes.anyURI, value);
  }
  dateTime(value: datatypes.DateTime): void {
    this.simple(datatypes.dateTime, value);
  }
  base64Binary(value: Uint8Array, mediaType?: string): void {
    this.simple(datatypes.base64Binary, value, mediaType);
  }
  char(value: number): void {
    this.simple(datatypes.char, value);
  }
  timeSpan(value: datatypes.TimeSpan): void {
    this.simple(datatypes.timeSpan, value);
  }
  guid(value: datatypes.Guid): void {
    this.simple(datatypes.guid, value);
  }
}

// #endregion

// #region runtime/write/writer-frame.ts

/** The limit stops a value that contains itself. It is lower than the reader's, which also counts the envelope. */
export const MAX_WRITTEN_DEPTH = 250;

/** The longest message. A value may be part of others so often that a few objects make more text than a platform can hold. */
export const MAX_MESSAGE: number = 2 ** 28;

/** An element that a `begin` has opened and an `end` will close. */
export interface WriterFrame {
  readonly kind: FrameKind;
  /** The element that was opened. */
  readonly name: string;
  /** The namespace of the elements inside. */
  readonly namespace: string;
  /** The value that is being written; for an entry of a dictionary, its key. */
  readonly value: unknown;
  /** The local name of the type, which is in the same namespace; undefined for a type without a name. */
  readonly typeName: string | undefined;
  /** Whether its start tag stays open, for the attributes that the type has. */
  readonly hasTag?: boolean;
  /** Whether xsi:type must name the type, because it is not the declared one. */
  readonly saysType: boolean;
  /** The frame around it. */
  readonly outer: WriterFrame | undefined;
  readonly depth: number;
  /** The index of the first name of an element in this frame. */
  readonly firstName: number;
  /** The unknown content that came with the value. */
  readonly kept: KeptContent | undefined;
  /** The number of items of a repeated member, which has no element of its own. */
  readonly items?: number;
}

/** The frame of the items of a member. It ends with the last item. */
export function itemsFrame(
  name: string,
  items: readonly unknown[],
  outer: WriterFrame | undefined,
  firstName: number,
): WriterFrame {
  return {
    kind: "items",
    name,
    namespace: "",
    value: items,
    typeName: undefined,
    saysType: false,
    outer,
    depth: outer === undefined ? 0 : outer.depth,
    firstName,
    kept: NOTHING_KEPT,
    items: items.length,
  };
}

/** The frame of an item that has members, but no element of its own. Spelled out, because spreading objects takes longer. */
export function itemFrame(value: object, outer: WriterFrame | undefined, firstName: number): WriterFrame {
  return {
    kind: "item",
    name: "",
    namespace: "",
    value,
    typeName: undefined,
    saysType: false,
    outer,
    depth: outer === undefined ? 0 : outer.depth,
    firstName,
    kept: KeptContent.of(value) ?? NOTHING_KEPT,
    items: Number.NaN,
  };
}

const NOTHING_KEPT = /* @__PURE__ */ new KeptContent();

/** Where a writer is: the innermost frame, and how many names of elements there are in all frames. */
export interface WriterPlace {
  readonly frame: OpenFrame | undefined;
  readonly nameCount: number;
}

/** What generated code may know of a frame. */
interface OpenFrame extends Pick<WriterFrame, "kind" | "firstName"> {
  readonly outer: OpenFrame | undefined;
}

/** The allowed number of items, in words. */
export function countBetween(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return `at least ${min}`;
  return min === max ? `${min}` : `${min} to ${max}`;
}

/** Whether the innermost frame is in the message's Header. */
function isInHeaders(frame: WriterFrame | undefined): boolean {
  let outermost = frame;
  while (outermost?.outer !== undefined) outermost = outermost.outer;
  return outermost?.kind === "headers";
}

/** The place after an element, as in `UnknownElement`; without a name, the place before all elements. */
export function placeIn({ kind }: WriterFrame, name: string | undefined, written: number): UnknownElement["after"] {
  return hasItems(kind) ? written : name;
}

/**
 * The place of an element: the element of the message, and the path inside it.
 * @param name - the name of the element in the frame; without a frame, that of the message
 * @param nameCount - how many names of elements there are in all frames
 */
export function pathOf(
  innermost: WriterFrame | undefined,
  name: string,
  nameCount: number,
): { readonly element: string; readonly path: string } {
  let [element, path, count] = [name, "", nameCount];
  for (let frame = innermost; frame !== undefined; frame = frame.outer) {
    path = showStep(frame, element, count - frame.firstName) + path;
    element = frame.name;
    count = frame.firstName;
  }
  return { element, path: path.replace(/^\.|\.$/g, "") };
}

/** One step of a path: a member, the index of an item, or the key of an entry. */
function showStep({ kind, value }: WriterFrame, name: string, written: number): string {
  if (kind === "array" || kind === "items") return `[${written}]`;
  if (kind === "dictionary") return "";
  if (kind === "entry") return `[${describeName(value)}].${name}`;
  return `.${name}`;
}

/** Error messages never show text, a value in the place of text, or a header: it may be a password. */
export function isSecret(frame: WriterFrame | undefined, datatype: { readonly name: string }): boolean {
  return datatype.name === "string" || isInHeaders(frame);
}

// #endregion

// #region runtime/write/layout.ts

/** Writes the text of a message. All values have been checked. */
export abstract class Layout extends DatatypeWriter {
  /** What takes values out of the message; undefined if all are in it. */
  protected readonly attacher: Attacher | undefined;

  constructor(attacher?: Attacher) {
    super();
    this.attacher = attacher;
  }

  /** Writes an element with text inside, of the declared type, and escapes the text. */
  protected abstract writeText(name: string, text: string, typeNamespace: string, typeName: string): void;
  /** Writes an element whose text needs no escaping. */
  protected abstract writePlain(name: string, text: string, typeName: string): void;
  /** Writes an element with xsi:type, unless the type is undefined. Its content is text, a name or elements. */
  protected abstract writeTyped(name: string, content: string | QName | XmlElements, type: QName | undefined): void;
  /** The prefix of a namespace in the text that `writeText` writes next. */
  protected abstract prefixFor(namespace: string): string;
  /** Writes an attribute of the tag that `writeStart` has left open. */
  protected abstract writeAttribute(name: QName, text: string): void;
  /** Closes the start tag of a frame whose element has attributes. */
  protected abstract writeTagEnd(): void;
  /** Writes text that stands between elements. */
  protected abstract writeMixed(text: string): void;
  protected abstract writeNil(name: string): void;
  /** Opens the element of a frame. */
  protected abstract writeStart(frame: WriterFrame): void;
  protected abstract writeEnd(frame: WriterFrame): void;
  /** Writes an element whose content is already XML. */
  protected abstract writeContent(name: string, xml: string): void;
  /** Writes elements that are already XML. */
  protected abstract writeXml(elements: XmlElements): void;
  abstract namespace(namespace: string): void;
}

// #endregion

// #region runtime/write/untaken-keys.ts

/** Finds the parts of a value that have not been written. Nothing of a value may be silently lost. */
export class UntakenKeys {
  /** How many values are still checked thoroughly. */
  #left = THOROUGH;

  /**
   * A key of the frame's value that has not been written; undefined if there is none, which is usual.
   * @param names - the names of the elements in the frame
   */
  in(frame: WriterFrame, names: () => readonly string[], count: number): PropertyKey | undefined {
    const { kind, value } = frame;
    if (typeof value !== "object" || value === null || kind === "entry" || kind === "items") return undefined;
    if (value instanceof Map) return Reflect.ownKeys(value).find((key) => !isKept(key));
    if (Array.isArray(value)) return this.inItems(value);
    if (Object.getPrototypeOf(value) === Object.prototype) {
      const own = this.#count(value);
      if (own === count || (own === count + 1 && saysItsType(value, frame))) return undefined;
    }
    return kind === "dictionary" ? hiddenKey(value) : untakenKey(frame, value, names());
  }

  /** A key of an array that is not an index. */
  inItems(items: readonly unknown[]): PropertyKey | undefined {
    if (!this.#isThorough()) return undefined;
    // Indexes come first, and the length is the first key after them. Functions are not values that could be lost.
    const keys = Reflect.ownKeys(items);
    if (keys.length === items.length + 1) return undefined;
    return keys
      .slice(keys.indexOf("length") + 1)
      .find((key) => !isKept(key) && typeof Reflect.get(items, key) !== "function");
  }

  /** The number of own keys of a plain object. */
  #count(value: object): number {
    // This does not see text keys that are not enumerable, but is faster.
    if (!this.#isThorough()) return Object.keys(value).length + Object.getOwnPropertySymbols(value).length;
    // Together this is what Reflect.ownKeys sees, and engines are faster at it.
    return Object.getOwnPropertyNames(value).length + Object.getOwnPropertySymbols(value).length;
  }

  #isThorough(): boolean {
    return this.#left-- > 0;
  }
}

/** Mistakes show in the first values: if a message has thousands of values, the same code has made them all. */
const THOROUGH = 32;

function untakenKey(
  { typeName, saysType }: WriterFrame,
  value: object,
  names: readonly string[],
): PropertyKey | undefined {
  const taken = new Set<PropertyKey>(names.map(propertyName));
  return allKeys(value).find((key) => {
    if (isKept(key) || taken.has(key)) return false;
    const member: unknown = Reflect.get(value, key);
    return member !== undefined && !(key === "$type" && (saysType || member === typeName));
  });
}

/** Whether a value says its type, which is no member. */
function saysItsType(value: object, { kind, typeName }: WriterFrame): boolean {
  return kind === "struct" && Object.hasOwn(value, "$type") && Reflect.get(value, "$type") === typeName;
}

/** A key that is not an entry. Entries are enumerable own properties. */
function hiddenKey(value: object): PropertyKey | undefined {
  return allKeys(value).find((key) => {
    const isEntry = typeof key === "string" && Object.prototype.propertyIsEnumerable.call(value, key);
    return !isEntry && !isKept(key) && Reflect.get(value, key) !== undefined;
  });
}

/** Whether a key is that of unknown content that reading has kept. */
function isKept(key: PropertyKey): boolean {
  return key === unknownElements || key === unknownAttributes;
}

// #endregion

// #region runtime/write/frame-writer.ts

/** Opens and closes elements with other elements inside, and knows the current place. */
export abstract class FrameWriter extends Layout {
  protected frame: WriterFrame | undefined;
  /** The names of the elements written so far in all open frames, and how many entries are in use. */
  readonly #names: string[] = [];
  readonly #untaken = new UntakenKeys();
  /** What came with a message that is one value. */
  #bare: KeptContent | undefined;
  protected nameCount = 0;
  /** The name of the element that a guard has named and a value method will write. */
  protected name = "";
  /** Whether its type is not the declared one. */
  protected saysType = false;
  /** Whether its declared type is abstract, so that its element must have the type that its value has kept. */
  protected isAbstract = false;
  protected attributeNamespace = "";
  /** The form of the next value. For a type with attributes, it may be an attribute or text; otherwise it is an element. */
  protected target: "element" | "attribute" | "text" = "element";
  /** Whether elements of the innermost frame have attributes to be written back. */
  protected hasAttributes = false;
  /** Whether some of them were empty when they were read, and had their default. */
  protected hasEmpty = false;

  /** Begins the element in the body of a message. The elements inside are in its namespace. */
  beginBody({ namespace, localName }: QName, value: unknown): void {
    this.letThrough(localName);
    this.#checkObject(value);
    this.#begin("body", namespace, undefined, value);
  }

  /** Begins a body with no element or with several. Each is in the namespace that was set before it. */
  beginParts(value: unknown): void {
    this.letThrough("Body");
    this.#checkObject(value);
    this.#begin("parts", "", undefined, value);
  }

  /** Begins a message that is one value, whose element may have attributes to be written back. */
  beginBare(value: unknown): void {
    this.#bare = KeptContent.of(value);
    this.hasAttributes = this.#bare !== undefined;
    this.hasEmpty = this.#bare?.hasEmpty === true;
  }

  /** Begins the headers of a message. Each header is in the namespace that was set before it. */
  beginHeaders(value: unknown): void {
    this.letThrough("Header");
    this.#checkObject(value);
    this.#begin("headers", "", undefined, value);
  }

  beginStruct(namespace: string, typeName: string, value: object): void {
    this.#checkObject(value);
    this.#begin("struct", namespace, typeName, value);
  }

  beginTag(namespace: string, typeName: string, value: object): void {
    this.#checkObject(value);
    this.target = "attribute";
    this.#begin("struct", namespace, typeName, value);
    // The fast way writes elements alone.
    this.hasAttributes = true;
  }

  label(name: "Id" | "Ref", id: string): void {
    this.writeAttribute({ namespace: SERIALIZATION_NAMESPACE, localName: name }, id);
  }

  place(): WriterPlace {
    return { frame: this.frame, nameCount: this.nameCount };
  }

  endTag(): void {
    const kept = this.frame?.kept;
    this.target = "element";
    this.writeTagEnd();
    this.hasAttributes = kept?.hasAttributes ?? false;
    if (kept !== undefined) this.#writeBack(kept.takeAfter(undefined));
  }

  endNil(isNil: boolean): void {
    this.name = "$nil";
    if (isNil !== true) throw this.error("true, because the element is nil", describeKind(isNil));
    this.writeAttribute({ namespace: XSI_NAMESPACE, localName: "nil" }, "true");
    this.endTag();
    this.written("$nil");
    this.end();
  }

  beginArray(namespace: string, typeName: string, value: object): void {
    if (!Array.isArray(value)) throw this.error("an array", describeKind(value));
    this.#begin("array", namespace, typeName, value);
  }

  beginDictionary(namespace: string, typeName: string, value: object): void {
    this.#checkObject(value);
    this.#begin("dictionary", namespace, typeName, value);
  }

  beginMap(namespace: string, typeName: string, value: object): void {
    if (!(value instanceof Map)) throw this.error("a Map", describeKind(value));
    this.#begin("dictionary", namespace, typeName, value);
  }

  beginEntry(namespace: string, name: string, key: unknown): void {
    this.letThrough(name);
    this.#begin("entry", namespace, undefined, key);
  }

  /** An item of a list has members, but no element of its own. */
  beginItem(value: object): void {
    this.letThrough("");
    this.#checkObject(value);
    this.enter(itemFrame(value, this.frame, this.nameCount));
  }

  endItem(): void {
    const frame = this.frame;
    if (frame === undefined) throw new Error("endItem without beginItem");
    this.#checkKeys(frame);
    this.#leave(frame);
  }

  end(): void {
    const frame = this.frame;
    this.target = "element";
    if (frame === undefined) throw new Error("end without begin");
    if (frame.kept !== undefined) this.#writeBack(frame.kept.takeRest());
    this.#checkKeys(frame);
    this.writeEnd(frame);
    this.#leave(frame);
  }

  /** The attributes to write back on the current element. @param begun - the frame that it opens */
  protected attributesOf(begun: WriterFrame | undefined): readonly UnknownAttribute[] {
    const around = this.#kept?.attributesAt(this.#place);
    const attributes = attributesOf(around, begun?.kept?.attributesAt(undefined), (wrong) => {
      throw this.error(...wrong);
    });
    return begun?.saysType === true ? attributes.filter((attribute) => !isTypeAttribute(attribute)) : attributes;
  }

  /** Whether the element that a guard has named was empty when it was read, and its value is still the default that it had then. */
  protected isEmpty(value: unknown): boolean {
    return this.#kept?.isEmptyAt(this.#place, value) ?? false;
  }

  /** What has been kept for the elements of the innermost frame. */
  get #kept(): KeptContent | undefined {
    return this.frame === undefined ? this.#bare : keptFor(this.frame);
  }

  /** The place of the element that a guard has named, as in `UnknownAttribute`. */
  get #place(): UnknownAttribute["at"] {
    const { frame } = this;
    if (frame === undefined) return BARE;
    const written = this.nameCount - frame.firstName;
    return frame.kind === "items" ? placeOfItem(frame.name, written) : placeIn(frame, this.name, written);
  }

  /** An error about the element that is being written. */
  protected error(expected: string, found: string): EncodeError {
    return new EncodeError({ ...pathOf(this.frame, this.name, this.nameCount), expected, found });
  }

  protected letThrough(name: string): void {
    this.name = name;
    this.saysType = false;
  }

  /** @param value - the value; for an entry of a dictionary, its key */
  #begin(kind: FrameKind, namespace: string, typeName: string | undefined, value: unknown): void {
    const outer = this.frame;
    const depth = outer === undefined ? 1 : outer.depth + 1;
    if (depth > MAX_WRITTEN_DEPTH)
      throw this.error(`at most ${MAX_WRITTEN_DEPTH} levels`, "more, perhaps a circular value");
    const hasTag = this.target === "attribute";
    const kept = kind === "entry" ? outer?.kept?.inEntry(value) : KeptContent.of(value);
    if (this.isAbstract) this.#checkKeptType(kept, value);
    const frame: WriterFrame = {
      kind,
      name: this.name,
      namespace,
      value,
      typeName,
      saysType: this.saysType,
      outer,
      depth,
      firstName: this.nameCount,
      kept,
      hasTag,
    };
    this.writeStart(frame);
    this.enter(frame);
    if (kept !== undefined && !hasTag) this.#writeBack(kept.takeAfter(placeIn(frame, undefined, 0)));
  }

  protected enter(frame: WriterFrame | undefined): void {
    this.frame = frame;
    const kept = frame && keptFor(frame);
    this.hasAttributes = kept?.hasAttributes ?? false;
    this.hasEmpty = kept?.hasEmpty ?? false;
  }

  #checkKeptType(kept: KeptContent | undefined, value: unknown): void {
    this.isAbstract = false;
    const type: unknown = Reflect.get(Object(value), "$type");
    if (type === undefined && kept?.hasType === true) return;
    throw this.error("a derived type in $type", type === undefined ? "none" : describeName(type));
  }

  /** Refuses values whose content is not in properties: a Map or a Promise would be written as an empty object. */
  #checkObject(value: unknown): void {
    if (!hasProperties(value)) throw this.error("an object", describeKind(value));
  }

  protected absent(name: string): false {
    // Elements that followed a member keep their place, even if the member has been removed.
    if (this.frame?.kept !== undefined) this.#writeBack(this.frame.kept.takeAfter(name));
    return false;
  }

  protected written(name: string): void {
    const frame = this.frame;
    if (frame === undefined) return;
    this.#names[this.nameCount++] = name;
    if (frame.kept === undefined || this.target === "attribute") return;
    const written = this.nameCount - frame.firstName;
    if (frame.items === written) this.#leave(frame);
    else this.#writeBack(frame.kept.takeAfter(placeIn(frame, name, written)));
  }

  #leave(frame: WriterFrame): void {
    this.enter(frame.outer);
    this.nameCount = frame.firstName;
    this.written(frame.name);
  }

  #writeBack(elements: readonly UnknownElement[]): void {
    for (const element of elements) {
      // Elements that reading has kept are well-formed. Programs may have made others.
      const written = fragmentsOf(element) === undefined ? { xml: element.xml } : element;
      if (written !== element && !isElements(written.xml, MAX_WRITTEN_DEPTH))
        throw this.error("unknown elements that are well-formed", "other text");
      this.writeXml(written);
    }
  }

  /** A key that is not a member is an error: a misspelt member would be lost silently. */
  #checkKeys(frame: WriterFrame): void {
    const { firstName, kind, value } = frame;
    const names = (): readonly string[] => this.#names.slice(firstName, this.nameCount);
    const key = this.#untaken.in(frame, names, this.nameCount - firstName);
    if (key === "$type") {
      this.name = key;
      throw this.error("the type, or one that extends it", describeName(Reflect.get(Object(value), key)));
    }
    if (key !== undefined) throw this.#untakenError(hasItems(kind), key);
  }

  /** Refuses an array with other properties than items, such as the result of `RegExp.exec`. */
  protected checkItems(items: readonly unknown[]): void {
    const key = this.#untaken.inItems(items);
    if (key !== undefined) throw this.#untakenError(true, key);
  }

  #untakenError(isOfItems: boolean, key: PropertyKey): EncodeError {
    if (!isOfItems) this.name = String(key);
    const expected = isOfItems ? "only items, or entries that are enumerable" : "only members of the type";
    return this.error(expected, `the key ${describeName(String(key))}`);
  }
}

/** What has been kept for the elements in a frame. Items of a member that repeats have theirs from the value that has the member. */
function keptFor(frame: WriterFrame): KeptContent | undefined {
  return frame.kind === "items" ? frame.outer?.kept : frame.kept;
}

// #endregion

// #region runtime/write/writer.ts

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

  /** Checks a value that is fixed, if there is one. */
  fixed<T>(name: string, value: T | null | undefined, check: FixedCheck<T>): void;
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

  beginStruct(namespace: string, typeName: string, value: object): void;
  /** The next struct is of a type that extends the declared one, so its element gets xsi:type. */
  derived(): Writer;
  /** The next struct is of an abstract type. Its value was read from an element of a type that is not known, whose name it has kept. */
  unknownType(): Writer;
  /** Like `beginStruct`, for a type with attributes. The attributes come next, and `endTag` ends them. */
  beginTag(namespace: string, typeName: string, value: object): void;
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
  byte(value: number): void;
  short(value: number): void;
  int(value: number): void;
  long(value: bigint): void;
  unsignedByte(value: number): void;
  unsignedShort(value: number): void;
  unsignedInt(value: number): void;
  unsignedLong(value: bigint): void;
  float(value: number): void;
  double(value: number): void;
  decimal(value: Decimal): void;
  string(value: string): void;
  anyURI(value: string): void;
  dateTime(value: DateTime): void;
  /** @param mediaType - what the bytes are, for a receiver that gets them beside the message */
  base64Binary(value: Uint8Array, mediaType?: string): void;
  qname(value: QName): void;
  /** WCF's char, duration and guid. */
  char(value: number): void;
  timeSpan(value: TimeSpan): void;
  guid(value: Guid): void;
  anyType(types: AnyTypes, value: AnyValue): void;
  /** Any other datatype. */
  simple<T>(datatype: Datatype<T>, value: T): void;
  enumeration(namespace: string, typeName: string, value: string, values: EnumerationValues): void;
  /** Flags: any number of values in one element. */
  flags(namespace: string, typeName: string, value: readonly string[], values: EnumerationValues): void;
}

// #endregion

// #region runtime/write/checked-writer.ts

/** Checks every value before it is written. A class that extends this one decides on the layout. */
export abstract class CheckedWriter extends FrameWriter implements Writer {
  readonly #prefixFor = (namespace: string): string => this.prefixFor(namespace);

  optional<T>(name: string, value: T): value is NonNullable<T> {
    if (value === undefined) return this.absent(name);
    this.letThrough(name);
    if (value === null) throw this.error("a value (it cannot be nil)", describe(value));
    return !this.hasEmpty || this.#isNotEmpty(value);
  }

  nillable<T>(name: string, value: T): value is NonNullable<T> {
    return value === undefined ? this.absent(name) : this.requiredNillable(name, value);
  }

  required<T>(name: string, value: T): value is NonNullable<T> {
    this.#checkThere(name, value);
    return !this.hasEmpty || this.#isNotEmpty(value);
  }

  requiredNillable<T>(name: string, value: T): value is NonNullable<T> {
    this.letThrough(name);
    if (value === undefined) throw this.error("a value or null (it is required)", describe(value));
    if (value !== null) return !this.hasEmpty || this.#isNotEmpty(value);
    this.writeNil(name);
    this.written(name);
    return false;
  }

  #checkThere(name: string, value: unknown): void {
    this.letThrough(name);
    if (value === undefined || value === null) throw this.error("a value (it is required)", describe(value));
  }

  /** Writes an element that was empty again, if its value is still the default that it had. */
  #isNotEmpty(value: unknown): boolean {
    if (!this.isEmpty(value)) return true;
    if (this.target === "text") this.written(this.name);
    else this.string("");
    return false;
  }

  attribute<T>(name: string, value: T, namespace = ""): value is NonNullable<T> {
    return value !== undefined && this.requiredAttribute(name, value, namespace);
  }

  requiredAttribute<T>(name: string, value: T, namespace = ""): value is NonNullable<T> {
    this.#checkThere(name, value);
    this.attributeNamespace = namespace;
    return true;
  }

  anyAttributes(namespaces: NamespaceSet, attributes: Readonly<Record<string, string>> | undefined): void {
    if (attributes === undefined) return;
    this.letThrough("$attributes");
    if (!hasProperties(attributes)) throw this.error("an object", describeKind(attributes));
    for (const [key, text] of Object.entries(attributes)) {
      const name = attributeNameOf(parseClarkName(key));
      if (name === undefined || !admits(namespaces, name.namespace))
        throw this.error("names of attributes that may stand here", describeName(key));
      if (typeof text !== "string") throw this.error("text", describeKind(text));
      this.writeAttribute(name, text);
    }
    this.written("$attributes");
  }

  text<T>(value: T): value is NonNullable<T> {
    this.#checkThere("$value", value);
    this.target = "text";
    this.hasAttributes = true;
    return !this.hasEmpty || this.#isNotEmpty(value);
  }

  repeated<T>(
    name: string,
    value: readonly T[] | undefined,
    min = 0,
    max: number = Number.POSITIVE_INFINITY,
  ): readonly T[] {
    this.letThrough(name);
    const items = value ?? [];
    if (value === null || !Array.isArray(items)) throw this.error("an array", describeKind(value));
    this.checkItems(items);
    const { length } = items;
    if (length < min || length > max) throw this.error(countBetween(min, max), `${length}`);
    if (value === undefined) this.absent(name);
    else if (length === 0) this.written(name);
    else this.enter(itemsFrame(name, items, this.frame, this.nameCount));
    return items;
  }

  repeatedIfAny<T>(name: string, value: readonly T[] | undefined, min: number, max?: number): readonly T[] {
    return this.repeated(name, value, value?.length === 0 || value === undefined ? 0 : min, max);
  }

  fixed<T>(name: string, value: T | null | undefined, check: FixedCheck<T>): void {
    const expected = value === undefined || value === null ? undefined : check(value);
    if (expected === undefined) return;
    this.letThrough(name);
    throw this.error(expected, describe(value));
  }

  choice(value: object, choice: Choice): void {
    const wrong = wrongChoice(value, choice);
    if (wrong === undefined) return;
    this.letThrough("");
    throw this.error(wrong.expected, wrong.found);
  }

  order(name: string, items: readonly unknown[] | undefined, order: ContentOrder): void {
    // Anything else is refused where the items are written.
    const wrong = items === undefined || Array.isArray(items) ? order.wrong(items ?? []) : undefined;
    if (wrong === undefined) return;
    this.letThrough(wrong.index === undefined ? name : `${name}[${wrong.index}]`);
    throw this.error(wrong.expected, wrong.found);
  }

  anyElements(name: string, elements: readonly AnyElement[] | undefined, wildcard: Wildcard): void {
    const { min = 0, max, isOptional = false } = wildcard;
    const items = isOptional ? this.repeatedIfAny(name, elements, min, max) : this.repeated(name, elements, min, max);
    for (const element of items) this.#anyElement(element, wildcard);
  }

  anyElement(name: string, element: AnyElement | undefined, wildcard: Wildcard): void {
    if (this.optional(name, element)) this.#anyElement(element, wildcard);
  }

  /** The name that counts is that of the XML. */
  #anyElement(element: AnyElement, { namespaces }: Wildcard): void {
    const { name } = this;
    if (!hasProperties(element)) throw this.error("an element with its XML", describeKind(element));
    const found = typeof element.xml === "string" ? nameOfElement(element.xml, MAX_WRITTEN_DEPTH) : undefined;
    if (found === undefined) throw this.error("the XML of one element", "other text");
    if (!admits(namespaces, found.namespace)) throw this.error("an element that may stand here", clarkName(found));
    this.writeXml(element);
    this.written(name);
  }

  mixedText(text: string): void {
    this.letThrough("");
    if (typeof text !== "string") throw this.error("text", describeKind(text));
    this.writeMixed(text);
    this.written("");
  }

  derived(): Writer {
    this.saysType = true;
    return this;
  }

  unknownType(): Writer {
    this.isAbstract = true;
    return this;
  }

  // The types of most members. Writing them without `simple` is faster.

  override string(value: string): void {
    if (typeof value === "string") {
      this.writeText(this.name, value, XSD_NAMESPACE, "string");
      this.written(this.name);
    } else this.simple(datatypes.string, value);
  }

  override boolean(value: boolean): void {
    if (typeof value === "boolean") this.#plain(value ? "true" : "false", "boolean");
    else this.simple(datatypes.boolean, value);
  }

  override int(value: number): void {
    // `| 0` only leaves numbers of the type int unchanged; -0 is written as 0 in any case.
    if (typeof value === "number" && (value | 0) === value) this.#plain(`${value}`, "int");
    else this.simple(datatypes.int, value);
  }

  override short(value: number): void {
    if (typeof value === "number" && (value << 16) >> 16 === value) this.#plain(`${value}`, "short");
    else this.simple(datatypes.short, value);
  }

  #plain(text: string, typeName: string): void {
    this.writePlain(this.name, text, typeName);
    this.written(this.name);
  }

  attachments<Parts extends AttachedParts>(values: PartValues<Parts>, parts: Parts): void {
    this.letThrough("$attachments");
    if (this.attacher === undefined) throw this.error(ATTACHMENTS, "none");
    this.attacher.takeParts(values, parts, (expected, found) => this.error(expected, found));
    this.written("$attachments");
  }

  simple<T>(datatype: Datatype<T>, value: T, mediaType?: string): void {
    const taken = this.target === "attribute" ? undefined : this.attacher?.take(value, datatype, mediaType);
    if (taken === undefined) this.#write(datatype, value);
    else if ("xml" in taken) {
      this.writeContent(this.name, taken.xml);
      this.written(this.name);
    } else if ("text" in taken) {
      this.writeText(this.name, taken.text, datatype.namespace ?? XSD_NAMESPACE, datatype.name);
      this.written(this.name);
    } else this.#write<unknown>(datatype, taken.value);
  }

  #write<T>(datatype: Datatype<T>, value: T): void {
    const text = datatype.format(value, this.#prefixFor);
    const wrong = text === undefined ? datatype : datatype.check?.(value, text);
    if (text === undefined || wrong !== undefined)
      throw this.error((wrong ?? datatype).expected, this.#describe(value, datatype));
    if (datatype.isPlain === true && datatype.namespace === undefined) this.writePlain(this.name, text, datatype.name);
    else this.writeText(this.name, text, datatype.namespace ?? XSD_NAMESPACE, datatype.name);
    this.written(this.name);
  }

  qname(value: QName): void {
    this.simple(datatypes.QName, value);
  }

  anyType(types: AnyTypes, value: AnyValue): void {
    if (typeof value !== "object" || value === null)
      throw this.error("an object with a type and a value", describeKind(value));
    // Each is read once, and the checked value is written: a getter might return something else the second time.
    const { type: given, value: content } = value;
    const type = given === undefined ? undefined : nameOf(given);
    if (given !== undefined && type === undefined) throw this.error(A_NAME, `as its type ${describeKind(given)}`);
    const checked = anyContent(type, content, { types, maxDepth: MAX_WRITTEN_DEPTH });
    if (checked === undefined)
      throw this.error(expectedContent(type, content, types), this.#describe(content, datatypeOf(type, types)));
    this.writeTyped(this.name, checked, type);
    this.written(this.name);
  }

  enumeration(namespace: string, typeName: string, value: string, values: EnumerationValues): void {
    this.#checkEnumerated(value, values);
    this.writeText(this.name, value, namespace, typeName);
    this.written(this.name);
  }

  flags(namespace: string, typeName: string, value: readonly string[], values: EnumerationValues): void {
    if (!Array.isArray(value)) throw this.error("an array of flags", describeKind(value));
    this.checkItems(value);
    let [text, separator] = ["", ""];
    for (const flag of value) {
      this.#checkEnumerated(flag, values);
      text += separator + flag;
      separator = " ";
    }
    this.writeText(this.name, text, namespace, typeName);
    this.written(this.name);
  }

  /** Error messages never show text, a value in the place of text, or a header: it may be a password. */
  #describe(value: unknown, datatype: { readonly name: string }): string {
    return isSecret(this.frame, datatype) ? describeKind(value) : describe(value);
  }

  #checkEnumerated(value: string, values: EnumerationValues): void {
    if (typeof value === "string" && isKeyOf(values, value)) return;
    throw this.error(oneOf(Object.keys(values)), describeName(value));
  }
}

// #endregion

// #region runtime/write/outer-declarations.ts

/** The declarations of the element around a text. */
export interface Around {
  /** The namespaces of prefixes that it declares in any case. */
  readonly prefixes?: Readonly<Record<string, string>>;
  /** A declaration that many of the elements in the text need. */
  readonly first?: Declaration | undefined;
  /** The prefix of the namespace of the message, if it is not the default one, so that elements in no namespace need no declaration. */
  readonly prefix?: string | undefined;
}

/** The part of a text's writer that the declarations around the text need. */
interface Surroundings {
  /** The namespaces of prefixes that are always declared around the text. */
  readonly declared: Readonly<Record<string, string>>;
  /** The declaration that comes first, after an attempt without it has made the text too long. */
  readonly first: Declaration | undefined;
  /** Escapes text for an attribute, and throws for text that XML cannot carry. */
  escape(text: string): string;
  error(expected: string, found: string): EncodeError;
}

/** Elements repeat a long declaration, because the element around the text has a different one. It should have this one. */
export class RepeatedDeclarationError extends EncodeError {
  readonly declaration: Declaration;

  constructor(error: EncodeError, declaration: Declaration) {
    super(error);
    this.declaration = declaration;
  }
}

/**
 * The prefixes of content that is written back. The element around the whole text declares each of them once, so that one long namespace
 * of many attributes and elements does not make a very long message.
 */
export class OuterDeclarations {
  readonly #surroundings: Surroundings;
  /** The namespaces by prefix, for prefixes that mean one namespace everywhere. */
  readonly #namespaces: Map<string, string>;
  /** The prefixes by namespace. */
  readonly #prefixes = new Map<string, string>([
    [XML_NAMESPACE, "xml"],
    [XSI_NAMESPACE, "i"],
  ]);
  readonly #declared: Set<string>;
  /** How many prefixes have been made with each letter. */
  readonly #counts = new Map<string, number>();
  /** The total length of the declarations that elements repeat, by namespace. */
  readonly #repeated = new Map<string, number>();
  #allRepeated = 0;
  /** The local names of the attributes of the tag that is being written, by namespace. */
  readonly #tag = new Map<string, Set<string>>();
  /** Those in no namespace, while there are few. */
  #plain: string[] = [];
  /** The declarations as attributes. */
  text = "";

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#namespaces = new Map(Object.entries(surroundings.declared));
    this.#declared = new Set(this.#namespaces.keys());
    // Each name that is a value declares one of them.
    for (const prefix of ["n", "v"]) this.#namespaces.set(prefix, "");
    const { first } = surroundings;
    if (first !== undefined && first.prefix !== "") this.declare(first.prefix, first.namespace);
  }

  /** A new prefix for the writer itself. */
  reserve(letter: string, namespace: string): string {
    let number = this.#counts.get(letter) ?? 0;
    do number++;
    while (this.#namespaces.has(`${letter}${number}`));
    this.#counts.set(letter, number);
    const prefix = `${letter}${number}`;
    this.#namespaces.set(prefix, namespace);
    return prefix;
  }

  /** What follows are the attributes of another tag. */
  beginTag(): void {
    // Most tags have few attributes, all in no namespace.
    if (this.#plain.length > 0) this.#plain = [];
    if (this.#tag.size > 0) this.#tag.clear();
  }

  /** An attribute, which may be one that is written back. */
  attribute({ namespace, localName, value, prefixes }: Omit<UnknownAttribute, "at">): string {
    if (this.#isThere(namespace, localName))
      throw this.#surroundings.error("each attribute once", "one that unknown attributes have as well");
    const adopted = prefixes === undefined ? value : this.#adopt(value, prefixes);
    if (adopted === undefined) throw this.#surroundings.error("an attribute with prefixes of one meaning", "others");
    const prefix = namespace === "" ? "" : `${this.prefixFor(namespace)}:`;
    return ` ${prefix}${localName}="${this.#surroundings.escape(adopted)}"`;
  }

  /** Whether the tag has an attribute of this name already; otherwise it has one now. */
  #isThere(namespace: string, localName: string): boolean {
    if (namespace === "" && this.#plain.length < FEW_ATTRIBUTES) {
      const isThere = this.#plain.includes(localName);
      if (!isThere) this.#plain.push(localName);
      return isThere;
    }
    const names = this.#tag.get(namespace) ?? new Set(namespace === "" ? this.#plain : undefined);
    this.#tag.set(namespace, names);
    return names.size === names.add(localName).size;
  }

  /** Elements that are written back. @param namespace - the default namespace at their place */
  elements(fragments: readonly Fragment[], namespace: string): string {
    return concat(
      fragments.map(({ xml, used }) => {
        const repeated = this.#toRepeat(used, namespace);
        for (const declaration of repeated) this.#repeat(declaration);
        return withDeclarations(xml, concat(repeated.map(({ text }) => text)));
      }),
    );
  }

  /** The declarations that an element must repeat, because its place does not have them. */
  #toRepeat(used: readonly Declaration[], namespace: string): readonly Declaration[] {
    const isThere = (one: Declaration): boolean =>
      one.prefix === "" ? one.namespace === namespace : this.declare(one.prefix, one.namespace);
    // An element that needs a declaration gets all of them, like after reading. If that is too long, it only gets the missing ones.
    if (this.#surroundings.first !== undefined) return used.filter((one) => !isThere(one));
    return used.every(isThere) ? [] : used;
  }

  #repeat(declaration: Declaration): void {
    const { namespace, text } = declaration;
    // Throws for characters that XML cannot carry.
    this.#surroundings.escape(namespace);
    const repeated = (this.#repeated.get(namespace) ?? 0) + text.length;
    this.#repeated.set(namespace, repeated);
    this.#allRepeated += text.length;
    const error = this.#surroundings.error("unknown elements with short namespaces", "many with a long one");
    if (repeated > MUCH && this.#surroundings.first === undefined)
      throw new RepeatedDeclarationError(error, declaration);
    if (this.#allRepeated > TOO_MUCH) throw error;
  }

  /** The prefix of an attribute in this namespace. */
  prefixFor(namespace: string): string {
    const known = this.#prefixes.get(namespace);
    if (known !== undefined) return known;
    const prefix = this.reserve("a", namespace);
    this.#prefixes.set(namespace, prefix);
    this.declare(prefix, namespace);
    return prefix;
  }

  /** Declares a prefix for the whole text. @returns false if it means another namespace */
  declare(prefix: string, namespace: string): boolean {
    const known = this.#namespaces.get(prefix);
    if (known !== undefined && known !== namespace) return false;
    if (this.#declared.has(prefix)) return true;
    this.text += ` xmlns:${prefix}="${this.#surroundings.escape(namespace)}"`;
    this.#declared.add(prefix);
    this.#namespaces.set(prefix, namespace);
    return true;
  }

  /**
   * A value whose prefixes mean the same namespaces in this message. If a prefix has another meaning in the message, names get
   * another prefix. Undefined for a text that contains more than names, because its prefixes are not known.
   */
  #adopt(value: string, prefixes: Readonly<Record<string, string>>): string | undefined {
    const others = Object.entries(prefixes).filter(([prefix, namespace]) => !this.declare(prefix, namespace));
    if (others.length === 0) return value;
    const renamed = new Map(others.map(([prefix, namespace]) => [prefix, this.prefixFor(namespace)]));
    let isNames = true;
    const adopted = value.replace(/[^ \t\r\n]+/g, (word) => {
      const [prefix = "", localName, ...more] = word.split(":");
      if (localName === undefined || more.length > 0 || !Object.hasOwn(prefixes, prefix)) isNames = false;
      return `${renamed.get(prefix) ?? prefix}:${localName}`;
    });
    return isNames ? adopted : undefined;
  }
}

/** A list of so few names is searched faster than a set. */
const FEW_ATTRIBUTES = 16;

// In characters. One long namespace could make a very long message of elements that declare it.

/** If one declaration takes more than this, there is another attempt, in which the element around the text has it. */
const MUCH = 2 ** 16;

/** If all declarations take more than this, the message is refused. */
const TOO_MUCH = 2 ** 23;

// #endregion

// #region runtime/write/scopes.ts

/** How names are written at the current place. */
export interface Scope {
  readonly namespace: string;
  /** The prefix with its colon; empty for the default namespace. */
  readonly prefix: string;
  /** The declaration that each tag needs because no element around it has it; usually empty. */
  readonly declaration: string;
  /** The scope inside an element that has the declaration. */
  readonly inside: Scope | undefined;
  /** Whether a tag has the declaration already. */
  isWritten: boolean;
}

/** What scopes need of the writer. */
interface ScopeWriter {
  /** A prefix that means a namespace everywhere, without its colon. */
  reserve(namespace: string): string;
  /** Declares a prefix on the element around the whole text. */
  declareAround(prefix: string, namespace: string): void;
  escape(namespace: string): string;
}

/** The scopes of the open elements. A prefix never means two namespaces, so it can be declared anywhere. */
export class Scopes {
  readonly #writer: ScopeWriter;
  /** Outermost first. The last one is `current`. */
  readonly #open: Scope[];
  /** Those that have been made for a namespace. */
  readonly #made = new Map<string, Scope>();
  current: Scope;

  /** @param around - the scopes of the element around the whole text, that of the default namespace last */
  constructor(around: readonly [...Scope[], Scope], writer: ScopeWriter) {
    this.#writer = writer;
    this.#open = [...around];
    this.current = around[around.length - 1] ?? around[0];
  }

  enter(scope: Scope): void {
    this.#open.push(scope);
    this.current = scope;
  }

  leave(): void {
    this.#open.pop();
    this.current = this.#open[this.#open.length - 1] ?? this.current;
  }

  /** Changes the namespace of what is written next in the innermost element. */
  change(namespace: string): void {
    if (namespace === this.current.namespace) return;
    this.current = this.of(namespace);
    this.#open[this.#open.length - 1] = this.current;
  }

  /** A scope in which names of a namespace can be written here. */
  of(namespace: string): Scope {
    if (namespace === this.current.namespace) return this.current;
    let hasDefault = false;
    for (let index = this.#open.length - 1; index >= 0; index--) {
      const scope = this.#open[index];
      const isDefault = scope?.prefix === "";
      // Only the default namespace can have been redeclared: every other namespace has its own prefix.
      if (scope?.namespace === namespace && !(isDefault && hasDefault)) return scope;
      hasDefault ||= isDefault;
    }
    return this.#make(namespace);
  }

  /** The scope of an element that declares `namespace` as its default: the element itself then needs a prefix. */
  beside(namespace: string | undefined): Scope {
    const { current } = this;
    const isTakenAway = namespace === "" && current.prefix === "" && current.namespace !== "";
    return isTakenAway ? this.#make(current.namespace) : current;
  }

  /** The default namespace of content beside the tags. If a scope has a declaration, it is on each tag, and not there. */
  get defaultNamespace(): string {
    const scope = this.#open.findLast(({ prefix, declaration }) => prefix === "" && declaration === "");
    return scope?.namespace ?? "";
  }

  #make(namespace: string): Scope {
    const made = this.#made.get(namespace);
    if (made === undefined) return this.#makeFirst(namespace);
    if (namespace === "" || made.inside === undefined || !made.isWritten) return made;
    // What a second place needs, many may need.
    this.#writer.declareAround(made.prefix.slice(0, -1), namespace);
    this.#open.unshift(made.inside);
    return made.inside;
  }

  #makeFirst(namespace: string): Scope {
    const name = namespace === "" ? "" : this.#writer.reserve(namespace);
    const prefix = namespace === "" ? "" : `${name}:`;
    const declaration = namespace === "" ? ' xmlns=""' : ` xmlns:${name}="${this.#writer.escape(namespace)}"`;
    const made = { namespace, prefix, declaration, inside: newScope(namespace, prefix), isWritten: false };
    this.#made.set(namespace, made);
    return made;
  }
}

/** A scope whose declaration an element around it has. */
export function newScope(namespace: string, prefix: string): Scope {
  return { namespace, prefix, declaration: "", inside: undefined, isWritten: false };
}

/** The declaration that a tag needs, which is written on it. */
export function declarationOn(scope: Scope): string {
  scope.isWritten = true;
  return scope.declaration;
}

// #endregion

// #region runtime/write/shared-objects.ts

/** A part of a message, in which the ids of objects differ: WCF numbers each parameter and each header separately. */
interface MessagePart {
  /** The content of the body or of the header; undefined if the message is one value, and so one part. */
  readonly message: object | undefined;
  /** What differs for the parts of one content. */
  readonly start: number;
  /** The ids of the objects that have been written. */
  readonly ids: Map<object, string>;
}

/** By the writer: the part that it writes. */
const parts = /* @__PURE__ */ new WeakMap<Writer, MessagePart>();

/**
 * Begins the element of an object that may stand in several places of a message, and gives it an id. If the part of the message has it
 * already, the element refers to it instead, and is complete ("Interoperable Object References" in the documentation of WCF).
 * @returns whether the content of the element comes next, as after `beginTag`
 */
export function beginShared(writer: Writer, namespace: string, typeName: string, value: object): boolean {
  const { ids } = partOf(writer);
  const known = ids.get(value);
  const id = known ?? `i${ids.size + 1}`;
  // Anything else is refused by `beginTag`.
  if (known === undefined && typeof value === "object" && value !== null) ids.set(value, id);
  writer.beginTag(namespace, typeName, known === undefined ? value : {});
  writer.label(known === undefined ? "Id" : "Ref", id);
  if (known === undefined) return true;
  writer.endTag();
  writer.end();
  return false;
}

function partOf(writer: Writer): MessagePart {
  const { message, start } = startOf(writer.place());
  const last = parts.get(writer);
  if (last !== undefined && last.message === message && last.start === start) return last;
  const part = { message, start, ids: new Map<object, string>() };
  parts.set(writer, part);
  return part;
}

/** Where the part began that is being written, or that begins next. */
function startOf({ frame, nameCount }: WriterPlace): Omit<MessagePart, "ids"> {
  let [message, start] = [frame, nameCount];
  while (message?.outer !== undefined) {
    start = message.firstName;
    message = message.outer;
  }
  const hasParts = message !== undefined && ["body", "parts", "headers"].includes(message.kind);
  return hasParts ? { message, start } : { message: undefined, start: 0 };
}

// #endregion

// #region runtime/write/tags.ts

/** A tag without attributes. */
export interface Tag {
  /** The member whose element has the tag. */
  readonly name: string;
  /** The prefix with its colon, or nothing. */
  readonly prefix: string;
  /** The start tag without its end. */
  readonly open: string;
  readonly start: string;
  readonly end: string;
  /** The tag that followed this one the last time. */
  next: Tag | undefined;
}

export const FIRST_TAG: Tag = { name: "", prefix: "", open: "", start: "", end: "", next: undefined };

/** Tags by prefix and by name. There are few, because the names come from generated code. */
const knownTags = /* @__PURE__ */ new Map<string, Map<string, Tag>>();

/** More prefixes than a message has. They have numbers, so most messages have the same. */
const MOST_PREFIXES = 64;

/** The tag of a name. It is mostly the one that has followed `last` before, because the elements of a type have one order. */
export function tagAfter(last: Tag, name: string, prefix: string): Tag {
  const { next } = last;
  const tag = next?.name === name && next.prefix === prefix ? next : knownTag(name, prefix);
  if (next !== tag) last.next = tag;
  return tag;
}

function knownTag(name: string, prefix: string): Tag {
  const tags = knownTags.get(prefix) ?? new Map<string, Tag>();
  const known = tags.get(name);
  if (known !== undefined) return known;
  const element = prefix + elementName(name);
  const tag = { name, prefix, open: `<${element}`, start: `<${element}>`, end: `</${element}>`, next: undefined };
  if (knownTags.size < MOST_PREFIXES || knownTags.has(prefix)) knownTags.set(prefix, tags.set(name, tag));
  return tag;
}

/**
 * The declarations of the element around a whole text.
 * @param isKnown - whether the namespace comes from generated code
 * @param escaped - returns the namespace, escaped for an attribute
 */
export function rootDeclarations(namespace: string, isKnown: boolean, escaped: () => string): string {
  const known = knownDeclarations.get(namespace);
  if (known !== undefined) return known;
  const declarations = ` xmlns:i="${XSI_NAMESPACE}" xmlns="${escaped()}"`;
  if (isKnown) knownDeclarations.set(namespace, declarations);
  return declarations;
}

/** Declarations by default namespace. There are few, because namespaces come from generated code. */
const knownDeclarations = /* @__PURE__ */ new Map<string, string>();

// #endregion

// #region runtime/write/value-names.ts

/** The text of a name that is a value, with the prefix that its element declares. */
export function showName({ namespace, localName }: QName, prefix: "n" | "v" = "n"): string {
  return namespace === "" ? localName : `${prefix}:${localName}`;
}

/** The namespaces of the names in a text that is being written. The element around the text declares their prefixes. */
export class ValueNames {
  readonly #prefixes = new Map<string, string>();
  /** The prefixes after the first one, which is `n`. */
  readonly #others: string[] = [];

  /** Whether there are any. */
  get some(): boolean {
    return this.#prefixes.size > 0;
  }

  /** Whether there is a name without a namespace, which must not be inside a default namespace. */
  get hasBare(): boolean {
    return this.#prefixes.has("");
  }

  /** @param reserve - returns a new prefix */
  prefixFor(namespace: string, reserve: () => string): string {
    const known = this.#prefixes.get(namespace);
    if (known !== undefined) return known;
    const count = this.#prefixes.size - (this.hasBare ? 1 : 0);
    const prefix = namespace === "" ? "" : count === 0 ? "n" : (this.#others[count - 1] ??= reserve());
    this.#prefixes.set(namespace, prefix);
    return prefix;
  }

  /** Returns all declarations, and forgets them. */
  take(escaped: (namespace: string) => string): string {
    let declarations = "";
    for (const [namespace, prefix] of this.#prefixes)
      if (namespace !== "") declarations += ` xmlns:${prefix}="${escaped(namespace)}"`;
    this.#prefixes.clear();
    return declarations;
  }
}

// #endregion

// #region runtime/write/writer-options.ts

export interface WriterOptions {
  /**
   * How to write characters that XML 1.0 forbids (2.2), such as U+0001. By default they are an error. As references such as
   * `&#x1;` they reach .NET, which writes and reads them against the standard. Other parsers refuse such a message. A surrogate
   * without its other half is always an error.
   */
  readonly forbiddenCharacters?: "error" | "reference" | undefined;
  /** Makes what takes values out of a message, to be sent beside it. Called for each time that a message is written. */
  readonly attacher?: (() => Attacher) | undefined;
}

// #endregion

// #region runtime/write/text-writer.ts

/**
 * Writes elements for the wire: without white space, with one default namespace, with other namespaces declared where they
 * begin, and with `i:nil` for nil.
 */
export class TextWriter extends CheckedWriter {
  /** What an element around the text must declare: the default namespace, and the prefix of xsi:nil and xsi:type. */
  readonly declarations: string;
  /** Further declarations of that element, for content that is written back. */
  get outerDeclarations(): string {
    return this.#outer?.text ?? "";
  }
  #text = "";
  readonly #scopes: Scopes;
  readonly #endTags: string[] = [];
  /** The tag that was written last. */
  #tag: Tag = FIRST_TAG;
  readonly #refers: boolean;
  readonly #around: Around;
  /** Created when needed, which is seldom. */
  #outer: OuterDeclarations | undefined;
  readonly #named = new ValueNames();

  /** @param namespace - the default namespace, if `around` does not have another one */
  constructor(namespace: string, { forbiddenCharacters, attacher }: WriterOptions = {}, around: Around = {}) {
    super(attacher?.());
    this.#around = around;
    this.#refers = forbiddenCharacters === "reference";
    const { first, prefix } = around;
    const own = prefix === undefined ? namespace : "";
    const outer = first?.prefix === "" ? first.namespace : own;
    const root = newScope(outer, "");
    this.#scopes = new Scopes(prefix === undefined ? [root] : [newScope(namespace, `${prefix}:`), root, root], {
      reserve: (other) => this.#outerDeclarations().reserve("q", other),
      declareAround: (name, other) => this.#outerDeclarations().declare(name, other),
      escape: (text) => this.#escapeAttribute(text),
    });
    this.declarations =
      outer === "" && prefix !== undefined
        ? ` xmlns:i="${XSI_NAMESPACE}"`
        : rootDeclarations(outer, first === undefined, () => this.#escapeAttribute(outer));
    if (prefix !== undefined) this.declarations += ` xmlns:${prefix}="${this.#escapeAttribute(namespace)}"`;
  }

  /** The elements that have been written since the last call. */
  take(): string {
    const text = this.#text;
    this.#text = "";
    return text;
  }

  namespace(namespace: string): void {
    this.#scopes.change(namespace);
  }

  protected writeText(name: string, text: string, _typeNamespace: string, _typeName: string): void {
    if (this.#text.length + text.length > MAX_MESSAGE) throw this.#tooLong();
    if (this.target === "attribute") {
      this.writeAttribute(attributeName(name, this.attributeNamespace), text);
      return;
    }
    const content = this.#escapeText(text);
    const scope = this.#scopes.current;
    if (this.#named.some) this.#writeNames(name, content);
    else if (scope.declaration === "" && !this.hasAttributes) {
      const { start, end } = this.#tagOf(name, scope);
      this.#text += start + content + end;
    } else if (this.target === "text") this.#text += content;
    else this.#writeElement(scope, name, "", content);
  }

  protected writePlain(name: string, text: string, typeName: string): void {
    const scope = this.#scopes.current;
    if (this.#text.length + text.length > MAX_MESSAGE) throw this.#tooLong();
    if (scope.declaration === "" && !this.hasAttributes) {
      const { start, end } = this.#tagOf(name, scope);
      this.#text += start + text + end;
    } else this.writeText(name, text, XSD_NAMESPACE, typeName);
  }

  protected writeAttribute({ namespace, localName }: QName, value: string): void {
    this.#text += this.#outerDeclarations().attribute({ namespace, localName, value });
  }

  protected writeContent(name: string, xml: string): void {
    if (this.target === "text") this.#text += xml;
    else this.#writeElement(this.#scopes.current, name, "", xml);
  }

  protected writeMixed(text: string): void {
    this.#text += this.#escapeText(text);
  }

  protected writeTagEnd(): void {
    this.#text += ">";
  }

  #tagOf(name: string, { prefix }: Scope): Tag {
    this.#tag = tagAfter(this.#tag, name, prefix);
    return this.#tag;
  }

  protected writeTyped(name: string, content: string | QName | XmlElements, type: QName | undefined): void {
    // A name without namespace has no prefix, and so may elements. They must not be inside a default namespace.
    const isBare = type?.namespace === "" || this.#needsNoDefault(content);
    const scope = isBare ? this.#scopes.beside("") : this.#scopes.current;
    let attributes = isBare && scope.prefix !== "" ? ' xmlns=""' : "";
    if (type !== undefined) attributes += this.typeAttribute(type);
    if (typeof content === "object" && "localName" in content) attributes += this.#declareValue(content, "v");
    this.#writeElement(
      scope,
      name,
      attributes,
      this.#showContent(content, isBare ? "" : this.#scopes.defaultNamespace),
    );
  }

  /** xsi:type of an element with text. */
  protected typeAttribute(type: QName): string {
    return `${this.#declareValue(type)} i:type="${showName(type)}"`;
  }

  /** xsi:type of an element with elements inside. @param prefix - that of the type's namespace */
  protected typeOf({ saysType, typeName }: WriterFrame, prefix: string): string {
    return saysType ? ` i:type="${prefix}${typeName}"` : "";
  }

  #needsNoDefault(content: string | QName | XmlElements): boolean {
    if (typeof content === "string") return false;
    if ("localName" in content) return content.namespace === "";
    const namespace = this.#scopes.defaultNamespace;
    const used = fragmentsOf(content)?.flatMap((fragment) => fragment.used.filter(({ prefix }) => prefix === ""));
    return used === undefined || used.some((declaration) => declaration.namespace !== namespace);
  }

  #showContent(content: string | QName | XmlElements, namespace: string): string {
    if (typeof content === "string") return this.#escapeText(content);
    return "xml" in content ? this.#showXml(content, namespace) : showName(content, "v");
  }

  protected prefixFor(namespace: string): string {
    if (this.target !== "element") return namespace === "" ? "" : this.#outerDeclarations().prefixFor(namespace);
    return this.#named.prefixFor(namespace, () => this.#outerDeclarations().reserve("n", ""));
  }

  /** Writes an element whose text contains names. */
  #writeNames(name: string, content: string): void {
    const scope = this.#named.hasBare ? this.#scopes.beside("") : this.#scopes.current;
    const bare = this.#named.hasBare && scope.prefix !== "" ? ' xmlns=""' : "";
    const declarations = this.#named.take((namespace) => this.#escapeAttribute(namespace));
    this.#writeElement(scope, name, bare + declarations, content);
  }

  protected writeNil(name: string): void {
    const scope = this.#scopes.current;
    this.#text += `${this.#tagOf(name, scope).open}${declarationOn(scope)}${this.#attributes()} i:nil="true"/>`;
  }

  protected writeStart(frame: WriterFrame): void {
    const { kind, name, namespace, hasTag, kept, saysType } = frame;
    const scope = this.#scopes.current;
    // Headers have no element of their own around them, and the envelope writes the Body.
    if (kind === "headers" || kind === "parts") {
      this.#open("", "", scope);
      return;
    }
    const inner = this.#scopes.of(namespace);
    // In the usual case nothing is to be declared.
    const isUsual = inner.declaration === "" && scope.declaration === "" && kept === undefined && !this.hasAttributes;
    if (!isUsual || saysType || kind === "body") {
      this.#writeChange(frame, inner);
      return;
    }
    if (hasTag === true) this.#outer?.beginTag();
    const { open, start, end } = this.#tagOf(name, scope);
    this.#open(hasTag === true ? open : start, end, inner);
  }

  /** Writes the start of an element at which namespaces change, or that needs attributes. */
  #writeChange(frame: WriterFrame, inner: Scope): void {
    const { kind, name, namespace, hasTag } = frame;
    const attributes = this.#attributes(frame) + this.typeOf(frame, inner.prefix);
    const outer = kind === "body" ? inner : this.#scopes.beside(namespace);
    // A declaration on this tag saves one on every child.
    const isSaid = inner.declaration === outer.declaration;
    const declarations = `${declarationOn(outer)}${isSaid ? "" : declarationOn(inner)}`;
    const { open, end } = this.#tagOf(name, outer);
    this.#open(`${open}${declarations}${attributes}${hasTag === true ? "" : ">"}`, end, inner.inside ?? inner);
  }

  protected writeEnd(_frame: WriterFrame): void {
    if (this.#text.length > MAX_MESSAGE) throw this.#tooLong();
    this.#scopes.leave();
    this.#text += this.#endTags.pop() ?? "";
  }

  protected writeXml(elements: XmlElements): void {
    const xml = this.#showXml(elements, this.#scopes.defaultNamespace);
    if (this.#text.length + xml.length > MAX_MESSAGE) throw this.#tooLong();
    this.#text += xml;
  }

  /** Elements are written unchanged, with their references. @param namespace - the default namespace at their place */
  #showXml(elements: XmlElements, namespace: string): string {
    const fragments = fragmentsOf(elements);
    const xml = fragments === undefined ? elements.xml : this.#outerDeclarations().elements(fragments, namespace);
    if (!this.#refers && hasControlReference(xml)) this.#refuse("a reference to one that it cannot");
    return xml;
  }

  #tooLong(): EncodeError {
    return this.error(`at most ${MAX_MESSAGE} characters of XML`, "more");
  }

  #writeElement(scope: Scope, name: string, attributes: string, content: string): void {
    const { open, end } = this.#tagOf(name, scope);
    this.#text += `${open}${declarationOn(scope)}${this.#attributes()}${attributes}>${content}${end}`;
  }

  /** The attributes that are written back at an element. @param frame - the one that the element opens */
  #attributes(frame?: WriterFrame): string {
    this.#outer?.beginTag();
    if (!this.hasAttributes && frame?.kept === undefined) return "";
    return this.attributesOf(frame)
      .map((attribute) => this.#outerDeclarations().attribute(attribute))
      .join("");
  }

  #outerDeclarations(): OuterDeclarations {
    this.#outer ??= new OuterDeclarations({
      declared: { i: XSI_NAMESPACE, ...this.#around.prefixes },
      first: this.#around.first,
      escape: (text) => (needsNoEscapeInAttribute(text) ? text : this.#refer(text, escapeAttribute)),
      error: (expected, found) => this.error(expected, found),
    });
    return this.#outer;
  }

  #open(startTags: string, endTags: string, scope: Scope): void {
    this.#text += startTags;
    this.#endTags.push(endTags);
    this.#scopes.enter(scope);
  }

  /** Declares the prefix of a value that is a name: `n` or `v`, on the element that has the value. */
  #declareValue({ namespace }: QName, prefix: "n" | "v" = "n"): string {
    return namespace === "" ? "" : ` xmlns:${prefix}="${this.#escapeAttribute(namespace)}"`;
  }

  #escapeAttribute(text: string): string {
    this.#refuse(forbiddenCharacter(text));
    return escapeAttribute(text);
  }

  #escapeText(text: string): string {
    return needsNoEscape(text) ? text : this.#refer(text, escapeText);
  }

  /** Checks a text, and escapes it with the function for its place. */
  #refer(text: string, escaped: (text: string) => string): string {
    this.#refuse(this.#refers ? loneSurrogate(text) : forbiddenCharacter(text));
    return this.#refers ? referForbidden(escaped(text)) : escaped(text);
  }

  #refuse(forbidden: string | undefined): void {
    if (forbidden !== undefined) throw this.error("characters that XML can carry", forbidden);
  }
}

// #endregion

// #region runtime/read/datatype-reader.ts

/** The methods of a Reader that differ by their datatype alone. */
export abstract class DatatypeReader {
  abstract simple<T>(datatype: Datatype<T>): T;

  boolean(): boolean {
    return this.simple(datatypes.boolean);
  }
  byte(): number {
    return this.simple(datatypes.byte);
  }
  short(): number {
    return this.simple(datatypes.short);
  }
  int(): number {
    return this.simple(datatypes.int);
  }
  long(): bigint {
    return this.simple(datatypes.long);
  }
  unsignedByte(): number {
    return this.simple(datatypes.unsignedByte);
  }
  unsignedShort(): number {
    return this.simple(datatypes.unsignedShort);
  }
  unsignedInt(): number {
    return this.simple(datatypes.unsignedInt);
  }
  unsignedLong(): bigint {
    return this.simple(datatypes.unsignedLong);
  }
  float(): number {
    return this.simple(datatypes.float);
  }
  double(): number {
    return this.simple(datatypes.double);
  }
  decimal(): datatypes.Decimal {
    return this.simple(datatypes.decimal);
  }
  string(): string {
    return this.simple(datatypes.string);
  }
  anyURI(): string {
    return this.simple(datatypes.anyURI);
  }
  dateTime(): datatypes.DateTime {
    return this.simple(datatypes.dateTime);
  }
  base64Binary(): Uint8Array {
    return this.simple(datatypes.base64Binary);
  }
  char(): number {
    return this.simple(datatypes.char);
  }
  timeSpan(): datatypes.TimeSpan {
    return this.simple(datatypes.timeSpan);
  }
  guid(): datatypes.Guid {
    return this.simple(datatypes.guid);
  }
}

// #endregion

// #region runtime/read/references.ts

/** Makes an error about an element. */
export type ErrorAt = (expected: string, found: string, at: XmlNode) => DecodeError;

/** Follows the references of a message. */
export class References {
  readonly #ids: ElementIds;
  readonly #errorAt: ErrorAt;

  constructor(root: XmlNode, errorAt: ErrorAt) {
    this.#ids = new ElementIds(root);
    this.#errorAt = errorAt;
  }

  isReferredTo(node: XmlNode): boolean {
    return this.#ids.isReferredTo(node);
  }

  /**
   * Returns the element that an element refers to, or the element itself if it is not a reference.
   * @param part - the part of the message that contains the element
   * @param isSecret - whether no error may show the content
   * @throws DecodeError if the target does not exist or is a reference itself, or if an id occurs twice
   */
  follow(node: XmlNode, part: XmlNode, isSecret: boolean): XmlNode {
    const label = idOf(node);
    if (label !== undefined && this.#ids.isUnique(label))
      this.#only(label, this.#ids.elementsWith(label, part), isSecret);
    const reference = referenceOf(node);
    if (reference === undefined) return node;
    if (hasContent(node)) throw this.#errorAt("an empty element, because it is a reference", "content", node);
    const target = this.#only(reference, this.#ids.elementsWith(reference, part), isSecret);
    if (target === undefined)
      throw this.#errorAt("a reference to an element of the message", showMissing(reference, isSecret), node);
    if (referenceOf(target) !== undefined)
      throw this.#errorAt("a reference to an element with a value", "one to another reference", node);
    return target;
  }

  #only(label: Label, [element, second]: readonly XmlNode[], isSecret: boolean): XmlNode | undefined {
    if (second !== undefined)
      throw this.#errorAt("every id once", `a second element with ${show(label, isSecret)}`, second);
    return element;
  }
}

function show({ id }: Label, isSecret: boolean): string {
  return `the id ${isSecret ? describeKind(id) : describeName(id)}`;
}

function showMissing(label: Label, isSecret: boolean): string {
  return label.id === undefined ? "one that leads out of it" : `${show(label, isSecret)}, which no element has`;
}

/** The value of an element with an id, read as one type. */
export class SharedValue {
  /** Undefined until the element has been read. */
  value: object | undefined;
}

/** A shared value that is being read. */
export interface SharedEntry {
  readonly shared: SharedValue;
  /** Whether it has been read before, or is being read further out. Then a stand-in is made. */
  readonly isAgain: boolean;
}

/**
 * The values of elements that others refer to. Each of these elements is read once for each type, so that a short message cannot
 * take a long time. At a second reference to it, generated code makes an empty value, a stand-in. At the end of the message,
 * `settle` replaces each stand-in with the value.
 *
 * Generated code may copy a value into another one. So a property marks each value, and a copy has the mark as well.
 */
export class SharedValues {
  readonly #values = new Map<XmlNode, Map<unknown, unknown>>();
  #hasMarks = false;

  /**
   * Begins to read an element.
   * @returns undefined if nothing can refer to it
   */
  enter(node: XmlNode, type: () => string): SharedEntry | undefined {
    if (idOf(node) === undefined) return undefined;
    let isAgain = true;
    const shared = this.once<SharedValue>(node, type(), () => {
      isAgain = false;
      return new SharedValue();
    });
    return { shared, isAgain };
  }

  /** Returns the result of `make`, which is called once for an element with an id. @param type - the type of the result */
  once<T>(node: XmlNode, type: unknown, make: () => T): T {
    if (node.attributes.length === 0 || idOf(node) === undefined) return make();
    const values = this.#values.get(node) ?? new Map<unknown, unknown>();
    this.#values.set(node, values);
    // A value that is kept under a type is of that type.
    if (values.has(type)) return values.get(type) as T;
    const value = make();
    values.set(type, value);
    return value;
  }

  /** Keeps the value of an element. */
  leave(value: object, { shared, isAgain }: SharedEntry): void {
    if (!isAgain) shared.value = value;
    Reflect.set(value, isAgain ? STAND_IN : ORIGINAL, shared);
    this.#hasMarks = true;
  }

  /** Whether a value is a stand-in. It has no members, but the value that replaces it has all that the type requires. */
  isStandIn<T extends object, K extends keyof T & string>(value: T): value is T & Required<Pick<T, K>> {
    return this.#hasMarks && Object.hasOwn(value, STAND_IN);
  }

  /** Replaces all stand-ins inside a value. */
  settle(root: object): void {
    if (!this.#hasMarks) return;
    this.#hasMarks = false;
    const standIns = new Map<object, SharedValue>();
    takeMarks(root, standIns);
    forEachInside(root, (value) => {
      takeMarks(value, standIns);
      return undefined;
    });
    if (standIns.size > 0) forEachInside(root, (value) => originalOf(value, standIns.get(value)));
  }
}

const ORIGINAL = /* @__PURE__ */ Symbol("original");
const STAND_IN = /* @__PURE__ */ Symbol("stand-in");

/** Removes the marks from a value. It is the final one: a value that was copied into another is not part of the message. */
function takeMarks(value: object, standIns: Map<object, SharedValue>): void {
  const original = takeMark(value, ORIGINAL);
  if (original !== undefined) original.value = value;
  const standIn = takeMark(value, STAND_IN);
  if (standIn !== undefined) standIns.set(value, standIn);
}

function takeMark(value: object, mark: symbol): SharedValue | undefined {
  const shared: unknown = Reflect.get(value, mark);
  if (!(shared instanceof SharedValue)) return undefined;
  Reflect.deleteProperty(value, mark);
  return shared;
}

/** The value that replaces a stand-in. It gets the `$type` that generated code has set on the stand-in. */
function originalOf(standIn: object, shared: SharedValue | undefined): object | undefined {
  const original = shared?.value;
  if (original === undefined || Array.isArray(original) || original instanceof Map) return original;
  for (const [key, value] of Object.entries(standIn))
    if (!Object.hasOwn(original, key)) Reflect.set(original, key, value);
  return original;
}

/**
 * Visits all objects inside a value, except those that are replaced.
 * @param visit - returns the replacement of an object; undefined to keep it
 */
function forEachInside(root: object, visit: (value: object) => object | undefined): void {
  const open = [root];
  for (let outer = open.pop(); outer !== undefined; outer = open.pop()) {
    for (const [key, value] of membersOf(outer)) {
      if (typeof value !== "object" || value === null) continue;
      const other = visit(value);
      if (other === undefined) open.push(value);
      else if (outer instanceof Map) outer.set(key, other);
      // Not assigned: the key may be `__proto__`.
      else Object.defineProperty(outer, String(key), { value: other });
    }
  }
}

function membersOf(value: object): Iterable<readonly [unknown, unknown]> {
  if (value instanceof Map) return value;
  return ArrayBuffer.isView(value) ? [] : Object.entries(value);
}

// #endregion

// #region runtime/read/reader-frame.ts

/** An element that a `begin` has entered and `more` will leave. */
export interface ReaderFrame {
  readonly kind: FrameKind;
  /** The element that was found; paths name this one. */
  readonly place: XmlNode;
  /** The element that is read: `place`, or the element that it refers to. */
  readonly node: XmlNode;
  /** The value that other elements may refer to, if the element has an id. */
  readonly shared: SharedEntry | undefined;
  namespace: string;
  /** The index of the next child. */
  next: number;
  /** The index of the first child of the current pass. */
  passStart: number;
  /** The member of the last element that an `open` has taken. */
  lastKnown: string | undefined;
  /** The members that have been read of those with a number; undefined if the type has none. */
  numbered: Set<string> | undefined;
  /** The member at which the current pass begins: those before it are passed over. Undefined if it begins at the first one. */
  resumesAt: string | undefined;
  /** Whether the pass has not come to that member. */
  isBefore: boolean;
  /** The index of a child that no member after the last one has taken: it is out of order, or unknown. */
  lateAt: number;
  /** Whether the elements have an order. */
  isOrdered: boolean;
  /** The index of a child that is a second element for a member; -1 if there is none. */
  refused: number;
  /** The elements in it with an attribute `href` of their own. */
  ownHref: readonly string[];
  /** How much of the text between the elements has been read. */
  textRead: number;
  /** Whether the element under the cursor may be repeated. */
  repeats: boolean;
  /** How many elements of each name that repeats have been taken; undefined while there are none. */
  repeated: Map<string, number> | undefined;
  /** How many of them come before the element under the cursor. */
  occurrence: number;
  /** How many elements an `open` has taken. */
  known: number;
  /** How many of them come before the element under the cursor. */
  index: number;
  /** The attributes that are kept with the value. */
  readonly attributes: UnknownAttribute[];
  /** The places of elements that were empty and have their default; undefined while there are none. */
  empty: UnknownAttribute["at"][] | undefined;
  /** Whether generated code has set a member to undefined, because it was left out. */
  hasLeftOut: boolean;
}

/** Spelled out, because spreading objects takes longer, and each value of a message has a frame. */
export function newFrame({ kind, place, node, shared, namespace }: BegunElement): ReaderFrame {
  return {
    kind,
    place,
    node,
    shared,
    namespace,
    next: 0,
    passStart: 0,
    lastKnown: undefined,
    numbered: undefined,
    resumesAt: undefined,
    isBefore: false,
    lateAt: -1,
    refused: -1,
    isOrdered: kind !== "headers",
    ownHref: [],
    textRead: 0,
    repeats: false,
    repeated: undefined,
    occurrence: 0,
    known: 0,
    index: 0,
    attributes: [],
    empty: undefined,
    hasLeftOut: false,
  };
}

type BegunElement = Pick<ReaderFrame, "kind" | "place" | "node" | "shared" | "namespace">;

/** The next child; undefined for a stand-in, which has none. */
export function nextChild({ node, next, shared }: ReaderFrame): XmlNode | undefined {
  return shared?.isAgain ? undefined : node.children[next];
}

/**
 * Begins a pass over the members of a value. If some elements have the name of several members, their places tell them apart: then a pass
 * goes on at the last member that was read.
 */
export function beginPass(frame: ReaderFrame): void {
  frame.passStart = frame.next;
  frame.resumesAt = frame.numbered && frame.lastKnown;
  frame.isBefore = frame.resumesAt !== undefined;
}

/** Begins another pass at the same element, over all members. @returns false if this was such a pass already */
export function beginWholePass(frame: ReaderFrame): boolean {
  if (frame.resumesAt === undefined) return false;
  frame.resumesAt = undefined;
  frame.isBefore = false;
  return true;
}

/** Whether the current pass passes over a member. @param isOnce - whether it has been read, if the pass begins there */
export function isPassedOver(frame: ReaderFrame, member: string, isOnce: boolean): boolean {
  if (!frame.isBefore) return false;
  frame.isBefore = member !== frame.resumesAt;
  return frame.isBefore || isOnce;
}

/** The place of an unknown element, as in `UnknownElement`. */
export function placeOfUnknown({ kind, known, lastKnown }: ReaderFrame): UnknownElement["after"] {
  return hasItems(kind) ? known : lastKnown;
}

/** The place of an attribute of the element under the cursor, as in `UnknownAttribute`. */
export function memberIn(frame: ReaderFrame, { localName }: XmlNode): UnknownAttribute["at"] {
  const { kind, index, repeats, occurrence, lastKnown: member = localName } = frame;
  if (hasItems(kind)) return index;
  return repeats ? placeOfItem(member, occurrence) : member;
}

export function showStepTo(frame: ReaderFrame | undefined, node: XmlNode): string {
  // The cursor may be on the element of the frame itself: then there is no step.
  if (frame === undefined || frame.place === node) return "";
  if (frame.kind === "array") return `[${frame.index}]`;
  if (frame.kind === "dictionary") return `[${showKey(node) ?? frame.index}]`;
  return `.${node.localName}${frame.repeats ? `[${countBefore(node, frame)}]` : ""}`;
}

/** How many elements of the same name come before an element. */
function countBefore({ namespace, localName, start }: XmlNode, { node }: ReaderFrame): number {
  return node.children.filter((child) => child.start < start && isElement(child, namespace, localName)).length;
}

/** The key of an entry: its first child. */
function showKey(entry: XmlNode): string | undefined {
  const [key] = entry.children;
  return key?.localName === "Key" && key.children.length === 0 ? describeName(key.text) : undefined;
}

// #endregion

// #region runtime/read/empty-defaults.ts

/** The defaults of elements that are empty (XSD 1.0 part 1, 3.3.1). Which elements were empty is kept with the value around them. */
export class EmptyDefaults {
  /** That of the element that is read next. */
  #next: { readonly node: XmlNode; readonly text: string } | undefined;
  #isOutermost = false;

  set(node: XmlNode, text: string): void {
    this.#next = { node, text };
  }

  /**
   * Takes the default of an element, if it is empty and has one.
   * @param frame - the value that has it in `at`, or in the member for it
   */
  take(
    { node, found }: { readonly node: XmlNode; readonly found: XmlNode },
    frame: ReaderFrame | undefined,
    at?: UnknownAttribute["at"],
  ): string | undefined {
    const next = this.#next;
    if (next?.node !== node) return undefined;
    this.#next = undefined;
    if (frame === undefined) this.#isOutermost = true;
    else (frame.empty ??= []).push(at ?? memberIn(frame, found));
    return next.text;
  }

  keepOutermost(message: unknown): void {
    if (this.#isOutermost && typeof message === "object" && message !== null) keepEmptyElements(message, [BARE]);
  }
}

// #endregion

// #region runtime/read/left-out.ts

/** Removes the members that were left out in reading. Generated code has set them to undefined. */
export function removeLeftOut(value: object): void {
  if (Array.isArray(value)) {
    const kept = value.filter((item) => item !== undefined);
    value.splice(0, value.length, ...kept);
    return;
  }
  for (const [key, member] of Object.entries(value)) if (member === undefined) Reflect.deleteProperty(value, key);
}

// #endregion

// #region runtime/read/reader.ts

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
  /** Like `open`, for an element that may be repeated, or that is one of a list. */
  repeated(name: string, namespace?: string, member?: string): boolean;
  /** Whether the next element has one of these names. The cursor stays where it is. */
  isNext(namespace: string, ...names: string[]): boolean;
  /** Whether the next element is of these namespaces; if so, `anyElement` reads it. */
  any(namespaces: NamespaceSet): boolean;
  anyElement(): AnyElement;
  /** The text before the next element, if there is some that has not been read. */
  mixedText(): string | undefined;
  /** Whether the element under the cursor is nil; if so, the cursor moves past it. */
  nil(): boolean;

  /** Reads the element under the cursor as if this text were in it, if it is empty (XSD 1.0 part 1, 3.3.1). */
  orDefault(text: string): Reader;

  // Values with elements inside. After each `begin`, passes of `open` follow until `more` returns false.

  beginStruct(namespace: string, typeName: string): void;
  /** Like `beginStruct`, for a type with attributes. */
  beginTag(namespace: string, typeName: string): void;
  /**
   * For an element that is nil: whether it has one of these attributes, or others of these namespaces. Then it is entered, as by `beginTag`.
   * @param attributes - the members for them
   */
  beginNil(namespace: string, typeName: string, attributes: readonly string[], others?: NamespaceSet): boolean;
  /** Like `beginStruct`, for a type with text between its elements. */
  beginMixed(namespace: string, typeName: string): void;
  /** Like `beginStruct`, for a type whose content is text, which `text` reads. */
  beginText(namespace: string, typeName: string): void;
  /**
   * Whether the element that was begun last has this attribute; if so, the next value is that of the attribute.
   * @param name - the member, which has an `@` before it if an element has its name
   * @param fallback - the text of an attribute that is absent
   */
  attribute(name: string, namespace?: string, fallback?: string): boolean;
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
  /** Checks that `value` has these members, and returns it. */
  complete<T extends object, K extends keyof T & string>(value: T, ...names: K[]): T & Required<Pick<T, K>>;
  /** Checks that a value of a type with choices has all that it must have, and of each choice one branch, and returns it. */
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
  byte(): number;
  short(): number;
  int(): number;
  long(): bigint;
  unsignedByte(): number;
  unsignedShort(): number;
  unsignedInt(): number;
  unsignedLong(): bigint;
  float(): number;
  double(): number;
  decimal(): Decimal;
  string(): string;
  anyURI(): string;
  dateTime(): DateTime;
  base64Binary(): Uint8Array;
  qname(): QName;
  /** WCF's char, duration and guid. */
  char(): number;
  timeSpan(): TimeSpan;
  guid(): Guid;
  anyType(types: AnyTypes): AnyValue;
  /** Any other datatype. */
  simple<T>(datatype: Datatype<T>): T;
  /** A value that is not one of `values` is kept and reported: servers are newer than clients. */
  enumeration<V extends EnumerationValues>(namespace: string, typeName: string, values: V): keyof V & string;
  flags<V extends EnumerationValues>(namespace: string, typeName: string, values: V): (keyof V & string)[];
}

// #endregion

// #region runtime/read/read-checks.ts

/** Tells of a member that has fewer or more items than it may have. One that is absent is not looked at. */
export function checkCount(
  reader: Reader,
  value: object,
  member: string,
  [min, max = Number.POSITIVE_INFINITY]: readonly [min: number, max?: number],
): void {
  const items: unknown = Reflect.get(value, member);
  if (!Array.isArray(items)) return;
  const { length } = items;
  if (length < min || length > max) reader.tell(value, "count", `${countBetween(min, max)} of ${member}`, `${length}`);
}

/** Tells of a list whose items are not in an order that they may have. */
export function checkOrder(reader: Reader, value: object, list: string, order: ContentOrder): void {
  const items: unknown = Reflect.get(value, list);
  const wrong = Array.isArray(items) ? order.wrong(items) : undefined;
  if (wrong !== undefined) reader.tell(value, "order", wrong.expected, wrong.found);
}

// #endregion

// #region runtime/read/reader-options.ts

export interface ReaderOptions {
  /** Called for everything that the contract does not know. Unknown content is kept in any case. */
  readonly onUnknown?: ((unknown: UnknownContent) => void) | undefined;
  /**
   * Called for everything that the contract does not allow. It may return a replacement, leave the member out (`{}`), throw its own
   * error, or return nothing. Then values that break a facet, elements in another order and another number of items are kept, and
   * everything else is a DecodeError.
   */
  readonly onInvalid?: ((invalid: InvalidContent) => Substitute | undefined) | undefined;
  /** Whether everything that the contract does not know or allow is an error instead; false if left out. */
  readonly strict?: boolean | undefined;
  /**
   * Headers that the contract does not declare and that the program takes care of, as `{namespace}localName`, or `localName` for one
   * without a namespace. Such a header is nothing unknown, and may say that it must be understood. `undeclaredHeadersOf` returns it.
   */
  readonly understood?: readonly string[] | undefined;
  /**
   * How many characters a message may have, after decompression. Defaults: 2^28 for a response to a client, 2^24 for a request to
   * a handler, no limit for `decodeMessage`. `Infinity` removes the limit.
   */
  readonly maxLength?: number | undefined;
  /** The values that have come beside the message. */
  readonly attached?: AttachedValues | undefined;
  /** How deep elements may nest; 256 if left out. Reading recurses, so the call stack ends before a limit of many thousands. */
  readonly maxDepth?: number | undefined;
}

/** Something in a message that its contract does not know. */
export interface UnknownContent {
  readonly kind: "element" | "attribute" | "enumeration value" | "type";
  /** The element of the message; `path` is the place inside it. */
  readonly element: string;
  readonly path: string;
  /** The expanded name of the element, the attribute or the type that xsi:type names, or the enumeration value. */
  readonly name: string;
}

/** Something in a message that its contract does not allow. */
export interface InvalidContent {
  /**
   * A text that is not a value of its type, a value that breaks a facet, a missing required member; not exactly one branch of a choice,
   * a second element for a member, fewer or more items than there may be, elements in another order. For those after the semicolon,
   * whatever is returned means that the value is kept as it is; the second element is then an unknown one.
   */
  readonly kind: "text" | "facet" | "missing member" | "choice" | "second element" | "count" | "order";
  /** The element of the message; `path` is the place inside it. */
  readonly element: string;
  readonly path: string;
  /** Where the element begins. Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** The text; undefined if there is none. It may be a secret. */
  readonly text: string | undefined;
  /** What was expected: `an integer from 0 to 255`, `at most 10 characters`. */
  readonly expected: string;
}

/** The replacement for something invalid. It is not checked against the member's type. */
export interface Substitute {
  /** Undefined leaves the member, the item or the entry out. */
  readonly value?: unknown;
}

// #endregion

// #region runtime/read/unread-attributes.ts

/** The attributes of an element. */
interface OfElement {
  readonly node: XmlNode;
  attributes: readonly XmlAttribute[];
  /** The value that they are kept with: that of the element, or the one around it. */
  frame: ReaderFrame | undefined;
}

/**
 * The attributes of the element under the cursor that have not been read. They are kept with the value of their element, or with the
 * value around it if the element has no object of its own; if no value is around it, with the message.
 */
export class UnreadAttributes {
  readonly #unread: OfElement[] = [];
  /** The elements whose attributes have been settled. */
  readonly #seen = new Set<XmlNode>();
  readonly #outermost: UnknownAttribute[] = [];
  #ofNext: UnknownAttribute | undefined;

  /** Adds the attributes of an element. @param frame - the value around it */
  add(node: XmlNode, attributes: readonly XmlAttribute[], frame: ReaderFrame | undefined): void {
    if (attributes.length > 0) this.#unread.push({ node, attributes, frame });
  }

  /** Keeps an attribute with the next value that is an object. */
  keepWithNext(attribute: UnknownAttribute): void {
    this.#ofNext = attribute;
  }

  /** The value of an element has begun. */
  begin(frame: ReaderFrame): void {
    if (this.#ofNext !== undefined) frame.attributes.push(this.#ofNext);
    this.#ofNext = undefined;
    for (const unread of this.#unread)
      if (unread.node === frame.node || unread.frame === undefined) unread.frame = frame;
  }

  /** Whether there is one that is wanted. */
  has(isWanted: (name: QName) => boolean): boolean {
    return this.#unread.some(({ attributes }) => attributes.some(isWanted));
  }

  /** Takes the attributes that are wanted. */
  take(isWanted: (name: QName) => boolean): XmlAttribute[] {
    return this.#unread.flatMap((unread) => {
      const taken = unread.attributes.filter(isWanted);
      unread.attributes = unread.attributes.filter((attribute) => !taken.includes(attribute));
      return taken;
    });
  }

  /** Keeps all of them. The cursor is still on their element. @param report - called for each, once for an element that others refer to */
  settle(found: XmlNode, report: (attribute: XmlAttribute) => void): void {
    for (const { node, attributes, frame } of this.#unread.splice(0)) {
      const isFirst = !this.#seen.has(node);
      this.#seen.add(node);
      const isOwn = frame?.node === node || frame?.place === node;
      const at = frame === undefined || isOwn ? undefined : memberIn(frame, found);
      for (const attribute of attributes) {
        const { namespace, localName, value } = attribute;
        if (isFirst) report(attribute);
        this.#keep({ namespace, localName, value, prefixes: prefixesIn(value, node.scope), at }, frame);
      }
    }
  }

  /** Keeps an attribute of an element without an object of its own. */
  keepAtMember(attribute: UnknownAttribute, found: XmlNode, frame: ReaderFrame | undefined): void {
    this.#keep({ ...attribute, at: frame && memberIn(frame, found) }, frame);
  }

  #keep(attribute: UnknownAttribute, frame: ReaderFrame | undefined): void {
    if (frame === undefined) this.#outermost.push({ ...attribute, at: BARE });
    else frame.attributes.push(attribute);
  }

  /** Keeps what is left with the value of the whole message. */
  keepOutermost(message: unknown): void {
    const attributes = this.#outermost.splice(0);
    if (typeof message === "object" && message !== null) keepUnknownAttributes(message, attributes);
  }
}

// #endregion

// #region runtime/read/xml-cursor.ts

/** The current place in a message: an element, and the elements around it that have been entered. */
export abstract class XmlCursor extends DatatypeReader {
  readonly #text: string;
  readonly #options: ReaderOptions;
  readonly #frames: ReaderFrame[] = [];
  readonly #references: References;
  readonly #shared = new SharedValues();
  protected readonly unread: UnreadAttributes = new UnreadAttributes();
  /** The text of the next value, if it is not that of an element. */
  #standIn: string | undefined;
  readonly #defaults = new EmptyDefaults();
  #hasOwnHref = false;
  /** The last element whose attributes the contract leaves open: it has any type, or a text of another type than the declared one. */
  #hasOpenAttributes: XmlNode | undefined;
  #found: XmlNode;
  #node: XmlNode;

  /** @throws DecodeError if the text is not well-formed XML as SOAP allows it */
  constructor(text: string, options: ReaderOptions = {}) {
    super();
    // A byte order mark is not part of the text, and would make the columns of the first line wrong.
    this.#text = text.replace(/^\uFEFF/, "");
    this.#options = options;
    this.#found = this.#node = parseXml(this.#text, options.maxDepth ?? MAX_DEPTH);
    this.#references = new References(this.#node, (expected, found, at) => this.error(expected, found, at));
  }

  protected get attached(): AttachedValues | undefined {
    return this.#options.attached;
  }

  /** The element under the cursor. At first it is the root. */
  get current(): XmlNode {
    return this.#found;
  }

  /** The element that is read: the one under the cursor, or the element that it refers to. */
  protected get node(): XmlNode {
    return this.#node;
  }

  /** The message without a byte order mark. Positions are offsets in it. */
  get source(): string {
    return this.#text;
  }

  /** Moves the cursor to an element that was not found by `open`. @param hasOwnHref - whether its `href` is not a reference */
  moveTo(node: XmlNode, hasOwnHref = false): void {
    this.#found = node;
    this.#hasOwnHref = hasOwnHref;
    const isPlain = node.attributes.length === 0 || (hasOwnHref && attributeOf(node, "", "href") !== undefined);
    this.#node = isPlain ? node : this.#follow(node);
  }

  /** Moves the cursor to an element that is kept unread. */
  protected stepTo(node: XmlNode): void {
    this.#found = this.#node = node;
  }

  /** Whether other elements refer to an element. */
  isReferredTo(node: XmlNode): boolean {
    return this.#references.isReferredTo(node);
  }

  /** A type that says nothing about a value, and that an element is not nil, are kept as well. */
  nil(): boolean {
    const isNil = this.isNil();
    if (isNil) this.keepType(this.typeName());
    if (!isNil && this.xsi("nil") !== undefined) this.unread.keepAtMember(NOT_NIL, this.#found, this.#frames.at(-1));
    return isNil;
  }

  protected isNil(): boolean {
    const nil = this.xsi("nil");
    if (nil === undefined) return false;
    const value = datatypes.boolean.parse(nil);
    if (value === undefined) throw this.error("xsi:nil to be true or false", describe(nil));
    if (value && (this.#node.children.length > 0 || hasText(this.#node))) {
      throw this.error("an empty element, because it is nil", "content");
    }
    return value;
  }

  /** An error about the element under the cursor. */
  error(expected: string, found: string, at: XmlNode = this.#node): DecodeError {
    const { element, path } = this.#place();
    return new DecodeError({ element, path, expected, found }, lineAndColumn(this.#text, at.start));
  }

  /** The value of xsi:nil or xsi:type of the element under the cursor; undefined if it has none. */
  protected xsi(name: "nil" | "type"): string | undefined {
    return attributeOf(this.#node, XSI_NAMESPACE, name);
  }

  /** Checks that the element under the cursor contains elements only. */
  checkNoText(): void {
    if (hasText(this.#node)) throw this.error("elements", "text");
  }

  /** @param mayBeNil - whether only attributes of the element are read */
  protected begin(kind: FrameKind, namespace: string, typeName = "", mayBeNil = false): void {
    if (!mayBeNil && this.isNil()) throw this.error("a value", "nil");
    if (kind !== "text" && kind !== "mixed") this.checkNoText();
    if (kind === "text" && this.#node.children.length > 0 && !this.attached?.standsFor(this.#node))
      throw this.error("text", "elements");
    const [place, node] = [this.#found, this.#node];
    const shared = this.#shared.enter(node, () => `${kind} ${clarkName({ namespace, localName: typeName })}`);
    // An entry does not stay one value, so a stand-in for it could not be replaced.
    if (kind === "entry" && shared?.isAgain) throw this.error("an entry of its own", "one that has been read");
    this.#checkDepth();
    const frame = newFrame({ kind, place, node, shared, namespace });
    this.#frames.push(frame);
    this.unread.begin(frame);
  }

  /** References may lead to a greater depth than elements nest, and reading is recursive. */
  #checkDepth(): void {
    const { maxDepth = MAX_DEPTH } = this.#options;
    if (this.#frames.length >= maxDepth) throw this.error(`at most ${maxDepth} levels of elements`, "more");
  }

  /** @param value - the value that was read from the frame */
  protected leave({ kind, place, node, shared, attributes, empty, hasLeftOut }: ReaderFrame, value: object): void {
    this.#frames.pop();
    if (hasLeftOut) removeLeftOut(value);
    this.#found = place;
    this.#node = node;
    keepUnknownAttributes(value, attributes);
    if (empty !== undefined) keepEmptyElements(value, empty);
    if (kind !== "entry" && shared !== undefined) this.#shared.leave(value, shared);
    if (this.#frames.length === 0) this.#shared.settle(value);
  }

  protected isStandIn<T extends object, K extends keyof T & string>(value: T): value is T & Required<Pick<T, K>> {
    return this.#shared.isStandIn<T, K>(value);
  }

  /** Returns the result of `make`, which is called once for an element that others refer to. @param type - the type of the result */
  protected once<T>(type: unknown, make: () => T): T {
    return this.#standIn === undefined ? this.#shared.once(this.#node, type, make) : make();
  }

  #follow(node: XmlNode): XmlNode {
    return this.#references.follow(node, this.#frames[1]?.place ?? node, this.isInHeaders());
  }

  /** Takes the attributes of the element under the cursor. They are settled in `settleAttributes`. */
  protected takeUpAttributes(): void {
    const [place, node] = [this.#found, this.#node];
    if (place !== node) this.#takeUp(place);
    this.#takeUp(node);
  }

  #takeUp(node: XmlNode): void {
    if (node.attributes.length === 0) return;
    const attributes = attributesOfValue(node, (element) => this.isReferredTo(element), this.#hasOwnHref);
    this.unread.add(node, attributes, this.#frames.at(-1));
  }

  /** Reports the attributes that have not been read, and keeps them. */
  protected settleAttributes(): void {
    const isOfContract = this.#hasOpenAttributes !== this.#node;
    this.unread.settle(this.#found, (attribute) => {
      if (isOfContract && isUnknown(attribute)) this.report("attribute", clarkName(attribute));
    });
  }

  /** Says that any attributes of the element under the cursor are as the contract has it. They are kept all the same. */
  protected leaveAttributesOpen(): void {
    this.#hasOpenAttributes = this.#node;
  }

  /** Keeps the type of the element under the cursor, whose value is an object: with that value. */
  protected keepTypeOfObject(type: QName | undefined): void {
    if (type !== undefined) this.unread.keepWithNext(typeAttribute(type));
  }

  /** Keeps the type of the element under the cursor, whose value is not an object: with the value around it. */
  protected keepType(type: QName | undefined): void {
    if (type === undefined) return;
    this.leaveAttributesOpen();
    this.unread.keepAtMember(typeAttribute(type), this.#found, this.#frames.at(-1));
  }

  /** The name that is the value of xsi:type; undefined if there is none, or if its prefix is not declared. */
  typeName(): QName | undefined {
    const type = this.xsi("type");
    return type === undefined ? undefined : resolveName(type, this.#node.scope);
  }

  /** Keeps the attributes of the element that was read with the value of the whole message, and that it was empty. */
  keepOutermost(message: unknown): void {
    this.settleAttributes();
    this.unread.keepOutermost(message);
    this.#defaults.keepOutermost(message);
  }

  protected frame(): ReaderFrame {
    const frame = this.#frames.at(-1);
    if (frame === undefined) throw new Error("no begin is open");
    return frame;
  }

  /** Reads the text of an attribute of the element that was begun last. */
  protected takeAttribute(namespace: string, localName: string): string | undefined {
    const text = attributeOf(this.#found, namespace, localName) ?? attributeOf(this.#node, namespace, localName);
    if (text !== undefined) this.unread.take((name) => name.localName === localName && name.namespace === namespace);
    return text;
  }

  /** Whether the next value is that of a text without an element. */
  protected get hasStandIn(): boolean {
    return this.#standIn !== undefined;
  }

  /** Makes the next value that of a text outside of the element under the cursor. */
  protected standIn(text: string): void {
    this.#standIn = text;
  }

  /** Makes a text that of the element under the cursor, which is empty. */
  protected defaultTo(text: string): void {
    this.#defaults.set(this.#node, text);
  }

  /** The default of the element that is read, if it is empty and has one. @param at - its place, if it is not that of a member */
  protected takeDefault(at?: string): string | undefined {
    return this.#defaults.take({ node: this.#node, found: this.#found }, this.#frames.at(-1), at);
  }

  protected simpleText(): string {
    const standIn = this.#standIn;
    this.#standIn = undefined;
    if (standIn !== undefined) return standIn;
    const fallback = this.takeDefault();
    if (fallback !== undefined) return fallback;
    if (this.isNil()) throw this.error("a value", "nil");
    if (this.#node.children.length > 0) throw this.error("text", "elements");
    return this.#node.text;
  }

  /** The content of a header is never shown: it may be a ticket in the wrong place. */
  protected describe(text: string): string {
    return this.isInHeaders() ? describeKind(text) : describe(text);
  }

  protected get isStrict(): boolean {
    return this.#options.strict === true;
  }

  protected isInHeaders(): boolean {
    return this.#frames[0]?.kind === "headers";
  }

  protected report(kind: UnknownContent["kind"], name: string): void {
    const shown = kind === "enumeration value" ? describeName(name) : name;
    if (this.#options.strict) throw this.error(`an ${kind} of the contract`, `the unknown ${shown}`);
    this.#options.onUnknown?.({ kind, ...this.#place(), name });
  }

  /**
   * Asks `onInvalid` for a replacement of something invalid.
   * @returns undefined if there is none
   * @throws DecodeError if the reader is strict
   */
  protected substitute(
    kind: InvalidContent["kind"],
    text: string | undefined,
    expected: string,
    found: string = text === undefined ? "nothing" : this.describe(text),
  ): Substitute | undefined {
    const { strict, onInvalid } = this.#options;
    if (strict) throw this.error(expected, found);
    if (onInvalid === undefined) return undefined;
    const place = { ...this.#place(), ...lineAndColumn(this.#text, this.#node.start) };
    return onInvalid({ kind, ...place, text, expected });
  }

  #place(): { element: string; path: string } {
    const [outermost, ...inner] = this.#frames;
    const nodes = [...inner.map(({ place }) => place), this.#found];
    const steps = nodes.map((node, index) => showStepTo(this.#frames[index], node)).join("");
    return { element: outermost?.place.localName ?? this.#found.localName, path: steps.replace(/^\./, "") };
  }
}

// #endregion

// #region runtime/read/xml-elements.ts

/** Finds the elements, the attributes and the text of the element that was begun last. */
export abstract class XmlElementReader extends XmlCursor {
  open(name: string, member: string = name): boolean {
    return this.#open(name, true, this.frame().namespace, member);
  }

  repeated(name: string, namespace: string = this.frame().namespace, member: string = name): boolean {
    return this.#open(name, false, namespace, member);
  }

  isNext(namespace: string, ...names: string[]): boolean {
    const frame = this.frame();
    const child = nextChild(frame);
    if (frame.isBefore || child === undefined) return false;
    return this.isIn(child, namespace, frame) && names.includes(child.localName);
  }

  /** Whether an element is in a namespace, as the contract wants it. */
  protected isIn(child: XmlNode, namespace: string, _frame: ReaderFrame): boolean {
    return child.namespace === namespace;
  }

  any(namespaces: NamespaceSet): boolean {
    this.settleAttributes();
    const frame = this.frame();
    const child = nextChild(frame);
    return !frame.isBefore && child !== undefined && admits(namespaces, child.namespace);
  }

  anyElement(): AnyElement {
    const frame = this.frame();
    const child = nextChild(frame);
    if (child === undefined) throw new Error("anyElement without any");
    this.stepTo(child);
    this.#checkOrder(frame);
    frame.next++;
    frame.index = frame.known++;
    frame.lastKnown = undefined;
    const fragment = fragmentOf(child, this.source);
    const { namespace, localName } = child;
    return rememberFragments({ name: { namespace, localName }, xml: standaloneXml(fragment) }, [fragment]);
  }

  mixedText(): string | undefined {
    this.settleAttributes();
    const frame = this.frame();
    const { text } = frame.node;
    const end = nextChild(frame)?.textBefore ?? (frame.shared?.isAgain ? 0 : text.length);
    const read = text.slice(frame.textRead, end);
    frame.textRead = end;
    return read === "" ? undefined : read;
  }

  #open(name: string, isOnce: boolean, namespace: string, member: string): boolean {
    this.settleAttributes();
    const frame = this.frame();
    if (member !== name) frame.numbered ??= new Set();
    if (isPassedOver(frame, member, isOnce)) return false;
    const child = nextChild(frame);
    if (child === undefined || child.localName !== name || !this.isIn(child, namespace, frame)) return false;
    if (isOnce && frame.passStart > 0 && !hasItems(frame.kind) && this.#isRefused(frame, child, member)) return false;
    frame.index = frame.known++;
    frame.repeats = !isOnce;
    if (!isOnce) {
      frame.repeated ??= new Map();
      frame.occurrence = frame.repeated.get(member) ?? 0;
      frame.repeated.set(member, frame.occurrence + 1);
    }
    this.moveTo(child, frame.ownHref.includes(name));
    if (isOnce && member !== name) frame.numbered?.add(member);
    this.#checkOrder(frame);
    frame.next++;
    frame.lastKnown = member;
    this.takeUpAttributes();
    return true;
  }

  inAnyOrder(): void {
    this.frame().isOrdered = false;
  }

  tell(value: object, kind: "count" | "order", expected: string, found: string): void {
    if (!this.isStandIn(value)) this.substitute(kind, undefined, expected, found);
  }

  /** Asks `onInvalid` whether something invalid may stay. @throws DecodeError if not */
  protected refuse(kind: InvalidContent["kind"], expected: string, found: string): void {
    if (this.substitute(kind, undefined, expected, found) === undefined) throw this.error(expected, found);
  }

  /** In a later pass, an element stands after one that it should precede. */
  #checkOrder(frame: ReaderFrame): void {
    if (frame.next === frame.lateAt && this.isOrdered(frame))
      this.substitute("order", undefined, "the order of the contract", "another one");
  }

  /** Whether the elements of a value have an order. */
  protected isOrdered({ isOrdered }: ReaderFrame): boolean {
    return isOrdered;
  }

  ownHref(...names: string[]): void {
    this.frame().ownHref = names;
  }

  attribute(name: string, namespace = "", fallback?: string): boolean {
    const text = this.takeAttribute(namespace, attributeName(name, namespace).localName) ?? fallback;
    if (text !== undefined) this.standIn(text);
    return text !== undefined;
  }

  beginNil(namespace: string, typeName: string, members: readonly string[], others?: NamespaceSet): boolean {
    const isOwn = (name: QName): boolean =>
      members.some((member) => attributeName(member, name.namespace).localName === name.localName) ||
      (others !== undefined && admits(others, name.namespace));
    if (!this.unread.has(isOwn)) return false;
    this.begin("text", namespace, typeName, true);
    return true;
  }

  anyAttributes(namespaces: NamespaceSet): Record<string, string> | undefined {
    const attributes = this.unread.take(({ namespace }) => admits(namespaces, namespace));
    if (attributes.length === 0) return undefined;
    const named: Record<string, string> = {};
    for (const attribute of attributes) setOwn(named, clarkText(attribute), attribute.value);
    return named;
  }

  /**
   * Whether an element is a second one for its member, and stays unread: in a later pass, a name that has occurred before is one.
   * @throws DecodeError if `onInvalid` does not say that it stays
   */
  #isRefused(frame: ReaderFrame, child: XmlNode, member: string): boolean {
    const { node, next, numbered } = frame;
    if (frame.refused === next) return true;
    const earlier = node.children.slice(0, next);
    const { localName, namespace } = child;
    const isSecond =
      member === localName ? earlier.some((other) => isElement(other, namespace, localName)) : numbered?.has(member);
    if (!isSecond) return false;
    this.stepTo(child);
    frame.repeats = false;
    this.refuse("second element", "the element once", "a second one");
    frame.refused = next;
    return true;
  }
}

// #endregion

// #region runtime/read/xml-types.ts

/** Reads xsi:type, which says of which type an element is (XSD 1.0 part 1, 2.6.1). */
export abstract class XmlTypes extends XmlElementReader {
  is(namespace: string, typeName: string): boolean {
    const actual = this.typeName();
    return actual?.localName === typeName && actual.namespace === namespace;
  }

  /** Checks that xsi:type names another type than an abstract one. */
  protected checkNotAbstract(namespace: string, localName: string): void {
    const actual = this.typeName();
    if (actual !== undefined && !this.is(namespace, localName)) return;
    const found = actual === undefined ? "none" : clarkName(actual);
    throw this.error(`a type that is derived from ${clarkName({ namespace, localName })}`, found);
  }

  protected checkType(namespace: string, localName: string): void {
    this.keepTypeOfObject(this.#otherType(namespace, localName));
  }

  protected checkTypeOfText(namespace: string, localName: string): void {
    this.keepType(this.#otherType(namespace, localName));
  }

  /**
   * The type that xsi:type names, if it is not the declared one. Generated code has looked for all types that are derived from that. So it
   * is unknown, perhaps because it is newer. What it has more than the declared type is unknown content. In a header it is an error: its
   * content may be a secret, which no report may show.
   */
  #otherType(namespace: string, localName: string): QName | undefined {
    if (this.hasStandIn || this.xsi("type") === undefined || this.is(namespace, localName)) return undefined;
    const actual = this.typeName();
    const found = actual === undefined ? "no name with a declared prefix" : clarkName(actual);
    if (actual === undefined || this.isStrict || this.isInHeaders())
      throw this.error(`the type ${clarkName({ namespace, localName })}`, this.isInHeaders() ? "another one" : found);
    this.report("type", found);
    return actual;
  }

  /** Keeps the type that xsi:type names, if it is not the declared one. Any text of a derived type is one of its base. */
  protected keepOtherType(namespace: string, localName: string): void {
    if (this.hasStandIn || this.xsi("type") === undefined || this.is(namespace, localName)) return;
    this.keepType(this.typeName());
  }
}

// #endregion

// #region runtime/read/xml-reader.ts

/** Reads a message from a tree. The whole message is parsed first. */
export class XmlReader extends XmlTypes implements Reader {
  /** The dictionary entry that was read last. */
  #entry: object = {};
  #checkUnknownHeader: ((header: XmlNode) => boolean) | undefined;
  #isForReceiver: ((header: XmlNode) => boolean) | undefined;

  /** Begins the element in the body of a message. The elements inside are in its namespace. */
  beginBody(element: QName): void {
    this.checkPayload(element);
    this.begin("body", element.namespace);
  }

  /** Begins the Body itself, which has no element or several. Each is in the namespace that was set before it. */
  beginParts(): void {
    this.begin("parts", "");
  }

  /** Checks that the element under the cursor, the one in the body of a message, has this name. */
  checkPayload(element: QName): void {
    this.#checkName(element);
    this.takeUpAttributes();
  }

  /**
   * Begins the headers of a message. Each header is in the namespace that was set before it.
   * @param checkUnknown - throws for an unknown header that must not be ignored; returns whether somebody else takes care of it
   * @param isForReceiver - whether a header is for the reader; any other is unknown
   */
  beginHeaders(checkUnknown?: (header: XmlNode) => boolean, isForReceiver?: (header: XmlNode) => boolean): void {
    this.#checkUnknownHeader = checkUnknown;
    this.#isForReceiver = isForReceiver;
    this.begin("headers", "");
  }

  protected override isIn(child: XmlNode, namespace: string, frame: ReaderFrame): boolean {
    const isNamed = super.isIn(child, namespace, frame);
    return isNamed && (frame.kind !== "headers" || this.#isForReceiver?.(child) !== false);
  }

  beginStruct(namespace: string, typeName: string): void {
    this.checkType(namespace, typeName);
    this.begin("struct", namespace, typeName);
  }

  unknownType<T extends object>(namespace: string, typeName: string, read: (reader: Reader) => object): T {
    this.checkNotAbstract(namespace, typeName);
    // The return type promises a known type. A value of a newer server's type has the members of the abstract type at least.
    return read(this) as T;
  }

  orDefault(text: string): Reader {
    if (!hasContent(this.node) && this.node.text === "" && !this.isNil()) this.defaultTo(text);
    return this;
  }

  beginTag(namespace: string, typeName: string): void {
    this.beginStruct(namespace, typeName);
  }

  beginMixed(namespace: string, typeName: string): void {
    this.checkType(namespace, typeName);
    this.begin("mixed", namespace, typeName);
  }

  beginText(namespace: string, typeName: string): void {
    this.checkType(namespace, typeName);
    this.begin("text", namespace, typeName);
  }

  text(): Reader {
    if (this.attached?.standsFor(this.node)) this.frame().next = this.node.children.length;
    else this.standIn(this.takeDefault(TEXT) ?? this.node.text);
    return this;
  }

  beginArray(namespace: string, typeName: string): void {
    this.checkType(namespace, typeName);
    this.begin("array", namespace, typeName);
  }

  beginDictionary(namespace: string, typeName: string): void {
    this.checkType(namespace, typeName);
    this.begin("dictionary", namespace, typeName);
  }

  beginMap(namespace: string, typeName: string): void {
    this.beginDictionary(namespace, typeName);
  }

  beginEntry(namespace: string): void {
    this.begin("entry", namespace);
  }

  more(value: object): boolean {
    this.settleAttributes();
    const frame = this.frame();
    const child = nextChild(frame);
    if (child === undefined) {
      this.leave(frame, value);
      if (frame.kind === "entry") this.#entry = value;
      return false;
    }
    if (frame.next === frame.passStart) {
      if (beginWholePass(frame)) return true;
      this.#keepAside(child, frame, value);
    } else frame.lateAt = frame.next;
    beginPass(frame);
    return true;
  }

  complete<T extends object, K extends keyof T & string>(value: T, ...names: K[]): T & Required<Pick<T, K>> {
    if (!this.isStandIn<T, K>(value) && !hasAll(value, names)) this.#addMissing(value, names);
    // `onInvalid` may leave out a required member.
    return value as T & Required<Pick<T, K>>;
  }

  /** Asks `onInvalid` for the required members that are missing. */
  #addMissing(value: object, names: readonly string[]): void {
    const missing = names.filter((name) => !Object.hasOwn(value, name));
    for (const name of missing) {
      const given = this.substitute("missing member", undefined, `the required ${wireName(name)}`);
      if (given === undefined) throw this.error(`the required ${missing.map(wireName).join(", ")}`, "nothing");
      if (given.value !== undefined) Reflect.set(value, name, given.value);
    }
  }

  completeChoice<T>(value: Parts<T>, required: readonly string[], ...choices: Choice[]): T {
    if (this.isStandIn(value)) return value as T;
    this.#addMissing(value, required);
    for (const choice of choices) {
      const wrong = wrongChoice(value, choice);
      if (wrong !== undefined) this.refuse("choice", wrong.expected, wrong.found);
    }
    return value as T;
  }

  put<V>(dictionary: Record<string, V> | Map<string, V>, key: string, item: V): void;
  put<K, V>(dictionary: Map<K, V>, key: K, item: V): void;
  put<V>(dictionary: Record<string, V> | Map<unknown, V>, key: string, item: V): void {
    const isMap = dictionary instanceof Map;
    if (key === undefined || item === undefined) return;
    if (isMap ? dictionary.has(key) : Object.hasOwn(dictionary, key))
      throw this.error("every key once", "one that is there already");
    if (isMap) dictionary.set(key, item);
    else setOwn(dictionary, key, item);
    // The entry does not stay one value, so its unknown elements go to the dictionary.
    for (const element of unknownElementsOf(this.#entry))
      keepUnknownElement(dictionary, rememberFragments({ ...element, key }, fragmentsOf(element) ?? []));
    keepEmptyInEntry(dictionary, this.#entry, key);
    keepUnknownAttributes(
      dictionary,
      unknownAttributesOf(this.#entry).map((attribute) => ({ ...attribute, key })),
    );
  }

  namespace(namespace: string): void {
    this.frame().namespace = namespace;
  }

  attachments<Parts extends AttachedParts>(parts: Parts): PartValues<Parts> {
    if (this.attached === undefined) throw this.error(ATTACHMENTS, "none");
    return this.attached.parts(parts, (expected, found) => this.error(expected, found));
  }

  simple<T>(datatype: Datatype<T>): T {
    this.keepOtherType(datatype.namespace ?? XSD_NAMESPACE, datatype.name);
    return this.#simple(datatype);
  }

  #simple<T>(datatype: Datatype<T>): T {
    return this.once(datatype, () => this.#parse(datatype, datatype.expected));
  }

  qname(): QName {
    this.keepOtherType(XSD_NAMESPACE, datatypes.QName.name);
    return this.#qname();
  }

  #qname(): QName {
    return this.once("name", () => this.#parse(datatypes.QName, "a name with a declared prefix"));
  }

  #parse<T>(datatype: Datatype<T>, expected: string): T {
    const { attached } = this;
    if (attached === undefined) return this.#parseText(datatype, expected, this.simpleText());
    const error = (wanted: string, found: string): DecodeError => this.error(wanted, found);
    const found = this.hasStandIn ? undefined : attached.find(this.node, datatype, error);
    if (found !== undefined && "value" in found) return found.value as T;
    // Whoever asks for attachments says in which form bytes are wanted, and has the types for it.
    return attached.present(this.#parseText(datatype, expected, found?.text ?? this.simpleText())) as T;
  }

  #parseText<T>(datatype: Datatype<T>, expected: string, text: string): T {
    const { scope } = this.node;
    const value = datatype.parse(text, (prefix) => resolvePrefix(scope, prefix));
    if (value === undefined) {
      const given = this.substitute("text", text, expected);
      if (given === undefined) throw this.error(expected, this.describe(text));
      return this.#taken(given);
    }
    const breach = datatype.check?.(value, text);
    if (breach === undefined) return value;
    if (breach.kind === "enumeration value") this.report(breach.kind, text);
    const given = breach.kind === "facet" ? this.substitute(breach.kind, text, breach.expected) : undefined;
    return given === undefined ? value : this.#taken(given);
  }

  /** A replacement of `onInvalid` is not checked. */
  #taken<T>({ value }: Substitute): T {
    if (value === undefined) this.frame().hasLeftOut = true;
    return value as T;
  }

  anyType(types: AnyTypes): AnyValue {
    return this.once("any", () => this.#anyType(types));
  }

  #anyType(types: AnyTypes): AnyValue {
    this.leaveAttributesOpen();
    const lexical = this.xsi("type");
    const type = lexical === undefined ? undefined : resolveName(lexical, this.node.scope);
    if (lexical !== undefined && type === undefined)
      throw this.error("a type name with a declared prefix", describeKind(lexical));
    if (isNameType(type)) return { type, value: this.#qname() };
    const { children } = this.node;
    if (children.length === 0) return { type, value: this.#simple(datatypeOf(type, types)) };
    this.checkNoText();
    const fragments = children.map((child) => fragmentOf(child, this.source));
    return { type, value: rememberFragments({ xml: this.#join(fragments.map(standaloneXml)) }, fragments) };
  }

  /** One long declaration of the message may be part of each of the texts. */
  #join(texts: readonly string[]): string {
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    if (length > MAX_FRAGMENT) throw this.error(`at most ${MAX_FRAGMENT} characters, with their declarations`, "more");
    return concat(texts);
  }

  enumeration<V extends EnumerationValues>(namespace: string, typeName: string, values: V): keyof V & string {
    this.checkTypeOfText(namespace, typeName);
    return this.#enumerated(this.simpleText(), values);
  }

  flags<V extends EnumerationValues>(namespace: string, typeName: string, values: V): (keyof V & string)[] {
    this.checkTypeOfText(namespace, typeName);
    return this.once(values, () => splitWords(this.simpleText()).map((flag) => this.#enumerated(flag, values)));
  }

  #enumerated<V extends EnumerationValues>(text: string, values: V): keyof V & string {
    if (!Object.hasOwn(values, text)) this.report("enumeration value", text);
    // The type promises a known value. A value from a newer server is passed on unchanged, which is the lesser evil.
    return text as keyof V & string;
  }

  #keepAside(child: XmlNode, frame: ReaderFrame, value: object): void {
    this.stepTo(child);
    frame.next++;
    frame.index = frame.known;
    frame.repeats = false;
    const name = clarkName(child);
    const isKnown = frame.kind === "headers" && this.#checkUnknownHeader?.(child) === true;
    if (!isKnown) this.report("element", name);
    const fragment = fragmentOf(child, this.source);
    const element = { after: placeOfUnknown(frame), xml: standaloneXml(fragment) };
    keepUnknownElement(value, rememberFragments(element, [fragment]));
  }

  #checkName(name: QName): void {
    const { namespace, localName } = this.current;
    if (localName === name.localName && namespace === name.namespace) return;
    throw this.error(`the element ${clarkName(name)}`, clarkName({ namespace, localName }));
  }
}

/** Platforms cannot hold much longer texts. */
const MAX_FRAGMENT = 2 ** 28;

/** The member for the text of a type with attributes. */
const TEXT = "$value";

// #endregion

// #region runtime/scan/message-text.ts

/**
 * Thrown if the fast reader cannot be certain of the meaning of a text. Only `scanMessage` catches it. The XmlReader then reads
 * the message: it knows all of XML, and reports what is wrong, if anything is.
 */
export class Uncertain extends Error {}

/**
 * A message, seen through a window: the part that is being read, as text and as bytes. It also makes copies of parts. A copy does
 * not keep the message in memory. In V8, a slice of 13 characters or more does.
 *
 * There is a window because the bytes of a long message would need new memory, which takes time.
 */
export class MessageText {
  readonly #message: string;
  /** Where the window begins in the message. All offsets are relative to it. */
  start = 0;
  text = "";
  /** The text in Latin-1, at the same offsets. `wide` replaces other characters. */
  bytes: Uint8Array;
  /** The byte that replaces characters outside Latin-1; undefined if there are none. */
  wide: number | undefined;
  /** Whether the message ends with the window. */
  isLast = false;
  /** Whether there is a `]]>` in the message. */
  readonly hasSectionEnd: boolean;
  #room: TextBytes;
  /** A buffer in which references are resolved. */
  #resolved: TextBytes = NO_ROOM;
  /** Short texts that have been copied, at a place that is computed from their bytes, and where they began. */
  readonly #copies: (string | undefined)[];
  readonly #starts: number[];
  readonly #windowLength: number;

  /**
   * @param windowLength - how many characters the window has, if no single text has more
   * @throws Uncertain if there is a character that XML forbids
   */
  constructor(message: string, windowLength: number) {
    this.#message = message;
    this.hasSectionEnd = message.includes("]]>");
    this.#windowLength = windowLength;
    this.#room = newTextBytes(Math.min(message.length, windowLength));
    this.bytes = this.#room.bytes;
    // A power of two. For a small message, allocating more would take longer than reading.
    const places = message.length < windowLength ? 64 : 512;
    this.#copies = new Array(places);
    this.#starts = new Array(places);
    this.open(0);
  }

  /**
   * Opens the window at another place.
   * @param start - where in the message the window begins
   * @param leastLength - the least length of the window, unless the message ends before
   * @throws Uncertain if there is a character that XML forbids
   */
  open(start: number, leastLength = 0): void {
    const text = wholePairs(this.#message, start, Math.max(this.#windowLength, leastLength));
    if (text.length > this.#room.bytes.length) this.#room = newTextBytes(text.length);
    const { bytes } = this.#room;
    const isLatin1 = this.#room.write(text);
    this.start = start;
    this.text = text;
    this.bytes = bytes.length === text.length ? bytes : bytes.subarray(0, text.length);
    if (!isLatin1) writeMasked(text, this.bytes);
    this.wide = isLatin1 ? undefined : WIDE;
    this.isLast = start + text.length === this.#message.length;
    this.#copies.fill(undefined);
  }

  /** A part of the message, which may be outside of the window. */
  slice(start: number, end: number): string {
    return this.#message.slice(this.start + start, this.start + end);
  }

  /** Where a mark comes next, perhaps outside of the window; before `at` if it does not come. */
  find(mark: string, at: number): number {
    return this.#message.indexOf(mark, this.start + at) - this.start;
  }

  /**
   * Copies a part that is in Latin-1. Equal short texts become the same string, because messages repeat names, types and states:
   * comparing bytes takes less time than a copy, and no memory.
   */
  copy(start: number, end: number): string {
    const length = end - start;
    if (length > LONGEST_SHARED || length === 0) return this.#copyAnew(start, end);
    const place = this.#placeOf(start, length);
    const earlier = this.#copies[place];
    if (earlier?.length === length && this.#isSame(this.#starts[place] ?? 0, start, length)) return earlier;
    const text = this.#copyAnew(start, end);
    this.#copies[place] = text;
    this.#starts[place] = start;
    return text;
  }

  /** Copies any part. */
  copyWide(start: number, end: number): string {
    const slice = this.text.slice(start, end);
    return slice.length < SLICED ? slice : ` ${slice}`.slice(1);
  }

  /** Copies a part that is in Latin-1, and resolves its character references (XML 1.0, 4.1). */
  resolve(start: number, end: number): string {
    if (this.#room.copy === undefined) return this.resolveWide(start, end);
    if (end - start > this.#resolved.bytes.length) this.#resolved = newTextBytes(Math.max(end - start, SHORTEST_ROOM));
    const { bytes, copy } = this.#resolved;
    const length = this.#resolveInto(bytes, start, end);
    return length === undefined || copy === undefined ? this.resolveWide(start, end) : copy(0, length);
  }

  /**
   * Works on bytes, so that the result is one piece of memory. Pieces that are appended take more.
   * @returns the number of bytes; undefined if there is a reference to a character outside Latin-1
   */
  #resolveInto(resolved: Uint8Array, start: number, end: number): number | undefined {
    const { text, bytes } = this;
    let length = 0;
    let at = start;
    while (at < end) {
      const byte = bytes[at] ?? 0;
      if (byte !== CODE.ampersand) {
        resolved[length++] = byte;
        at++;
        continue;
      }
      const { reference, code } = referenceAt(text, at);
      if (code > 0xff) return undefined;
      resolved[length++] = code;
      at += reference.length;
    }
    return length;
  }

  /** Copies any part, and resolves its character references. */
  resolveWide(start: number, end: number): string {
    return resolveReferences(this.copyWide(start, end));
  }

  #copyAnew(start: number, end: number): string {
    if (end - start < SLICED) return this.text.slice(start, end);
    return this.#room.copy?.(start, end) ?? this.copyWide(start, end);
  }

  #placeOf(start: number, length: number): number {
    const { bytes } = this;
    const first = bytes[start] ?? 0;
    const middle = bytes[start + (length >> 1)] ?? 0;
    const last = bytes[start + length - 1] ?? 0;
    return (first * 7 + middle * 3 + last + length * 31) & (this.#copies.length - 1);
  }

  #isSame(earlier: number, start: number, length: number): boolean {
    const { bytes } = this;
    for (let index = 0; index < length; index++) {
      if (bytes[earlier + index] !== bytes[start + index]) return false;
    }
    return true;
  }
}

const NO_ROOM: TextBytes = /* @__PURE__ */ newTextBytes(0);

/** In bytes. Longer than most texts, so that one buffer is enough for many. */
const SHORTEST_ROOM = 1024;

/** A control character, which no message has. */
const WIDE = 1;

/** A slice of this length refers to the text that it was taken from. */
const SLICED = 13;

/** Longer texts are seldom equal. */
const LONGEST_SHARED = 32;

/** A part of a text. It does not end inside a surrogate pair. */
function wholePairs(text: string, start: number, length: number): string {
  const end = start + length;
  if (start === 0 && end >= text.length) return text;
  const isHalf = end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return text.slice(start, isHalf ? end - 1 : end);
}

function writeMasked(text: string, bytes: Uint8Array): void {
  let isSuspect = false;
  for (let at = 0; at < bytes.length; at++) {
    const code = text.charCodeAt(at);
    bytes[at] = code > 0xff ? WIDE : code;
    if (code >= 0xd800 || code === WIDE) isSuspect = true;
  }
  if (isSuspect && hasForbidden(text)) throw new Uncertain("unusual characters");
}

/** A reference in a text, such as `&lt;`. */
interface Reference {
  readonly reference: string;
  /** The code point of the character. */
  readonly code: number;
}

/** XML 1.0, 4.6; the frequent ones first. */
const PREDEFINED: readonly Reference[] = [
  { reference: "&lt;", code: CODE.less },
  { reference: "&gt;", code: CODE.greater },
  { reference: "&amp;", code: CODE.ampersand },
  { reference: "&quot;", code: CODE.quote },
  { reference: "&apos;", code: CODE.apostrophe },
];

const TO_CHARACTER = /&#(?:x([\da-fA-F]{1,6})|(\d{1,7}));/y;

/**
 * Resolves the character references of a text (XML 1.0, 4.1).
 * @throws Uncertain for any other reference, or one to a character that XML cannot carry
 */
function resolveReferences(text: string): string {
  let resolved = "";
  let from = 0;
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", from)) {
    const { reference, code } = referenceAt(text, at);
    resolved += text.slice(from, at) + String.fromCodePoint(code);
    from = at + reference.length;
  }
  return resolved + text.slice(from);
}

/** The reference that begins at an ampersand. @throws Uncertain unless it means a character that XML can carry */
function referenceAt(text: string, at: number): Reference {
  for (const predefined of PREDEFINED) if (text.startsWith(predefined.reference, at)) return predefined;
  TO_CHARACTER.lastIndex = at;
  const [reference, hexadecimal, decimal] = TO_CHARACTER.exec(text) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  if (reference === undefined || !isCharacter(code)) throw new Uncertain("an unusual reference");
  return { reference, code };
}

/** Whether a code is that of a Char (XML 1.0, 2.2). `NaN` is not. */
function isCharacter(code: number): boolean {
  return code <= 0x10ffff && !hasForbidden(String.fromCodePoint(code));
}

// #endregion

// #region runtime/scan/scan-frame.ts

/** An element that has been entered and not left. The next element at its depth uses the same object. */
export interface ScanFrame {
  /** The frame around it; undefined for the frame around the root. */
  readonly outer: ScanFrame | undefined;
  /** How many frames are around it. */
  readonly depth: number;
  /** The frame inside it that was entered last. */
  inner: ScanFrame | undefined;
  /** Where its name begins in the message. */
  nameStart: number;
  nameEnd: number;
  isEmpty: boolean;
  declarations: Declarations | undefined;
  /** The namespace of the elements inside. */
  namespace: string;
  /** The text before the local names in their tags; `NO_PREFIX` if it is not known. */
  prefix: string;
}

/** A prefix that no tag can have, because tags are compared in bytes and this is not a byte. */
export const NO_PREFIX = "\uffff";

/** A new frame inside another one, or around the root. */
export function newScanFrame(outer?: ScanFrame): ScanFrame {
  return {
    outer,
    depth: outer === undefined ? 0 : outer.depth + 1,
    inner: undefined,
    nameStart: 0,
    nameEnd: 0,
    isEmpty: false,
    declarations: undefined,
    namespace: "",
    prefix: NO_PREFIX,
  };
}

/** Namespace declarations in force, innermost first; the default namespace has an empty prefix. */
export interface Declarations {
  readonly prefix: string;
  readonly namespace: string;
  readonly outer: Declarations | undefined;
  /** The number of declarations, including this one. */
  readonly count: number;
  /** The namespace of names without a prefix. */
  readonly defaultNamespace: string;
  /** What has been declared inside this one. The same declaration at the next element is the same object. */
  inner: Declarations[] | undefined;
  /** What `tagPrefix` has found for each namespace. */
  tagPrefixes: Map<string, string | undefined> | undefined;
}

/** Declarations are searched one by one, and no server needs more. */
const MAX_DECLARATIONS = 64;

/** The namespace that a prefix stands for. */
export function namespaceOf(prefix: string, declarations: Declarations | undefined): string {
  if (prefix === "") return declarations?.defaultNamespace ?? "";
  for (let inner = declarations; inner !== undefined; inner = inner.outer) {
    if (inner.prefix === prefix) return inner.namespace;
  }
  throw new Uncertain("a prefix that is not declared");
}

/** The text before the local name in a tag of this namespace: a prefix with its colon, or nothing. */
export function tagPrefix(namespace: string, declarations: Declarations | undefined): string | undefined {
  if (declarations === undefined) return namespace === "" ? "" : undefined;
  if (declarations.defaultNamespace === namespace) return "";
  declarations.tagPrefixes ??= new Map();
  const known = declarations.tagPrefixes.get(namespace);
  if (known !== undefined) return known;
  const found = findTagPrefix(namespace, declarations);
  declarations.tagPrefixes.set(namespace, found);
  return found;
}

function findTagPrefix(namespace: string, declarations: Declarations): string | undefined {
  for (let inner: Declarations | undefined = declarations; inner !== undefined; inner = inner.outer) {
    const { prefix } = inner;
    // The prefix may be redeclared further in.
    if (inner.namespace === namespace && namespaceOf(prefix, declarations) === namespace) return `${prefix}:`;
  }
  return undefined;
}

/** Adds a declaration. `outer` are the declarations in force around the tag. */
export function declare(
  { prefix, namespace }: Pick<Declarations, "prefix" | "namespace">,
  declarations: Declarations | undefined,
  outer: Declarations | undefined,
): Declarations {
  for (let own = declarations; own !== outer; own = own?.outer) {
    if (own?.prefix === prefix) throw new Uncertain("a second declaration of a prefix");
  }
  const known = declarations?.inner?.find((inner) => inner.prefix === prefix && inner.namespace === namespace);
  if (known !== undefined) return known;
  checkDeclaration(prefix, namespace);
  const declared = newDeclaration(prefix, namespace, declarations);
  if (declared.count > MAX_DECLARATIONS) throw new Uncertain("many declarations");
  if (declarations !== undefined) keepInner(declarations, declared);
  return declared;
}

function keepInner(declarations: Declarations, declared: Declarations): void {
  declarations.inner ??= [];
  if (declarations.inner.length < MAX_DECLARATIONS) declarations.inner.push(declared);
}

function newDeclaration(prefix: string, namespace: string, outer: Declarations | undefined): Declarations {
  return {
    prefix,
    namespace,
    outer,
    count: (outer?.count ?? 0) + 1,
    defaultNamespace: prefix === "" ? namespace : (outer?.defaultNamespace ?? ""),
    inner: undefined,
    tagPrefixes: undefined,
  };
}

function checkDeclaration(prefix: string, namespace: string): void {
  const isSpecial = prefix === "xmlns" || prefix === "xml" || (prefix !== "" && namespace === "");
  if (prefix !== "" && !/^[A-Za-z_][\w.-]*$/.test(prefix)) throw new Uncertain("an unusual prefix");
  if (isTrimmedByParser(namespace)) throw new Uncertain("white space around a namespace");
  if (isSpecial || XML_NAMESPACES.has(namespace)) throw new Uncertain("an unusual declaration");
}

// #endregion

// #region runtime/scan/text-scanner.ts

/** Reads the text between the tags of a message, and moves the window over it. Its methods throw `Uncertain`, like TagScanner's. */
export class TextScanner {
  readonly #message: MessageText;
  /** The text in the window. All offsets are relative to its beginning. */
  text: string;
  /** The text as bytes at the same offsets, because bytes are compared faster than characters. */
  bytes: Uint8Array;
  /** The offset of the first character that has not been read. */
  at = 0;
  /** Longer than a usual tag. The other reader reads messages with longer tags. */
  readonly #margin: number;

  constructor(text: string, windowLength: number) {
    this.#message = new MessageText(text, windowLength);
    this.#margin = windowLength >> 3;
    this.text = this.#message.text;
    this.bytes = this.#message.bytes;
  }

  /** Where the window begins in the message. */
  get start(): number {
    return this.#message.start;
  }

  /** The byte that replaces characters outside Latin-1; undefined if there are none in the window. */
  protected get wide(): number | undefined {
    return this.#message.wide;
  }

  /** Whether all of the message has been read. */
  isDone(): boolean {
    return this.#message.isLast && this.at === this.text.length;
  }

  /** Makes sure that the next tag is in the window. @returns whether the window has moved */
  makeRoom(): boolean {
    if (this.#message.isLast || this.at + this.#margin < this.text.length) return false;
    this.move();
    return true;
  }

  /** Moves the window to the cursor. */
  protected move(leastLength?: number): void {
    this.#message.open(this.#message.start + this.at, leastLength);
    this.text = this.#message.text;
    this.bytes = this.#message.bytes;
    this.at = 0;
  }

  /** A part of the message, which may be outside of the window. */
  protected slice(start: number, end: number): string {
    return this.#message.slice(start, end);
  }

  /** Passes a byte order mark, the XML declaration and white space. */
  passProlog(): void {
    if (this.text.startsWith("\ufeff")) this.at = 1;
    DECLARATION.lastIndex = this.at;
    if (DECLARATION.test(this.text)) this.at = DECLARATION.lastIndex;
    this.passSpace();
  }

  passSpace(): void {
    while (isSpaceCode(this.bytes[this.at])) this.at++;
  }

  /** Passes white space and comments between elements. */
  passGap(): void {
    do this.passSpace();
    while (this.passComment());
  }

  /** Passes a comment if one comes next (XML 1.0, 2.5). @returns whether one did */
  passComment(): boolean {
    if (!this.isMarkNext()) return false;
    if (!this.passLiteral("<!--")) throw new Uncertain("neither an element nor a comment");
    this.#readUpTo("--");
    if (this.bytes[this.at++] !== CODE.greater) throw new Uncertain("hyphens in a comment");
    return true;
  }

  /** Whether a comment or a CDATA section comes next, or something else that is no tag. */
  isMarkNext(): boolean {
    return this.bytes[this.at] === CODE.less && this.bytes[this.at + 1] === CODE.exclamation;
  }

  /** Whether an end tag comes next. */
  isEndNext(): boolean {
    return this.bytes[this.at] === CODE.less && this.bytes[this.at + 1] === CODE.slash;
  }

  /** Passes these characters if they come next. @returns whether they did */
  passLiteral(literal: string): boolean {
    const isNext = this.isAt(literal, this.at);
    if (isNext) this.at += literal.length;
    return isNext;
  }

  /** Whether these characters are at this offset. For few characters this is faster than `startsWith`. */
  isAt(literal: string, at: number): boolean {
    for (let index = 0; index < literal.length; index++) {
      if (this.bytes[at + index] !== literal.charCodeAt(index)) return false;
    }
    return true;
  }

  /** A text that does not end in the window, unread; undefined for a shorter one. Its characters are not checked. */
  longText(): string | undefined {
    const end = this.#message.find("<", this.at);
    return end < this.text.length ? undefined : this.slice(this.at, end);
  }

  /** Passes so many characters, and moves the window. */
  passLong(length: number): void {
    this.at += length;
    this.move();
  }

  /** The text of an element that contains no other elements. */
  readText(): string {
    const text = this.#readRun();
    return this.bytes[this.at + 1] === CODE.exclamation ? this.#readMarked(text) : text;
  }

  /** Text up to the next tag, comment or CDATA section. */
  #readRun(): string {
    const { bytes, wide } = this;
    const start = this.at;
    let at = start;
    let [hasReferences, hasWide] = [false, false];
    for (let code = bytes[at]; code !== CODE.less; code = bytes[++at]) {
      if (code === CODE.ampersand) hasReferences = true;
      // A control character, or the end of the window. One loop is faster than a search for each.
      else if (code === undefined) return this.#readLongRun();
      else if (isControl(code)) {
        if (code !== wide) throw new Uncertain("an unusual character");
        hasWide = true;
      }
    }
    // This is not text (XML 1.0, 2.4). Most messages do not have it anywhere.
    if (this.#message.hasSectionEnd && this.text.slice(start, at).includes(SECTION_END))
      throw new Uncertain("the end of a CDATA section");
    this.at = at;
    return this.textOf(start, at, { hasReferences, hasWide });
  }

  /** Reads a text that does not end in the window, and moves the window. */
  #readLongRun(): string {
    const end = this.#message.find("<", this.at);
    if (this.#message.isLast || end < this.at) throw new Uncertain("no end tag");
    this.move(end - this.at + this.#margin);
    return this.#readRun();
  }

  /** The text of an element with comments or CDATA sections in it. @param text - what comes before them */
  #readMarked(text: string): string {
    let all = text;
    while (this.isMarkNext()) {
      if (this.passLiteral("<![CDATA[")) all += this.#readUpTo(SECTION_END);
      else this.passComment();
      all += this.#readRun();
      this.makeRoom();
    }
    return all;
  }

  /** Text up to a mark, in which every character means itself, and passes the mark. */
  #readUpTo(mark: string): string {
    const length = this.#message.find(mark, this.at) - this.at;
    if (length < 0) throw new Uncertain("no end");
    if (this.at + length + mark.length >= this.text.length) this.move(length + this.#margin);
    const { bytes, wide } = this;
    const start = this.at;
    const end = start + length;
    let hasWide = false;
    for (let at = start; at < end; at++) {
      if (!isControl(bytes[at] ?? 0)) continue;
      if (bytes[at] !== wide) throw new Uncertain("an unusual character");
      hasWide = true;
    }
    this.at = end + mark.length;
    return this.textOf(start, end, { hasReferences: false, hasWide });
  }

  /** A part of the window as text, with its references resolved. */
  protected textOf(start: number, end: number, { hasReferences, hasWide }: TextKind): string {
    if (hasWide) return hasReferences ? this.#message.resolveWide(start, end) : this.#message.copyWide(start, end);
    return hasReferences ? this.#message.resolve(start, end) : this.#message.copy(start, end);
  }
}

/** What a text has in it. */
interface TextKind {
  readonly hasReferences: boolean;
  /** Whether there are characters outside Latin-1. */
  readonly hasWide: boolean;
}

/** The end of a CDATA section (XML 1.0, 2.7). */
const SECTION_END = "]]>";

const DECLARATION = /<\?xml version="1\.0"(?: encoding="[A-Za-z][\w.-]*")?(?: standalone="(?:yes|no)")? ?\?>/y;

/** White space (XML 1.0, 2.3). Between elements and in tags, CR is like the others; in values it is not plain. */
export function isSpaceCode(code: number | undefined): boolean {
  return code === CODE.space || code === CODE.lineFeed || code === CODE.tab || code === CODE.carriageReturn;
}

function isControl(code: number): boolean {
  return code < CODE.space && code !== CODE.lineFeed && code !== CODE.tab;
}

/** A value of an enumeration. @throws Uncertain if the enumeration does not have it */
export function knownValue<V extends EnumerationValues>(values: V, text: string): keyof V & string {
  if (isKeyOf(values, text)) return text;
  throw new Uncertain("an unknown value");
}

/** The sets of flags in a message. There are few different sets, so each text is split once. */
export class ScanFlags {
  readonly #read = new Map<EnumerationValues, Map<string, readonly string[]>>();

  /** @throws Uncertain if a flag is unknown, or if two flags are separated by more than one space */
  read<V extends EnumerationValues>(values: V, text: string): (keyof V & string)[] {
    if (text === "") return [];
    const earlier = this.#read.get(values) ?? new Map<string, readonly string[]>();
    const known = earlier.get(text);
    // The flags that are kept under an enumeration are values of it.
    if (known !== undefined) return known.slice() as (keyof V & string)[];
    const flags = text.split(" ").map((flag) => knownValue(values, flag));
    this.#read.set(values, earlier.set(text, flags));
    return flags.slice();
  }
}

// #endregion

// #region runtime/scan/attribute-scanner.ts

/** Reads the attributes of a start tag in place. */
export abstract class AttributeScanner extends TextScanner {
  // The start tag that was passed last. It is in fields and not in an object, because a message has tens of thousands of tags.
  nameStart = 0;
  nameEnd = 0;
  /** Where the local name begins: after the colon, if there is one. */
  localStart = 0;
  /** The declarations in force inside the element. */
  declarations: Declarations | undefined;
  isNil = false;
  /** The value of xsi:type; the start is -1 if there is none. */
  typeStart = -1;
  typeEnd = -1;
  /** The offset of the name of the last tag with other attributes than declarations, xsi:nil and xsi:type. */
  attributesAt = -1;
  /** How many such attributes the message has so far, and how many of them have been taken. */
  #found = 0;
  #taken = 0;
  /** Those of that tag. The next tag uses the same objects. */
  readonly #attributes: ScannedAttribute[] = [];
  #count = 0;
  /** Where xsi:nil and xsi:type begin in the tag, or -1. */
  #nilAt = -1;
  #typeAt = -1;
  /** The colon of the name that was passed last, or -1. */
  protected colon = -1;
  /** The value that was passed last. */
  #hasReferences = false;
  #hasWide = false;

  /** Moves the window. Afterwards the name of the last tag is before it, and its attributes are forgotten. */
  protected override move(leastLength?: number): void {
    const distance = this.at;
    super.move(leastLength);
    this.nameStart -= distance;
    this.nameEnd -= distance;
    this.attributesAt -= distance;
    this.typeStart = -1;
    this.#count = 0;
  }

  /** Whether all attributes of the message have been taken. */
  get hasTakenAll(): boolean {
    return this.#found === this.#taken;
  }

  /** The value of an attribute of the tag that was passed last; undefined if it has none of this name. */
  takeAttribute(localName: string, namespace: string): string | undefined {
    if (this.attributesAt !== this.nameStart) return undefined;
    for (let index = 0; index < this.#count; index++) {
      const attribute = this.#attributes[index];
      if (attribute === undefined || attribute.isTaken || !this.#isNamed(attribute, localName)) continue;
      if (this.#namespaceOf(attribute) === namespace) return this.#take(attribute);
    }
    return undefined;
  }

  /** The attributes of these namespaces that have not been taken, by their names in Clark notation; undefined if there are none. */
  takeAny(namespaces: NamespaceSet): Record<string, string> | undefined {
    let named: Record<string, string> | undefined;
    const count = this.attributesAt === this.nameStart ? this.#count : 0;
    for (const attribute of this.#attributes.slice(0, count)) {
      if (attribute.isTaken) continue;
      const name = this.#nameOf(attribute);
      if (isOfMessage(name.namespace) || !admits(namespaces, name.namespace)) continue;
      named ??= {};
      const key = clarkText(name);
      if (Object.hasOwn(named, key)) throw new Uncertain("an attribute twice");
      setOwn(named, key, this.#take(attribute));
    }
    return named;
  }

  #take(attribute: ScannedAttribute): string {
    attribute.isTaken = true;
    this.#taken++;
    return this.textOf(attribute.valueStart, attribute.valueEnd, attribute);
  }

  #isNamed({ localStart, nameEnd }: ScannedAttribute, localName: string): boolean {
    return nameEnd - localStart === localName.length && this.isAt(localName, localStart);
  }

  #nameOf(attribute: ScannedAttribute): QName {
    const localName = this.text.slice(attribute.localStart, attribute.nameEnd);
    return { namespace: this.#namespaceOf(attribute), localName };
  }

  /** The namespace of an attribute. Without a prefix it has none. */
  #namespaceOf({ nameStart, localStart }: ScannedAttribute): string {
    if (localStart === nameStart) return "";
    const prefix = this.text.slice(nameStart, localStart - 1);
    return prefix === "xml" ? XML_NAMESPACE : namespaceOf(prefix, this.declarations);
  }

  /** Passes a name, and finds its colon. @returns the offset after it */
  protected passName(start: number): number {
    const { bytes } = this;
    this.colon = -1;
    let at = start;
    for (let kind = NAME_CODES[bytes[at] ?? 0]; kind !== END; kind = NAME_CODES[bytes[++at] ?? 0]) {
      if (kind === PLAIN) continue;
      if (kind !== COLON) throw new Uncertain("an unusual name");
      if (this.colon === -1) this.colon = at;
    }
    if (this.colon === start || this.colon === at - 1) throw new Uncertain("half a name");
    return at;
  }

  /**
   * Scans from the end of the name to the end of the tag.
   * @param outer - the declarations in force around it
   * @returns the offset of the `>`, or of the slash before it
   */
  protected scanAttributes(outer: Declarations | undefined): number {
    this.declarations = outer;
    this.isNil = false;
    this.typeStart = -1;
    this.#nilAt = -1;
    this.#typeAt = -1;
    let at = this.nameEnd;
    while (this.bytes[at] !== CODE.greater && this.bytes[at] !== CODE.slash) {
      if (!isSpaceCode(this.bytes[at++])) throw new Uncertain("an unusual tag");
      const code = this.bytes[at];
      if (code !== CODE.greater && code !== CODE.slash && !isSpaceCode(code)) at = this.#scanAttribute(at, outer);
    }
    // Checked last, because WCF declares a prefix after the attribute that uses it.
    if (this.#nilAt !== -1) this.#checkXsi(this.#nilAt);
    if (this.#typeAt !== -1) this.#checkXsi(this.#typeAt);
    return at;
  }

  /** @returns the offset after the attribute */
  #scanAttribute(start: number, outer: Declarations | undefined): number {
    const nameEnd = this.passName(start);
    const { colon } = this;
    const valueStart = nameEnd + 2;
    const valueEnd = this.#passValue(nameEnd);
    if (this.isAt("xmlns", start) && (colon === -1 ? nameEnd : colon) === start + "xmlns".length)
      this.#declare(colon === -1 ? nameEnd : colon + 1, nameEnd, valueEnd, outer);
    else if (colon === -1) this.#addAttribute(start, start, nameEnd, valueEnd);
    else if (this.#typeAt === -1 && this.isAt(":type=", colon)) {
      this.#checkPlain();
      this.#typeAt = start;
      this.typeStart = valueStart;
      this.typeEnd = valueEnd;
    } else if (this.#nilAt === -1 && this.isAt(":nil=", colon)) {
      this.#nilAt = start;
      // Anything else is kept, or is an error.
      if (!isTrue(this.text.slice(valueStart, valueEnd))) throw new Uncertain("an xsi:nil that is not true");
      this.isNil = true;
    } else this.#addAttribute(start, colon + 1, nameEnd, valueEnd);
    return valueEnd + 1;
  }

  /** @param prefixStart - where the prefix begins; it ends with the name */
  #declare(prefixStart: number, nameEnd: number, valueEnd: number, outer: Declarations | undefined): void {
    this.#checkPlain();
    const prefix = this.text.slice(prefixStart, nameEnd);
    const namespace = this.text.slice(nameEnd + 2, valueEnd);
    this.declarations = declare({ prefix, namespace }, this.declarations, outer);
  }

  #addAttribute(nameStart: number, localStart: number, nameEnd: number, valueEnd: number): void {
    if (this.attributesAt !== this.nameStart) this.#count = 0;
    this.attributesAt = this.nameStart;
    for (let index = 0; index < this.#count; index++)
      if (this.#isSameName(this.#attributes[index], nameStart, nameEnd)) throw new Uncertain("an attribute twice");
    const attribute = (this.#attributes[this.#count++] ??= newScannedAttribute());
    attribute.nameStart = nameStart;
    attribute.localStart = localStart;
    attribute.nameEnd = nameEnd;
    attribute.valueStart = nameEnd + 2;
    attribute.valueEnd = valueEnd;
    attribute.hasReferences = this.#hasReferences;
    attribute.hasWide = this.#hasWide;
    attribute.isTaken = false;
    this.#found++;
  }

  #isSameName(other: ScannedAttribute | undefined, nameStart: number, nameEnd: number): boolean {
    if (other === undefined || other.nameEnd - other.nameStart !== nameEnd - nameStart) return false;
    const { bytes } = this;
    for (let at = nameStart; at < nameEnd; at++)
      if (bytes[at] !== bytes[other.nameStart + at - nameStart]) return false;
    return true;
  }

  /** Passes a quoted value after `=`. @returns the offset of its last quote */
  #passValue(equals: number): number {
    const { bytes } = this;
    const quote = bytes[equals + 1];
    if (bytes[equals] !== CODE.equals || (quote !== CODE.quote && quote !== CODE.apostrophe))
      throw new Uncertain("an unusual attribute");
    this.#hasReferences = false;
    this.#hasWide = false;
    for (let at = equals + 2; ; at++) {
      const code = bytes[at] ?? 0;
      if (code === quote) return at;
      if (code < CODE.space || code === CODE.ampersand || code === CODE.less) this.#passUnusual(code);
    }
  }

  #passUnusual(code: number): void {
    if (code === CODE.ampersand) this.#hasReferences = true;
    else if (code === this.wide) this.#hasWide = true;
    else throw new Uncertain("an unusual attribute");
  }

  /** Every character of the value that was passed last must mean itself. */
  #checkPlain(): void {
    if (this.#hasReferences || this.#hasWide) throw new Uncertain("an unusual attribute");
  }

  #checkXsi(nameStart: number): void {
    const prefix = this.text.slice(nameStart, this.text.indexOf(":", nameStart));
    if (namespaceOf(prefix, this.declarations) !== XSI_NAMESPACE) throw new Uncertain("another attribute");
  }
}

/** Where an attribute is in the window. */
interface ScannedAttribute {
  nameStart: number;
  localStart: number;
  nameEnd: number;
  valueStart: number;
  valueEnd: number;
  hasReferences: boolean;
  hasWide: boolean;
  isTaken: boolean;
}

function newScannedAttribute(): ScannedAttribute {
  return {
    nameStart: 0,
    localStart: 0,
    nameEnd: 0,
    valueStart: 0,
    valueEnd: 0,
    hasReferences: false,
    hasWide: false,
    isTaken: false,
  };
}

// What a byte is in a name.
const PLAIN = 1;
const COLON = 2;
const END = 3;

/** Letters, digits, `_`, `-` and `.` are plain. No element has a name that begins with a digit. */
const NAME_CODES: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, code) => {
  if (code === CODE.colon) return COLON;
  if (code === CODE.greater || code === CODE.slash || code === CODE.equals || isSpaceCode(code)) return END;
  return /[\w.-]/.test(String.fromCharCode(code)) ? PLAIN : 0;
});

/** The value of xsi:nil. */
function isTrue(value: string): boolean {
  return value === "true" || value === "1";
}

// #endregion

// #region runtime/scan/known-tag.ts

/** A start tag that has been scanned. The same text means the same inside the same declarations. Offsets are relative to its beginning. */
export interface KnownTag {
  outer: Declarations | undefined;
  declarations: Declarations | undefined;
  namespace: string;
  /** Where the tag is in the message: the beginning of the window, and the offset in it. */
  window: number;
  start: number;
  length: number;
  nameEnd: number;
  localStart: number;
  isEmpty: boolean;
  typeStart: number;
  typeEnd: number;
  /** The type that xsi:type has been found to name. */
  typeName: string | undefined;
  typeNamespace: string;
  /** The tag that followed this one the last time, and the one before that. */
  next: KnownTag | undefined;
  other: KnownTag | undefined;
}

export function newKnownTag(): KnownTag {
  return {
    outer: undefined,
    declarations: undefined,
    namespace: "",
    window: -1,
    start: 0,
    length: 0,
    nameEnd: 0,
    localStart: 0,
    isEmpty: false,
    typeStart: -1,
    typeEnd: -1,
    typeName: undefined,
    typeNamespace: "",
    next: undefined,
    other: undefined,
  };
}

// #endregion

// #region runtime/scan/tag-scanner.ts

/**
 * Reads tags in place, without events and without a tree. It only reads plain XML: no processing instructions, document types, or names
 * outside ASCII, and no CR in values. Every method throws `Uncertain` for anything else.
 */
export class TagScanner extends AttributeScanner {
  namespace = "";
  /** Whether there is no end tag. */
  isEmpty = false;
  /** The text after the name in the last tag that had xsi:nil alone, and the declarations in force there. */
  #nilStart = 0;
  #nilEnd = 0;
  #nilDeclarations: Declarations | undefined;
  /** The tag that was scanned last, if it is one that may come again. */
  #known: KnownTag | undefined;
  /** The last one of those. */
  #lastKnown: KnownTag | undefined;
  /** By their texts; undefined while there are none, because small messages have none. */
  #knownTags: Map<string, KnownTag> | undefined;
  /** How many tags may still be scanned before it is worth to know them again. */
  #few = FEW;
  /** The prefix that was resolved last. */
  #prefix = "";
  #prefixDeclarations: Declarations | undefined;
  #prefixNamespace = "";

  /** Moves the window. */
  protected override move(leastLength?: number): void {
    super.move(leastLength);
    this.#nilEnd = this.#nilStart;
  }

  /**
   * Passes a start tag if it consists of this prefix and this name alone, which is the usual case.
   * @param declarations - the declarations in force around it
   * @returns whether it has passed the tag
   */
  passTag(prefix: string, name: string, declarations: Declarations | undefined): boolean {
    const { bytes, at } = this;
    const local = at + 1 + prefix.length;
    const end = local + name.length;
    if (bytes[end] !== CODE.greater || bytes[at] !== CODE.less) return false;
    // Backwards, because names in one type more often share their beginning than their end.
    for (let index = name.length - 1; index >= 0; index--) {
      if (bytes[local + index] !== name.charCodeAt(index)) return false;
    }
    for (let index = 0; index < prefix.length; index++) {
      if (bytes[at + 1 + index] !== prefix.charCodeAt(index)) return false;
    }
    this.nameStart = at + 1;
    this.nameEnd = end;
    this.localStart = local;
    this.declarations = declarations;
    this.isEmpty = false;
    this.isNil = false;
    this.typeStart = -1;
    this.at = end + 1;
    return true;
  }

  /** Passes any start tag. @param declarations - the declarations in force around it */
  scanTag(declarations: Declarations | undefined): void {
    const last = this.#lastKnown;
    if (last !== undefined && (this.#passKnown(last.next, declarations) || this.#passKnown(last.other, declarations)))
      return;
    if (this.bytes[this.at] !== CODE.less) throw new Uncertain("text between elements");
    const start = this.at;
    this.#known = undefined;
    this.nameStart = start + 1;
    this.nameEnd = this.passName(this.nameStart);
    const { colon } = this;
    this.localStart = colon === -1 ? this.nameStart : colon + 1;
    const mayComeAgain = !this.#isNilAgain(declarations) && this.#scanRest(declarations);
    this.namespace =
      colon === -1 ? (this.declarations?.defaultNamespace ?? "") : this.#namespaceOfPrefix(this.nameStart, colon);
    if (mayComeAgain) this.#remember(start, declarations);
  }

  /** Scans what follows the name of a tag. @returns whether the tag may come again, and is worth to be known then */
  #scanRest(outer: Declarations | undefined): boolean {
    let at = this.scanAttributes(outer);
    this.isEmpty = this.bytes[at] === CODE.slash;
    if (this.isEmpty && this.bytes[++at] !== CODE.greater) throw new Uncertain("an unusual tag");
    this.at = at + 1;
    if (this.attributesAt === this.nameStart) return false;
    const isTyped = this.typeStart !== -1 || this.declarations !== outer;
    if (!this.isNil) return isTyped;
    if (!isTyped && this.isEmpty) {
      this.#nilStart = this.nameEnd;
      this.#nilEnd = this.at;
      this.#nilDeclarations = outer;
    }
    return false;
  }

  #namespaceOfPrefix(start: number, colon: number): string {
    const isSame =
      this.declarations === this.#prefixDeclarations &&
      colon - start === this.#prefix.length &&
      this.isAt(this.#prefix, start);
    if (isSame) return this.#prefixNamespace;
    this.#prefix = this.text.slice(start, colon);
    this.#prefixDeclarations = this.declarations;
    this.#prefixNamespace = namespaceOf(this.#prefix, this.declarations);
    return this.#prefixNamespace;
  }

  /** Passes a tag if it equals one that is known, which is usual: the elements of a type have one order. */
  #passKnown(known: KnownTag | undefined, outer: Declarations | undefined): boolean {
    if (known === undefined || known.outer !== outer || known.window !== this.start) return false;
    const { bytes, at } = this;
    const { start } = known;
    for (let index = known.length - 1; index >= 0; index--)
      if (bytes[at + index] !== bytes[start + index]) return false;
    this.nameStart = at + 1;
    this.nameEnd = at + known.nameEnd;
    this.localStart = at + known.localStart;
    this.declarations = known.declarations;
    this.namespace = known.namespace;
    this.isEmpty = known.isEmpty;
    this.isNil = false;
    this.typeStart = known.typeStart === -1 ? -1 : at + known.typeStart;
    this.typeEnd = at + known.typeEnd;
    this.at = at + known.length;
    this.#follow(known);
    return true;
  }

  /** Keeps what has been scanned, so that it need not be scanned again. */
  #remember(start: number, outer: Declarations | undefined): void {
    if (this.#few > 0) {
      this.#few--;
      return;
    }
    const text = this.text.slice(start, this.at);
    this.#knownTags ??= new Map();
    const known = this.#knownTags.get(text) ?? newKnownTag();
    if (known.length === 0) {
      if (this.#knownTags.size >= MOST_KNOWN) return;
      this.#knownTags.set(text, known);
    }
    known.outer = outer;
    known.declarations = this.declarations;
    known.namespace = this.namespace;
    known.window = this.start;
    known.start = start;
    known.length = this.at - start;
    known.nameEnd = this.nameEnd - start;
    known.localStart = this.localStart - start;
    known.isEmpty = this.isEmpty;
    known.typeStart = this.typeStart === -1 ? -1 : this.typeStart - start;
    known.typeEnd = this.typeEnd - start;
    known.typeName = undefined;
    this.#follow(known);
  }

  #follow(known: KnownTag): void {
    const last = this.#lastKnown;
    if (last !== undefined && last.next !== known) {
      last.other = last.next;
      last.next = known;
    }
    this.#lastKnown = known;
    this.#known = known;
  }

  /** Whether xsi:type of the tag that was passed last, which has one, names this type. */
  isOfType(namespace: string, typeName: string): boolean {
    const known = this.#known;
    if (known?.typeName === typeName && known.typeNamespace === namespace) return true;
    if (!this.#namesType(namespace, typeName)) return false;
    if (known !== undefined) {
      known.typeName = typeName;
      known.typeNamespace = namespace;
    }
    return true;
  }

  #namesType(namespace: string, typeName: string): boolean {
    const { typeStart, typeEnd, declarations } = this;
    const localStart = typeEnd - typeName.length;
    if (localStart < typeStart || !this.isAt(typeName, localStart)) return false;
    if (localStart === typeStart) return namespaceOf("", declarations) === namespace;
    if (this.bytes[localStart - 1] !== CODE.colon || localStart - 1 === typeStart) return false;
    return namespaceOf(this.text.slice(typeStart, localStart - 1), declarations) === namespace;
  }

  /** Whether the tag that was scanned last has this local name. */
  isNamed(local: string): boolean {
    return this.nameEnd - this.localStart === local.length && this.isAt(local, this.localStart);
  }

  /** Passes the end tag of an element. The name is given by its place in the start tag, which may be before the window. */
  passEndTag(nameStart: number, nameEnd: number): void {
    const { bytes } = this;
    let at = this.at + 2;
    let isSame = nameStart >= 0 && this.isEndNext();
    for (let index = nameStart; isSame && index < nameEnd; index++) isSame = bytes[index] === bytes[at++];
    if (isSame && bytes[at] === CODE.greater) this.at = at + 1;
    else this.#passUnusualEndTag(nameStart, nameEnd);
  }

  /**
   * Passes the content and the end tag of the element under the cursor, if the content is a short integer in the usual form. For
   * any other it returns undefined and passes nothing.
   */
  passInteger(min: number, max: number): number | undefined {
    if (this.isNil || this.isEmpty) return undefined;
    const { bytes } = this;
    let { at } = this;
    const isNegative = bytes[at] === CODE.minus;
    if (isNegative) at++;
    const start = at;
    let value = 0;
    let code = bytes[at] ?? 0;
    while (code >= CODE.zero && code <= CODE.nine) {
      value = value * 10 + (code - CODE.zero);
      code = bytes[++at] ?? 0;
    }
    if (isNegative) value = 0 - value;
    if (
      code !== CODE.less ||
      bytes[at + 1] !== CODE.slash ||
      at === start ||
      at - start > MAX_DIGITS ||
      value < min ||
      value > max
    )
      return undefined;
    this.at = at;
    this.passEndTag(this.nameStart, this.nameEnd);
    return value;
  }

  /** Passes an end tag with white space, or one that is not in the window together with its start tag. */
  #passUnusualEndTag(nameStart: number, nameEnd: number): void {
    const tag = `</${this.slice(nameStart, nameEnd)}`;
    if (this.makeRoom()) this.passGap();
    if (!this.text.startsWith(tag, this.at)) throw new Uncertain("another end tag, or none");
    this.at += tag.length;
    this.passSpace();
    if (this.bytes[this.at++] !== CODE.greater) throw new Uncertain("another end tag");
  }

  /** Passes the text after the name if it equals that of the nil element before, which is nearly always true. */
  #isNilAgain(declarations: Declarations | undefined): boolean {
    const { bytes, nameEnd } = this;
    const length = this.#nilEnd - this.#nilStart;
    if (length === 0 || declarations !== this.#nilDeclarations) return false;
    for (let index = length - 1; index >= 0; index--) {
      if (bytes[nameEnd + index] !== bytes[this.#nilStart + index]) return false;
    }
    this.declarations = declarations;
    this.isNil = true;
    this.isEmpty = true;
    this.typeStart = -1;
    this.at = nameEnd + length;
    return true;
  }
}

/** In a small message hardly a tag comes again. */
const FEW = 8;

/** Tags with other content than before each time must not fill the memory. */
const MOST_KNOWN = 512;

/** A number with more digits might not be exact. */
const MAX_DIGITS = 15;

// #endregion

// #region runtime/scan/scan-cursor.ts

/** The current place in a message that is read in place. It finds elements and their attributes. Every method may throw `Uncertain`. */
export abstract class ScanCursor extends DatatypeReader {
  readonly tags: TagScanner;
  readonly #maxFrames: number;
  protected frame: ScanFrame = newScanFrame();
  /** The text of the next value, if its element is empty. */
  protected standIn = "";
  /** Where the tag begins that has been scanned but not taken by an `open`; -1 if there is none. */
  #scannedAt = -1;
  /** Where that tag ends. */
  #scannedEnd = 0;

  /** @throws Uncertain, as every method does */
  constructor(text: string, maxDepth: number, windowLength: number) {
    super();
    this.tags = new TagScanner(text, windowLength);
    this.tags.passProlog();
    // The envelope counts as a level, and an element with text has no frame.
    this.#maxFrames = maxDepth - 1;
  }

  open(name: string): boolean {
    const frame = this.frame;
    const tags = this.tags;
    if (frame.isEmpty) return false;
    if (this.#scannedAt !== tags.at) {
      do {
        tags.passSpace();
        if (tags.passTag(frame.prefix, name, frame.declarations)) return true;
      } while (tags.makeRoom() || tags.passComment());
      if (tags.isEndNext()) return false;
      this.#scanAhead(frame);
    }
    if (tags.namespace !== frame.namespace || !tags.isNamed(name)) return false;
    tags.at = this.#scannedEnd;
    this.#scannedAt = -1;
    return true;
  }

  repeated(name: string, namespace?: string): boolean {
    const { frame } = this;
    if (namespace === undefined || namespace === frame.namespace) return this.open(name);
    const outer = frame.namespace;
    this.namespace(namespace);
    const isOpen = this.open(name);
    frame.namespace = outer;
    frame.prefix = tagPrefix(outer, frame.declarations) ?? NO_PREFIX;
    return isOpen;
  }

  isNext(namespace: string, ...names: string[]): boolean {
    return this.hasNext() && this.tags.namespace === namespace && names.some((name) => this.tags.isNamed(name));
  }

  /** The other reader keeps elements as they are. */
  any(namespaces: NamespaceSet): boolean {
    if (this.hasNext() && admits(namespaces, this.tags.namespace)) throw new Uncertain("an element of any name");
    return false;
  }

  /** Whether there is an element left, which has been scanned then. */
  hasNext(): boolean {
    const { frame, tags } = this;
    if (frame.isEmpty) return false;
    if (this.#scannedAt === tags.at) return true;
    tags.makeRoom();
    tags.passGap();
    if (tags.isEndNext()) return false;
    this.#scanAhead(frame);
    return true;
  }

  /** Scans the next tag and leaves the cursor before it: if this `open` does not take the tag, the next one may. */
  #scanAhead({ declarations }: ScanFrame): void {
    const tags = this.tags;
    const { at } = tags;
    tags.scanTag(declarations);
    this.#scannedEnd = tags.at;
    this.#scannedAt = at;
    tags.at = at;
  }

  nil(): boolean {
    const tags = this.tags;
    if (!tags.isNil) return false;
    if (tags.typeStart !== -1) throw new Uncertain("a type of nothing");
    if (!tags.isEmpty) {
      tags.passGap();
      tags.passEndTag(tags.nameStart, tags.nameEnd);
    }
    return true;
  }

  /** Moves the cursor to the next element, whatever its name. */
  moveToNext(): void {
    if (this.frame.isEmpty) throw new Uncertain("nothing inside");
    this.tags.makeRoom();
    this.tags.passGap();
    this.tags.scanTag(this.frame.declarations);
  }

  /** Whether the element under the cursor has this name. */
  isAt(namespace: string, name: string): boolean {
    return this.tags.namespace === namespace && this.tags.isNamed(name);
  }

  /** Checks that the element under the cursor, the one in the body of a message, has this name. */
  checkPayload({ namespace, localName }: QName): void {
    if (!this.isAt(namespace, localName)) throw new Uncertain("another element");
  }

  /** Enters the element under the cursor, which must have this name. */
  enter(namespace: string, name: string): void {
    if (!this.isAt(namespace, name)) throw new Uncertain("another element");
    this.begin(namespace);
  }

  /** The namespace of the element under the cursor. */
  get currentNamespace(): string {
    return this.tags.namespace;
  }

  /** Leaves the element that was entered last, which must end here. */
  leave(): void {
    const tags = this.tags;
    const { isEmpty, nameStart, nameEnd } = this.frame;
    if (!isEmpty) {
      tags.passGap();
      tags.passEndTag(nameStart - tags.start, nameEnd - tags.start);
    }
    this.frame = this.frame.outer ?? this.frame;
  }

  /** Checks that nothing is left. */
  checkEnd(): void {
    this.tags.makeRoom();
    this.tags.passGap();
    if (!this.tags.isDone()) throw new Uncertain("more text");
    if (!this.tags.hasTakenAll) throw new Uncertain("an unknown attribute");
  }

  /** No reference is followed here. */
  ownHref(): void {}

  attribute(member: string, namespace = "", fallback?: string): boolean {
    const localName = member.startsWith("@") ? attributeName(member, namespace).localName : member;
    const text = this.tags.takeAttribute(localName, namespace) ?? fallback;
    if (text !== undefined) this.letStandIn(text);
    return text !== undefined;
  }

  anyAttributes(namespaces: NamespaceSet): Record<string, string> | undefined {
    return this.tags.takeAny(namespaces);
  }

  namespace(namespace: string): void {
    const frame = this.frame;
    if (namespace === frame.namespace) return;
    frame.namespace = namespace;
    frame.prefix = tagPrefix(namespace, frame.declarations) ?? NO_PREFIX;
  }

  /** Makes the next value that of a text without an element of its own. */
  protected letStandIn(text: string): void {
    const tags = this.tags;
    tags.isNil = false;
    tags.isEmpty = true;
    tags.typeStart = -1;
    this.standIn = text;
  }

  /** The text of an empty element, or the text that stands in for it. */
  protected emptyText(): string {
    const text = this.standIn;
    this.standIn = "";
    return text;
  }

  protected begin(namespace: string, hasAttributes = false): void {
    const { start, nameStart, nameEnd, isEmpty, isNil, declarations } = this.tags;
    const outer = this.frame;
    if (isNil || outer.depth >= this.#maxFrames) throw new Uncertain("nil, or too deep");
    if (!hasAttributes && this.tags.attributesAt === nameStart) throw new Uncertain("an unknown attribute");
    const isSame = declarations === outer.declarations && namespace === outer.namespace;
    const frame = outer.inner ?? newScanFrame(outer);
    outer.inner = frame;
    frame.nameStart = start + nameStart;
    frame.nameEnd = start + nameEnd;
    frame.isEmpty = isEmpty;
    frame.declarations = declarations;
    frame.namespace = namespace;
    frame.prefix = isSame ? outer.prefix : (tagPrefix(namespace, declarations) ?? NO_PREFIX);
    this.frame = frame;
  }

  protected checkType(namespace: string, typeName: string): void {
    if (this.tags.typeStart === -1 || this.tags.isOfType(namespace, typeName)) return;
    throw new Uncertain("another type");
  }
}

// #endregion

// #region runtime/scan/scan-reader.ts

/**
 * Reads a message in place. It expects the next element of the contract, and nearly always finds it there. For everything else
 * (an unknown element, another order, an invalid value, XML that is not plain) it throws `Uncertain`, and the XmlReader reads
 * the message instead.
 */
export class ScanReader extends ScanCursor implements Reader {
  readonly #flags = new ScanFlags();
  /** Whether the next text begins with a comment or a CDATA section, and has a default if it is empty. */
  #hasDefault = false;

  /** Begins the element in the body of a message. The elements inside are in its namespace. */
  beginBody({ namespace, localName }: QName): void {
    this.enter(namespace, localName);
  }

  /** Begins the headers of a message. Each header is in the namespace that was set before it. */
  beginHeaders(): void {
    this.begin("");
  }

  beginStruct(namespace: string, typeName: string): void {
    this.checkType(namespace, typeName);
    this.begin(namespace);
  }

  beginTag(namespace: string, typeName: string): void {
    this.checkType(namespace, typeName);
    this.begin(namespace, true);
  }

  /** The other reader keeps the attributes of what is nil. */
  beginNil(): boolean {
    if (this.tags.attributesAt === this.tags.nameStart) throw new Uncertain("attributes of nil");
    return false;
  }

  beginMixed(): void {
    throw new Uncertain("text between elements");
  }

  attachments(): never {
    throw new Uncertain("parts beside the envelope");
  }

  mixedText(): undefined {
    throw new Uncertain("text between elements");
  }

  anyElement(): AnyElement {
    throw new Uncertain("an element of any name");
  }

  beginText(namespace: string, typeName: string): void {
    this.beginTag(namespace, typeName);
  }

  text(): Reader {
    this.letStandIn(this.frame.isEmpty ? "" : this.tags.readText());
    return this;
  }

  is(namespace: string, typeName: string): boolean {
    return this.tags.typeStart !== -1 && this.tags.isOfType(namespace, typeName);
  }

  unknownType(): never {
    throw new Uncertain("an unknown type");
  }

  /** The other reader keeps which elements were empty. */
  orDefault(): Reader {
    if (!this.tags.isNil && (this.tags.isEmpty || this.tags.isEndNext())) throw new Uncertain("a default");
    this.#hasDefault = this.tags.isMarkNext();
    return this;
  }

  beginArray(namespace: string, typeName: string): void {
    this.beginStruct(namespace, typeName);
  }

  beginDictionary(namespace: string, typeName: string): void {
    this.beginStruct(namespace, typeName);
  }

  beginMap(namespace: string, typeName: string): void {
    this.beginStruct(namespace, typeName);
  }

  beginEntry(namespace: string): void {
    this.begin(namespace);
  }

  more(): boolean {
    this.leave();
    return false;
  }

  /** What is out of order is left to the other reader. */
  inAnyOrder(): void {}

  tell(): never {
    throw new Uncertain("a wrong number, or a wrong order");
  }

  complete<T extends object, K extends keyof T & string>(value: T, ...names: K[]): T & Required<Pick<T, K>> {
    // Generated code sets no member to undefined, so this need not test for own properties.
    for (const name of names) if (value[name] === undefined) throw new Uncertain("a required member is missing");
    return value as T & Required<Pick<T, K>>;
  }

  completeChoice<T>(value: Parts<T>, required: readonly string[], ...choices: Choice[]): T {
    // As in `complete`, and in loops, because a message may have many choices.
    for (const name of required)
      if (Reflect.get(value, name) === undefined) throw new Uncertain("a required member is missing");
    for (const choice of choices)
      if (wrongChoice(value, choice) !== undefined) throw new Uncertain("not exactly what must be there");
    return value as T;
  }

  put<V>(dictionary: Record<string, V> | Map<string, V>, key: string, item: V): void;
  put<K, V>(dictionary: Map<K, V>, key: K, item: V): void;
  put<V>(dictionary: Record<string, V> | Map<unknown, V>, key: string, item: V): void {
    const isMap = dictionary instanceof Map;
    // The test also finds inherited keys, so a key that passes is not `__proto__`, which must not be assigned.
    if (isMap ? dictionary.has(key) : dictionary[key] !== undefined) throw new Uncertain("a key that is there");
    if (isMap) dictionary.set(key, item);
    else dictionary[key] = item;
  }

  simple<T>(datatype: Datatype<T>): T {
    this.checkType(datatype.namespace ?? XSD_NAMESPACE, datatype.name);
    const text = this.#content();
    const value = datatype.parse(text, refuseNames);
    if (value === undefined) throw new Uncertain("no value of the type");
    if (datatype.check?.(value, text) !== undefined) throw new Uncertain("a facet that is broken");
    return value;
  }

  override string(): string {
    this.checkType(XSD_NAMESPACE, "string");
    return this.#content();
  }

  override int(): number {
    this.checkType(XSD_NAMESPACE, "int");
    return this.tags.passInteger(-2_147_483_648, 2_147_483_647) ?? this.simple(datatypes.int);
  }

  override short(): number {
    this.checkType(XSD_NAMESPACE, "short");
    return this.tags.passInteger(-32_768, 32_767) ?? this.simple(datatypes.short);
  }

  /** Looks at a long text only once, where it is decoded. */
  override base64Binary(): Uint8Array {
    const { tags } = this;
    const text = tags.isNil || tags.isEmpty ? undefined : tags.longText();
    const bytes = text === undefined ? undefined : datatypes.base64Binary.parse(text);
    if (text === undefined || bytes === undefined) return this.simple(datatypes.base64Binary);
    this.checkType(XSD_NAMESPACE, "base64Binary");
    tags.passLong(text.length);
    tags.passEndTag(tags.nameStart, tags.nameEnd);
    return bytes;
  }

  override boolean(): boolean {
    const tags = this.tags;
    this.checkType(XSD_NAMESPACE, "boolean");
    if (tags.isNil || tags.isEmpty) return this.simple(datatypes.boolean);
    const isTrue = tags.passLiteral("true</");
    if (!isTrue && !tags.passLiteral("false</")) return this.simple(datatypes.boolean);
    // The last characters that were passed begin the end tag.
    tags.at -= 2;
    tags.passEndTag(tags.nameStart, tags.nameEnd);
    return isTrue;
  }

  qname(): QName {
    throw new Uncertain("a name");
  }

  anyType(_: AnyTypes): AnyValue {
    throw new Uncertain("a value of any type");
  }

  enumeration<V extends EnumerationValues>(namespace: string, typeName: string, values: V): keyof V & string {
    this.checkType(namespace, typeName);
    return knownValue(values, this.#content());
  }

  flags<V extends EnumerationValues>(namespace: string, typeName: string, values: V): (keyof V & string)[] {
    this.checkType(namespace, typeName);
    return this.#flags.read(values, this.#content());
  }

  /** Reads the text of the element under the cursor, and leaves the element. */
  #content(): string {
    const tags = this.tags;
    if (tags.isNil) throw new Uncertain("nil");
    if (tags.isEmpty) return this.emptyText();
    const text = tags.readText();
    if (this.#hasDefault && text === "") throw new Uncertain("a default");
    this.#hasDefault = false;
    tags.passEndTag(tags.nameStart, tags.nameEnd);
    return text;
  }
}

/** Leaves names to the other reader, which knows the meaning of prefixes. */
function refuseNames(): never {
  throw new Uncertain("a name");
}

// #endregion

// #region runtime/soap/soap.ts

/** The version of SOAP that a binding has. */
export type SoapVersion = "1.1" | "1.2";

/** The namespace of Envelope, Header, Body and Fault (SOAP 1.1, 4; SOAP 1.2 part 1, 5). */
export const SOAP_NAMESPACE: Readonly<Record<SoapVersion, string>> = {
  "1.1": "http://schemas.xmlsoap.org/soap/envelope/",
  "1.2": "http://www.w3.org/2003/05/soap-envelope",
};

/** The version that has this namespace; undefined for another namespace. */
export function soapVersionOf(namespace: string): SoapVersion | undefined {
  if (namespace === SOAP_NAMESPACE["1.1"]) return "1.1";
  return namespace === SOAP_NAMESPACE["1.2"] ? "1.2" : undefined;
}

/** The attribute of a header that names its receiver (SOAP 1.1, 4.2.2; SOAP 1.2 part 1, 5.2.2). */
export const ROLE_ATTRIBUTE: Readonly<Record<SoapVersion, string>> = { "1.1": "actor", "1.2": "role" };

/** A header that the contract does not declare, ready to be sent. `soapHeader` makes it. */
export interface UndeclaredHeader {
  /** The element as it stands in a message of this version. */
  write(soapVersion: SoapVersion): string;
}

// #endregion

// #region runtime/soap/fault-detail.ts

/** What is in the detail element of a fault, and at it. */
export interface Detail {
  /**
   * The content of the detail element as XML, each element with the namespace declarations that it needs. A fault cannot be sent
   * with a detail that is not the content of an element.
   */
  readonly detail: string | undefined;
  /** The attributes of the detail element by their expanded names: `code`, or `{urn:a}code`. */
  readonly detailAttributes?: Readonly<Record<string, string>> | undefined;
}

/**
 * Reads the detail element of a fault.
 * @param text - the message that the element was parsed from
 * @throws DecodeError if its elements need more declarations than `limitOf` allows
 */
export function readDetail(element: XmlNode | undefined, text: string): Detail {
  if (element === undefined) return { detail: undefined };
  const attributes = element.attributes.map((attribute): [string, string] => [keyOf(attribute), attribute.value]);
  return {
    detail: contentOf(element, text),
    detailAttributes: attributes.length === 0 ? undefined : Object.fromEntries(attributes),
  };
}

function keyOf(name: QName): string {
  return name.namespace === "" ? name.localName : clarkName(name);
}

/** Elements and what stands between them. The space around all of it is layout. */
function contentOf(element: XmlNode, text: string): string {
  const { children, start, end } = element;
  if (children.length === 0) return escapeText(replaceForbidden(trimSpace(element.text)));
  let content = "";
  let at = startTagEnd(text, start);
  for (const child of children) {
    content += text.slice(at, child.start) + standaloneXml(fragmentOf(child, text));
    at = child.end;
    if (content.length > limitOf(text)) throw tooLong(element, text);
  }
  return trimSpace(content + text.slice(at, text.lastIndexOf("</", end - 1)));
}

/**
 * How long a detail may become, in proportion to the message: one long declaration of the message, repeated at thousands of
 * elements that need it, would fill the memory.
 */
export function limitOf(text: string): number {
  return 4 * text.length + 2 ** 20;
}

function tooLong({ start }: XmlNode, text: string): DecodeError {
  const expected = `at most ${limitOf(text)} characters`;
  return new DecodeError({ element: "Fault", path: "detail", expected, found: "more" }, lineAndColumn(text, start));
}

/** The offset after a start tag. A `>` in the value of an attribute does not end it. */
function startTagEnd(text: string, start: number): number {
  const mark = /["'>]/g;
  mark.lastIndex = start;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    if (found[0] === ">") return mark.lastIndex;
    mark.lastIndex = text.indexOf(found[0], mark.lastIndex) + 1;
  }
  return text.length;
}

/** Writes the detail element, if there is anything in it or at it. */
export function writeDetail(tag: string, { detail, detailAttributes = {} }: Detail): string {
  const attributes = Object.entries(detailAttributes).map(([key, value], index) => {
    const { namespace = "", localName } = splitKey(key) ?? { localName: key };
    const escaped = escapeAttribute(value);
    if (namespace === "") return ` ${localName}="${escaped}"`;
    if (namespace === XML_NAMESPACE) return ` xml:${localName}="${escaped}"`;
    return ` xmlns:d${index}="${escapeAttribute(namespace)}" d${index}:${localName}="${escaped}"`;
  });
  if (detail === undefined && attributes.length === 0) return "";
  return `<${tag}${attributes.join("")}>${detail ?? ""}</${tag}>`;
}

/** A name as `detailAttributes` has it; undefined if XML has no such name. */
function splitKey(key: string): QName | undefined {
  const [, namespace = "", localName = ""] = /^(?:\{([^{}]+)\})?([^{}]+)$/.exec(key) ?? [];
  return attributeNameOf({ namespace, localName });
}

/**
 * Checks a detail, which may be the words of another server or of a person: it is written as it stands.
 * @throws EncodeError if it is not the content of an element, or refers to a character that XML has no place for
 */
export function checkDetail({ detail = "", detailAttributes = {} }: Detail, options: WriterOptions): void {
  const refuse = (path: string, expected: string, found: string): never => {
    throw new EncodeError({ element: "Fault", path, expected, found });
  };
  if (typeof detail !== "string") refuse("detail", "text", describeKind(detail));
  if (!isContent(detail, MAX_DETAIL_DEPTH)) refuse("detail", "well-formed XML", "other text");
  if (options.forbiddenCharacters !== "reference" && hasControlReference(detail))
    refuse("detail", "characters that XML can carry", "a reference to one that it cannot");
  for (const [key, value] of Object.entries(detailAttributes)) {
    if (splitKey(key) === undefined) refuse("detailAttributes", "names of attributes", describeName(key));
    if (typeof value !== "string") refuse(`detailAttributes.${key}`, "text", describeKind(value));
    const forbidden = forbiddenCharacter(value);
    if (forbidden !== undefined) refuse(`detailAttributes.${key}`, "characters that XML can carry", forbidden);
  }
}

/** Less than the reader allows, which also counts the elements around the detail. */
const MAX_DETAIL_DEPTH = 250;

// #endregion

// #region runtime/soap/soap-fault.ts

/** What a fault says (SOAP 1.1, 4.4; SOAP 1.2 part 1, 5.4). */
export interface FaultFacts extends Detail {
  /** Who is to blame: `Client` or `Server` in SOAP 1.1, `Sender` or `Receiver` in 1.2, or a code of the server's own. */
  readonly code: QName;
  /** Finer codes, from the outer to the inner; only SOAP 1.2 has them. */
  readonly subcodes: readonly QName[];
  /** The explanation for people: faultstring, or Reason. */
  readonly reason: string;
  /** The reason in each language that it came in, by the code of the language; only SOAP 1.2 has several. */
  readonly reasons?: Readonly<Record<string, string>> | undefined;
  /** Where the fault comes from: faultactor, or Role. */
  readonly actor: string | undefined;
  /** The address of the node that has found the fault: Node, which only SOAP 1.2 has. */
  readonly node?: string | undefined;
}

/**
 * The server has answered with a fault instead of a response. The error message has the innermost code, which tells most, and the
 * reason. The words are the server's: they stand on one line, and every character can be seen.
 */
export class SoapFault extends Error implements FaultFacts {
  override readonly name: string = "SoapFault";
  // The constructor sets them all, so none needs a field in the JavaScript.
  declare readonly code: QName;
  declare readonly subcodes: readonly QName[];
  declare readonly reason: string;
  declare readonly reasons: Readonly<Record<string, string>> | undefined;
  declare readonly actor: string | undefined;
  declare readonly node: string | undefined;
  declare readonly detail: string | undefined;
  declare readonly detailAttributes: Readonly<Record<string, string>> | undefined;

  constructor(facts: FaultFacts, options?: { readonly cause?: unknown }) {
    const { code, subcodes, reason, reasons, actor, node, detail, detailAttributes } = facts;
    // Plain JavaScript may leave facts out. `checkFault` says so, where the fault is to be sent.
    super(visibleLine(`${(subcodes?.at(-1) ?? code)?.localName}: ${reason}`), options);
    this.code = code;
    this.subcodes = subcodes;
    this.reason = reason;
    this.reasons = reasons;
    this.actor = actor;
    this.node = node;
    this.detail = detail;
    this.detailAttributes = detailAttributes;
  }
}

/**
 * Writes a fault as a whole message. SOAP 1.1 has no place for subcodes.
 * @throws EncodeError if `checkFault` does
 */
export function encodeFault(
  fault: FaultFacts,
  soapVersion: SoapVersion,
  options: WriterOptions = {},
  headers: readonly UndeclaredHeader[] = [],
): string {
  checkFault(fault, options);
  const content = soapVersion === "1.1" ? writeFault11(fault) : writeFault12(fault);
  const soap = SOAP_NAMESPACE[soapVersion];
  const written = headers.map((each) => each.write(soapVersion)).join("");
  const header = written === "" ? "" : `<s:Header>${written}</s:Header>`;
  return `<s:Envelope xmlns:s="${soap}">${header}<s:Body><s:Fault>${content}</s:Fault></s:Body></s:Envelope>`;
}

/**
 * Checks a fault that is to be sent, which plain JavaScript may have made of anything.
 * @throws EncodeError for a fault that is not what its type says, or one with a detail that cannot be written
 */
export function checkFault(fault: FaultFacts, options: WriterOptions): void {
  const { code, subcodes, reason, reasons = {}, actor = "", node = "" } = fault;
  checkFact("reason", "text", reason, typeof reason === "string");
  checkFact(
    "reasons",
    "texts",
    reasons,
    Object.values(reasons).every((text) => typeof text === "string"),
  );
  checkFact("actor", "text", actor, typeof actor === "string");
  checkFact("node", "text", node, typeof node === "string");
  checkFact("code", "a name", code, qnameOf(code) !== undefined);
  checkFact("subcodes", "an array of names", subcodes, Array.isArray(subcodes) && subcodes.every(qnameOf));
  checkDetail(fault, options);
}

function checkFact(path: keyof FaultFacts, expected: string, value: unknown, isRight: boolean): void {
  if (!isRight) throw new EncodeError({ element: "Fault", path, expected, found: describeKind(value) });
}

/** The header that says which other header has not been understood (SOAP 1.2 part 1, 5.4.8). SOAP 1.1 has no such header. */
export function notUnderstoodHeader(name: QName): UndeclaredHeader {
  const { declaration, lexical } = declareName(name);
  const text = `<s:NotUnderstood qname="${escapeAttribute(lexical)}"${declaration}/>`;
  return { write: (soapVersion) => (soapVersion === "1.1" ? "" : text) };
}

/** The header with the envelopes that would have been taken, in either version (SOAP 1.2 part 1, 5.4.7 and appendix A). */
export function upgradeHeader(): UndeclaredHeader {
  const supported = ["1.2", "1.1"] as const;
  const envelopes = supported.map(
    (version) => `<u:SupportedEnvelope qname="e:Envelope" xmlns:e="${SOAP_NAMESPACE[version]}"/>`,
  );
  const text = `<u:Upgrade xmlns:u="${SOAP_NAMESPACE["1.2"]}">${envelopes.join("")}</u:Upgrade>`;
  return { write: () => text };
}

function writeFault11(fault: FaultFacts): string {
  const { code, reason, actor } = fault;
  return (
    `${writeCode("faultcode", codeFor(code, "1.1"))}<faultstring>${escapeText(replaceForbidden(reason))}</faultstring>` +
    `${actor === undefined ? "" : `<faultactor>${escapeText(replaceForbidden(actor))}</faultactor>`}` +
    writeDetail("detail", fault)
  );
}

function writeFault12(fault: FaultFacts): string {
  const { code, subcodes, actor, node } = fault;
  // Codes of the server's own can only be subcodes (part 1, 5.4.1.1).
  const isOwn = soapVersionOf(code.namespace) === undefined;
  const outer = isOwn ? RECEIVER : codeFor(code, "1.2");
  const inner = (isOwn ? [code, ...subcodes] : subcodes).reduceRight(
    (within, subcode) => `<s:Subcode>${writeCode("s:Value", subcode)}${within}</s:Subcode>`,
    "",
  );
  return (
    `<s:Code>${writeCode("s:Value", outer)}${inner}</s:Code>` +
    `<s:Reason>${writeReasons(fault)}</s:Reason>` +
    `${node === undefined ? "" : `<s:Node>${escapeText(replaceForbidden(node))}</s:Node>`}` +
    `${actor === undefined ? "" : `<s:Role>${escapeText(replaceForbidden(actor))}</s:Role>`}` +
    writeDetail("s:Detail", fault)
  );
}

/** Each language may stand once (SOAP 1.2 part 1, 5.4.2). The reason itself counts more than what there is in its language. */
function writeReasons({ reason, reasons = {} }: FaultFacts): string {
  const all = Object.entries(reasons);
  const [own] = all.find(([, text]) => text === reason) ?? ["en"];
  return [[own, reason] as const, ...all.filter(([language]) => language !== own)]
    .map(([language, text]) => {
      const escaped = escapeAttribute(replaceForbidden(language));
      return `<s:Text xml:lang="${escaped}">${escapeText(replaceForbidden(text))}</s:Text>`;
    })
    .join("");
}

const RECEIVER: QName = { namespace: SOAP_NAMESPACE["1.2"], localName: "Receiver" };

/** A code of SOAP's as the version names it: who is to blame has other names in 1.2 (part 1, 5.4.6). */
function codeFor(code: QName, soapVersion: SoapVersion): QName {
  if (soapVersionOf(code.namespace) === undefined) return code;
  const [client, server] = soapVersion === "1.1" ? ["Client", "Server"] : ["Sender", "Receiver"];
  const names: Readonly<Record<string, string>> = { Client: client, Sender: client, Server: server, Receiver: server };
  return { namespace: SOAP_NAMESPACE[soapVersion], localName: names[code.localName] ?? code.localName };
}

function writeCode(tag: string, name: QName): string {
  const { declaration, lexical } = declareName(name);
  return `<${tag}${declaration}>${escapeText(lexical)}</${tag}>`;
}

/** A name as a value. Only names in no namespace have no prefix: the envelope has no default namespace. */
function declareName({ namespace, localName }: QName): { declaration: string; lexical: string } {
  const name = replaceForbidden(localName);
  if (namespace === "") return { declaration: "", lexical: name };
  if (soapVersionOf(namespace) !== undefined) return { declaration: "", lexical: `s:${name}` };
  return { declaration: ` xmlns:c="${escapeAttribute(replaceForbidden(namespace))}"`, lexical: `c:${name}` };
}

/** The fault that an element of a Body is; undefined if it is not one. What is wrong with the detail is the `cause`. */
export function readFault(payload: XmlNode, text: string): SoapFault | undefined {
  const facts = factsOf(payload);
  if (facts === undefined) return undefined;
  try {
    return new SoapFault({ ...facts, ...readDetail(detailElement(payload), text) });
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return new SoapFault({ ...facts, detail: undefined }, { cause: error });
  }
}

/** The elements in the detail of a fault. */
export function detailEntries(payload: XmlNode): readonly XmlNode[] {
  return detailElement(payload)?.children ?? [];
}

function detailElement(payload: XmlNode): XmlNode | undefined {
  return child(payload, "detail") ?? child(payload, "Detail");
}

type FactsWithoutDetail = Omit<FaultFacts, keyof Detail>;

function factsOf(payload: XmlNode): FactsWithoutDetail | undefined {
  if (isElement(payload, SOAP_NAMESPACE["1.1"], "Fault")) return factsOf11(payload);
  return isElement(payload, SOAP_NAMESPACE["1.2"], "Fault") ? factsOf12(payload) : undefined;
}

/** The children of a 1.1 fault are in no namespace. Some servers put them in SOAP's, so only local names count. */
function factsOf11(fault: XmlNode): FactsWithoutDetail {
  return {
    code: nameIn(child(fault, "faultcode")),
    subcodes: [],
    reason: nodeText(child(fault, "faultstring")) ?? "",
    actor: nodeText(child(fault, "faultactor")),
  };
}

function factsOf12(fault: XmlNode): FactsWithoutDetail {
  const code = child(fault, "Code");
  const reason = child(fault, "Reason");
  return {
    code: nameIn(child(code, "Value")),
    subcodes: subcodesIn(code),
    reason: nodeText(child(reason, "Text")) ?? "",
    reasons: reasonsIn(reason),
    actor: nodeText(child(fault, "Role")),
    node: nodeText(child(fault, "Node")),
  };
}

function reasonsIn(reason: XmlNode | undefined): Readonly<Record<string, string>> | undefined {
  const texts = (reason?.children ?? []).flatMap((text): [string, string][] => {
    const language = attributeOf(text, XML_NAMESPACE, "lang");
    return language === undefined ? [] : [[language, trimSpace(text.text)]];
  });
  return texts.length === 0 ? undefined : Object.fromEntries(texts);
}

function subcodesIn(code: XmlNode | undefined): QName[] {
  const subcodes: QName[] = [];
  for (let subcode = child(code, "Subcode"); subcode !== undefined; subcode = child(subcode, "Subcode")) {
    subcodes.push(nameIn(child(subcode, "Value")));
  }
  return subcodes;
}

function child(parent: XmlNode | undefined, localName: string): XmlNode | undefined {
  return parent?.children.find((candidate) => candidate.localName === localName);
}

function nodeText(node: XmlNode | undefined): string | undefined {
  return node && trimSpace(node.text);
}

/** The name in an element. A code whose prefix is not declared is still a code: it becomes a name without namespace. */
function nameIn(node: XmlNode | undefined): QName {
  const lexical = nodeText(node) ?? "";
  return (node && resolveName(lexical, node.scope)) ?? { namespace: "", localName: lexical };
}

// #endregion

// #region runtime/soap/declared-fault.ts

/** What a declared fault says beside its value. A code that is left out is `Client`, which WCF sends too: it blames the caller. */
export type DeclaredFaultFacts = Pick<FaultFacts, "reason"> & Partial<FaultFacts>;

/**
 * A fault that the WSDL declares: the one element in its detail is a value of a known type (WSDL 1.1, 2.4 and 3.6). The
 * generated code has a class for each such element. A fault from a server has `detail` as text, too. If a fault is sent without
 * it, the text is written from the value.
 */
export abstract class DeclaredFault<Value> extends SoapFault {
  readonly #value: Value;

  constructor(value: Value, facts: DeclaredFaultFacts) {
    const { code = CLIENT, subcodes = [], actor, detail } = facts;
    super({ ...facts, code, subcodes, actor, detail });
    this.#value = value;
  }

  /** What the element in the detail holds. It is not enumerable, because a log that makes JSON of errors would fail at a bigint. */
  get value(): Value {
    return this.#value;
  }

  /** Writes the element that holds the value. */
  abstract write(writer: Writer): void;
}

const CLIENT = { namespace: SOAP_NAMESPACE["1.1"], localName: "Client" };

/** What reading needs of a generated class of faults. */
export interface FaultClass {
  /** The element in the detail. */
  readonly element: QName;
  /** Reads the value from the element under the cursor; the facts are what the fault says beside it. */
  read(reader: Reader, facts: FaultFacts): SoapFault;
}

/**
 * Makes a fault an instance of the class that declares the element in its detail. A fault without such a class stays as it is.
 * A detail that is not what its class says must not hide the fault: the error about it becomes the `cause`.
 */
export function readDeclared(
  fault: SoapFault,
  payload: XmlNode,
  reader: XmlReader,
  classes: readonly FaultClass[],
): SoapFault {
  for (const entry of detailEntries(payload)) {
    const declaring = classes.find(({ element }) => isElement(entry, element.namespace, element.localName));
    if (declaring === undefined) continue;
    reader.moveTo(entry);
    try {
      return declaring.read(reader, fault);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return new SoapFault(fault, { cause: error });
    }
  }
  return fault;
}

/**
 * Gives a fault with its detail as text. If there is no text, it is written from the value.
 * @throws EncodeError for a value that the contract does not allow
 */
export function withDetail(fault: DeclaredFault<unknown>, options: WriterOptions): SoapFault {
  if (fault.detail !== undefined) return fault;
  // In a fault, nothing around the element declares its prefixes. So it gets the declarations of the element that it is in here.
  const writer = new TextWriter("", options);
  fault.write(writer);
  const text = `<V${writer.declarations}${writer.outerDeclarations}>${writer.take()}</V>`;
  const elements = parseXml(text, MAX_DEPTH).children.map((element) => standaloneXml(fragmentOf(element, text)));
  return new SoapFault({ ...fault, detail: elements.join("") });
}

// #endregion

// #region runtime/soap/message.ts

/** One direction of an operation: the element in the body, and how the headers and the content of that element are written and read. */
export interface Message<Headers, Body> {
  /** The element in the body, or the first of several. Absent if the body is empty, or if its first element may be one of several. */
  readonly element?: QName | undefined;
  readonly headers: Codec<Headers>;
  readonly body: Codec<Body>;
  /** Absent for a message whose schema says all of its form. */
  readonly encoding?: MessageEncoding | undefined;
  /** Whether most elements in it are in no namespace. Then the names of the others have a prefix, and no namespace is the default. */
  readonly isUnqualified?: boolean;
  /** The classes of the faults that may come instead of a response; absent if the WSDL declares none. */
  readonly faults?: readonly FaultClass[] | undefined;
}

/**
 * How the members of a value are written and read. The element around them is opened before them, and closed after them. In a
 * body, their names are in the namespace of that element. Headers have no element around them, so they say their namespaces.
 */
export interface Codec<Value> {
  write(writer: Writer, value: Value): void;
  read(reader: Reader): Value;
  /**
   * What it writes and reads of a body: the content of its element if left out; with `bare` also that element; with `parts` everything,
   * which may be several elements. A body without element is always written and read as `parts`.
   */
  readonly form?: "bare" | "parts";
  /** Whether it has texts beside the envelope, which must be there before it is read. */
  readonly hasTextBeside?: boolean;
}

/** What writing needs of a message. */
export interface WrittenMessage<Headers, Body> {
  readonly element?: QName | undefined;
  readonly headers: Pick<Codec<Headers>, "write">;
  readonly body: Pick<Codec<Body>, "write" | "form">;
  readonly encoding?: MessageEncoding | undefined;
  readonly isUnqualified?: boolean;
}

/** A form of messages in addition to what the schema says, such as the encoding of SOAP 1.1. */
export interface MessageEncoding {
  encode<Headers, Body>(
    message: WrittenMessage<Headers, Body>,
    content: Content<Headers, Body>,
    soapVersion: SoapVersion,
    options: WriterOptions,
  ): string;
  decode<Headers, Body>(
    message: Message<Headers, Body>,
    text: string,
    options: ReaderOptions,
    purpose: Purpose<Headers>,
  ): DecodedEnvelope<Headers, Body>;
}

/** What a message is read for. */
export interface Purpose<Headers> {
  /** A request is never a fault. */
  readonly isRequest?: boolean;
  /** Throws if the headers say that the call has failed. The body is not read then. */
  readonly checkHeaders?: ((headers: Headers) => void) | undefined;
  /** What is checked of requests alone. */
  readonly rules?: EnvelopeRules | undefined;
}

/** Rules for an envelope. A plain message keeps all of them. */
export interface EnvelopeRules {
  /** Throws if the root of the message is an envelope that nobody knows. */
  checkRoot(root: XmlNode, reader: { readonly error: ErrorAt }): void;
  /** Throws if the Envelope, its Header and its Body are not as they must be. */
  checkParts(soapVersion: SoapVersion, parts: EnvelopeParts, reader: { readonly error: ErrorAt }): void;
}

/** An envelope and its two parts. Its Header may be absent, and then has no children here. */
export interface EnvelopeParts {
  readonly envelope: XmlNode;
  readonly header: XmlNode;
  readonly body: XmlNode;
}

/** What a SOAP envelope carries. */
export interface Envelope<Headers, Body> {
  readonly headers: Headers;
  readonly body: Body;
}

/** What a SOAP envelope carries, and its version. */
export interface DecodedEnvelope<Headers, Body> extends Envelope<Headers, Body> {
  readonly soapVersion: SoapVersion;
}

/** What is to be sent in an envelope. Without headers, all of them are absent. */
export interface Content<Headers, Body> {
  readonly headers?: Headers | undefined;
  /** Headers that the contract does not declare; they come after the others. */
  readonly undeclaredHeaders?: readonly UndeclaredHeader[] | undefined;
  readonly body: Body;
}

// #endregion

// #region runtime/soap/must-understand.ts

/** Headers say that they must be understood, and the contract does not have them. */
export class NotUnderstoodError extends DecodeError {
  /** Their names alone, in the order of the message: the rest may be a secret. */
  readonly headers: QName[] = [];
}

/**
 * Reads the headers under the reader's cursor. That some must be understood counts more than any other error in them (SOAP 1.2 part 1,
 * 2.6).
 * @param understood - the Clark names of headers that somebody else takes care of
 * @throws NotUnderstoodError if the receiver must not go on without understanding some that the contract does not have
 */
export function readHeadersOf<Headers>(
  { headers }: { readonly headers: Pick<Codec<Headers>, "read"> },
  reader: XmlReader,
  soapVersion: SoapVersion,
  understood: readonly string[] = [],
): Headers {
  let wrong: NotUnderstoodError | undefined;
  reader.beginHeaders(
    (header) => {
      const { namespace, localName } = header;
      if (understood.includes(clarkText(header)) || namespace === NO_ADDRESSING) return true;
      if (!mustBeUnderstood(header, soapVersion)) return false;
      const error = reader.error("a header of the contract", `${clarkName(header)}, which must be understood`);
      wrong ??= new NotUnderstoodError(error, error);
      // Nobody needs to hear of it as unknown: the message is refused in the end.
      return wrong.headers.push({ namespace, localName }) > 0;
    },
    (header) => isForReceiver(header, soapVersion),
  );
  try {
    const value = headers.read(reader);
    if (wrong === undefined) return value;
  } catch (error) {
    throw wrong ?? error;
  }
  throw wrong;
}

/** In this namespace, WCF sends the action and the address that HTTP has already; they may say that they must be understood. */
const NO_ADDRESSING = "http://schemas.microsoft.com/ws/2005/05/addressing/none";

function mustBeUnderstood(header: XmlNode, soapVersion: SoapVersion): boolean {
  const value = attributeOf(header, SOAP_NAMESPACE[soapVersion], "mustUnderstand") ?? "";
  return RULES[soapVersion].isTrue(value) && isForReceiver(header, soapVersion);
}

/** Whether a header is for whoever gets the message, and not for somebody on its way. */
export function isForReceiver(header: XmlNode, soapVersion: SoapVersion): boolean {
  const receiver = attributeOf(header, SOAP_NAMESPACE[soapVersion], ROLE_ATTRIBUTE[soapVersion]) ?? "";
  return RULES[soapVersion].own.includes(receiver);
}

interface Rules {
  /** Whether a value of mustUnderstand means true. */
  readonly isTrue: (value: string) => boolean;
  /** The values of the attribute for the receiver that mean this one. If it is absent or empty, the last receiver is meant, which this is. */
  readonly own: readonly string[];
}

/** SOAP 1.1, 4.2.2 and 4.2.3; SOAP 1.2 part 1, 2.2, 5.2.2 and 5.2.3. */
const RULES: Readonly<Record<SoapVersion, Rules>> = {
  "1.1": {
    isTrue: (value) => value === "1",
    own: ["", "http://schemas.xmlsoap.org/soap/actor/next"],
  },
  "1.2": {
    isTrue: (value) => datatypes.boolean.parse(value) === true,
    own: ["", `${SOAP_NAMESPACE["1.2"]}/role/next`, `${SOAP_NAMESPACE["1.2"]}/role/ultimateReceiver`],
  },
};

// #endregion

// #region runtime/soap/envelope.ts

/**
 * Writes a message as text, ready to be sent as UTF-8.
 * @throws EncodeError for a value that the contract does not allow
 */
export function encodeMessage<Headers, Body>(
  message: WrittenMessage<Headers, Body>,
  content: Content<Headers, Body>,
  soapVersion: SoapVersion = "1.1",
  options: WriterOptions = {},
): string {
  const { element, encoding } = message;
  if (encoding !== undefined) return encoding.encode(message, content, soapVersion, options);
  const namespace = element?.namespace ?? "";
  return encodeWith(message, content, soapVersion, (around) => new TextWriter(namespace, options, around));
}

/** Writes a message with a writer that is made for the declarations around the message. */
export function encodeWith<Headers, Body>(
  message: WrittenMessage<Headers, Body>,
  content: Content<Headers, Body>,
  soapVersion: SoapVersion,
  newWriter: (around: Around) => TextWriter,
): string {
  const around = declarationsOf(message, soapVersion);
  try {
    return writeMessage(message, content, soapVersion, newWriter(around));
  } catch (error) {
    if (!(error instanceof RepeatedDeclarationError)) throw error;
    return writeMessage(message, content, soapVersion, newWriter({ ...around, first: error.declaration }));
  }
}

/** What the envelope of a message declares in any case. */
function declarationsOf(
  { element, isUnqualified = false }: Pick<WrittenMessage<never, never>, "element" | "isUnqualified">,
  soapVersion: SoapVersion,
): Around {
  const s = SOAP_NAMESPACE[soapVersion];
  const namespace = element?.namespace ?? "";
  if (!isUnqualified || namespace === "") return { prefixes: { s } };
  return { prefixes: { s, q1: namespace }, prefix: "q1" };
}

function writeMessage<Headers, Body>(
  message: WrittenMessage<Headers, Body>,
  content: Content<Headers, Body>,
  soapVersion: SoapVersion,
  writer: TextWriter,
): string {
  if (content.headers !== undefined) writeHeaders(writer, message, content.headers);
  const undeclared = (content.undeclaredHeaders ?? []).map((header) => header.write(soapVersion));
  const headers = writer.take() + undeclared.join("");
  writeBody(writer, message, content.body);
  const header = headers === "" ? "" : `<s:Header>${headers}</s:Header>`;
  const start = `<s:Envelope xmlns:s="${SOAP_NAMESPACE[soapVersion]}"${writer.declarations}${writer.outerDeclarations}>`;
  return `${start}${header}<s:Body>${writer.take()}</s:Body></s:Envelope>`;
}

/** Writes the headers of a message, side by side. */
export function writeHeaders<Headers>(
  writer: CheckedWriter,
  { headers }: WrittenMessage<Headers, never>,
  value: Headers,
): void {
  writer.beginHeaders(value);
  headers.write(writer, value);
  writer.end();
}

/** Writes the elements in the body of a message. */
export function writeBody<Body>(
  writer: CheckedWriter,
  { element, body }: WrittenMessage<never, Body>,
  value: Body,
): void {
  if (element !== undefined && body.form === "bare") {
    writer.namespace(element.namespace);
    writer.beginBare(value);
    body.write(writer, value);
    return;
  }
  if (element === undefined || body.form === "parts") writer.beginParts(value);
  else writer.beginBody(element, value);
  body.write(writer, value);
  writer.end();
}

/**
 * Reads a message in SOAP 1.1 or 1.2.
 * @throws DecodeError for anything but a well-formed envelope with this message in it; SoapFault for a fault
 */
export function decodeMessage<Headers, Body>(
  message: Message<Headers, Body>,
  text: string,
  options: ReaderOptions = {},
): DecodedEnvelope<Headers, Body> {
  return decodeEnvelope(message, text, options, {});
}

/** Reads a message for a purpose. @throws what `decodeMessage` throws, and what `checkHeaders` does */
export function decodeEnvelope<Headers, Body>(
  message: Message<Headers, Body>,
  text: string,
  options: ReaderOptions,
  purpose: Purpose<Headers>,
): DecodedEnvelope<Headers, Body> {
  checkLength(text.length, options.maxLength ?? Number.POSITIVE_INFINITY);
  // No message in another encoding is plain.
  if (message.encoding !== undefined) return message.encoding.decode(message, text, options, purpose);
  // Values beside the message are not plain.
  const isPlain = options.attached?.isNeeded !== true;
  const scanned = isPlain ? scanMessage(message, text, options.maxDepth ?? MAX_DEPTH) : undefined;
  if (scanned === undefined) return readMessage(message, new XmlReader(text, options), purpose, options.understood);
  purpose.checkHeaders?.(scanned.headers);
  return scanned;
}

/**
 * Reads a plain message, which servers usually send. It never reports errors.
 * @param windowLength - how many characters the window over the message has; more if a single text has more
 * @returns undefined for any other text: a fault, a message with something unknown in it, or something that is not a message
 */
export function scanMessage<Headers, Body>(
  message: Message<Headers, Body>,
  text: string,
  maxDepth: number,
  windowLength: number = WINDOW_LENGTH,
): DecodedEnvelope<Headers, Body> | undefined {
  try {
    return scan(message, new ScanReader(text, maxDepth, windowLength));
  } catch (error) {
    if (error instanceof Uncertain) return undefined;
    throw error;
  }
}

const WINDOW_LENGTH = 65_536;

function scan<Headers, Body>(
  message: Message<Headers, Body>,
  reader: ScanReader,
): DecodedEnvelope<Headers, Body> | undefined {
  reader.moveToNext();
  const soapVersion = soapVersionOf(reader.currentNamespace);
  if (soapVersion === undefined) return undefined;
  const soap = SOAP_NAMESPACE[soapVersion];
  reader.enter(soap, "Envelope");
  reader.moveToNext();
  const hasHeader = reader.isAt(soap, "Header");
  const headers = readHeaders(message.headers, hasHeader ? reader : emptyHeader());
  if (hasHeader) reader.moveToNext();
  reader.enter(soap, "Body");
  const body = scanBody(message, reader);
  reader.leave();
  reader.checkEnd();
  return { headers, body, soapVersion };
}

/** Reads what is in the Body, and leaves it. */
function scanBody<Body>({ element, body }: Pick<Message<never, Body>, "element" | "body">, reader: ScanReader): Body {
  // Parts are read as the content of the Body itself.
  if (element === undefined || body.form === "parts") return body.read(reader);
  reader.moveToNext();
  if (body.form === "bare") reader.checkPayload(element);
  else reader.beginBody(element);
  const value = body.read(reader);
  reader.leave();
  return value;
}

function readHeaders<Headers>(headers: Codec<Headers>, reader: ScanReader): Headers {
  reader.beginHeaders();
  return headers.read(reader);
}

function emptyHeader(): ScanReader {
  const reader = new ScanReader("<Header/>", 2, WINDOW_LENGTH);
  reader.moveToNext();
  return reader;
}

/** Reads a message of any kind, and says what is wrong with it. */
export function readMessage<Headers, Body>(
  message: Message<Headers, Body>,
  reader: XmlReader,
  { isRequest = false, checkHeaders, rules }: Purpose<Headers> = {},
  understood: readonly string[] = [],
): DecodedEnvelope<Headers, Body> {
  rules?.checkRoot(reader.current, reader);
  const soapVersion = envelopeVersion(reader);
  const parts = envelopeParts(reader, SOAP_NAMESPACE[soapVersion]);
  // A fault is a fault, whatever headers come with it.
  if (!isRequest) throwFault(message, parts, reader);
  reader.moveTo(parts.header);
  const headers = readHeadersOf(message, reader, soapVersion, understood);
  checkHeaders?.(headers);
  rules?.checkParts(soapVersion, parts, reader);
  return { headers, body: readPayload(message, parts.body, reader), soapVersion };
}

/**
 * The name of the first element in the body of a message, whatever message it is; undefined if the body is empty.
 * @throws DecodeError for anything but a well-formed envelope
 */
export function payloadElement(text: string, options: ReaderOptions, rules: EnvelopeRules): QName | undefined {
  const reader = new XmlReader(text, options);
  rules.checkRoot(reader.current, reader);
  const { body } = envelopeParts(reader, SOAP_NAMESPACE[envelopeVersion(reader)]);
  return entriesOf(body, reader)[0];
}

/** The children of the envelope under the cursor. An absent Header is the same as an empty one. */
function envelopeParts(reader: XmlReader, soap: string): EnvelopeParts {
  reader.checkNoText();
  const envelope = reader.current;
  const { children } = envelope;
  const [header, body] = isElement(children[0], soap, "Header") ? children : [undefined, ...children];
  if (isElement(body, soap, "Body") && children.at(-1) === body)
    return { envelope, header: header ?? { ...envelope, children: [] }, body };
  const names = children.slice(0, 5).map(({ localName }) => describeName(localName));
  const found = children.length > names.length ? [...names, "…"] : names;
  throw reader.error("Header, if any, and Body", found.length === 0 ? "nothing" : `the elements ${found.join(", ")}`);
}

/** The SOAP version of the envelope under the cursor. @throws DecodeError if the element is not an envelope */
export function envelopeVersion(reader: XmlReader): SoapVersion {
  const { localName, namespace } = reader.current;
  const version = localName === "Envelope" ? soapVersionOf(namespace) : undefined;
  if (version === undefined) throw reader.error("a SOAP envelope", `the element ${clarkName(reader.current)}`);
  return version;
}

/** A fault should be alone in the body (SOAP 1.1, 4.4), but it is one wherever it stands. */
function throwFault(
  { faults = [] }: Pick<Message<never, never>, "faults">,
  { header, body }: ReturnType<typeof envelopeParts>,
  reader: XmlReader,
): void {
  for (const entry of body.children) {
    const found = readFault(entry, reader.source);
    if (found === undefined) continue;
    const fault = readDeclared(found, entry, reader, faults);
    // What a fault says of a header is in a header itself (SOAP 1.1, 4.2). `undeclaredHeadersOf` looks into the Header as a whole.
    if (header.children.length > 0)
      keepUnknownElement(fault, { xml: standaloneXml(fragmentOf(header, reader.source)) });
    throw fault;
  }
}

/** The children of the Body, without those that are only targets of references (SOAP 1.1, 5.6). */
function entriesOf({ children }: XmlNode, reader: XmlReader): readonly XmlNode[] {
  return children.length < 2 ? children : children.filter((child) => !reader.isReferredTo(child));
}

/** The content of the Body: usually one element (SOAP 1.1, 4.3; WS-I Basic Profile 1.1, R2201). */
export function readPayload<Body>(
  { element, body: codec }: Pick<Message<never, Body>, "element" | "body">,
  body: XmlNode,
  reader: XmlReader,
): Body {
  reader.moveTo(body);
  reader.checkNoText();
  if (element === undefined || codec.form === "parts") {
    reader.beginParts();
    return codec.read(reader);
  }
  const [payload, second] = entriesOf(body, reader);
  if (payload === undefined) throw reader.error(`the element ${element.localName}`, "an empty Body");
  if (second !== undefined) throw reader.error("one element", `${body.children.length} of them`);
  reader.moveTo(payload, true);
  if (codec.form === "bare") reader.checkPayload(element);
  else reader.beginBody(element);
  const value = codec.read(reader);
  reader.keepOutermost(value);
  return value;
}

// #endregion

// #region runtime/soap/element.ts

/** An element of its own, and how it is written and read. A message is one, by the element in its body: `startBatchJob.request`. */
export interface ElementCodec<Value> {
  readonly element?: QName | undefined;
  readonly body: Codec<Value>;
}

/**
 * Writes an element that stands alone: for a header that the contract does not declare, for a wildcard, for a file.
 * @throws EncodeError for a value that the contract does not allow; TypeError for a message that is not one element
 */
export function encodeElement<Value>(
  { element, body }: ElementCodec<Value>,
  value: Value,
  options: WriterOptions = {},
): AnyElement {
  const { namespace, localName } = nameOfOne(element, body);
  const writer = new TextWriter(namespace, options);
  writeBody(writer, { element, body, headers: NO_HEADERS }, value);
  const text = `<V${writer.declarations}${writer.outerDeclarations}>${writer.take()}</V>`;
  const [fragment] = parseXml(text, MAX_DEPTH + 1).children.map((node) => fragmentOf(node, text));
  if (fragment === undefined) throw new Error("nothing was written");
  return rememberFragments({ name: { namespace, localName }, xml: standaloneXml(fragment) }, [fragment]);
}

const NO_HEADERS = { write() {} };

/**
 * Reads an element that stands alone, such as one of `undeclaredHeadersOf`.
 * @throws DecodeError for anything but this element; TypeError for a message that is not one element
 */
export function decodeElement<Value>(
  { element, body }: ElementCodec<Value>,
  { xml }: Pick<AnyElement, "xml">,
  options: ReaderOptions = {},
): Value {
  const name = nameOfOne(element, body);
  const reader = new XmlReader(xml, options);
  if (body.form === "bare") reader.checkPayload(name);
  else reader.beginBody(name);
  const value = body.read(reader);
  reader.keepOutermost(value);
  return value;
}

function nameOfOne(element: QName | undefined, { form }: Pick<Codec<never>, "form">): QName {
  if (element === undefined || form === "parts") throw new TypeError("a body of none or of several elements");
  return element;
}

// #endregion

// #region runtime/soap/empty.ts

/** Headers or a body without members. Every element in them is unknown, and is kept with the value. */
export const empty: Codec<Record<string, never>> = {
  write() {},
  read(reader) {
    const value = {};
    while (reader.more(value));
    return value;
  },
};

/** The response of a one-way operation. Some servers send an envelope all the same, in which nothing is. */
export const noResponse: Message<Record<string, never>, undefined> = {
  headers: empty,
  body: {
    write() {},
    read(reader) {
      empty.read(reader);
      return undefined;
    },
  },
};

// #endregion

// #region runtime/soap/encoded-writer.ts

/** SOAP 1.1, 5. */
export const ENCODING_NAMESPACE = "http://schemas.xmlsoap.org/soap/encoding/";

/** The prefixes that a message in SOAP's encoding declares in any case. */
export const ENCODING_PREFIXES: { readonly x: string; readonly e: string } = {
  x: XSD_NAMESPACE,
  e: ENCODING_NAMESPACE,
};

/**
 * Writes a message in SOAP's encoding: each value says its type, and each array the type of its items, because servers of that
 * time go by it (SOAP 1.1, 5.1 and 5.4). Values are written where they are, and never as references.
 */
export class EncodedWriter extends TextWriter {
  /** The items of the array that begins next. */
  #items: QName | undefined;

  override get outerDeclarations(): string {
    const own = Object.entries(ENCODING_PREFIXES).map(([prefix, namespace]) => ` xmlns:${prefix}="${namespace}"`);
    return super.outerDeclarations + own.join("");
  }

  /** Begins an array. @param items - the type of its items, with `[]` for each array that they are themselves */
  beginItems(value: readonly unknown[], { namespace, localName }: QName, items: QName): void {
    this.#items = items;
    this.beginArray(namespace, localName, value);
  }

  protected override writeText(name: string, text: string, namespace: string, typeName: string): void {
    const isPlain = this.target === "element" && isTypeName(typeName) && typeName !== "QName";
    if (isPlain) this.writeTyped(name, text, { namespace, localName: typeName });
    else super.writeText(name, text, namespace, typeName);
  }

  protected override writePlain(name: string, text: string, typeName: string): void {
    this.writeText(name, text, XSD_NAMESPACE, typeName);
  }

  protected override typeAttribute(type: QName): string {
    return type.namespace === XSD_NAMESPACE ? ` i:type="x:${type.localName}"` : super.typeAttribute(type);
  }

  protected override writeStart(frame: WriterFrame): void {
    const saysMore = frame.kind === "body" || frame.typeName !== undefined;
    super.writeStart(saysMore ? { ...frame, saysType: true } : frame);
  }

  protected override typeOf({ kind, typeName, value }: WriterFrame, prefix: string): string {
    if (kind === "body") return ` s:encodingStyle="${ENCODING_NAMESPACE}"`;
    const items = this.#items;
    this.#items = undefined;
    if (kind === "array" && items !== undefined && Array.isArray(value)) {
      const { declaration, lexical } = this.#nameOfItems(items);
      return `${declaration} i:type="e:Array" e:arrayType="${lexical}[${value.length}]"`;
    }
    return typeName !== undefined && isTypeName(typeName) ? ` i:type="${prefix}${typeName}"` : "";
  }

  #nameOfItems(items: QName): { declaration: string; lexical: string } {
    if (items.namespace === XSD_NAMESPACE) return { declaration: "", lexical: `x:${items.localName}` };
    const [, declaration = "", lexical = ""] = /^(.*) i:type="(.*)"$/s.exec(super.typeAttribute(items)) ?? [];
    return { declaration, lexical };
  }
}

/** A type without a name in the schema is named by its path, which no message can have. */
function isTypeName(name: string): boolean {
  return name !== "" && !/[/()@]/.test(name);
}

// #endregion

// #region runtime/soap/encoded-reader.ts

/** How many items a message may leave out of its arrays in all. Each becomes null, and a few bytes can leave out any number. */
const MOST_LEFT_OUT = 100_000;

/**
 * Reads a message in SOAP's encoding, leniently: servers differ in the namespaces of elements, in the name of the element around the
 * results, in the types that they say, and in whether null is left out (SOAP 1.1, 5 and 7.1).
 */
export class EncodedReader extends XmlReader {
  readonly #isRequest: boolean;
  #leftOut = 0;

  constructor(text: string, options: ReaderOptions, isRequest: boolean) {
    super(text, options);
    this.#isRequest = isRequest;
  }

  override checkPayload(element: QName): void {
    if (this.#isRequest) super.checkPayload(element);
    else this.takeUpAttributes();
  }

  /** Members may be left out instead of nil. */
  override complete<T extends object, K extends keyof T & string>(value: T, ...names: K[]): T & Required<Pick<T, K>> {
    if (!this.isStandIn<T, K>(value))
      for (const name of names) if (!Object.hasOwn(value, name)) Reflect.set(value, name, null);
    return super.complete(value, ...names);
  }

  /**
   * Whether there is another item of the array that was begun last. Items may have any name. Those that the message leaves out become
   * null: before the offset of the array, and before the position of an item (SOAP 1.1, 5.4.2.1 and 5.4.2.2).
   */
  nextItem(items: unknown[]): boolean {
    this.settleAttributes();
    const frame = this.frame();
    const child = nextChild(frame);
    if (child === undefined) return false;
    const offset = items.length === 0 ? this.#indexIn(frame.node, "offset") : undefined;
    this.#leaveOut(items, this.#indexIn(child, "position") ?? offset ?? items.length, child);
    return this.open(child.localName);
  }

  /** The number in `[2]`. */
  #indexIn(node: XmlNode, name: "offset" | "position"): number | undefined {
    const text = attributeOf(node, ENCODING_NAMESPACE, name);
    if (text === undefined) return undefined;
    const [, index] = /^\[(\d{1,9})\]$/.exec(splitWords(text).join("")) ?? [];
    if (index === undefined) throw this.error(`the ${name} in an array of one dimension`, "something else", node);
    return Number(index);
  }

  #leaveOut(items: unknown[], until: number, at: XmlNode): void {
    this.#leftOut += Math.max(0, until - items.length);
    if (until < items.length) throw this.error("a position after that of the item before", "an earlier one", at);
    if (this.#leftOut > MOST_LEFT_OUT) throw this.error(`at most ${MOST_LEFT_OUT} items that are left out`, "more", at);
    while (items.length < until) items.push(null);
  }

  protected override isIn(child: XmlNode, namespace: string, frame: ReaderFrame): boolean {
    return frame.kind === "headers" ? super.isIn(child, namespace, frame) : true;
  }

  /** Members are found by their names (SOAP 1.1, 5.1), and not all servers keep an order. */
  protected override isOrdered(): boolean {
    return false;
  }

  // Types are said, but not always as the schema has them.

  protected override checkType(): void {}

  protected override checkTypeOfText(): void {}

  protected override keepOtherType(): void {}
}

// #endregion

// #region runtime/soap/many-items.ts

/** How the values of one element are written and read. As methods, because each element writes its own values alone. */
interface ItemCodec<Value> {
  readonly namespace: string;
  /** The local name of the element, if its key is another text. */
  readonly element?: string;
  readonly isNillable?: boolean;
  /** Says what is expected instead of a value that is not the fixed one. */
  fixed?(value: NonNullable<Value>): string | undefined;
  write(writer: Writer, value: NonNullable<Value>): void;
  read(reader: Reader): Value;
}

/**
 * Very many elements of which one may come, by the keys that values have for them: as the items of a list, or once. Writing and reading
 * look for the one that is there, and do not ask for each.
 */
export class ManyItems<Items> {
  readonly #codecs: ReadonlyMap<string, ItemCodec<unknown>>;
  /** The keys, by the names of the elements. */
  readonly #keys = new Map<string, string>();

  constructor(codecs: { readonly [Key in keyof Items & string]: ItemCodec<Items[Key]> }) {
    const all: Readonly<Record<string, ItemCodec<unknown>>> = codecs;
    this.#codecs = new Map(Object.entries(all));
    for (const [key, { namespace, element = key }] of this.#codecs)
      this.#keys.set(clarkName({ namespace, localName: element }), key);
  }

  /** Exactly one of the elements. */
  get choice(): Choice {
    return { oneOf: [...this.#codecs.keys()].map((key) => [key]) };
  }

  /** At most one of the elements. */
  get optionalChoice(): Choice {
    return { ...this.choice, optional: true };
  }

  /** Writes an item of a list, and leaves the writer in the namespace of its element. */
  writeItem(writer: Writer, item: ItemOf<Items> & object): void {
    writer.beginItem(item);
    this.#write(writer, item, false);
    writer.endItem();
  }

  /** Writes the one element that a value has, and leaves the writer in its namespace. @param isOptional - whether there may be none */
  writeOne(writer: Writer, value: SomeOf<Items> & object, isOptional = false): void {
    this.#write(writer, value, isOptional);
  }

  #write(writer: Writer, value: object, isOptional: boolean): void {
    const keys = Object.getOwnPropertyNames(value).filter((key) => this.#codecs.has(key));
    const [key, second] = keys.filter((name) => Reflect.get(value, name) !== undefined);
    if (second !== undefined || (key === undefined && !isOptional)) writer.choice(value, this.choice);
    const codec = key === undefined ? undefined : this.#codecs.get(key);
    if (key !== undefined && codec !== undefined) this.#writeElement(writer, key, codec, Reflect.get(value, key));
  }

  #writeElement(writer: Writer, key: string, codec: ItemCodec<unknown>, value: unknown): void {
    const member = memberOf(key, codec);
    writer.namespace(codec.namespace);
    if (value !== undefined && value !== null && codec.fixed !== undefined)
      writer.fixed(member, value, (each) => codec.fixed?.(each));
    const guard = codec.isNillable === true ? "requiredNillable" : "required";
    if (writer[guard](member, value)) codec.write(writer, value);
  }

  /** Reads the next element as an item of a list, if it is one of these. */
  readItem(reader: Reader): ItemOf<Items> | undefined {
    const [key, codec] = this.#next(reader) ?? [];
    if (key === undefined || codec === undefined) return undefined;
    if (!reader.repeated(codec.element ?? key, codec.namespace, memberOf(key, codec))) return undefined;
    // The table has the elements of `Items`, by these keys.
    return { [key]: codec.read(reader) } as ItemOf<Items>;
  }

  /** Reads the next element into a value, if it is one of these, and leaves the reader in its namespace. */
  readOne(reader: Reader, value: SomeOf<Items>): void {
    const [key, codec] = this.#next(reader) ?? [];
    if (key === undefined || codec === undefined) return;
    reader.namespace(codec.namespace);
    if (reader.open(codec.element ?? key, memberOf(key, codec))) Object.assign(value, { [key]: codec.read(reader) });
  }

  /** The next element. Readers have no method for this, because few programs need it. */
  #next(reader: Reader): [key: string, codec: ItemCodec<unknown>] | undefined {
    if (!(reader instanceof ScanReader))
      return [...this.#codecs].find(([key, { namespace, element = key }]) => reader.isNext(namespace, element));
    if (!reader.hasNext()) return undefined;
    const { text, localStart, nameEnd, namespace } = reader.tags;
    const key = this.#keys.get(clarkName({ namespace, localName: text.slice(localStart, nameEnd) }));
    const codec = key === undefined ? undefined : this.#codecs.get(key);
    return key === undefined || codec === undefined ? undefined : [key, codec];
  }
}

/** What the writer and the readers call an element: by its local name, or by its key if that has a number (`Line$2`). */
function memberOf(key: string, { element = key }: ItemCodec<unknown>): string {
  return key.includes("$") ? key : element;
}

// #endregion

// #region runtime/soap/many-types.ts

/** How values of one type are written and read. As methods, because each type writes its own values alone. */
interface TypeCodec<Base extends object> {
  readonly namespace: string;
  write(writer: Writer, value: Base): void;
  read(reader: Reader): Base;
}

/** The types that extend another one, by the names that `$type` has: local names, or names in Clark notation. */
export class ManyTypes<Base extends object, Types> {
  readonly #codecs: Readonly<Record<string, TypeCodec<Base>>>;

  constructor(codecs: { readonly [Name in keyof Types & string]: TypeCodec<Base> }) {
    this.#codecs = codecs;
  }

  /** Whether `$type` names one of these types. */
  has(value: (Base & OneOfMany<Types>) | { $type?: string | undefined }): value is Base & OneOfMany<Types> {
    return this.#find(value.$type) !== undefined;
  }

  write(writer: Writer, value: Base & OneOfMany<Types>): void {
    this.#find(value.$type)?.write(writer.derived(), value);
  }

  /** Reads the element under the cursor if its xsi:type names one of these types. */
  read(reader: Reader): (Base & OneOfMany<Types>) | undefined {
    const type = typeNameOf(reader);
    if (type === undefined) return undefined;
    const codec = this.#find(type.localName);
    const isPlain = codec?.namespace === type.namespace;
    const $type = isPlain ? type.localName : clarkName(type);
    const value = (isPlain ? codec : this.#find($type))?.read(reader);
    // The table has the types of `Types`, by these names.
    return value && ({ ...value, $type } as Base & OneOfMany<Types>);
  }

  #find(name: string | undefined): TypeCodec<Base> | undefined {
    return name !== undefined && Object.hasOwn(this.#codecs, name) ? this.#codecs[name] : undefined;
  }
}

/** The type that xsi:type of the element under the cursor names. Readers have no method for this, because few programs need it. */
function typeNameOf(reader: Reader): QName | undefined {
  if (reader instanceof XmlReader) return reader.typeName();
  if (!(reader instanceof ScanReader)) throw new Error("a reader of somebody else");
  const { text, typeStart, typeEnd, declarations } = reader.tags;
  if (typeStart === -1) return undefined;
  return parseName(text.slice(typeStart, typeEnd), (prefix) => namespaceOf(prefix, declarations));
}

// #endregion

// #region runtime/soap/operation.ts

/** An operation of an endpoint (WSDL 1.1, 2.4 and 3.4). */
export interface Operation<Request, Response, RequestHeaders, ResponseHeaders> {
  readonly name: string;
  /** The action in the WSDL. A server finds the operation by it; if it is empty, by the element in the body. */
  readonly soapAction: string;
  readonly soapVersion: SoapVersion;
  /** Absent if the service does not ask for addressing. */
  readonly actions?: Actions | undefined;
  readonly request: Message<RequestHeaders, Request>;
  readonly response: Message<ResponseHeaders, Response>;
}

/** What the messages of an operation are for, by WS-Addressing (Metadata, 4.4). */
export interface Actions {
  readonly request: string;
  /** Absent if the operation is one-way. */
  readonly response?: string | undefined;
  /** Those of declared faults, by the element in the detail, `{namespace}localName`. */
  readonly faults?: Readonly<Record<string, string>> | undefined;
}

/** An operation that the service does not answer (WSDL 1.1, 2.4.1): its response is `noResponse`. */
export type OneWayOperation<Request, RequestHeaders> = Operation<
  Request,
  undefined,
  RequestHeaders,
  Record<string, never>
>;

/** An operation with messages of any type: every operation is assignable to it. */
export type AnyOperation = Operation<object, object | undefined, object, object>;

// #endregion

// #region runtime/soap/request-rules.ts

const SOAP = SOAP_NAMESPACE["1.2"];

/** The values of encodingStyle that say nothing else than what a reader expects: no encoding, or one whose references it follows. */
const KNOWN_ENCODINGS = [
  "",
  `${SOAP}/encoding/none`,
  "http://www.w3.org/2003/05/soap-encoding",
  "http://schemas.xmlsoap.org/soap/encoding/",
];

/** SOAP has a code of its own for what is wrong with a message (SOAP 1.2 part 1, 5.4.6). */
export class RefusedMessageError extends DecodeError {
  readonly code: "VersionMismatch" | "DataEncodingUnknown";

  /** @param error - what is wrong, and where */
  constructor(error: DecodeError, code: RefusedMessageError["code"]) {
    super(error, error);
    this.code = code;
  }
}

/**
 * What SOAP forbids in a request, and a reader would not see. A response is read without these rules: a caller wants whatever can be
 * read.
 */
export const requestRules: EnvelopeRules = {
  /** @throws RefusedMessageError for an envelope of another version (SOAP 1.1, 4.1.2; SOAP 1.2 part 1, 5.4.7) */
  checkRoot(root, reader) {
    if (root.localName !== "Envelope" || soapVersionOf(root.namespace) !== undefined) return;
    throw new RefusedMessageError(reader.error("a SOAP envelope", clarkName(root), root), "VersionMismatch");
  },
  /**
   * SOAP 1.2 forbids some of what SOAP 1.1 allows.
   * @throws DecodeError for attributes without a namespace, and for an encoding where there can be none (part 1, 5.1 to 5.3)
   * @throws RefusedMessageError for content in an encoding that is not known (part 1, 5.1.1)
   */
  checkParts(soapVersion, { envelope, header, body }, reader) {
    if (soapVersion === "1.1") return;
    for (const part of [envelope, header, body]) {
      const wrong = part.attributes.find(isForbidden);
      const found = wrong && `the attribute ${clarkName(wrong)}`;
      if (found !== undefined) throw reader.error("attributes that SOAP allows here", found, part);
    }
    const unclear = header.children.find(
      (child) => datatypes.boolean.parse(soapAttribute(child, "mustUnderstand") ?? "0") === undefined,
    );
    if (unclear !== undefined) throw reader.error("mustUnderstand to be true or false", "another value", unclear);
    const encoded = body.children.find(
      (child) => !KNOWN_ENCODINGS.includes(soapAttribute(child, "encodingStyle") ?? ""),
    );
    if (encoded === undefined) return;
    throw new RefusedMessageError(
      reader.error("an encoding that is known", "another one", encoded),
      "DataEncodingUnknown",
    );
  },
};

function isForbidden({ namespace, localName }: XmlNode["attributes"][number]): boolean {
  return namespace === "" || (namespace === SOAP && localName === "encodingStyle");
}

function soapAttribute(node: XmlNode, name: string): string | undefined {
  return attributeOf(node, SOAP, name);
}

// #endregion

// #region runtime/soap/sent-headers.ts

/** They are not part of the fault: headers that came with one are for its receiver, and nobody may send them on by mistake. */
const SENT = /* @__PURE__ */ new WeakMap<SoapFault, readonly UndeclaredHeader[]>();

/**
 * Gives a fault headers, for an implementation that throws it. What it says of a header of the request belongs there, and not into
 * its detail (SOAP 1.1, 4.2).
 * @returns the same fault
 */
export function withHeaders<Fault extends SoapFault>(fault: Fault, headers: readonly UndeclaredHeader[]): Fault {
  SENT.set(fault, headers);
  return fault;
}

/** The headers that are sent with a fault. */
export function headersSentWith(fault: SoapFault): readonly UndeclaredHeader[] {
  return SENT.get(fault) ?? [];
}

// #endregion

// #region runtime/soap/soap-array.ts

/**
 * Begins an array of SOAP's encoding. In other messages it is written like any array.
 * @param name - its type
 * @param items - the type of its items, with `[]` for each array that they are themselves
 */
export function beginSoapArray(writer: Writer, value: readonly unknown[], name: QName, items: QName): void {
  if (writer instanceof EncodedWriter) writer.beginItems(value, name, items);
  else writer.beginArray(name.namespace, name.localName, value);
}

/** Whether the array that was begun last has another item. @param value - the items so far */
export function nextSoapItem(reader: Reader, value: unknown[], name: string): boolean {
  return reader instanceof EncodedReader ? reader.nextItem(value) : reader.open(name);
}

// #endregion

// #region runtime/soap/soap-encoding.ts

/** The encoding of SOAP 1.1 (5). Only packages with messages in it use this. */
export const soapEncoding: MessageEncoding = {
  encode: (message, content, soapVersion, options) =>
    encodeWith(message, content, soapVersion, ({ prefixes, first }) => {
      return new EncodedWriter("", options, { prefixes: { ...prefixes, ...ENCODING_PREFIXES }, first });
    }),
  decode: (message, text, options, purpose) =>
    readMessage(message, new EncodedReader(text, options, purpose.isRequest ?? false), purpose, options.understood),
};

// #endregion

// #region runtime/soap/undeclared-header.ts

/** What a header says of itself beside its content (SOAP 1.1, 4.2; SOAP 1.2 part 1, 5.2). */
export interface HeaderFacts {
  /** Whether a receiver that does not know the header must refuse the message; false if left out. */
  readonly mustUnderstand?: boolean | undefined;
  /** The receiver that it is for, as a URI: `actor`, in SOAP 1.2 `role`. The last one if left out. */
  readonly actor?: string | undefined;
}

/**
 * Makes a header that the contract does not declare.
 * @param element - its XML, which declares the prefixes that it uses; or what `encodeElement` returns
 * @throws EncodeError for a text that is not one element, or one that has the attribute of a fact already
 */
export function soapHeader(element: string | Pick<AnyElement, "xml">, facts: HeaderFacts = {}): UndeclaredHeader {
  const xml = typeof element === "string" ? element : element?.xml;
  const node = parseHeader(xml);
  const { mustUnderstand = false, actor } = facts;
  const own = factsIn(node);
  if ((mustUnderstand && own.mustUnderstand !== undefined) || (actor !== undefined && own.actor !== undefined))
    throw wrongHeader("an element without the attributes of SOAP that are given beside it", clarkName(node));
  const text = standaloneXml(fragmentOf(node, `<V>${xml}</V>`));
  let prefix = "h";
  while (text.includes(`xmlns:${prefix}`)) prefix += "_";
  return {
    write: (soapVersion) => {
      const understand = mustUnderstand ? ` ${prefix}:mustUnderstand="1"` : "";
      const role = actor === undefined ? "" : ` ${prefix}:${ROLE_ATTRIBUTE[soapVersion]}="${escapeAttribute(actor)}"`;
      if (understand + role === "") return text;
      return withDeclarations(text, ` xmlns:${prefix}="${SOAP_NAMESPACE[soapVersion]}"${understand}${role}`);
    },
  };
}

function parseHeader(xml: unknown): XmlNode {
  const isXml = typeof xml === "string" && isElements(xml, MAX_DEPTH);
  const [node, second] = isXml ? parseXml(`<V>${xml}</V>`, MAX_DEPTH + 1).children : [];
  if (node === undefined || second !== undefined) throw wrongHeader("one element, as XML", describeKind(xml));
  return node;
}

function wrongHeader(expected: string, found: string): EncodeError {
  return new EncodeError({ element: "Header", path: "", expected, found });
}

/** The values of SOAP's attributes, in either version. */
function factsIn(node: XmlNode): { readonly mustUnderstand: string | undefined; readonly actor: string | undefined } {
  const [first, second] = [SOAP_NAMESPACE["1.1"], SOAP_NAMESPACE["1.2"]];
  return {
    mustUnderstand: attributeOf(node, first, "mustUnderstand") ?? attributeOf(node, second, "mustUnderstand"),
    actor: attributeOf(node, first, ROLE_ATTRIBUTE["1.1"]) ?? attributeOf(node, second, ROLE_ATTRIBUTE["1.2"]),
  };
}

/** A header that has come, and that the contract does not declare. */
export interface ReceivedHeader extends AnyElement {
  readonly mustUnderstand: boolean;
  /** The receiver that it is for: `actor` or `role`; undefined if it says none. */
  readonly actor: string | undefined;
}

/**
 * The headers of a message that its contract does not declare, in their order.
 * @param headers - those that were read: `$headers` of a response, or the second argument of an implementation; or a SoapFault that a
 * client has thrown
 */
export function undeclaredHeadersOf(headers: object): ReceivedHeader[] {
  return unknownElementsOf(headers).flatMap(({ xml }) => {
    const text = `<V>${xml}</V>`;
    const [node, ...others] = parseXml(text, Number.POSITIVE_INFINITY).children;
    if (node === undefined) return [];
    // A fault keeps the Header as it came.
    const isWhole = node.localName === "Header" && soapVersionOf(node.namespace) !== undefined;
    return isWhole ? headersIn(node, text) : [node, ...others].map((header) => received(header, xml));
  });
}

function received(node: XmlNode, xml: string): ReceivedHeader {
  const { namespace, localName } = node;
  const { mustUnderstand = "", actor } = factsIn(node);
  return {
    name: { namespace, localName },
    xml,
    mustUnderstand: datatypes.boolean.parse(mustUnderstand) === true,
    actor,
  };
}

const TOO_LONG = {
  element: "Fault",
  path: "Header",
  expected: "headers without very long declarations",
  found: "some",
};

/** @throws DecodeError if they need more declarations than `limitOf` allows */
function headersIn(header: XmlNode, text: string): ReceivedHeader[] {
  let length = 0;
  return header.children.map((node) => {
    const xml = standaloneXml(fragmentOf(node, text));
    length += xml.length;
    if (length > limitOf(text)) throw new DecodeError(TOO_LONG, lineAndColumn(text, node.start));
    return received(node, xml);
  });
}

// #endregion

// #region runtime/http/exchange.ts

/** A request as any HTTP server has it, so that a handler needs no objects of the fetch standard. */
export interface PlainRequest {
  /** In upper case. */
  readonly method: string;
  /** The address, or the part of it from the path on. */
  readonly url: string;
  /** What comes before the path if the address begins there: `https://example.com`. */
  readonly origin?: string | undefined;
  /** Names in any case. */
  readonly headers: { get(name: string): string | null };
  /**
   * Reads the body as text, once.
   * @param maxLength - how many characters it may have, after it has been decompressed
   * @returns undefined if the bytes are not text in their encoding
   * @throws DecodeError if there are more characters; BodyError if it is damaged or does not arrive
   */
  text(maxLength: number): Promise<string | undefined>;
  /** The bytes of the body, decompressed, as they arrive; in place of the text. A handler reads attachments only where this is there. */
  bytes?(): ByteStream;
  /** Fires when the caller has gone. Where nobody asks for it, nothing waits for that. */
  readonly signal?: Signal | undefined;
}

/** A response that any HTTP server can send. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: SentBody;
}

/** How a body may be compressed (RFC 9110, 8.4.1). `deflate` is the format of zlib (RFC 1950). */
export type Coding = "identity" | "gzip" | "deflate";

/** The codings of a body, as the field Accept-Encoding names them. */
export const CODINGS = "gzip, deflate";

/** The coding of a body by its field Content-Encoding; undefined for one that is coded in another way, or more than once. */
export function codingOf({ headers }: Pick<PlainRequest, "headers">): Coding | undefined {
  const name = headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  if (name === "") return "identity";
  return KNOWN.get(name);
}

const KNOWN: ReadonlyMap<string, Coding> = /* @__PURE__ */ new Map([
  ["identity", "identity"],
  ["gzip", "gzip"],
  // RFC 9110, 8.4.1.3.
  ["x-gzip", "gzip"],
  ["deflate", "deflate"],
]);

/** The caller has not sent what the HTTP headers say: the body is damaged, or does not arrive whole. */
export class BodyError extends Error {
  override readonly name: string = "BodyError";
}

/** A body cannot be decompressed. */
export function codingError(coding: Coding, cause: unknown): BodyError {
  return new BodyError(`the body is not ${coding}, as its Content-Encoding says`, { cause });
}

// #endregion

// #region runtime/http/http-headers.ts

/** HTTP headers by name. Names that differ only in case are the same name (RFC 9110, 5.1). */
export type HttpHeaders = Record<string, string>;

/**
 * Merges headers. Names become lower case, and the last value of each name counts; the platform would join all values instead.
 * @throws TypeError for a value that HTTP cannot carry. It does not show the value, which may be a token; the platform's would
 */
export function lastOfEachName(...all: readonly (Readonly<HttpHeaders> | undefined)[]): HttpHeaders {
  const merged: HttpHeaders = {};
  for (const [name, value] of all.flatMap((headers) => Object.entries(plain(headers ?? {})))) {
    if (typeof value !== "string") throw new TypeError(`the HTTP header ${visibleText(name)} must be text`);
    // Field values: visible characters, spaces and tabs, and bytes above ASCII (RFC 9110, 5.5).
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value.trim()))
      throw new TypeError(`the HTTP header ${visibleText(name)} has a character that HTTP cannot carry`);
    merged[name.toLowerCase()] = value.trim();
  }
  return merged;
}

/** Plain JavaScript may give the platform's Headers. Their headers are not properties and would be lost. */
function plain(headers: Readonly<HttpHeaders>): Readonly<HttpHeaders> {
  if (Symbol.iterator in headers)
    throw new TypeError("HTTP headers must be a plain object, such as Object.fromEntries makes");
  const copy = plainCopy(headers);
  if (Object.getOwnPropertySymbols(copy).length > 0) throw new TypeError("the names of HTTP headers must be text");
  return copy;
}

/**
 * Checks the options of a client, which plain JavaScript may have left out.
 * @throws TypeError without a URL, or for one with a user or a password, which `fetch` refuses with an error that shows them
 */
export function checkUrl(options: { readonly url: unknown } | undefined): void {
  const url = options?.url;
  if (typeof url !== "string")
    throw new TypeError(
      `a client needs the option url, as text: where the endpoint is served, not ${visibleText(describeKind(url))}`,
    );
  // A parser of URLs takes these out first (URL standard, 4.4).
  const read = url.replace(/^[\0- ]+|[\t\n\r]/g, "");
  if (/^(?:[a-z][a-z\d+.-]*:)?[\\/]*[^\\/?#]*@/i.test(read))
    throw new TypeError("a url cannot hold a user or a password; the HTTP header Authorization can");
}

// #endregion

// #region runtime/http/timeout.ts

/** The longest time that timers know. With a longer one they would fire at once. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/**
 * Runs a function with a signal that fires after the timeout, with a TimeoutError, or when the given signal fires. It does not use
 * `AbortSignal.any`: in Node 20, garbage collection removes such signals, so that the timeout never comes, and every call leaves
 * something in a signal that lives longer.
 * @throws the signal's reason, even if the platform has an AbortError of its own, or if the function ignores the signal
 * @throws RangeError for a timeout that is not a number of milliseconds
 */
export async function withTimeout<T>(
  timeout: number | undefined,
  given: Signal | undefined,
  run: (signal: Signal | undefined) => Promise<T>,
): Promise<T> {
  if (given?.aborted) throw given.reason;
  const { signal, release }: Ending = timeout === undefined ? { signal: given } : startTimeout(timeout, given);
  try {
    return await (signal === undefined ? run(signal) : endedBy(signal, run(signal)));
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    release?.();
  }
}

/** Settles as the promise does, or rejects if the signal fires first. */
function endedBy<T>(signal: Signal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopListening = onAbort(signal, () => reject(signal.reason));
    promise.then(resolve, reject).finally(stopListening);
  });
}

/** What ends a call, if anything does. */
interface Ending {
  readonly signal: Signal | undefined;
  /** Stops the clock, if one runs. */
  readonly release?: () => void;
}

function startTimeout(timeout: number, given: Signal | undefined): Ending {
  // In plain JavaScript it may be text, or NaN.
  if (!(typeof timeout === "number" && timeout >= 0))
    throw new RangeError("the timeout must be a number of milliseconds, 0 or more");
  const controller = newAbortController();
  const expire = (): void => controller.abort(newTimeoutError(`no whole answer in ${timeout} ms`));
  const stopTimer = startTimer(expire, Math.min(timeout, LONGEST_TIMEOUT));
  const stopListening = given && onAbort(given, () => controller.abort(given.reason));
  const release = (): void => {
    stopTimer();
    stopListening?.();
  };
  return { signal: controller.signal, release };
}

/**
 * The functions that wait for each signal. Many calls may share one signal, and Node warns about more than ten listeners, so a
 * signal has one real listener, which calls them all.
 */
const listeners = new WeakMap<Signal, Set<() => void>>();

/** Calls a function when the signal fires, or now if it has fired. @returns a function that stops waiting */
export function onAbort(signal: Signal, listener: () => void): () => void {
  if (signal.aborted) listener();
  const all = listeners.get(signal) ?? listenersOf(signal);
  all.add(listener);
  return () => all.delete(listener);
}

function listenersOf(signal: Signal): Set<() => void> {
  const all = new Set<() => void>();
  signal.addEventListener("abort", () => {
    for (const listener of all) listener();
  });
  listeners.set(signal, all);
  return all;
}

// #endregion

// #region runtime/http/message-hooks.ts

/**
 * Sees the text of every message, and may change it: to sign it, to log it, to give it an XML declaration. Several are an onion: what is
 * sent goes through the first one first, and what is received through the last one first.
 */
export interface MessageHook {
  /** Gets a message that is about to be sent. @returns what is sent instead */
  readonly send?: ((text: string, message: SentMessage) => string | Promise<string>) | undefined;
  /** Gets a message that has come, before it is read. @returns what is read instead */
  readonly receive?: ((text: string, message: ReceivedMessage) => string | Promise<string>) | undefined;
}

interface MessageFacts {
  /** Empty if it is not known yet: on the server side, the body may have to say it. */
  readonly operation: string;
  readonly url: string;
}

/** What is known of a message that is sent. */
export interface SentMessage extends MessageFacts {
  /** What is changed here is sent: give names in lower case. */
  readonly httpHeaders: HttpHeaders;
}

/** What is known of a message that is received. */
export interface ReceivedMessage extends MessageFacts {
  readonly httpHeaders: { get(name: string): string | null };
}

/** @throws what a hook throws; the reason of the signal */
export async function afterSendHooks(
  hooks: readonly MessageHook[],
  text: string,
  message: SentMessage,
  signal?: Signal,
): Promise<string> {
  let changed = text;
  for (const hook of hooks)
    changed = await withTimeout(undefined, signal, async () => hook.send?.(changed, message) ?? changed);
  return changed;
}

/** The same for a message that was received. */
export async function afterReceiveHooks(
  hooks: readonly MessageHook[],
  text: string,
  message: ReceivedMessage,
  signal?: Signal,
): Promise<string> {
  let changed = text;
  for (const hook of hooks.toReversed())
    changed = await withTimeout(undefined, signal, async () => hook.receive?.(changed, message) ?? changed);
  return changed;
}

// #endregion

// #region runtime/http/extension.ts

/**
 * What a service may ask for beside its messages, such as addressing or security, and how clients and handlers do it. Each entry point
 * for such a thing makes one; it holds no state of a call.
 */
export interface Extension {
  /** The entry point that makes it: `addressing`. Of two with the same name the later one counts. */
  readonly name: string;
  /** The assertions of policies that it fulfils, as `{namespace}localName`. */
  readonly fulfils?: readonly string[] | undefined;
  /** The headers that it takes care of, as in the option `understood`. */
  readonly understood?: readonly string[] | undefined;
  /** Begins a call of a client; again if the call is sent again. */
  readonly beginCall?: ((call: BegunCall) => CallExtension | Promise<CallExtension>) | undefined;
  /**
   * Begins the answer of a handler, before anything of the request is read.
   * @param operations - those that are served
   * @param limits - those of the handler, for what reads the request before it does
   */
  readonly beginAnswer?:
    | ((
        request: PlainRequest,
        operations: readonly AnyOperation[],
        limits: Pick<ReaderOptions, "maxDepth">,
      ) => AnswerExtension | Promise<AnswerExtension>)
    | undefined;
}

/** What is known of a call when it begins. */
export interface BegunCall {
  readonly operation: Omit<AnyOperation, "request" | "response"> & {
    readonly response: { readonly body: Pick<Codec<never>, "write" | "hasTextBeside"> };
  };
  readonly url: string;
  readonly soapVersion: SoapVersion;
  /** The members of the request, as the program gave them. */
  readonly body: unknown;
}

/**
 * What an extension does for one call of a client. It sees the text of both messages as a hook, nearer to the network than the hooks of
 * the client's options: what its `receive` returns is what everything else reads.
 */
export interface CallExtension extends MessageHook {
  /** Headers of the request. They come after all others. */
  readonly undeclaredHeaders?: readonly UndeclaredHeader[] | undefined;
  /** For writing the request and reading the response. */
  readonly options?: (WriterOptions & ReaderOptions) | undefined;
  /**
   * Sends the request, as the client's `fetch` does, of which it gets the next one.
   * @param options - those with which the answer will be read
   */
  readonly fetch?:
    | ((url: string, request: HttpRequest, next: Fetch, options: ReaderOptions) => Promise<HttpResponse>)
    | undefined;
  /** Called with a response that has been read. @throws if it is not for this call */
  readonly check?: ((answer: ReadAnswer) => void) | undefined;
  /** Called with a fault. @throws if it is not for this call */
  readonly checkFault?: ((fault: SoapFault) => void) | undefined;
}

/** A response that has been read. */
export interface ReadAnswer {
  readonly headers: unknown;
  /** Undefined for a one-way operation. */
  readonly body: unknown;
}

/** What an extension does for one answer of a handler. As a hook, it is nearer to the network than the hooks of the handler's options. */
export interface AnswerExtension extends MessageHook {
  /** What is read in place of the request. */
  readonly request?: PlainRequest | undefined;
  /** For reading the request and writing the response. */
  readonly options?: (WriterOptions & ReaderOptions) | undefined;
  /** The operation that the message itself names; asked after `receive`. Undefined if it names none, or several have this name. */
  readonly operation?: (() => AnyOperation | undefined) | undefined;
  /** Headers of the response or of the fault, which come after all others; `"unwanted"` if nobody is to get it. */
  readonly answerHeaders?: ((answer: GivenAnswer) => readonly UndeclaredHeader[] | "unwanted") | undefined;
  /** Called with a request that has been read, before it is carried out. @throws if it is not to be carried out */
  readonly check?: ((request: ReadRequest) => void) | undefined;
  /** Gives what is sent in place of the response. */
  readonly respond?: ((response: PlainResponse) => PlainResponse | Promise<PlainResponse>) | undefined;
}

/** A request that has been read. */
export interface ReadRequest {
  readonly headers: object;
  readonly body: object;
  /** What the implementation learns of the call. */
  readonly httpHeaders: PlainRequest["headers"];
}

/** What a handler answers with. */
export interface GivenAnswer {
  /** Undefined if the request has not been read so far that it is known. */
  readonly operation: AnyOperation | undefined;
  /** The members of the response, as the implementation gave them; undefined for a fault. */
  readonly body: object | undefined;
  /** Undefined for a response. */
  readonly fault: SoapFault | undefined;
}

/** All extensions of some lists. One that has the name of a later one is left out. */
export function allExtensions(...lists: readonly (readonly Extension[] | undefined)[]): readonly Extension[] {
  const all = lists.flatMap((list) => list ?? []);
  return all.filter(({ name }, index) => !all.slice(index + 1).some((later) => later.name === name));
}

/** What a service asks for and only an extension does: the names of assertions, and the entry points that make such extensions. */
export type Asked = Readonly<Record<string, string>>;

/** @throws TypeError for assertions that neither an extension nor the program itself fulfils */
export function checkFulfilled(
  asked: Asked,
  extensions: readonly Extension[],
  fulfilled: readonly string[] = [],
): void {
  const known = [...fulfilled, ...extensions.flatMap(({ fulfils = [] }) => fulfils)];
  const lacking = Object.keys(asked).filter((assertion) => !known.includes(assertion));
  if (lacking.length === 0) return;
  const shown = lacking.map((assertion) => `${assertion} (entry point ${asked[assertion]})`).join(", ");
  throw new TypeError(
    visibleText(`the service asks for ${shown}: give the client extensions, or name it in the option fulfilled`),
  );
}

// #endregion

// #region runtime/http/own-error.ts

/**
 * The errors of handlers that answered "internal error". Where a handler takes the place of `fetch`, its client and its author are
 * in one process, so the client's error has the author's as its `cause`. Nothing of it is in the response, which may go elsewhere.
 */
const ownErrors = new WeakMap<object, unknown>();

export function keepOwnError(response: object, error: unknown): void {
  ownErrors.set(response, error);
}

/** Keeps with a response what is kept with another form of it. */
export function passOwnError(from: object, to: object): void {
  if (ownErrors.has(from)) ownErrors.set(to, ownErrors.get(from));
}

/** Gives an error the cause that the response is kept with, if it is. */
export function addOwnError(error: Error, response: object): void {
  if (!ownErrors.has(response)) return;
  // Like the cause of a constructor, it is no enumerable property.
  const value = ownErrors.get(response);
  Object.defineProperty(error, "cause", { value, configurable: true, writable: true });
}

// #endregion

// #region runtime/http/media-type.ts

/** What a Content-Type field says (RFC 9110, 8.3.1). */
export interface MediaType {
  /** Type and subtype in lower case: `text/xml`. */
  readonly name: string;
  /** Values by names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * Reads the value of a Content-Type field. The platform joins a field that came twice with a comma: the first one counts.
 * @returns undefined if there is no field, or if it names no media type
 */
export function parseMediaType(field: string | null | undefined): MediaType | undefined {
  // Each message asks several times for its own, and most messages have the same.
  if (field !== last.field) last = { field, mediaType: readMediaType(field ?? "") };
  return last.mediaType;
}

let last: { readonly field: string | null | undefined; readonly mediaType: MediaType | undefined } = {
  field: undefined,
  mediaType: undefined,
};

function readMediaType(field: string): MediaType | undefined {
  const [first = "", ...rest] = splitField(field);
  const name = first.trim();
  if (!MEDIA_TYPE.test(name)) return undefined;
  const parameters = new Map<string, string>();
  for (const piece of rest) {
    const equals = piece.indexOf("=");
    const key = piece.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    // Whoever reads only the beginning of the field sees the first of two with one name.
    if (key !== "" && !parameters.has(key)) parameters.set(key, readValue(piece.slice(equals + 1).trim()));
  }
  return { name: name.toLowerCase(), parameters };
}

const MEDIA_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;

/** The pieces between semicolons, up to a comma that begins another value of the field. What is quoted is not looked into. */
function splitField(field: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < field.length; at++) {
    const character = field.charAt(at);
    if (character === '"') at = endOfQuoted(field, at);
    if (character === "," && endsValue(field, at)) return [...pieces, field.slice(from, at)];
    if (character !== ";") continue;
    pieces.push(field.slice(from, at));
    from = at + 1;
  }
  return [...pieces, field.slice(from)];
}

/** The offset of the quotation mark that ends a quoted string (RFC 9110, 5.6.4), or the end of the field. */
function endOfQuoted(field: string, start: number): number {
  for (let at = start + 1; at < field.length; at++) {
    if (field.charAt(at) === "\\") at++;
    else if (field.charAt(at) === '"') return at;
  }
  return field.length;
}

/** Some clients send an address without quotes, and it may have a comma: one ends the value if a blank or a media type follows. */
function endsValue(field: string, comma: number): boolean {
  const end = field.slice(comma + 1).search(/[;,]|$/);
  const next = field.slice(comma + 1, comma + 1 + end);
  return /^(?:[ \t]|$)/.test(next) || MEDIA_TYPE.test(next.trim());
}

/** The value of a parameter (RFC 9110, 5.6.6). Single quotes are no part of HTTP, but some servers send them. */
function readValue(text: string): string {
  if (text.startsWith('"')) return text.slice(1, endOfQuoted(text, 0)).replace(/\\(.)/g, "$1");
  const [value = ""] = text.split(/[ \t]/, 1);
  return value.startsWith("'") ? value.replaceAll("'", "") : value;
}

/** Whether a body has several parts, such as a message with attachments (MTOM, SOAP with Attachments). */
export function isMultipart(mediaType: MediaType | undefined): boolean {
  return mediaType?.name.startsWith("multipart/") === true;
}

// #endregion

// #region runtime/http/soap-action.ts

/**
 * The HTTP headers of a request. WCF finds the operation by SOAPAction in SOAP 1.1 (6.1.1), and by the parameter `action` in 1.2
 * (part 2, 6.5). Without an action, SOAP 1.1 wants empty quotes (WS-I Basic Profile 1.1, R2745); in 1.2 the parameter is left out.
 */
export function protocolHeaders(soapVersion: SoapVersion, action: string): HttpHeaders {
  const quoted = `"${encodeUri(action)}"`;
  const type = `${MEDIA_TYPES[soapVersion]}; charset=utf-8`;
  if (soapVersion === "1.1") return { "Content-Type": type, SOAPAction: quoted };
  return { "Content-Type": action === "" ? type : `${type}; action=${quoted}` };
}

/** SOAP 1.1, 6; SOAP 1.2 part 2, 7.1.4. */
export const MEDIA_TYPES: Readonly<Record<SoapVersion, string>> = {
  "1.1": "text/xml",
  "1.2": "application/soap+xml",
};

/** The SOAP version that the media type of a request stands for, or undefined. */
export function soapVersionOfRequest({ headers }: Pick<PlainRequest, "headers">): SoapVersion | undefined {
  const name = parseMediaType(headers.get("content-type"))?.name;
  if (name === MEDIA_TYPES["1.1"]) return "1.1";
  return name === MEDIA_TYPES["1.2"] ? "1.2" : undefined;
}

/**
 * The action of a request: the parameter of the content type, or SOAPAction if there is none.
 * @returns empty text if the request names no action; then the element in its body says what it is for
 */
export function actionOf({ headers }: Pick<PlainRequest, "headers">): string {
  const parameter = parseMediaType(headers.get("content-type"))?.parameters.get("action") ?? "";
  const header = (headers.get("soapaction") ?? "").trim().replace(/^"(.*)"$/, "$1");
  return decodeBytes(parameter === "" ? header : parameter);
}

/** Platforms make a character of each byte of a field. If they are UTF-8, this gives the text; otherwise it is Latin-1 already. */
function decodeBytes(field: string): string {
  try {
    return decodeURIComponent(field.replaceAll("%", "%25").replace(/[\x80-\xff]/g, percentEncoded));
  } catch {
    return field;
  }
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

// #endregion

// #region runtime/http/handler-faults.ts

/** The part of a handler's options that faults need. */
export interface FaultOptions extends WriterOptions {
  /**
   * Called with every error of which the caller learns only that there was one, and with the name of the operation, which is empty
   * if the error came before the operation was known. If left out, both are printed with `console.error`.
   */
  readonly onError?: ((error: unknown, operation: string) => void) | undefined;
}

/** The fault that the caller gets for an error. */
export function faultFor(error: unknown, operation: string, options: FaultOptions): SoapFault {
  try {
    if (!(error instanceof SoapFault)) return ownFault(error, operation, options);
    const written = error instanceof DeclaredFault ? withDetail(error, options) : error;
    const known = withHeaders(written, headersSentWith(error));
    checkFault(known, options);
    return known;
  } catch (wrong) {
    // A fault that cannot be written is an error of whoever made it.
    return ownFault(wrong, operation, options);
  }
}

/** What the caller gets for an error that does not concern the caller. */
class OwnFault extends SoapFault {
  constructor(error: unknown) {
    super(fault("Server", "internal error"), { cause: error });
  }
}

function ownFault(error: unknown, operation: string, options: FaultOptions): OwnFault {
  tellError(error, operation, options);
  return new OwnFault(error);
}

/** Tells `onError`. The caller gets a response even if `onError` throws, rejects or never ends. */
export function tellError(error: unknown, operation: string, { onError = printError }: FaultOptions): void {
  const tell = async (): Promise<void> => onError(error, operation);
  tell().catch((wrong: unknown) => printError(wrong, operation));
}

/** The answer to a header that must be understood and is not (SOAP 1.1, 4.4.1; SOAP 1.2 part 1, 5.4.8). */
class NotUnderstoodFault extends SoapFault {
  readonly headers: readonly QName[];

  constructor({ headers }: NotUnderstoodError) {
    const [first, ...others] = headers.map(clarkName);
    const all = others.length === 0 ? `the header ${first}` : `each of the headers ${[first, ...others].join(", ")}`;
    super(fault("MustUnderstand", `${all} must be understood, and is not`));
    this.headers = headers;
  }
}

/** The answer to an envelope of another version than one that is known, or than the content type says. */
export class VersionMismatchFault extends SoapFault {
  constructor(reason: string) {
    super(fault("VersionMismatch", reason));
  }
}

/**
 * The answer to a request that cannot be read.
 * @param payload - the name of the element in the body, if the operation is known
 */
export function readingFault(error: DecodeError, payload: string | undefined): SoapFault {
  if (error instanceof NotUnderstoodError) return new NotUnderstoodFault(error);
  if (!(error instanceof RefusedMessageError))
    return fault("Client", error.message, error.element === payload ? [callSubcode("BadArguments")] : []);
  return error.code === "VersionMismatch" ? new VersionMismatchFault(error.message) : fault(error.code, error.message);
}

/** The answer to a request for an operation that is not served. */
export function notPresent(reason: string): SoapFault {
  return fault("Client", reason, [callSubcode("ProcedureNotPresent")]);
}

/** A body that HTTP refuses before SOAP has seen it: the status says why, and the fault says it to people. */
export class RefusedBodyFault extends SoapFault {
  readonly status: 400 | 408 | 413;

  constructor(status: 400 | 408 | 413, reason: string) {
    super(fault("Client", reason));
    this.status = status;
  }
}

/**
 * The status is 500 for faults, as SOAP 1.1 wants it (6.2). SOAP 1.2 has 400 for those that blame the caller (part 2, 7.5.2.2),
 * but WCF answers with 500 in both versions, and WCF's clients take a 400 for no SOAP message and never read the fault. Only a
 * body that is no message for SOAP has another status.
 */
export function faultResponse(
  error: SoapFault,
  soapVersion: SoapVersion,
  options: WriterOptions,
  added: readonly UndeclaredHeader[] = [],
): PlainResponse {
  const status = error instanceof RefusedBodyFault ? error.status : 500;
  const headers = [...headersOf(error), ...added];
  const response = xmlResponse(
    encodeFault(error, soapVersion, options, [...headersSentWith(error), ...headers]),
    status,
    soapVersion,
  );
  if (error instanceof OwnFault) keepOwnError(response, error.cause);
  return response;
}

/** The headers in which SOAP says more of a fault. */
function headersOf(error: SoapFault): readonly UndeclaredHeader[] {
  if (error instanceof VersionMismatchFault) return [upgradeHeader()];
  return error instanceof NotUnderstoodFault ? error.headers.map(notUnderstoodHeader) : [];
}

export function xmlResponse(body: string, status: number, soapVersion: SoapVersion): PlainResponse {
  return { status, headers: XML_HEADERS[soapVersion], body };
}

const XML_HEADERS = {
  "1.1": { "Content-Type": `${MEDIA_TYPES["1.1"]}; charset=utf-8` },
  "1.2": { "Content-Type": `${MEDIA_TYPES["1.2"]}; charset=utf-8` },
} as const;

/**
 * A fault of the handler's own. Its code is that of SOAP 1.1; for 1.2 it gets the name that it has there. What the reason repeats of
 * a request is anybody's, and of any length.
 */
export function fault(localName: OwnCode, reason: string, subcodes: readonly QName[] = []): SoapFault {
  const code = { namespace: SOAP_NAMESPACE["1.1"], localName };
  const shown = visibleText(reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason);
  return new SoapFault({ code, subcodes, reason: shown, actor: undefined, detail: undefined });
}

type OwnCode = "Client" | "DataEncodingUnknown" | "MustUnderstand" | "Server" | "VersionMismatch";

/** The finer code for a call whose operation or members are wrong (SOAP 1.2 part 2, 4.4). SOAP 1.1 has none. */
function callSubcode(localName: "BadArguments" | "ProcedureNotPresent"): QName {
  return { namespace: "http://www.w3.org/2003/05/soap-rpc", localName };
}

/** Characters: more than any error of the reader has. */
const LONGEST_REASON = 1500;

// #endregion

// #region runtime/http/service-documents.ts

/** The WSDL of a service and the documents that it refers to, for whoever asks for `?wsdl`. */
export interface ServiceDocuments {
  /**
   * The document for a query: `wsdl`, `wsdl=wsdl0`, `xsd=xsd0`, in any case.
   * @param address - where the service is called; it replaces the addresses in the WSDL, and the locations of the other documents
   * @returns undefined if no document has this query
   */
  document(query: string, address: string): string | undefined;
}

/**
 * Publishes documents under the queries of WCF. Nothing else can be asked for: who asks gives a query, and never the name of a file.
 * @param wsdl - the name of the WSDL among the files
 * @param files - the texts by name: paths with slashes, relative to one folder, as the documents refer to each other. A reference to
 * another document stays as it is
 * @throws TypeError if the WSDL is not among the files; DecodeError for a document that is not XML
 */
export function publishDocuments(wsdl: string, files: Readonly<Record<string, string>>): ServiceDocuments {
  const documents = collectDocuments(wsdl, new Map(Object.entries(files)));
  const queries = new Map([...documents].map(([query, { name }]) => [name, query]));
  return {
    document: (query, address) => {
      const found = documents.get(query.toLowerCase());
      if (found === undefined) return undefined;
      const { text, places, name } = found;
      let [written, at] = ["", 0];
      for (const { start, end, location } of places) {
        const other = location === undefined ? "" : queries.get(resolveLocation(location, name));
        if (other === undefined) continue;
        written += `${text.slice(at, start)}"${escapeAttribute(other === "" ? address : `${address}?${other}`)}"`;
        at = end;
      }
      return written + text.slice(at);
    },
  };
}

/** A document, and the places in it that are written anew. */
interface PublishedDocument {
  readonly name: string;
  readonly text: string;
  readonly places: readonly Place[];
}

/** The value of an attribute with its quotes: the location of another document, or the address of the service. */
interface Place {
  readonly start: number;
  readonly end: number;
  /** Undefined for the address. */
  readonly location: string | undefined;
}

/** All documents that can be asked for, by query, in the order of the references to them. */
function collectDocuments(wsdl: string, files: ReadonlyMap<string, string>): Map<string, PublishedDocument> {
  const found = new Map<string, PublishedDocument>();
  const seen = new Set<string>();
  const counts = { wsdl: 0, xsd: 0 };
  const pending = [wsdl];
  for (let name = pending.shift(); name !== undefined; name = pending.shift()) {
    const text = files.get(name);
    if (text === undefined || seen.has(name)) continue;
    seen.add(name);
    const { kind, places } = findPlaces(text, name);
    found.set(found.size === 0 ? "wsdl" : `${kind}=${kind}${counts[kind]++}`, { name, text: asUtf8(text), places });
    for (const { location } of places) if (location !== undefined) pending.push(resolveLocation(location, name));
  }
  if (found.size === 0) throw new TypeError(`there is no document ${quote(wsdl)} among the files`);
  return found;
}

/** The locations of the documents that a WSDL or a schema refers to. @throws DecodeError for a text that is not XML */
export function locationsIn(text: string, name: string): string[] {
  return findPlaces(asUtf8(text), name).places.flatMap(({ location }) => location ?? []);
}

function findPlaces(given: string, name: string): { kind: "wsdl" | "xsd"; places: Place[] } {
  const text = asUtf8(given);
  const places: Place[] = [];
  const parser = newSaxesParser();
  let kind: "wsdl" | "xsd" | undefined;
  parser.on("error", ({ message }) => {
    const facts = { element: name, path: "", expected: "well-formed XML", found: message.replace(/^\d+:\d+: /, "") };
    throw new DecodeError(facts, lineAndColumn(text, parser.position));
  });
  parser.on("opentag", (tag) => {
    kind ??= tag.uri === XSD_NAMESPACE ? "xsd" : "wsdl";
    const attribute = attributeToWrite(tag);
    if (attribute === undefined) return;
    // The parser is after the tag, and a tag contains no "<" (XML 1.0, 3.1).
    const start = text.lastIndexOf("<", parser.position - 1);
    const place = placeOf(attribute, text.slice(start, parser.position));
    const location = attribute === "schemaLocation" || tag.uri === WSDL ? tag.attributes[attribute]?.value : undefined;
    if (place !== undefined) places.push({ start: start + place.start, end: start + place.end, location });
  });
  parser.write(text).close();
  return { kind: kind ?? "wsdl", places };
}

const WSDL = "http://schemas.xmlsoap.org/wsdl/";

const SOAP_BINDINGS: readonly string[] = [`${WSDL}soap/`, `${WSDL}soap12/`];

/** The attribute of an element that says where something is. */
function attributeToWrite({ uri, local }: SaxesTagNS): "location" | "schemaLocation" | undefined {
  if (uri === WSDL && local === "import") return "location";
  if (uri === XSD_NAMESPACE && /^(?:import|include|redefine)$/.test(local)) return "schemaLocation";
  return SOAP_BINDINGS.includes(uri) && local === "address" ? "location" : undefined;
}

/** The range of an attribute's value in a tag, with its quotes. */
function placeOf(name: string, tag: string): { start: number; end: number } | undefined {
  // Names and values are matched in turn, so text inside a value never counts as an attribute.
  for (const { 0: whole, 1: found, 2: quoted = "", index } of tag.matchAll(ATTRIBUTE)) {
    const end = index + whole.length;
    if (found === name) return { start: end - quoted.length, end };
  }
  return undefined;
}

/** Matches from the first character of a name only, so that a long name is not tried from each of its characters. */
const ATTRIBUTE = /(?<![^ \t\r\n=<>"'/])([^ \t\r\n=<>"'/]+)[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')/g;

/** The name of the document that a location means in another one: relative to its folder (RFC 3986, 5.2). */
export function resolveLocation(location: string, from: string): string {
  const path = decodeLocation(trimSpace(location));
  if (/^[a-z][a-z\d+.-]*:|^[\\/]/i.test(path)) return path;
  const steps = from.split("/").slice(0, -1);
  for (const step of path.split(/[\\/]/)) {
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function decodeLocation(location: string): string {
  try {
    return decodeURIComponent(location);
  } catch {
    return location;
  }
}

/** The document is sent in UTF-8, and must declare it. */
function asUtf8(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/^(<\?xml[^>]*?\sencoding\s*=\s*["'])[^"']*/, "$1utf-8");
}

// #endregion

// #region runtime/http/handler-options.ts

export interface HandlerOptions extends ReaderOptions, FaultOptions {
  /** See and change the text of requests and responses, and of faults. An error of a hook is one of the handler's own. */
  readonly messageHooks?: readonly MessageHook[] | undefined;
  /** What the handler does beside the messages, such as addressing and security. Each has a part in both messages. */
  readonly extensions?: readonly Extension[] | undefined;
  /** What is sent to whoever asks for `?wsdl`: what `publishDocuments` returns, or on Node.js `readDocuments`. Nothing if left out. */
  readonly documents?: ServiceDocuments | undefined;
  /**
   * Where the service is called, as its WSDL is to say: `https://example.com/Orders.svc`. If left out, it is the address of the request
   * for the WSDL, which a proxy may have changed.
   */
  readonly address?: string | undefined;
  /**
   * How many milliseconds a request may take to arrive, and as many for the implementation to answer it. After that, the caller gets a
   * fault, and in the second case `onError` the TimeoutError. No limit if left out.
   */
  readonly timeout?: number | undefined;
}

/** The options with what extensions do for one answer. */
export interface AnswerOptions extends HandlerOptions {
  readonly parts?: readonly AnswerExtension[] | undefined;
}

// #endregion

// #region runtime/http/answer-query.ts

/** Answers a request that has no message: one for the WSDL, or one with a method that is not served. */
export function answerWithoutMessage(
  request: PlainRequest,
  { documents, address: given }: HandlerOptions,
): PlainResponse {
  const { method, url } = request;
  // A response with this status must say what is allowed (RFC 9110, 15.5.6).
  if (documents === undefined) return emptyResponse(405, { Allow: "POST" });
  if (method !== "GET" && method !== "HEAD") return emptyResponse(405, { Allow: "GET, HEAD, POST" });
  const [called = "", query = ""] = url.split(/[?#]/, 2);
  const address = given ?? (called.startsWith("/") ? `${request.origin ?? ""}${called}` : called);
  if (query === "") return textResponse(200, `a SOAP service; its WSDL: ${address}?wsdl\n`);
  const text = documents.document(query, address);
  if (text === undefined) return textResponse(404, "no such document\n");
  return { status: 200, headers: { "Content-Type": "text/xml; charset=utf-8" }, body: text };
}

function textResponse(status: number, body: string): PlainResponse {
  return { status, headers: { "Content-Type": "text/plain; charset=utf-8" }, body };
}

export function emptyResponse(status: number, headers: PlainResponse["headers"]): PlainResponse {
  return { status, headers, body: "" };
}

// #endregion

// #region runtime/http/call-signal.ts

/**
 * Gives the facts of a call its signal. It is made only for an implementation that asks for it, because most do not.
 * @param late - fires when the time for the answer is over
 */
export function withSignal<Facts extends object>(
  facts: Facts,
  late: Signal | undefined,
  request: Pick<PlainRequest, "signal">,
): Facts & { readonly signal: Signal | undefined } {
  return {
    ...facts,
    get signal() {
      return firstOf(late, request.signal);
    },
  };
}

/** A signal that fires when one of two does. */
function firstOf(late: Signal | undefined, gone: Signal | undefined): Signal | undefined {
  if (late === undefined || gone === undefined) return late ?? gone;
  const controller = newAbortController();
  for (const signal of [late, gone]) onAbort(signal, () => controller.abort(signal.reason));
  return controller.signal;
}

// #endregion

// #region runtime/http/dispatch.ts

/** Something that serves an operation, and what of the operation tells its requests from others. */
export interface Addressed {
  readonly operation: Pick<Operation<never, never, never, never>, "name" | "soapAction"> & {
    readonly request: {
      readonly element?: QName | undefined;
      readonly body?: { readonly form?: "bare" | "parts" } | undefined;
    };
  };
}

/**
 * Finds the operation that a request is for: by its action, and where that is not enough by the element in its body, by which all
 * operations of a service can be told apart (WS-I Basic Profile 1.1, R2710). The action is empty for a request that names none.
 */
export class Dispatch<Served extends Addressed> {
  readonly #served: readonly Served[];
  /** By encoded action. */
  readonly #byAction = new Map<string, Served[]>();

  /** @throws TypeError for two operations with the same action and the same element: no request could tell them apart */
  constructor(served: readonly Served[]) {
    this.#served = served;
    const known = new Map<string, string>();
    for (const one of served) {
      const { operation } = one;
      const action = encodeUri(operation.soapAction);
      const same = this.#byAction.get(action);
      if (same === undefined) this.#byAction.set(action, [one]);
      else same.push(one);
      const address = addressOf(operation);
      const other = known.get(address);
      if (other !== undefined)
        throw new TypeError(
          `one of ${quote(other)} and ${quote(operation.name)} can be served: action and element are the same`,
        );
      known.set(address, operation.name);
    }
  }

  /**
   * What serves operations with this action; all for a request without one. An operation that has none is for any action: JAX-WS then
   * sends the one of WS-Addressing.
   */
  withAction(action: string): readonly Served[] {
    if (action === "") return this.#served;
    const exact = this.#havingExactly(encodeUri(action));
    return exact.length > 0 ? exact : this.#havingExactly("");
  }

  /**
   * What serves operations with this action that take this element. Without an action, those that have none come first.
   * @param element - undefined for an empty body
   */
  taking(element: QName | undefined, action: string): readonly Served[] {
    const name = showElement(element);
    const takes = ({ operation }: Served): boolean => showElement(operation.request.element) === name;
    const exact = this.#havingExactly(encodeUri(action)).filter(takes);
    if (exact.length > 0) return exact;
    const known = this.withAction(action);
    const named = known.filter(takes);
    return named.length > 0 ? named : known.filter(takesOthers);
  }

  /** What serves an operation that is known already. */
  serving(operation: Served["operation"] | undefined): Served | undefined {
    return operation && this.#served.find((one) => one.operation === operation);
  }

  #havingExactly(encoded: string): readonly Served[] {
    return this.#byAction.get(encoded) ?? [];
  }
}

/** What tells the requests of an operation from those of others: the action, and the element in the body. */
export function addressOf({ soapAction, request }: Addressed["operation"]): string {
  return `${encodeUri(soapAction)} ${showElement(request.element)}`;
}

/** Whether an operation takes requests whose first element is one of several, or any. */
function takesOthers({ operation: { request } }: Addressed): boolean {
  return request.element === undefined && request.body?.form === "parts";
}

function showElement(element: QName | undefined): string {
  return element === undefined ? "" : clarkName(element);
}

// #endregion

// #region runtime/http/extended-call.ts

/** The options of a client that extensions add to. */
interface ExtendableOptions extends ReaderOptions, WriterOptions {
  readonly messageHooks?: readonly MessageHook[] | undefined;
  readonly fetch?: Fetch | undefined;
}

/** A call with what extensions add to it. */
export interface ExtendedCall<Options> {
  readonly options: Options;
  readonly undeclaredHeaders: readonly UndeclaredHeader[];
  check(answer: ReadAnswer | SoapFault): void;
}

/** Begins a call with each extension. */
export async function extendCall<Options extends ExtendableOptions>(
  extensions: readonly Extension[],
  call: BegunCall,
  options: Options,
): Promise<ExtendedCall<Options>> {
  if (extensions.length === 0) return { options, undeclaredHeaders: [], check() {} };
  const parts: CallExtension[] = [];
  for (const { beginCall } of extensions) if (beginCall) parts.push(await beginCall(call));
  const extended = withParts(extensions, parts, options);
  const around = (next: Fetch, { fetch }: CallExtension): Fetch =>
    fetch === undefined ? next : (url, request) => fetch(url, request, next, extended);
  return {
    options: { ...extended, fetch: parts.reduce(around, options.fetch ?? platformFetch) },
    undeclaredHeaders: parts.flatMap(({ undeclaredHeaders = [] }) => undeclaredHeaders),
    check: (answer) => {
      for (const { check, checkFault } of parts)
        if (answer instanceof SoapFault) checkFault?.(answer);
        else check?.(answer);
    },
  };
}

/** Options with what extensions add for one exchange. Their hooks come after all others. */
export function withParts<Options extends Omit<ExtendableOptions, "fetch">>(
  extensions: readonly Extension[],
  parts: readonly (MessageHook & Pick<CallExtension, "options">)[],
  options: Options,
): Options {
  const extended = { ...options };
  for (const part of parts) Object.assign(extended, part.options);
  const understood = [...(options.understood ?? []), ...extensions.flatMap((extension) => extension.understood ?? [])];
  return { ...extended, understood, messageHooks: [...(options.messageHooks ?? []), ...parts] };
}

// #endregion

// #region runtime/http/extended-answer.ts

/** A request, and the options for its answer. */
export interface BegunAnswer {
  readonly request: PlainRequest;
  readonly options: AnswerOptions;
}

/** Begins an answer with each extension. The last one is nearest to the network, so it sees the request first. */
export async function beginAnswer(
  extensions: readonly Extension[],
  request: PlainRequest,
  operations: readonly AnyOperation[],
  options: HandlerOptions,
): Promise<BegunAnswer> {
  const parts: AnswerExtension[] = [];
  let read = request;
  for (const extension of extensions.toReversed()) {
    const part = await extension.beginAnswer?.(read, operations, options);
    if (part === undefined) continue;
    parts.unshift(part);
    read = part.request ?? read;
  }
  return { request: read, options: { ...withParts(extensions, parts, options), parts } };
}

/** Whether the message itself may name its operation, so that its action need not. */
export function isNamedByMessage({ parts = [] }: AnswerOptions): boolean {
  return parts.some(({ operation }) => operation !== undefined);
}

/** The operation that the message itself names. */
export function namedOperation({ parts = [] }: AnswerOptions): AnyOperation | undefined {
  return parts.map(({ operation }) => operation?.()).find((named) => named !== undefined);
}

/** The headers that extensions add to an answer; `"unwanted"` if nobody is to get it. */
export function answerHeaders(
  { parts = [] }: AnswerOptions,
  answer: GivenAnswer,
): readonly UndeclaredHeader[] | "unwanted" {
  const headers: UndeclaredHeader[] = [];
  for (const part of parts) {
    const own = part.answerHeaders?.(answer) ?? [];
    if (own === "unwanted") return own;
    headers.push(...own);
  }
  return headers;
}

/** What is sent in place of a response. */
export async function extendResponse({ parts = [] }: AnswerOptions, response: PlainResponse): Promise<PlainResponse> {
  let sent = response;
  for (const { respond } of parts) sent = (await respond?.(sent)) ?? sent;
  return sent;
}

// #endregion

// #region runtime/http/answer-request.ts

/** An operation that is served, and the function that does it. */
export interface Served {
  readonly operation: AnyOperation;
  readonly implement: (
    request: object,
    headers: object,
    call: ReceivedCall,
  ) => MaybePromise<Answer<object, object> | undefined>;
}

/** What an implementation may ask about a call beside its message. */
export interface ReceivedCall {
  readonly operation: string;
  /** The address that was called, or the part of it from the path on, as the server has it. */
  readonly url: string;
  readonly httpHeaders: { get(name: string): string | null };
  /** Fires when the time for the answer is over, or when the caller has gone. Undefined if neither can be known. */
  readonly signal?: Signal | undefined;
}

export type MaybePromise<T> = T | Promise<T>;

/** What an implementation returns. */
export interface Answer<Response, Headers> {
  /** The members of the response. */
  readonly body: Response;
  readonly headers?: Headers | undefined;
  /** Headers that the contract does not declare; `soapHeader` makes one. */
  readonly undeclaredHeaders?: readonly UndeclaredHeader[] | undefined;
}

/** How many characters a request may have if the options do not say. Anybody who reaches a handler can send it as many as they like. */
const MAX_REQUEST = 2 ** 24;

/** Gives a response for every request in SOAP: that of the operation, or a fault for every error. */
export async function answerRequest(
  request: PlainRequest,
  soapVersion: SoapVersion,
  dispatch: Dispatch<Served>,
  options: AnswerOptions,
): Promise<PlainResponse> {
  let known: AnyOperation | undefined;
  const finish = (response: PlainResponse): Promise<PlainResponse> =>
    afterHooks(response, knownName(known), request, options);
  try {
    const receiving = (): Promise<ReceivedRequest> => orFault(() => receive(request, dispatch, options));
    const { served, text } = await inTime(receiving, options, ({ message }) => new RefusedBodyFault(408, message));
    const { operation, implement } = served;
    known = operation;
    const { headers, body } = await orFault(
      () => readRequest(text, soapVersion, operation, options),
      operation.request.element?.localName,
    );
    const call = { operation: operation.name, url: request.url, httpHeaders: request.headers };
    for (const { check } of options.parts ?? []) check?.({ headers, body, httpHeaders: call.httpHeaders });
    const implementing = (): MaybePromise<unknown> =>
      inTime(
        (late) => implement(body, headers, withSignal(call, late, request)),
        options,
        (error) => error,
      );
    if (operation.response === noResponse) return await accept(implementing, operation.name, options);
    const answer = await implementing();
    checkAnswer(answer, operation.name);
    const response = respond(operation, answer, soapVersion, options);
    return response === undefined ? ACCEPTED : await finish(response);
  } catch (error) {
    const response = respondFault(error, known, soapVersion, options);
    if (response === undefined) return ACCEPTED;
    const late = (wrong: unknown): PlainResponse => respondFault(wrong, known, soapVersion, options) ?? ACCEPTED;
    return finish(response).catch(late);
  }
}

function knownName(operation: AnyOperation | undefined): string {
  return operation?.name ?? "";
}

/** The response; undefined if nobody is to get it. */
function respond(
  operation: AnyOperation,
  answer: Answer<object, object>,
  soapVersion: SoapVersion,
  options: AnswerOptions,
): PlainResponse | undefined {
  const added = answerHeaders(options, { operation, body: answer.body, fault: undefined });
  if (added === "unwanted") return undefined;
  const undeclaredHeaders = [...(answer.undeclaredHeaders ?? []), ...added];
  const text = encodeMessage(operation.response, { ...answer, undeclaredHeaders }, soapVersion, options);
  return xmlResponse(text, 200, soapVersion);
}

/** The fault for an error; undefined if nobody is to get it. */
function respondFault(
  error: unknown,
  operation: AnyOperation | undefined,
  soapVersion: SoapVersion,
  options: AnswerOptions,
): PlainResponse | undefined {
  const fault = faultFor(error, knownName(operation), options);
  const added = answerHeaders(options, { operation, body: undefined, fault });
  return added === "unwanted" ? undefined : faultResponse(fault, soapVersion, options, added);
}

/**
 * Runs a step of an answer within the time of the options.
 * @param late - makes the error for a step that takes longer, from a TimeoutError that says how long
 */
async function inTime<T>(
  step: (signal: Signal | undefined) => MaybePromise<T>,
  { timeout }: HandlerOptions,
  late: (error: Error) => Error,
): Promise<T> {
  if (timeout === undefined) return step(undefined);
  const given: { signal?: Signal | undefined } = {};
  try {
    return await withTimeout(timeout, undefined, async (signal) => {
      given.signal = signal;
      return step(signal);
    });
  } catch (error) {
    const isLate = error instanceof Error && given.signal?.aborted === true && error === given.signal.reason;
    throw isLate ? late(newTimeoutError(`not over within ${timeout} ms`)) : error;
  }
}

/** The response after the hooks for what is sent. */
async function afterHooks(
  response: PlainResponse,
  operation: string,
  { url }: PlainRequest,
  { messageHooks }: HandlerOptions,
): Promise<PlainResponse> {
  const { body: text } = response;
  if (messageHooks === undefined || typeof text !== "string") return response;
  const httpHeaders = lastOfEachName(response.headers);
  const body = await afterSendHooks(messageHooks, text, { operation, url, httpHeaders });
  const changed = { ...response, headers: httpHeaders, body };
  passOwnError(response, changed);
  return changed;
}

/**
 * Runs a one-way operation. The caller learns only that the request has arrived (WS-I Basic Profile 1.1, R2714 and R2715), so any error is
 * one for `onError`.
 */
async function accept(
  implement: () => MaybePromise<unknown>,
  operation: string,
  options: HandlerOptions,
): Promise<PlainResponse> {
  try {
    await implement();
  } catch (error) {
    tellError(error, operation, options);
  }
  return ACCEPTED;
}

const ACCEPTED: PlainResponse = { status: 202, headers: {}, body: "" };

/**
 * Runs what reads a request. Only here is a DecodeError about the request: an implementation may have one of its own.
 * @param payload - the name of the element in the body, if the operation is known
 */
async function orFault<T>(read: () => MaybePromise<T>, payload?: string): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof DecodeError ? readingFault(error, payload) : error;
  }
}

interface ReceivedRequest {
  readonly served: Served;
  readonly text: string;
}

/**
 * Reads the text of a request, and finds what serves its operation. If nothing serves its action, the body is not read, unless the
 * message itself may name the operation.
 * @throws SoapFault for what the caller is to know
 */
async function receive(
  request: PlainRequest,
  dispatch: Dispatch<Served>,
  options: AnswerOptions,
): Promise<ReceivedRequest> {
  const action = actionOf(request);
  const [first, ...others] = dispatch.withAction(action);
  const unknown = first === undefined ? notPresent(`no operation for the action ${quote(action)}`) : undefined;
  if (unknown !== undefined && !isNamedByMessage(options)) throw unknown;
  const sent = await bodyOf(request, options);
  if (sent === undefined) throw fault("Client", "the body is not text in its encoding");
  const certain = action !== "" && others.length === 0 ? first : undefined;
  const { url, headers: httpHeaders } = request;
  const facts = { operation: knownName(certain?.operation), url, httpHeaders };
  const text = await afterReceiveHooks(options.messageHooks ?? [], sent, facts);
  const named = dispatch.serving(namedOperation(options));
  if (unknown !== undefined && named === undefined) throw unknown;
  return { served: named ?? certain ?? servedByElement(text, action, dispatch, options), text };
}

/** @throws RefusedBodyFault for a body that is too long, or damaged */
async function bodyOf(request: PlainRequest, { maxLength = MAX_REQUEST }: HandlerOptions): Promise<string | undefined> {
  try {
    // No character takes more bytes. So a body that is surely too long is refused before it is read.
    const length = Number(request.headers.get("content-length") ?? 0) / BYTES_OF_CHARACTER;
    if (codingOf(request) === "identity") checkLength(length, maxLength);
    return await request.text(maxLength);
  } catch (error) {
    if (error instanceof DecodeError) throw new RefusedBodyFault(413, error.message);
    throw error instanceof BodyError ? new RefusedBodyFault(400, error.message) : error;
  }
}

/** The most that a UTF-16 unit takes, in UTF-8. */
const BYTES_OF_CHARACTER = 3;

function servedByElement(text: string, action: string, dispatch: Dispatch<Served>, options: HandlerOptions): Served {
  const element = payloadElement(text, options, requestRules);
  const [served, ...others] = dispatch.taking(element, action);
  if (served !== undefined && others.length === 0) return served;
  const count = served === undefined ? "no operation" : "more than one operation";
  const found = element === undefined ? "an empty Body" : `the element ${clarkName(element)}`;
  throw notPresent(`${count} for the action ${quote(action)} and ${found}`);
}

function readRequest(
  text: string,
  soapVersion: SoapVersion,
  operation: AnyOperation,
  options: HandlerOptions,
): Envelope<object, object> {
  const message = decodeEnvelope(operation.request, text, options, { isRequest: true, rules: requestRules });
  if (message.soapVersion === soapVersion) return message;
  throw new VersionMismatchFault(`a SOAP ${message.soapVersion} envelope with the content type of ${soapVersion}`);
}

const ANSWER_KEYS: readonly PropertyKey[] = ["body", "headers", "undeclaredHeaders"];

/**
 * The types say what an implementation returns. Plain JavaScript, a forgotten `return` and a cast may give something else.
 * @throws TypeError for anything but an object with a body, and headers if it has any
 */
function checkAnswer(given: unknown, operation: string): asserts given is Answer<object, object> {
  const isObject = typeof given === "object" && given !== null;
  const others = isObject && !Array.isArray(given) ? allKeys(given).filter((key) => !ANSWER_KEYS.includes(key)) : [];
  if (isObject && "body" in given && others.length === 0) return;
  const keys = others
    .slice(0, 5)
    .map((key) => describeName(String(key)))
    .join(", ");
  const found = isObject ? (keys === "" ? "an object without body" : `an object with ${keys}`) : describeKind(given);
  throw new TypeError(
    `the implementation of ${quote(operation)} must return { body } or { body, headers }, where body has the members of the response; it returned ${visibleText(found)}`,
  );
}

// #endregion

// #region runtime/http/body-text.ts

/**
 * Reads the text of a body. Each piece is decoded when it arrives, so that the whole is never there as bytes and as text both. The
 * encoding is that of the byte order mark, else the charset of the content type, else that of the XML declaration, else
 * UTF-8 (RFC 7303, 3). In a body of several parts, some may be no text: bytes that are not in the encoding become U+FFFD.
 * @param maxLength - how many characters the text may have; no limit if left out
 * @returns undefined if the bytes are not text in that encoding
 * @throws DecodeError if there are more characters; whatever the platform throws if the body does not arrive whole
 */
export async function readText(
  source: HttpBody,
  contentType: string | null | undefined,
  maxLength: number = Number.POSITIVE_INFINITY,
): Promise<string | undefined> {
  if (source.body) return readPieces(source.body, contentType, maxLength);
  const assembler = new TextAssembler(contentType, maxLength);
  assembler.add(new Uint8Array(await source.arrayBuffer()));
  return assembler.finish();
}

/** Reads the text of a body that arrives in pieces, as `readText` does. */
export async function readPieces(
  body: ByteStream,
  contentType: string | null | undefined,
  maxLength: number,
): Promise<string | undefined> {
  const assembler = new TextAssembler(contentType, maxLength);
  const reader = body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (piece.value !== undefined) assembler.add(piece.value);
      // Whatever follows, it will not become text, and the body may have no end.
      if (!assembler.isText) {
        await reader.cancel();
        break;
      }
    }
    return assembler.finish();
  } catch (error) {
    // The sender need not go on. If it was the sender that failed, there is nothing to cancel.
    await reader.cancel(error).catch(() => undefined);
    throw error;
  }
}

/** Puts together the text of pieces of bytes. @throws DecodeError, from its methods, if there are too many characters */
export class TextAssembler {
  readonly #charset: string | undefined;
  readonly #isMultipart: boolean;
  readonly #maxLength: number;
  /** The first bytes: until there are enough to tell the encoding, and until more come, because the whole is decoded faster. */
  #start: Uint8Array | undefined = new Uint8Array();
  #decoder: TextDecoder | undefined;
  #text = "";
  #isText = true;

  /** Whether all bytes so far are text in their encoding. */
  get isText(): boolean {
    return this.#isText;
  }

  constructor(contentType: string | null | undefined, maxLength: number) {
    const mediaType = parseMediaType(contentType);
    this.#charset = mediaType?.parameters.get("charset");
    this.#isMultipart = isMultipart(mediaType);
    this.#maxLength = maxLength;
  }

  add(bytes: Uint8Array): void {
    if (this.#start !== undefined && this.#start.length < START_LENGTH) {
      this.#start = joined(this.#start, bytes);
      return;
    }
    if (this.#start !== undefined) this.#begin(this.#start, false);
    this.#decode(bytes, { stream: true });
  }

  finish(): string | undefined {
    if (this.#start !== undefined) this.#begin(this.#start, true);
    else this.#decode(undefined, { stream: false });
    return this.#isText ? this.#text : undefined;
  }

  #begin(start: Uint8Array, isWhole: boolean): void {
    this.#start = undefined;
    const encoding = encodingOf(start, this.#charset);
    try {
      this.#decoder = newTextDecoder(encoding, !this.#isMultipart);
    } catch {
      // The platform does not know the encoding.
      this.#isText = false;
    }
    // Node.js 20 decodes the whole of a text in windows-1252 as if it were Latin-1, but not its pieces.
    const atOnce = isWhole && /^utf-8$/i.test(encoding);
    this.#decode(start, { stream: !atOnce });
    if (isWhole && !atOnce) this.#decode(undefined, { stream: false });
  }

  #decode(bytes: Uint8Array | undefined, options: { readonly stream: boolean }): void {
    if (!this.#isText) return;
    try {
      this.#text += this.#decoder?.decode(bytes, options) ?? "";
    } catch {
      // Some bytes are not in the encoding.
      this.#isText = false;
    }
    checkLength(this.#text.length, this.#maxLength);
  }
}

/** More bytes than an XML declaration has. */
export const START_LENGTH = 100;

/** The encoding of a text that begins with these bytes. @param charset - what the content type says */
export function encodingOf(start: Uint8Array, charset: string | undefined): string {
  return encodingOfMark(start) ?? charset ?? declaredEncoding(start) ?? "utf-8";
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** The encoding that a byte order mark stands for (XML 1.0, F.1). */
function encodingOfMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : undefined;
}

/** The encoding that an XML declaration names. Some of .NET's say UTF-16 in a text that is not: if it were, this could not read it. */
function declaredEncoding(start: Uint8Array): string | undefined {
  const text = String.fromCharCode(...start.subarray(0, START_LENGTH));
  const encoding = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(text)?.[1];
  return encoding !== undefined && /^utf-16/i.test(encoding) ? undefined : encoding;
}

// #endregion

// #region runtime/http/call-facts.ts

/** A call that has failed, for `sendAgain`. */
export interface FailedCall {
  readonly operation: string;
  /** The address that it was sent to. */
  readonly url: string;
  /** The SOAP headers that were sent: those of the client and those of the call. */
  readonly headers: object;
  readonly error: unknown;
  /** The earlier errors of the same call, the first one first. */
  readonly earlier: readonly unknown[];
  /** That of the call. What waits before it answers ends when this fires: nobody waits for its answer any more. */
  readonly signal?: Signal | undefined;
}

/** What hooks see of a request. The body may hold a ticket or a password: think before it goes to a log. */
export interface OutgoingRequest {
  readonly operation: string;
  readonly url: string;
  /** Names in lower case. */
  readonly httpHeaders: HttpHeaders;
  readonly body: string;
}

/** What hooks see of an answer. The answer to a login has a ticket in its body. */
export interface IncomingResponse {
  readonly operation: string;
  readonly status: number;
  readonly httpHeaders: HttpResponse["headers"];
  /** Undefined if its bytes are not text. In an answer of several parts, U+FFFD stands for bytes that are not. */
  readonly body: string | undefined;
}

// #endregion

// #region runtime/http/client-headers.ts

/**
 * The SOAP headers of a client whose operations declare different ones. A call sends those that its operation declares. A key that
 * no operation declares is left in, so that writing refuses it.
 */
export class ClientHeaders {
  readonly #declared = new Map<object, ReadonlySet<string>>();
  readonly #all = new Set<string>();

  constructor(operations: readonly AnyOperation[]) {
    for (const operation of operations) {
      const keys = keysOf(operation);
      this.#declared.set(operation, keys);
      for (const key of keys) this.#all.add(key);
    }
  }

  /** The headers without those that other operations declare, and this one does not. */
  of<Headers extends object>(operation: object, headers: Headers): Partial<Headers> {
    const declared = this.#declared.get(operation);
    if (declared === undefined) return headers;
    const kept: Partial<Headers> = plainCopy(headers);
    for (const key of this.#all) if (!declared.has(key)) Reflect.deleteProperty(kept, key);
    return kept;
  }
}

/** The keys that writing the headers of a request asks for. Headers may always be left out, so nothing is written. */
function keysOf({ request }: AnyOperation): ReadonlySet<string> {
  const keys = new Set<string>();
  const headers = new Proxy({}, { get: (_, key) => void keys.add(String(key)) });
  const writer = new TextWriter("");
  writer.beginHeaders({});
  request.headers.write(writer, headers);
  return keys;
}

// #endregion

// #region runtime/http/http-error.ts

/** How much of a body an error keeps: enough to recognise the page of a proxy. */
const KEPT = 200;

/**
 * The server has answered with something that is not a SOAP response or fault: a proxy's page, an empty body, a plain status, a
 * message with attachments.
 *
 * A server may repeat what was sent, a ticket or a password among it. So `statusText`, `httpHeaders` and `bodyStart` are given to
 * whoever asks for them, and stand neither in the error message nor in what `JSON.stringify` or a log makes of the error.
 */
export class HttpError extends Error {
  override readonly name: string = "HttpError";
  /** The operation that was called. */
  readonly operation: string;
  readonly status: number;
  /** The media type that the server sent, with its charset if it has one; undefined if it sent none. */
  readonly contentType: string | undefined;
  readonly #facts: HttpFacts;

  constructor(facts: HttpFacts) {
    const { operation, status, httpHeaders } = facts;
    const notes = [describeRedirect(httpHeaders.get("location")), describeWait(httpHeaders.get("retry-after"))];
    const shown = notes.filter((note) => note !== "").map((note) => ` (${note})`);
    // By its status, an answer is for success or for failure (SOAP 1.1, 6.2; SOAP 1.2 part 2, 7.5.1).
    const expected = isSuccess(status) ? "a SOAP response" : "a SOAP fault";
    const found = `${shown.join("")} with ${describeBody(facts)}`;
    super(visibleText(`${operation}: HTTP status ${status}${found} instead of ${expected}`));
    this.operation = operation;
    this.status = status;
    this.contentType = shownType(httpHeaders.get("content-type"));
    this.#facts = { ...facts, body: facts.body?.slice(0, KEPT) };
  }

  /** The reason phrase of the status, in which WCF describes the error; empty if there is none, as in HTTP/2. */
  get statusText(): string {
    return this.#facts.statusText;
  }

  /** The HTTP headers of the answer: `error.httpHeaders.get("Retry-After")`. */
  get httpHeaders(): HttpResponse["headers"] {
    return this.#facts.httpHeaders;
  }

  /** The first characters of the body; none if it is not text. */
  get bodyStart(): string {
    return this.#facts.body ?? "";
  }
}

export interface HttpFacts {
  readonly operation: string;
  readonly status: number;
  readonly statusText: string;
  readonly httpHeaders: HttpResponse["headers"];
  /** Undefined if its bytes are not text. */
  readonly body: string | undefined;
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Most redirects come from a wrong scheme, host or path. The query is not shown, because it may repeat what was sent. */
function describeRedirect(location: string | null): string {
  if (location === null) return "";
  return `a redirect to ${location.replace(/\/\/[^\\/?#]*@/, "//").replace(/[?#].*/s, "")}`;
}

/** Seconds or a date (RFC 9110, 10.2.3); anything else is not shown. */
function describeWait(retryAfter: string | null): string {
  if (/^\d{1,9}$/.test(retryAfter ?? "")) return `retry after ${retryAfter} seconds`;
  return /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/.test(retryAfter ?? "") ? `retry after ${retryAfter}` : "";
}

/** Parameters other than the charset may be anything. */
function shownType(contentType: string | null): string | undefined {
  const mediaType = parseMediaType(contentType);
  const charset = mediaType?.parameters.get("charset") ?? "";
  return mediaType && (/^[\w-]{1,20}$/.test(charset) ? `${mediaType.name}; charset=${charset}` : mediaType.name);
}

/** Nothing of a body is shown, because it may repeat what was sent. */
function describeBody({ body, httpHeaders }: HttpFacts): string {
  if (body === "") return "an empty body";
  if (body !== undefined && /^\s*<(?:!doctype html|html)\b/i.test(body)) return "an HTML page";
  const contentType = httpHeaders.get("content-type");
  const type = shownType(contentType);
  if (type === undefined) return `${whatIs(body)}, without content type,`;
  if (isMultipart(parseMediaType(contentType))) return `a body of several parts (${type}), which cannot be read,`;
  return `${whatIs(body)} of type ${type}`;
}

function whatIs(body: string | undefined): string {
  return body === undefined ? "bytes that are not text in their encoding" : "a body";
}

// #endregion

// #region runtime/http/envelope-text.ts

/**
 * The text of the envelope that an answer seems to be, or to have as its root part. Decoding says whether it really is one.
 * @returns undefined for an answer of any other kind, such as a page
 */
export function envelopeIn({ httpHeaders, body }: HttpFacts): string | undefined {
  if (body === undefined) return undefined;
  const mediaType = parseMediaType(httpHeaders.get("content-type"));
  const text = mediaType !== undefined && isMultipart(mediaType) ? rootPart(body, mediaType) : body;
  return text !== undefined && mayBeEnvelope(text) ? text : undefined;
}

/** Whether an envelope begins near the start. What XML allows before the first element may be of any length (XML 1.0, 2.8). */
function mayBeEnvelope(text: string): boolean {
  const start = prologEnd(text);
  return /<(?:[^\s<>!?/:]+:)?Envelope[\s/>]/.test(text.slice(start, start + 2000));
}

/** The offset after the XML declaration, comments, processing instructions and white space at the beginning of a text. */
function prologEnd(text: string): number {
  let at = 0;
  for (let next = itemEnd(text, at); next !== at; next = itemEnd(text, at)) at = next;
  return at;
}

/** The offset after the item of a prolog at an offset; the same offset if there is none. */
function itemEnd(text: string, at: number): number {
  if (text.startsWith("<!--", at)) return endOf("-->", text, at + "<!--".length);
  if (text.startsWith("<?", at)) return endOf("?>", text, at + "<?".length);
  SPACE.lastIndex = at;
  return SPACE.test(text) ? SPACE.lastIndex : at;
}

const SPACE = /[ \t\r\n\ufeff]+/y;

/** An item that does not end takes all the text. */
function endOf(mark: string, text: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}

/**
 * The content of the root part of a body, which is the envelope: the part that the parameter `start` names, else the first
 * one (RFC 2387, 3.2).
 * @returns undefined if the text is not in parts
 */
function rootPart(text: string, { parameters }: MediaType): string | undefined {
  const boundary = parameters.get("boundary") ?? "";
  if (boundary === "") return undefined;
  const start = parameters.get("start");
  const parts = partsOf(text, boundary);
  return (parts.find(({ id }) => id !== undefined && id === start) ?? parts[0])?.content;
}

interface Part {
  /** The value of Content-ID. */
  readonly id: string | undefined;
  readonly content: string;
}

/** More than any message has. The root part usually is the first. */
const MAX_PARTS = 10_000;

/** Each part is between two delimiters at the beginning of a line (RFC 2046, 5.1.1). Text before the first one is not a part. */
function partsOf(text: string, boundary: string): Part[] {
  const [, ...parts] = `\n${text}`.split(`\n--${boundary}`, MAX_PARTS);
  return parts.flatMap((part) => {
    // The last delimiter has two additional hyphens.
    if (part.startsWith("--")) return [];
    const headerEnd = /\n\r?\n/.exec(part);
    if (headerEnd === null) return [];
    const header = part.slice(0, headerEnd.index);
    const id = /^content-id:(.*)$/im.exec(header)?.[1]?.trim();
    return [{ id, content: part.slice(headerEnd.index + headerEnd[0].length) }];
  });
}

// #endregion

// #region runtime/http/client.ts

/** How many characters an answer may have if the options do not say. A few bytes of a compressed one can become any number. */
const MAX_RESPONSE = 2 ** 28;

/** A value, or a function that is asked for it before each call. */
export type PerCall<T> = T | (() => T | Promise<T>);

export interface ClientOptions<Headers> extends ReaderOptions, WriterOptions, HttpOptions {
  /** The address of the endpoint: `https://example.com/Remote/Services88/Batch.svc`. A function is called before each call. */
  readonly url: PerCall<string>;
  /** SOAP headers of every call. Those of a single call win over them. A function is called before each call. */
  readonly headers?: PerCall<Headers> | undefined;
  /** The version of SOAP to call in, for a service with ports in both. If left out, it is that of the port in the WSDL. */
  readonly soapVersion?: SoapVersion | undefined;
  /** Headers of every call that its contract does not declare; `soapHeader` makes one. A function is called before each call. */
  readonly undeclaredHeaders?: PerCall<readonly UndeclaredHeader[]> | undefined;
  /** See and change the text of requests and responses. `onRequest` and `onResponse` see what goes over the network. */
  readonly messageHooks?: readonly MessageHook[] | undefined;
  /** What the client does beside the messages, such as addressing and security. Each has a part in both messages of a call. */
  readonly extensions?: readonly Extension[] | undefined;
  /** The assertions of the service's policies that the program fulfils itself, as `{namespace}localName`. */
  readonly fulfilled?: readonly string[] | undefined;
  /** Called before a request is sent. What it changes in `httpHeaders` is sent. The timeout begins after it. */
  readonly onRequest?: ((request: OutgoingRequest) => void | Promise<void>) | undefined;
  /** Called with every answer, before it is read. */
  readonly onResponse?: ((response: IncomingResponse) => void | Promise<void>) | undefined;
  /** Sends the request; the platform's `fetch` if left out. */
  readonly fetch?: Fetch | undefined;
  /**
   * Called when a call has failed after it was sent. If it returns true, the call is sent again, with new `url` and `headers`. Most
   * operations must not be carried out twice: return true only for errors that mean that the server has done nothing. If left out,
   * nothing is sent again.
   */
  readonly sendAgain?: ((failed: FailedCall) => boolean | Promise<boolean>) | undefined;
}

/** The options of a client that knows the address of its endpoint from the WSDL: another one may be given. */
export type AddressedOptions<Headers> = Omit<ClientOptions<Headers>, "url"> &
  Partial<Pick<ClientOptions<Headers>, "url">>;

export interface CallOptions<Headers> extends HttpOptions {
  /** SOAP headers of this call. */
  readonly headers?: Headers | undefined;
  /** Headers of this call that its contract does not declare. They come after those of the client. */
  readonly undeclaredHeaders?: readonly UndeclaredHeader[] | undefined;
  /** Those of this call. One takes the place of the client's with the same name. */
  readonly extensions?: readonly Extension[] | undefined;
  /** Ends the call, and waiting for its hooks, with the signal's reason, which usually is an AbortError. */
  readonly signal?: Signal | undefined;
}

interface HttpOptions {
  /** HTTP headers, for bearer or basic authorization and cookies. Those of a call come on top. */
  readonly httpHeaders?: Readonly<HttpHeaders> | undefined;
  /** How many milliseconds the whole answer may take. After that, the call ends with a TimeoutError. No limit if left out. */
  readonly timeout?: number | undefined;
}

/**
 * A response: its members, and apart from them its SOAP headers. A response without members has the headers alone. A one-way operation has
 * no response.
 */
export type WithHeaders<Response, Headers> = [Response] extends [undefined]
  ? undefined
  : string extends keyof Response
    ? { readonly $headers: Headers }
    : Response & { readonly $headers: Headers };

/** Calls operations of one endpoint. */
export class SoapClient<Headers extends object> {
  /** The endpoint, in generated classes for services whose operations declare different SOAP headers or that ask for more than messages. */
  static readonly endpoint?: {
    readonly operations: Readonly<Record<string, AnyOperation>>;
    readonly extensions?: readonly Extension[];
    readonly asked?: Asked;
  };

  readonly #options: ClientOptions<Headers>;
  readonly #headers: ClientHeaders;
  readonly #extensions: readonly Extension[];

  /** @throws TypeError for options that are not as their types say, or that do not fulfil what the service asks for */
  constructor(options: ClientOptions<Headers>) {
    if (typeof options?.url !== "function") checkUrl(options);
    const { operations = {}, extensions, asked = {} } = new.target.endpoint ?? {};
    this.#options = options;
    this.#headers = new ClientHeaders(Object.values(operations));
    this.#extensions = allExtensions(extensions, options.extensions);
    checkFulfilled(asked, this.#extensions, options.fulfilled);
  }

  /**
   * Sends a request and reads the response.
   * @throws EncodeError, before anything is sent, for a value that the contract does not allow
   * @throws SoapFault for a fault, of a class of its own if the operation declares it; what `checkHeaders` throws
   * @throws HttpError for an answer that is not a SOAP message, has attachments that no extension reads, or is contradicted by its HTTP status
   * @throws DecodeError for any other message
   * @throws whatever the platform's `fetch` throws if there is no answer; TimeoutError; the reason of the signal
   */
  async call<Request, Response, ResponseHeaders>(
    operation: Operation<Request, Response, Headers, ResponseHeaders>,
    body: Request,
    call: CallOptions<Headers> = {},
  ): Promise<WithHeaders<Response, ResponseHeaders>> {
    if (call.signal?.aborted) throw call.signal.reason;
    let earlier: readonly unknown[] = [];
    for (;;) {
      const sent = await this.#prepare(operation, body, call);
      try {
        return await this.#exchange(operation, sent, call);
      } catch (error) {
        const { url, headers } = sent;
        const { signal } = call;
        if (!(await this.#isSentAgain({ operation: operation.name, url, headers, error, earlier, signal })))
          throw error;
        earlier = [...earlier, error];
      }
    }
  }

  async #prepare<Request>(
    operation: Operation<Request, unknown, Headers, unknown>,
    body: Request,
    { headers: own, undeclaredHeaders: more = [], extensions, signal }: CallOptions<Headers>,
  ): Promise<Outgoing<Headers>> {
    const { url: address, headers: common, undeclaredHeaders: others = [] } = this.#options;
    const all = await asked(common, signal);
    const given = [...(await asked(others, signal)), ...more];
    // The headers may have waited for a login, which can change the address.
    const url = await asked(address, signal);
    checkUrl({ url });
    const headers = merge(all && this.#headers.of(operation, all), own);
    const soapVersion = this.#soapVersionOf(operation);
    const used = allExtensions(this.#extensions, extensions);
    const extended = await withTimeout(undefined, signal, async () =>
      extendCall(used, { operation, url, soapVersion, body }, this.#options),
    );
    const content = { headers, undeclaredHeaders: [...given, ...extended.undeclaredHeaders], body };
    return {
      url,
      headers: headers ?? {},
      body: encodeMessage(operation.request, content, soapVersion, extended.options),
      extended,
    };
  }

  #soapVersionOf({ soapVersion }: Pick<Protocol, "soapVersion">): SoapVersion {
    return this.#options.soapVersion ?? soapVersion;
  }

  async #isSentAgain(failed: FailedCall): Promise<boolean> {
    const { sendAgain } = this.#options;
    const { signal } = failed;
    if (sendAgain === undefined || signal?.aborted) return false;
    return withTimeout(undefined, signal, async () => sendAgain(failed));
  }

  async #exchange<Request, Response, ResponseHeaders>(
    operation: Operation<Request, Response, Headers, ResponseHeaders>,
    request: Outgoing<Headers>,
    call: HttpCall,
  ): Promise<WithHeaders<Response, ResponseHeaders>> {
    const { response, facts } = await this.#send(operation, request, call);
    try {
      const { body, headers } = this.#read(operation.response, facts, request.extended.options);
      request.extended.check({ headers, body });
      const answer = body === undefined ? undefined : { ...body, $headers: headers };
      // This is what WithHeaders says; the compiler does not follow a conditional type into a generic function.
      return answer as WithHeaders<Response, ResponseHeaders>;
    } catch (error) {
      if (error instanceof SoapFault) {
        addOwnError(error, response);
        request.extended.check(error);
      }
      throw error;
    }
  }

  async #send(
    { name, soapAction, ...operation }: Protocol,
    { url, body: written, extended }: Outgoing<Headers>,
    call: HttpCall,
  ): Promise<ReceivedResponse> {
    const {
      onRequest,
      onResponse,
      fetch = platformFetch,
      maxLength = MAX_RESPONSE,
      messageHooks = [],
    } = extended.options;
    const protocol = protocolHeaders(this.#soapVersionOf(operation), soapAction);
    const httpHeaders = lastOfEachName(protocol, this.#options.httpHeaders, call.httpHeaders);
    const { signal } = call;
    const body = await afterSendHooks(messageHooks, written, { operation: name, url, httpHeaders }, signal);
    if (onRequest)
      await withTimeout(undefined, signal, async () => onRequest({ operation: name, url, httpHeaders, body }));
    const request = { method: "POST", headers: lastOfEachName(httpHeaders), body, redirect: "manual" } as const;
    const [response, text] = await withTimeout(call.timeout ?? this.#options.timeout, signal, async (ending) => {
      const answer = await fetch(url, { ...request, ...(ending && { signal: ending }) });
      return [answer, await readText(answer, answer.headers.get("content-type"), maxLength)] as const;
    });
    const { status, statusText = "", headers } = response;
    const seen = { operation: name, status, httpHeaders: headers, body: text };
    if (onResponse) await withTimeout(undefined, signal, async () => onResponse(seen));
    const received = { operation: name, url, httpHeaders: headers };
    const read = text && (await afterReceiveHooks(messageHooks, text, received, signal));
    return { response, facts: { ...seen, body: read, statusText } };
  }

  /**
   * An answer with attachments is not a response, because some values may be among them. It may be a fault all the same. An answer
   * without anything in it is as good as an empty response (WS-I Basic Profile 1.1, R2714).
   */
  #read<Headers, Body>(
    response: Message<Headers, Body>,
    facts: HttpFacts,
    options: ReaderOptions,
  ): Envelope<Headers, Body> {
    const succeeded = isSuccess(facts.status);
    const isEmpty = succeeded && facts.body === "" && response.element === undefined;
    const envelope = isEmpty ? EMPTY_ENVELOPE : envelopeIn(facts);
    if (envelope === undefined) throw new HttpError(facts);
    const isWhole = isEmpty || envelope === facts.body;
    try {
      const message = decodeEnvelope(response, envelope, options, {
        checkHeaders: succeeded ? (headers) => this.checkHeaders(headers) : undefined,
      });
      if (succeeded && isWhole) return message;
    } catch (error) {
      if (isWhole || !(error instanceof DecodeError)) throw error;
    }
    throw new HttpError(facts);
  }

  /** Throws if the headers of a response say that the call has failed. SOAP itself has no such header. */
  protected checkHeaders(_headers: unknown): void {}
}

export function isAsked<T>(value: PerCall<T>): value is () => T | Promise<T> {
  return typeof value === "function";
}

const EMPTY_ENVELOPE = `<E:Envelope xmlns:E="${SOAP_NAMESPACE["1.1"]}"><E:Body/></E:Envelope>`;

/** What the options say for a call. */
async function asked<T>(value: PerCall<T>, signal: Signal | undefined): Promise<T> {
  return isAsked(value) ? withTimeout(undefined, signal, async () => value()) : value;
}

type Protocol = Pick<Operation<never, never, never, never>, "name" | "soapVersion" | "soapAction">;

type HttpCall = Omit<CallOptions<never>, "headers" | "undeclaredHeaders" | "extensions">;

/** A message that is being sent. */
interface Outgoing<Headers> {
  readonly url: string;
  readonly headers: object;
  readonly body: string;
  readonly extended: ExtendedCall<ClientOptions<Headers>>;
}

interface ReceivedResponse {
  readonly response: HttpResponse;
  readonly facts: HttpFacts;
}

function merge<T extends object>(common: Partial<T> | undefined, own: T | undefined): Partial<T> | undefined {
  return common === undefined || own === undefined ? (own ?? common) : { ...plainCopy(common), ...plainCopy(own) };
}

// #endregion

// #region runtime/http/fetch-standard.ts

/** Answers a request of the fetch standard, or one that is described as for `fetch`. */
export async function answerFetch(
  answer: (request: PlainRequest) => Promise<PlainResponse>,
  input: ServerRequest | string,
  init?: unknown,
): Promise<ServerResponse> {
  const request = typeof input === "string" ? newRequest(input, init) : input;
  const { method, url, headers } = request;
  const { body } = request;
  const bytes = body ? { bytes: () => bytesOf(body, codingOf(request)) } : {};
  const plain = await answer({
    method,
    url,
    headers,
    text: (maxLength) => textOf(request, maxLength),
    ...bytes,
    get signal() {
      return request.signal;
    },
  });
  const response = newResponse(plain.body, plain.status, plain.headers);
  passOwnError(plain, response);
  return response;
}

function bytesOf(body: PipedStream, coding: Coding | undefined): ByteStream {
  return coding === undefined || coding === "identity" ? body : decompressed(body, coding);
}

/** The text of a request. Servers of the fetch standard do not decompress it. */
async function textOf(request: ServerRequest, maxLength: number): Promise<string | undefined> {
  const { body, headers } = request;
  const contentType = headers.get("content-type");
  const coding = codingOf(request);
  if (coding === undefined || coding === "identity" || !body) return readText(request, contentType, maxLength);
  const pieces = decompressed(body, coding);
  try {
    return await readPieces(pieces, contentType, maxLength);
  } catch (error) {
    throw error instanceof DecodeError ? error : codingError(coding, error);
  }
}

// #endregion

// #region runtime/http/handler.ts

/** What generated code says of an endpoint: `batchEndpoint`. */
export interface Endpoint {
  readonly name: string;
  readonly operations: Readonly<Record<string, AnyOperation>>;
  /** What its clients and handlers do beside the messages, because the service asks for it. */
  readonly extensions?: readonly Extension[];
  /** What the service asks for and the package does only with an extension that a program chooses. */
  readonly asked?: Asked;
}

/** A function for each operation that is served; calls of the others are answered with a fault. */
export type Implementation<E extends Endpoint> = {
  readonly [Name in keyof E["operations"]]?: ImplementationOf<E["operations"][Name]>;
};

/**
 * Gets the members of a request, its headers, and what else is known of the call. Returns the members of the response, and its
 * headers if it has any; nothing for a one-way operation.
 */
export type ImplementationOf<O> =
  O extends Operation<infer Request, infer Response, infer RequestHeaders, infer ResponseHeaders>
    ? (
        request: Request,
        headers: RequestHeaders,
        call: ReceivedCall,
      ) => MaybePromise<[Response] extends [undefined] ? void : Answer<Response, ResponseHeaders>>
    : never;

/** Answers HTTP requests; called like `fetch`, it takes the place of one in tests. */
export type Handler = (request: ServerRequest | string, init?: unknown) => Promise<ServerResponse>;

/** A handler that servers with objects of their own can use as well. */
export interface PlainHandler extends Handler {
  /** Answers a request without objects of the fetch standard. */
  answer(request: PlainRequest): Promise<PlainResponse>;
}

/**
 * Serves an endpoint: finds the operation that a request is for, reads the request, calls the implementation, and writes what it
 * returns. If the implementation throws a SoapFault, the caller gets that. The caller gets "internal error" for any other error,
 * and `onError` hears of it. The promise of a response never rejects because of such an error.
 * @throws TypeError if two operations are implemented that no request can tell apart
 */
export function createHandler<E extends Endpoint>(
  endpoint: E,
  implementation: Implementation<E>,
  options: HandlerOptions = {},
): PlainHandler {
  return createSharedHandler([implementEndpoint(endpoint, implementation)], options);
}

/** An endpoint with its implementation, for `createSharedHandler`. */
export interface ImplementedEndpoint {
  readonly served: readonly Served[];
  readonly extensions: readonly Extension[];
}

/** Combines an endpoint with its implementation, so that one handler can serve several. */
export function implementEndpoint<E extends Endpoint>(
  { operations, extensions = [] }: E,
  implementation: Implementation<E>,
): ImplementedEndpoint {
  const served = Object.entries(operations).flatMap(([name, operation]): Served[] => {
    const implement: unknown = implementation[name];
    // Every object has functions of the language, such as toString. They implement nothing.
    if (!isImplementation(implement) || implement === Reflect.get(Object.prototype, name)) return [];
    // Bound, because it may be a method of a class.
    return [{ operation, implement: implement.bind(implementation) }];
  });
  return { served, extensions };
}

/**
 * Serves several endpoints at one address, like `createHandler` for one. The action of a request selects the endpoint, or the element
 * in the body if the action is not enough.
 * @throws TypeError if two operations, of one endpoint or of two, have requests that cannot be distinguished
 */
export function createSharedHandler(
  endpoints: readonly ImplementedEndpoint[],
  options: HandlerOptions = {},
): PlainHandler {
  const served = endpoints.flatMap((endpoint) => endpoint.served);
  const dispatch = new Dispatch(served);
  const operations = served.map(({ operation }) => operation);
  const extensions = allExtensions(...endpoints.map((endpoint) => endpoint.extensions), options.extensions);
  const answer = async (request: PlainRequest): Promise<PlainResponse> => {
    if (request.method !== "POST") return answerWithoutMessage(request, options);
    if (extensions.length === 0) return answerMessage(request, dispatch, options);
    try {
      const begun = await beginAnswer(extensions, request, operations, options);
      return await extendResponse(begun.options, await answerMessage(begun.request, dispatch, begun.options));
    } catch (error) {
      return faultResponse(faultFor(error, "", options), soapVersionOfRequest(request) ?? "1.1", options);
    }
  };
  return Object.assign((input: ServerRequest | string, init?: unknown) => answerFetch(answer, input, init), { answer });
}

async function answerMessage(
  request: PlainRequest,
  dispatch: Dispatch<Served>,
  options: AnswerOptions,
): Promise<PlainResponse> {
  const soapVersion = soapVersionOfRequest(request);
  if (soapVersion === undefined) return emptyResponse(415, {});
  // RFC 9110, 15.5.16.
  if (codingOf(request) === undefined) return emptyResponse(415, { "Accept-Encoding": CODINGS });
  return answerRequest(request, soapVersion, dispatch, options);
}

/** The types say that it is one; plain JavaScript may say otherwise. */
function isImplementation(value: unknown): value is Served["implement"] {
  return typeof value === "function";
}

// #endregion

// #region runtime/http/route-by-path.ts

/**
 * Serves several handlers on one server, each at its path: `routeByPath({ "/Batch.svc": batch, "/Orders.svc": orders })`. Case is
 * ignored, as in IIS. Other paths get the status 404.
 * @throws TypeError for a path that does not begin with a slash, or that is another one in other case
 */
export function routeByPath(handlers: Readonly<Record<string, PlainHandler>>): PlainHandler {
  const routes = new Map<string, PlainHandler>();
  for (const [path, handler] of Object.entries(handlers)) {
    if (!path.startsWith("/") || routes.has(path.toLowerCase()))
      throw new TypeError("each path must begin with a slash and be another one");
    routes.set(path.toLowerCase(), handler);
  }
  const answer = async (request: PlainRequest): Promise<PlainResponse> => {
    const handler = routes.get(pathIn(request.url).toLowerCase());
    return handler === undefined ? NOT_FOUND : handler.answer(request);
  };
  return Object.assign((...given: Parameters<PlainHandler>) => answerFetch(answer, ...given), { answer });
}

const NOT_FOUND: PlainResponse = {
  status: 404,
  headers: { "Content-Type": "text/plain; charset=utf-8" },
  body: "nothing is served here\n",
};

/** The path of an address, or of the part of one that begins with it. */
function pathIn(url: string): string {
  const [address = ""] = url.split(/[?#]/, 1);
  return address.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, "");
}

// #endregion

// #region runtime/http/whole-answers.ts

/** Calls whose answers must be read as a whole, because an extension verifies them before anybody sees a part. */
export const wholeAnswers: WeakSet<BegunCall> = /* @__PURE__ */ new WeakSet();

// #endregion

// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import type { SaxesTagNS } from "saxes";
import { base64Binary, hexBinary, isBytes } from "./binary.js";
import type { ContentOrder } from "./content-order.js";
import type { DateTime } from "./datatypes.js";
import * as datatypes from "./datatypes.js";
import {
  type Around,
  type Codec,
  type Content,
  DatatypeReader,
  DatatypeWriter,
  type DecodedEnvelope,
  declarationsOf,
  type EnvelopeParts,
  type EnvelopeRules,
  encodePlain,
  escapePlain,
  escapePlainAttribute,
  MAX_MESSAGE,
  MAX_WRITTEN_DEPTH,
  Markup,
  type Message,
  type MessageEncoding,
  MOST_PREFIXES,
  NotPlain,
  PlainWriter,
  type Purpose,
  piece,
  ROLE_ATTRIBUTE,
  rootDeclarations,
  ScanReader,
  type Scope,
  Scopes,
  SOAP_NAMESPACE,
  type SoapVersion,
  scanPlain,
  scopesAround,
  soapVersionOf,
  type Tag,
  type Tags,
  THOROUGH_VALUES,
  type UndeclaredHeader,
  type WrittenMessage,
  writeBody,
  writeMessage,
} from "./plain.js";
import { duration, ENTITY, ID, IDREF, Name, NC_NAME, NCName, NMTOKEN } from "./rare-texts.js";
import { newSaxesParser } from "./saxes-parser.js";
import { type DeclaredFault, type FaultClass, type FaultFacts, SoapFault } from "./soap-fault.js";
import {
  A_NAME,
  ATTACHMENTS,
  type AttachedParts,
  type AttachedValues,
  type Attacher,
  allowControlReferences,
  attributeNameOf,
  attributeOf,
  attributesOfValue,
  BARE,
  clarkName,
  concat,
  countBetween,
  type Declaration,
  describe,
  describeName,
  ElementIds,
  type EmptyElement,
  EncodeError,
  emptyElementsOf,
  type Fragment,
  type FrameKind,
  forbiddenCharacter,
  fragmentOf,
  fragmentsOf,
  hasAll,
  hasContent,
  hasControlReference,
  hasItems,
  hasProperties,
  hasText,
  idOf,
  isAtItsItem,
  isBlank,
  isElement,
  isOfInstance,
  isPlainObject,
  isStillDefault,
  isTypeAttribute,
  isUnknown,
  keepEmptyElements,
  keepEmptyInEntry,
  keepUnknownAttributes,
  keepUnknownElement,
  type Label,
  loneSurrogate,
  loneSurrogateIn,
  memberFor,
  mixedXml,
  NOT_NIL,
  nameOf,
  oneOf,
  type PartValues,
  parseClarkName,
  placeOfItem,
  prefixesIn,
  propertyName,
  qName,
  qnameOf,
  referenceOf,
  referForbidden,
  rememberFragments,
  resolveName,
  resolvePrefix,
  someEmptyElements,
  splitWords,
  standaloneXml,
  trimSpace,
  typeAttribute,
  type UnknownAttribute,
  type UnknownElement,
  unknownAttributesOf,
  unknownElementsOf,
  type ValueCheck,
  wireName,
  withDeclarations,
  wrongChoice,
  type XmlAttribute,
  type XmlNode,
} from "./unusual-values.js";
import {
  admits,
  allKeys,
  anyURI,
  attributeName,
  boolean,
  byte,
  type Choice,
  char,
  clarkText,
  type Datatype,
  DecodeError,
  date,
  dateTime,
  decimal,
  describeKind,
  double,
  type EnumerationValues,
  escapeAttribute,
  escapeText,
  escapeUsualAttribute,
  escapeUsualText,
  float,
  gDay,
  gMonth,
  gMonthDay,
  guid,
  gYear,
  gYearMonth,
  hasForbidden,
  type ItemOf,
  int,
  integer,
  isKeyOf,
  isOfMessage,
  isTrimmedByParser,
  type LineAndColumn,
  type LongText,
  language,
  long,
  MAX_DEPTH,
  type NamespaceSet,
  negativeInteger,
  nonNegativeInteger,
  nonPositiveInteger,
  normalizedString,
  type OneOfMany,
  type Parts,
  positiveInteger,
  type QName,
  quote,
  replaceForbidden,
  SERIALIZATION_NAMESPACE,
  type SomeOf,
  setOwn,
  short,
  string,
  time,
  timeSpan,
  token,
  unknownAttributes,
  unknownElements,
  unsignedByte,
  unsignedInt,
  unsignedLong,
  unsignedShort,
  type Wildcard,
  withType,
  XML_NAMESPACE,
  XMLNS_NAMESPACE,
  XSD_NAMESPACE,
  XSI_NAMESPACE,
} from "./values.js";

// #region runtime/xml/parse-xml.ts

/**
 * Parses the text of a message.
 * @throws DecodeError with line and column if the text is not well-formed XML 1.0, is nested deeper than `maxDepth`, or has a
 * document type declaration or a processing instruction, which SOAP forbids (SOAP 1.1, 3)
 */
export function parseXml(text: string, maxDepth: number): XmlNode {
  // The parser takes a lone surrogate and the next character for a pair, even if that character begins a tag.
  const half = loneSurrogateIn(text);
  if (half !== -1) throw faultAt(text, half, WELL_FORMED, "half of a surrogate pair");
  // The parser and the reader would each remove one without an error.
  if (text.startsWith("\uFEFF")) throw faultAt(text, 0, WELL_FORMED, "a second byte order mark");
  const tree = new TreeBuilder(text, maxDepth);
  if (!isBlank(text)) tree.build();
  return tree.root;
}

/** Whether a text consists of elements alone and can be written into a message unchanged. */
export function isElements(xml: string, maxDepth: number): boolean {
  const element = elementWith(xml, maxDepth);
  return element !== undefined && element.children.length > 0 && isBlank(element.text);
}

/** Whether a text has elements, and perhaps text between them, and can be written into a message unchanged. */
export function hasElements(xml: string, maxDepth: number): boolean {
  return (elementWith(xml, maxDepth)?.children.length ?? 0) > 0;
}

/** Whether a text consists of elements, text or both and can be written into a message unchanged. */
export function isContent(xml: string, maxDepth: number): boolean {
  return elementWith(xml, maxDepth) !== undefined;
}

/** Parses an element with this content. Undefined if the content would end the element, or the reader would refuse it. */
function elementWith(content: string, maxDepth: number): XmlNode | undefined {
  try {
    return parseXml(`<V>${content}</V>`, maxDepth);
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

/** Line and column of an offset, both from 1. */
export function lineAndColumn(text: string, offset: number): LineAndColumn {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

type OpenNode = { -readonly [K in keyof XmlNode]: XmlNode[K] } & { readonly children: XmlNode[] };

/** Builds a tree from the parser's events. */
class TreeBuilder {
  readonly #text: string;
  readonly #maxDepth: number;
  readonly #parser = newSaxesParser();
  /** The elements that have no end tag yet, outermost first. */
  readonly #open: OpenNode[] = [];
  #root: XmlNode | undefined;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  get root(): XmlNode {
    return this.#root ?? this.#fail("an XML document", "nothing");
  }

  build(): void {
    const parser = this.#parser;
    const addText = (data: string): void => this.#addText(data);
    parser.on("error", ({ message }) => this.#fail(WELL_FORMED, message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")));
    parser.on("xmldecl", ({ version }) => this.#checkVersion(version));
    parser.on("doctype", () => this.#fail("no document type declaration", "one"));
    parser.on("processinginstruction", () => this.#fail("no processing instruction", "one"));
    parser.on("opentag", (tag) => this.#openElement(tag));
    parser.on("text", addText);
    parser.on("cdata", addText);
    parser.on("closetag", () => this.#closeElement());
    parser.write(allowControlReferences(this.#text, parser.ENTITIES)).close();
  }

  /** XML 1.1 allows more characters (2.2). Elements that are kept from such a message could not be written back. */
  #checkVersion(version: string | undefined): void {
    if (version !== "1.0") this.#fail("XML 1.0", `version ${quote(version ?? "")}`);
  }

  #openElement(tag: SaxesTagNS): void {
    this.#checkLocalName(tag);
    // The parser is after the tag, and a tag contains no "<" (XML 1.0, 3.1).
    const start = this.#text.lastIndexOf("<", this.#lastRead());
    if (this.#open.length >= this.#maxDepth)
      throw faultAt(this.#text, start, `at most ${this.#maxDepth} levels of elements`, "more");
    const parent = this.#open.at(-1);
    const node: OpenNode = {
      namespace: tag.uri,
      localName: tag.local,
      attributes: this.#attributesOf(tag),
      children: [],
      text: "",
      textBefore: parent?.text.length ?? 0,
      scope: { declared: tag.ns, outer: parent?.scope },
      start,
      end: start,
    };
    parent?.children.push(node);
    this.#open.push(node);
    this.#root ??= node;
  }

  #attributesOf({ attributes }: SaxesTagNS): readonly XmlAttribute[] {
    let kept: XmlAttribute[] | undefined;
    for (const attribute of Object.values(attributes)) {
      const { uri, local, value } = attribute;
      this.#checkLocalName(attribute);
      if (uri !== XMLNS_NAMESPACE) (kept ??= []).push({ namespace: uri, localName: local, value });
      else if (isTrimmedByParser(value)) this.#fail("a namespace", "one with white space around it");
    }
    return kept ?? NONE;
  }

  /** The parser checks the whole name only. It allows a digit after the colon, which namespaces forbid (Namespaces in XML 1.0, 4). */
  #checkLocalName({ prefix, local }: { readonly prefix: string; readonly local: string }): void {
    if (prefix !== "" && !NC_NAME.test(local)) this.#fail(WELL_FORMED, "a prefix before what is no name");
  }

  #addText(data: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined) element.text += data;
  }

  #closeElement(): void {
    const node = this.#open.pop();
    if (node !== undefined) node.end = this.#parser.position;
  }

  #lastRead(): number {
    return Math.max(this.#parser.position, 1) - 1;
  }

  #fail(expected: string, found: string): never {
    throw faultAt(this.#text, this.#lastRead(), expected, found);
  }
}

const WELL_FORMED = "well-formed XML";

function faultAt(text: string, offset: number, expected: string, found: string): DecodeError {
  return new DecodeError({ element: "", path: "", expected, found }, lineAndColumn(text, offset));
}

/** Most elements have none. */
const NONE: readonly XmlAttribute[] = [];

// #endregion

// #region runtime/values/any-element.ts

/** An element that its contract does not declare, as XML that declares the prefixes that it uses. */
export interface AnyElement {
  readonly name: QName;
  readonly xml: string;
}

/** The name of the element that the XML is; undefined if it is not one element. */
export function nameOfElement(xml: string, maxDepth: number): QName | undefined {
  if (!isElements(xml, maxDepth)) return undefined;
  const [element, second] = parseXml(`<V>${xml}</V>`, maxDepth + 1).children;
  return second === undefined ? element : undefined;
}

// #endregion

// #region runtime/values/any-value.ts

/** A value of xs:anyType: the contract leaves the type open, so every value has its own type. */
export interface AnyValue {
  /** What xsi:type names, such as `{ namespace: XSD_NAMESPACE, localName: "int" }`; undefined if it names none. */
  readonly type: QName | undefined;
  /** A value of the datatype; text or elements, if the type is neither XML Schema's nor WCF's. */
  readonly value: SimpleValue | QName | XmlElements;
}

type SimpleValue = boolean | number | bigint | string | Uint8Array;

/** Elements side by side, each with the namespace declarations that it needs, and in a value of any type perhaps text between them. */
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
  return typeof xml === "string" && hasElements(xml, maxDepth) ? { xml } : undefined;
}

/** The value that an error message says was expected. */
export function expectedContent(type: QName | undefined, value: AnyValue["value"], types: AnyTypes): string {
  if (isNameType(type)) return A_NAME;
  return typeof value === "object" && value !== null && "xml" in value
    ? "well-formed elements"
    : datatypeOf(type, types).expected;
}

/**
 * The datatypes that values of any type may have, by their names, and what else reading such values needs. Generated code names them,
 * because few messages need them.
 */
export interface AnyTypes extends ReadonlyMap<string, Datatype<SimpleValue>> {
  readonly mixedXml: typeof mixedXml;
}

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
  const types = all.map((datatype) => {
    const { namespace = XSD_NAMESPACE, name: localName } = datatype;
    return [clarkName({ namespace, localName }), datatype] as const;
  });
  return Object.assign(new Map(types), { mixedXml });
}

// #endregion

// #region runtime/write/attribute-tags.ts

/** Attributes without a prefix. */
export const ATTRIBUTES: Tags = {
  form: "attribute",
  prefix: "",
  byName: new Map(),
  newTag: newAttribute,
};

function newAttribute(name: string, tags: Tags): Tag {
  const { localName } = attributeName(name, "");
  return Object.assign(piece(` ${localName}="`), { name, tags, localName, end: '"' });
}

/** The attributes that say types with one prefix, by the names of the types. */
export function typesWith(prefix: string): Tags {
  const known = types.get(prefix);
  if (known !== undefined) return known;
  const made: Tags = { form: "attribute", prefix, byName: new Map(), newTag: newType };
  if (types.size < MOST_PREFIXES) types.set(prefix, made);
  return made;
}

const types = /* @__PURE__ */ new Map<string, Tags>();

function newType(name: string, tags: Tags): Tag {
  return Object.assign(piece(` i:type="${tags.prefix}${name}"`), { name, tags });
}

// #endregion

// #region runtime/write/kept-content.ts

/** The unknown elements and attributes of a value that is being written. Each element is taken once, at its place. */
export class KeptContent {
  readonly #elements = new Map<UnknownElement["after"], UnknownElement[]>();
  readonly #attributes = new Map<UnknownAttribute["at"], UnknownAttribute[]>();
  readonly #entries = new Map<unknown, KeptContent>();
  readonly #empty = new Map<EmptyElement["at"], EmptyElement>();

  /**
   * The unknown content of a value; undefined if it has none, which is usual.
   * @param isPlain - whether the value is known to have nothing under symbols
   */
  static of(value: unknown, isPlain = false): KeptContent | undefined {
    if (typeof value !== "object" || value === null || (isPlain && !someEmptyElements())) return undefined;
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

// #region runtime/write/writer-frame.ts

/** An element that a `begin` has opened and an `end` will close. */
export interface WriterFrame {
  readonly kind: FrameKind;
  /** The element that was opened. */
  readonly name: string;
  /** The namespace of the type, or of what has none. */
  readonly namespace: string;
  /** The namespace of the elements inside. */
  readonly inside: string;
  /** The value that is being written; for an entry of a dictionary, its key. */
  readonly value: unknown;
  /** The local name of the type; undefined for a type without a name. */
  readonly typeName: string | undefined;
  /** Whether its start tag stays open, for the attributes that the type has. */
  readonly hasTag: boolean;
  /** Whether xsi:type must name the type, because it is not the declared one. */
  readonly saysType: boolean;
  /** The frame around it. */
  readonly outer: WriterFrame | undefined;
  readonly depth: number;
  /** The index of the first name of an element in this frame. */
  readonly firstName: number;
  /** The unknown content that came with the value. */
  readonly kept: KeptContent | undefined;
  /** Whether nothing follows an element but the next one: there is no unknown content, and no number of items that ends the frame. */
  readonly isUsual: boolean;
  /** Whether the value is a plain object with no symbols, so that all that it has are its own keys. */
  readonly isPlain: boolean;
  /** The number of items of a repeated member, which has no element of its own. */
  readonly items: number | undefined;
}

/** The type of a frame, as far as there is one. Without `inside`, the elements are in the namespace of the type. */
export type FrameType = Pick<WriterFrame, "namespace"> & Partial<Pick<WriterFrame, "typeName" | "inside">>;

// Frames have the same properties in the same order, because engines are faster at that. They are spelled out, because spreading takes longer.

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
    inside: "",
    value: items,
    typeName: undefined,
    hasTag: false,
    saysType: false,
    outer,
    depth: outer === undefined ? 0 : outer.depth,
    firstName,
    kept: undefined,
    isUsual: false,
    isPlain: false,
    items: items.length,
  };
}

/** The frame of an item that has members, but no element of its own. */
export function itemFrame(
  value: object,
  isPlain: boolean,
  outer: WriterFrame | undefined,
  firstName: number,
): WriterFrame {
  const kept = KeptContent.of(value, isPlain);
  return {
    kind: "item",
    name: "",
    namespace: "",
    inside: "",
    value,
    typeName: undefined,
    hasTag: false,
    saysType: false,
    outer,
    depth: outer === undefined ? 0 : outer.depth,
    firstName,
    kept,
    isUsual: kept === undefined,
    isPlain,
    items: undefined,
  };
}

/** Where a writer is: the innermost frame, and how many names of elements there are in all frames. */
export interface WriterPlace {
  readonly frame: OpenFrame | undefined;
  readonly nameCount: number;
}

/** What generated code may know of a frame. */
interface OpenFrame extends Pick<WriterFrame, "kind" | "firstName"> {
  readonly outer: OpenFrame | undefined;
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

// #endregion

// #region runtime/write/all-forms-writer.ts

/** Also writes attributes without a prefix, the types of derived values, lists of items and text between them. */
export class AllFormsWriter extends PlainWriter {
  /** The form of the next value. For a type with attributes, it may be an attribute or text. */
  #target: "element" | "attribute" | "text" = "element";
  /** Whether the next struct says its type. */
  #saysType = false;

  override attribute<T>(name: string, value: T, namespace?: string): value is NonNullable<T> {
    return value !== undefined && this.requiredAttribute(name, value, namespace);
  }

  override requiredAttribute<T>(name: string, value: T, namespace = ""): value is NonNullable<T> {
    if (namespace !== "") throw new NotPlain();
    return this.required(name, value);
  }

  override text<T>(value: T): value is NonNullable<T> {
    this.#target = "text";
    return this.required("$value", value);
  }

  override beginStruct(namespace: string, typeName: string, value: object, inside: string = namespace): void {
    if (this.#saysType) this.#beginDerived(namespace, typeName, value, inside);
    else super.beginStruct(namespace, typeName, value, inside);
    if (this.#saysType) this.endTag();
    this.#saysType = false;
  }

  override beginTag(namespace: string, typeName: string, value: object, inside: string = namespace): void {
    if (this.#saysType) this.#beginDerived(namespace, typeName, value, inside);
    else {
      this.values.beginMembers(value);
      this.markup.begin(this.name, this.markup.scopes.first(namespace, inside), true);
      this.namespace(inside);
    }
    this.#saysType = false;
    this.#target = "attribute";
  }

  override endTag(): void {
    this.#target = "element";
    this.markup.endTag();
  }

  override end(): void {
    this.#target = "element";
    super.end();
  }

  override derived(): Writer {
    this.#saysType = true;
    return this;
  }

  /** Begins a struct that says its type, and leaves its tag open. */
  #beginDerived(namespace: string, typeName: string, value: object, inside: string): void {
    this.values.beginMembers(value);
    // Its `$type` is no member.
    this.values.take();
    const { prefix } = this.markup.scopes.of(namespace);
    this.markup.begin(this.name, namespace, true);
    this.markup.fill(typeName, "", typesWith(prefix));
    this.namespace(inside);
  }

  override beginItem(item: object): void {
    this.values.beginMembers(item);
  }

  override endItem(): void {
    this.values.end();
    this.values.take();
  }

  override order(_name: string, items: readonly unknown[] | undefined, order: ContentOrder): void {
    if (items !== undefined && !Array.isArray(items)) throw new NotPlain();
    if (order.wrong(items ?? []) !== undefined) throw new NotPlain();
  }

  override mixedText(text: string): void {
    if (typeof text !== "string") throw new NotPlain();
    this.values.take();
    this.markup.add(escapePlain(text));
  }

  protected override writeText(text: string): void {
    this.write(this.#target === "attribute" ? escapePlainAttribute(text) : escapePlain(text));
  }

  protected override write(content: string): void {
    if (this.#target === "element") this.markup.value(this.name, content);
    else if (this.#target === "attribute") this.markup.fill(this.name, content, ATTRIBUTES);
    else this.markup.add(content);
  }

  override anyElements(name: string, elements: readonly AnyElement[] | undefined, wildcard: Wildcard): void {
    const { min = 0, isOptional = false } = wildcard;
    if (this.repeated(name, elements, isOptional ? 0 : min).length > 0) throw new NotPlain();
  }

  override anyElement(_name: string, element: AnyElement | undefined): void {
    if (element !== undefined) throw new NotPlain();
  }

  override anyAttributes(_namespaces: NamespaceSet, attributes: Readonly<Record<string, string>> | undefined): void {
    if (attributes !== undefined) throw new NotPlain();
  }
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
  protected abstract writePlain(name: string, text: string, typeNamespace: string, typeName: string): void;
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
  #left = THOROUGH_VALUES;

  /**
   * A key of the frame's value that has not been written; undefined if there is none, which is usual.
   * @param names - the names of the elements in all frames; those in this frame are the last ones
   * @param nameCount - how many of them are in use
   */
  in(frame: WriterFrame, names: readonly string[], nameCount: number): PropertyKey | undefined {
    const { kind, value, isPlain, firstName } = frame;
    if (typeof value !== "object" || value === null) return undefined;
    if (isPlain && this.#areAllTaken(value, frame, nameCount - firstName)) return undefined;
    if (kind === "entry" || kind === "items") return undefined;
    if (value instanceof Map) return Reflect.ownKeys(value).find((key) => !isKept(key));
    if (Array.isArray(value)) return this.inItems(value);
    return kind === "dictionary" ? hiddenKey(value) : untakenKey(frame, value, names.slice(firstName, nameCount));
  }

  /** Whether a plain object has as many keys as have been written. Each key is written once. */
  #areAllTaken(value: object, frame: WriterFrame, count: number): boolean {
    const keys = Object.keys(value);
    // Keys that are not enumerable are only in the other list. Engines make it faster after they have made the first one.
    if (this.#isThorough() && Object.getOwnPropertyNames(value).length !== keys.length) return false;
    if (keys.length === count) return true;
    const given = keys.filter((key) => Reflect.get(value, key) !== undefined).length;
    return given === count || (given === count + 1 && saysItsType(value, frame));
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

  #isThorough(): boolean {
    return this.#left-- > 0;
  }
}

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
  /** Whether the value that was checked last is a plain object. */
  #isPlain = false;
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
    this.#begin("body", { namespace }, value);
  }

  /** Begins a body with no element or with several. Each is in the namespace that was set before it. */
  beginParts(value: unknown): void {
    this.letThrough("Body");
    this.#checkObject(value);
    this.#begin("parts", { namespace: "" }, value);
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
    this.#begin("headers", { namespace: "" }, value);
  }

  beginStruct(namespace: string, typeName: string, value: object, inside: string = namespace): void {
    this.#checkObject(value);
    this.#begin("struct", { namespace, typeName, inside }, value);
  }

  beginTag(namespace: string, typeName: string, value: object, inside?: string): void {
    this.target = "attribute";
    this.beginStruct(namespace, typeName, value, inside);
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
    this.#begin("array", { namespace, typeName }, value);
  }

  beginDictionary(namespace: string, typeName: string, value: object): void {
    this.#checkObject(value);
    this.#begin("dictionary", { namespace, typeName }, value);
  }

  beginMap(namespace: string, typeName: string, value: object): void {
    if (!(value instanceof Map)) throw this.error("a Map", describeKind(value));
    this.#begin("dictionary", { namespace, typeName }, value);
  }

  beginEntry(namespace: string, name: string, key: unknown): void {
    this.letThrough(name);
    this.#begin("entry", { namespace }, key);
  }

  /** An item of a list has members, but no element of its own. */
  beginItem(value: object): void {
    this.letThrough("");
    this.#checkObject(value);
    this.enter(itemFrame(value, this.#isPlain, this.frame, this.nameCount));
    this.#isPlain = false;
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
  #begin(kind: FrameKind, { namespace, typeName, inside = namespace }: FrameType, value: unknown): void {
    const outer = this.frame;
    const depth = outer === undefined ? 1 : outer.depth + 1;
    if (depth > MAX_WRITTEN_DEPTH)
      throw this.error(`at most ${MAX_WRITTEN_DEPTH} levels`, "more, perhaps a circular value");
    const hasTag = this.target === "attribute";
    const isPlain = this.#isPlain;
    this.#isPlain = false;
    const kept = kind === "entry" ? outer?.kept?.inEntry(value) : KeptContent.of(value, isPlain);
    if (this.isAbstract) this.#checkKeptType(kept, value);
    const frame: WriterFrame = {
      kind,
      name: this.name,
      namespace,
      inside,
      value,
      typeName,
      hasTag,
      saysType: this.saysType,
      outer,
      depth,
      firstName: this.nameCount,
      kept,
      isUsual: kept === undefined,
      isPlain,
      items: undefined,
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
    this.#isPlain = isPlainObject(value);
    if (!this.#isPlain && !hasProperties(value)) throw this.error("an object", describeKind(value));
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
    if (frame.isUsual || this.target === "attribute") return;
    const written = this.nameCount - frame.firstName;
    if (frame.items === written) this.#leave(frame);
    else if (frame.kept !== undefined) this.#writeBack(frame.kept.takeAfter(placeIn(frame, name, written)));
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
    const key = this.#untaken.in(frame, this.#names, this.nameCount);
    if (key === "$type") {
      this.name = key;
      throw this.error("the type, or one that extends it", describeName(Reflect.get(Object(frame.value), key)));
    }
    if (key !== undefined) throw this.#untakenError(hasItems(frame.kind), key);
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
    return !this.hasEmpty || this.#isNotEmpty(value);
  }

  repeated<T>(
    name: string,
    value: readonly T[] | undefined,
    min = 0,
    max: number = Number.POSITIVE_INFINITY,
  ): readonly T[] {
    this.letThrough(name);
    if (value === undefined && min === 0) {
      this.absent(name);
      return NO_ITEMS;
    }
    const items = value ?? NO_ITEMS;
    if (value === null || !Array.isArray(items)) throw this.error("an array", describeKind(value));
    this.checkItems(items);
    const { length } = items;
    if (length < min || length > max) throw this.error(countBetween(min, max), `${length}`);
    if (length === 0) this.written(name);
    else this.enter(itemsFrame(name, items, this.frame, this.nameCount));
    return items;
  }

  repeatedIfAny<T>(name: string, value: readonly T[] | undefined, min: number, max?: number): readonly T[] {
    return this.repeated(name, value, value?.length === 0 || value === undefined ? 0 : min, max);
  }

  check<T>(name: string, value: T | null | undefined, check: ValueCheck<T>): void {
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
    this.writePlain(this.name, text, XSD_NAMESPACE, typeName);
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
    const { isPlain = false, namespace = XSD_NAMESPACE, name } = datatype;
    if (isPlain) this.writePlain(this.name, text, namespace, name);
    else this.writeText(this.name, text, namespace, name);
    this.written(this.name);
  }

  qname(value: QName): void {
    this.simple(qName, value);
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

const NO_ITEMS: readonly never[] = [];

// #endregion

// #region runtime/write/outer-declarations.ts

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
  /** The names of the attributes of the tag that is being written, and in a set if there are many. */
  #names: string[] = [];
  #manyNames: Set<string> | undefined;
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
    if (this.#names.length > 0) this.#names = [];
    this.#manyNames = undefined;
  }

  /** Checks that the tag has no attribute of this name. An unknown attribute may have the name of another one. */
  checkOnce(name: string): void {
    if (this.#names.length === FEW_ATTRIBUTES) this.#manyNames ??= new Set(this.#names);
    const isThere = this.#manyNames?.has(name) ?? this.#names.includes(name);
    if (isThere) throw this.#surroundings.error("each attribute once", "one that unknown attributes have as well");
    if (this.#manyNames === undefined) this.#names.push(name);
    else this.#manyNames.add(name);
  }

  /** An attribute, which may be one that is written back. */
  attribute({ namespace, localName, value, prefixes }: Omit<UnknownAttribute, "at">): string {
    const name = namespace === "" ? localName : `${this.prefixFor(namespace)}:${localName}`;
    this.checkOnce(name);
    const adopted = prefixes === undefined ? value : this.#adopt(value, prefixes);
    if (adopted === undefined) throw this.#surroundings.error("an attribute with prefixes of one meaning", "others");
    return ` ${name}="${this.#surroundings.escape(adopted)}"`;
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

// #region runtime/write/text-sink.ts

/** Takes the text of a long message in pieces while it is written. To join them, and to make bytes of the whole, would take as long again. */
export interface TextSink {
  /** How many characters have been added. */
  readonly length: number;
  /** A message begins. What has been added before does not count. */
  begin(): void;
  /** Takes text that comes after all that has been added. */
  add(text: string): void;
  /** Takes a long text after all that has been added. */
  addLong(text: LongText): void;
  /** Takes what is before and after all that has been added. */
  finish(before: string, after: string): void;
}

/** So many characters are worth a piece of their own. */
export const LONG_PIECE: number = 2 ** 14;

// #endregion

// #region runtime/write/passing-writer.ts

/** Gives the text of a long body to a sink while it writes. What `take` returns is empty then. */
export class PassingWriter extends AllFormsWriter {
  readonly #sink: TextSink;
  #isInBody = false;

  constructor(namespace: string, around: Around, sink: TextSink) {
    super(namespace, around);
    this.#sink = sink;
  }

  override beginBody(element: QName, value: unknown): void {
    this.#enterBody();
    super.beginBody(element, value);
  }

  override beginParts(value: unknown): void {
    this.#enterBody();
    super.beginParts(value);
  }

  #enterBody(): void {
    this.#sink.begin();
    this.#isInBody = true;
  }

  override end(): void {
    super.end();
    if (this.#isInBody && this.markup.length > LONG_PIECE) this.#pass();
  }

  override take(): string {
    if (!this.#isInBody || this.#sink.length === 0) return super.take();
    this.#pass();
    return "";
  }

  override simple<T>(datatype: Datatype<T>, value: T): void {
    const long = this.#isInBody && datatype.isLong === true ? datatype.formatLong?.(value) : undefined;
    if (long === undefined) super.simple(datatype, value);
    else this.#passApart(() => this.#sink.addLong(long));
  }

  protected override write(content: string): void {
    if (!this.#isInBody || content.length <= LONG_PIECE) super.write(content);
    else this.#passApart(() => this.#sink.add(content));
  }

  /** Passes a long value as a piece of its own, after what is before it. */
  #passApart(passValue: () => void): void {
    super.write(PLACE);
    const [before = "", after = ""] = super.take().split(PLACE);
    this.#sink.add(before);
    passValue();
    this.#sink.add(after);
    this.#checkPassed();
  }

  #pass(): void {
    this.#sink.add(super.take());
    this.#checkPassed();
  }

  #checkPassed(): void {
    if (this.#sink.length > MAX_MESSAGE) throw new NotPlain();
  }
}

/** Stands for a value that is passed apart. No message has this character. */
const PLACE = "\0";

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

/** How messages are written. */
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
  readonly #markup: Markup;
  readonly #scopes: Scopes;
  readonly #refers: boolean;
  readonly #around: Around;
  /** Created when needed, which is seldom. */
  #outer: OuterDeclarations | undefined;
  /** Created when needed, which is seldom. */
  #named: ValueNames | undefined;

  /** @param namespace - the default namespace, if `around` does not have another one */
  constructor(namespace: string, { forbiddenCharacters, attacher }: WriterOptions = {}, around: Around = {}) {
    super(attacher?.());
    this.#around = around;
    this.#refers = forbiddenCharacters === "reference";
    const { first, prefix } = around;
    const own = prefix === undefined ? undefined : { namespace, prefix };
    const byDefault = own === undefined ? namespace : "";
    const outer = first?.prefix === "" ? first.namespace : byDefault;
    this.#scopes = new Scopes(scopesAround(outer, own), {
      reserve: (other) => this.#outerDeclarations().reserve("q", other),
      declareAround: (name, other) => this.#outerDeclarations().declare(name, other),
      escape: (text) => this.#escapeNamespace(text),
    });
    this.#markup = new Markup(this.#scopes);
    this.declarations = rootDeclarations({ outer, own, isKnown: first === undefined }, (text) =>
      this.#escapeNamespace(text),
    );
  }

  /** The elements that have been written since the last call. */
  take(): string {
    return this.#markup.take();
  }

  namespace(namespace: string): void {
    this.#scopes.change(namespace);
  }

  protected writeText(name: string, text: string, _typeNamespace: string, _typeName: string): void {
    this.#checkLength(text);
    if (this.target === "attribute") this.#writeOwnAttribute(name, text, this.#escapeAttribute(text));
    else this.#writeEscaped(name, this.#escapeText(text));
  }

  protected writePlain(name: string, text: string, _typeNamespace: string, _typeName: string): void {
    this.#checkLength(text);
    if (this.target === "attribute") this.#writeOwnAttribute(name, text, text);
    else this.#writeEscaped(name, text);
  }

  #writeEscaped(name: string, content: string): void {
    if (this.#named?.some === true) this.#writeNames(name, content, this.#named);
    else if (this.target === "text") this.#markup.add(content);
    else if (this.hasAttributes) this.#writeElement(name, "", content);
    else this.#markup.value(name, content);
  }

  /** Writes an attribute that the type declares. */
  #writeOwnAttribute(name: string, text: string, escaped: string): void {
    if (this.attributeNamespace === "")
      this.#outerDeclarations().checkOnce(this.#markup.fill(name, escaped, ATTRIBUTES));
    else this.writeAttribute(attributeName(name, this.attributeNamespace), text);
  }

  protected writeAttribute({ namespace, localName }: QName, value: string): void {
    this.#markup.add(this.#outerDeclarations().attribute({ namespace, localName, value }));
  }

  protected writeContent(name: string, xml: string): void {
    if (this.target === "text") this.#markup.add(xml);
    else this.#writeElement(name, "", xml);
  }

  protected writeMixed(text: string): void {
    this.#markup.add(this.#escapeText(text));
  }

  protected writeTagEnd(): void {
    this.#markup.endTag();
  }

  protected writeTyped(name: string, content: string | QName | XmlElements, type: QName | undefined): void {
    // A name without namespace has no prefix, and so may elements. They must not be inside a default namespace.
    const isBare = type?.namespace === "" || this.#needsNoDefault(content);
    const scope = isBare ? this.#scopes.beside("") : this.#scopes.current;
    let attributes = isBare && scope.prefix !== "" ? ' xmlns=""' : "";
    if (type !== undefined) attributes += this.typeAttribute(type);
    if (typeof content === "object" && "localName" in content) attributes += this.#declareValue(content, "v");
    const shown = this.#showContent(content, isBare ? "" : this.#defaultNamespace);
    this.#writeElement(name, attributes, shown, scope);
  }

  /** xsi:type of an element with text. */
  protected typeAttribute(type: QName): string {
    return `${this.#declareValue(type)} i:type="${showName(type)}"`;
  }

  /** xsi:type of an element with elements inside. @param prefix - that of the type's namespace */
  protected typeOf({ saysType, typeName }: WriterFrame, prefix: string): string {
    return saysType ? ` i:type="${prefix}${typeName}"` : "";
  }

  /**
   * The default namespace of content beside the tags. If the innermost scope has a declaration, it is on each tag, and not there. That
   * of an outer scope is on an open tag.
   */
  get #defaultNamespace(): string {
    const { open } = this.#scopes;
    const isThere = ({ declaration }: Scope, index: number): boolean => declaration === "" || index < open.length - 1;
    return open.findLast((scope, index) => scope.prefix === "" && isThere(scope, index))?.namespace ?? "";
  }

  #needsNoDefault(content: string | QName | XmlElements): boolean {
    if (typeof content === "string") return false;
    if ("localName" in content) return content.namespace === "";
    const namespace = this.#defaultNamespace;
    const used = fragmentsOf(content)?.flatMap((fragment) => fragment.used.filter(({ prefix }) => prefix === ""));
    return used === undefined || used.some((declaration) => declaration.namespace !== namespace);
  }

  #showContent(content: string | QName | XmlElements, namespace: string): string {
    if (typeof content === "string") return this.#escapeText(content);
    return "xml" in content ? this.#showXml(content, namespace) : showName(content, "v");
  }

  protected prefixFor(namespace: string): string {
    if (this.target !== "element") return namespace === "" ? "" : this.#outerDeclarations().prefixFor(namespace);
    this.#named ??= new ValueNames();
    return this.#named.prefixFor(namespace, () => this.#outerDeclarations().reserve("n", ""));
  }

  /** Writes an element whose text contains names. */
  #writeNames(name: string, content: string, names: ValueNames): void {
    const scope = names.hasBare ? this.#scopes.beside("") : this.#scopes.current;
    const bare = names.hasBare && scope.prefix !== "" ? ' xmlns=""' : "";
    const declarations = names.take((namespace) => this.#escapeNamespace(namespace));
    this.#writeElement(name, bare + declarations, content, scope);
  }

  protected writeNil(name: string): void {
    this.#markup.nil(name, this.#attributes());
  }

  protected writeStart(frame: WriterFrame): void {
    const { kind, name, namespace, inside, hasTag, kept, saysType } = frame;
    // Headers have no element of their own around them, and the envelope writes the Body.
    if (kind === "headers" || kind === "parts") this.#markup.beginWithoutTag();
    else if (kind === "body" || saysType || kept !== undefined || this.hasAttributes) this.#writeUnusual(frame);
    else {
      this.#outer?.beginTag();
      this.#markup.begin(name, this.#scopes.first(namespace, inside), hasTag);
      this.namespace(inside);
    }
  }

  /** Writes the start of an element that needs attributes, or that the envelope is around. */
  #writeUnusual(frame: WriterFrame): void {
    const { kind, name, namespace, inside, hasTag, saysType } = frame;
    // A type that is said needs the prefix of its namespace.
    const first = saysType ? namespace : this.#scopes.first(namespace, inside);
    const inner = this.#scopes.of(first);
    const attributes = this.#attributes(frame) + this.typeOf(frame, inner.prefix);
    const outer = kind === "body" ? inner : this.#scopes.beside(first);
    this.#markup.beginUnusual({ name, outer, inner, attributes, staysOpen: hasTag });
    this.namespace(inside);
  }

  protected writeEnd(_frame: WriterFrame): void {
    this.#checkLength("");
    this.#markup.end();
  }

  protected writeXml(elements: XmlElements): void {
    const xml = this.#showXml(elements, this.#defaultNamespace);
    this.#checkLength(xml);
    this.#markup.add(xml);
  }

  /** Elements are written unchanged, with their references. @param namespace - the default namespace at their place */
  #showXml(elements: XmlElements, namespace: string): string {
    const fragments = fragmentsOf(elements);
    const xml = fragments === undefined ? elements.xml : this.#outerDeclarations().elements(fragments, namespace);
    if (!this.#refers && hasControlReference(xml)) this.#refuse("a reference to one that it cannot");
    return xml;
  }

  #checkLength(added: string): void {
    if (this.#markup.length + added.length > MAX_MESSAGE)
      throw this.error(`at most ${MAX_MESSAGE} characters of XML`, "more");
  }

  #writeElement(name: string, attributes: string, content: string, scope?: Scope): void {
    this.#markup.element(name, this.#attributes() + attributes, content, scope);
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
      escape: (text) => this.#escapeAttribute(text),
      error: (expected, found) => this.error(expected, found),
    });
    return this.#outer;
  }

  /** Declares the prefix of a value that is a name: `n` or `v`, on the element that has the value. */
  #declareValue({ namespace }: QName, prefix: "n" | "v" = "n"): string {
    return namespace === "" ? "" : ` xmlns:${prefix}="${this.#escapeNamespace(namespace)}"`;
  }

  #escapeNamespace(text: string): string {
    this.#refuse(forbiddenCharacter(text));
    return escapeAttribute(text);
  }

  #escapeText(text: string): string {
    return escapeUsualText(text) ?? this.#refer(text, escapeText);
  }

  #escapeAttribute(text: string): string {
    return escapeUsualAttribute(text) ?? this.#refer(text, escapeAttribute);
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

// #region runtime/read/reader-options.ts

/** How messages are read: what becomes of content that the contract does not know or allow, and the limits. */
export interface ReaderOptions {
  /** Called for everything that the contract does not know. Unknown content is kept in any case. */
  readonly onUnknown?: ((unknown: UnknownContent) => void) | undefined;
  /**
   * Called for everything that the contract does not allow. It may return a replacement, leave the member out (`{}`), throw its own
   * error, or return nothing. Then values that break a facet, elements in another order and another number of items are kept, and
   * everything else is a DecodeError.
   */
  readonly onInvalid?: ((invalid: InvalidContent) => Substitute | undefined) | undefined;
  /** Whether all of this is an error instead; false if left out. Values are not compared with fixed ones. */
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
  protected readonly isStrict: boolean;
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
    this.isStrict = options.strict === true;
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
  protected begin(kind: ReaderFrame["kind"], namespace: string, typeName = "", mayBeNil = false): void {
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
    return onInvalid({ kind, ...this.#place(), ...lineAndColumn(this.#text, this.#node.start), text, expected });
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

  required(name: string, member?: string): boolean {
    return this.open(name, member);
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

  namespace(namespace: string): void {
    this.frame().namespace = namespace;
  }

  requiredAttribute(name: string, namespace?: string, fallback?: string): boolean {
    return this.attribute(name, namespace, fallback);
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

  /** Enters an element with a value of a type. @param inside - the namespace of the elements inside, if it is not that of the type */
  protected beginType(kind: FrameKind, namespace: string, typeName: string, inside: string = namespace): void {
    this.checkType(namespace, typeName);
    this.begin(kind, namespace, typeName);
    this.namespace(inside);
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

  beginStruct(namespace: string, typeName: string, inside?: string): void {
    this.beginType("struct", namespace, typeName, inside);
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

  beginTag(namespace: string, typeName: string, inside?: string): void {
    this.beginStruct(namespace, typeName, inside);
  }

  beginMixed(namespace: string, typeName: string, inside?: string): void {
    this.beginType("mixed", namespace, typeName, inside);
  }

  beginText(namespace: string, typeName: string): void {
    this.beginType("text", namespace, typeName);
  }

  text(): Reader {
    if (this.attached?.standsFor(this.node)) this.frame().next = this.node.children.length;
    else this.standIn(this.takeDefault(TEXT) ?? this.node.text);
    return this;
  }

  beginArray(namespace: string, typeName: string): void {
    this.beginType("array", namespace, typeName);
  }

  beginDictionary(namespace: string, typeName: string): void {
    this.beginType("dictionary", namespace, typeName);
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

  completeItem<T extends object, K extends keyof T & string>(item: T, ...names: K[]): T & Required<Pick<T, K>> {
    return this.complete(item, ...names);
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
    this.keepOtherType(XSD_NAMESPACE, qName.name);
    return this.#qname();
  }

  #qname(): QName {
    return this.once("name", () => this.#parse(qName, "a name with a declared prefix"));
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
    if (this.node.children.length === 0) return { type, value: this.#simple(datatypeOf(type, types)) };
    const fragments = this.node.children.map((child) => fragmentOf(child, this.source));
    if (hasText(this.node)) return { type, value: { xml: this.#join(types.mixedXml(this.node, fragments)) } };
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
    const isKnown = frame.kind === "headers" && this.#checkUnknownHeader?.(child) === true;
    if (!isKnown) this.report("element", clarkName(child));
    const fragment = fragmentOf(child, this.source);
    const xml = standaloneXml(fragment);
    keepUnknownElement(value, rememberFragments({ after: placeOfUnknown(frame), xml }, [fragment]));
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

// #region runtime/soap/read-fault.ts

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

// #region runtime/soap/declared-detail.ts

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

/** SOAP 1.1 knows 0 and 1 alone (4.2.3), but some servers say true, as in SOAP 1.2 (part 1, 5.2.3). They mean it. */
function mustBeUnderstood(header: XmlNode, soapVersion: SoapVersion): boolean {
  const value = attributeOf(header, SOAP_NAMESPACE[soapVersion], "mustUnderstand") ?? "";
  return datatypes.boolean.parse(value) === true && isForReceiver(header, soapVersion);
}

/** Whether a header is for whoever gets the message, and not for somebody on its way. */
export function isForReceiver(header: XmlNode, soapVersion: SoapVersion): boolean {
  const receiver = attributeOf(header, SOAP_NAMESPACE[soapVersion], ROLE_ATTRIBUTE[soapVersion]) ?? "";
  return OWN_ROLES[soapVersion].includes(trimSpace(receiver));
}

/**
 * The values of the attribute for the receiver that mean this one. If it is absent or empty, the last receiver is meant, which this is
 * (SOAP 1.1, 4.2.2; SOAP 1.2 part 1, 2.2 and 5.2.2).
 */
const OWN_ROLES: Readonly<Record<SoapVersion, readonly string[]>> = {
  "1.1": ["", "http://schemas.xmlsoap.org/soap/actor/next"],
  "1.2": ["", `${SOAP_NAMESPACE["1.2"]}/role/next`, `${SOAP_NAMESPACE["1.2"]}/role/ultimateReceiver`],
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
  const facts = { soapVersion, attacher: options.attacher };
  const plain = encodePlain(message, content, facts, (namespace, around) => new AllFormsWriter(namespace, around));
  return plain ?? encodeAny(message, content, soapVersion, options);
}

/** Writes a message of any kind, and says what is wrong with it. */
export function encodeAny<Headers, Body>(
  message: WrittenMessage<Headers, Body>,
  content: Content<Headers, Body>,
  soapVersion: SoapVersion,
  options: WriterOptions,
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
  const scanned = scanPlain(message, text, options);
  if (scanned !== undefined) {
    purpose.checkHeaders?.(scanned.headers);
    return scanned;
  }
  if (message.encoding !== undefined) return message.encoding.decode(message, text, options, purpose);
  return readMessage(message, new XmlReader(text, options), purpose, options.understood);
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

// #region runtime/soap/encode-into.ts

/** What is written of a message. */
interface Written<Headers, Body> {
  readonly message: WrittenMessage<Headers, Body>;
  readonly content: Content<Headers, Body>;
  readonly soapVersion: SoapVersion;
  readonly options: WriterOptions;
}

/**
 * Writes a message as `encodeMessage` does. If it is long, and plain as most are, a sink takes it.
 * @returns empty text if the sink has taken the message
 * @throws EncodeError for a value that the contract does not allow
 */
export function encodeInto<Headers, Body>(
  sink: TextSink,
  { message, content, soapVersion, options }: Written<Headers, Body>,
): string {
  const facts = { soapVersion, attacher: options.attacher };
  const newWriter = (namespace: string, around: Around): PassingWriter => new PassingWriter(namespace, around, sink);
  const text = encodePlain(message, content, facts, newWriter);
  if (text === undefined) return encodeAny(message, content, soapVersion, options);
  if (sink.length === 0) return text;
  sink.finish(text.slice(0, -END.length), END);
  return "";
}

/** What is after the body of every message. */
const END = "</s:Body></s:Envelope>";

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

  protected override writePlain(name: string, text: string, namespace: string, typeName: string): void {
    this.writeText(name, text, namespace, typeName);
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
  /** Says what is expected instead of a value that the element cannot have. */
  check?(value: NonNullable<Value>): string | undefined;
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
    const member = memberFor(key, codec.element ?? key);
    writer.namespace(codec.namespace);
    if (value !== undefined && value !== null && codec.check !== undefined)
      writer.check(member, value, (each) => codec.check?.(each));
    const guard = codec.isNillable === true ? "requiredNillable" : "required";
    if (writer[guard](member, value)) codec.write(writer, value);
  }

  /** Reads the next element as an item of a list, if it is one of these. */
  readItem(reader: Reader): ItemOf<Items> | undefined {
    const [key, codec] = this.#next(reader) ?? [];
    if (key === undefined || codec === undefined) return undefined;
    if (!reader.repeated(codec.element ?? key, codec.namespace, memberFor(key, codec.element ?? key))) return undefined;
    // The table has the elements of `Items`, by these keys.
    return { [key]: codec.read(reader) } as ItemOf<Items>;
  }

  /** Reads the next element into a value, if it is one of these, and leaves the reader in its namespace. */
  readOne(reader: Reader, value: SomeOf<Items>): void {
    const [key, codec] = this.#next(reader) ?? [];
    if (key === undefined || codec === undefined) return;
    reader.namespace(codec.namespace);
    if (reader.open(codec.element ?? key, memberFor(key, codec.element ?? key)))
      Object.assign(value, { [key]: codec.read(reader) });
  }

  /** The element that may be next: without any, the fast reader still has the last tag. Readers have no method for this, because few programs need it. */
  #next(reader: Reader): [key: string, codec: ItemCodec<unknown>] | undefined {
    if (!(reader instanceof ScanReader))
      return [...this.#codecs].find(([key, { namespace, element = key }]) => reader.isNext(namespace, element));
    // This scans the next tag, whatever its name.
    reader.isNext("");
    const key = this.#keys.get(clarkName(reader.tags));
    const codec = key === undefined ? undefined : this.#codecs.get(key);
    return key === undefined || codec === undefined ? undefined : [key, codec];
  }
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
    return value && (withType(value, $type) as Base & OneOfMany<Types>);
  }

  #find(name: string | undefined): TypeCodec<Base> | undefined {
    return name !== undefined && Object.hasOwn(this.#codecs, name) ? this.#codecs[name] : undefined;
  }
}

/** The type that xsi:type of the element under the cursor names. Readers have no method for this, because few programs need it. */
function typeNameOf(reader: Reader): QName | undefined {
  if (reader instanceof XmlReader) return reader.typeName();
  if (!(reader instanceof ScanReader)) throw new Error("a reader of somebody else");
  return reader.tags.type;
}

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
  /** The receiver that it is for, as a URI: the attribute `actor`, in SOAP 1.2 `role`. The last one if left out. */
  readonly actor?: string | undefined;
  /** The same by its name in SOAP 1.2. */
  readonly role?: string | undefined;
}

/**
 * Makes a header that the contract does not declare.
 * @param element - its XML, which declares the prefixes that it uses; or what `encodeElement` returns
 * @throws EncodeError for a text that is not one element, or one that has the attribute of a fact already; for a fact that is not as its
 * type says
 */
export function soapHeader(element: string | Pick<AnyElement, "xml">, facts: HeaderFacts = {}): UndeclaredHeader {
  const xml = typeof element === "string" ? element : element?.xml;
  const node = parseHeader(xml);
  const { mustUnderstand = false, role, actor = role } = facts;
  checkFacts(mustUnderstand, actor, role);
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

/** Plain JavaScript may give anything. */
function checkFacts(mustUnderstand: unknown, actor: unknown, role: unknown): void {
  if (typeof mustUnderstand !== "boolean")
    throw wrongHeader("mustUnderstand to be true or false", describeKind(mustUnderstand));
  if (actor !== undefined && (typeof actor !== "string" || hasForbidden(actor)))
    throw wrongHeader("the receiver as a URI", describeKind(actor));
  if (role !== undefined && role !== actor) throw wrongHeader("one receiver", "two");
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
  const { mustUnderstand = "", actor: receiver } = factsIn(node);
  const actor = receiver === undefined ? undefined : trimSpace(receiver);
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

// #region runtime/soap/write-fault.ts

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

// #endregion

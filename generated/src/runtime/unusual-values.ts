// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import { isBytes } from "./binary.js";
import type { ContentOrder } from "./content-order.js";
import type { Reader, Writer, WriterPlace } from "./messages.js";
import { NCName } from "./rare-texts.js";
import {
  type Branch,
  type Breach,
  type Choice,
  CODE,
  collapse,
  compareDecimals,
  compareDurations,
  compareMoments,
  type Datatype,
  type DecodeError,
  describeKind,
  escapeAttribute,
  escapeText,
  type Failure,
  FORBIDDEN,
  FORBIDDEN_CONTROL,
  hasAllPresent,
  hasForbidden,
  isCollapsed,
  isMissing,
  isOfMessage,
  isReplaced,
  isRightChoice,
  isTrimmedByParser,
  keepEmptyIn,
  keysOf,
  LONE_SURROGATE,
  mapFacts,
  memberKey,
  type NamespaceOf,
  partsOfDecimal,
  place,
  presentKeys,
  type QName,
  quote,
  replace,
  SERIALIZATION_NAMESPACE,
  unknownAttributes,
  unknownElements,
  visibleText,
  XML_NAMESPACE,
  XML_NAMESPACES,
  XSI_NAMESPACE,
} from "./values.js";

// #region runtime/descriptions.ts

/**
 * A value in an error message. Text may be a ticket or a password, so it is described and not shown, unless it looks like a
 * number or a date.
 */
export function describe(value: unknown): string {
  if (typeof value === "string" && /^[\d \t\r\n+\-.:TZ]{1,40}$/.test(value)) return quote(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "bigint" && value > -SHOWN_BIGINT && value < SHOWN_BIGINT) return `${value}n`;
  return describeKind(value);
}

/** Larger than any number of 64 bits. Larger numbers may have millions of digits. */
const SHOWN_BIGINT = 10n ** 40n;

/** The names that are allowed, if they are few; otherwise their number and the first. */
export function oneOf(names: readonly string[]): string {
  return names.length > 12 ? `one of ${names.length} values such as ${names[0]}` : `one of ${names.join(", ")}`;
}

/** The value of an enumeration, or a name: text that a person chose from a list. It is shown if it is short. */
export function describeName(value: unknown): string {
  return typeof value === "string" && value.length <= 60 ? quote(value) : describe(value);
}

/** The allowed number of items, in words. */
export function countBetween(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return `at least ${min}`;
  return min === max ? `${min}` : `${min} to ${max}`;
}

// #endregion

// #region runtime/encode-error.ts

/** A value that the contract does not allow in a message. */
export class EncodeError extends Error implements Failure {
  override readonly name: string = "EncodeError";
  readonly element: string;
  readonly path: string;
  readonly expected: string;
  readonly found: string;

  constructor(failure: Failure) {
    const { element, path, expected, found } = mapFacts(failure, visibleText);
    super(`cannot write ${place(element, path)}: expected ${expected}, found ${found}`);
    this.element = element;
    this.path = path;
    this.expected = expected;
    this.found = found;
  }
}

// #endregion

// #region runtime/xml/control-references.ts

/** References that XML 1.0 forbids and .NET sends. */

/** Whether a text may have a reference that XML 1.0 forbids: to a character such as `&#x1;`, or two to the halves of one character. */
export function hasControlReference(text: string): boolean {
  return CONTROL_REFERENCE.test(text);
}

/**
 * Makes the parser accept references that XML 1.0 forbids and whose meaning is certain: to control characters such as `&#x1;`, which
 * .NET writes, and pairs such as `&#xD83D;&#xDE00;`, as which old serializers of Java write one character.
 * An entity of the same length replaces each one that the parser would see as a reference, so positions do not change.
 * @param entities - the entities that the parser knows; the new ones are added
 */
export function allowControlReferences(text: string, entities: Record<string, string>): string {
  if (!hasControlReference(text)) return text;
  // The names of the new entities must not occur in the text.
  const first = ENTITY_STARTS.find((start) => !text.includes(`&${start}`));
  if (first === undefined) return text;
  const replaced = (_: string, code: string): string => {
    entities[first + code] = String.fromCharCode(Number(code.replace("x", "0x")));
    return `&${first}${code};`;
  };
  return text.replace(REFERENCE_OR_LITERAL, (match, reference?: string) =>
    reference === undefined ? match : match.replace(/&#(\w+);/g, replaced),
  );
}

const ENTITY_STARTS = [..."_ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Those to control characters, then pairs of halves: in hexadecimal digits, and in decimal ones. */
const CONTROL_REFERENCE =
  /(&#(?:x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|[fF]{3}[efEF])|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45]));|&#x[dD][89abAB][\da-fA-F]{2};&#x[dD][c-fC-F][\da-fA-F]{2};|&#5(?:529[6-9]|5[3-9]\d\d|6[0-2]\d\d|63[01]\d);&#5(?:63[2-9]\d|6[4-9]\d\d|7[0-2]\d\d|73[0-3]\d|734[0-3]);)/;

/** The first three alternatives match places where `&#x1;` is not a reference. Without an end mark, they match the rest of the text. */
const REFERENCE_OR_LITERAL = /* @__PURE__ */ new RegExp(
  `<!\\[CDATA\\[(?:[^]*?\\]\\]>|[^]*)|<!--(?:[^]*?-->|[^]*)|<\\?(?:[^]*?\\?>|[^]*)|${CONTROL_REFERENCE.source}`,
  "g",
);

// #endregion

// #region runtime/xml/forbidden-characters.ts

/** The first character that XML cannot carry, in words; undefined if there is none. */
export function forbiddenCharacter(text: string): string | undefined {
  return hasForbidden(text) ? firstOf(FORBIDDEN, text) : undefined;
}

/** The first surrogate without its other half, in words. Neither UTF-8 nor a reference can represent it. */
export function loneSurrogate(text: string): string | undefined {
  return firstOf(LONE_SURROGATE, text);
}

/** The offset of that surrogate; -1 if there is none. */
export function loneSurrogateIn(text: string): number {
  return POSSIBLY_SURROGATE.test(text) ? text.search(LONE_SURROGATE) : -1;
}

const POSSIBLY_SURROGATE = /[\ud800-\udfff]/;

function firstOf(forbidden: RegExp, text: string): string | undefined {
  const found = forbidden.exec(text);
  if (found === null) return undefined;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${code} at position ${found.index}`;
}

/** Text with references for the characters that XML cannot carry. .NET writes and reads such references; other parsers refuse them. */
export function referForbidden(text: string): string {
  return text.replace(ALL_FORBIDDEN_CONTROLS, (character) => {
    return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
  });
}

const ALL_FORBIDDEN_CONTROLS = /* @__PURE__ */ new RegExp(FORBIDDEN_CONTROL, "gu");

// #endregion

// #region runtime/xml/white-space.ts

// XML has four white space characters (XML 1.0, 2.3). JavaScript's `\s` and `trim` count more, such as the no-break space. In
// XML those are content, or part of a name.

/** Whether a text is nothing but white space. */
export function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

/** Text without the white space at its ends. */
export function trimSpace(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The words of a text, separated by white space. */
export function splitWords(text: string): string[] {
  return text.split(/[ \t\r\n]+/).filter((word) => word !== "");
}

function isSpace(code: number): boolean {
  return code === CODE.space || code === CODE.lineFeed || code === CODE.carriageReturn || code === CODE.tab;
}

// #endregion

// #region runtime/xml/xml-node.ts

/** An element of a message. */
export interface XmlNode extends QName {
  /** All attributes in their order; namespace declarations are in `scope`. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** Character data directly inside: text and CDATA sections together. */
  readonly text: string;
  /** The namespaces in scope inside the element, by prefix. */
  readonly scope: Scope;
  /** How much text of the element around it comes before it. */
  readonly textBefore: number;
  /** The offset of the first character of the start tag. */
  readonly start: number;
  /** The offset after the last character of the end tag. */
  readonly end: number;
}

export interface XmlAttribute extends QName {
  readonly value: string;
}

export function isElement(node: XmlNode | undefined, namespace: string, localName: string): node is XmlNode {
  return node !== undefined && node.localName === localName && node.namespace === namespace;
}

/** The value of an attribute; undefined if the element does not have it. */
export function attributeOf({ attributes }: XmlNode, namespace: string, localName: string): string | undefined {
  for (const attribute of attributes) {
    if (attribute.localName === localName && attribute.namespace === namespace) return attribute.value;
  }
  return undefined;
}

/** Whether the element directly contains character data other than white space. */
export function hasText({ text }: XmlNode): boolean {
  return !isBlank(text);
}

/** The namespace declarations of one element; `outer` has those of the elements around it. */
export interface Scope {
  /** Namespaces by prefix; the default namespace has an empty one. */
  readonly declared: Readonly<Record<string, string>>;
  readonly outer: Scope | undefined;
}

/** The namespace that a prefix stands for; an empty prefix is the default namespace. */
export function resolvePrefix(scope: Scope, prefix: string): string | undefined {
  return declaringScope(scope, prefix)?.declared[prefix];
}

/** The innermost scope that declares a prefix. */
export function declaringScope(scope: Scope, prefix: string): Scope | undefined {
  let inner: Scope | undefined = scope;
  while (inner !== undefined && !Object.hasOwn(inner.declared, prefix)) inner = inner.outer;
  return inner;
}

// #endregion

// #region runtime/xml/fragment.ts

/** The XML of an element in a message, and the declarations that it uses from the elements around it. */
export interface Fragment {
  readonly xml: string;
  readonly used: readonly Declaration[];
}

/** The namespace of a prefix; an empty prefix is the default namespace. */
export interface Declaration {
  readonly prefix: string;
  readonly namespace: string;
  /** The declaration as an attribute. */
  readonly text: string;
}

/** @param text - the message that the element was parsed from */
export function fragmentOf({ scope, start, end }: XmlNode, text: string): Fragment {
  const xml = text.slice(start, end);
  const prefixes = new Set(["", ...possiblePrefixes(xml)]);
  const used = [...prefixes].flatMap((prefix) => {
    const isInside = Object.hasOwn(scope.declared, prefix);
    return isInside ? [] : (declarationIn(scope, prefix) ?? (prefix === "" ? NO_NAMESPACE : []));
  });
  return { xml, used };
}

/** The XML of an element that can be used anywhere: it includes the declarations that it uses from the elements around it. */
export function standaloneXml({ xml, used }: Fragment): string {
  return withDeclarations(xml, concat(used.map(({ text }) => text)));
}

/** The elements in an element as XML that can be used anywhere, each with the text before it. Text after the last one is an item alone. */
export function mixedXml({ text, children }: XmlNode, fragments: readonly Fragment[]): string[] {
  const ends = children.map(({ textBefore }) => textBefore);
  const elements = fragments.map((fragment, index) => {
    return escapeText(text.slice(ends[index - 1], ends[index])) + standaloneXml(fragment);
  });
  return [...elements, escapeText(text.slice(ends.at(-1)))];
}

/** The XML of an element with more declarations. */
export function withDeclarations(xml: string, declarations: string): string {
  const nameEnd = xml.search(/[ \t\r\n/>]/);
  return xml.slice(0, nameEnd) + declarations + xml.slice(nameEnd);
}

/** Unlike `join`, this makes no copy of the texts. Thousands of elements may use one long declaration. */
export function concat(texts: readonly string[]): string {
  return texts.reduce((all, text) => all + text, "");
}

/** The declarations by scope, so that elements share them. */
const declarations = new WeakMap<Scope, Map<string, Declaration>>();

/** The declaration of a prefix; undefined if there is none. */
function declarationIn(scope: Scope, prefix: string): Declaration | undefined {
  const declaring = declaringScope(scope, prefix);
  if (declaring === undefined) return undefined;
  const known = declarations.get(declaring) ?? new Map<string, Declaration>();
  declarations.set(declaring, known);
  const declaration = known.get(prefix) ?? declare(prefix, declaring.declared[prefix] ?? "");
  known.set(prefix, declaration);
  return declaration;
}

function declare(prefix: string, namespace: string): Declaration {
  const name = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  return { prefix, namespace, text: ` ${name}="${escapeAttribute(namespace)}"` };
}

/** The default namespace if no element declares one. */
const NO_NAMESPACE = /* @__PURE__ */ declare("", "");

/** Any word before a colon may be a prefix: in the name of an element, or in a value that is a name. */
function* possiblePrefixes(text: string): Iterable<string> {
  for (const [, name = "", colon] of text.matchAll(/([^ \t\r\n:<>/="']+)(:?)/g)) if (colon !== "") yield name;
}

/** The namespaces of possible prefixes in a text, as far as they are declared. */
export function prefixesIn(text: string, scope: Scope): Readonly<Record<string, string>> | undefined {
  if (!text.includes(":")) return undefined;
  const declared = [...possiblePrefixes(text)].flatMap((prefix): [string, string][] => {
    const namespace = resolvePrefix(scope, prefix);
    return namespace === undefined ? [] : [[prefix, namespace]];
  });
  return declared.length === 0 ? undefined : Object.fromEntries(declared);
}

/** The elements that reading has kept as XML. */
const kept = new WeakMap<object, readonly Fragment[]>();

/** Remembers the elements of an object's XML, so that writing can declare their namespaces once for all of them. */
export function rememberFragments<T extends { readonly xml: string }>(owner: T, fragments: readonly Fragment[]): T {
  kept.set(Object.freeze(owner), fragments);
  return owner;
}

/** The elements of an object's XML; undefined for an object that a program has made. */
export function fragmentsOf(owner: { readonly xml: string }): readonly Fragment[] | undefined {
  return kept.get(owner);
}

// #endregion

// #region runtime/xml/reference.ts

/** How elements get an id, and how others refer to it. */
interface IdSystem {
  readonly namespace: string;
  /** The local names of the attributes. */
  readonly id: string;
  readonly reference: string;
  /** The text before the id in a reference. */
  readonly mark: string;
  /** Whether ids may repeat in another part of the message: WCF numbers each parameter and each header separately. */
  readonly isByPart: boolean;
}

/** What WCF writes for `PreserveObjectReferences` and `IsReference`; no WSDL shows it. */
const DATA_CONTRACT: IdSystem = {
  namespace: SERIALIZATION_NAMESPACE,
  id: "Id",
  reference: "Ref",
  mark: "",
  isByPart: true,
};

/** SOAP 1.1, 5.4.1. The attributes have no namespace, so they may mean something else. */
const SOAP_11: IdSystem = { namespace: "", id: "id", reference: "href", mark: "#", isByPart: false };

/** SOAP 1.2 part 2, 3.1.5. */
const SOAP_12: IdSystem = {
  namespace: "http://www.w3.org/2003/05/soap-encoding",
  id: "id",
  reference: "ref",
  mark: "",
  isByPart: false,
};

const SYSTEMS = [DATA_CONTRACT, SOAP_11, SOAP_12];

/** An id and its system. */
export interface Label {
  readonly system: IdSystem;
  /** Undefined in a reference that leads out of the message, such as `cid:a`. */
  readonly id: string | undefined;
}

/** The id of an element; undefined if it has none. */
export function idOf({ attributes }: XmlNode): Label | undefined {
  for (const { namespace, localName, value } of attributes) {
    const system = SYSTEMS.find((one) => one.namespace === namespace && one.id === localName);
    if (system !== undefined) return { system, id: value };
  }
  return undefined;
}

/** The id of the element that this one refers to; undefined if it is not a reference. */
export function referenceOf(node: XmlNode): Label | undefined {
  for (const attribute of node.attributes) {
    const system = SYSTEMS.find((one) => isReference(attribute, one));
    // Only an empty element is a reference in SOAP 1.1. Elsewhere, `href` may mean anything.
    if (system === undefined || (system === SOAP_11 && hasContent(node))) continue;
    return { system, id: targetIn(attribute.value, system) };
  }
  return undefined;
}

function targetIn(value: string, { mark }: IdSystem): string | undefined {
  return value.startsWith(mark) ? value.slice(mark.length) : undefined;
}

function isReference({ namespace, localName }: XmlAttribute, system: IdSystem): boolean {
  return system.namespace === namespace && system.reference === localName;
}

/** Whether an element contains more than white space. */
export function hasContent(node: XmlNode): boolean {
  return node.children.length > 0 || hasText(node);
}

/** Whether an attribute is an id or a reference. */
export function isLabel({ namespace, localName }: XmlAttribute): boolean {
  return SYSTEMS.some((one) => one.namespace === namespace && (one.id === localName || one.reference === localName));
}

/** The ids in one part of a message. */
interface Index {
  readonly elements: Map<string, XmlNode[]>;
  /** The ids that references name. */
  readonly referredTo: Set<string>;
  /** The systems of which the part has references. */
  readonly systems: Set<Label["system"]>;
}

/** The elements of a message by their ids. Each part is searched once, at the first reference or id in it. */
export class ElementIds {
  readonly #root: XmlNode;
  readonly #indexes = new Map<XmlNode, Index>();

  constructor(root: XmlNode) {
    this.#root = root;
  }

  /**
   * The elements with an id: one, if all is well.
   * @param part - the part of the message with the label
   */
  elementsWith({ system, id }: Label, part: XmlNode): readonly XmlNode[] {
    if (id === undefined) return [];
    const key = keyOf({ system, id });
    const inPart = system.isByPart ? this.#indexOf(part).elements.get(key) : undefined;
    return inPart ?? this.#indexOf(this.#root).elements.get(key) ?? [];
  }

  /** Whether the message refers to an element. */
  isReferredTo(node: XmlNode): boolean {
    const label = idOf(node);
    return label !== undefined && this.#indexOf(this.#root).referredTo.has(keyOf(label));
  }

  /** Whether no other element may have the same id. An `id` without a namespace may mean anything, unless something refers to it. */
  isUnique({ system }: Label): boolean {
    return system.namespace !== "" || this.#indexOf(this.#root).systems.has(system);
  }

  #indexOf(root: XmlNode): Index {
    const known = this.#indexes.get(root);
    if (known !== undefined) return known;
    const index = newIndex(root);
    this.#indexes.set(root, index);
    return index;
  }
}

function newIndex(root: XmlNode): Index {
  const index: Index = { elements: new Map(), referredTo: new Set(), systems: new Set() };
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.attributes.length > 0) addLabels(node, index);
    for (const child of node.children) open.push(child);
  }
  return index;
}

function addLabels(node: XmlNode, { elements, referredTo, systems }: Index): void {
  const [label, reference] = [idOf(node), referenceOf(node)];
  if (reference?.id !== undefined) {
    referredTo.add(keyOf(reference));
    systems.add(reference.system);
  }
  if (label === undefined) return;
  const same = elements.get(keyOf(label));
  if (same === undefined) elements.set(keyOf(label), [node]);
  else same.push(node);
}

function keyOf({ system, id }: Label): string {
  return `${system.namespace} ${id}`;
}

// #endregion

// #region runtime/xml/known-attributes.ts

/**
 * The attributes of an element that belong to its value.
 * @param isReferredTo - whether its `id` is the target of a reference
 * @param hasOwnHref - whether its `href` is not a reference
 */
export function attributesOfValue(
  node: XmlNode,
  isReferredTo: (node: XmlNode) => boolean,
  hasOwnHref: boolean,
): readonly XmlAttribute[] {
  return node.attributes.filter((attribute) => {
    if (isOfMessage(attribute.namespace)) return false;
    if (!isLabel(attribute)) return true;
    if (attribute.localName === "id") return !isReferredTo(node);
    return referenceOf(node) === undefined || (hasOwnHref && attribute.namespace === "");
  });
}

/** Whether the meaning of an attribute is unknown. The attributes of XML itself, `id` and `href` are known. */
export function isUnknown(attribute: XmlAttribute): boolean {
  return attribute.namespace !== XML_NAMESPACE && !isLabel(attribute);
}

// #endregion

// #region runtime/xml/name-forms.ts

/** `{namespace}localName`. */
export function clarkName({ namespace, localName }: QName): string {
  return `{${namespace}}${localName}`;
}

/** A name from the two texts of a value, each read once; undefined if it has no such texts. Their content is not checked. */
export function qnameOf(value: unknown): QName | undefined {
  if (typeof value !== "object" || value === null || !("namespace" in value && "localName" in value)) return undefined;
  const { namespace, localName } = value;
  return typeof namespace === "string" && typeof localName === "string" ? { namespace, localName } : undefined;
}

/** Whether a prefix can be declared for a namespace. XML's own cannot, nor can one that the parser would change. */
export function canBeDeclared(namespace: string): boolean {
  return !isTrimmedByParser(namespace) && !XML_NAMESPACES.has(namespace);
}

/** Reads a name in Clark notation: `{urn:a}b`, or `b` for a name without a namespace. */
export function parseClarkName(text: string): QName {
  const end = text.startsWith("{") ? text.lastIndexOf("}") : -1;
  return { namespace: text.slice(1, Math.max(end, 1)), localName: text.slice(end + 1) };
}

// #endregion

// #region runtime/values/attached.ts

/** Values that are sent beside a message. The entry point `attachments` of the package has all that knows of them. */
export interface Attacher {
  /**
   * @param mediaType - what the value is, if the message or the contract says it
   * @returns what stands in the message for a value of a datatype: XML, text, or another value; undefined for the value itself
   */
  take(value: unknown, datatype: Datatype<unknown>, mediaType?: string): TakenValue | undefined;
  /**
   * Takes the values of the parts that a contract has beside the envelope.
   * @throws what `error` makes of what was expected and what was found
   */
  takeParts(values: object, parts: AttachedParts, error: (expected: string, found: string) => EncodeError): void;
}

export type TakenValue = { readonly xml: string } | { readonly text: string } | { readonly value: unknown };

/** Values that have come beside a message. */
export interface AttachedValues {
  /** Whether a message must be read with this. Asked when the message has come. */
  readonly isNeeded: boolean;
  /** Whether an element has something else in the place of its text. */
  standsFor(element: XmlNode): boolean;
  /**
   * The value of an element that is beside the message.
   * @returns its value, or its text in XML; undefined if it is in the message
   */
  find(element: XmlNode, datatype: Named, error: MakeError): FoundValue | undefined;
  /** The form in which a value is wanted that was in the message. */
  present(value: unknown): unknown;
  /** The parts that the contract has beside the envelope. */
  parts<Parts extends AttachedParts>(parts: Parts, error: MakeError): PartValues<Parts>;
}

export type FoundValue = { readonly value: unknown } | { readonly text: string };

type Named = Pick<Datatype<unknown>, "name" | "namespace" | "isBase64">;

type MakeError = (expected: string, found: string) => DecodeError;

/** What a message needs whose contract has parts beside the envelope. */
export const ATTACHMENTS = "the extension attachments";

/** The type of a reference to an attachment: a URL of the scheme cid (WS-I Attachments Profile 1.0, 4.4). */
const SWA_NAMESPACE = "http://ws-i.org/profiles/basic/1.1/xsd";

/** Bytes that are always beside the message. */
export const swaRef: Datatype<Uint8Array> = {
  name: "swaRef",
  namespace: SWA_NAMESPACE,
  expected: "an attachment, which the entry point attachments of this package sends and reads",
  parse: () => undefined,
  // Whoever takes care of the attachment may give its reference.
  format: (value: unknown) => (typeof value === "string" && value.startsWith("cid:") ? value : undefined),
};

/** A part of a message beside its envelope (WSDL 1.1, 5). */
export interface AttachedPart {
  /** Whether its value is text. */
  readonly kind: "bytes" | "text";
  /** The media type that it is sent with: `image/png`. */
  readonly type: string;
}

/** The parts of a message beside its envelope, by their names. */
export type AttachedParts = Readonly<Record<string, AttachedPart>>;

/** The values of the parts of a message beside its envelope. */
export type PartValues<Parts extends AttachedParts> = {
  [Name in keyof Parts]: Parts[Name]["kind"] extends "text" ? string : Uint8Array;
};

// #endregion

// #region runtime/values/properties.ts

/** Whether a value has all members of these names. */
export function hasAll<T extends object, K extends keyof T & string>(
  value: T,
  names: readonly K[],
): value is T & Required<Pick<T, K>> {
  return names.every((name) => Object.hasOwn(value, name));
}

/** Whether a value is an object with its content in properties, unlike a Map or a Promise. */
export function hasProperties(value: unknown): value is object {
  // Nearly all values are plain objects, and this test is faster.
  if (isPlainObject(value)) return true;
  return typeof value === "object" && value !== null && Object.prototype.toString.call(value) === "[object Object]";
}

/** Whether a value is an object that no class has made, with nothing under symbols. */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.getOwnPropertySymbols(value).length === 0;
}

/** Whether every object has a property of this name, or of the name without some underscores at its end: `__proto__` has two. */
export function isInherited(name: string): boolean {
  for (let candidate = name; ; candidate = candidate.slice(0, -1)) {
    if (candidate in Object.prototype) return true;
    if (!candidate.endsWith("_")) return false;
  }
}

// #endregion

// #region runtime/values/member-names.ts

/**
 * The property for a member. Members keep their names from the wire, except names that every JavaScript object already has
 * (`constructor`, `toString`, `__proto__` …): an absent member would look like the inherited property, and setting
 * `__proto__` would change the object's prototype. Such names get a trailing underscore, and so do names that would then
 * clash, such as `constructor_`.
 */
export function propertyName(wireName: string): string {
  return isInherited(wireName) ? `${wireName}_` : wireName;
}

/** The reverse of `propertyName`. */
export function wireName(propertyName: string): string {
  const name = propertyName.slice(0, -1);
  return propertyName.endsWith("_") && isInherited(name) ? name : propertyName;
}

/** What the writer and the readers call an element: by its local name, or by its key if that has a number (`Line$2`). */
export function memberFor(key: string, element: string): string {
  return key.includes("$") ? key : element;
}

// #endregion

// #region runtime/values/unknown-attributes.ts

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

// #endregion

// #region runtime/values/empty-elements.ts

/** An element that was empty and was read as its default. It is written back empty as long as the value is that default. */
export interface EmptyElement extends Pick<UnknownAttribute, "at" | "items" | "key"> {
  /** What the value was when it was read: some values are objects, which programs may change. */
  readonly shown: string;
}

/** The empty elements that came with a value. Unlike unknown content they are no property of it: they are worth the same. */
const emptyByValue = new WeakMap<object, EmptyElement[]>();

/** Whether any value has some. Nearly no message does. */
let hasEmptyElements = false;

/** Whether a value may have come with empty elements. */
export function someEmptyElements(): boolean {
  return hasEmptyElements;
}

/** @param places - the places of the elements in the value, as those of unknown attributes */
export function keepEmptyElements(value: object, places: readonly UnknownAttribute["at"][]): void {
  addEmptyElements(
    value,
    places.map((at) => emptyAt(at, value)),
  );
}

/** Removes the empty elements of a value that is being read, and returns them. */
export function takeEmptyElements(value: object): readonly EmptyElement[] {
  const elements = emptyElementsOf(value);
  if (elements.length > 0) emptyByValue.delete(value);
  return elements;
}

/** Adds the empty elements of an entry to its dictionary. */
export function keepEmptyInEntry(dictionary: object, entry: object, key: unknown): void {
  addEmptyElements(
    dictionary,
    emptyElementsOf(entry).map((element) => ({ ...element, key })),
  );
}

function emptyAt(at: EmptyElement["at"], value: object): EmptyElement {
  const items = itemsAt({ at }, value);
  return { at, items: items && [...items], shown: showDefault(valueAt({ at }, value)) };
}

function addEmptyElements(value: object, elements: readonly EmptyElement[]): void {
  if (elements.length === 0) return;
  if (!hasEmptyElements) keepEmptyIn(emptyByValue);
  hasEmptyElements = true;
  const known = emptyByValue.get(value);
  if (known === undefined) emptyByValue.set(value, [...elements]);
  else known.push(...elements);
}

/** The empty elements of a value whose items have not changed since. */
export function emptyElementsOf(value: object): readonly EmptyElement[] {
  return (
    (hasEmptyElements ? emptyByValue.get(value) : undefined)?.filter(
      (element) => element.key !== undefined || isUnchanged(element, value),
    ) ?? NO_EMPTY
  );
}

const NO_EMPTY: readonly EmptyElement[] = [];

/** Whether the value of an empty element is still what it was when it was read. */
export function isStillDefault({ shown }: EmptyElement, value: unknown): boolean {
  return shown === showDefault(value);
}

/** Text that differs for different values. */
function showDefault(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "number" || typeof part === "bigint" ? `${typeof part} ${part}` : part,
  );
}

// #endregion

// #region runtime/values/expanded-names.ts

/** The words of error messages for a value that must be a name. */
export const A_NAME = "a name with a namespace and a local name";

/** The name that the text of an xs:QName means; undefined if it is not a name or its prefix is not declared. */
export function resolveName(lexical: string, scope: Scope): QName | undefined {
  return parseName(lexical, (prefix) => resolvePrefix(scope, prefix));
}

/** Like `resolveName`, with a function that knows the prefixes. */
export function parseName(lexical: string, namespaceOf: NamespaceOf): QName | undefined {
  const [, prefix = "", localName = ""] = /^(?:([^:]+):)?([^:]+)$/.exec(collapse(lexical)) ?? [];
  if (NCName.parse(localName) !== localName) return undefined;
  const namespace = namespaceOf(prefix);
  if (namespace === undefined && prefix !== "") return undefined;
  return { namespace: namespace ?? "", localName };
}

/** A copy of a value that is a name; undefined if it is not a name that a message can carry. */
export function nameOf(value: unknown): QName | undefined {
  const name = qnameOf(value);
  const isName = name !== undefined && NCName.format(name.localName) !== undefined;
  return isName && canBeDeclared(name.namespace) ? name : undefined;
}

/** A copy of a value that is the name of an attribute; undefined if XML has no such attribute. */
export function attributeNameOf(value: unknown): QName | undefined {
  const name = qnameOf(value);
  // For checking the local name, any namespace will do.
  if (name?.namespace === XML_NAMESPACE) return nameOf({ ...name, namespace: "" }) && name;
  return name?.namespace === "" && name.localName === "xmlns" ? undefined : nameOf(name);
}

// #endregion

// #region runtime/values/facets.ts

/**
 * The constraining facets (XSD 1.0 part 2, 4.3). A value may also be given as text, which the base type reads, because some values
 * have no literal in JavaScript.
 */
export interface Facets<T> {
  /** In characters, bytes or items. */
  readonly length?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: Pattern;
  readonly whiteSpace?: WhiteSpace;
  readonly enumeration?: readonly (T | string)[];
  readonly minInclusive?: T | string;
  readonly maxInclusive?: T | string;
  readonly minExclusive?: T | string;
  readonly maxExclusive?: T | string;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
}

/** An expression that must match the whole text. */
export interface Pattern {
  readonly source: string;
  test(text: string): boolean;
}

export type WhiteSpace = "preserve" | "replace" | "collapse";

/** The effect of each value of the whiteSpace facet in reading (4.3.6). */
export const WHITE_SPACE: Readonly<Record<WhiteSpace, (text: string) => string>> = {
  preserve: (text) => text,
  replace,
  collapse,
};

/** Whether the whiteSpace facet would not change a text. */
export const IS_NORMAL: Readonly<Record<WhiteSpace, (text: string) => boolean>> = {
  preserve: () => true,
  replace: isReplaced,
  collapse: isCollapsed,
};

/** Checks one facet. It returns undefined for a value that keeps the facet. */
export type Rule<T> = (value: T, text: string) => Breach | undefined;

/** The rules of facets for the values of a base type. There is none for white space, which reading handles. */
export function rulesOf<T>(base: Datatype<T>, facets: Facets<T>): readonly Rule<T>[] {
  return [...lengthRules(facets), ...digitRules(facets), ...boundRules(base, facets), ...otherRules(base, facets)];
}

/** The value of a facet, which may be given as text. */
export function facetValue<T>(base: Datatype<T>, given: T | string): T {
  const value = typeof given === "string" ? base.parse(given) : given;
  if (value === undefined) throw new RangeError("a facet that is no value of its type");
  return value;
}

/** Whether two values are equal in XML Schema (4.2.1). */
export function isSame<T>(datatype: Datatype<T>, a: T, b: T): boolean {
  const order = compareValues(datatype, a, b);
  return order === undefined ? isAlike(a, b) : order === 0;
}

function compareValues<T>(datatype: Datatype<T>, a: T, b: T): number | undefined {
  const { order } = datatype;
  if (order !== undefined && typeof a === "string" && typeof b === "string") return ORDERS[order](a, b);
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b);
  if (typeof a === "bigint" && typeof b === "bigint") return compareNumbers(a, b);
  return a instanceof Date && b instanceof Date ? compareNumbers(a.getTime(), b.getTime()) : undefined;
}

/**
 * Each returns less than 0 if the first text is less, 0 if they are equal, and undefined if they have no order: that of dates and of
 * durations is partial (3.2.6.2, 3.2.7.4).
 */
const ORDERS = { decimal: compareDecimals, moment: compareMoments, duration: compareDurations } as const;

/** The order of two numbers; undefined for NaN, which has no order. */
function compareNumbers<N extends number | bigint>(a: N, b: N): number | undefined {
  return a < b ? -1 : a > b ? 1 : a === b ? 0 : undefined;
}

function isAlike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (isBytes(a) && isBytes(b)) return a.length === b.length && a.every((byte, index) => byte === b[index]);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isAlike(item, b[index]));
  const [x, y] = [qnameOf(a), qnameOf(b)];
  return x !== undefined && y !== undefined && clarkName(x) === clarkName(y);
}

function lengthRules<T>({ length, minLength, maxLength }: Facets<T>): Rule<T>[] {
  return [
    ...given(length, (exact) => rule(`a length of exactly ${exact}`, (value: T) => lengthOf(value, exact) === exact)),
    ...given(minLength, (min) => rule(`a length of at least ${min}`, (value: T) => lengthOf(value, min) >= min)),
    ...given(maxLength, (max) => rule(`a length of at most ${max}`, (value: T) => lengthOf(value, max) <= max)),
  ];
}

/** The length in Unicode characters, bytes or items (4.3.1). A name has every length (erratum E2-36). */
function lengthOf(value: unknown, any: number): number {
  if (Array.isArray(value) || isBytes(value)) return value.length;
  if (typeof value !== "string") return any;
  let count = 0;
  for (const _ of value) count++;
  return count;
}

function digitRules<T>({ totalDigits, fractionDigits }: Facets<T>): Rule<T>[] {
  const digits = (value: unknown) => partsOfDecimal(String(value));
  return [
    ...given(totalDigits, (max) =>
      rule(`at most ${max} digits`, (value: T) => {
        const { whole, fraction } = digits(value);
        return whole.length + fraction.length <= max;
      }),
    ),
    ...given(fractionDigits, (max) =>
      rule(`at most ${max} digits after the point`, (value: T) => digits(value).fraction.length <= max),
    ),
  ];
}

function boundRules<T>(base: Datatype<T>, facets: Facets<T>): Rule<T>[] {
  const bound = (given: T | string | undefined, words: string, fits: (order: number) => boolean): Rule<T>[] => {
    if (given === undefined) return [];
    const limit = facetValue(base, given);
    return [
      rule(`${words} ${base.format(limit) ?? ""}`, (value: T) => {
        const order = compareValues(base, value, limit);
        return order !== undefined && fits(order);
      }),
    ];
  };
  return [
    ...bound(facets.minInclusive, "a value of at least", (order) => order >= 0),
    ...bound(facets.minExclusive, "a value above", (order) => order > 0),
    ...bound(facets.maxInclusive, "a value of at most", (order) => order <= 0),
    ...bound(facets.maxExclusive, "a value below", (order) => order < 0),
  ];
}

function otherRules<T>(base: Datatype<T>, { pattern, enumeration }: Facets<T>): Rule<T>[] {
  const { whiteSpace = collapse } = base;
  return [
    // The text of a name has a prefix, which is not part of the value: the writer chooses it.
    ...given(pattern, (expression) =>
      rule(
        `text that matches ${expression.source}`,
        (value: T, text) => qnameOf(value) !== undefined || expression.test(whiteSpace(text)),
      ),
    ),
    ...given(enumeration, (values) =>
      enumerationRule(
        base,
        values.map((value) => facetValue(base, value)),
      ),
    ),
  ];
}

/** The rule that only some values are allowed. */
export function enumerationRule<T>(base: Datatype<T>, values: readonly T[]): Rule<T> {
  const expected = oneOf(values.map((value) => base.format(value) ?? describe(value)));
  const breach: Breach = { kind: "enumeration value", expected };
  return (value) => (values.some((known) => isSame(base, known, value)) ? undefined : breach);
}

function rule<T>(expected: string, isKept: (value: T, text: string) => boolean): Rule<T> {
  const breach: Breach = { kind: "facet", expected };
  return (value, text) => (isKept(value, text) ? undefined : breach);
}

function given<V, R>(value: V | undefined, make: (value: V) => R): R[] {
  return value === undefined ? [] : [make(value)];
}

// #endregion

// #region runtime/values/expression.ts

/**
 * A pattern that an expression of JavaScript might need very long for: where a text can be matched in several ways, it tries one
 * after the other. This one follows all ways at once, so that the time grows with the length of the text.
 */
export function expression(source: string, alternatives: Alternatives): Pattern {
  return {
    source,
    test(text) {
      const characters = [...text];
      return endsOf(alternatives, characters, new Set([0])).has(characters.length);
    },
  };
}

/** Sequences, of which one matches. */
export type Alternatives = readonly (readonly Step[])[];

/** One character, or alternatives, once or as often as it says. */
export interface Step {
  readonly of: { test(character: string): boolean } | Alternatives;
  readonly min?: number;
  readonly max?: number;
}

/** Where a match can end that begins at one of some places. */
type Ends = ReadonlySet<number>;

function endsOf(alternatives: Alternatives, characters: readonly string[], starts: Ends): Ends {
  const ends = new Set<number>();
  for (const sequence of alternatives) {
    let own = starts;
    for (const step of sequence) own = endsOfStep(step, characters, own);
    for (const end of own) ends.add(end);
  }
  return ends;
}

function endsOfStep({ of, min = 1, max = 1 }: Step, characters: readonly string[], starts: Ends): Ends {
  const once = (from: Ends): Ends =>
    "test" in of ? endsOfCharacter(of, characters, from) : endsOf(of, characters, from);
  let last = starts;
  for (let count = 0; count < min && last.size > 0; count++) {
    const next = once(last);
    // From here on, every further one ends at the same places.
    if (areSame(next, last)) break;
    last = next;
  }
  const ends = new Set(last);
  for (let count = min; count < max && last.size > 0; count++) {
    last = new Set([...once(last)].filter((end) => !ends.has(end)));
    for (const end of last) ends.add(end);
  }
  return ends;
}

function endsOfCharacter(set: { test(character: string): boolean }, characters: readonly string[], starts: Ends): Ends {
  const ends = new Set<number>();
  for (const start of starts) {
    const character = characters[start];
    if (character !== undefined && set.test(character)) ends.add(start + 1);
  }
  return ends;
}

function areSame(a: Ends, b: Ends): boolean {
  return a.size === b.size && [...a].every((end) => b.has(end));
}

// #endregion

// #region runtime/values/forms.ts

/**
 * Other texts of a value than the usual one. A pattern may require one of them: `\d{3}` does for the number 7. Values that are text
 * have none.
 */
export function formsOf(value: unknown, text: string): readonly string[] {
  if (typeof value === "boolean") return value ? ["1"] : ["0"];
  if (typeof value === "bigint") return withSigns(integerForms(text));
  if (isBytes(value)) return isHexadecimal(value, text) ? [text.toLowerCase()] : [];
  return typeof value === "number" && Number.isFinite(value) ? withSigns(numberForms(value, text)) : [];
}

/** Text in base64 has fewer characters, or ends with a padding. */
function isHexadecimal(value: Uint8Array, text: string): boolean {
  return text.length === 2 * value.length && /^[0-9A-F]*$/.test(text);
}

/** More digits than patterns require. */
const MOST_DIGITS = 20;

const COUNTS: readonly number[] = /* @__PURE__ */ Array.from({ length: MOST_DIGITS }, (_, index) => index);

/** Forms with leading zeros. */
function integerForms(text: string): string[] {
  const [sign, digits] = text.startsWith("-") ? ["-", text.slice(1)] : ["", text];
  return COUNTS.map((count) => `${sign}${"0".repeat(count)}${digits}`);
}

function numberForms(value: number, text: string): string[] {
  const whole = /^-?\d+$/.test(text) ? integerForms(text) : [];
  const points = [...fixedForms(value), ...exponentForms(value)];
  return [...whole, ...points, ...points.map((form) => form.replace(/^(-?)0\./, "$1."))];
}

/** Forms with zeros after the point. */
function fixedForms(value: number): string[] {
  return COUNTS.map((count) => value.toFixed(count)).filter((form) => Number(form) === value);
}

/** Forms with an exponent, also with another exponent than the usual one. */
function exponentForms(value: number): string[] {
  const exact = COUNTS.map((count) => value.toExponential(count)).filter((form) => Number(form) === value);
  return exact.flatMap((form) => {
    const [mantissa = "", exponent = ""] = form.split("e");
    const size = exponent.replace("+", "");
    return [`${mantissa}E${size}`, `${mantissa}e${size}`, `${mantissa}E${exponent}`, `${mantissa}e${exponent}`];
  });
}

function withSigns(forms: readonly string[]): string[] {
  return [...forms, ...forms.filter((form) => !form.startsWith("-")).map((form) => `+${form}`)];
}

// #endregion

// #region runtime/values/item-places.ts

/** The place of an element in a value: a member, or an item of one (`Part[1]`). */
type At = string | number | undefined;

/** An element that a place means, and the object that has it. */
interface Held {
  readonly holder: object;
  readonly at: At;
}

/**
 * What reading has kept for elements of a value is kept with the items of its lists (`$items`, `$content`) instead, if these have the
 * elements: so it goes with them.
 * @param repeated - the members of items that are an array because their element may be repeated
 */
export function keepInItems(value: object, ...repeated: string[]): void {
  const [attributes, empty] = [takeUnknownAttributes(value), takeEmptyElements(value)];
  if (attributes.length + empty.length === 0) return;
  const places = new ItemPlaces(value, repeated);
  for (const attribute of attributes) {
    const { holder, at } = places.of(attribute.at);
    keepUnknownAttributes(holder, [{ ...attribute, at }]);
  }
  for (const element of empty) {
    const { holder, at } = places.of(element.at);
    keepEmptyElements(holder, [at]);
  }
}

/** Finds the objects that have the elements of a value. Reading counts all elements of one name, in whichever item they are. */
class ItemPlaces {
  readonly #value: object;
  readonly #repeated: readonly string[];
  readonly #items: readonly object[];
  readonly #byMember = new Map<string, readonly Held[]>();

  constructor(value: object, repeated: readonly string[]) {
    this.#value = value;
    this.#repeated = repeated;
    this.#items = itemsIn(value);
  }

  of(at: At): Held {
    const own = { holder: this.#value, at };
    const [, member, index] = (typeof at === "string" && /^(.*)\[(\d+)\]$/s.exec(at)) || [];
    if (member === undefined) return own;
    const held = this.#byMember.get(member) ?? this.#elements(member);
    this.#byMember.set(member, held);
    // The value may have an attribute of that name itself, and so a member.
    return held[Number(index)] ?? own;
  }

  #elements(member: string): readonly Held[] {
    const key = propertyName(member);
    return this.#items.flatMap((holder) => {
      if (!Object.hasOwn(holder, key)) return [];
      const held: unknown = Reflect.get(holder, key);
      if (!Array.isArray(held) || !this.#repeated.includes(key)) return [{ holder, at: member }];
      return held.map((_, index) => ({ holder, at: placeOfItem(member, index) }));
    });
  }
}

/** Each item comes before those in it. */
function itemsIn(value: object): object[] {
  return Object.entries(value)
    .filter(([key]) => /^\$(?:items|content)\d*$/.test(key))
    .flatMap(([, list]) => (Array.isArray(list) ? list : []))
    .filter((item: unknown): item is object => typeof item === "object" && item !== null)
    .flatMap((item) => [item, ...itemsIn(item)]);
}

// #endregion

// #region runtime/values/names.ts

/** A name with a namespace (3.2.18). A prefix is only valid where it is declared, so a value has none. */
export const qName: Datatype<QName> = /* @__PURE__ */ names("QName");
/** The name of a notation (3.2.19), which a schema declares. That it is declared is not checked. */
export const NOTATION: Datatype<QName> = /* @__PURE__ */ names("NOTATION");

function names(name: string): Datatype<QName> {
  return {
    name,
    expected: A_NAME,
    parse: (text, namespaceOf = noNamespace) => parseName(text, namespaceOf),
    format(value, prefixFor = noPrefix) {
      const checked = nameOf(value);
      return checked === undefined ? undefined : showName(checked, prefixFor(checked.namespace));
    },
  };
}

function showName({ localName }: QName, prefix: string): string {
  return prefix === "" ? localName : `${prefix}:${localName}`;
}

function noNamespace(): undefined {
  return undefined;
}

function noPrefix(): string {
  return "";
}

// #endregion

// #region runtime/values/unknown-elements.ts

/** An element that the contract does not know: its XML as it was in the message, and its place. */
export interface UnknownElement {
  /**
   * The place of the element: the local name of the member before it, or in an array or a dictionary the number of items
   * before it. Undefined if it came before all members.
   */
  readonly after?: string | number | undefined;
  /** For an element in an entry of a dictionary: the key of the entry. */
  readonly key?: unknown;
  /** The XML of the element, with all namespace declarations that it needs. */
  readonly xml: string;
}

/** The unknown elements that came with a value, in their order in the message. */
export function unknownElementsOf(value: object): readonly UnknownElement[] {
  // Faster than `Reflect.get`.
  const { [unknownElements]: kept }: { readonly [unknownElements]?: unknown } = value;
  if (kept === undefined) return NO_ELEMENTS;
  return Array.isArray(kept) ? kept.filter(isUnknownElement) : NO_ELEMENTS;
}

const NO_ELEMENTS: readonly UnknownElement[] = [];

/** Adds an unknown element to a value that is being read. The list is changed in place, because nobody else has it yet. */
export function keepUnknownElement(value: object, element: UnknownElement): void {
  const kept: unknown = Reflect.get(value, unknownElements);
  if (Array.isArray(kept)) kept.push(element);
  else Reflect.set(value, unknownElements, [element]);
}

function isUnknownElement(value: unknown): value is UnknownElement {
  return typeof value === "object" && value !== null && "xml" in value && typeof value.xml === "string";
}

/**
 * The kind of an open element, by its content. `body` is the one element in the body, `parts` are several or none. `text` is a struct whose content is text, `mixed` one with text between its elements.
 * `items` are the items of a list, and `item` is one of them with its members: neither has an element of its own.
 */
export type FrameKind =
  | "body"
  | "parts"
  | "headers"
  | "struct"
  | "array"
  | "dictionary"
  | "entry"
  | "items"
  | "item"
  | "text"
  | "mixed";

/** Whether the elements inside are items, which are counted. In other kinds each element has its own name and comes once. */
export function hasItems(kind: FrameKind): boolean {
  return kind === "array" || kind === "dictionary";
}

// #endregion

// #region runtime/values/value-checks.ts

/** Says what is expected instead of a value that an element or an attribute cannot have; undefined if it can. */
export type ValueCheck<T> = (value: T) => string | undefined;

/**
 * A check for the value that this text is (XSD 1.0 part 1, 3.3.4). Names are not checked: a text does not say the namespace of its
 * prefix.
 */
export function fixedValue<T>(datatype: Datatype<T>, text: string): ValueCheck<T> {
  const fixed = datatype.parse(text, () => undefined);
  return (value) => (fixed === undefined || isSame(datatype, fixed, value) ? undefined : `the fixed value ${text}`);
}

/** A check for values with a text. An empty element with a default means the default (XSD 1.0 part 1, 3.3.1). */
export function notEmpty<T>(datatype: Datatype<T>): ValueCheck<T> {
  return (value) =>
    datatype.format(value, () => "") === "" ? "a value with a text (an empty element means the default)" : undefined;
}

// #endregion

// #region runtime/values/wrong-choice.ts

/** What is wrong with a choice. */
export interface WrongChoice {
  readonly expected: string;
  readonly found: string;
}

/** What is wrong with a choice, in words; undefined if nothing is. */
export function wrongChoice(value: object, choice: Choice): WrongChoice | undefined {
  if (isRightChoice(value, choice)) return undefined;
  const { oneOf } = choice;
  const present = presentKeys(value, oneOf);
  const possible = present.length === 0 ? undefined : oneOf.find((branch) => hasAllPresent(value, branch, oneOf));
  if (possible !== undefined) return wrongBranch(value, possible);
  return { expected: `one of ${showBranches(oneOf)}`, found: present.length === 0 ? "none" : present.join(" and ") };
}

function wrongBranch(value: object, branch: Branch): WrongChoice | undefined {
  for (const item of branch) {
    const wrong = typeof item === "string" ? undefined : wrongChoice(value, item);
    if (wrong !== undefined) return wrong;
    if (typeof item === "string" && isMissing(value, item))
      return { expected: `the required ${memberKey(item)}`, found: "nothing" };
  }
  return undefined;
}

/** As many as people read are named. */
function showBranches(oneOf: Choice["oneOf"]): string {
  const shown = oneOf.map((branch) => keysOf([branch]).join(" with "));
  return shown.length > 12 ? `${shown.length} values such as ${shown[0]}` : shown.join(" or ");
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

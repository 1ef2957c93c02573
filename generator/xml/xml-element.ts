import { NC_NAME } from "../../templates/runtime/xml/name-characters.js";
import { splitWords, trimSpace } from "../../templates/runtime/xml/white-space.js";
import { SchemaError } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import { quote } from "../source/visible-text.js";
import { clarkName, expandedName, NAMESPACE, type QName, sameName } from "./qname.js";

/** An element of a WSDL or schema file: its expanded name, its content, and where it stands. */
export interface XmlElement {
  readonly name: QName;
  readonly attributes: readonly XmlAttribute[];
  /** Child elements and character data in document order; white space alone is left out. */
  readonly content: readonly (XmlElement | string)[];
  readonly scope: NamespaceScope;
  readonly position: Position;
}

export interface XmlAttribute {
  readonly name: QName;
  readonly value: string;
}

/** The prefixes that one element declares. `outer` has those of the elements around it. */
export interface NamespaceScope {
  readonly declared: Readonly<Record<string, string>>;
  readonly outer: NamespaceScope | undefined;
}

export function childElements({ content }: XmlElement): readonly XmlElement[] {
  // Usually there is nothing else.
  return areElements(content) ? content : content.filter(isElement);
}

/** Like `every` with `isElement`, which is asked for each element several times. */
function areElements(content: XmlElement["content"]): content is readonly XmlElement[] {
  for (const child of content) if (typeof child === "string") return false;
  return true;
}

function isElement(child: XmlElement | string): child is XmlElement {
  return typeof child !== "string";
}

/** All character data below an element, as documentation needs it: runs of white space become one space. */
export function textContent(element: XmlElement): string {
  const parts = element.content.map((child) => (typeof child === "string" ? child : textContent(child)));
  return splitWords(parts.join(" ")).join(" ");
}

/** Checks that character data is white space alone. Any other text is a slip of the pen that must not go unnoticed. */
export function checkNoText({ content, name, position }: XmlElement): void {
  for (const child of content)
    if (typeof child === "string")
      throw new SchemaError(`${showName({ name })} contains text: ${quote(trimSpace(child))}`, position);
}

/** Whether two elements are equal, apart from their positions. Prefixes in their values are not resolved. */
export function sameElement(a: XmlElement, b: XmlElement): boolean {
  return (
    sameName(a.name, b.name) &&
    a.attributes.length === b.attributes.length &&
    a.attributes.every((one) =>
      b.attributes.some((other) => sameName(one.name, other.name) && one.value === other.value),
    ) &&
    a.content.length === b.content.length &&
    a.content.every((child, index) => sameContent(child, b.content[index]))
  );
}

function sameContent(a: XmlElement | string, b: XmlElement | string | undefined): boolean {
  return typeof a === "string" || typeof b === "string" || b === undefined ? a === b : sameElement(a, b);
}

/** The value of an attribute without namespace, or undefined. */
export function attribute(element: XmlElement, localName: string): string | undefined {
  for (const { name, value } of element.attributes)
    if (name.localName === localName && name.namespace === "") return value;
  return undefined;
}

/** The value of an attribute without the white space around it, or undefined. All simple types but strings ignore that white space. */
export function trimmedAttribute(element: XmlElement, localName: string): string | undefined {
  const value = attribute(element, localName);
  return value === undefined ? undefined : trimSpace(value);
}

/** @throws SchemaError if the attribute is missing. */
export function requiredAttribute(element: XmlElement, localName: string): string {
  const value = attribute(element, localName);
  if (value === undefined)
    throw new SchemaError(`${showName(element)} lacks the attribute ${localName}`, element.position);
  return value;
}

/** Like `requiredAttribute`, without the white space around the value. */
export function requiredTrimmedAttribute(element: XmlElement, localName: string): string {
  return trimSpace(requiredAttribute(element, localName));
}

/** The words of an attribute that is a list; undefined if it is missing. */
export function listAttribute(element: XmlElement, localName: string): readonly string[] | undefined {
  const value = attribute(element, localName);
  return value === undefined ? undefined : splitWords(value);
}

/**
 * An attribute of type xs:NCName: the name of a component.
 * @throws SchemaError if the attribute is missing, or is not a valid name
 */
export function requiredNameAttribute(element: XmlElement, localName: string): string {
  const value = requiredTrimmedAttribute(element, localName);
  if (NC_NAME.test(value)) return value;
  throw new SchemaError(`${showName(element)}: ${quote(value)} is not an XML name without prefix`, element.position);
}

/** An attribute of type xs:boolean (XSD 1.0 part 2, 3.2.2); false if it is missing. */
export function booleanAttribute(element: XmlElement, localName: string): boolean {
  const value = trimmedAttribute(element, localName);
  if (value === undefined || value === "false" || value === "0") return false;
  if (value === "true" || value === "1") return true;
  throw new SchemaError(
    `${showName(element)}: ${localName} must be true or false, got ${quote(value)}`,
    element.position,
  );
}

/** An attribute that is one of several words; the first word if it is missing. @throws SchemaError for another word */
export function wordAttribute<Word extends string>(
  element: XmlElement,
  localName: string,
  words: readonly [Word, ...Word[]],
): Word {
  const text = trimmedAttribute(element, localName) ?? words[0];
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  throw new SchemaError(
    `${showName(element)}: ${localName} must be one of ${words.join(", ")}, got ${quote(text)}`,
    element.position,
  );
}

/** An attribute of type xs:QName, resolved against the prefixes in scope; undefined if it is missing. */
export function qnameAttribute(element: XmlElement, localName: string): QName | undefined {
  const value = trimmedAttribute(element, localName);
  return value === undefined ? undefined : resolveQName(element, value);
}

/** @throws SchemaError if the attribute is missing or its prefix is not declared. */
export function requiredQNameAttribute(element: XmlElement, localName: string): QName {
  return resolveQName(element, requiredTrimmedAttribute(element, localName));
}

/**
 * Refuses attributes that the grammar does not know: `minOccur` or `xs:minOccurs` must not pass for a missing `minOccurs`.
 * Attributes of other namespaces are allowed everywhere.
 */
export function checkAttributes(element: XmlElement, known: readonly string[]): void {
  for (const { name } of element.attributes) {
    const isKnown = name.namespace === "" ? known.includes(name.localName) : name.namespace !== element.name.namespace;
    if (!isKnown) {
      throw new SchemaError(`${showName(element)} has no attribute ${showName({ name })}`, element.position);
    }
  }
}

/** How error messages name an element of WSDL, SOAP or XML Schema: `xs:choice`, `wsdl:part`. */
export function showName({ name }: Pick<XmlElement, "name">): string {
  if (name.namespace === "") return name.localName;
  const prefix = USUAL_PREFIX.get(name.namespace);
  return prefix === undefined ? clarkName(name) : `${prefix}:${name.localName}`;
}

/**
 * A qualified name, resolved against the prefixes in scope.
 * @throws SchemaError if the text is not a qualified name, or its prefix is not declared
 */
export function resolveQName(element: XmlElement, lexical: string): QName {
  let names = RESOLVED.get(element.scope);
  if (names === undefined) RESOLVED.set(element.scope, (names = new Map()));
  let name = names.get(lexical);
  if (name === undefined) names.set(lexical, (name = resolveAnew(element, lexical)));
  return name;
}

/** Names that have been resolved, by text. A file uses few texts, each often, and almost all where the same prefixes are in scope. */
const RESOLVED = new WeakMap<NamespaceScope, Map<string, QName>>();

function resolveAnew(element: XmlElement, lexical: string): QName {
  const colon = lexical.indexOf(":");
  const prefix = lexical.slice(0, Math.max(colon, 0));
  const localName = lexical.slice(colon + 1);
  if ((colon !== -1 && !NC_NAME.test(prefix)) || !NC_NAME.test(localName)) {
    throw new SchemaError(`${showName(element)}: ${quote(lexical)} is not a qualified name`, element.position);
  }
  const namespace = namespaceOf(element.scope, prefix);
  if (namespace === undefined && prefix !== "") {
    throw new SchemaError(`the prefix of ${quote(lexical)} is not declared`, element.position);
  }
  return expandedName(namespace ?? "", localName);
}

/** The namespace of a prefix; undefined if it is not declared. */
export function namespaceOf(scope: NamespaceScope | undefined, prefix: string): string | undefined {
  for (let inner = scope; inner !== undefined; inner = inner.outer) {
    if (Object.hasOwn(inner.declared, prefix)) return inner.declared[prefix];
  }
  return prefix === "xml" ? NAMESPACE.xml : undefined;
}

const USUAL_PREFIX: ReadonlyMap<string, string> = new Map([
  [NAMESPACE.xsd, "xs"],
  [NAMESPACE.wsdl, "wsdl"],
  [NAMESPACE.soap11Binding, "soap"],
  [NAMESPACE.soap12Binding, "soap12"],
]);

// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { escapeAttribute, isBlank } from "./characters.js";
import type { QName } from "./qname.js";

/** An element of a message. */
export interface XmlNode extends QName {
  /** All attributes in their order; namespace declarations are in `scope`. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** Character data directly inside: text and CDATA sections together. */
  readonly text: string;
  /** The namespaces in scope inside the element, by prefix. */
  readonly scope: Scope;
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
function declaringScope(scope: Scope, prefix: string): Scope | undefined {
  let inner: Scope | undefined = scope;
  while (inner !== undefined && !Object.hasOwn(inner.declared, prefix)) inner = inner.outer;
  return inner;
}

/**
 * The XML of an element that can be used anywhere: it includes the declarations that it uses from the elements around it.
 * @param text - the message that the element was parsed from
 */
export function standaloneXml(node: XmlNode, text: string): string {
  const xml = text.slice(node.start, node.end);
  const used = new Set(["", ...possiblePrefixes(xml)]);
  let declarations = "";
  for (const prefix of used) {
    if (Object.hasOwn(node.scope.declared, prefix)) continue;
    declarations += declarationOf(node.scope, prefix);
  }
  const nameEnd = xml.search(/[ \t\r\n/>]/);
  return xml.slice(0, nameEnd) + declarations + xml.slice(nameEnd);
}

/** Any word before a colon may be a prefix: in the name of an element, or in a value that is a name. */
function* possiblePrefixes(text: string): Iterable<string> {
  for (const [, name = "", colon] of text.matchAll(/([^ \t\r\n:<>/="']+)(:?)/g)) if (colon !== "") yield name;
}

/** The namespaces of the prefixes that a text may have, as far as they are declared. */
export function prefixesIn(text: string, scope: Scope): Readonly<Record<string, string>> | undefined {
  if (!text.includes(":")) return undefined;
  const declared = [...possiblePrefixes(text)].flatMap((prefix): [string, string][] => {
    const namespace = resolvePrefix(scope, prefix);
    return namespace === undefined ? [] : [[prefix, namespace]];
  });
  return declared.length === 0 ? undefined : Object.fromEntries(declared);
}

/** The texts by scope. Thousands of elements may need the same declaration, and each would keep a copy of a long one. */
const declarationTexts = new WeakMap<Scope, Map<string, string>>();

/** The declaration of a prefix as an attribute; empty for a prefix that is not declared. */
function declarationOf(scope: Scope, prefix: string): string {
  const declaring = declaringScope(scope, prefix);
  if (declaring === undefined) return prefix === "" ? declare("", "") : "";
  const known = declarationTexts.get(declaring) ?? new Map<string, string>();
  declarationTexts.set(declaring, known);
  const text = known.get(prefix) ?? declare(prefix, declaring.declared[prefix] ?? "");
  known.set(prefix, text);
  return text;
}

function declare(prefix: string, namespace: string): string {
  const name = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  return ` ${name}="${escapeAttribute(namespace)}"`;
}

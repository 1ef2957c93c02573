import type { QName } from "./qname.js";
import { isBlank } from "./white-space.js";

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

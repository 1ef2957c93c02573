import type { QName } from "./qname.js";
import type { Scope } from "./scope.js";
import { isBlank } from "./white-space.js";

/** An element of a message. */
export interface XmlNode extends QName {
  /** All attributes in their order; namespace declarations are in `scope`. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** Character data directly inside: text and CDATA sections together. */
  readonly text: string;
  /** Namespaces by prefix, as in scope inside the element. */
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

/** Whether character data other than white space stands directly in the element. */
export function hasText({ text }: XmlNode): boolean {
  return !isBlank(text);
}

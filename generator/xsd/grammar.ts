import { SchemaError } from "../source/errors.js";
import { NAMESPACE, type QName } from "../xml/qname.js";
import {
  attribute,
  checkNoText,
  childElements,
  qnameAttribute,
  requiredNameAttribute,
  showName,
  type XmlElement,
} from "../xml/xml-element.js";
import type { Construct } from "./components.js";
import { isAnnotation } from "./parse-annotation.js";

/** The namespace that a document's own names are in; for a chameleon include, that of the includer. */
export interface SchemaContext {
  readonly targetNamespace: string;
  /** What a reference without namespace refers to: nothing, or in a chameleon include the namespace of the includer. */
  readonly absentNamespace: string;
  readonly localElementsQualified: boolean;
}

/** Something that is parsed for its place only. */
export function construct(element: XmlElement, name = showName(element)): Construct {
  return { name, position: element.position };
}

/** The attribute name of a component, in the target namespace; undefined if there is none. */
export function nameOf(element: XmlElement, { targetNamespace }: SchemaContext): QName | undefined {
  if (attribute(element, "name") === undefined) return undefined;
  return { namespace: targetNamespace, localName: requiredNameAttribute(element, "name") };
}

/** An attribute that refers to a component; undefined if it is missing. */
export function referenceAttribute(
  element: XmlElement,
  localName: string,
  { absentNamespace }: SchemaContext,
): QName | undefined {
  const name = qnameAttribute(element, localName);
  return name?.namespace === "" ? { ...name, namespace: absentNamespace } : name;
}

/** The children that say something: annotations are read apart. */
export function contentOf(element: XmlElement): XmlElement[] {
  checkNoText(element);
  return childElements(element).filter((child) => !isAnnotation(child));
}

/** The local name of a child from the schema namespace, the key of every dispatch over children. */
export function schemaName(child: XmlElement): string | undefined {
  return child.name.namespace === NAMESPACE.xsd ? child.name.localName : undefined;
}

/** A child that the grammar does not allow. */
export function unexpected(child: XmlElement, parent: XmlElement): SchemaError {
  return new SchemaError(`${showName(child)} is not allowed in ${showName(parent)}`, child.position);
}

import { SchemaError } from "../errors.js";
import { NAMESPACE } from "../xml/qname.js";
import { childElements, showName, type XmlElement } from "../xml/xml-element.js";
import type { Construct } from "./components.js";
import { isAnnotation } from "./parse-annotation.js";

/** The namespace that a document's own names are in; for a chameleon include, that of the includer. */
export interface SchemaContext {
  readonly targetNamespace: string;
  readonly localElementsQualified: boolean;
}

/** Something that is parsed for its place only. */
export function construct(element: XmlElement, name = showName(element)): Construct {
  return { name, position: element.position };
}

/** The children that say something: annotations are read apart. */
export function contentOf(element: XmlElement): XmlElement[] {
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

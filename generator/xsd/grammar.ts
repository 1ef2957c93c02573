import { SchemaError } from "../source/errors.js";
import { expandedName, NAMESPACE, type QName } from "../xml/qname.js";
import {
  attribute,
  checkNoText,
  childElements,
  qnameAttribute,
  requiredNameAttribute,
  showName,
  wordAttribute,
  type XmlElement,
} from "../xml/xml-element.js";
import type { ComplexType } from "./components.js";
import { isAnnotation } from "./parse-annotation.js";
import type { Derivation, Form, Reference } from "./properties.js";

/** The settings of an xs:schema for all components in it. */
export interface SchemaContext {
  /** The namespace of the names that the document declares; in a chameleon include, the namespace of the includer. */
  readonly targetNamespace: string;
  /** The namespace of references without a prefix: none, or in a chameleon include the namespace of the includer. */
  readonly absentNamespace: string;
  readonly elementForm: Form;
  readonly attributeForm: Form;
  readonly finalDefault: readonly Derivation[];
  readonly blockDefault: readonly Derivation[];
  /** Here because types contain elements and elements contain types, and modules must not import each other in a circle. */
  readonly parseLocalComplexType: Production<ComplexType>;
}

/** Turns an element into the component that it represents. */
export type Production<Component> = (element: XmlElement, context: SchemaContext) => Component;

/** Productions by the local name of the element: the elements that are allowed in one place. */
export type Productions<Component> = ReadonlyMap<string, Production<Component>>;

/** One step of a content: any of these elements, at most `atMost` times. */
export interface Step {
  readonly names: { has(name: string): boolean };
  readonly atMost: number;
}

/** In the grammar: `(a | b)?` */
export function optional(names: Step["names"]): Step {
  return { names, atMost: 1 };
}

/** In the grammar: `(a | b)*` */
export function repeated(names: Step["names"]): Step {
  return { names, atMost: Number.POSITIVE_INFINITY };
}

/**
 * Checks that the children of an element, apart from annotations, are allowed by the grammar, in its order.
 * @throws SchemaError at the first child that is not, or if there is text between them
 */
export function checkContent(element: XmlElement, ...steps: readonly Step[]): void {
  checkNoText(element);
  let at = 0;
  let count = 0;
  let last: XmlElement | undefined;
  for (const child of childElements(element)) {
    if (isAnnotation(child)) continue;
    const name = schemaName(child);
    const found = steps.findIndex(({ names, atMost }, index) => {
      if (name === undefined || index < at || !names.has(name)) return false;
      return index > at || count < atMost;
    });
    if (found === -1) throw unexpected(child, element, steps, last);
    count = found === at ? count + 1 : 1;
    at = found;
    last = child;
  }
}

/** Parses the children whose names are in `productions`. */
export function parseChildren<Component>(
  element: XmlElement,
  productions: Productions<Component>,
  context: SchemaContext,
): Component[] {
  const components: Component[] = [];
  for (const child of childElements(element)) {
    const production = productions.get(schemaName(child) ?? "");
    if (production !== undefined) components.push(production(child, context));
  }
  return components;
}

/** The local name of a child from the schema namespace, the key of every dispatch over children. */
export function schemaName(child: XmlElement): string | undefined {
  return child.name.namespace === NAMESPACE.xsd ? child.name.localName : undefined;
}

/** The error for a child that the grammar does not allow, or not in this place. */
function unexpected(
  child: XmlElement,
  parent: XmlElement,
  steps: readonly Step[],
  last: XmlElement | undefined,
): SchemaError {
  const isMisplaced = steps.some(({ names }) => names.has(schemaName(child) ?? ""));
  const place = isMisplaced && last !== undefined ? ` after ${showName(last)}` : "";
  return new SchemaError(`${showName(child)} is not allowed in ${showName(parent)}${place}`, child.position);
}

/** The attribute name of a global component, in the target namespace. */
export function declaredName(element: XmlElement, { targetNamespace }: SchemaContext): QName {
  return expandedName(targetNamespace, requiredNameAttribute(element, "name"));
}

/** An attribute that refers to a component; undefined if it is missing. */
export function referenceAttribute(
  element: XmlElement,
  localName: string,
  context: SchemaContext,
): Reference | undefined {
  const name = qnameAttribute(element, localName);
  return name && { name: inContext(name, context), position: element.position };
}

/** @throws SchemaError if the attribute is missing */
export function requiredReference(element: XmlElement, localName: string, context: SchemaContext): Reference {
  const reference = referenceAttribute(element, localName, context);
  if (reference !== undefined) return reference;
  throw new SchemaError(`${showName(element)} lacks the attribute ${localName}`, element.position);
}

/** The name of a referenced component. In a chameleon include, a name without namespace gets the namespace of the includer. */
export function inContext(name: QName, { absentNamespace }: SchemaContext): QName {
  return name.namespace === "" && absentNamespace !== "" ? expandedName(absentNamespace, name.localName) : name;
}

/** The attribute form, elementFormDefault or attributeFormDefault. */
export function formAttribute(element: XmlElement, localName: string, byDefault: Form): Form {
  return attribute(element, localName) === undefined
    ? byDefault
    : wordAttribute(element, localName, ["qualified", "unqualified"]);
}

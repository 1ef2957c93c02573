import { trimSpace } from "../../templates/runtime/xml/white-space.js";
import { repeated, SchemaError } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import { isNamed, NAMESPACE } from "../xml/qname.js";
import { checkNoText, childElements, sameElement, showName, textContent, type XmlElement } from "../xml/xml-element.js";
import type { Extension, SoapVersion, WsdlComponent } from "./definitions.js";
import { isPolicy, parsePolicies } from "./parse-policy.js";

/** The children from the WSDL namespace with this name. */
export function wsdlChildren(parent: XmlElement, localName: string): XmlElement[] {
  return childElements(parent).filter(({ name }) => isNamed(name, NAMESPACE.wsdl, localName));
}

/** The one child from the WSDL namespace with this name, if there is one. @throws SchemaError if there are two */
export function wsdlChild(parent: XmlElement, localName: string): XmlElement | undefined {
  const [first, second] = wsdlChildren(parent, localName);
  if (first !== undefined && second !== undefined) throw repeated(showName(second), second.position, first.position);
  return first;
}

/** The children from the namespaces of the SOAP bindings with this name. */
export function soapChildren(parent: XmlElement, localName: string): XmlElement[] {
  return childElements(parent).filter((child) => child.name.localName === localName && isSoap(child));
}

/**
 * The one child from those namespaces with this name, if there is one. WCF repeats some of them.
 * @param idle - an attribute without meaning, in which repeated ones may differ
 * @throws SchemaError if there are two that differ
 */
export function soapChild(parent: XmlElement, localName: string, idle = ""): XmlElement | undefined {
  const [first, ...others] = soapChildren(parent, localName);
  if (first === undefined) return undefined;
  const second = others.find((other) => !sameElement(without(idle, first), without(idle, other)));
  if (second !== undefined) throw repeated(showName(second), second.position, first.position);
  return first;
}

function without(attribute: string, element: XmlElement): XmlElement {
  if (attribute === "") return element;
  return { ...element, attributes: element.attributes.filter(({ name }) => name.localName !== attribute) };
}

export function soapVersionOf({ name }: XmlElement): SoapVersion {
  return name.namespace === NAMESPACE.soap12Binding ? "1.2" : "1.1";
}

/** Checks that components have different names, and returns them. @throws SchemaError if two have one name */
export function distinctlyNamed<C extends { readonly name: string; readonly position: Position }>(
  kind: string,
  components: readonly C[],
): readonly C[] {
  const places = new Map<string, Position>();
  for (const { name, position } of components) {
    const first = places.get(name);
    if (first !== undefined) throw repeated(`${kind} ${name}`, position, first);
    places.set(name, position);
  }
  return components;
}

/** Parses what every element of WSDL may have besides its own content (WSDL 1.1, 2.1.3 and 2.1.4; WS-PolicyAttachment 1.2, 4). */
export function commonContent(element: XmlElement): WsdlComponent {
  const documentation: string[] = [];
  const extensions: Extension[] = [];
  for (const child of childElements(element)) {
    if (isNamed(child.name, NAMESPACE.wsdl, "documentation")) documentation.push(textContent(child));
    else if (child.name.namespace !== NAMESPACE.wsdl && !isSoap(child) && !isPolicy(child))
      extensions.push({ element: child, required: isRequired(child) });
  }
  return {
    documentation: documentation.join("\n"),
    extensions: extensions.length === 0 ? NONE : extensions,
    policies: parsePolicies(element),
    position: element.position,
  };
}

const NONE: readonly Extension[] = [];

/** Refuses WSDL and SOAP elements that the grammar does not know, and text. Elements of other namespaces are allowed everywhere. */
export function checkChildren(parent: XmlElement, known: readonly string[], knownOfSoap: readonly string[] = []): void {
  checkNoText(parent);
  for (const child of childElements(parent)) {
    const { localName, namespace } = child.name;
    const isWsdl = namespace === NAMESPACE.wsdl;
    const isKnown = isWsdl
      ? localName === "documentation" || known.includes(localName)
      : knownOfSoap.includes(localName);
    if ((isWsdl || isSoap(child)) && !isKnown) {
      throw new SchemaError(`${showName(child)} is not allowed in ${showName(parent)}`, child.position);
    }
  }
}

function isSoap({ name }: XmlElement): boolean {
  return name.namespace === NAMESPACE.soap11Binding || name.namespace === NAMESPACE.soap12Binding;
}

function isRequired({ attributes }: XmlElement): boolean {
  return attributes.some(
    ({ name, value }) =>
      name.namespace === NAMESPACE.wsdl && name.localName === "required" && ["true", "1"].includes(trimSpace(value)),
  );
}

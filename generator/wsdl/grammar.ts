import { trimSpace } from "../../templates/runtime/xml/white-space.js";
import { SchemaError, unsupported } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import { NAMESPACE } from "../xml/qname.js";
import { checkNoText, childElements, showName, textContent, type XmlElement } from "../xml/xml-element.js";

/** The children from the WSDL namespace with this name. */
export function wsdlChildren(parent: XmlElement, localName: string): XmlElement[] {
  return childElements(parent).filter(({ name }) => name.namespace === NAMESPACE.wsdl && name.localName === localName);
}

/** The one child from the WSDL namespace with this name, if there is one. @throws SchemaError if there are two */
export function wsdlChild(parent: XmlElement, localName: string): XmlElement | undefined {
  return single(wsdlChildren(parent, localName));
}

/** Of elements of which the grammar allows one. @throws SchemaError if there are two */
export function single([first, second]: readonly XmlElement[]): XmlElement | undefined {
  if (second !== undefined) throw new SchemaError(`a second ${showName(second)}`, second.position);
  return first;
}

/** Gives components back whose names the grammar wants to differ. @throws SchemaError if two have one name */
export function distinctlyNamed<C extends { readonly name: string; readonly position: Position }>(
  kind: string,
  components: readonly C[],
): readonly C[] {
  const names = new Set<string>();
  for (const { name, position } of components) {
    if (names.has(name)) throw new SchemaError(`a second ${kind} ${name}`, position);
    names.add(name);
  }
  return components;
}

export function isSoap({ name }: XmlElement): boolean {
  return name.namespace === NAMESPACE.soap11Binding || name.namespace === NAMESPACE.soap12Binding;
}

/** The text of wsdl:documentation (WSDL 1.1, 2.1.4). */
export function documentationOf(element: XmlElement): string {
  return wsdlChildren(element, "documentation").map(textContent).join("\n");
}

/**
 * Refuses WSDL and SOAP elements that the grammar does not know, and extension elements that say of themselves
 * that they must be understood (WSDL 1.1, 2.1.3). Other extensions, such as policies, are hints.
 */
export function checkChildren(parent: XmlElement, known: readonly string[], knownOfSoap: readonly string[] = []): void {
  checkNoText(parent);
  for (const child of childElements(parent)) {
    const { localName } = child.name;
    const isWsdl = child.name.namespace === NAMESPACE.wsdl;
    const isKnown = isWsdl ? ["documentation", ...known].includes(localName) : knownOfSoap.includes(localName);
    if ((isWsdl || isSoap(child)) && !isKnown) {
      throw new SchemaError(`${showName(child)} is not allowed in ${showName(parent)}`, child.position);
    }
    if (!isWsdl && !isSoap(child) && isRequired(child)) {
      throw unsupported(`the required extension ${showName(child)}`, child.position);
    }
  }
}

function isRequired({ attributes }: XmlElement): boolean {
  return attributes.some(
    (attribute) =>
      attribute.name.namespace === NAMESPACE.wsdl &&
      attribute.name.localName === "required" &&
      ["true", "1"].includes(trimSpace(attribute.value)),
  );
}

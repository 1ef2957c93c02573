import { SchemaError, unsupported } from "../errors.js";
import { NAMESPACE } from "../xml/qname.js";
import { childElements, showName, textContent, type XmlElement } from "../xml/xml-element.js";

/** The children from the WSDL namespace with one of these names. */
export function wsdlChildren(parent: XmlElement, localName: string): XmlElement[] {
  return childElements(parent).filter(({ name }) => name.namespace === NAMESPACE.wsdl && name.localName === localName);
}

/** The text of wsdl:documentation (WSDL 1.1, 2.1.4). */
export function documentationOf(element: XmlElement): string {
  return wsdlChildren(element, "documentation").map(textContent).join("\n");
}

/**
 * Refuses WSDL elements that the grammar does not know, and extension elements that say of themselves
 * that they must be understood (WSDL 1.1, 2.1.3). Other extensions, such as policies, are hints.
 */
export function checkChildren(parent: XmlElement, known: readonly string[]): void {
  for (const child of childElements(parent)) {
    if (child.name.namespace === NAMESPACE.wsdl) {
      if (child.name.localName !== "documentation" && !known.includes(child.name.localName)) {
        throw new SchemaError(`${showName(child)} is not allowed in ${showName(parent)}`, child.position);
      }
    } else if (isRequired(child)) {
      throw unsupported(`the required extension ${showName(child)}`, child.position);
    }
  }
}

function isRequired({ name, attributes }: XmlElement): boolean {
  if (name.namespace === NAMESPACE.soap11Binding || name.namespace === NAMESPACE.soap12Binding) return false;
  return attributes.some(
    (attribute) =>
      attribute.name.namespace === NAMESPACE.wsdl &&
      attribute.name.localName === "required" &&
      ["true", "1"].includes(attribute.value.trim()),
  );
}

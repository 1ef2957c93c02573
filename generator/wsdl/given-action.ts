import { trimSpace } from "../../templates/runtime/xml/white-space.js";
import type { XmlElement } from "../xml/xml-element.js";

/** The namespaces of the attribute Action, in all versions of WS-Addressing (Metadata, 4.4.1). */
const NAMESPACES: ReadonlySet<string> = new Set([
  "http://www.w3.org/2007/05/addressing/metadata",
  "http://www.w3.org/2007/02/addressing/metadata",
  "http://www.w3.org/2006/05/addressing/wsdl",
  "http://www.w3.org/2006/02/addressing/wsdl",
  "http://www.w3.org/2005/02/addressing/wsdl",
  "http://www.w3.org/2005/08/addressing",
  "http://schemas.xmlsoap.org/ws/2004/08/addressing",
]);

/** The action that an input, an output or a fault is given; undefined if it is given none. */
export function givenAction({ attributes }: XmlElement): string | undefined {
  const given = attributes.find(({ name }) => name.localName === "Action" && NAMESPACES.has(name.namespace));
  return (given && trimSpace(given.value)) || undefined;
}

// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { SERIALIZATION_NAMESPACE, XML_NAMESPACE, XSI_NAMESPACE } from "./qname.js";
import { isLabel } from "./reference.js";
import type { XmlAttribute, XmlNode } from "./xml-node.js";

/** The attributes of these namespaces describe how a message is written. They never belong to a value. */
const NAMESPACES: ReadonlySet<string> = new Set([
  XSI_NAMESPACE,
  XML_NAMESPACE,
  // mustUnderstand, actor, role and encodingStyle.
  "http://schemas.xmlsoap.org/soap/envelope/",
  "http://www.w3.org/2003/05/soap-envelope",
  // arrayType, root, itemType and arraySize.
  "http://schemas.xmlsoap.org/soap/encoding/",
  "http://www.w3.org/2003/05/soap-encoding",
  // z:Size, and the names of .NET classes.
  SERIALIZATION_NAMESPACE,
  // wsu:Id, by which a signature names what it signs.
  "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
]);

/** The attributes of an element whose meaning is not known. */
export function unknownAttributes({ attributes }: XmlNode): readonly XmlAttribute[] {
  return attributes.filter((attribute) => !NAMESPACES.has(attribute.namespace) && !isLabel(attribute));
}

import { SERIALIZATION_NAMESPACE, XSI_NAMESPACE } from "./qname.js";

/** The attributes of these namespaces describe how a message is written. They never belong to a value. */
const NAMESPACES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  XSI_NAMESPACE,
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

/** Whether the attributes of a namespace describe how a message is written. */
export function isOfMessage(namespace: string): boolean {
  return NAMESPACES.has(namespace);
}

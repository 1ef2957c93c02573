/** An expanded name, the value of xs:QName. A prefix has no meaning outside the message that declares it. */
export interface QName {
  /** Empty for a name without namespace. */
  readonly namespace: string;
  readonly localName: string;
}

/** The namespace of XML Schema and of its datatypes. */
export const XSD_NAMESPACE = "http://www.w3.org/2001/XMLSchema";
export const XSI_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance";
/** The namespace of the prefix `xml`, which no document needs to declare and which has no other prefix (Namespaces in XML 1.0, 3). */
export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
/** The namespace of the attributes that declare namespaces (Namespaces in XML 1.0, 3). */
export const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";
/** The namespace of WCF's own simple types, and of the attributes by which it refers to objects. */
export const SERIALIZATION_NAMESPACE = "http://schemas.microsoft.com/2003/10/Serialization/";

/** Whether the parser would change a namespace: it removes at both ends what JavaScript takes for white space. */
export function isTrimmedByParser(namespace: string): boolean {
  return namespace !== namespace.trim();
}

/** The namespaces whose prefixes are fixed (Namespaces in XML 1.0, 3). */
export const XML_NAMESPACES: ReadonlySet<string> = /* @__PURE__ */ new Set([XML_NAMESPACE, XMLNS_NAMESPACE]);

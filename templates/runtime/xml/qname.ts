/** An expanded name, the value of xs:QName. A prefix has no meaning outside the message that declares it. */
export interface QName {
  /** Empty for a name without namespace. */
  readonly namespace: string;
  readonly localName: string;
}

export const XSD_NAMESPACE = "http://www.w3.org/2001/XMLSchema";
export const XSI_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance";
/** Of the prefix `xml`, which no document needs to declare and no other prefix can stand for (Namespaces in XML 1.0, 3). */
export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
/** Of the attributes that declare namespaces (Namespaces in XML 1.0, 3). */
export const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";
/** Of WCF's own simple types, and of the attributes with which it refers to objects. */
export const SERIALIZATION_NAMESPACE = "http://schemas.microsoft.com/2003/10/Serialization/";

/** `{namespace}localName`. */
export function clarkName({ namespace, localName }: QName): string {
  return `{${namespace}}${localName}`;
}

/** A name with what a value has for it, each taken once; undefined if it has no such texts. What they are is not checked. */
export function qnameOf(value: unknown): QName | undefined {
  if (typeof value !== "object" || value === null || !("namespace" in value && "localName" in value)) return undefined;
  const { namespace, localName } = value;
  return typeof namespace === "string" && typeof localName === "string" ? { namespace, localName } : undefined;
}

/** Whether a prefix can stand for a namespace: not for those of XML itself, nor for one that reading would change. */
export function canBeDeclared(namespace: string): boolean {
  return !isTrimmedByParser(namespace) && !XML_NAMESPACES.has(namespace);
}

/** Whether the parser would take a namespace for another one: it takes off both ends what JavaScript has for white space. */
export function isTrimmedByParser(namespace: string): boolean {
  return namespace !== namespace.trim();
}

/** Namespaces in XML 1.0, 3: the prefixes that they have cannot be changed. */
export const XML_NAMESPACES: ReadonlySet<string> = new Set([XML_NAMESPACE, XMLNS_NAMESPACE]);

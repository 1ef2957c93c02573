/** An expanded name (Namespaces in XML 1.0, 2.1). A prefixed string never leaves the folder xml/. */
export interface QName {
  readonly namespace: string;
  readonly localName: string;
}

/** The namespaces that the generator has to know by heart. */
export const NAMESPACE = {
  xml: "http://www.w3.org/XML/1998/namespace",
  xmlns: "http://www.w3.org/2000/xmlns/",
  xsd: "http://www.w3.org/2001/XMLSchema",
  xsi: "http://www.w3.org/2001/XMLSchema-instance",
  wsdl: "http://schemas.xmlsoap.org/wsdl/",
  soap11Binding: "http://schemas.xmlsoap.org/wsdl/soap/",
  soap12Binding: "http://schemas.xmlsoap.org/wsdl/soap12/",
  mimeBinding: "http://schemas.xmlsoap.org/wsdl/mime/",
  /** SOAP 1.1, 5. */
  soapEncoding: "http://schemas.xmlsoap.org/soap/encoding/",
  soapHttpTransport: "http://schemas.xmlsoap.org/soap/http",
  /** SOAP over HTTP as WSDL 1.1 Binding Extension for SOAP 1.2, 4.1, and others name it. */
  soap12HttpTransport: "http://www.w3.org/2003/05/soap/bindings/HTTP/",
  /** The type of references to attachments (WS-I Attachments Profile 1.0, 4.4). */
  swaRef: "http://ws-i.org/profiles/basic/1.1/xsd",
  /** The media types of bytes (Describing Media Content of Binary Data in XML). */
  mediaContent: "http://www.w3.org/2005/05/xmlmime",
  /** WCF's own simple types and its annotations. */
  serialization: "http://schemas.microsoft.com/2003/10/Serialization/",
} as const;

/** The one object for a name. It knows its Clark notation, which is asked for often. */
export function expandedName(namespace: string, localName: string): QName {
  return KnownName.of(namespace, localName);
}

/** Clark notation, `{namespace}localName`: the key of every map from names to components. */
export function clarkName(name: QName): string {
  return KnownName.clarkName(name);
}

class KnownName implements QName {
  /** By namespace and local name. */
  static readonly #all = new Map<string, Map<string, KnownName>>();
  readonly namespace: string;
  readonly localName: string;
  // Made once for each name, because maps find a text that they have seen faster than an equal one.
  readonly #clarkName: string;

  private constructor(namespace: string, localName: string) {
    this.namespace = namespace;
    this.localName = localName;
    this.#clarkName = `{${namespace}}${localName}`;
  }

  static of(namespace: string, localName: string): KnownName {
    let names = KnownName.#all.get(namespace);
    if (names === undefined) KnownName.#all.set(namespace, (names = new Map()));
    let name = names.get(localName);
    if (name === undefined) names.set(localName, (name = new KnownName(namespace, localName)));
    return name;
  }

  static clarkName(name: QName): string {
    const known = #clarkName in name ? name : KnownName.of(name.namespace, name.localName);
    return known.#clarkName;
  }
}

export function isNamed(name: QName, namespace: string, localName: string): boolean {
  return name.localName === localName && name.namespace === namespace;
}

export function sameName(a: QName, b: QName): boolean {
  return isNamed(a, b.namespace, b.localName);
}

/** Orders by code units, never by locale: the output must not depend on the machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

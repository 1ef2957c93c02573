import { compareText, NAMESPACE } from "../../xml/qname.js";
import { childElements, type XmlElement } from "../../xml/xml-element.js";
import { qnamesIn } from "./qname-values.js";

/** Prefixes by namespace. Every namespace of a document has one; for no namespace it is "". */
export type Prefixes = ReadonlyMap<string, string>;

/** The usual prefixes of these namespaces. */
const USUAL: ReadonlyMap<string, string> = new Map([
  [NAMESPACE.wsdl, "wsdl"],
  [NAMESPACE.soap11Binding, "soap"],
  [NAMESPACE.soap12Binding, "soap12"],
  [NAMESPACE.xsd, "xs"],
  [NAMESPACE.serialization, "ser"],
  ["http://schemas.microsoft.com/ws/2005/12/wsdl/contract", "msc"],
  ["http://schemas.xmlsoap.org/soap/encoding/", "soapenc"],
  ["http://schemas.xmlsoap.org/ws/2004/08/addressing", "wsa"],
  ["http://www.w3.org/2005/08/addressing", "wsa10"],
  ["http://www.w3.org/2006/05/addressing/wsdl", "wsaw"],
  ["http://www.w3.org/2007/05/addressing/metadata", "wsam"],
  ["http://schemas.xmlsoap.org/ws/2004/09/policy", "wsp"],
  ["http://schemas.xmlsoap.org/ws/2004/09/mex", "wsx"],
  ["http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd", "wsu"],
]);

/**
 * Chooses a prefix for every namespace of a name in the document. It depends on the namespaces alone, and not on the document's own
 * prefixes or their order.
 */
export function choosePrefixes(root: XmlElement, targetNamespace: string): Prefixes {
  const used = new Set<string>();
  collectNamespaces(root, used);
  used.delete("");
  used.delete(NAMESPACE.xml);
  const prefixes = new Map([
    ["", ""],
    [NAMESPACE.xml, "xml"],
  ]);
  const taken = new Set(["tns", ...USUAL.values()]);
  for (const namespace of [...used].sort(compareText)) {
    const known = namespace === targetNamespace ? "tns" : USUAL.get(namespace);
    const prefix = known ?? distinct(lastSegment(namespace, "ns"), taken);
    taken.add(prefix);
    prefixes.set(namespace, prefix);
  }
  return prefixes;
}

function collectNamespaces(element: XmlElement, used: Set<string>): void {
  used.add(element.name.namespace);
  for (const attribute of element.attributes) {
    used.add(attribute.name.namespace);
    for (const { namespace } of qnamesIn(element, attribute) ?? []) used.add(namespace);
  }
  for (const child of childElements(element)) collectNamespaces(child, used);
}

/** The last segment of a namespace, as far as it can be part of a name: `Arrays` for `http://…/Serialization/Arrays`. */
export function lastSegment(namespace: string, otherwise: string): string {
  const segment = namespace.split(/[/:#?]+/).findLast((part) => part !== "") ?? "";
  const name = segment.replace(/[^A-Za-z0-9._-]/g, "").replace(/^[^A-Za-z]+/, "");
  // Prefixes that begin with xml are reserved (Namespaces in XML 1.0, 3).
  return name === "" || /^xml/i.test(name) ? otherwise : name.slice(0, 60);
}

function distinct(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

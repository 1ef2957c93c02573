import { bug } from "../../source/errors.js";
import type { SourceFiles, SourceText } from "../../source/source-text.js";
import { descendants, documentReferences } from "../../wsdl/document-references.js";
import type { WsdlLoader } from "../../wsdl/load-wsdl.js";
import { parseXml } from "../../xml/parse-xml.js";
import { isNamed, NAMESPACE, type QName } from "../../xml/qname.js";
import { trimmedAttribute, type XmlElement } from "../../xml/xml-element.js";
import { findLocation } from "../../xsd/load-schemas.js";
import { type AttributeEdit, editAttributes } from "./edit-attributes.js";

/** The addresses at which the endpoints of the WSDL files are served. */
export interface Addresses {
  /** The address of the endpoint of these documents. It also replaces the addresses of endpoints that are not served. */
  readonly own: string;
  /** Other endpoints, by the address in their WSDL. */
  readonly others: ReadonlyMap<string, string>;
}

/**
 * The WSDL of an endpoint and all documents that it refers to, by their queries. The queries are those of WCF: `wsdl`, `wsdl=wsdl0`,
 * `xsd=xsd0`. Addresses of the mock replace all references to files.
 */
export function publishDocuments(wsdl: SourceText, files: SourceFiles, addresses: Addresses): Map<string, string> {
  const documents = collectDocuments(wsdl, files);
  const queries = new Map([...documents].map(([query, { position }]) => [position.source.name, query]));
  const locate = (location: string, { position }: XmlElement): string | undefined => {
    const file = findLocation(location, position, files);
    return file && `${addresses.own}?${queries.get(file.name) ?? ""}`;
  };
  return new Map(
    [...documents].map(([query, root]) => [query, asUtf8(editAttributes(root, editsIn(root, locate, addresses)))]),
  );
}

/**
 * Finds the file of a version that serves an endpoint: it or a file that it imports has the portType, and a service if there is one.
 * @throws Error if there is none; a contract is never made without one
 */
export function findWsdl(portType: QName, wsdls: readonly SourceText[], load: WsdlLoader): SourceText {
  const defining = wsdls.filter((source) =>
    load(source).some(({ portTypes }) =>
      portTypes.some(({ name }) => isNamed(name, portType.namespace, portType.localName)),
    ),
  );
  // A binding may stand without a service.
  const found = defining.find((source) => load(source).some(({ services }) => services.length > 0)) ?? defining[0];
  if (found === undefined) throw bug(`no WSDL file serves ${portType.localName}`);
  return found;
}

/** All documents that can be asked for, in the order of the references to them. */
function collectDocuments(wsdl: SourceText, files: SourceFiles): Map<string, XmlElement> {
  const found = new Map<string, XmlElement>();
  const seen = new Set<string>();
  const counts = { wsdl: 0, xsd: 0 };
  // Not recursive: a chain of documents may be as long as there are files.
  const pending = [wsdl];
  for (let source = pending.pop(); source !== undefined; source = pending.pop()) {
    if (seen.has(source.name)) continue;
    seen.add(source.name);
    const root = parseXml(source);
    const kind = isNamed(root.name, NAMESPACE.wsdl, "definitions") ? "wsdl" : "xsd";
    found.set(found.size === 0 ? "wsdl" : `${kind}=${kind}${counts[kind]++}`, root);
    for (const { element, location } of documentReferences(root).reverse()) {
      const referenced = findLocation(location, element.position, files);
      if (referenced !== undefined) pending.push(referenced);
    }
  }
  return found;
}

function editsIn(
  root: XmlElement,
  locate: (location: string, element: XmlElement) => string | undefined,
  { own, others }: Addresses,
): AttributeEdit[] {
  const references = documentReferences(root).flatMap(({ element, name, location }) => {
    const value = locate(location, element);
    return value === undefined ? [] : [{ element, name, value }];
  });
  const addresses = descendants(root)
    .filter(({ name }) => name.localName === "address" && SOAP_BINDINGS.has(name.namespace))
    .map((element) => ({
      element,
      name: "location",
      value: others.get(trimmedAttribute(element, "location") ?? "") ?? own,
    }));
  return [...references, ...addresses];
}

const SOAP_BINDINGS: ReadonlySet<string> = new Set([NAMESPACE.soap11Binding, NAMESPACE.soap12Binding]);

/** The file may have another encoding. The document is sent in UTF-8, and must declare it. */
function asUtf8(text: string): string {
  return text.replace(/^(<\?xml[^>]*?\sencoding\s*=\s*["'])[^"']*/, "$1utf-8");
}

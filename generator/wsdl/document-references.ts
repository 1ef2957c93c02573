import { isNamed, NAMESPACE } from "../xml/qname.js";
import { attribute, childElements, trimmedAttribute, type XmlElement } from "../xml/xml-element.js";
import { isXmlSchema } from "../xsd/known-schemas.js";

/** An element that refers to another document. */
export interface DocumentReference {
  readonly element: XmlElement;
  /** That of the other document; undefined if the element does not say it. */
  readonly namespace: string | undefined;
  /** The attribute that holds the location. */
  readonly name: "location" | "schemaLocation";
  readonly location: string;
  /** What the other document must be. */
  readonly kind: "wsdl" | "xsd";
}

/**
 * What a WSDL or a schema refers to by location: wsdl:import, xs:import, xs:include and xs:redefine. The document for XML
 * Schema itself is not among it.
 */
export function documentReferences(root: XmlElement): DocumentReference[] {
  return descendants(root).flatMap((element) => {
    const kind = kindOfReference(element);
    const name = kind === "wsdl" ? "location" : "schemaLocation";
    const location = attribute(element, name);
    const namespace = trimmedAttribute(element, "namespace");
    if (kind === undefined || location === undefined || isXmlSchema(namespace ?? "")) return [];
    return [{ element, namespace, name, location, kind }];
  });
}

function kindOfReference({ name }: XmlElement): DocumentReference["kind"] | undefined {
  if (isNamed(name, NAMESPACE.wsdl, "import")) return "wsdl";
  return name.namespace === NAMESPACE.xsd && /^(?:import|include|redefine)$/.test(name.localName) ? "xsd" : undefined;
}

/** An element and all that are in it. */
export function descendants(element: XmlElement): XmlElement[] {
  return [element, ...childElements(element).flatMap(descendants)];
}

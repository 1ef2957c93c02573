import { isNamed, NAMESPACE } from "../xml/qname.js";
import { childElements, trimmedAttribute, type XmlElement } from "../xml/xml-element.js";
import { isXmlSchema } from "../xsd/known-schemas.js";

/** An element that refers to another document. */
export interface DocumentReference {
  readonly element: XmlElement;
  /** The namespace of the other document; undefined if the element does not name it. */
  readonly namespace: string | undefined;
  /** The attribute that holds the location. */
  readonly name: "location" | "schemaLocation";
  readonly location: string;
  /** What the other document must be. A wsdl:import may name a schema, too. */
  readonly kind: "wsdl" | "xsd";
}

/**
 * The references by location in a WSDL or a schema: wsdl:import, xs:import, xs:include and xs:redefine. References to the
 * schema for XML Schema itself are left out.
 */
export function documentReferences(root: XmlElement): DocumentReference[] {
  return descendants(root).flatMap((element) => {
    const kind = kindOfReference(element);
    const name = kind === "wsdl" ? "location" : "schemaLocation";
    const location = trimmedAttribute(element, name);
    const namespace = trimmedAttribute(element, "namespace");
    if (kind === undefined || location === undefined || isXmlSchema(namespace ?? "")) return [];
    return [{ element, namespace, name, location, kind }];
  });
}

function kindOfReference({ name }: XmlElement): DocumentReference["kind"] | undefined {
  if (isNamed(name, NAMESPACE.wsdl, "import")) return "wsdl";
  return name.namespace === NAMESPACE.xsd && /^(?:import|include|redefine)$/.test(name.localName) ? "xsd" : undefined;
}

/** An element and all elements in it. */
export function descendants(element: XmlElement): XmlElement[] {
  return [element, ...childElements(element).flatMap(descendants)];
}

import { isNamed, NAMESPACE } from "../xml/qname.js";
import { attribute, childElements, type XmlElement } from "../xml/xml-element.js";

/** An element that refers to another document. */
export interface DocumentReference {
  readonly element: XmlElement;
  /** The attribute that holds the location. */
  readonly name: "location" | "schemaLocation";
  readonly location: string;
  /** What the other document must be. */
  readonly kind: "wsdl" | "xsd";
}

/** What a WSDL or a schema refers to by location: wsdl:import, xs:import, xs:include and xs:redefine. */
export function documentReferences(root: XmlElement): DocumentReference[] {
  return descendants(root).flatMap((element) => {
    const kind = kindOfReference(element);
    const name = kind === "wsdl" ? "location" : "schemaLocation";
    const location = attribute(element, name);
    return kind === undefined || location === undefined ? [] : [{ element, name, location, kind }];
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

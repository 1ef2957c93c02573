import { trimSpace } from "../../templates/runtime/xml/white-space.js";
import { isNamed, NAMESPACE } from "../xml/qname.js";
import { childElements, textContent, type XmlElement } from "../xml/xml-element.js";
import type { Annotation } from "./properties.js";

const NO_ANNOTATION: Annotation = { documentation: "", appinfo: [] };

/**
 * The annotation of a component: all its xs:annotation children together (XSD 1.0 part 1, 3.13).
 * ```
 * <annotation id> (appinfo | documentation)* </annotation>
 * ```
 */
export function parseAnnotation(component: XmlElement): Annotation {
  const annotations = childElements(component).filter(isAnnotation);
  if (annotations.length === 0) return NO_ANNOTATION;
  const parts = annotations.flatMap(childElements);
  const documentation = parts.filter(({ name }) => isNamed(name, NAMESPACE.xsd, "documentation")).map(textContent);
  const appinfo = parts.filter(({ name }) => isNamed(name, NAMESPACE.xsd, "appinfo")).flatMap(childElements);
  return {
    documentation: trimSpace(documentation.join("\n")),
    appinfo: appinfo.map((child) => ({ name: child.name, text: textContent(child) })),
  };
}

export function isAnnotation({ name }: XmlElement): boolean {
  return isNamed(name, NAMESPACE.xsd, "annotation");
}

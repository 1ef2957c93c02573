import { SchemaError } from "../source/errors.js";
import { checkAttributes, listAttribute, showName, wordAttribute, type XmlElement } from "../xml/xml-element.js";
import type { ElementWildcard } from "./components.js";
import { checkContent, type SchemaContext } from "./grammar.js";
import { parseAnnotation } from "./parse-annotation.js";
import { parseOccurrence } from "./parse-occurrence.js";
import type { NamespaceConstraint, Wildcard } from "./properties.js";

/**
 * A wildcard for elements (XSD 1.0 part 1, 3.10.2).
 * ```
 * <any minOccurs maxOccurs namespace processContents id> (annotation?) </any>
 * ```
 */
export function parseElementWildcard(element: XmlElement, context: SchemaContext): ElementWildcard {
  checkAttributes(element, ["minOccurs", "maxOccurs", "namespace", "processContents", "id"]);
  return { kind: "any", ...parseWildcard(element, context), ...parseOccurrence(element) };
}

/** `<anyAttribute namespace processContents id> (annotation?) </anyAttribute>` (3.10.2) */
export function parseAttributeWildcard(element: XmlElement, context: SchemaContext): Wildcard {
  checkAttributes(element, ["namespace", "processContents", "id"]);
  return parseWildcard(element, context);
}

function parseWildcard(element: XmlElement, context: SchemaContext): Wildcard {
  checkContent(element);
  return {
    namespaces: parseNamespaces(element, context),
    processContents: wordAttribute(element, "processContents", ["strict", "lax", "skip"]),
    annotation: parseAnnotation(element),
    position: element.position,
  };
}

/** `namespace = (##any | ##other | List of (anyURI | ##targetNamespace | ##local)) : ##any` */
function parseNamespaces(element: XmlElement, { targetNamespace }: SchemaContext): NamespaceConstraint {
  const words = listAttribute(element, "namespace") ?? ["##any"];
  const [first, second] = words;
  if (first === "##any" && second === undefined) return { kind: "any" };
  if (first === "##other" && second === undefined) return { kind: "not", namespace: targetNamespace };
  const namespaces = words.map((word) => {
    if (word === "##local") return "";
    if (word === "##targetNamespace") return targetNamespace;
    if (!word.startsWith("##")) return word;
    throw new SchemaError(`${showName(element)}: ${word} is not allowed in a list of namespaces`, element.position);
  });
  return { kind: "oneOf", namespaces: [...new Set(namespaces)] };
}

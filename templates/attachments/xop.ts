import { attributeOf, hasText, type XmlNode } from "../runtime/xml/xml-node.js";

/** XML-binary Optimized Packaging, 2. */
export const XOP_NAMESPACE = "http://www.w3.org/2004/08/xop/include";

/** XML-binary Optimized Packaging, 4.1. */
export const XOP_TYPE = "application/xop+xml";

/** What an element refers to in the place of its text; undefined if it does not (XOP, 3.2). */
export function includedIn(element: XmlNode): string | undefined {
  const [only, second] = element.children;
  if (only === undefined || second !== undefined || hasText(element)) return undefined;
  if (only.namespace !== XOP_NAMESPACE || only.localName !== "Include") return undefined;
  return attributeOf(only, "", "href") ?? "";
}

import { isElements, parseXml } from "../xml/parse-xml.js";
import type { QName } from "../xml/qname.js";

/** An element that its contract does not declare, as XML that declares the prefixes that it uses. */
export interface AnyElement {
  readonly name: QName;
  readonly xml: string;
}

/** The name of the element that the XML is; undefined if it is not one element. */
export function nameOfElement(xml: string, maxDepth: number): QName | undefined {
  if (!isElements(xml, maxDepth)) return undefined;
  const [element, second] = parseXml(`<V>${xml}</V>`, maxDepth + 1).children;
  return second === undefined ? element : undefined;
}

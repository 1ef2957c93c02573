import { MAX_DEPTH } from "../../../templates/runtime/xml/limits.js";
import { parseXml } from "../../../templates/runtime/xml/parse-xml.js";
import type { XmlNode } from "../../../templates/runtime/xml/xml-node.js";

const XSI = "http://www.w3.org/2001/XMLSchema-instance";

/** Two messages in a form in which they are equal if they differ in prefixes and the order of attributes alone. */
export function comparable(text: string): string {
  return shown(parseXml(text, MAX_DEPTH)).join("\n");
}

/** The lines of an element: names without prefixes, and text where it stands. */
function shown(node: XmlNode, indent = ""): string[] {
  const attributes = node.attributes.map(({ namespace, localName, value }) => {
    const name = namespace === XSI && localName === "type" ? value.replace(/^.*:/, "") : value;
    return `{${namespace}}${localName}=${JSON.stringify(name)}`;
  });
  const lines = [`${indent}<{${node.namespace}}${node.localName} ${attributes.sort().join(" ")}>`];
  let at = 0;
  const text = (end: number): void => {
    if (end > at) lines.push(`${indent}  ${JSON.stringify(node.text.slice(at, end))}`);
    at = end;
  };
  for (const child of node.children) {
    text(child.textBefore);
    lines.push(...shown(child, `${indent}  `));
  }
  text(node.text.length);
  return lines;
}

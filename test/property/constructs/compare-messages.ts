import { MAX_DEPTH } from "../../../templates/runtime/xml/limits.js";
import { parseXml } from "../../../templates/runtime/xml/parse-xml.js";
import { resolvePrefix, type XmlNode } from "../../../templates/runtime/xml/xml-node.js";

const XSI = "http://www.w3.org/2001/XMLSchema-instance";

/** Two messages in a form in which they are equal if they differ in prefixes and the order of attributes alone. */
export function comparable(text: string): string {
  return shown(parseXml(text, MAX_DEPTH)).join("\n");
}

/** The lines of an element: names without prefixes, also in texts, and text where it stands. */
function shown(node: XmlNode, indent = ""): string[] {
  const plain = (text: string): string => JSON.stringify(withoutPrefix(text, node));
  const attributes = node.attributes.map(({ namespace, localName, value }) => {
    // A name of a type without a prefix is in the default namespace. Of other texts nobody knows here whether they are names.
    const isName = namespace === XSI && localName === "type" && !value.includes(":");
    return `{${namespace}}${localName}=${plain(isName ? `:${value}` : value)}`;
  });
  const lines = [`${indent}<{${node.namespace}}${node.localName} ${attributes.sort().join(" ")}>`];
  let at = 0;
  const text = (end: number): void => {
    if (end > at) lines.push(`${indent}  ${plain(node.text.slice(at, end))}`);
    at = end;
  };
  for (const child of node.children) {
    text(child.textBefore);
    lines.push(...shown(child, `${indent}  `));
  }
  text(node.text.length);
  return lines;
}

/** A text that may be a name, with the namespace that its prefix stands for. */
function withoutPrefix(text: string, { scope }: XmlNode): string {
  const [, prefix, localName] = /^([\w.-]*):([\w.-]+)$/.exec(text) ?? [];
  const namespace = prefix === undefined ? undefined : resolvePrefix(scope, prefix);
  return namespace === undefined ? text : `{${namespace}}${localName}`;
}

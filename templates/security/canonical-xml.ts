import { escapeText } from "../runtime/xml/characters.js";
import { XML_NAMESPACE } from "../runtime/xml/qname.js";
import { resolvePrefix, type XmlNode } from "../runtime/xml/xml-node.js";

/**
 * An element in exclusive canonical form without comments (Exclusive XML Canonicalization 1.0): the bytes that a signature is about.
 * @param text - the message that the element was parsed from
 * @param prefixes - those whose declarations count although no name may use them (PrefixList); `#default` is the default namespace
 */
export function canonicalXml(node: XmlNode, text: string, prefixes: readonly string[] = []): string {
  const inclusive = prefixes.map((prefix) => (prefix === "#default" ? "" : prefix));
  const pieces: string[] = [];
  writeElement(node, { text, inclusive, pieces, rendered: new Map() });
  return pieces.join("");
}

interface Output {
  readonly text: string;
  readonly inclusive: readonly string[];
  readonly pieces: string[];
  /**
   * The namespaces that the output declares around an element, by prefix. There is one map for all elements, because a copy for each
   * would take very long where one element declares many prefixes and has many elements inside.
   */
  readonly rendered: Map<string, string>;
}

function writeElement(node: XmlNode, output: Output): void {
  const { name, attributes } = startTag(node, output.text);
  const used = [prefixOf(name), ...attributes.filter(({ namespace }) => namespace !== "").map((each) => each.prefix)];
  const declared = declarations(node, new Set(used), output);
  output.pieces.push(`<${name}`);
  for (const [prefix, namespace] of declared)
    output.pieces.push(` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeCanonical(namespace)}"`);
  for (const { name: attribute, value } of attributes) output.pieces.push(` ${attribute}="${escapeCanonical(value)}"`);
  output.pieces.push(">");
  writeInside(declared, output, () => writeContent(node, output));
  output.pieces.push(`</${name}>`);
}

/** Writes what stands where some declarations hold. They hold no longer after it. */
function writeInside(declared: readonly Declaration[], { rendered }: Output, write: () => void): void {
  const before = declared.map(([prefix]) => [prefix, rendered.get(prefix)] as const);
  for (const [prefix, namespace] of declared) rendered.set(prefix, namespace);
  write();
  for (const [prefix, namespace] of before) {
    if (namespace === undefined) rendered.delete(prefix);
    else rendered.set(prefix, namespace);
  }
}

/** Comments are not in the tree, so the text around one is one text. */
function writeContent({ text, children }: XmlNode, output: Output): void {
  let at = 0;
  for (const child of children) {
    output.pieces.push(escapeText(text.slice(at, child.textBefore)));
    at = child.textBefore;
    writeElement(child, output);
  }
  output.pieces.push(escapeText(text.slice(at)));
}

type Declaration = readonly [prefix: string, namespace: string];

/** The declarations that an element has in the output: those that its names use, and that are not there yet (3). */
function declarations({ scope }: XmlNode, used: ReadonlySet<string>, { inclusive, rendered }: Output): Declaration[] {
  const all = new Set([...used, ...inclusive.filter((prefix) => resolvePrefix(scope, prefix) !== undefined)]);
  return [...all]
    .filter((prefix) => prefix !== "xml")
    .map((prefix): Declaration => [prefix, resolvePrefix(scope, prefix) ?? ""])
    .filter(([prefix, namespace]) => namespace !== (rendered.get(prefix) ?? ""))
    .sort(([a], [b]) => byCodePoint(a, b));
}

/** An attribute with its name as written. */
interface WrittenAttribute {
  readonly name: string;
  readonly prefix: string;
  readonly namespace: string;
  readonly localName: string;
  readonly value: string;
}

/** The name of an element as written, and its attributes in canonical order: by namespace, then by local name. */
function startTag(node: XmlNode, text: string): { name: string; attributes: WrittenAttribute[] } {
  const [name = "", ...names] = writtenNames(node, text);
  // The tree has them in the order of the tag, without the declarations of namespaces.
  const attributes = node.attributes.map((attribute, index): WrittenAttribute => {
    const written = names[index] ?? "";
    const isXml = attribute.namespace === XML_NAMESPACE;
    return { ...attribute, name: written, prefix: isXml ? "xml" : prefixOf(written) };
  });
  attributes.sort((a, b) => byCodePoint(a.namespace, b.namespace) || byCodePoint(a.localName, b.localName));
  return { name, attributes };
}

/** The names in a start tag, which the parser has found to be well-formed. */
function writtenNames({ start }: XmlNode, text: string): string[] {
  NAME.lastIndex = start + 1;
  const names = [NAME.exec(text)?.[0] ?? ""];
  ATTRIBUTE.lastIndex = NAME.lastIndex;
  for (let found = ATTRIBUTE.exec(text); found !== null; found = ATTRIBUTE.exec(text)) names.push(found[1] ?? "");
  return names.filter((name) => name !== "xmlns" && !name.startsWith("xmlns:"));
}

const NAME = /[^ \t\r\n/>]+/y;
const ATTRIBUTE = /[ \t\r\n]+([^ \t\r\n=/>]+)[ \t\r\n]*=[ \t\r\n]*(?:"[^"]*"|'[^']*')/y;

function prefixOf(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? "" : name.slice(0, colon);
}

/** Escapes the value of an attribute (Canonical XML 1.0, 2.3). */
function escapeCanonical(text: string): string {
  return text.replace(/[&<"\t\n\r]/g, (character) => ESCAPES.get(character) ?? character);
}

const ESCAPES: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  ['"', "&quot;"],
  ["\t", "&#x9;"],
  ["\n", "&#xA;"],
  ["\r", "&#xD;"],
]);

/** Compares by code points: JavaScript compares by UTF-16 units, in which the last planes are before U+E000. */
function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((character, index) => character !== right[index]);
  return at === -1 ? -1 : (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
}

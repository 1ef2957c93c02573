import { escapeAttribute, escapeText } from "../../../templates/runtime/xml/characters.js";
import { bug, SchemaError } from "../../source/errors.js";
import { compareText, type QName } from "../../xml/qname.js";
import { showName, trimmedAttribute, type XmlAttribute, type XmlElement } from "../../xml/xml-element.js";
import { canonicalOrder } from "./canonical-order.js";
import { choosePrefixes, type Prefixes } from "./canonical-prefixes.js";
import { prefixesInContent, qnamesIn } from "./qname-values.js";

/** New values for attributes, by their element. They are the locations by which documents refer to each other. */
export type NewLocations = ReadonlyMap<XmlElement, XmlAttribute>;

interface Printing {
  readonly prefixes: Prefixes;
  readonly locations: NewLocations;
}

const NOTE = "<!-- Written by netserver-soapgen fetch, which will replace it. -->";

/**
 * The text of a document in its canonical form. Two documents have the same text if they differ only in prefixes, white space,
 * comments, order of attributes or order of definitions: a restarted server may change those.
 */
export function canonicalText(root: XmlElement, locations: NewLocations): string {
  const prefixes = choosePrefixes(root, trimmedAttribute(root, "targetNamespace") ?? "");
  const lines = printElement(root, { prefixes, locations }, declarations(prefixes));
  return ['<?xml version="1.0" encoding="UTF-8"?>', NOTE, ...lines, ""].join("\n");
}

/** All declarations on the root, sorted by prefix. Elements further in only have those of their content. */
function declarations(prefixes: Prefixes): string[] {
  return [...prefixes]
    .filter(([, prefix]) => prefix !== "" && prefix !== "xml")
    .sort(([, a], [, b]) => compareText(a, b))
    .map(([namespace, prefix]) => declaration(prefix, namespace));
}

function declaration(prefix: string, namespace: string): string {
  return `xmlns:${prefix}="${escapeAttribute(namespace)}"`;
}

function printElement(element: XmlElement, printing: Printing, declared: readonly string[]): string[] {
  const tag = qualified(element.name, printing);
  const start = `<${[tag, ...declared, ...keptDeclarations(element, printing), ...attributesOf(element, printing)].join(
    declared.length > 0 ? "\n  " : " ",
  )}`;
  if (element.content.length === 0) return `${start}/>`.split("\n");
  // White space beside text would become text.
  if (element.content.some((child) => typeof child === "string")) {
    return [`${start}>${inline(element, printing)}</${tag}>`];
  }
  const children = element.content.flatMap((child) =>
    typeof child === "string" ? [] : [{ element: child, lines: printElement(child, printing, []) }],
  );
  const lines = canonicalOrder(element, children).flatMap((child) => child.lines.map((line) => `  ${line}`));
  return [...`${start}>`.split("\n"), ...lines, `</${tag}>`];
}

function inline({ content }: XmlElement, printing: Printing): string {
  return content
    .map((child) => (typeof child === "string" ? escapeText(child) : printElement(child, printing, []).join("")))
    .join("");
}

/** The declarations of prefixes that the content may use. */
function keptDeclarations(element: XmlElement, { prefixes }: Printing): string[] {
  return [...prefixesInContent(element)]
    .filter(([prefix, namespace]) => prefixes.get(namespace) !== prefix)
    .sort(([a], [b]) => compareText(a, b))
    .map(([prefix, namespace]) => {
      if (![...prefixes.values()].includes(prefix)) return declaration(prefix, namespace);
      throw new SchemaError(
        `${showName(element)} may use the prefix ${prefix} in a way that cannot be kept`,
        element.position,
      );
    });
}

/** The most important attributes come first; the rest is sorted. */
const FIRST = [
  "name",
  "ref",
  "type",
  "element",
  "message",
  "binding",
  "base",
  "namespace",
  "schemaLocation",
  "location",
];

function attributesOf(element: XmlElement, printing: Printing): string[] {
  const replaced = printing.locations.get(element);
  return element.attributes
    .map((each) => (replaced?.name.localName === each.name.localName && each.name.namespace === "" ? replaced : each))
    .map((each) => ({ name: qualified(each.name, printing), value: valueOfAttribute(element, each, printing) }))
    .sort((a, b) => rankOf(a.name) - rankOf(b.name) || compareText(a.name, b.name))
    .map(({ name, value }) => `${name}="${escapeAttribute(value)}"`);
}

function rankOf(name: string): number {
  const rank = FIRST.indexOf(name);
  return rank < 0 ? FIRST.length : rank;
}

function valueOfAttribute(element: XmlElement, given: XmlAttribute, printing: Printing): string {
  const names = qnamesIn(element, given);
  return names === undefined ? given.value : names.map((name) => qualified(name, printing)).join(" ");
}

function qualified({ namespace, localName }: QName, { prefixes }: Printing): string {
  const prefix = prefixes.get(namespace);
  if (prefix === undefined) throw bug(`no prefix for ${namespace}`);
  return prefix === "" ? localName : `${prefix}:${localName}`;
}

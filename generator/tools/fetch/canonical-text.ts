import { escapeAttribute, escapeText } from "../../../templates/runtime/xml/characters.js";
import { bug, SchemaError } from "../../source/errors.js";
import { compareText, type QName } from "../../xml/qname.js";
import { showName, trimmedAttribute, type XmlAttribute, type XmlElement } from "../../xml/xml-element.js";
import { canonicalOrder } from "./canonical-order.js";
import { choosePrefixes, type Prefixes } from "./canonical-prefixes.js";
import { prefixesInContent, qnamesIn } from "./qname-values.js";

/** Attributes that are to have another value, by the element that has them: where documents refer to each other. */
export type NewLocations = ReadonlyMap<XmlElement, XmlAttribute>;

interface Printing {
  readonly prefixes: Prefixes;
  readonly locations: NewLocations;
}

const NOTE = "<!-- Written by netserver-soapgen fetch, which will replace it. -->";

/**
 * The text of a document in a form of its own. Two documents that differ in prefixes, white space, comments, order of
 * attributes or order of definitions only, have the same text: a server that is started anew may give them in another.
 */
export function canonicalText(root: XmlElement, locations: NewLocations): string {
  const prefixes = choosePrefixes(root, trimmedAttribute(root, "targetNamespace") ?? "");
  const lines = printElement(root, { prefixes, locations }, declarations(prefixes));
  return ['<?xml version="1.0" encoding="UTF-8"?>', NOTE, ...lines, ""].join("\n");
}

/** All on the root, sorted by prefix: an element further in has none but those of its content. */
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
  // Between text, white space would be text as well.
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

/** Prefixes that the content may mean keep their meaning there. */
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

/** What tells most comes first; the rest is sorted. */
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

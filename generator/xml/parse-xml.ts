import type { SaxesTagNS } from "saxes";
import { isBlank } from "../../templates/runtime/xml/white-space.js";
import { SchemaError } from "../source/errors.js";
import type { SourceText } from "../source/source-text.js";
import { entitiesOf } from "./document-type.js";
import { expandedName, NAMESPACE, type QName } from "./qname.js";
import { newSaxesParser } from "./saxes-parser.js";
import type { NamespaceScope, XmlAttribute, XmlElement } from "./xml-element.js";

/** Deeper than any schema that people write, shallow enough for functions that recurse. */
const MAX_DEPTH = 200;

interface OpenElement extends XmlElement {
  readonly content: (XmlElement | string)[];
}

/**
 * Parses an XML file into located elements.
 * @throws SchemaError if the file is not well-formed, refers to an entity that is not a short text, or nests too deeply.
 */
export function parseXml(source: SourceText): XmlElement {
  const parser = newSaxesParser();
  const open: OpenElement[] = [];
  const names = new NameTable();
  let root: XmlElement | undefined;
  const fail = (message: string, offset = parser.position): never => {
    throw new SchemaError(message, { source, offset: Math.min(offset, source.text.length) });
  };
  const addText = (text: string): void => {
    const content = open.at(-1)?.content;
    const last = content?.at(-1);
    // A comment or CDATA section within a text does not split it.
    if (content !== undefined && typeof last === "string") content[content.length - 1] = last + text;
    else if (!isBlank(text)) content?.push(text);
  };
  parser.on("error", (error) => fail(`not well-formed XML: ${reason(error)}`));
  parser.on("xmldecl", ({ version }) => {
    if (version !== "1.0") fail(`XML ${version ?? ""} is not supported; use XML 1.0`);
  });
  parser.on("doctype", (declaration) => {
    for (const [name, text] of entitiesOf(declaration)) parser.ENTITIES[name] ??= text;
  });
  parser.on("opentag", (tag) => {
    const element = openElement(tag, open.at(-1)?.scope, { source, names, end: parser.position });
    if (open.length === MAX_DEPTH) fail(`elements nest more than ${MAX_DEPTH} deep`, element.position.offset);
    open.at(-1)?.content.push(element);
    open.push(element);
    root ??= element;
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => void open.pop());
  parser.write(source.text).close();
  return root ?? fail("no root element");
}

/** The elements of a file; undefined if it is not XML. Whoever compiles such a file says what is wrong with it, if it is needed. */
export function parseIfXml(source: SourceText): XmlElement | undefined {
  try {
    return parseXml(source);
  } catch (error) {
    if (error instanceof SchemaError) return undefined;
    throw error;
  }
}

/** The facts about a start tag. */
interface Reading {
  readonly source: SourceText;
  readonly names: NameTable;
  /** The offset after the tag. */
  readonly end: number;
}

function openElement(tag: SaxesTagNS, outer: NamespaceScope | undefined, { source, names, end }: Reading): OpenElement {
  const declared = tag.ns;
  const scope = outer !== undefined && isEmpty(declared) ? outer : { declared, outer };
  // The parser is after the tag, and a tag contains no "<" (XML 1.0, 3.1).
  const offset = source.text.lastIndexOf("<", end - 1);
  const name = names.get(tag.uri, tag.local);
  return { name, attributes: attributesOf(tag, names), content: [], scope, position: { source, offset } };
}

function attributesOf({ attributes }: SaxesTagNS, names: NameTable): XmlAttribute[] {
  const own: XmlAttribute[] = [];
  // Object.values would take twice as long: saxes keeps the attributes of a tag in a hash table.
  for (const key in attributes) {
    const attribute = attributes[key];
    if (attribute === undefined || attribute.uri === NAMESPACE.xmlns) continue;
    own.push({ name: names.get(attribute.uri, attribute.local), value: attribute.value });
  }
  return own;
}

/** The names in a file. It uses few names often, and finds them faster in a table of its own. */
class NameTable {
  readonly #names = new Map<string, Map<string, QName>>();

  get(namespace: string, localName: string): QName {
    let names = this.#names.get(namespace);
    if (names === undefined) this.#names.set(namespace, (names = new Map()));
    let name = names.get(localName);
    if (name === undefined) names.set(localName, (name = expandedName(namespace, localName)));
    return name;
  }
}

function isEmpty(record: Record<string, string>): boolean {
  for (const _ in record) return false;
  return true;
}

/** saxes begins its error messages with line and column. SchemaError adds them itself. */
function reason(error: Error): string {
  return error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
}

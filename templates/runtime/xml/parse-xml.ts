import type { SaxesTagNS } from "saxes";
import { DecodeError, type LineAndColumn } from "../errors.js";
import { quote } from "../visible-text.js";
import { allowControlReferences } from "./control-references.js";
import { loneSurrogateIn } from "./forbidden-characters.js";
import { NC_NAME } from "./name-characters.js";
import { isTrimmedByParser, XMLNS_NAMESPACE } from "./qname.js";
import { newSaxesParser } from "./saxes-parser.js";
import { isBlank } from "./white-space.js";
import type { XmlAttribute, XmlNode } from "./xml-node.js";

/**
 * Parses the text of a message.
 * @throws DecodeError with line and column if the text is not well-formed XML 1.0, is nested deeper than `maxDepth`, or has a
 * document type declaration or a processing instruction, which SOAP forbids (SOAP 1.1, 3)
 */
export function parseXml(text: string, maxDepth: number): XmlNode {
  // The parser takes a lone surrogate and the next character for a pair, even if that character begins a tag.
  const half = loneSurrogateIn(text);
  if (half !== -1) throw faultAt(text, half, WELL_FORMED, "half of a surrogate pair");
  // The parser and the reader would each remove one without an error.
  if (text.startsWith("\uFEFF")) throw faultAt(text, 0, WELL_FORMED, "a second byte order mark");
  const tree = new TreeBuilder(text, maxDepth);
  if (!isBlank(text)) tree.build();
  return tree.root;
}

/** Whether a text consists of elements alone and can be written into a message unchanged. */
export function isElements(xml: string, maxDepth: number): boolean {
  const element = elementWith(xml, maxDepth);
  return element !== undefined && element.children.length > 0 && isBlank(element.text);
}

/** Whether a text has elements, and perhaps text between them, and can be written into a message unchanged. */
export function hasElements(xml: string, maxDepth: number): boolean {
  return (elementWith(xml, maxDepth)?.children.length ?? 0) > 0;
}

/** Whether a text consists of elements, text or both and can be written into a message unchanged. */
export function isContent(xml: string, maxDepth: number): boolean {
  return elementWith(xml, maxDepth) !== undefined;
}

/** Parses an element with this content. Undefined if the content would end the element, or the reader would refuse it. */
function elementWith(content: string, maxDepth: number): XmlNode | undefined {
  try {
    return parseXml(`<V>${content}</V>`, maxDepth);
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

/** Line and column of an offset, both from 1. */
export function lineAndColumn(text: string, offset: number): LineAndColumn {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

type OpenNode = { -readonly [K in keyof XmlNode]: XmlNode[K] } & { readonly children: XmlNode[] };

/** Builds a tree from the parser's events. */
class TreeBuilder {
  readonly #text: string;
  readonly #maxDepth: number;
  readonly #parser = newSaxesParser();
  /** The elements that have no end tag yet, outermost first. */
  readonly #open: OpenNode[] = [];
  #root: XmlNode | undefined;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  get root(): XmlNode {
    return this.#root ?? this.#fail("an XML document", "nothing");
  }

  build(): void {
    const parser = this.#parser;
    const addText = (data: string): void => this.#addText(data);
    parser.on("error", ({ message }) => this.#fail(WELL_FORMED, message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")));
    parser.on("xmldecl", ({ version }) => this.#checkVersion(version));
    parser.on("doctype", () => this.#fail("no document type declaration", "one"));
    parser.on("processinginstruction", () => this.#fail("no processing instruction", "one"));
    parser.on("opentag", (tag) => this.#openElement(tag));
    parser.on("text", addText);
    parser.on("cdata", addText);
    parser.on("closetag", () => this.#closeElement());
    parser.write(allowControlReferences(this.#text, parser.ENTITIES)).close();
  }

  /** XML 1.1 allows more characters (2.2). Elements that are kept from such a message could not be written back. */
  #checkVersion(version: string | undefined): void {
    if (version !== "1.0") this.#fail("XML 1.0", `version ${quote(version ?? "")}`);
  }

  #openElement(tag: SaxesTagNS): void {
    this.#checkLocalName(tag);
    // The parser is after the tag, and a tag contains no "<" (XML 1.0, 3.1).
    const start = this.#text.lastIndexOf("<", this.#lastRead());
    if (this.#open.length >= this.#maxDepth)
      throw faultAt(this.#text, start, `at most ${this.#maxDepth} levels of elements`, "more");
    const parent = this.#open.at(-1);
    const node: OpenNode = {
      namespace: tag.uri,
      localName: tag.local,
      attributes: this.#attributesOf(tag),
      children: [],
      text: "",
      textBefore: parent?.text.length ?? 0,
      scope: { declared: tag.ns, outer: parent?.scope },
      start,
      end: start,
    };
    parent?.children.push(node);
    this.#open.push(node);
    this.#root ??= node;
  }

  #attributesOf({ attributes }: SaxesTagNS): readonly XmlAttribute[] {
    let kept: XmlAttribute[] | undefined;
    for (const attribute of Object.values(attributes)) {
      const { uri, local, value } = attribute;
      this.#checkLocalName(attribute);
      if (uri !== XMLNS_NAMESPACE) (kept ??= []).push({ namespace: uri, localName: local, value });
      else if (isTrimmedByParser(value)) this.#fail("a namespace", "one with white space around it");
    }
    return kept ?? NONE;
  }

  /** The parser checks the whole name only. It allows a digit after the colon, which namespaces forbid (Namespaces in XML 1.0, 4). */
  #checkLocalName({ prefix, local }: { readonly prefix: string; readonly local: string }): void {
    if (prefix !== "" && !NC_NAME.test(local)) this.#fail(WELL_FORMED, "a prefix before what is no name");
  }

  #addText(data: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined) element.text += data;
  }

  #closeElement(): void {
    const node = this.#open.pop();
    if (node !== undefined) node.end = this.#parser.position;
  }

  #lastRead(): number {
    return Math.max(this.#parser.position, 1) - 1;
  }

  #fail(expected: string, found: string): never {
    throw faultAt(this.#text, this.#lastRead(), expected, found);
  }
}

const WELL_FORMED = "well-formed XML";

function faultAt(text: string, offset: number, expected: string, found: string): DecodeError {
  return new DecodeError({ element: "", path: "", expected, found }, lineAndColumn(text, offset));
}

/** Most elements have none. */
const NONE: readonly XmlAttribute[] = [];

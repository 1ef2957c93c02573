import type { SaxesTagNS } from "saxes";
import { DecodeError, type LineAndColumn } from "../errors.js";
import { allowControlReferences } from "./control-references.js";
import { loneSurrogateIn } from "./escape.js";
import { XMLNS_NAMESPACE } from "./qname.js";
import { newSaxesParser } from "./saxes-parser.cjs";
import { isBlank, type XmlAttribute, type XmlNode } from "./xml-node.js";

/**
 * Parses the text of a message.
 * @throws DecodeError with line and column if it is not well-formed, is nested deeper than `maxDepth`, or has what no
 * message may have (SOAP 1.1, 3): a document type declaration or a processing instruction
 */
export function parseXml(text: string, maxDepth: number): XmlNode {
  // The parser takes half of a pair for one together with whatever follows, be it the beginning of a tag.
  const half = loneSurrogateIn(text);
  if (half !== -1) throw faultAt(text, half, WELL_FORMED, "half of a surrogate pair");
  const tree = new TreeBuilder(text, maxDepth);
  if (!isBlank(text)) tree.build();
  return tree.root;
}

/**
 * Whether a text is elements, side by side, and nothing else: one that is written as it stands must not end the element
 * around it, nor be what the reader would refuse.
 */
export function isElements(xml: string, maxDepth: number): boolean {
  try {
    const { children, text } = parseXml(`<V>${xml}</V>`, maxDepth);
    return children.length > 0 && isBlank(text);
  } catch (error) {
    if (error instanceof DecodeError) return false;
    throw error;
  }
}

/** Line and column of an offset, both from 1. */
export function lineAndColumn(text: string, offset: number): LineAndColumn {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

type OpenNode = { -readonly [K in keyof XmlNode]: XmlNode[K] } & { readonly children: XmlNode[] };

/** Makes a tree of the parser's events. */
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
    parser.on("doctype", () => this.#fail("no document type declaration", "one"));
    parser.on("processinginstruction", () => this.#fail("no processing instruction", "one"));
    parser.on("opentag", (tag) => this.#openElement(tag));
    parser.on("text", addText);
    parser.on("cdata", addText);
    parser.on("closetag", () => this.#closeElement());
    parser.write(allowControlReferences(this.#text, parser.ENTITIES)).close();
  }

  #openElement(tag: SaxesTagNS): void {
    // The parser stands after the tag, and no "<" can stand inside one (XML 1.0, 3.1).
    const start = this.#text.lastIndexOf("<", this.#lastRead());
    if (this.#open.length >= this.#maxDepth)
      throw faultAt(this.#text, start, `at most ${this.#maxDepth} levels of elements`, "more");
    const parent = this.#open.at(-1);
    const node: OpenNode = {
      namespace: tag.uri,
      localName: tag.local,
      attributes: attributesOf(tag),
      children: [],
      text: "",
      scope: { declared: tag.ns, outer: parent?.scope },
      start,
      end: start,
    };
    parent?.children.push(node);
    this.#open.push(node);
    this.#root ??= node;
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

function attributesOf({ attributes }: SaxesTagNS): readonly XmlAttribute[] {
  let kept: XmlAttribute[] | undefined;
  for (const { uri, local, value } of Object.values(attributes)) {
    if (uri !== XMLNS_NAMESPACE) (kept ??= []).push({ namespace: uri, localName: local, value });
  }
  return kept ?? NONE;
}

/** Most elements have none. */
const NONE: readonly XmlAttribute[] = [];

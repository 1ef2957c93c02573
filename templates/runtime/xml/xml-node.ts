import type { SaxesTagNS } from "saxes";
import { DecodeError, type LineAndColumn } from "../errors.js";
import { soapVersionOf } from "../soap/soap.js";
import { NCName } from "../values/datatypes.js";
import { collapse } from "../values/lexical.js";
import { escapeAttribute, loneSurrogateIn } from "./escape.js";
import { clarkName, type QName, XSI_NAMESPACE } from "./qname.js";
import { newSaxesParser } from "./saxes-parser.cjs";

/** An element of a message. */
export interface XmlNode {
  readonly namespace: string;
  readonly localName: string;
  readonly children: readonly XmlNode[];
  /** Character data directly inside: text and CDATA sections together. */
  readonly text: string;
  /** The values of xsi:nil and xsi:type, where present. */
  readonly nil: string | undefined;
  readonly type: string | undefined;
  /** For an entry of a Header: the attributes that SOAP defines, by Clark name; undefined if there are none. */
  readonly soapAttributes: ReadonlyMap<string, string> | undefined;
  /** Namespaces by prefix, as in scope inside the element. */
  readonly scope: Scope;
  /** Offsets of the first character of the start tag, and behind the end tag. */
  readonly start: number;
  readonly end: number;
}

/** Declarations of one element; those of the elements around it are behind `outer`. */
export interface Scope {
  readonly declared: Readonly<Record<string, string>>;
  readonly outer: Scope | undefined;
}

type Open<T> = { -readonly [K in keyof T]: T[K] } & { children: XmlNode[] };

/**
 * Parses a message.
 * @throws DecodeError with line and column if it is not well-formed, is nested deeper than `maxDepth`, or has what
 * SOAP 1.1 forbids (3): a document type declaration or a processing instruction
 */
export function parseMessage(text: string, maxDepth: number): XmlNode {
  const parser = newSaxesParser();
  const open: Open<XmlNode>[] = [];
  let root: XmlNode | undefined;
  const fail = (expected: string, found: string, offset = lastRead()): never => {
    throw new DecodeError({ element: "", path: "", expected, found }, lineAndColumn(text, offset));
  };
  const lastRead = (): number => Math.max(parser.position, 1) - 1;
  // The parser stands behind the tag, and no "<" can stand inside one (XML 1.0, 3.1).
  const tagStart = (): number => text.lastIndexOf("<", lastRead());
  const addText = (data: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += data;
  };
  parser.on("error", (error) => fail("well-formed XML", error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")));
  parser.on("doctype", () => fail("no document type declaration", "one"));
  parser.on("processinginstruction", () => fail("no processing instruction", "one"));
  parser.on("opentag", (tag) => {
    const start = tagStart();
    if (open.length >= maxDepth) fail(`at most ${maxDepth} levels of elements`, "more", start);
    const parent = open.at(-1);
    const node = openNode(tag, parent?.scope, start);
    if (open.length === ENTRY_DEPTH) node.soapAttributes = soapAttributes(tag);
    parent?.children.push(node);
    open.push(node);
    root ??= node;
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const node = open.pop();
    if (node !== undefined) node.end = parser.position;
  });
  // The parser takes half of a pair for one together with whatever follows, be it the beginning of a tag.
  const half = loneSurrogateIn(text);
  if (half !== -1) fail("well-formed XML", "half of a surrogate pair", half);
  if (!isBlank(text)) parser.write(allowControlCharacters(text, parser.ENTITIES)).close();
  return root ?? fail("an XML document", "nothing");
}

/**
 * Whether a text is elements, side by side, and nothing else: one that is written as it stands must not end the element
 * around it, nor be what the reader would refuse.
 */
export function isElements(xml: string, maxDepth: number): boolean {
  try {
    const { children, text } = parseMessage(`<V>${xml}</V>`, maxDepth);
    return children.length > 0 && isBlank(text);
  } catch (error) {
    if (error instanceof DecodeError) return false;
    throw error;
  }
}

export function isElement(node: XmlNode | undefined, namespace: string, localName: string): node is XmlNode {
  return node !== undefined && node.localName === localName && node.namespace === namespace;
}

/** Line and column of an offset, both from 1. */
export function lineAndColumn(text: string, offset: number): LineAndColumn {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

/** Whether character data other than white space stands directly in the element. */
export function hasText({ text }: XmlNode): boolean {
  return !isBlank(text);
}

/** The name that a QName in a value stands for; undefined if it is none or its prefix is not declared. */
export function resolveName(lexical: string, scope: Scope): QName | undefined {
  const [, prefix = "", localName = ""] = /^(?:([^:]+):)?([^:]+)$/.exec(collapse(lexical)) ?? [];
  if (NCName.parse(localName) !== localName) return undefined;
  const namespace = resolvePrefix(scope, prefix);
  if (namespace === undefined && prefix !== "") return undefined;
  return { namespace: namespace ?? "", localName };
}

/** The element as text that can stand anywhere: with the declarations that it uses from around it. */
export function standaloneXml(node: XmlNode, text: string): string {
  const xml = text.slice(node.start, node.end);
  const used = new Set([""]);
  // Whatever stands before a colon may be a prefix: of a name, or in text of a name that is a value.
  for (const [, name = "", colon] of xml.matchAll(/([^\s:<>/="']+)(:?)/g)) if (colon !== "") used.add(name);
  let declarations = "";
  for (const prefix of used) {
    if (Object.hasOwn(node.scope.declared, prefix)) continue;
    declarations += declarationOf(node.scope, prefix);
  }
  const nameEnd = xml.search(/[\s/>]/);
  return xml.slice(0, nameEnd) + declarations + xml.slice(nameEnd);
}

/** The namespace that a prefix stands for; an empty prefix is the default namespace. */
function resolvePrefix(scope: Scope, prefix: string): string | undefined {
  return scopeOf(scope, prefix)?.declared[prefix];
}

/** The innermost declarations that have a prefix. */
function scopeOf(scope: Scope, prefix: string): Scope | undefined {
  let inner: Scope | undefined = scope;
  while (inner !== undefined && !Object.hasOwn(inner.declared, prefix)) inner = inner.outer;
  return inner;
}

/** By the scope that has them: thousands of elements may need one declaration, and a long one would be there as often. */
const declarationTexts = new WeakMap<Scope, Map<string, string>>();

/** The declaration of a prefix as an attribute; nothing for a prefix that nothing declares. */
function declarationOf(scope: Scope, prefix: string): string {
  const declaring = scopeOf(scope, prefix);
  if (declaring === undefined) return prefix === "" ? declare("", "") : "";
  const known = declarationTexts.get(declaring) ?? new Map<string, string>();
  declarationTexts.set(declaring, known);
  const text = known.get(prefix) ?? declare(prefix, declaring.declared[prefix] ?? "");
  known.set(prefix, text);
  return text;
}

/** White space is these four characters; `trim` would also drop a no-break space, which is content. */
function isBlank(text: string): boolean {
  return !/[^ \t\r\n]/.test(text);
}

function declare(prefix: string, namespace: string): string {
  const name = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  return ` ${name}="${escapeAttribute(namespace)}"`;
}

function openNode(tag: SaxesTagNS, outer: Scope | undefined, start: number): Open<XmlNode> {
  return {
    namespace: tag.uri,
    localName: tag.local,
    children: [],
    text: "",
    nil: schemaInstance(tag, "nil"),
    type: schemaInstance(tag, "type"),
    soapAttributes: undefined,
    scope: { declared: tag.ns, outer },
    start,
    end: start,
  };
}

function schemaInstance(tag: SaxesTagNS, local: string): string | undefined {
  for (const attribute of Object.values(tag.attributes)) {
    if (attribute.local === local && attribute.uri === XSI_NAMESPACE) return attribute.value;
  }
  return undefined;
}

/** How deep in an envelope the entries of the Header are: elsewhere SOAP's attributes mean nothing (SOAP 1.1, 4.2.2). */
const ENTRY_DEPTH = 2;

function soapAttributes({ attributes }: SaxesTagNS): ReadonlyMap<string, string> | undefined {
  const ofSoap = Object.values(attributes).filter(({ uri }) => soapVersionOf(uri) !== undefined);
  if (ofSoap.length === 0) return undefined;
  return new Map(ofSoap.map(({ uri, local, value }) => [clarkName({ namespace: uri, localName: local }), value]));
}

/**
 * .NET writes control characters as references such as `&#x1;`, which XML 1.0 forbids and the parser refuses.
 * Each becomes an entity of the same length, so that positions stay, and only where the parser would see a reference.
 */
function allowControlCharacters(text: string, entities: Record<string, string>): string {
  if (!hasControlReference(text)) return text;
  // No reference of the text's own may mean one of them.
  const first = ENTITY_STARTS.find((start) => !text.includes(`&${start}`));
  if (first === undefined) return text;
  return text.replace(REFERENCE_OR_LITERAL, (match, code: string | undefined) => {
    if (code === undefined) return match;
    const name = `${first}${code}`;
    entities[name] = String.fromCharCode(Number(code.startsWith("x") ? `0${code}` : code));
    return `&${name};`;
  });
}

const ENTITY_STARTS = [..."_ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Whether a text may have a reference to a character that XML has no place for. */
export function hasControlReference(text: string): boolean {
  return CONTROL_REFERENCE.test(text);
}

const CONTROL_REFERENCE =
  /&#(x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|[fF]{3}[efEF])|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45]));/;

/** The first three alternatives are where `&#x1;` is not a reference; each ends at the end of the text at the latest. */
const REFERENCE_OR_LITERAL = new RegExp(
  `<!\\[CDATA\\[(?:[^]*?\\]\\]>|[^]*)|<!--(?:[^]*?-->|[^]*)|<\\?(?:[^]*?\\?>|[^]*)|${CONTROL_REFERENCE.source}`,
  "g",
);

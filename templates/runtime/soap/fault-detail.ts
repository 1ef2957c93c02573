import { describeKind } from "../describe-kind.js";
import { describeName } from "../descriptions.js";
import { EncodeError } from "../encode-error.js";
import { DecodeError } from "../errors.js";
import { attributeNameOf } from "../values/expanded-names.js";
import type { WriterOptions } from "../write/writer-options.js";
import { escapeAttribute, escapeText, replaceForbidden } from "../xml/characters.js";
import { hasControlReference } from "../xml/control-references.js";
import { forbiddenCharacter } from "../xml/forbidden-characters.js";
import { fragmentOf, standaloneXml } from "../xml/fragment.js";
import { clarkName } from "../xml/name-forms.js";
import { isContent, lineAndColumn } from "../xml/parse-xml.js";
import { type QName, XML_NAMESPACE } from "../xml/qname.js";
import { trimSpace } from "../xml/white-space.js";
import type { XmlNode } from "../xml/xml-node.js";

/** What is in the detail element of a fault, and at it. */
export interface Detail {
  /**
   * The content of the detail element as XML, each element with the namespace declarations that it needs. A fault cannot be sent
   * with a detail that is not the content of an element.
   */
  readonly detail: string | undefined;
  /** The attributes of the detail element by their expanded names: `code`, or `{urn:a}code`. */
  readonly detailAttributes?: Readonly<Record<string, string>> | undefined;
}

/**
 * Reads the detail element of a fault.
 * @param text - the message that the element was parsed from
 * @throws DecodeError if its elements need more declarations than `limitOf` allows
 */
export function readDetail(element: XmlNode | undefined, text: string): Detail {
  if (element === undefined) return { detail: undefined };
  const attributes = element.attributes.map((attribute): [string, string] => [keyOf(attribute), attribute.value]);
  return {
    detail: contentOf(element, text),
    detailAttributes: attributes.length === 0 ? undefined : Object.fromEntries(attributes),
  };
}

function keyOf(name: QName): string {
  return name.namespace === "" ? name.localName : clarkName(name);
}

/** Elements and what stands between them. The space around all of it is layout. */
function contentOf(element: XmlNode, text: string): string {
  const { children, start, end } = element;
  if (children.length === 0) return escapeText(replaceForbidden(trimSpace(element.text)));
  let content = "";
  let at = startTagEnd(text, start);
  for (const child of children) {
    content += text.slice(at, child.start) + standaloneXml(fragmentOf(child, text));
    at = child.end;
    if (content.length > limitOf(text)) throw tooLong(element, text);
  }
  return trimSpace(content + text.slice(at, text.lastIndexOf("</", end - 1)));
}

/**
 * How long a detail may become, in proportion to the message: one long declaration of the message, repeated at thousands of
 * elements that need it, would fill the memory.
 */
export function limitOf(text: string): number {
  return 4 * text.length + 2 ** 20;
}

function tooLong({ start }: XmlNode, text: string): DecodeError {
  const expected = `at most ${limitOf(text)} characters`;
  return new DecodeError({ element: "Fault", path: "detail", expected, found: "more" }, lineAndColumn(text, start));
}

/** The offset after a start tag. A `>` in the value of an attribute does not end it. */
function startTagEnd(text: string, start: number): number {
  const mark = /["'>]/g;
  mark.lastIndex = start;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    if (found[0] === ">") return mark.lastIndex;
    mark.lastIndex = text.indexOf(found[0], mark.lastIndex) + 1;
  }
  return text.length;
}

/** Writes the detail element, if there is anything in it or at it. */
export function writeDetail(tag: string, { detail, detailAttributes = {} }: Detail): string {
  const attributes = Object.entries(detailAttributes).map(([key, value], index) => {
    const { namespace = "", localName } = splitKey(key) ?? { localName: key };
    const escaped = escapeAttribute(value);
    if (namespace === "") return ` ${localName}="${escaped}"`;
    if (namespace === XML_NAMESPACE) return ` xml:${localName}="${escaped}"`;
    return ` xmlns:d${index}="${escapeAttribute(namespace)}" d${index}:${localName}="${escaped}"`;
  });
  if (detail === undefined && attributes.length === 0) return "";
  return `<${tag}${attributes.join("")}>${detail ?? ""}</${tag}>`;
}

/** A name as `detailAttributes` has it; undefined if XML has no such name. */
function splitKey(key: string): QName | undefined {
  const [, namespace = "", localName = ""] = /^(?:\{([^{}]+)\})?([^{}]+)$/.exec(key) ?? [];
  return attributeNameOf({ namespace, localName });
}

/**
 * Checks a detail, which may be the words of another server or of a person: it is written as it stands.
 * @throws EncodeError if it is not the content of an element, or refers to a character that XML has no place for
 */
export function checkDetail({ detail = "", detailAttributes = {} }: Detail, options: WriterOptions): void {
  const refuse = (path: string, expected: string, found: string): never => {
    throw new EncodeError({ element: "Fault", path, expected, found });
  };
  if (typeof detail !== "string") refuse("detail", "text", describeKind(detail));
  if (!isContent(detail, MAX_DETAIL_DEPTH)) refuse("detail", "well-formed XML", "other text");
  if (options.forbiddenCharacters !== "reference" && hasControlReference(detail))
    refuse("detail", "characters that XML can carry", "a reference to one that it cannot");
  for (const [key, value] of Object.entries(detailAttributes)) {
    if (splitKey(key) === undefined) refuse("detailAttributes", "names of attributes", describeName(key));
    if (typeof value !== "string") refuse(`detailAttributes.${key}`, "text", describeKind(value));
    const forbidden = forbiddenCharacter(value);
    if (forbidden !== undefined) refuse(`detailAttributes.${key}`, "characters that XML can carry", forbidden);
  }
}

/** Less than the reader allows, which also counts the elements around the detail. */
const MAX_DETAIL_DEPTH = 250;

import { NAMESPACE } from "../xml/qname.js";
import { checkAttributes, childElements, trimmedAttribute, type XmlElement } from "../xml/xml-element.js";
import type { MimeContent } from "./definitions.js";
import { soapChild } from "./grammar.js";

/** The parts of a message that is bound to several (WSDL 1.1, 5). */
export interface MimeParts {
  /** The part that is the envelope: it has soap:body, and may have soap:header (WS-I Attachments Profile 1.0, 3.4). */
  readonly root: XmlElement;
  readonly contents: readonly MimeContent[];
}

/**
 * `<mime:multipartRelated> <mime:part> soap:body? (mime:content | mime:mimeXml)* </mime:part>* </mime:multipartRelated>` (WSDL 1.1, 5)
 * @param element - wsdl:input or wsdl:output
 * @returns undefined if it has none with a soap:body
 */
export function parseMimeParts(element: XmlElement): MimeParts | undefined {
  const parts = mimeChildren(element, "multipartRelated").flatMap((related) => mimeChildren(related, "part"));
  const root = parts.find((part) => soapChild(part, "body") !== undefined);
  if (root === undefined) return undefined;
  return { root, contents: parts.flatMap((part) => [...contentsIn(part), ...xmlIn(part)]) };
}

function contentsIn(part: XmlElement): MimeContent[] {
  return mimeChildren(part, "content").map(parseContent);
}

/** `<mime:mimeXml part/>` (WSDL 1.1, 5.6): an XML document beside the envelope. */
function xmlIn(part: XmlElement): MimeContent[] {
  return mimeChildren(part, "mimeXml").map((element) => ({ ...parseContent(element), type: "text/xml" }));
}

/** `<mime:content part type/>` (WSDL 1.1, 5.4). Several for one part are the types that it may have. */
function parseContent(element: XmlElement): MimeContent {
  checkAttributes(element, ["part", "type"]);
  return {
    part: trimmedAttribute(element, "part"),
    type: trimmedAttribute(element, "type"),
    position: element.position,
  };
}

function mimeChildren(parent: XmlElement, localName: string): XmlElement[] {
  return childElements(parent).filter(
    ({ name }) => name.namespace === NAMESPACE.mimeBinding && name.localName === localName,
  );
}

import { describeKind } from "../describe-kind.js";
import { EncodeError } from "../encode-error.js";
import { DecodeError } from "../errors.js";
import type { AnyElement } from "../values/any-element.js";
import * as datatypes from "../values/datatypes.js";
import { unknownElementsOf } from "../values/unknown-elements.js";
import { escapeAttribute, hasForbidden } from "../xml/characters.js";
import { fragmentOf, standaloneXml, withDeclarations } from "../xml/fragment.js";
import { MAX_DEPTH } from "../xml/limits.js";
import { clarkName } from "../xml/name-forms.js";
import { isElements, lineAndColumn, parseXml } from "../xml/parse-xml.js";
import { trimSpace } from "../xml/white-space.js";
import { attributeOf, type XmlNode } from "../xml/xml-node.js";
import { limitOf } from "./fault-detail.js";
import { ROLE_ATTRIBUTE, SOAP_NAMESPACE, soapVersionOf, type UndeclaredHeader } from "./soap.js";

/** What a header says of itself beside its content (SOAP 1.1, 4.2; SOAP 1.2 part 1, 5.2). */
export interface HeaderFacts {
  /** Whether a receiver that does not know the header must refuse the message; false if left out. */
  readonly mustUnderstand?: boolean | undefined;
  /** The receiver that it is for, as a URI: the attribute `actor`, in SOAP 1.2 `role`. The last one if left out. */
  readonly actor?: string | undefined;
  /** The same by its name in SOAP 1.2. */
  readonly role?: string | undefined;
}

/**
 * Makes a header that the contract does not declare.
 * @param element - its XML, which declares the prefixes that it uses; or what `encodeElement` returns
 * @throws EncodeError for a text that is not one element, or one that has the attribute of a fact already; for a fact that is not as its
 * type says
 */
export function soapHeader(element: string | Pick<AnyElement, "xml">, facts: HeaderFacts = {}): UndeclaredHeader {
  const xml = typeof element === "string" ? element : element?.xml;
  const node = parseHeader(xml);
  const { mustUnderstand = false, role, actor = role } = facts;
  checkFacts(mustUnderstand, actor, role);
  const own = factsIn(node);
  if ((mustUnderstand && own.mustUnderstand !== undefined) || (actor !== undefined && own.actor !== undefined))
    throw wrongHeader("an element without the attributes of SOAP that are given beside it", clarkName(node));
  const text = standaloneXml(fragmentOf(node, `<V>${xml}</V>`));
  let prefix = "h";
  while (text.includes(`xmlns:${prefix}`)) prefix += "_";
  return {
    write: (soapVersion) => {
      const understand = mustUnderstand ? ` ${prefix}:mustUnderstand="1"` : "";
      const role = actor === undefined ? "" : ` ${prefix}:${ROLE_ATTRIBUTE[soapVersion]}="${escapeAttribute(actor)}"`;
      if (understand + role === "") return text;
      return withDeclarations(text, ` xmlns:${prefix}="${SOAP_NAMESPACE[soapVersion]}"${understand}${role}`);
    },
  };
}

/** Plain JavaScript may give anything. */
function checkFacts(mustUnderstand: unknown, actor: unknown, role: unknown): void {
  if (typeof mustUnderstand !== "boolean")
    throw wrongHeader("mustUnderstand to be true or false", describeKind(mustUnderstand));
  if (actor !== undefined && (typeof actor !== "string" || hasForbidden(actor)))
    throw wrongHeader("the receiver as a URI", describeKind(actor));
  if (role !== undefined && role !== actor) throw wrongHeader("one receiver", "two");
}

function parseHeader(xml: unknown): XmlNode {
  const isXml = typeof xml === "string" && isElements(xml, MAX_DEPTH);
  const [node, second] = isXml ? parseXml(`<V>${xml}</V>`, MAX_DEPTH + 1).children : [];
  if (node === undefined || second !== undefined) throw wrongHeader("one element, as XML", describeKind(xml));
  return node;
}

function wrongHeader(expected: string, found: string): EncodeError {
  return new EncodeError({ element: "Header", path: "", expected, found });
}

/** The values of SOAP's attributes, in either version. */
function factsIn(node: XmlNode): { readonly mustUnderstand: string | undefined; readonly actor: string | undefined } {
  const [first, second] = [SOAP_NAMESPACE["1.1"], SOAP_NAMESPACE["1.2"]];
  return {
    mustUnderstand: attributeOf(node, first, "mustUnderstand") ?? attributeOf(node, second, "mustUnderstand"),
    actor: attributeOf(node, first, ROLE_ATTRIBUTE["1.1"]) ?? attributeOf(node, second, ROLE_ATTRIBUTE["1.2"]),
  };
}

/** A header that has come, and that the contract does not declare. */
export interface ReceivedHeader extends AnyElement {
  readonly mustUnderstand: boolean;
  /** The receiver that it is for: `actor` or `role`; undefined if it says none. */
  readonly actor: string | undefined;
}

/**
 * The headers of a message that its contract does not declare, in their order.
 * @param headers - those that were read: `$headers` of a response, or the second argument of an implementation; or a SoapFault that a
 * client has thrown
 */
export function undeclaredHeadersOf(headers: object): ReceivedHeader[] {
  return unknownElementsOf(headers).flatMap(({ xml }) => {
    const text = `<V>${xml}</V>`;
    const [node, ...others] = parseXml(text, Number.POSITIVE_INFINITY).children;
    if (node === undefined) return [];
    // A fault keeps the Header as it came.
    const isWhole = node.localName === "Header" && soapVersionOf(node.namespace) !== undefined;
    return isWhole ? headersIn(node, text) : [node, ...others].map((header) => received(header, xml));
  });
}

function received(node: XmlNode, xml: string): ReceivedHeader {
  const { namespace, localName } = node;
  const { mustUnderstand = "", actor: receiver } = factsIn(node);
  const actor = receiver === undefined ? undefined : trimSpace(receiver);
  return {
    name: { namespace, localName },
    xml,
    mustUnderstand: datatypes.boolean.parse(mustUnderstand) === true,
    actor,
  };
}

const TOO_LONG = {
  element: "Fault",
  path: "Header",
  expected: "headers without very long declarations",
  found: "some",
};

/** @throws DecodeError if they need more declarations than `limitOf` allows */
function headersIn(header: XmlNode, text: string): ReceivedHeader[] {
  let length = 0;
  return header.children.map((node) => {
    const xml = standaloneXml(fragmentOf(node, text));
    length += xml.length;
    if (length > limitOf(text)) throw new DecodeError(TOO_LONG, lineAndColumn(text, node.start));
    return received(node, xml);
  });
}

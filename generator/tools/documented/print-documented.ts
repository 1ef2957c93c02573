import type { XMLBuilder } from "xmlbuilder2/lib/interfaces.js";
import { escapeAttribute, escapeText } from "../../../templates/runtime/xml/characters.js";
import type { Direction } from "../../contract/contract.js";

/** A column, counted in spaces. */
export type Indent = number;

/** The indent of the element in the body. Requests and responses are laid out differently. */
export const PAYLOAD_INDENT: Readonly<Record<Direction, Indent>> = { request: 3, response: 2 };

/**
 * Prints an envelope with the line ends and indents of the documentation. Each level of a header entry is indented by two, each
 * level in the body by one. The payload of a request is indented by one more, and an empty line follows it.
 */
export function printDocumented(envelope: XMLBuilder, direction: Direction): string {
  const children = elementsIn(envelope);
  const headers = children.slice(0, -1).flatMap((entry) => printElement(entry, 2, 2));
  const payload = children
    .slice(-1)
    .flatMap((body) => elementsIn(body).flatMap((element) => printPayload(element, direction)));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<SOAP-ENV:Envelope",
    `${attributesOf(envelope).join("\n")}>`,
    ...headers,
    " <SOAP-ENV:Body>",
    ...payload,
    ...(direction === "request" ? [""] : []),
    " </SOAP-ENV:Body>",
    "</SOAP-ENV:Envelope>",
    "",
    "",
  ].join("\n");
}

/** A payload has at least two lines, even without members. */
function printPayload(payload: XMLBuilder, direction: Direction): string[] {
  const indent = PAYLOAD_INDENT[direction];
  const members = elementsIn(payload).flatMap((member) => printElement(member, indent + 1, 1));
  return [`${" ".repeat(indent)}${startTag(payload)}`, ...members, `${" ".repeat(indent)}${endTag(payload)}`];
}

function printElement(element: XMLBuilder, indent: Indent, step: Indent): string[] {
  const children = elementsIn(element);
  const space = " ".repeat(indent);
  if (children.length === 0) return [`${space}${startTag(element)}${escapeText(textOf(element))}${endTag(element)}`];
  return [
    `${space}${startTag(element)}`,
    ...children.flatMap((child) => printElement(child, indent + step, step)),
    `${space}${endTag(element)}`,
  ];
}

function startTag(element: XMLBuilder): string {
  return `<${element.node.nodeName}${attributesOf(element).join("")}>`;
}

function endTag(element: XMLBuilder): string {
  return `</${element.node.nodeName}>`;
}

function elementsIn(parent: XMLBuilder): XMLBuilder[] {
  return parent.filter((child) => child.node.nodeType === child.node.ELEMENT_NODE);
}

function textOf(element: XMLBuilder): string {
  return element.node.textContent ?? "";
}

/** ` name="value"`, in the order in which they were set. */
function attributesOf({ node }: XMLBuilder): string[] {
  const attributes = hasAttributes(node) ? [...node.attributes] : [];
  return attributes.map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`);
}

/** Only elements have attributes, which can be iterated (DOM, 4.9). */
function hasAttributes(node: object): node is { attributes: Iterable<{ name: string; value: string }> } {
  return "attributes" in node;
}

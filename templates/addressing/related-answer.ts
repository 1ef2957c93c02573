import { undeclaredHeadersOf } from "../runtime/soap/undeclared-header.js";
import { visibleText } from "../runtime/visible-text.js";
import { trimSpace } from "../runtime/xml/characters.js";
import { parseXml } from "../runtime/xml/parse-xml.js";
import { attributeOf, type XmlNode } from "../runtime/xml/xml-node.js";
import type { AddressingNames } from "./versions.js";

/** A response is for another request, or does not say which one it is for. */
export class UnrelatedAnswerError extends Error {
  override readonly name: string = "UnrelatedAnswerError";
  /** The id of the request. */
  readonly messageId: string;
  /** The ids of the messages that the response is for. */
  readonly relatesTo: readonly string[];

  constructor(messageId: string, relatesTo: readonly string[]) {
    const shown = relatesTo.slice(0, 3).map((id) => visibleText(id.length > 200 ? `${id.slice(0, 200)}…` : id));
    const found = shown.length === 0 ? "to no message" : `to ${shown.join(", ")}`;
    super(`the response must relate to ${visibleText(messageId)}, and relates ${found}`);
    this.messageId = messageId;
    this.relatesTo = relatesTo;
  }
}

/**
 * Checks that a response is for a request (Core, 3.2 and 3.4).
 * @param headers - those that were read
 */
export function checkRelation(messageId: string, headers: unknown, names: AddressingNames): void {
  if (typeof headers !== "object" || headers === null) throw new UnrelatedAnswerError(messageId, []);
  const undeclared = undeclaredHeadersOf(headers)
    .filter(({ name }) => name.namespace === names.namespace && name.localName === "RelatesTo")
    .flatMap(({ xml }) => parseXml(xml, Number.POSITIVE_INFINITY))
    .filter((node) => isReply(node, names))
    .map(({ text }) => trimSpace(text));
  const replies = [...undeclared, ...declaredReplies(headers)];
  if (!replies.includes(messageId)) throw new UnrelatedAnswerError(messageId, replies);
}

/** A contract may declare the header itself, as a text or as one with attributes. */
function declaredReplies(headers: object): string[] {
  const declared: unknown = Reflect.get(headers, "RelatesTo");
  return (Array.isArray(declared) ? declared : [declared]).flatMap((one: unknown) => {
    const value: unknown = typeof one === "object" && one !== null ? Reflect.get(one, "$value") : one;
    return typeof value === "string" ? [trimSpace(value)] : [];
  });
}

function isReply(node: XmlNode, { reply }: AddressingNames): boolean {
  const type = attributeOf(node, "", "RelationshipType");
  return type === undefined || reply.test(trimSpace(type));
}

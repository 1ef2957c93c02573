import type { SoapFault } from "../runtime/soap/soap-fault.js";
import { visibleText } from "../runtime/visible-text.js";
import { trimSpace } from "../runtime/xml/white-space.js";
import { attributeOf, type XmlNode } from "../runtime/xml/xml-node.js";
import { declaredTexts, headerNodes, shortened } from "./answer-headers.js";
import type { AddressingNames } from "./versions.js";

/** A response is for another request, or does not say which one it is for. A fault for another request is its cause. */
export class UnrelatedAnswerError extends Error {
  override readonly name: string = "UnrelatedAnswerError";
  /** The id of the request. */
  readonly messageId: string;
  /** The ids of the messages that the response is for. */
  readonly relatesTo: readonly string[];

  constructor(messageId: string, relatesTo: readonly string[], options?: { readonly cause: unknown }) {
    const shown = relatesTo.slice(0, 3).map((id) => visibleText(shortened(id)));
    const found = shown.length === 0 ? "to no message" : `to ${shown.join(", ")}`;
    super(`the response must relate to ${visibleText(messageId)}, and relates ${found}`, options);
    this.messageId = messageId;
    this.relatesTo = relatesTo;
  }
}

/**
 * Checks that a response is for a request (Core, 3.2 and 3.4).
 * @param headers - those that were read
 */
export function checkRelation(messageId: string, headers: unknown, names: AddressingNames): void {
  const replies = repliesIn(headers, names);
  if (!replies.includes(messageId)) throw new UnrelatedAnswerError(messageId, replies);
}

/** Checks that a fault is not for another request. One that says nothing may be of a server that could not read the request. */
export function checkFaultRelation(messageId: string, fault: SoapFault, names: AddressingNames): void {
  const replies = repliesIn(fault, names).filter((id) => id !== names.unspecified);
  if (replies.length > 0 && !replies.includes(messageId))
    throw new UnrelatedAnswerError(messageId, replies, { cause: fault });
}

/** The ids of the messages that an answer is for. */
function repliesIn(headers: unknown, names: AddressingNames): string[] {
  const undeclared = headerNodes(headers, "RelatesTo", names).filter((node) => isReply(node, names));
  return [...undeclared.map(({ text }) => trimSpace(text)), ...declaredTexts(headers, "RelatesTo")];
}

function isReply(node: XmlNode, { reply }: AddressingNames): boolean {
  const type = attributeOf(node, "", "RelationshipType");
  return type === undefined || reply.test(trimSpace(type));
}

import { isElement, type XmlNode } from "../runtime/xml/xml-node.js";
import { WSSE, WSU } from "./names.js";
import type { SecuredMessage } from "./secured-message.js";

/**
 * A part of a message that a signature is about: its Body, an element of its Security header, or the headers with a Clark name. In place
 * of the local name, `*` stands for all headers of a namespace: `{http://www.w3.org/2005/08/addressing}*`.
 */
export type SignedPart = "Body" | "Timestamp" | "UsernameToken" | "BinarySecurityToken" | `{${string}}${string}`;

/** The elements of a message that a part means, by where they stand. */
export function elementsOf(part: SignedPart, { body, headers, security }: SecuredMessage): readonly XmlNode[] {
  switch (part) {
    case "Body":
      return [body];
    case "Timestamp":
      return childrenOf(security, WSU, part);
    case "UsernameToken":
    case "BinarySecurityToken":
      return childrenOf(security, WSSE, part);
    default:
      return headers.filter(({ namespace, localName }) =>
        [`{${namespace}}${localName}`, `{${namespace}}*`].includes(part),
      );
  }
}

function childrenOf(node: XmlNode | undefined, namespace: string, localName: string): readonly XmlNode[] {
  return (node?.children ?? []).filter((child) => isElement(child, namespace, localName));
}

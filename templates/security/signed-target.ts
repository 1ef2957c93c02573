import type { XmlNode } from "../runtime/xml/xml-node.js";
import { XOP } from "./names.js";
import type { SecuredMessage } from "./secured-message.js";
import { SecurityError } from "./security-error.js";

/**
 * The element that a signature refers to. It must stand where a message has what can be signed: the Body, a header, or an element of
 * the Security header. An element at any other place could be one that somebody has moved there, so that another one is read.
 * @throws SecurityError for an id that no element has, that two have, or that is at another place
 */
export function targetOf(id: string, message: SecuredMessage): XmlNode {
  const [node, second] = elementsWithId(id, message.envelope);
  if (node === undefined) throw new SecurityError("FailedCheck", "a Reference has no element");
  if (second !== undefined) throw new SecurityError("InvalidSecurity", "two elements have the id of a Reference");
  const places = [message.body, ...message.headers, ...(message.security?.children ?? [])];
  if (!places.includes(node))
    throw new SecurityError("InvalidSecurity", "a Reference leads to an element at a place that is not read");
  return node;
}

/** All elements that anybody could take for the one with this id, because an attribute of theirs is called so. */
function elementsWithId(id: string, root: XmlNode): XmlNode[] {
  const found: XmlNode[] = [];
  const visit = (node: XmlNode): void => {
    if (node.attributes.some(({ localName, value }) => value === id && /^id$/i.test(localName))) found.push(node);
    for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}

/**
 * Refuses to sign, or to believe, an element with content that is in an attachment: nothing would say whether that is as it was.
 * @throws SecurityError for an element with `xop:Include` in it
 */
export function refuseIncluded({ namespace, localName, children }: XmlNode): void {
  if (namespace === XOP && localName === "Include")
    throw new SecurityError(
      "UnsupportedAlgorithm",
      "content in an attachment (xop:Include) is not covered by a signature",
    );
  for (const child of children) refuseIncluded(child);
}

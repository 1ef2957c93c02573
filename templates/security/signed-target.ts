import type { XmlNode } from "../runtime/xml/xml-node.js";
import { WSSE, WSSE11, WSU, XOP } from "./names.js";
import type { SecuredMessage } from "./secured-message.js";
import { SecurityError } from "./security-error.js";

/**
 * The element that a signature refers to. It must stand where a message has what can be signed: the Body, a header, or a token or a time
 * in the Security header. An element at any other place could be one that somebody has moved there, so that another one is read, or none:
 * a header in the Security header, or a Timestamp beside it.
 * @throws SecurityError for an id that no element has, that two have, or that is at another place
 */
export function targetOf(id: string, message: SecuredMessage): XmlNode {
  const [node, second] = elementsWithId(id, message.envelope);
  if (node === undefined) throw new SecurityError("FailedCheck", "a Reference has no element");
  if (second !== undefined) throw new SecurityError("InvalidSecurity", "two elements have the id of a Reference");
  const tokens = (message.security?.children ?? []).filter(isOfSecurity);
  const places = [message.body, ...message.headers.filter((header) => !isOfSecurity(header)), ...tokens];
  if (!places.includes(node))
    throw new SecurityError("InvalidSecurity", "a Reference leads to an element at a place that is not read");
  return node;
}

/** Whether an element belongs into a Security header and nowhere else. */
function isOfSecurity({ namespace }: XmlNode): boolean {
  return OF_SECURITY.has(namespace);
}

const OF_SECURITY: ReadonlySet<string> = /* @__PURE__ */ new Set([
  WSSE,
  WSSE11,
  WSU,
  "urn:oasis:names:tc:SAML:1.0:assertion",
  "urn:oasis:names:tc:SAML:2.0:assertion",
]);

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

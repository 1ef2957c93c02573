import { clarkName } from "../runtime/xml/name-forms.js";
import { isElement, type XmlNode } from "../runtime/xml/xml-node.js";
import { DS, WSSE, WSU, XENC } from "./names.js";
import { mustBeUnderstood, type SecuredMessage, securedMessage } from "./secured-message.js";
import { SecurityError } from "./security-error.js";
import type { SecurityCheck, SecurityFacts } from "./security-part.js";
import { checkTimestamp } from "./timestamp.js";

/**
 * Checks a message that was received. What nothing was asked of is checked as well as it can be: an expired Timestamp is refused, and so is
 * a header that must be understood, with something in it that no check has taken.
 * @throws SecurityError for a message that is not to be read
 */
export async function checkMessage(
  text: string,
  checks: readonly SecurityCheck[],
  actor: string | undefined,
): Promise<SecurityFacts> {
  const facts: SecurityFacts = {};
  // Without the namespace there is no header. With it there may be one: it can stand in the text in another form.
  if (checks.length === 0 && !MARKS.some((mark) => text.includes(mark))) return facts;
  const message = securedMessage(text, actor);
  refuseEncrypted(message);
  if (!checks.some(({ kind }) => kind === "Timestamp")) checkTimestamp(message, {});
  for (const check of checks) await check.check(message, facts);
  refuseUnchecked(message, checks);
  return facts;
}

/** The local name of the header, and what a reference to one of its characters begins with. */
const MARKS = ["Security", "EncryptedData"];

/** @throws SecurityError for a message of which a part is encrypted, which no part of this package can read */
function refuseEncrypted({ body, headers, security }: SecuredMessage): void {
  const isEncrypted = (node: XmlNode): boolean => node.namespace === XENC || node.localName === "EncryptedHeader";
  const found = [...body.children, ...headers, ...(security?.children ?? [])].find(isEncrypted);
  if (found !== undefined)
    throw new SecurityError("UnsupportedSecurityToken", `${clarkName(found)}: encrypted messages are not supported`);
}

/** @throws SecurityError for a header that must be understood, with a signature or a token in it that nobody has checked */
function refuseUnchecked({ security, soapVersion }: SecuredMessage, checks: readonly SecurityCheck[]): void {
  if (security === undefined || !mustBeUnderstood(security, soapVersion)) return;
  const kinds = checks.map(({ kind }) => kind);
  const unchecked = security.children.find((child) => !isTaken(child, kinds));
  if (unchecked === undefined) return;
  const reason = `${clarkName(unchecked)} is in a header that must be understood, and the options do not say how to check it`;
  throw new SecurityError("UnsupportedSecurityToken", reason);
}

function isTaken(child: XmlNode, kinds: readonly SecurityCheck["kind"][]): boolean {
  if (isElement(child, WSU, "Timestamp")) return true;
  if (isElement(child, WSSE, "UsernameToken")) return kinds.includes("UsernameToken");
  // A certificate alone says nothing. It is there for a signature.
  if (isElement(child, WSSE, "BinarySecurityToken")) return kinds.includes("Signature");
  return isElement(child, DS, "Signature") && kinds.includes("Signature");
}

import { trimSpace } from "../../templates/runtime/xml/white-space.js";
import { isOfPolicy } from "../wsdl/parse-policy.js";
import type { PolicyAssertion } from "../wsdl/policy.js";
import type { QName } from "../xml/qname.js";
import { textContent, trimmedAttribute } from "../xml/xml-element.js";
import { ADDRESSING_METADATA, ADDRESSING_WSDL, addressingVersion } from "./addressing.js";
import { type Fulfilment, NOBODY, PACKAGE } from "./fulfilment.js";
import { asksForMtom } from "./packaging.js";
import { OF_SECURITY, SECURITY_POLICY } from "./security-assertions.js";

/**
 * Who fulfils an assertion: what HTTPS does, packages do without being told, and so they do addressing and MTOM. The entry point for security
 * does what a program gives it.
 */
export function fulfilmentOf(assertion: Pick<PolicyAssertion, "name" | "element">): Fulfilment {
  const { name, element } = assertion;
  if (isUsingPolicy(name)) return PACKAGE;
  if (addressingVersion(name) !== undefined) return { by: "addressing", isNested: true };
  if (isOfAddressing(name)) return ofAddressing(assertion);
  if (asksForMtom(name)) return { by: "attachments" };
  if (!SECURITY_POLICY.has(name.namespace)) return NOBODY;
  if (name.localName === "HttpsToken" && asksForCertificate(trimmedAttribute(element, "RequireClientCertificate")))
    return NOBODY;
  return OF_SECURITY.get(name.localName) ?? NOBODY;
}

function isOfAddressing({ namespace }: QName): boolean {
  return namespace === ADDRESSING_METADATA || namespace === ADDRESSING_WSDL;
}

/** Answers come back over the connection and not to another address (Metadata, 3.1.2 and 3.1.3; WSDL Binding, 3.2). */
function ofAddressing({ name, element }: Pick<PolicyAssertion, "name" | "element">): Fulfilment {
  if (name.localName === "AnonymousResponses") return PACKAGE;
  return name.localName === "Anonymous" && textContent(element) !== "prohibited" ? PACKAGE : NOBODY;
}

/** Whether an element is UsingPolicy, which asks only that policies are read. They always are. */
function isUsingPolicy(name: QName): boolean {
  return isOfPolicy({ name }) && name.localName === "UsingPolicy";
}

function asksForCertificate(value = "false"): boolean {
  return ["true", "1"].includes(trimSpace(value));
}

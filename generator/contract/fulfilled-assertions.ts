import { trimSpace } from "../../templates/runtime/xml/characters.js";
import { isOfPolicy } from "../wsdl/parse-policy.js";
import type { PolicyAssertion } from "../wsdl/policy.js";
import type { QName } from "../xml/qname.js";
import { attribute } from "../xml/xml-element.js";

/** WS-SecurityPolicy 1.1 to 1.3. */
const SECURITY_POLICY: ReadonlySet<string> = new Set([
  "http://schemas.xmlsoap.org/ws/2005/07/securitypolicy",
  "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200512",
  "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702",
  "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200802",
]);

/** How far a package fulfils an assertion: fully, not at all, or as far as it fulfils the policies inside. */
export type Fulfilment = "fulfilled" | "unfulfilled" | "nested";

/**
 * How far the clients and servers of a package fulfil an assertion. They do what HTTPS does and no more: no addressing, no
 * security of messages, no attachments.
 */
export function fulfilmentOf({ name, element }: PolicyAssertion): Fulfilment {
  if (isUsingPolicy(name)) return "fulfilled";
  if (!SECURITY_POLICY.has(name.namespace)) return "unfulfilled";
  if (name.localName === "HttpsToken" && asksForCertificate(attribute(element, "RequireClientCertificate")))
    return "unfulfilled";
  return OF_TRANSPORT.get(name.localName) ?? "unfulfilled";
}

/** Whether an element is UsingPolicy, which asks only that policies are read. They always are. */
export function isUsingPolicy(name: QName): boolean {
  return isOfPolicy({ name }) && name.localName === "UsingPolicy";
}

/** The algorithms and the order of a security header matter only if there is one. */
const OF_TRANSPORT: ReadonlyMap<string, Fulfilment> = new Map([
  ["TransportBinding", "nested"],
  ["TransportToken", "nested"],
  ["HttpsToken", "nested"],
  ["AlgorithmSuite", "fulfilled"],
  ["Layout", "fulfilled"],
]);

function asksForCertificate(value = "false"): boolean {
  return ["true", "1"].includes(trimSpace(value));
}

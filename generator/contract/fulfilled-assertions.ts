import { trimSpace } from "../../templates/runtime/xml/characters.js";
import { isOfPolicy } from "../wsdl/parse-policy.js";
import type { PolicyAssertion } from "../wsdl/policy.js";
import type { QName } from "../xml/qname.js";
import { attribute, textContent } from "../xml/xml-element.js";
import { ADDRESSING_METADATA, ADDRESSING_WSDL, addressingVersion } from "./addressing.js";
import type { EntryPoint } from "./assertion.js";
import { asksForMtom } from "./packaging.js";

/** WS-SecurityPolicy 1.1 to 1.3. */
const SECURITY_POLICY: ReadonlySet<string> = new Set([
  "http://schemas.xmlsoap.org/ws/2005/07/securitypolicy",
  "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200512",
  "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702",
  "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200802",
]);

/** Who fulfils an assertion. */
export interface Fulfilment {
  /** Packages without being told; or an entry point; or nobody. */
  readonly by: "package" | EntryPoint | undefined;
  /** Whether the policies inside must be fulfilled too. Otherwise they do not matter. */
  readonly isNested?: boolean;
}

/** Who fulfils an assertion: what HTTPS does, packages do without being told, and so they do addressing and MTOM. */
export function fulfilmentOf(assertion: Pick<PolicyAssertion, "name" | "element">): Fulfilment {
  const { name, element } = assertion;
  if (isUsingPolicy(name)) return PACKAGE;
  if (addressingVersion(name) !== undefined) return { by: "addressing", isNested: true };
  if (isOfAddressing(name)) return ofAddressing(assertion);
  if (asksForMtom(name)) return { by: "attachments" };
  if (!SECURITY_POLICY.has(name.namespace)) return NOBODY;
  if (name.localName === "HttpsToken" && asksForCertificate(attribute(element, "RequireClientCertificate")))
    return NOBODY;
  return OF_TRANSPORT.get(name.localName) ?? NOBODY;
}

const PACKAGE: Fulfilment = { by: "package" };

const NESTED: Fulfilment = { by: "package", isNested: true };

const NOBODY: Fulfilment = { by: undefined };

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

/** The algorithms and the order of a security header matter only if there is one. */
const OF_TRANSPORT: ReadonlyMap<string, Fulfilment> = new Map([
  ["TransportBinding", NESTED],
  ["TransportToken", NESTED],
  ["HttpsToken", NESTED],
  ["AlgorithmSuite", PACKAGE],
  ["Layout", PACKAGE],
]);

function asksForCertificate(value = "false"): boolean {
  return ["true", "1"].includes(trimSpace(value));
}

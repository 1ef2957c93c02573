import type { QName } from "../xml/qname.js";
import { childElements, trimmedAttribute, type XmlElement } from "../xml/xml-element.js";
import type { EntryPoint } from "./assertion.js";
import { type Fulfilment, PACKAGE } from "./fulfilment.js";

/** WS-SecurityPolicy 1.1 to 1.3. */
export const SECURITY_POLICY: ReadonlySet<string> = new Set([
  "http://schemas.xmlsoap.org/ws/2005/07/securitypolicy",
  "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200512",
  "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702",
  "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200802",
]);

const PACKAGE_NESTED: Fulfilment = { by: "package", isNested: true };
const NOBODY_NESTED: Fulfilment = { by: undefined, isNested: true };
const SECURITY: Fulfilment = { by: "security" };
const SECURITY_NESTED: Fulfilment = { by: "security", isNested: true };

/** The suites of algorithms, of which the security of messages uses signature and digest. */
const SUITES = ["Basic256", "Basic192", "Basic128", "TripleDes"]
  .flatMap((cipher) => [cipher, `${cipher}Sha256`])
  .flatMap((name) => [name, `${name}Rsa15`]);

/**
 * Who fulfils an assertion of WS-SecurityPolicy, by its local name. Nobody fulfils what is not here: encryption, derived and symmetric keys,
 * secure conversations, Kerberos, tokens inside of tokens.
 */
export const OF_SECURITY: ReadonlyMap<string, Fulfilment> = new Map([
  // What HTTPS does.
  ["TransportBinding", PACKAGE_NESTED],
  ["TransportToken", PACKAGE_NESTED],
  ["HttpsToken", PACKAGE_NESTED],
  // How a header looks, and what a receiver must know.
  ["Layout", PACKAGE],
  ["OnlySignEntireHeadersAndBody", PACKAGE],
  ["Wss10", PACKAGE_NESTED],
  ["Wss11", PACKAGE_NESTED],
  ["MustSupportRefKeyIdentifier", PACKAGE],
  ["MustSupportRefIssuerSerial", PACKAGE],
  ["MustSupportRefExternalURI", PACKAGE],
  ["MustSupportRefEmbeddedToken", PACKAGE],
  ["MustSupportRefThumbprint", PACKAGE],
  ["MustSupportRefEncryptedKey", PACKAGE],
  // They matter for tokens that a service issues, which a program gets itself.
  ["Trust10", PACKAGE],
  ["Trust13", PACKAGE],
  ["IncludeTimestamp", SECURITY],
  ["SupportingTokens", PACKAGE_NESTED],
  ["SignedSupportingTokens", PACKAGE_NESTED],
  ["EndorsingSupportingTokens", PACKAGE_NESTED],
  ["SignedEndorsingSupportingTokens", PACKAGE_NESTED],
  ["EncryptedSupportingTokens", NOBODY_NESTED],
  ["SignedEncryptedSupportingTokens", NOBODY_NESTED],
  ["UsernameToken", SECURITY_NESTED],
  ["WssUsernameToken10", PACKAGE],
  ["WssUsernameToken11", PACKAGE],
  ["NoPassword", SECURITY],
  ["HashPassword", SECURITY],
  ["Created", SECURITY],
  ["Nonce", SECURITY],
  ["SamlToken", SECURITY_NESTED],
  ["WssSamlV11Token10", PACKAGE],
  ["WssSamlV11Token11", PACKAGE],
  ["WssSamlV20Token11", PACKAGE],
  ["IssuedToken", SECURITY],
  ["AsymmetricBinding", SECURITY_NESTED],
  ["InitiatorToken", PACKAGE_NESTED],
  ["InitiatorSignatureToken", PACKAGE_NESTED],
  ["RecipientToken", SECURITY],
  ["RecipientSignatureToken", SECURITY],
  ["X509Token", SECURITY_NESTED],
  ["WssX509V3Token10", PACKAGE],
  ["WssX509V3Token11", PACKAGE],
  ["RequireKeyIdentifierReference", SECURITY],
  ["RequireIssuerSerialReference", SECURITY],
  ["RequireThumbprintReference", SECURITY],
  ["AlgorithmSuite", PACKAGE_NESTED],
  ...SUITES.map((name) => [name, SECURITY] as const),
  ["ProtectTokens", SECURITY],
  ["SignedParts", SECURITY],
]);

/** What HTTPS does for whole messages (WS-SecurityPolicy 1.2, 7.3). */
const OVER_TRANSPORT: ReadonlySet<string> = new Set([
  ...SUITES,
  "SignedParts",
  "SignedElements",
  "EncryptedParts",
  "EncryptedElements",
  "ContentEncryptedElements",
  "ProtectTokens",
  "EncryptedSupportingTokens",
  "SignedEncryptedSupportingTokens",
]);

/** What of an assertion depends on what else a policy asks for. */
interface Asked {
  readonly name: QName;
  readonly isFulfilled: boolean;
  readonly entryPoint: EntryPoint | undefined;
}

/**
 * What a whole policy asks for: without what HTTPS does where the same policy asks for HTTPS, and without anybody for what takes more than
 * one signature.
 * @param asked - by Clark names
 */
export function inWholePolicy<T extends Asked>(asked: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const names = [...asked.values()].filter(isOfSecurity).map(({ name }) => name.localName);
  if (names.includes("TransportBinding"))
    return new Map([...asked].filter(([, one]) => !isOfSecurity(one) || !OVER_TRANSPORT.has(one.name.localName)));
  if (!names.includes("AsymmetricBinding")) return asked;
  const lacking = names.some((name) => XML_TOKENS.has(name)) ? [...ENDORSING, "SignedSupportingTokens"] : ENDORSING;
  return new Map(
    [...asked].map(([key, one]) => {
      const isLacking = isOfSecurity(one) && lacking.includes(one.name.localName);
      return [key, isLacking ? { ...one, isFulfilled: false, entryPoint: undefined } : one];
    }),
  );
}

/** The signature of the binding would have to be signed with a second key (WS-SecurityPolicy 1.2, 8.3 and 8.4). */
const ENDORSING = ["EndorsingSupportingTokens", "SignedEndorsingSupportingTokens"];

/** Tokens that are passed on as they are, which no signature here covers. */
const XML_TOKENS: ReadonlySet<string> = new Set(["SamlToken", "IssuedToken"]);

/** The headers that sp:SignedParts names; an absent Name stands for all of the namespace (WS-SecurityPolicy 1.2, 4.1.1). */
export function signedHeadersIn(element: XmlElement): string[] {
  if (!isOfSecurity(element) || element.name.localName !== "SignedParts") return [];
  return childElements(element)
    .filter((child) => isOfSecurity(child) && child.name.localName === "Header")
    .map((header) => `{${trimmedAttribute(header, "Namespace") ?? ""}}${trimmedAttribute(header, "Name") ?? "*"}`);
}

function isOfSecurity({ name }: { readonly name: QName }): boolean {
  return SECURITY_POLICY.has(name.namespace);
}

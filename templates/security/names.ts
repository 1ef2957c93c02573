/** The namespaces and URIs of WS-Security and XML Signature. */

const OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";

/** Security, UsernameToken, BinarySecurityToken (SOAP Message Security 1.0). */
export const WSSE: string = `${OASIS}wssecurity-secext-1.0.xsd`;
/** Timestamp, Id (SOAP Message Security 1.0). */
export const WSU: string = `${OASIS}wssecurity-utility-1.0.xsd`;
/** What SOAP Message Security 1.1 adds. */
export const WSSE11 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
/** XML Signature. */
export const DS = "http://www.w3.org/2000/09/xmldsig#";
/** XML Encryption. */
export const XENC = "http://www.w3.org/2001/04/xmlenc#";
/** An element that stands for bytes which are elsewhere (XOP). */
export const XOP = "http://www.w3.org/2004/08/xop/include";
/** Exclusive canonical form without comments, and the namespace of InclusiveNamespaces. */
export const EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";

export const BASE64_BINARY: string = `${OASIS}soap-message-security-1.0#Base64Binary`;
export const PASSWORD_TEXT: string = `${OASIS}username-token-profile-1.0#PasswordText`;
export const PASSWORD_DIGEST: string = `${OASIS}username-token-profile-1.0#PasswordDigest`;
export const X509_TOKEN: string = `${OASIS}x509-token-profile-1.0#X509v3`;
export const SUBJECT_KEY_IDENTIFIER: string = `${OASIS}x509-token-profile-1.0#X509SubjectKeyIdentifier`;
export const THUMBPRINT = "http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1";

/** The Clark name of the header. */
export const SECURITY_HEADER: string = `{${WSSE}}Security`;

/** WS-SecurityPolicy 1.1 to 1.3. */
const POLICIES = [
  "http://schemas.xmlsoap.org/ws/2005/07/securitypolicy",
  "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200512",
  "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702",
  "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200802",
];

/** The Clark names of assertions, in each version of their specification. */
export function assertionNames(localNames: readonly string[]): string[] {
  return POLICIES.flatMap((namespace) => localNames.map((localName) => `{${namespace}}${localName}`));
}

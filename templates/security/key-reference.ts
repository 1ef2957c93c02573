import { encodeBase64 } from "../runtime/platform/platform.js";
import { escapeAttribute, escapeText } from "../runtime/xml/characters.js";
import { attributeOf } from "../runtime/xml/xml-node.js";
import { type Certificate, thumbprintOf } from "./certificate.js";
import { BASE64_BINARY, SUBJECT_KEY_IDENTIFIER, THUMBPRINT, WSSE, WSSE11, WSU, X509_TOKEN } from "./names.js";
import { randomId } from "./platform.js";
import type { SecuredMessage } from "./secured-message.js";
import type { TokenPart } from "./security-part.js";
import { elementsOf } from "./signed-parts.js";

/**
 * How a signature says which certificate belongs to its key (X.509 Token Profile 1.1, 3.2): by a token of the message with the whole
 * certificate, or by facts with which a receiver finds a certificate that it has.
 */
export type KeyReference = "BinarySecurityToken" | "IssuerSerial" | "SubjectKeyIdentifier" | "Thumbprint";

/** A certificate as a token of the header. */
export function certificateToken({ der }: Certificate): TokenPart {
  const start = `<wsse:BinarySecurityToken xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}"`;
  const types = `EncodingType="${BASE64_BINARY}" ValueType="${X509_TOKEN}"`;
  return {
    kind: "BinarySecurityToken",
    fulfils: ["X509Token"],
    write: () => `${start} ${types} wsu:Id="${randomId()}">${encodeBase64(der)}</wsse:BinarySecurityToken>`,
  };
}

/** The content of KeyInfo, which uses the prefix `ds`. */
export async function keyReferenceText(
  reference: KeyReference,
  certificate: Certificate,
  message: SecuredMessage,
): Promise<string> {
  const content = await certificateReference(reference, certificate, message);
  const isOfNewer = reference === "Thumbprint";
  const type = isOfNewer ? ` xmlns:wsse11="${WSSE11}" wsse11:TokenType="${X509_TOKEN}"` : "";
  return `<wsse:SecurityTokenReference xmlns:wsse="${WSSE}"${type}>${content}</wsse:SecurityTokenReference>`;
}

async function certificateReference(
  reference: KeyReference,
  certificate: Certificate,
  message: SecuredMessage,
): Promise<string> {
  switch (reference) {
    case "BinarySecurityToken":
      return `<wsse:Reference URI="#${escapeAttribute(tokenId(certificate, message))}" ValueType="${X509_TOKEN}"/>`;
    case "IssuerSerial":
      return issuerSerialText(certificate);
    case "SubjectKeyIdentifier":
      return keyIdentifierText(SUBJECT_KEY_IDENTIFIER, certificate.subjectKeyIdentifier ?? new Uint8Array());
    case "Thumbprint":
      return keyIdentifierText(THUMBPRINT, await thumbprintOf(certificate));
  }
}

function tokenId({ der }: Certificate, message: SecuredMessage): string {
  const text = encodeBase64(der);
  const token = elementsOf("BinarySecurityToken", message).find((node) => node.text === text);
  return (token && attributeOf(token, WSU, "Id")) ?? "";
}

function issuerSerialText({ issuer, serialNumber }: Certificate): string {
  return (
    `<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>${escapeText(issuer)}</ds:X509IssuerName>` +
    `<ds:X509SerialNumber>${serialNumber}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>`
  );
}

function keyIdentifierText(type: string, bytes: Uint8Array): string {
  const types = `EncodingType="${BASE64_BINARY}" ValueType="${type}"`;
  return `<wsse:KeyIdentifier ${types}>${encodeBase64(bytes)}</wsse:KeyIdentifier>`;
}

import { encodeBase64, utf8Bytes } from "../runtime/platform/platform.js";
import { escapeAttribute } from "../runtime/xml/characters.js";
import { withDeclarations } from "../runtime/xml/fragment.js";
import { MAX_DEPTH } from "../runtime/xml/limits.js";
import { parseXml } from "../runtime/xml/parse-xml.js";
import { attributeOf, resolvePrefix, type XmlNode } from "../runtime/xml/xml-node.js";
import { DIGEST_METHODS, SIGNATURE_METHODS, type SignatureAlgorithm, usualAlgorithm } from "./algorithms.js";
import { canonicalXml } from "./canonical-xml.js";
import { type Certificate, readCertificate } from "./certificate.js";
import { certificateToken, type KeyReference, keyReferenceText } from "./key-reference.js";
import { DS, EXC_C14N, WSU } from "./names.js";
import { digestOf, type PlatformKey, randomId } from "./platform.js";
import { type SecuredMessage, securedMessage } from "./secured-message.js";
import type { SignaturePart } from "./security-part.js";
import { elementsOf, type SignedPart } from "./signed-parts.js";
import { refuseIncluded } from "./signed-target.js";
import { type SignBytes, signingKey } from "./signing-key.js";

/** The key and the certificate that sign messages, and what is signed. */
export interface SignatureOptions {
  /** The certificate, in PEM or DER. */
  readonly certificate: string | Uint8Array;
  /** Its private key: in PEM (PKCS #8), or a CryptoKey of the platform, which may be one that cannot be exported. */
  readonly key: string | PlatformKey;
  /** What is signed, as far as the message has it: the Body, the Timestamp and the UsernameToken if left out. */
  readonly parts?: readonly SignedPart[] | undefined;
  /** If left out, SHA-256 with the kind of the key. `rsa-sha1` is used only if it is asked for, and brings digests with SHA-1. */
  readonly algorithm?: SignatureAlgorithm | undefined;
  /** How the receiver learns which certificate it is; as a BinarySecurityToken if left out. */
  readonly keyReference?: KeyReference | undefined;
}

/**
 * Signs messages with the key of a certificate (X.509 Token Profile 1.1; XML Signature 1.1 with exclusive canonical form).
 * @throws TypeError for what is no certificate, or one that does not have what the options need. The first message fails with a
 * TypeError if the key is not that of the certificate
 */
export function signature(options: SignatureOptions): SignaturePart {
  const certificate = readCertificate(options.certificate);
  const { keyReference = "BinarySecurityToken", parts = ["Body", "Timestamp", "UsernameToken"], key } = options;
  const algorithm = options.algorithm ?? usualAlgorithm(certificate);
  if (algorithm === undefined) throw new TypeError("the key of the certificate is neither RSA nor of a known curve");
  if (keyReference === "SubjectKeyIdentifier" && certificate.subjectKeyIdentifier === undefined)
    throw new TypeError("the certificate has no subject key identifier");
  let ready: Promise<SignBytes> | undefined;
  return {
    kind: "Signature",
    fulfils: signatureAssertions(algorithm, keyReference, parts),
    token: keyReference === "BinarySecurityToken" ? certificateToken(certificate) : undefined,
    sign: async (message) => {
      const sign = await (ready ??= signingKey(key, certificate, algorithm));
      return signMessage(message, { certificate, algorithm, keyReference, parts, sign });
    },
  };
}

/** The suites name the digest. Those without SHA-256 have SHA-1 (WS-SecurityPolicy 1.2, 6.1). */
function signatureAssertions(
  algorithm: SignatureAlgorithm,
  keyReference: KeyReference,
  parts: readonly SignedPart[],
): string[] {
  const hash = SIGNATURE_METHODS[algorithm].hash === "SHA-1" ? "" : "Sha256";
  const suites = ["Basic256", "Basic192", "Basic128", "TripleDes"].flatMap((cipher) => [
    `${cipher}${hash}`,
    `${cipher}${hash}Rsa15`,
  ]);
  const references: Readonly<Record<KeyReference, readonly string[]>> = {
    BinarySecurityToken: [],
    IssuerSerial: ["RequireIssuerSerialReference"],
    SubjectKeyIdentifier: ["RequireKeyIdentifierReference"],
    Thumbprint: ["RequireThumbprintReference"],
  };
  const protectsToken = parts.includes("BinarySecurityToken") || keyReference !== "BinarySecurityToken";
  return [
    "AsymmetricBinding",
    "X509Token",
    "SignedParts",
    ...suites,
    ...references[keyReference],
    ...(protectsToken ? ["ProtectTokens"] : []),
  ];
}

interface Signing {
  readonly certificate: Certificate;
  readonly algorithm: SignatureAlgorithm;
  readonly keyReference: KeyReference;
  readonly parts: readonly SignedPart[];
  readonly sign: SignBytes;
}

async function signMessage(given: SecuredMessage, signing: Signing): Promise<string> {
  const message = withIds(given, signing.parts);
  const { security } = message;
  if (security === undefined) throw new Error("a message cannot be signed without a Security header");
  const signedInfo = await signedInfoText(message, signing);
  const value = encodeBase64(await signing.sign(utf8Bytes(signedInfo)));
  const keyInfo = await keyReferenceText(signing.keyReference, signing.certificate, message);
  const text =
    `<ds:Signature xmlns:ds="${DS}">${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue>` +
    `<ds:KeyInfo>${keyInfo}</ds:KeyInfo></ds:Signature>`;
  const end = message.text.lastIndexOf("</", security.end - 1);
  return message.text.slice(0, end) + text + message.text.slice(end);
}

function signedNodes(message: SecuredMessage, parts: readonly SignedPart[]): XmlNode[] {
  return [...new Set(parts.flatMap((part) => elementsOf(part, message)))];
}

/** The message after each signed element has got an id. */
function withIds(message: SecuredMessage, parts: readonly SignedPart[]): SecuredMessage {
  const nodes = signedNodes(message, parts).filter((node) => attributeOf(node, WSU, "Id") === undefined);
  if (nodes.length === 0) return message;
  let { text } = message;
  // The last one first, so that the offsets of those before it do not change.
  for (const node of nodes.sort((a, b) => b.start - a.start))
    text = text.slice(0, node.start) + withDeclarations(text.slice(node.start), idText(node));
  return securedMessage(text, message.actor);
}

/** An id as an attribute, with a prefix that means nothing else inside the element. */
function idText({ scope }: XmlNode): string {
  let prefix = "wsu";
  while (![undefined, WSU].includes(resolvePrefix(scope, prefix))) prefix += "_";
  const declaration = resolvePrefix(scope, prefix) === WSU ? "" : ` xmlns:${prefix}="${WSU}"`;
  return `${declaration} ${prefix}:Id="${randomId()}"`;
}

/** SignedInfo in its canonical form, in which it is signed and sent. */
async function signedInfoText(message: SecuredMessage, { algorithm, parts }: Signing): Promise<string> {
  const { uri, hash } = SIGNATURE_METHODS[algorithm];
  const references: string[] = [];
  const digest = hash === "SHA-1" ? hash : "SHA-256";
  for (const node of signedNodes(message, parts)) references.push(await referenceText(node, message, digest));
  const text =
    `<ds:SignedInfo xmlns:ds="${DS}"><ds:CanonicalizationMethod Algorithm="${EXC_C14N}"/>` +
    `<ds:SignatureMethod Algorithm="${uri}"/>${references.join("")}</ds:SignedInfo>`;
  return canonicalXml(parseXml(text, MAX_DEPTH), text);
}

async function referenceText(node: XmlNode, { text }: SecuredMessage, hash: string): Promise<string> {
  refuseIncluded(node);
  const prefixes = valuePrefixes(node);
  const digest = encodeBase64(await digestOf(hash, utf8Bytes(canonicalXml(node, text, prefixes))));
  const list = `<c:InclusiveNamespaces xmlns:c="${EXC_C14N}" PrefixList="${escapeAttribute(prefixes.join(" "))}"/>`;
  const id = escapeAttribute(attributeOf(node, WSU, "Id") ?? "");
  return (
    `<ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${EXC_C14N}">` +
    `${prefixes.length === 0 ? "" : list}</ds:Transform></ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${DIGEST_METHODS.get(hash)}"/><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`
  );
}

/**
 * The prefixes that values of an element use, such as that of a type in xsi:type. The canonical form leaves their declarations out unless
 * it is told of them, and then somebody could give them another meaning (WS-I Basic Security Profile 1.1, R5406).
 */
function valuePrefixes(node: XmlNode): string[] {
  const prefixes = new Set<string>();
  const visit = ({ attributes, text, children, scope }: XmlNode): void => {
    for (const value of [text, ...attributes.map((attribute) => attribute.value)]) {
      const prefix = /^[ \t\r\n]*([^ \t\r\n:]+):[^ \t\r\n:/]/.exec(value)?.[1];
      if (prefix !== undefined && resolvePrefix(scope, prefix) !== undefined) prefixes.add(prefix);
    }
    for (const child of children) visit(child);
  };
  visit(node);
  prefixes.delete("xml");
  return [...prefixes].sort();
}

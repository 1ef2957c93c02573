import { utf8Bytes } from "../runtime/platform/platform.js";
import { base64Binary } from "../runtime/values/binary.js";
import type { XmlNode } from "../runtime/xml/xml-node.js";
import { keyUse, SIGNATURE_METHODS, type SignatureAlgorithm } from "./algorithms.js";
import { canonicalXml } from "./canonical-xml.js";
import { type Certificate, readCertificate } from "./certificate.js";
import { importPublicKey, isSignatureOf } from "./platform.js";
import type { SecuredMessage } from "./secured-message.js";
import { SecurityError } from "./security-error.js";
import { elementsOf } from "./signed-parts.js";

/** A signature as it came, of which nothing is proven yet. */
export interface ReceivedSignature {
  readonly signedInfo: XmlNode;
  /** The prefixes for the canonical form of SignedInfo. */
  readonly prefixes: readonly string[];
  readonly algorithm: SignatureAlgorithm;
  readonly value: Uint8Array;
}

/** Says whether a certificate, in DER, is one of those that may sign. */
export type IsTrusted = (certificate: Uint8Array) => boolean | Promise<boolean>;

type FindSigner = (signature: ReceivedSignature, message: SecuredMessage) => Promise<Certificate>;

/**
 * Makes a function that finds the trusted certificate whose key has made a signature. It throws a SecurityError if there is none.
 * @throws TypeError for what is no certificate
 */
export function signersOf(trusted: string | Uint8Array | readonly (string | Uint8Array)[] | IsTrusted): FindSigner {
  const known = typeof trusted === "function" ? undefined : [trusted].flat().map(readCertificate);
  return async (signature, message) => {
    const signer = await signerAmong(known ?? certificatesIn(message), signature, message);
    // What a message says of its signer proves nothing until the program says that it is trusted.
    if (signer && (typeof trusted !== "function" || (await trusted(signer.der)) === true)) return signer;
    throw new SecurityError("FailedCheck", "the signature is not one of a trusted certificate");
  };
}

/** The certificates that a message brings along. What is none has made no signature. */
function certificatesIn(message: SecuredMessage): Certificate[] {
  const tokens = elementsOf("BinarySecurityToken", message).slice(0, MOST_TOKENS);
  return tokens.flatMap(({ text }) => {
    try {
      return readCertificate(base64Binary.parse(text) ?? new Uint8Array());
    } catch {
      return [];
    }
  });
}

/** A signature is checked with the key of each. */
const MOST_TOKENS = 10;

/** @returns undefined if none of the certificates has made the signature */
async function signerAmong(
  certificates: readonly Certificate[],
  { signedInfo, prefixes, algorithm, value: signature }: ReceivedSignature,
  { text }: SecuredMessage,
): Promise<Certificate | undefined> {
  const bytes = utf8Bytes(canonicalXml(signedInfo, text, prefixes));
  for (const certificate of certificates) {
    const use = keyUse(certificate, SIGNATURE_METHODS[algorithm]);
    // A key that the platform does not know has made no signature either.
    const key = use && (await importPublicKey(certificate.publicKey, use).catch(() => undefined));
    if (!use || !key || !(await isSignatureOf(use, key, { signature, bytes }))) continue;
    const now = Date.now();
    if (certificate.notBefore <= now && now <= certificate.notAfter) return certificate;
    throw new SecurityError("InvalidSecurityToken", "the certificate of the signature is not valid at this time");
  }
  return undefined;
}

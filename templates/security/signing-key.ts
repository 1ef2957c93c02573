import { utf8Bytes } from "../runtime/platform/platform.js";
import { keyUse, SIGNATURE_METHODS, type SignatureAlgorithm } from "./algorithms.js";
import { type Certificate, pemBytes } from "./certificate.js";
import {
  importPrivateKey,
  importPublicKey,
  isSignatureOf,
  type KeyUse,
  type PlatformKey,
  signBytes,
} from "./platform.js";

/** Signs bytes with a private key. */
export type SignBytes = (bytes: Uint8Array) => Promise<Uint8Array>;

/**
 * Makes the key of a certificate ready.
 * @param given - in PEM (PKCS #8), or as a key of the platform
 * @throws TypeError for a key that cannot be read, or does not belong to the certificate. It shows nothing of the key
 */
export async function signingKey(
  given: string | PlatformKey,
  certificate: Certificate,
  algorithm: SignatureAlgorithm,
): Promise<SignBytes> {
  const use = keyUse(certificate, SIGNATURE_METHODS[algorithm]);
  if (use === undefined) throw new TypeError(`the key of the certificate is not one for ${algorithm}`);
  const key = typeof given === "string" ? await keyFromPem(given, use) : given;
  const sign: SignBytes = (bytes) => signBytes(use, key, bytes);
  await checkPair(sign, certificate, use);
  return sign;
}

async function keyFromPem(text: string, use: KeyUse): Promise<PlatformKey> {
  const bytes = pemBytes(text, "PRIVATE KEY");
  if (bytes === undefined) {
    const hint = /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)
      ? "; openssl pkcs8 -topk8 -nocrypt makes it of other forms"
      : "";
    throw new TypeError(`the key must be a private key in PEM, as PKCS #8 without a password${hint}`);
  }
  try {
    return await importPrivateKey(bytes, use);
  } catch {
    // Errors of the platform are not passed on: nobody knows what they show.
    throw new TypeError("the platform cannot read the private key");
  }
}

async function checkPair(sign: SignBytes, { publicKey }: Certificate, use: KeyUse): Promise<void> {
  const bytes = utf8Bytes("Do this key and this certificate belong together?");
  const [signature, key] = await Promise.all([sign(bytes), importPublicKey(publicKey, use)]);
  if (!(await isSignatureOf(use, key, { signature, bytes })))
    throw new TypeError("the private key does not belong to the certificate");
}

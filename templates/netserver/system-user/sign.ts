import { encodeBase64, utf8Bytes } from "../../runtime/platform/platform.js";

/** A private key for RSA with SHA-256 of the platform's WebCrypto (Web Cryptography API, 13). */
export interface SigningKey {
  readonly type: string;
  readonly algorithm: { readonly name: string };
}

/** Signs a text with RSA and SHA-256: a key, or a function that returns the bytes of the signature. */
export type Signer = SigningKey | ((text: string) => Uint8Array | Promise<Uint8Array>);

declare const crypto: {
  readonly subtle: { sign(algorithm: string, key: SigningKey, bytes: Uint8Array): Promise<ArrayBuffer> };
};

const ALGORITHM = "RSASSA-PKCS1-v1_5";

/**
 * The token of a system user in the form for the log-in service: `token.yyyyMMddHHmm.signature`. The time is in UTC. The signature, in
 * base64, is that of the text before it.
 * @throws TypeError for a key of another kind; all errors of the signer
 */
export async function signSystemToken(token: string, signer: Signer, time: Date = new Date()): Promise<string> {
  const text = `${token}.${time.toISOString().replace(/\D/g, "").slice(0, "yyyyMMddHHmm".length)}`;
  const signature = await (typeof signer === "function" ? signer(text) : signWithKey(text, signer));
  if (!(signature instanceof Uint8Array))
    throw new TypeError("a function that signs must give the bytes of the signature");
  return `${text}.${encodeBase64(signature)}`;
}

async function signWithKey(text: string, key: SigningKey): Promise<Uint8Array> {
  if (!isForRsaSha256(key)) throw new TypeError("the key must be a private one for RSASSA-PKCS1-v1_5 with SHA-256");
  return new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, utf8Bytes(text)));
}

function isForRsaSha256({ type, algorithm }: SigningKey): boolean {
  const hash: unknown = Reflect.get(algorithm, "hash");
  const isSha256 = typeof hash === "object" && hash !== null && Reflect.get(hash, "name") === "SHA-256";
  return type === "private" && algorithm.name === ALGORITHM && isSha256;
}

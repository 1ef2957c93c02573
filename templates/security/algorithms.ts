import type { Certificate } from "./certificate.js";
import { DS } from "./names.js";
import type { KeyUse } from "./platform.js";

/** Algorithms of signatures. Those with SHA-1 can be forged by who has enough machines: only for servers that know no others. */
export type SignatureAlgorithm =
  | "rsa-sha256"
  | "rsa-sha384"
  | "rsa-sha512"
  | "ecdsa-sha256"
  | "ecdsa-sha384"
  | "ecdsa-sha512"
  | "rsa-sha1";

const MORE = "http://www.w3.org/2001/04/xmldsig-more#";

interface SignatureMethod {
  readonly uri: string;
  readonly key: "RSASSA-PKCS1-v1_5" | "ECDSA";
  readonly hash: string;
}

/** XML Signature 1.1 (6.4). HMAC is not here: a public key would be its secret. */
export const SIGNATURE_METHODS: Readonly<Record<SignatureAlgorithm, SignatureMethod>> = {
  "rsa-sha256": { uri: `${MORE}rsa-sha256`, key: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
  "rsa-sha384": { uri: `${MORE}rsa-sha384`, key: "RSASSA-PKCS1-v1_5", hash: "SHA-384" },
  "rsa-sha512": { uri: `${MORE}rsa-sha512`, key: "RSASSA-PKCS1-v1_5", hash: "SHA-512" },
  "ecdsa-sha256": { uri: `${MORE}ecdsa-sha256`, key: "ECDSA", hash: "SHA-256" },
  "ecdsa-sha384": { uri: `${MORE}ecdsa-sha384`, key: "ECDSA", hash: "SHA-384" },
  "ecdsa-sha512": { uri: `${MORE}ecdsa-sha512`, key: "ECDSA", hash: "SHA-512" },
  "rsa-sha1": { uri: `${DS}rsa-sha1`, key: "RSASSA-PKCS1-v1_5", hash: "SHA-1" },
};

/** XML Signature 1.1 (6.2). */
export const DIGEST_METHODS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["SHA-256", "http://www.w3.org/2001/04/xmlenc#sha256"],
  ["SHA-384", "http://www.w3.org/2001/04/xmldsig-more#sha384"],
  ["SHA-512", "http://www.w3.org/2001/04/xmlenc#sha512"],
  ["SHA-1", `${DS}sha1`],
]);

/**
 * How the key of a certificate is used for an algorithm.
 * @returns undefined for a key of another kind
 */
export function keyUse(
  { algorithm: [kind = "", curve = ""] }: Certificate,
  { key, hash }: SignatureMethod,
): KeyUse | undefined {
  if (key === "RSASSA-PKCS1-v1_5") return kind === RSA ? { name: key, hash } : undefined;
  const namedCurve = kind === ELLIPTIC ? CURVES.get(curve) : undefined;
  return namedCurve === undefined ? undefined : { name: key, hash, namedCurve };
}

/** The algorithm for a certificate if the options do not say; undefined for a key that fits none. */
export function usualAlgorithm({ algorithm: [kind = "", curve = ""] }: Certificate): SignatureAlgorithm | undefined {
  if (kind === RSA) return "rsa-sha256";
  if (kind !== ELLIPTIC) return undefined;
  const usual: Readonly<Record<string, SignatureAlgorithm>> = {
    "P-256": "ecdsa-sha256",
    "P-384": "ecdsa-sha384",
    "P-521": "ecdsa-sha512",
  };
  return usual[CURVES.get(curve) ?? ""];
}

const RSA = "1.2.840.113549.1.1.1";
const ELLIPTIC = "1.2.840.10045.2.1";

const CURVES: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["1.2.840.10045.3.1.7", "P-256"],
  ["1.3.132.0.34", "P-384"],
  ["1.3.132.0.35", "P-521"],
]);

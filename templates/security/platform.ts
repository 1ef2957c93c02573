/**
 * What this folder uses of the platform: the Web Cryptography API, which Node.js, Deno, Bun, workers, and browsers on secure pages have.
 * This package is compiled without the types of a platform.
 */

/** A key of the platform (Web Cryptography, 13). */
export interface PlatformKey {
  readonly type: string;
  readonly extractable: boolean;
}

type Algorithm = string | { readonly name: string; readonly hash?: string; readonly namedCurve?: string };

declare const crypto: {
  getRandomValues(bytes: Uint8Array): unknown;
  readonly subtle: {
    digest(algorithm: string, bytes: Uint8Array): Promise<ArrayBuffer>;
    sign(algorithm: Algorithm, key: PlatformKey, bytes: Uint8Array): Promise<ArrayBuffer>;
    verify(algorithm: Algorithm, key: PlatformKey, signature: Uint8Array, bytes: Uint8Array): Promise<boolean>;
    importKey(
      format: "pkcs8" | "spki",
      bytes: Uint8Array,
      algorithm: Algorithm,
      extractable: boolean,
      uses: readonly ("sign" | "verify")[],
    ): Promise<PlatformKey>;
  };
};

/** Bytes that nobody can foresee. */
export function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  crypto.getRandomValues(bytes);
  return bytes;
}

/** A name that no other element of a message has. */
export function randomId(): string {
  return `id-${Array.from(randomBytes(12), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** @param hash - `SHA-1`, `SHA-256`, `SHA-384` or `SHA-512` */
export async function digestOf(hash: string, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(hash, bytes));
}

/** How a key is used: the name of the algorithm, and what it needs to know. */
export interface KeyUse {
  readonly name: string;
  readonly hash: string;
  readonly namedCurve?: string;
}

/** @throws whatever the platform throws for a key that it does not know */
export function importPrivateKey(pkcs8: Uint8Array, use: KeyUse): Promise<PlatformKey> {
  return crypto.subtle.importKey("pkcs8", pkcs8, use, false, ["sign"]);
}

/** @throws whatever the platform throws for a key that it does not know */
export function importPublicKey(spki: Uint8Array, use: KeyUse): Promise<PlatformKey> {
  return crypto.subtle.importKey("spki", spki, use, false, ["verify"]);
}

export async function signBytes(use: KeyUse, key: PlatformKey, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign(use, key, bytes));
}

export function isSignatureOf(
  use: KeyUse,
  key: PlatformKey,
  { signature, bytes }: { readonly signature: Uint8Array; readonly bytes: Uint8Array },
): Promise<boolean> {
  return crypto.subtle.verify(use, key, signature, bytes);
}

/** Whether two values are the same, in a time that does not depend on where they differ. */
export function areSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) difference |= (a[at] ?? 0) ^ (b[at] ?? 0);
  return difference === 0;
}

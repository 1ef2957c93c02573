import { createSign, generateKeyPairSync, type JsonWebKey, type KeyPairKeyObjectResult } from "node:crypto";

/** The name of the only key. */
const KEY_ID = "mock";

/** Makes JSON Web Tokens (RFC 7519), signed with a key that is made for one run of the mock (RS256: RFC 7518, 3.3). */
export class TokenSigner {
  #keys: KeyPairKeyObjectResult | undefined;

  sign(claims: object): string {
    const text = [{ alg: "RS256", typ: "JWT", kid: KEY_ID }, claims].map(encodeJson).join(".");
    const signature = createSign("RSA-SHA256").update(text).sign(this.#keyPair().privateKey, "base64url");
    return `${text}.${signature}`;
  }

  /** The key that verifies the tokens (RFC 7517, 4). */
  publicKey(): JsonWebKey {
    return { ...this.#keyPair().publicKey.export({ format: "jwk" }), kid: KEY_ID, alg: "RS256", use: "sig" };
  }

  /** Made when it is first needed, because that takes a while. */
  #keyPair(): KeyPairKeyObjectResult {
    this.#keys ??= generateKeyPairSync("rsa", { modulusLength: 2048 });
    return this.#keys;
  }
}

function encodeJson(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

import { createSign, createVerify, generateKeyPairSync, type KeyObject } from "node:crypto";
import { createHandler } from "../../generated/src/index.js";
import { partnerSystemUserServiceEndpoint } from "../../generated/src/login/partner-system-user-service.js";
import { serveHandler } from "./serve-handler.js";

/** What SuperOffice calls its claims begins with this. */
export const CLAIM = "http://schemes.superoffice.net/identity/";

/** The keys of a partner, of SuperOffice, and of somebody else. */
export const PARTNER = generateKeyPairSync("rsa", { modulusLength: 2048 });
export const SUPEROFFICE = generateKeyPairSync("rsa", { modulusLength: 2048 });
export const STRANGER = generateKeyPairSync("rsa", { modulusLength: 2048 });

export const SYSTEM_USER_TOKEN = "Cust12345-hush-system-user";
export const APPLICATION = "hush-application";

/** A token that says something, with a signature by RSA with SHA-256 (RFC 7515, A.2). */
export function signedToken(claims: object, key: KeyObject = SUPEROFFICE.privateKey, alg = "RS256"): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ typ: "JWT", alg })}.${part(claims)}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(key, "base64url")}`;
}

/** The claims that the token of the log-in service has. */
export function claimsWith(ticket: string, others: object = {}): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: "SuperOffice AS",
    aud: "spn:application",
    nbf: now,
    exp: now + 3600,
    [`${CLAIM}ctx`]: "Cust12345",
    [`${CLAIM}ticket`]: ticket,
    ...others,
  };
}

export interface LoginService {
  readonly url: string;
  /** What it has been sent, apart from the signature, which it has verified. */
  readonly received: object[];
}

/** A log-in service on a port of its own, which answers with a token, or with the words of an error. */
export async function serveLogin(answer: () => { token: string } | { error: string }): Promise<LoginService> {
  const received: object[] = [];
  const handler = createHandler(partnerSystemUserServiceEndpoint, {
    authenticate: ({ SignedSystemToken, ReturnTokenType }, headers) => {
      const signed = SignedSystemToken ?? "";
      const at = signed.lastIndexOf(".");
      const text = signed.slice(0, at);
      const isSigned = createVerify("RSA-SHA256")
        .update(text)
        .verify(PARTNER.publicKey, signed.slice(at + 1), "base64");
      received.push({ text, isSigned, ReturnTokenType, ...headers });
      const given = answer();
      if ("error" in given) return { body: { IsSuccessful: false, Token: null, ErrorMessage: given.error } };
      return { body: { IsSuccessful: true, Token: given.token, ErrorMessage: null } };
    },
  });
  return { url: await serveHandler(handler), received };
}

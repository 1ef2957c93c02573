// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { createLocalJWKSet, jwtVerify } from "jose";
import { LoginError } from "../login-error.js";

/**
 * The keys for verifying tokens: a set of keys (JSON Web Key Set, RFC 7517, 5), one key in a form of jose, or a function such as the
 * result of jose's `createRemoteJWKSet`.
 */
export type VerificationKeys = { readonly keys: readonly object[] } | object;

/** Conditions for a token, in addition to a right signature and a validity that ends in the future (`exp`, RFC 7519, 4.1.4). */
export interface TokenOptions {
  /** The allowed issuers (RFC 7519, 4.1.1). */
  readonly issuer?: string | readonly string[] | undefined;
  /** The audiences, of which one must be in the token (RFC 7519, 4.1.3). */
  readonly audience?: string | readonly string[] | undefined;
  /** The allowed algorithms of the signature; `RS256` alone if left out. */
  readonly algorithms?: readonly string[] | undefined;
  /** How many seconds clocks may differ; 0 if left out. */
  readonly clockTolerance?: number | undefined;
}

/**
 * Makes a function that verifies tokens with the package jose, which must be installed.
 * @returns a function that returns the claims of a token, and throws LoginError if the token is not valid
 */
export function verifyWithJose(
  keys: VerificationKeys,
  options: TokenOptions = {},
): (token: string) => Promise<Readonly<Record<string, unknown>>> {
  const key = "keys" in keys && Array.isArray(keys.keys) ? createLocalJWKSet({ keys: keys.keys }) : keys;
  const { issuer, audience, clockTolerance = 0, algorithms = ["RS256"] } = options;
  const wanted = {
    algorithms: [...algorithms],
    // A token that never ends would be valid for whoever finds it later.
    requiredClaims: ["exp"],
    clockTolerance,
    ...(issuer !== undefined && { issuer: listOf(issuer) }),
    ...(audience !== undefined && { audience: listOf(audience) }),
  };
  return async (token) => {
    try {
      return (await jwtVerify(token, key, wanted)).payload;
    } catch (error) {
      throw invalid(error);
    }
  };
}

function listOf(texts: string | readonly string[]): string[] {
  return typeof texts === "string" ? [texts] : [...texts];
}

/** Errors of jose contain the claims of the token, including the ticket. So only the kind of an error is kept. */
function invalid(error: unknown): LoginError {
  const code: unknown = error instanceof Error && Reflect.get(error, "code");
  if (typeof code !== "string" || !/^ERR_J[A-Z_]+$/.test(code))
    return new LoginError("the token of the log-in service cannot be verified", { cause: error });
  const claim: unknown = error instanceof Error && Reflect.get(error, "claim");
  const name = typeof claim === "string" && /^[a-z]{1,10}$/.test(claim) ? ` (${claim})` : "";
  return new LoginError(`the token of the log-in service is not valid: ${code}${name}`);
}

import { createLocalJWKSet, jwtVerify } from "jose";
import { LoginError } from "../login-error.js";

/**
 * The keys that tokens are verified with: a set of keys (JSON Web Key Set, RFC 7517, 5), one key as jose takes it, or a function such
 * as `createRemoteJWKSet` of jose makes.
 */
export type VerificationKeys = { readonly keys: readonly object[] } | object;

/** What a token must say, beside being signed and valid now. */
export interface TokenOptions {
  /** Who has issued it (RFC 7519, 4.1.1). */
  readonly issuer?: string | readonly string[] | undefined;
  /** For whom it is (RFC 7519, 4.1.3). */
  readonly audience?: string | readonly string[] | undefined;
  /** The algorithms that the signature may have; `RS256` alone if left out. */
  readonly algorithms?: readonly string[] | undefined;
  /** By how many seconds clocks may differ; 0 if left out. */
  readonly clockTolerance?: number | undefined;
}

/**
 * Makes a function that verifies tokens with the package jose, which must be installed.
 * @returns a function that gives the claims of a token, or throws LoginError if it is not valid
 */
export function verifyWithJose(
  keys: VerificationKeys,
  options: TokenOptions = {},
): (token: string) => Promise<Readonly<Record<string, unknown>>> {
  const key = "keys" in keys && Array.isArray(keys.keys) ? createLocalJWKSet({ keys: keys.keys }) : keys;
  const { issuer, audience, clockTolerance = 0, algorithms = ["RS256"] } = options;
  const wanted = {
    algorithms: [...algorithms],
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

/** Errors of jose hold the claims of the token, the ticket among them: nothing is kept of one but what kind it is. */
function invalid(error: unknown): LoginError {
  const code: unknown = error instanceof Error && Reflect.get(error, "code");
  if (typeof code !== "string" || !/^ERR_J[A-Z_]+$/.test(code))
    return new LoginError("the token of the log-in service cannot be verified", { cause: error });
  const claim: unknown = error instanceof Error && Reflect.get(error, "claim");
  const name = typeof claim === "string" && /^[a-z]{1,10}$/.test(claim) ? ` (${claim})` : "";
  return new LoginError(`the token of the log-in service is not valid: ${code}${name}`);
}

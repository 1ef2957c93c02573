/**
 * The part of jose that this package uses. This package is compiled without the types of a platform, and jose's own declarations need
 * them. So tsconfig.json maps "jose" to this file.
 */
export interface JWTVerifyOptions {
  readonly algorithms?: string[];
  readonly issuer?: string | string[];
  readonly audience?: string | string[];
  readonly clockTolerance?: string | number;
  readonly requiredClaims?: string[];
}

export function jwtVerify(
  token: string,
  keys: object,
  options?: JWTVerifyOptions,
): Promise<{ readonly payload: Readonly<Record<string, unknown>> }>;

export function createLocalJWKSet(set: {
  readonly keys: readonly object[];
}): (header: object, token: object) => Promise<object>;

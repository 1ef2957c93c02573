// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * What this package uses of jose. Its own declarations need those of a platform, which this package is compiled without, so
 * tsconfig.json points "jose" here.
 */
export interface JWTVerifyOptions {
  readonly algorithms?: string[];
  readonly issuer?: string | string[];
  readonly audience?: string | string[];
  readonly clockTolerance?: string | number;
}

export function jwtVerify(
  token: string,
  keys: object,
  options?: JWTVerifyOptions,
): Promise<{ readonly payload: Readonly<Record<string, unknown>> }>;

export function createLocalJWKSet(set: {
  readonly keys: readonly object[];
}): (header: object, token: object) => Promise<object>;

/** Remembers nonces, so that nobody can send a token again that they have seen. */
export interface NonceStore {
  /**
   * Remembers a nonce.
   * @param expires - when it may be forgotten, in milliseconds since 1970
   * @returns false if it is known already
   */
  add(nonce: string, expires: number): boolean | Promise<boolean>;
}

/**
 * Remembers nonces in the memory of this process. Several processes that serve the same users need a common store.
 * @param most - how many nonces are kept at once; 100,000 if left out. If there are more, tokens are refused until some expire.
 */
export function nonceStore(most = 100_000): NonceStore {
  const known = new Map<string, number>();
  return {
    add: (nonce, expires) => {
      if (known.size >= most) forgetExpired(known);
      const until = known.get(nonce);
      if (known.size >= most || (until !== undefined && until > Date.now())) return false;
      known.set(nonce, expires);
      return true;
    },
  };
}

function forgetExpired(known: Map<string, number>): void {
  const now = Date.now();
  for (const [nonce, expires] of known) if (expires <= now) known.delete(nonce);
}

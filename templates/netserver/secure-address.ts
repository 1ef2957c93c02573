/** The parts of a parsed address that are needed (URL standard, 6.1). */
export interface Address {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly origin: string;
  readonly username: string;
  readonly password: string;
  readonly search: string;
  readonly hash: string;
}

declare const URL: new (text: string) => Address;

/**
 * Parses an address to which secrets may be sent: https, or this machine for tests.
 * @returns undefined for any other, and for one with a user, a password, a query or a fragment
 */
export function secureAddress(text: unknown): Address | undefined {
  const address = typeof text === "string" ? parse(text) : undefined;
  if (address === undefined || !(address.protocol === "https:" || isLocal(address))) return undefined;
  const { username, password, search, hash } = address;
  return username + password + search + hash === "" ? address : undefined;
}

/** Whether an address is of this machine, where nobody else can listen. */
export function isLocal({ protocol, hostname }: Address): boolean {
  return /^https?:$/.test(protocol) && ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
}

function parse(text: string): Address | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

import { lookup } from "node:dns/promises";

/** Whether a host is this machine or in a private network, by its name or by what its name resolves to. */
export async function isPrivateHost(hostname: string): Promise<boolean> {
  const name = hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
  if (isLocalName(name) || isPrivateAddress(name)) return true;
  if (isAddress(name)) return false;
  try {
    const found = await lookup(name, { all: true });
    return found.some(({ address }) => isPrivateAddress(address.toLowerCase()));
  } catch {
    // Whoever asks the host finds out that there is none.
    return false;
  }
}

/** A name without a dot, or with an ending that no public name has (RFC 6761, RFC 6762, RFC 8375). */
function isLocalName(name: string): boolean {
  if (isAddress(name)) return false;
  return !name.includes(".") || /\.(?:localhost|local|internal|home\.arpa)$/.test(name);
}

function isAddress(name: string): boolean {
  return name.includes(":") || /^\d+\.\d+\.\d+\.\d+$/.test(name);
}

/** Whether an address is in one of the ranges that are not of the public internet (RFC 6890). */
function isPrivateAddress(address: string): boolean {
  const mapped = /^::(?:ffff:)?(?:0:)?(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (address.includes(":") && mapped === undefined) return isPrivateIpv6(address);
  const [first = 0, second = 0, third] = (mapped ?? address).split(".").map(Number);
  if (third === undefined) return false;
  return (
    [0, 10, 127].includes(first) ||
    first >= 224 ||
    (first === 100 && second >= 64 && second < 128) ||
    (first === 169 && second === 254) ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && (second === 168 || (second === 0 && third < 3))) ||
    (first === 198 && (second === 18 || second === 19))
  );
}

/** Loopback, unspecified, unique local, link-local, multicast; and addresses that contain one of IPv4. */
function isPrivateIpv6(address: string): boolean {
  return /^(?:::1?$|f[cd]|fe[89ab]|ff|::ffff:|64:ff9b:|2002:)/.test(address);
}

import type { Contract, Endpoint } from "../../contract/contract.js";
import { webAddress } from "../../contract/web-address.js";
import { profileOf } from "../../profiles/profiles.js";

/** An endpoint of a contract. */
export interface ContractEndpoint {
  readonly contract: Contract;
  readonly endpoint: Endpoint;
}

/** Where the mock listens unless it is told otherwise. */
export const MOCK_PORT = 8086;

/**
 * The path of each endpoint in the mock: that of the address in its WSDL, or a separate one if several endpoints would have the
 * same, such as those of two versions at one address.
 */
export function servedPaths<E extends ContractEndpoint>(endpoints: readonly E[]): ReadonlyMap<E, string> {
  const usual = endpoints.map(({ contract, endpoint }) => pathInUrl(usualPath(contract, endpoint)));
  const counts = new Map<string, number>();
  for (const path of usual) counts.set(path.toLowerCase(), (counts.get(path.toLowerCase()) ?? 0) + 1);
  return new Map(
    endpoints.map((served, index) => {
      const path = usual[index] ?? "";
      // The page of the mock is at its root.
      const isFree = path !== "/" && counts.get(path.toLowerCase()) === 1;
      return [served, isFree ? path : pathInUrl(ownPath(served.contract, served.endpoint))];
    }),
  );
}

function usualPath(contract: Contract, endpoint: Endpoint): string {
  const profile = profileOf(contract);
  if (profile !== undefined)
    return `${profile.servedFolder(endpoint)}/${profile.client.path(endpoint, contract.version)}`;
  const address = webAddress(endpoint);
  return address === undefined ? endpoint.name : new URL(address).pathname.slice(1);
}

/** No two endpoints have this path. */
function ownPath(contract: Contract, endpoint: Endpoint): string {
  if (profileOf(contract) === undefined) return `${contract.version}/${endpoint.name}`;
  return usualPath(contract, { ...endpoint, address: undefined });
}

/** A path in the form of a URL: percent-encoded where necessary. */
function pathInUrl(path: string): string {
  // The name of a folder may contain the characters that end a path.
  return new URL(`http://127.0.0.1/${path.replace(/[?#]/g, encodeURIComponent)}`).pathname;
}

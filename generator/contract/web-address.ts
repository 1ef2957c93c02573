import type { Endpoint } from "./contract.js";

/** The address of an endpoint in its WSDL, if it is one that can be called. Some WSDLs have only a place for it. */
export function webAddress({ address }: Pick<Endpoint, "address">): string | undefined {
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.username === "" && url.password === ""
    ? address
    : undefined;
}

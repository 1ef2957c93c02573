import { isHttp } from "../source/http-address.js";
import type { Endpoint } from "./contract.js";

/** The address of an endpoint in its WSDL, if it is one that can be called. Some WSDLs have only a place for it. */
export function webAddress({ address }: Pick<Endpoint, "address">): string | undefined {
  return address !== undefined && isHttp(address) ? address : undefined;
}

import type { Endpoint } from "../../../contract/contract.js";
import { type Content, code } from "../page.js";

/** Where the WSDL says that an endpoint is served, if it does. */
export function addressFacts({ address }: Endpoint): Content[] {
  return address === undefined ? [] : [["Address: ", code(address)]];
}

export function bindingFact({ soapVersion }: Endpoint): Content {
  return [`Binding: SOAP ${soapVersion}, document/literal`];
}

import type { Endpoint } from "../../../contract/contract.js";
import { type Content, code } from "../page.js";

/** The address of an endpoint in the WSDL, if there is one. */
export function addressFacts({ address }: Endpoint): Content[] {
  return address === undefined ? [] : [["Address: ", code(address)]];
}

export function bindingFact({ soapVersion }: Endpoint): Content {
  return [`Binding: SOAP ${soapVersion}, document/literal`];
}

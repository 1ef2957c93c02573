import type { Endpoint, Operation } from "../../../contract/contract.js";
import { type Content, code } from "../page.js";

/** The address of an endpoint in the WSDL, if there is one. */
export function addressFacts({ address }: Endpoint): Content[] {
  return address === undefined ? [] : [["Address: ", code(address)]];
}

/** `Binding: SOAP 1.1, document/literal`; the styles of some operations may differ. */
export function bindingFact({ soapVersions }: Endpoint, operations: readonly Operation[]): Content {
  const styles = [...new Set(operations.map(styleOf))].sort();
  return [
    [`Binding: SOAP ${soapVersions.join(" and ")}`, ...(styles.length === 0 ? [] : [styles.join(" and ")])].join(", "),
  ];
}

function styleOf({ style, request, response }: Operation): string {
  return `${style}/${request.isEncoded || response.isEncoded ? "encoded" : "literal"}`;
}

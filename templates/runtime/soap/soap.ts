/** The version of SOAP that a binding has. */
export type SoapVersion = "1.1" | "1.2";

/** The namespace of Envelope, Header, Body and Fault (SOAP 1.1, 4; SOAP 1.2 part 1, 5). */
export const SOAP_NAMESPACE: Readonly<Record<SoapVersion, string>> = {
  "1.1": "http://schemas.xmlsoap.org/soap/envelope/",
  "1.2": "http://www.w3.org/2003/05/soap-envelope",
};

/** The version that has this namespace; undefined for another namespace. */
export function soapVersionOf(namespace: string): SoapVersion | undefined {
  if (namespace === SOAP_NAMESPACE["1.1"]) return "1.1";
  return namespace === SOAP_NAMESPACE["1.2"] ? "1.2" : undefined;
}

/** The attribute of a header that names its receiver (SOAP 1.1, 4.2.2; SOAP 1.2 part 1, 5.2.2). */
export const ROLE_ATTRIBUTE: Readonly<Record<SoapVersion, string>> = { "1.1": "actor", "1.2": "role" };

/** A header that the contract does not declare, ready to be sent. `soapHeader` makes it. */
export interface UndeclaredHeader {
  /** The element as it stands in a message of this version. */
  write(soapVersion: SoapVersion): string;
}

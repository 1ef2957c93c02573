import { clarkName, type QName } from "../xml/qname.js";

/** The versions of WS-Addressing, the newest first: the Recommendation, and the Submission of 2004. */
export const ADDRESSING_VERSIONS = ["1.0", "2004/08"] as const;
export type AddressingVersion = (typeof ADDRESSING_VERSIONS)[number];

/** How the messages of an endpoint are addressed by their headers. */
export interface Addressing {
  readonly version: AddressingVersion;
  /** Whether requests must be. Otherwise they may. */
  readonly isRequired: boolean;
}

/** The actions of an operation's messages (WS-Addressing 1.0 Metadata, 4.4). Those of faults are with the faults. */
export interface Actions {
  readonly request: string;
  /** Undefined if the operation is one-way. */
  readonly response: string | undefined;
}

/** The policy of WS-Addressing 1.0 Metadata (3.1). */
export const ADDRESSING_METADATA = "http://www.w3.org/2007/05/addressing/metadata";

/** Its earlier form (WS-Addressing 1.0 WSDL Binding, 3), which WCF and JAX-WS use. */
export const ADDRESSING_WSDL = "http://www.w3.org/2006/05/addressing/wsdl";

const VERSIONS: ReadonlyMap<string, AddressingVersion> = new Map([
  [`{${ADDRESSING_METADATA}}Addressing`, "1.0"],
  [`{${ADDRESSING_WSDL}}UsingAddressing`, "1.0"],
  // Drafts of both.
  ["{http://www.w3.org/2007/02/addressing/metadata}Addressing", "1.0"],
  ["{http://www.w3.org/2006/02/addressing/wsdl}UsingAddressing", "1.0"],
  ["{http://www.w3.org/2005/02/addressing/wsdl}UsingAddressing", "1.0"],
  ["{http://schemas.xmlsoap.org/ws/2004/08/addressing/policy}UsingAddressing", "2004/08"],
]);

/** The version of WS-Addressing that an assertion or an extension asks for; undefined if it asks for something else. */
export function addressingVersion(name: QName): AddressingVersion | undefined {
  return VERSIONS.get(clarkName(name));
}

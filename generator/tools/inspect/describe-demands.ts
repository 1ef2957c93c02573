import type { Addressing } from "../../contract/addressing.js";
import type { Assertion } from "../../contract/assertion.js";
import type { Endpoint } from "../../contract/contract.js";
import type { Packaging } from "../../contract/packaging.js";
import { showAssertion } from "./describe-assertions.js";

/** What an endpoint wants of its clients beside messages: a line for each. */
export function describeDemands(endpoint: Endpoint): string[] {
  return [...endpoint.assertions.map(describeAssertion), ...describeForm(endpoint)];
}

/** What messages have beside their contract's content: headers, or parts. */
export function describeForm({ addressing, packaging }: Endpoint): string[] {
  return [
    ...(addressing === undefined ? [] : [describeAddressing(addressing)]),
    ...(packaging === undefined ? [] : [PACKAGINGS[packaging]]),
  ];
}

const PACKAGINGS: Readonly<Record<Packaging, string>> = {
  mtom: "messages are packages of MTOM",
  swa: "messages have attachments (SOAP with Attachments)",
};

function describeAddressing({ version, isRequired }: Addressing): string {
  return `messages ${isRequired ? "have" : "may have"} headers of WS-Addressing ${version}`;
}

/** `asks for UsingAddressing (…) in Get, Put, which packages do not do`, `asks for SignedParts (…) with {urn:h}To` */
function describeAssertion(assertion: Assertion): string {
  const { operations, isFulfilled, entryPoint, signedHeaders = [] } = assertion;
  const signed = signedHeaders.length === 0 ? "" : ` with ${signedHeaders.join(", ")}`;
  const where = signed + (operations === undefined ? "" : ` in ${operations.join(", ")}`);
  return `asks for ${showAssertion(assertion)}${where}${isFulfilled ? "" : `, which ${entryPoint === undefined ? "packages do not do" : `the entry point ${entryPoint} does`}`}`;
}

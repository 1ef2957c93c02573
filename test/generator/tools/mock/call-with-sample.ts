import type { Contract, Endpoint, Operation } from "../../../../generator/contract/contract.js";
import { sampleMessage } from "../../../../generator/tools/samples/sample-message.js";

/** An operation of an endpoint that is served somewhere. */
export interface ServedOperation {
  readonly contract: Contract;
  readonly endpoint: Endpoint;
  readonly operation: Operation;
  readonly url: string;
}

/**
 * Calls an operation with the sample of its request.
 * @param action - the action of the request; by default that of the operation
 */
export async function callWithSample(
  { contract, endpoint, operation, url }: ServedOperation,
  action = operation.soapAction,
): Promise<{ readonly status: number; readonly text: string }> {
  const sampled = { contract, endpoint, operation, direction: "request" } as const;
  const sample = sampleMessage(sampled, { layout: "wire", timestamp: "2024-01-01T00:00:00Z" });
  const response = await fetch(url, {
    method: "POST",
    // The mock closes a connection that has been idle for seconds, which may be when the next call is sent.
    headers: { ...headersOf(endpoint, action), Connection: "close" },
    // The mock gives this ticket to whoever logs in.
    body: sample.replace("7T:1234abcxyzExample==", "7T:mock"),
  });
  return { status: response.status, text: await response.text() };
}

function headersOf({ soapVersion }: Endpoint, action: string): Record<string, string> {
  // An HTTP header carries bytes: other characters are percent-encoded, as WCF does it.
  const encoded = encodeURI(action);
  if (soapVersion === "1.1") return { "Content-Type": "text/xml; charset=utf-8", SOAPAction: `"${encoded}"` };
  return { "Content-Type": `application/soap+xml; charset=utf-8${action === "" ? "" : `; action="${encoded}"`}` };
}

import { clarkName, type QName } from "../xml/qname.js";
import type { Attachment } from "./attachment.js";

/** How messages and what is beside them are one body, without being asked for it: as MTOM says, or SOAP with Attachments. */
export type Packaging = "mtom" | "swa";

/** WS-MTOMPolicy 1.0 and 1.1. */
const MTOM: ReadonlySet<string> = new Set([
  "{http://schemas.xmlsoap.org/ws/2004/09/policy/optimizedmimeserialization}OptimizedMimeSerialization",
  "{http://www.w3.org/2007/08/soap12-mtom-policy}MTOM",
]);

/** Whether an assertion asks for MTOM. */
export function asksForMtom(name: QName): boolean {
  return MTOM.has(clarkName(name));
}

interface Message {
  readonly attachments: readonly Attachment[];
}

/** Undefined if messages are envelopes alone. */
export function packagingOf(
  usesMtom: boolean,
  operations: readonly { readonly request: Message; readonly response: Message }[],
): Packaging | undefined {
  if (usesMtom) return "mtom";
  const isBeside = operations.some(
    ({ request, response }) => request.attachments.length + response.attachments.length > 0,
  );
  return isBeside ? "swa" : undefined;
}

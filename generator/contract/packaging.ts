import { clarkName, NAMESPACE, type QName } from "../xml/qname.js";
import type { Attachment } from "./attachment.js";

/** Whether a type is that of references to attachments, whose values are what they refer to. */
export function isSwaRef({ namespace, localName }: QName): boolean {
  return namespace === NAMESPACE.swaRef && localName === "swaRef";
}

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

/**
 * Undefined if messages are envelopes alone.
 * @param namespaces - those of the schemas
 */
export function packagingOf(
  usesMtom: boolean,
  namespaces: readonly string[],
  operations: readonly { readonly request: Message; readonly response: Message }[],
): Packaging | undefined {
  if (usesMtom) return "mtom";
  const isBeside = operations.some(({ request, response }) =>
    [request, response].some(({ attachments }) => attachments.length > 0),
  );
  return isBeside || namespaces.includes(NAMESPACE.swaRef) ? "swa" : undefined;
}

import type { UndeclaredHeader } from "./soap.js";
import type { SoapFault } from "./soap-fault.js";

/** They are not part of the fault: headers that came with one are for its receiver, and nobody may send them on by mistake. */
const SENT = /* @__PURE__ */ new WeakMap<SoapFault, readonly UndeclaredHeader[]>();

/**
 * Gives a fault headers, for an implementation that throws it. What it says of a header of the request belongs there, and not into
 * its detail (SOAP 1.1, 4.2).
 * @returns the same fault
 */
export function withHeaders<Fault extends SoapFault>(fault: Fault, headers: readonly UndeclaredHeader[]): Fault {
  SENT.set(fault, headers);
  return fault;
}

/** The headers that are sent with a fault. */
export function headersSentWith(fault: SoapFault): readonly UndeclaredHeader[] {
  return SENT.get(fault) ?? [];
}

import { visibleLine } from "../visible-text.js";
import type { QName } from "../xml/qname.js";
import type { Detail } from "./fault-detail.js";

/** What a fault says (SOAP 1.1, 4.4; SOAP 1.2 part 1, 5.4). */
export interface FaultFacts extends Detail {
  /** Who is to blame: `Client` or `Server` in SOAP 1.1, `Sender` or `Receiver` in 1.2, or a code of the server's own. */
  readonly code: QName;
  /** Finer codes, from the outer to the inner; only SOAP 1.2 has them. */
  readonly subcodes: readonly QName[];
  /** The explanation for people: faultstring, or Reason. */
  readonly reason: string;
  /** The reason in each language that it came in, by the code of the language; only SOAP 1.2 has several. */
  readonly reasons?: Readonly<Record<string, string>> | undefined;
  /** Where the fault comes from: faultactor, or Role. */
  readonly actor: string | undefined;
  /** The address of the node that has found the fault: Node, which only SOAP 1.2 has. */
  readonly node?: string | undefined;
}

/**
 * The server has answered with a fault instead of a response. The error message has the innermost code, which tells most, and the
 * reason. The words are the server's: they stand on one line, and every character can be seen.
 */
export class SoapFault extends Error implements FaultFacts {
  override readonly name: string = "SoapFault";
  // The constructor sets them all, so none needs a field in the JavaScript.
  declare readonly code: QName;
  declare readonly subcodes: readonly QName[];
  declare readonly reason: string;
  declare readonly reasons: Readonly<Record<string, string>> | undefined;
  declare readonly actor: string | undefined;
  declare readonly node: string | undefined;
  declare readonly detail: string | undefined;
  declare readonly detailAttributes: Readonly<Record<string, string>> | undefined;

  constructor(facts: FaultFacts, options?: { readonly cause?: unknown }) {
    const { code, subcodes, reason, reasons, actor, node, detail, detailAttributes } = facts;
    // Plain JavaScript may leave facts out. `checkFault` says so, where the fault is to be sent.
    super(visibleLine(`${(subcodes?.at(-1) ?? code)?.localName}: ${reason}`), options);
    this.code = code;
    this.subcodes = subcodes;
    this.reason = reason;
    this.reasons = reasons;
    this.actor = actor;
    this.node = node;
    this.detail = detail;
    this.detailAttributes = detailAttributes;
  }
}

// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import type { Detail, Reader, Writer } from "./messages.js";
import { SOAP_NAMESPACE } from "./plain.js";
import { type QName, visibleLine } from "./values.js";

// #region runtime/soap/soap-fault.ts

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

// #endregion

// #region runtime/soap/declared-fault.ts

/** What a declared fault says beside its value. A code that is left out is `Client`, which WCF sends too: it blames the caller. */
export type DeclaredFaultFacts = Pick<FaultFacts, "reason"> & Partial<FaultFacts>;

/**
 * A fault that the WSDL declares: the one element in its detail is a value of a known type (WSDL 1.1, 2.4 and 3.6). The
 * generated code has a class for each such element. A fault from a server has `detail` as text, too. If a fault is sent without
 * it, the text is written from the value.
 */
export abstract class DeclaredFault<Value> extends SoapFault {
  readonly #value: Value;

  constructor(value: Value, facts: DeclaredFaultFacts) {
    const { code = CLIENT, subcodes = [], actor, detail } = facts;
    super({ ...facts, code, subcodes, actor, detail });
    this.#value = value;
  }

  /** What the element in the detail holds. It is not enumerable, because a log that makes JSON of errors would fail at a bigint. */
  get value(): Value {
    return this.#value;
  }

  /** Writes the element that holds the value. */
  abstract write(writer: Writer): void;
}

const CLIENT = { namespace: SOAP_NAMESPACE["1.1"], localName: "Client" };

/** What reading needs of a generated class of faults. */
export interface FaultClass {
  /** The element in the detail. */
  readonly element: QName;
  /** Reads the value from the element under the cursor; the facts are what the fault says beside it. */
  read(reader: Reader, facts: FaultFacts): SoapFault;
}

// #endregion

import type { Reader } from "../read/reader.js";
import type { Writer } from "../write/writer.js";
import type { QName } from "../xml/qname.js";
import { SOAP_NAMESPACE } from "./soap.js";
import { type FaultFacts, SoapFault } from "./soap-fault.js";

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

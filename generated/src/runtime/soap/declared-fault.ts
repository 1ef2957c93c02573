// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { DecodeError } from "../errors.js";
import type { Reader } from "../read/reader.js";
import type { XmlReader } from "../read/xml-reader.js";
import { TextWriter } from "../write/text-writer.js";
import type { Writer } from "../write/writer.js";
import type { WriterOptions } from "../write/writer-options.js";
import { fragmentOf, standaloneXml } from "../xml/fragment.js";
import { MAX_DEPTH, parseXml } from "../xml/parse-xml.js";
import type { QName } from "../xml/qname.js";
import { isElement, type XmlNode } from "../xml/xml-node.js";
import { SOAP_NAMESPACE } from "./soap.js";
import { detailEntries, type FaultFacts, SoapFault } from "./soap-fault.js";

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

/**
 * Makes a fault an instance of the class that declares the element in its detail. A fault without such a class stays as it is.
 * A detail that is not what its class says must not hide the fault: the error about it becomes the `cause`.
 */
export function readDeclared(
  fault: SoapFault,
  payload: XmlNode,
  reader: XmlReader,
  classes: readonly FaultClass[],
): SoapFault {
  for (const entry of detailEntries(payload)) {
    const declaring = classes.find(({ element }) => isElement(entry, element.namespace, element.localName));
    if (declaring === undefined) continue;
    reader.moveTo(entry);
    try {
      return declaring.read(reader, fault);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return new SoapFault(fault, { cause: error });
    }
  }
  return fault;
}

/**
 * Gives a fault with its detail as text. If there is no text, it is written from the value.
 * @throws EncodeError for a value that the contract does not allow
 */
export function withDetail(fault: DeclaredFault<unknown>, options: WriterOptions): SoapFault {
  if (fault.detail !== undefined) return fault;
  // In a fault, nothing around the element declares its prefixes. So it gets the declarations of the element that it is in here.
  const writer = new TextWriter("", options);
  fault.write(writer);
  const text = `<V${writer.declarations}${writer.outerDeclarations}>${writer.take()}</V>`;
  const elements = parseXml(text, MAX_DEPTH).children.map((element) => standaloneXml(fragmentOf(element, text)));
  return new SoapFault({ ...fault, detail: elements.join("") });
}

import { DecodeError } from "../errors.js";
import type { XmlReader } from "../read/xml-reader.js";
import { TextWriter } from "../write/text-writer.js";
import type { WriterOptions } from "../write/writer-options.js";
import { fragmentOf, standaloneXml } from "../xml/fragment.js";
import { MAX_DEPTH } from "../xml/limits.js";
import { parseXml } from "../xml/parse-xml.js";
import { isElement, type XmlNode } from "../xml/xml-node.js";
import type { DeclaredFault, FaultClass } from "./declared-fault.js";
import { detailEntries } from "./read-fault.js";
import { SoapFault } from "./soap-fault.js";

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

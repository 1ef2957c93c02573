import { DecodeError } from "../errors.js";
import type { XmlReader } from "../read/xml-reader.js";
import * as datatypes from "../values/datatypes.js";
import { clarkName, type QName } from "../xml/qname.js";
import { attributeOf, type XmlNode } from "../xml/xml-node.js";
import { SOAP_NAMESPACE, type SoapVersion } from "./soap.js";

/** A header that must be understood, and is not one of the contract. */
export class NotUnderstoodError extends DecodeError {
  readonly header: QName;

  /** @param error - what is wrong, and where */
  constructor(error: DecodeError, { namespace, localName }: QName) {
    super(error, error);
    this.header = { namespace, localName };
  }
}

/**
 * Looks at a header that the contract does not know, under the reader's cursor.
 * @throws NotUnderstoodError if the receiver must not go on without understanding it
 */
export function checkUnknownHeader(header: XmlNode, soapVersion: SoapVersion, reader: XmlReader): void {
  if (!mustBeUnderstood(header, soapVersion)) return;
  const found = `${clarkName(header)}, which must be understood`;
  throw new NotUnderstoodError(reader.error("a header of the contract", found), header);
}

function mustBeUnderstood(header: XmlNode, soapVersion: SoapVersion): boolean {
  const { isTrue, role, own } = RULES[soapVersion];
  const attribute = (name: string): string => attributeOf(header, SOAP_NAMESPACE[soapVersion], name) ?? "";
  return isTrue(attribute("mustUnderstand")) && own.includes(attribute(role));
}

interface Rules {
  /** Whether it is what mustUnderstand says. */
  readonly isTrue: (value: string) => boolean;
  /** The attribute that says whom an entry is for. */
  readonly role: string;
  /** Its values that mean the receiver; left out or empty, it means the last one, which a client or a server is. */
  readonly own: readonly string[];
}

/** SOAP 1.1, 4.2.2 and 4.2.3; SOAP 1.2 part 1, 2.2, 5.2.2 and 5.2.3. */
const RULES: Readonly<Record<SoapVersion, Rules>> = {
  "1.1": {
    isTrue: (value) => value === "1",
    role: "actor",
    own: ["", "http://schemas.xmlsoap.org/soap/actor/next"],
  },
  "1.2": {
    isTrue: (value) => datatypes.boolean.parse(value) === true,
    role: "role",
    own: ["", `${SOAP_NAMESPACE["1.2"]}/role/next`, `${SOAP_NAMESPACE["1.2"]}/role/ultimateReceiver`],
  },
};

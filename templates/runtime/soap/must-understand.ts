import { DecodeError } from "../errors.js";
import type { XmlReader } from "../read/xml-reader.js";
import { clarkText } from "../values/any-names.js";
import * as datatypes from "../values/datatypes.js";
import { clarkName, type QName } from "../xml/qname.js";
import { attributeOf, type XmlNode } from "../xml/xml-node.js";
import { ROLE_ATTRIBUTE, SOAP_NAMESPACE, type SoapVersion } from "./soap.js";

/** A header says that it must be understood, and the contract does not have it. */
export class NotUnderstoodError extends DecodeError {
  readonly header: QName;

  /** @param error - what is wrong, and where */
  constructor(error: DecodeError, { namespace, localName }: QName) {
    super(error, error);
    this.header = { namespace, localName };
  }
}

/**
 * Checks a header that the contract does not have. The reader's cursor is at it.
 * @param understood - the Clark names of headers that somebody else takes care of
 * @returns whether it is one of those
 * @throws NotUnderstoodError if the receiver must not go on without understanding it
 */
export function checkUnknownHeader(
  header: XmlNode,
  soapVersion: SoapVersion,
  reader: XmlReader,
  understood: readonly string[] = [],
): boolean {
  if (understood.includes(clarkText(header))) return true;
  if (!mustBeUnderstood(header, soapVersion)) return false;
  const found = `${clarkName(header)}, which must be understood`;
  throw new NotUnderstoodError(reader.error("a header of the contract", found), header);
}

function mustBeUnderstood(header: XmlNode, soapVersion: SoapVersion): boolean {
  const { isTrue, own } = RULES[soapVersion];
  const attribute = (name: string): string => attributeOf(header, SOAP_NAMESPACE[soapVersion], name) ?? "";
  return isTrue(attribute("mustUnderstand")) && own.includes(attribute(ROLE_ATTRIBUTE[soapVersion]));
}

interface Rules {
  /** Whether a value of mustUnderstand means true. */
  readonly isTrue: (value: string) => boolean;
  /** The values of the attribute for the receiver that mean this one. If it is absent or empty, the last receiver is meant, which this is. */
  readonly own: readonly string[];
}

/** SOAP 1.1, 4.2.2 and 4.2.3; SOAP 1.2 part 1, 2.2, 5.2.2 and 5.2.3. */
const RULES: Readonly<Record<SoapVersion, Rules>> = {
  "1.1": {
    isTrue: (value) => value === "1",
    own: ["", "http://schemas.xmlsoap.org/soap/actor/next"],
  },
  "1.2": {
    isTrue: (value) => datatypes.boolean.parse(value) === true,
    own: ["", `${SOAP_NAMESPACE["1.2"]}/role/next`, `${SOAP_NAMESPACE["1.2"]}/role/ultimateReceiver`],
  },
};

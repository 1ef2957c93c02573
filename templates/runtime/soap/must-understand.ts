import { DecodeError } from "../errors.js";
import type { XmlReader } from "../read/xml-reader.js";
import { clarkText } from "../values/any-names.js";
import * as datatypes from "../values/datatypes.js";
import { clarkName } from "../xml/name-forms.js";
import type { QName } from "../xml/qname.js";
import { trimSpace } from "../xml/white-space.js";
import { attributeOf, type XmlNode } from "../xml/xml-node.js";
import type { Codec } from "./message.js";
import { ROLE_ATTRIBUTE, SOAP_NAMESPACE, type SoapVersion } from "./soap.js";

/** Headers say that they must be understood, and the contract does not have them. */
export class NotUnderstoodError extends DecodeError {
  /** Their names alone, in the order of the message: the rest may be a secret. */
  readonly headers: QName[] = [];
}

/**
 * Reads the headers under the reader's cursor. That some must be understood counts more than any other error in them (SOAP 1.2 part 1,
 * 2.6).
 * @param understood - the Clark names of headers that somebody else takes care of
 * @throws NotUnderstoodError if the receiver must not go on without understanding some that the contract does not have
 */
export function readHeadersOf<Headers>(
  { headers }: { readonly headers: Pick<Codec<Headers>, "read"> },
  reader: XmlReader,
  soapVersion: SoapVersion,
  understood: readonly string[] = [],
): Headers {
  let wrong: NotUnderstoodError | undefined;
  reader.beginHeaders(
    (header) => {
      const { namespace, localName } = header;
      if (understood.includes(clarkText(header)) || namespace === NO_ADDRESSING) return true;
      if (!mustBeUnderstood(header, soapVersion)) return false;
      const error = reader.error("a header of the contract", `${clarkName(header)}, which must be understood`);
      wrong ??= new NotUnderstoodError(error, error);
      // Nobody needs to hear of it as unknown: the message is refused in the end.
      return wrong.headers.push({ namespace, localName }) > 0;
    },
    (header) => isForReceiver(header, soapVersion),
  );
  try {
    const value = headers.read(reader);
    if (wrong === undefined) return value;
  } catch (error) {
    throw wrong ?? error;
  }
  throw wrong;
}

/** In this namespace, WCF sends the action and the address that HTTP has already; they may say that they must be understood. */
const NO_ADDRESSING = "http://schemas.microsoft.com/ws/2005/05/addressing/none";

/** SOAP 1.1 knows 0 and 1 alone (4.2.3), but some servers say true, as in SOAP 1.2 (part 1, 5.2.3). They mean it. */
function mustBeUnderstood(header: XmlNode, soapVersion: SoapVersion): boolean {
  const value = attributeOf(header, SOAP_NAMESPACE[soapVersion], "mustUnderstand") ?? "";
  return datatypes.boolean.parse(value) === true && isForReceiver(header, soapVersion);
}

/** Whether a header is for whoever gets the message, and not for somebody on its way. */
export function isForReceiver(header: XmlNode, soapVersion: SoapVersion): boolean {
  const receiver = attributeOf(header, SOAP_NAMESPACE[soapVersion], ROLE_ATTRIBUTE[soapVersion]) ?? "";
  return OWN_ROLES[soapVersion].includes(trimSpace(receiver));
}

/**
 * The values of the attribute for the receiver that mean this one. If it is absent or empty, the last receiver is meant, which this is
 * (SOAP 1.1, 4.2.2; SOAP 1.2 part 1, 2.2 and 5.2.2).
 */
const OWN_ROLES: Readonly<Record<SoapVersion, readonly string[]>> = {
  "1.1": ["", "http://schemas.xmlsoap.org/soap/actor/next"],
  "1.2": ["", `${SOAP_NAMESPACE["1.2"]}/role/next`, `${SOAP_NAMESPACE["1.2"]}/role/ultimateReceiver`],
};

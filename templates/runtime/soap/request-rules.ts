import { DecodeError } from "../errors.js";
import * as datatypes from "../values/datatypes.js";
import { clarkName } from "../xml/name-forms.js";
import { attributeOf, type XmlNode } from "../xml/xml-node.js";
import type { EnvelopeRules } from "./message.js";
import { SOAP_NAMESPACE, soapVersionOf } from "./soap.js";

const SOAP = SOAP_NAMESPACE["1.2"];

/** The values of encodingStyle that say nothing else than what a reader expects: no encoding, or one whose references it follows. */
const KNOWN_ENCODINGS = [
  "",
  `${SOAP}/encoding/none`,
  "http://www.w3.org/2003/05/soap-encoding",
  "http://schemas.xmlsoap.org/soap/encoding/",
];

/** SOAP has a code of its own for what is wrong with a message (SOAP 1.2 part 1, 5.4.6). */
export class RefusedMessageError extends DecodeError {
  readonly code: "VersionMismatch" | "DataEncodingUnknown";

  /** @param error - what is wrong, and where */
  constructor(error: DecodeError, code: RefusedMessageError["code"]) {
    super(error, error);
    this.code = code;
  }
}

/**
 * What SOAP forbids in a request, and a reader would not see. A response is read without these rules: a caller wants whatever can be
 * read.
 */
export const requestRules: EnvelopeRules = {
  /** @throws RefusedMessageError for an envelope of another version (SOAP 1.1, 4.1.2; SOAP 1.2 part 1, 5.4.7) */
  checkRoot(root, reader) {
    if (root.localName !== "Envelope" || soapVersionOf(root.namespace) !== undefined) return;
    throw new RefusedMessageError(reader.error("a SOAP envelope", clarkName(root), root), "VersionMismatch");
  },
  /**
   * SOAP 1.2 forbids some of what SOAP 1.1 allows.
   * @throws DecodeError for attributes without a namespace, and for an encoding where there can be none (part 1, 5.1 to 5.3)
   * @throws RefusedMessageError for content in an encoding that is not known (part 1, 5.1.1)
   */
  checkParts(soapVersion, { envelope, header, body }, reader) {
    if (soapVersion === "1.1") return;
    for (const part of [envelope, header, body]) {
      const wrong = part.attributes.find(isForbidden);
      const found = wrong && `the attribute ${clarkName(wrong)}`;
      if (found !== undefined) throw reader.error("attributes that SOAP allows here", found, part);
    }
    const unclear = header.children.find(
      (child) => datatypes.boolean.parse(soapAttribute(child, "mustUnderstand") ?? "0") === undefined,
    );
    if (unclear !== undefined) throw reader.error("mustUnderstand to be true or false", "another value", unclear);
    const encoded = body.children.find(
      (child) => !KNOWN_ENCODINGS.includes(soapAttribute(child, "encodingStyle") ?? ""),
    );
    if (encoded === undefined) return;
    throw new RefusedMessageError(
      reader.error("an encoding that is known", "another one", encoded),
      "DataEncodingUnknown",
    );
  },
};

function isForbidden({ namespace, localName }: XmlNode["attributes"][number]): boolean {
  return namespace === "" || (namespace === SOAP && localName === "encodingStyle");
}

function soapAttribute(node: XmlNode, name: string): string | undefined {
  return attributeOf(node, SOAP, name);
}

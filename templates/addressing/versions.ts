/** The versions of WS-Addressing: the Recommendation of W3C, with the namespace of 2005/08, and the Submission of 2004/08. */
export type AddressingVersion = "1.0" | "2004/08";

/** What the versions call by different names. */
export interface AddressingNames {
  readonly namespace: string;
  /** The address of whoever sent the request: the answer goes back over the connection (Core, 2.1; SOAP Binding, 5.1). */
  readonly anonymous: string;
  /** The address to which nothing is sent; undefined if the version has none (Core, 2.1). */
  readonly none: string | undefined;
  /** The id of a message that nobody knows, to which an answer may relate (Core, 3.2; Submission, 3). */
  readonly unspecified: string;
  /** The action of the version's own faults (SOAP Binding, 6). */
  readonly faultAction: string;
  /** The action of all other faults, where the contract says none. */
  readonly otherFaultAction: string;
  /** How an answer says that it is one. It does not have to. */
  readonly reply: RegExp;
  /** The codes of faults (SOAP Binding, 6.4; Submission, 4). */
  readonly invalidHeader: string;
  readonly headerRequired: string;
}

const CORE = "http://www.w3.org/2005/08/addressing";

const SUBMISSION = "http://schemas.xmlsoap.org/ws/2004/08/addressing";

export const ADDRESSING: Readonly<Record<AddressingVersion, AddressingNames>> = {
  "1.0": {
    namespace: CORE,
    anonymous: `${CORE}/anonymous`,
    none: `${CORE}/none`,
    unspecified: `${CORE}/unspecified`,
    faultAction: `${CORE}/fault`,
    otherFaultAction: `${CORE}/soap/fault`,
    reply: /^http:\/\/www\.w3\.org\/2005\/08\/addressing\/reply$/,
    invalidHeader: "InvalidAddressingHeader",
    headerRequired: "MessageAddressingHeaderRequired",
  },
  "2004/08": {
    namespace: SUBMISSION,
    anonymous: `${SUBMISSION}/role/anonymous`,
    none: undefined,
    unspecified: `${SUBMISSION}/id/unspecified`,
    faultAction: `${SUBMISSION}/fault`,
    otherFaultAction: `${SUBMISSION}/fault`,
    // A QName, whose prefix may be any.
    reply: /(?:^|:)Reply$/,
    invalidHeader: "InvalidMessageInformationHeader",
    headerRequired: "MessageInformationHeaderRequired",
  },
};

/** The headers of both versions (Core, 3.2). FaultDetail is one in SOAP 1.1 (SOAP Binding, 6.3.2). */
export const HEADERS = ["Action", "To", "MessageID", "From", "ReplyTo", "FaultTo", "RelatesTo", "FaultDetail"] as const;

import type { Reader } from "../read/reader.js";
import type { ReaderOptions } from "../read/reader-options.js";
import type { ErrorAt } from "../read/references.js";
import type { Writer } from "../write/writer.js";
import type { WriterOptions } from "../write/writer-options.js";
import type { QName } from "../xml/qname.js";
import type { XmlNode } from "../xml/xml-node.js";
import type { FaultClass } from "./declared-fault.js";
import type { SoapVersion, UndeclaredHeader } from "./soap.js";

/** One direction of an operation: the element in the body, and how the headers and the content of that element are written and read. */
export interface Message<Headers, Body> {
  /** The element in the body, or the first of several. Absent if the body is empty, or if its first element may be one of several. */
  readonly element?: QName | undefined;
  readonly headers: Codec<Headers>;
  readonly body: Codec<Body>;
  /** Absent for a message whose schema says all of its form. */
  readonly encoding?: MessageEncoding | undefined;
  /** Whether most elements in it are in no namespace. Then the names of the others have a prefix, and no namespace is the default. */
  readonly isUnqualified?: boolean;
  /** The classes of the faults that may come instead of a response; absent if the WSDL declares none. */
  readonly faults?: readonly FaultClass[] | undefined;
}

/**
 * How the members of a value are written and read. The element around them is opened before them, and closed after them. In a
 * body, their names are in the namespace of that element. Headers have no element around them, so they say their namespaces.
 */
export interface Codec<Value> {
  write(writer: Writer, value: Value): void;
  read(reader: Reader): Value;
  /**
   * What it writes and reads of a body: the content of its element if left out; with `bare` also that element; with `parts` everything,
   * which may be several elements. A body without element is always written and read as `parts`.
   */
  readonly form?: "bare" | "parts";
  /** Whether it has texts beside the envelope, which must be there before it is read. */
  readonly hasTextBeside?: boolean;
}

/** What writing needs of a message. */
export interface WrittenMessage<Headers, Body> {
  readonly element?: QName | undefined;
  readonly headers: Pick<Codec<Headers>, "write">;
  readonly body: Pick<Codec<Body>, "write" | "form">;
  readonly encoding?: MessageEncoding | undefined;
  readonly isUnqualified?: boolean;
}

/** A form of messages in addition to what the schema says, such as the encoding of SOAP 1.1. */
export interface MessageEncoding {
  encode<Headers, Body>(
    message: WrittenMessage<Headers, Body>,
    content: Content<Headers, Body>,
    soapVersion: SoapVersion,
    options: WriterOptions,
  ): string;
  decode<Headers, Body>(
    message: Message<Headers, Body>,
    text: string,
    options: ReaderOptions,
    purpose: Purpose<Headers>,
  ): DecodedEnvelope<Headers, Body>;
}

/** What a message is read for. */
export interface Purpose<Headers> {
  /** A request is never a fault. */
  readonly isRequest?: boolean;
  /** Throws if the headers say that the call has failed. The body is not read then. */
  readonly checkHeaders?: ((headers: Headers) => void) | undefined;
  /** What is checked of requests alone. */
  readonly rules?: EnvelopeRules | undefined;
}

/** Rules for an envelope. A plain message keeps all of them. */
export interface EnvelopeRules {
  /** Throws if the root of the message is an envelope that nobody knows. */
  checkRoot(root: XmlNode, reader: { readonly error: ErrorAt }): void;
  /** Throws if the Envelope, its Header and its Body are not as they must be. */
  checkParts(soapVersion: SoapVersion, parts: EnvelopeParts, reader: { readonly error: ErrorAt }): void;
}

/** An envelope and its two parts. Its Header may be absent, and then has no children here. */
export interface EnvelopeParts {
  readonly envelope: XmlNode;
  readonly header: XmlNode;
  readonly body: XmlNode;
}

/** What a SOAP envelope carries. */
export interface Envelope<Headers, Body> {
  readonly headers: Headers;
  readonly body: Body;
}

/** What a SOAP envelope carries, and its version. */
export interface DecodedEnvelope<Headers, Body> extends Envelope<Headers, Body> {
  readonly soapVersion: SoapVersion;
}

/** What is to be sent in an envelope. Without headers, all of them are absent. */
export interface Content<Headers, Body> {
  readonly headers?: Headers | undefined;
  /** Headers that the contract does not declare; they come after the others. */
  readonly undeclaredHeaders?: readonly UndeclaredHeader[] | undefined;
  readonly body: Body;
}

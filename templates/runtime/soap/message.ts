import type { Reader } from "../read/reader.js";
import type { Writer } from "../write/writer.js";
import type { FaultClass } from "./declared-fault.js";
import type { SoapVersion } from "./soap.js";

/** One direction of an operation: how its headers and its body are written and read. */
export interface Message<Headers, Body> {
  /** The namespace of the element in the body. */
  readonly namespace: string;
  /** The local name of the element in the body. */
  readonly element: string;
  writeHeaders(writer: Writer, headers: Headers): void;
  readHeaders(reader: Reader): Headers;
  write(writer: Writer, body: Body): void;
  read(reader: Reader): Body;
  /** The classes of the faults that may come instead of a response; absent if the WSDL declares none. */
  readonly faults?: readonly FaultClass[] | undefined;
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

/** What is to be sent in an envelope; a message without headers is one whose headers are all absent. */
export interface Content<Headers, Body> {
  readonly headers?: Headers | undefined;
  readonly body: Body;
}

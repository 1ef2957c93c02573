// Run-time library of netserver-soapgen, copied by it. Do not edit.

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

/** An operation of an endpoint (WSDL 1.1, 2.4 and 3.4). */
export interface Operation<Request, Response, RequestHeaders, ResponseHeaders> {
  readonly name: string;
  /** The value of the HTTP header SOAPAction, without quotes: WCF finds the operation by it. */
  readonly soapAction: string;
  readonly soapVersion: SoapVersion;
  readonly request: Message<RequestHeaders, Request>;
  readonly response: Message<ResponseHeaders, Response>;
}

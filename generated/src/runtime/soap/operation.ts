// Run-time library of netserver-soapgen, copied by it. Do not edit.

import type { Message } from "./message.js";
import type { SoapVersion } from "./soap.js";

/** An operation of an endpoint (WSDL 1.1, 2.4 and 3.4). */
export interface Operation<Request, Response, RequestHeaders, ResponseHeaders> {
  readonly name: string;
  /** The value of the HTTP header SOAPAction, without quotes: WCF finds the operation by it. */
  readonly soapAction: string;
  readonly soapVersion: SoapVersion;
  readonly request: Message<RequestHeaders, Request>;
  readonly response: Message<ResponseHeaders, Response>;
}

/** An operation whose messages nobody asks about: every one is assignable to it. */
export type AnyOperation = Operation<object, object, object, object>;

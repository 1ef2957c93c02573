import type { Message } from "./message.js";
import type { SoapVersion } from "./soap.js";

/** An operation of an endpoint (WSDL 1.1, 2.4 and 3.4). */
export interface Operation<Request, Response, RequestHeaders, ResponseHeaders> {
  readonly name: string;
  /** The action in the WSDL. A server finds the operation by it; if it is empty, by the element in the body. */
  readonly soapAction: string;
  readonly soapVersion: SoapVersion;
  /** Absent if the service does not ask for addressing. */
  readonly actions?: Actions | undefined;
  /** What it has in common with the other operations of its endpoint; absent if that is nothing. */
  readonly service?: Service | undefined;
  readonly request: Message<RequestHeaders, Request>;
  readonly response: Message<ResponseHeaders, Response>;
}

/** What the operations of an endpoint have in common beside their messages. */
export interface Service {
  /** The address in the WSDL. */
  readonly address?: string | undefined;
  /** The end of the address, if what is before it belongs to one installation. */
  readonly path?: string | undefined;
  /** What clients and handlers do beside the messages, if the contract says so. */
  readonly extensions?: readonly ServiceExtension[] | undefined;
  /** Assertions of policies that a program must see to, as `{namespace}localName`, and the entry points that fulfil them. */
  readonly asked?: Readonly<Record<string, string>> | undefined;
  /** Throws if the headers of a response say that the call has failed. SOAP itself has no such header. */
  checkHeaders?(headers: unknown): void;
}

/** What an operation knows of an extension: the name of the entry point that makes it. */
interface ServiceExtension {
  readonly name: string;
}

/** What the messages of an operation are for, by WS-Addressing (Metadata, 4.4). */
export interface Actions {
  readonly request: string;
  /** Absent if the operation is one-way. */
  readonly response?: string | undefined;
  /** Those of declared faults, by the element in the detail, `{namespace}localName`. */
  readonly faults?: Readonly<Record<string, string>> | undefined;
}

/** An operation that the service does not answer (WSDL 1.1, 2.4.1): its response is `noResponse`. */
export type OneWayOperation<Request, RequestHeaders> = Operation<
  Request,
  undefined,
  RequestHeaders,
  Record<string, never>
>;

/** An operation with messages of any type: every operation is assignable to it. */
export type AnyOperation = Operation<object, object | undefined, object, object>;

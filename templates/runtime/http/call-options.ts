import type { Fetch, Signal } from "../platform/platform.js";
import type { ReaderOptions } from "../read/reader-options.js";
import type { SoapVersion, UndeclaredHeader } from "../soap/soap.js";
import type { WriterOptions } from "../write/writer-options.js";
import type { FailedCall, IncomingResponse, OutgoingRequest } from "./call-facts.js";
import type { Extension } from "./extension.js";
import type { HttpHeaders } from "./http-headers.js";
import type { MessageHook } from "./message-hooks.js";

/** A value, or a function that is asked for it before each call. */
export type PerCall<T> = T | (() => T | Promise<T>);

/** Where a client calls, with which headers and limits, and what it does beside the messages. */
export interface ClientOptions<Headers> extends ReaderOptions, WriterOptions, HttpOptions {
  /** The address of the endpoint: `https://example.com/Remote/Services88/Batch.svc`. A function is called before each call. */
  readonly url: PerCall<string>;
  /** SOAP headers of every call. Those of a single call win over them. A function is called before each call. */
  readonly headers?: PerCall<Headers> | undefined;
  /** The version of SOAP to call in, for a service with ports in both. If left out, it is that of the port in the WSDL. */
  readonly soapVersion?: SoapVersion | undefined;
  /** Headers of every call that its contract does not declare; `soapHeader` makes one. A function is called before each call. */
  readonly undeclaredHeaders?: PerCall<readonly UndeclaredHeader[]> | undefined;
  /** See and change the text of requests and responses. `onRequest` and `onResponse` see what goes over the network. */
  readonly messageHooks?: readonly MessageHook[] | undefined;
  /** What the client does beside the messages, such as addressing and security. Each has a part in both messages of a call. */
  readonly extensions?: readonly Extension[] | undefined;
  /** The assertions of the service's policies that the program fulfils itself, as `{namespace}localName`. */
  readonly fulfilled?: readonly string[] | undefined;
  /** Called before a request is sent. What it changes in `httpHeaders` is sent. The timeout begins after it. */
  readonly onRequest?: ((request: OutgoingRequest) => void | Promise<void>) | undefined;
  /** Called with every answer, before it is read. */
  readonly onResponse?: ((response: IncomingResponse) => void | Promise<void>) | undefined;
  /** Sends the request; the platform's `fetch` if left out. */
  readonly fetch?: Fetch | undefined;
  /**
   * Called when a call has failed after it was sent. If it returns true, the call is sent again, with new `url` and `headers`. Most
   * operations must not be carried out twice: return true only for errors that mean that the server has done nothing. If left out,
   * nothing is sent again.
   */
  readonly sendAgain?: ((failed: FailedCall) => boolean | Promise<boolean>) | undefined;
}

/** The options of a client that knows the address of its endpoint from the WSDL: another one may be given. */
export type AddressedOptions<Headers> = Omit<ClientOptions<Headers>, "url"> &
  Partial<Pick<ClientOptions<Headers>, "url">>;

/** What is different for one call. Where both have an option, it wins over that of the client. */
export interface CallOptions<Headers> extends HttpOptions {
  /** SOAP headers of this call. */
  readonly headers?: Headers | undefined;
  /** Headers of this call that its contract does not declare. They come after those of the client. */
  readonly undeclaredHeaders?: readonly UndeclaredHeader[] | undefined;
  /** Those of this call. One takes the place of the client's with the same name. */
  readonly extensions?: readonly Extension[] | undefined;
  /** Ends the call, and waiting for its hooks, with the signal's reason, which usually is an AbortError. */
  readonly signal?: Signal | undefined;
}

interface HttpOptions {
  /** HTTP headers, for bearer or basic authorization and cookies. Those of a call come on top. */
  readonly httpHeaders?: Readonly<HttpHeaders> | undefined;
  /** How many milliseconds the whole answer may take. After that, the call ends with a TimeoutError. No limit if left out. */
  readonly timeout?: number | undefined;
}

/** The options of a call of one operation: those of a client and those of a call in one. */
export interface OperationOptions<Headers> extends AddressedOptions<Headers>, Pick<CallOptions<Headers>, "signal"> {
  /** Whether a response whose headers say that the call has failed is an error, if the service has such headers; true if left out. */
  readonly throwIfNotSucceeded?: boolean | undefined;
}

/**
 * A response: its members, and beside them its SOAP headers. A response without members has the headers alone. A one-way operation has
 * no response. `$headers` is not enumerable: comparing, spreading, cloning and `JSON.stringify` see the members alone.
 */
export type WithHeaders<Response, Headers> = [Response] extends [undefined]
  ? undefined
  : string extends keyof Response
    ? { readonly $headers: Headers }
    : Response & { readonly $headers: Headers };

export function isAsked<T>(value: PerCall<T>): value is () => T | Promise<T> {
  return typeof value === "function";
}

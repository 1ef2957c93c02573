// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { decodeMessage, encodeMessage } from "./envelope.js";
import { HttpError } from "./http-error.js";
import type { Operation } from "./operation.js";
import { anySignal, decodeText, type Fetch, type HttpResponse, platformFetch, type Signal } from "./platform.js";
import type { SoapVersion } from "./soap.js";
import type { ReaderOptions } from "./xml-reader.js";

export interface ClientOptions<Headers> extends ReaderOptions, HttpOptions {
  /** Where the endpoint is served: `https://example.com/Remote/Services88/Batch.svc`. */
  readonly url: string;
  /** SOAP headers of every call. Those of a call come on top. */
  readonly headers?: Headers | undefined;
  /** Called before a request is sent; what it changes in `httpHeaders` is sent. */
  readonly onRequest?: ((request: OutgoingRequest) => void | Promise<void>) | undefined;
  /** Called with every answer, before it is read. */
  readonly onResponse?: ((response: IncomingResponse) => void | Promise<void>) | undefined;
  /** Sends the request: the platform's `fetch` if left out. There are no retries, as few operations can bear them. */
  readonly fetch?: Fetch | undefined;
}

export interface CallOptions<Headers> extends HttpOptions {
  /** SOAP headers of this call. */
  readonly headers?: Headers | undefined;
  /** Ends the call with the signal's reason, usually an AbortError. */
  readonly signal?: Signal | undefined;
}

interface HttpOptions {
  /** HTTP headers, for bearer or basic authorization and cookies. */
  readonly httpHeaders?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds for the whole call, after which it ends with a TimeoutError; no limit if left out. */
  readonly timeout?: number | undefined;
}

/** What hooks see of a request. The body may hold a ticket or a password: think before it goes to a log. */
export interface OutgoingRequest {
  readonly operation: string;
  readonly url: string;
  readonly httpHeaders: Record<string, string>;
  readonly body: string;
}

export interface IncomingResponse {
  readonly operation: string;
  readonly status: number;
  readonly body: string;
}

/** A response: its members, and apart from them its SOAP headers. One without members has the headers alone. */
export type WithHeaders<Response, Headers> = string extends keyof Response
  ? { readonly $headers: Headers }
  : Response & { readonly $headers: Headers };

/** Calls operations of one endpoint. */
export class SoapClient<Headers extends object> {
  readonly #options: ClientOptions<Headers>;

  constructor(options: ClientOptions<Headers>) {
    this.#options = options;
  }

  /**
   * Sends a request and reads the response.
   * @throws EncodeError, before anything is sent, for a value that the contract does not allow
   * @throws SoapFault for a fault; what `checkHeaders` throws; HttpError for an answer that is no SOAP message; DecodeError for any other message
   * @throws whatever the platform's `fetch` throws where there is no answer, a timeout or an abort among it
   */
  async call<Request, Response, ResponseHeaders>(
    operation: Operation<Request, Response, Headers, ResponseHeaders>,
    body: Request,
    call: CallOptions<Headers> = {},
  ): Promise<WithHeaders<Response, ResponseHeaders>> {
    const { headers, url, onRequest, onResponse, fetch = platformFetch } = this.#options;
    const { soapVersion, soapAction } = operation;
    const text = encodeMessage(operation.request, { headers: merge(headers, call.headers), body }, soapVersion);
    const httpHeaders = {
      ...protocolHeaders(soapVersion, soapAction),
      ...this.#options.httpHeaders,
      ...call.httpHeaders,
    };
    const request = { operation: operation.name, url, httpHeaders, body: text };
    await onRequest?.(request);
    const signal = anySignal(call.timeout ?? this.#options.timeout, call.signal);
    const init = { method: "POST", headers: request.httpHeaders, body: text, ...(signal && { signal }) } as const;
    const answer = await readAnswer(await fetch(url, init));
    await onResponse?.({ operation: operation.name, status: answer.status, body: answer.body });
    if (!mayBeSoap(answer.body)) throw new HttpError(answer);
    const response = decodeMessage(operation.response, answer.body, this.#options);
    this.checkHeaders(response.headers);
    // The spread is what WithHeaders says; the compiler does not follow a conditional type into a generic function.
    return { ...response.body, $headers: response.headers } as WithHeaders<Response, ResponseHeaders>;
  }

  /** Throws if the headers of a response say that the call has failed. SOAP knows of no such header. */
  protected checkHeaders(_headers: unknown): void {}
}

interface Answer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: string;
}

async function readAnswer(response: HttpResponse): Promise<Answer> {
  const contentType = response.headers.get("content-type") ?? undefined;
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? "")?.[1];
  const { status } = response;
  const body = decodeText(await response.arrayBuffer(), charset);
  if (body === undefined) throw new HttpError({ status, contentType, body: "(bytes that are no text)" });
  return { status, contentType, body };
}

/** WCF finds the operation by SOAPAction in SOAP 1.1 (6.1.1), by the parameter action in 1.2 (part 2, 6.5). */
function protocolHeaders(soapVersion: SoapVersion, action: string): Record<string, string> {
  if (soapVersion === "1.2") return { "Content-Type": `application/soap+xml; charset=utf-8; action="${action}"` };
  return { "Content-Type": "text/xml; charset=utf-8", SOAPAction: `"${action}"` };
}

/** Whether an envelope begins near the start, behind a declaration and comments at most: decoding says the rest. */
function mayBeSoap(body: string): boolean {
  return /<(?:[^\s<>!?/:]+:)?Envelope[\s/>]/.test(body.slice(0, 2000));
}

function merge<T extends object>(common: T | undefined, own: T | undefined): T | undefined {
  return common === undefined || own === undefined ? (own ?? common) : { ...common, ...own };
}

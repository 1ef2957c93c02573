import { type Fetch, type HttpResponse, platformFetch, type Signal } from "../platform/platform.js";
import type { ReaderOptions } from "../read/reader-options.js";
import { decodeEnvelope, encodeMessage } from "../soap/envelope.js";
import type { Operation } from "../soap/operation.js";
import type { SoapVersion } from "../soap/soap.js";
import type { WriterOptions } from "../write/writer-options.js";
import { readText } from "./body-text.js";
import { HttpError, type HttpFacts, isSuccess } from "./http-error.js";
import { checkUrl, type HttpHeaders, lastOfEachName } from "./http-headers.js";
import { withTimeout } from "./timeout.js";

export interface ClientOptions<Headers> extends ReaderOptions, WriterOptions, HttpOptions {
  /** Where the endpoint is served: `https://example.com/Remote/Services88/Batch.svc`. */
  readonly url: string;
  /** SOAP headers of every call. Those of a call come on top. */
  readonly headers?: Headers | undefined;
  /** Called before a request is sent; what it changes in `httpHeaders` is sent. The timeout begins after it. */
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
  /** HTTP headers, for bearer or basic authorization and cookies. Those of a call come on top. */
  readonly httpHeaders?: Readonly<HttpHeaders> | undefined;
  /** Milliseconds until the whole answer is there, after which the call ends with a TimeoutError; no limit if left out. */
  readonly timeout?: number | undefined;
}

/** What hooks see of a request. The body may hold a ticket or a password: think before it goes to a log. */
export interface OutgoingRequest {
  readonly operation: string;
  readonly url: string;
  /** Names in lower case. */
  readonly httpHeaders: HttpHeaders;
  readonly body: string;
}

/** What hooks see of an answer. A login's has a ticket in its body. */
export interface IncomingResponse {
  readonly operation: string;
  readonly status: number;
  readonly httpHeaders: HttpResponse["headers"];
  /** Undefined if its bytes are not text. */
  readonly body: string | undefined;
}

/** A response: its members, and apart from them its SOAP headers. One without members has the headers alone. */
export type WithHeaders<Response, Headers> = string extends keyof Response
  ? { readonly $headers: Headers }
  : Response & { readonly $headers: Headers };

/** Calls operations of one endpoint. */
export class SoapClient<Headers extends object> {
  readonly #options: ClientOptions<Headers>;

  constructor(options: ClientOptions<Headers>) {
    checkUrl(options.url);
    this.#options = options;
  }

  /**
   * Sends a request and reads the response.
   * @throws EncodeError, before anything is sent, for a value that the contract does not allow
   * @throws SoapFault for a fault, of a class of its own if the operation declares it; what `checkHeaders` throws
   * @throws HttpError for an answer that is no SOAP message, or one that its HTTP status contradicts
   * @throws DecodeError for any other message
   * @throws whatever the platform's `fetch` throws where there is no answer; TimeoutError; the reason of the signal
   */
  async call<Request, Response, ResponseHeaders>(
    operation: Operation<Request, Response, Headers, ResponseHeaders>,
    body: Request,
    call: CallOptions<Headers> = {},
  ): Promise<WithHeaders<Response, ResponseHeaders>> {
    if (call.signal?.aborted) throw call.signal.reason;
    const headers = merge(this.#options.headers, call.headers);
    const request = encodeMessage(operation.request, { headers, body }, operation.soapVersion, this.#options);
    const answer = await this.#send(operation, request, call);
    if (answer.body === undefined || !mayBeSoap(answer.body)) throw new HttpError(answer);
    const succeeded = isSuccess(answer.status);
    const response = decodeEnvelope(operation.response, answer.body, this.#options, {
      checkHeaders: succeeded ? (headers) => this.checkHeaders(headers) : undefined,
    });
    if (!succeeded) throw new HttpError(answer);
    // The spread is what WithHeaders says; the compiler does not follow a conditional type into a generic function.
    return { ...response.body, $headers: response.headers } as WithHeaders<Response, ResponseHeaders>;
  }

  async #send({ name, soapVersion, soapAction }: Protocol, body: string, call: HttpCall): Promise<HttpFacts> {
    const { url, onRequest, onResponse, fetch = platformFetch, ...common } = this.#options;
    const protocol = protocolHeaders(soapVersion, soapAction);
    const httpHeaders = lastOfEachName(protocol, common.httpHeaders, call.httpHeaders);
    await onRequest?.({ operation: name, url, httpHeaders, body });
    const request = { method: "POST", headers: lastOfEachName(httpHeaders), body, redirect: "manual" } as const;
    const [{ status, headers }, text] = await withTimeout(
      call.timeout ?? common.timeout,
      call.signal,
      async (signal) => {
        const response = await fetch(url, { ...request, ...(signal && { signal }) });
        return [response, await readText(response, contentTypeOf(response), common.maxLength)];
      },
    );
    const contentType = contentTypeOf({ headers });
    await onResponse?.({ operation: name, status, httpHeaders: headers, body: text });
    return { operation: name, status, contentType, location: headers.get("location") ?? undefined, body: text };
  }

  /** Throws if the headers of a response say that the call has failed. SOAP knows of no such header. */
  protected checkHeaders(_headers: unknown): void {}
}

type Protocol = Pick<Operation<never, never, never, never>, "name" | "soapVersion" | "soapAction">;

type HttpCall = Omit<CallOptions<never>, "headers">;

/** WCF finds the operation by SOAPAction in SOAP 1.1 (6.1.1), by the parameter action in 1.2 (part 2, 6.5). */
function protocolHeaders(soapVersion: SoapVersion, action: string): HttpHeaders {
  if (soapVersion === "1.2") return { "Content-Type": `application/soap+xml; charset=utf-8; action="${action}"` };
  return { "Content-Type": "text/xml; charset=utf-8", SOAPAction: `"${action}"` };
}

/** Whether an envelope begins near the start, after a declaration and comments at most. Decoding says the rest. */
function mayBeSoap(body: string): boolean {
  return /<(?:[^\s<>!?/:]+:)?Envelope[\s/>]/.test(body.slice(0, 2000));
}

function contentTypeOf({ headers }: Pick<HttpResponse, "headers">): string | undefined {
  return headers.get("content-type") ?? undefined;
}

function merge<T extends object>(common: T | undefined, own: T | undefined): T | undefined {
  return common === undefined || own === undefined ? (own ?? common) : { ...common, ...own };
}

import { DecodeError } from "../errors.js";
import { type Fetch, type HttpResponse, platformFetch, type Signal } from "../platform/platform.js";
import type { ReaderOptions } from "../read/reader-options.js";
import { decodeEnvelope, encodeMessage } from "../soap/envelope.js";
import type { Envelope, Message } from "../soap/message.js";
import type { AnyOperation, Operation } from "../soap/operation.js";
import { SOAP_NAMESPACE, type SoapVersion, type UndeclaredHeader } from "../soap/soap.js";
import { SoapFault } from "../soap/soap-fault.js";
import { plainCopy } from "../values/members.js";
import type { WriterOptions } from "../write/writer-options.js";
import { readText } from "./body-text.js";
import type { FailedCall, IncomingResponse, OutgoingRequest } from "./call-facts.js";
import { ClientHeaders } from "./client-headers.js";
import { envelopeIn } from "./envelope-text.js";
import { type ExtendedCall, extendCall } from "./extended-call.js";
import { type Asked, allExtensions, checkFulfilled, type Extension } from "./extension.js";
import { HttpError, type HttpFacts, isSuccess } from "./http-error.js";
import { checkUrl, type HttpHeaders, lastOfEachName } from "./http-headers.js";
import { afterReceiveHooks, afterSendHooks, type MessageHook } from "./message-hooks.js";
import { addOwnError } from "./own-error.js";
import { protocolHeaders } from "./soap-action.js";
import { withTimeout } from "./timeout.js";

/** How many characters an answer may have if the options do not say. A few bytes of a compressed one can become any number. */
const MAX_RESPONSE = 2 ** 28;

/** A value, or a function that is asked for it before each call. */
export type PerCall<T> = T | (() => T | Promise<T>);

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

/**
 * A response: its members, and apart from them its SOAP headers. A response without members has the headers alone. A one-way operation has
 * no response.
 */
export type WithHeaders<Response, Headers> = [Response] extends [undefined]
  ? undefined
  : string extends keyof Response
    ? { readonly $headers: Headers }
    : Response & { readonly $headers: Headers };

/** Calls operations of one endpoint. */
export class SoapClient<Headers extends object> {
  /** The endpoint, in generated classes for services whose operations declare different SOAP headers or that ask for more than messages. */
  static readonly endpoint?: {
    readonly operations: Readonly<Record<string, AnyOperation>>;
    readonly extensions?: readonly Extension[];
    readonly asked?: Asked;
  };

  readonly #options: ClientOptions<Headers>;
  readonly #headers: ClientHeaders;
  readonly #extensions: readonly Extension[];

  /** @throws TypeError for options that are not as their types say, or that do not fulfil what the service asks for */
  constructor(options: ClientOptions<Headers>) {
    if (typeof options?.url !== "function") checkUrl(options);
    const { operations = {}, extensions, asked = {} } = new.target.endpoint ?? {};
    this.#options = options;
    this.#headers = new ClientHeaders(Object.values(operations));
    this.#extensions = allExtensions(extensions, options.extensions);
    checkFulfilled(asked, this.#extensions, options.fulfilled);
  }

  /**
   * Sends a request and reads the response.
   * @throws EncodeError, before anything is sent, for a value that the contract does not allow
   * @throws SoapFault for a fault, of a class of its own if the operation declares it; what `checkHeaders` throws
   * @throws HttpError for an answer that is not a SOAP message, has attachments that no extension reads, or is contradicted by its HTTP status
   * @throws DecodeError for any other message
   * @throws whatever the platform's `fetch` throws if there is no answer; TimeoutError; the reason of the signal
   */
  async call<Request, Response, ResponseHeaders>(
    operation: Operation<Request, Response, Headers, ResponseHeaders>,
    body: Request,
    call: CallOptions<Headers> = {},
  ): Promise<WithHeaders<Response, ResponseHeaders>> {
    if (call.signal?.aborted) throw call.signal.reason;
    let earlier: readonly unknown[] = [];
    for (;;) {
      const sent = await this.#prepare(operation, body, call);
      try {
        return await this.#exchange(operation, sent, call);
      } catch (error) {
        const { url, headers } = sent;
        const { signal } = call;
        if (!(await this.#isSentAgain({ operation: operation.name, url, headers, error, earlier, signal })))
          throw error;
        earlier = [...earlier, error];
      }
    }
  }

  async #prepare<Request>(
    operation: Operation<Request, unknown, Headers, unknown>,
    body: Request,
    { headers: own, undeclaredHeaders: more = [], extensions, signal }: CallOptions<Headers>,
  ): Promise<Outgoing<Headers>> {
    const { url: address, headers: common, undeclaredHeaders: others = [] } = this.#options;
    const all = await asked(common, signal);
    const given = [...(await asked(others, signal)), ...more];
    // The headers may have waited for a login, which can change the address.
    const url = await asked(address, signal);
    checkUrl({ url });
    const headers = merge(all && this.#headers.of(operation, all), own);
    const soapVersion = this.#soapVersionOf(operation);
    const used = allExtensions(this.#extensions, extensions);
    const extended = await withTimeout(undefined, signal, async () =>
      extendCall(used, { operation, url, soapVersion, body }, this.#options),
    );
    const content = { headers, undeclaredHeaders: [...given, ...extended.undeclaredHeaders], body };
    return {
      url,
      headers: headers ?? {},
      body: encodeMessage(operation.request, content, soapVersion, extended.options),
      extended,
    };
  }

  #soapVersionOf({ soapVersion }: Pick<Protocol, "soapVersion">): SoapVersion {
    return this.#options.soapVersion ?? soapVersion;
  }

  async #isSentAgain(failed: FailedCall): Promise<boolean> {
    const { sendAgain } = this.#options;
    const { signal } = failed;
    if (sendAgain === undefined || signal?.aborted) return false;
    return withTimeout(undefined, signal, async () => sendAgain(failed));
  }

  async #exchange<Request, Response, ResponseHeaders>(
    operation: Operation<Request, Response, Headers, ResponseHeaders>,
    request: Outgoing<Headers>,
    call: HttpCall,
  ): Promise<WithHeaders<Response, ResponseHeaders>> {
    const { response, facts } = await this.#send(operation, request, call);
    try {
      const { body, headers } = this.#read(operation.response, facts, request.extended.options);
      request.extended.check({ headers, body });
      const answer = body === undefined ? undefined : { ...body, $headers: headers };
      // This is what WithHeaders says; the compiler does not follow a conditional type into a generic function.
      return answer as WithHeaders<Response, ResponseHeaders>;
    } catch (error) {
      if (error instanceof SoapFault) {
        addOwnError(error, response);
        request.extended.check(error);
      }
      throw error;
    }
  }

  async #send(
    { name, soapAction, ...operation }: Protocol,
    { url, body: written, extended }: Outgoing<Headers>,
    call: HttpCall,
  ): Promise<ReceivedResponse> {
    const {
      onRequest,
      onResponse,
      fetch = platformFetch,
      maxLength = MAX_RESPONSE,
      messageHooks = [],
    } = extended.options;
    const protocol = protocolHeaders(this.#soapVersionOf(operation), soapAction);
    const httpHeaders = lastOfEachName(protocol, this.#options.httpHeaders, call.httpHeaders);
    const { signal } = call;
    const body = await afterSendHooks(messageHooks, written, { operation: name, url, httpHeaders }, signal);
    if (onRequest)
      await withTimeout(undefined, signal, async () => onRequest({ operation: name, url, httpHeaders, body }));
    const request = { method: "POST", headers: lastOfEachName(httpHeaders), body, redirect: "manual" } as const;
    const [response, text] = await withTimeout(call.timeout ?? this.#options.timeout, signal, async (ending) => {
      const answer = await fetch(url, { ...request, ...(ending && { signal: ending }) });
      return [answer, await readText(answer, answer.headers.get("content-type"), maxLength)] as const;
    });
    const { status, statusText = "", headers } = response;
    const seen = { operation: name, status, httpHeaders: headers, body: text };
    if (onResponse) await withTimeout(undefined, signal, async () => onResponse(seen));
    const received = { operation: name, url, httpHeaders: headers };
    const read = text && (await afterReceiveHooks(messageHooks, text, received, signal));
    return { response, facts: { ...seen, body: read, statusText } };
  }

  /**
   * An answer with attachments is not a response, because some values may be among them. It may be a fault all the same. An answer
   * without anything in it is as good as an empty response (WS-I Basic Profile 1.1, R2714).
   */
  #read<Headers, Body>(
    response: Message<Headers, Body>,
    facts: HttpFacts,
    options: ReaderOptions,
  ): Envelope<Headers, Body> {
    const succeeded = isSuccess(facts.status);
    const isEmpty = succeeded && facts.body === "" && response.element === undefined;
    const envelope = isEmpty ? EMPTY_ENVELOPE : envelopeIn(facts);
    if (envelope === undefined) throw new HttpError(facts);
    const isWhole = isEmpty || envelope === facts.body;
    try {
      const message = decodeEnvelope(response, envelope, options, {
        checkHeaders: succeeded ? (headers) => this.checkHeaders(headers) : undefined,
      });
      if (succeeded && isWhole) return message;
    } catch (error) {
      if (isWhole || !(error instanceof DecodeError)) throw error;
    }
    throw new HttpError(facts);
  }

  /** Throws if the headers of a response say that the call has failed. SOAP itself has no such header. */
  protected checkHeaders(_headers: unknown): void {}
}

export function isAsked<T>(value: PerCall<T>): value is () => T | Promise<T> {
  return typeof value === "function";
}

const EMPTY_ENVELOPE = `<E:Envelope xmlns:E="${SOAP_NAMESPACE["1.1"]}"><E:Body/></E:Envelope>`;

/** What the options say for a call. */
async function asked<T>(value: PerCall<T>, signal: Signal | undefined): Promise<T> {
  return isAsked(value) ? withTimeout(undefined, signal, async () => value()) : value;
}

type Protocol = Pick<Operation<never, never, never, never>, "name" | "soapVersion" | "soapAction">;

type HttpCall = Omit<CallOptions<never>, "headers" | "undeclaredHeaders" | "extensions">;

/** A message that is being sent. */
interface Outgoing<Headers> {
  readonly url: string;
  readonly headers: object;
  readonly body: string;
  readonly extended: ExtendedCall<ClientOptions<Headers>>;
}

interface ReceivedResponse {
  readonly response: HttpResponse;
  readonly facts: HttpFacts;
}

function merge<T extends object>(common: Partial<T> | undefined, own: T | undefined): Partial<T> | undefined {
  return common === undefined || own === undefined ? (own ?? common) : { ...plainCopy(common), ...plainCopy(own) };
}

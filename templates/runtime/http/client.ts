import type { AnyOperation, Operation } from "../soap/operation.js";
import { type Caller, callOperation } from "./call-operation.js";
import type { CallOptions, ClientOptions, WithHeaders } from "./call-options.js";
import { ClientHeaders } from "./client-headers.js";
import { type Asked, allExtensions, checkFulfilled, type Extension } from "./extension.js";
import { checkUrl } from "./http-headers.js";

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
    const caller: Caller<Headers> = {
      options: this.#options,
      extensions: this.#extensions,
      headersOf: (declaring, headers) => this.#headers.of(declaring, headers),
      checkHeaders: (headers) => this.checkHeaders(headers),
    };
    return callOperation(caller, operation, body, call);
  }

  /** Throws if the headers of a response say that the call has failed. SOAP itself has no such header. */
  protected checkHeaders(_headers: unknown): void {}
}

import type { Fetch, HttpRequest, HttpResponse, Signal } from "../platform/platform.js";
import type { ReaderOptions } from "../read/reader-options.js";
import type { Codec } from "../soap/message.js";
import type { AnyOperation } from "../soap/operation.js";
import type { SoapVersion, UndeclaredHeader } from "../soap/soap.js";
import type { SoapFault } from "../soap/soap-fault.js";
import { visibleText } from "../visible-text.js";
import type { WriterOptions } from "../write/writer-options.js";
import type { PlainRequest, PlainResponse } from "./exchange.js";
import type { MessageHook } from "./message-hooks.js";

/**
 * What a service may ask for beside its messages, such as addressing or security, and how clients and handlers do it. Each entry point
 * for such a thing makes one; it holds no state of a call.
 */
export interface Extension {
  /** The entry point that makes it: `addressing`. Of two with the same name the later one counts. */
  readonly name: string;
  /** The assertions of policies that it fulfils, as `{namespace}localName`. */
  readonly fulfils?: readonly string[] | undefined;
  /** The headers that it takes care of, as in the option `understood`. */
  readonly understood?: readonly string[] | undefined;
  /** Begins a call of a client; again if the call is sent again. */
  readonly beginCall?: ((call: BegunCall) => CallExtension | Promise<CallExtension>) | undefined;
  /**
   * Begins the answer of a handler, before anything of the request is read.
   * @param operations - those that are served
   * @param limits - those of the handler, for what reads the request before it does
   * @param asking - the operations of the endpoints that ask for the extension: all if the program has given it to the handler
   */
  readonly beginAnswer?:
    | ((
        request: PlainRequest,
        operations: readonly AnyOperation[],
        limits: Pick<ReaderOptions, "maxDepth">,
        asking: readonly AnyOperation[],
      ) => AnswerExtension | Promise<AnswerExtension>)
    | undefined;
}

/** What is known of a call when it begins. */
export interface BegunCall {
  readonly operation: Omit<AnyOperation, "request" | "response"> & {
    readonly response: { readonly body: Pick<Codec<never>, "write" | "hasTextBeside"> };
  };
  readonly url: string;
  readonly soapVersion: SoapVersion;
  /** The members of the request, as the program gave them. */
  readonly body: unknown;
  /** What the program ends the call with. */
  readonly signal?: Signal | undefined;
}

/**
 * What an extension does for one call of a client. It sees the text of both messages as a hook, nearer to the network than the hooks of
 * the client's options: what its `receive` returns is what everything else reads.
 */
export interface CallExtension extends MessageHook {
  /** Headers of the request. They come after all others. */
  readonly undeclaredHeaders?: readonly UndeclaredHeader[] | undefined;
  /** For writing the request and reading the response. */
  readonly options?: (WriterOptions & ReaderOptions) | undefined;
  /**
   * Sends the request, as the client's `fetch` does, of which it gets the next one.
   * @param options - those with which the answer will be read
   */
  readonly fetch?:
    | ((url: string, request: HttpRequest, next: Fetch, options: ReaderOptions) => Promise<HttpResponse>)
    | undefined;
  /** Called with a response that has been read. @throws if it is not for this call */
  readonly check?: ((answer: ReadAnswer) => void) | undefined;
  /** Called with a fault. @throws if it is not for this call */
  readonly checkFault?: ((fault: SoapFault) => void) | undefined;
}

/** A response that has been read. */
export interface ReadAnswer {
  readonly headers: unknown;
  /** Undefined for a one-way operation. */
  readonly body: unknown;
}

/** What an extension does for one answer of a handler. As a hook, it is nearer to the network than the hooks of the handler's options. */
export interface AnswerExtension extends MessageHook {
  /** What is read in place of the request. */
  readonly request?: PlainRequest | undefined;
  /** For reading the request and writing the response. */
  readonly options?: (WriterOptions & ReaderOptions) | undefined;
  /** The operation that the message itself names; asked after `receive`. Undefined if it names none, or several have this name. */
  readonly operation?: (() => AnyOperation | undefined) | undefined;
  /** Headers of the response or of the fault, which come after all others; `"unwanted"` if nobody is to get it. */
  readonly answerHeaders?: ((answer: GivenAnswer) => readonly UndeclaredHeader[] | "unwanted") | undefined;
  /** Called with a request that has been read, before it is carried out. @throws if it is not to be carried out */
  readonly check?: ((request: ReadRequest) => void) | undefined;
  /** Gives what is sent in place of the response. */
  readonly respond?: ((response: PlainResponse) => PlainResponse | Promise<PlainResponse>) | undefined;
}

/** A request that has been read. */
export interface ReadRequest {
  readonly operation: AnyOperation;
  readonly headers: object;
  readonly body: object;
  /** What the implementation learns of the call. */
  readonly httpHeaders: PlainRequest["headers"];
}

/** What a handler answers with. */
export interface GivenAnswer {
  /** Undefined if the request has not been read so far that it is known. */
  readonly operation: AnyOperation | undefined;
  /** The members of the response, as the implementation gave them; undefined for a fault. */
  readonly body: object | undefined;
  /** Undefined for a response. */
  readonly fault: SoapFault | undefined;
}

/** All extensions of some lists. One that has the name of a later one is left out. */
export function allExtensions(...lists: readonly (readonly Extension[] | undefined)[]): readonly Extension[] {
  const all = lists.flatMap((list) => list ?? []);
  return all.filter(({ name }, index) => !all.slice(index + 1).some((later) => later.name === name));
}

/** What a service asks for and packages do not do without being told: the names of assertions, and what in a package does it. */
export type Asked = Readonly<Record<string, string>>;

/** @throws TypeError for assertions that neither an extension nor the program itself fulfils */
export function checkFulfilled(
  asked: Asked,
  extensions: readonly Extension[],
  fulfilled: readonly string[] = [],
): void {
  const known = [...fulfilled, ...extensions.flatMap(({ fulfils = [] }) => fulfils)];
  const lacking = Object.keys(asked).filter((assertion) => !known.includes(assertion));
  const shown = lacking.map((assertion) => `${assertion} (${asked[assertion]})`).join(", ");
  if (shown === "") return;
  throw new TypeError(
    visibleText(`the service asks for ${shown}: give the client extensions, or name it in fulfilled`),
  );
}

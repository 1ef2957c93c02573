// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import type { PlainRequest, PlainResponse } from "./exchange.js";
import type { ReaderOptions, WriterOptions } from "./messages.js";
import {
  type AnyOperation,
  type Codec,
  type Content,
  type Envelope,
  encodePlain,
  type Message,
  type Operation,
  PlainWriter,
  SOAP_NAMESPACE,
  type SoapVersion,
  scanPlain,
  type UndeclaredHeader,
  type WrittenMessage,
} from "./plain.js";
import type { SoapFault } from "./soap-fault.js";
import {
  type ByteStream,
  checkLength,
  describeKind,
  encodeUri,
  type Fetch,
  type HttpBody,
  type HttpRequest,
  type HttpResponse,
  newAbortController,
  newTextDecoder,
  newTimeoutError,
  plainCopy,
  platformFetch,
  type Signal,
  startTimer,
  type TextDecoder,
  visibleText,
} from "./values.js";

// #region runtime/http/media-type.ts

/** What a Content-Type field says (RFC 9110, 8.3.1). */
export interface MediaType {
  /** Type and subtype in lower case: `text/xml`. */
  readonly name: string;
  /** Values by names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * Reads the value of a Content-Type field. The platform joins a field that came twice with a comma: the first one counts.
 * @returns undefined if there is no field, or if it names no media type
 */
export function parseMediaType(field: string | null | undefined): MediaType | undefined {
  // Each message asks several times for its own, and most messages have the same.
  if (field !== last.field) last = { field, mediaType: readMediaType(field ?? "") };
  return last.mediaType;
}

let last: { readonly field: string | null | undefined; readonly mediaType: MediaType | undefined } = {
  field: undefined,
  mediaType: undefined,
};

function readMediaType(field: string): MediaType | undefined {
  const [first = "", ...rest] = splitField(field);
  const name = first.trim();
  if (!MEDIA_TYPE.test(name)) return undefined;
  const parameters = new Map<string, string>();
  for (const piece of rest) {
    const equals = piece.indexOf("=");
    const key = piece.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    // Whoever reads only the beginning of the field sees the first of two with one name.
    if (key !== "" && !parameters.has(key)) parameters.set(key, readValue(piece.slice(equals + 1).trim()));
  }
  return { name: name.toLowerCase(), parameters };
}

const MEDIA_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;

/** The pieces between semicolons, up to a comma that begins another value of the field. What is quoted is not looked into. */
function splitField(field: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < field.length; at++) {
    const character = field.charAt(at);
    if (character === '"') at = endOfQuoted(field, at);
    if (character === "," && endsValue(field, at)) return [...pieces, field.slice(from, at)];
    if (character !== ";") continue;
    pieces.push(field.slice(from, at));
    from = at + 1;
  }
  return [...pieces, field.slice(from)];
}

/** The offset of the quotation mark that ends a quoted string (RFC 9110, 5.6.4), or the end of the field. */
function endOfQuoted(field: string, start: number): number {
  for (let at = start + 1; at < field.length; at++) {
    if (field.charAt(at) === "\\") at++;
    else if (field.charAt(at) === '"') return at;
  }
  return field.length;
}

/** Some clients send an address without quotes, and it may have a comma: one ends the value if a blank or a media type follows. */
function endsValue(field: string, comma: number): boolean {
  const end = field.slice(comma + 1).search(/[;,]|$/);
  const next = field.slice(comma + 1, comma + 1 + end);
  return /^(?:[ \t]|$)/.test(next) || MEDIA_TYPE.test(next.trim());
}

/** The value of a parameter (RFC 9110, 5.6.6). Single quotes are no part of HTTP, but some servers send them. */
function readValue(text: string): string {
  if (text.startsWith('"')) return text.slice(1, endOfQuoted(text, 0)).replace(/\\(.)/g, "$1");
  const [value = ""] = text.split(/[ \t]/, 1);
  return value.startsWith("'") ? value.replaceAll("'", "") : value;
}

/** Whether a body has several parts, such as a message with attachments (MTOM, SOAP with Attachments). */
export function isMultipart(mediaType: MediaType | undefined): boolean {
  return mediaType?.name.startsWith("multipart/") === true;
}

// #endregion

// #region runtime/http/body-text.ts

/**
 * Reads the text of a body. Each piece is decoded when it arrives, so that the whole is never there as bytes and as text both. The
 * encoding is that of the byte order mark, else the charset of the content type, else that of the XML declaration, else
 * UTF-8 (RFC 7303, 3). In a body of several parts, some may be no text: bytes that are not in the encoding become U+FFFD.
 * @param maxLength - how many characters the text may have; no limit if left out
 * @returns undefined if the bytes are not text in that encoding
 * @throws DecodeError if there are more characters; whatever the platform throws if the body does not arrive whole
 */
export async function readText(
  source: HttpBody,
  contentType: string | null | undefined,
  maxLength: number = Number.POSITIVE_INFINITY,
): Promise<string | undefined> {
  if (source.body) return readPieces(source.body, contentType, maxLength);
  const assembler = new TextAssembler(contentType, maxLength);
  assembler.add(new Uint8Array(await source.arrayBuffer()));
  return assembler.finish();
}

/** Reads the text of a body that arrives in pieces, as `readText` does. */
export async function readPieces(
  body: ByteStream,
  contentType: string | null | undefined,
  maxLength: number,
): Promise<string | undefined> {
  const assembler = new TextAssembler(contentType, maxLength);
  const reader = body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (piece.value !== undefined) assembler.add(piece.value);
      // Whatever follows, it will not become text, and the body may have no end.
      if (!assembler.isText) {
        await reader.cancel();
        break;
      }
    }
    return assembler.finish();
  } catch (error) {
    // The sender need not go on. If it was the sender that failed, there is nothing to cancel.
    await reader.cancel(error).catch(() => undefined);
    throw error;
  }
}

/** Puts together the text of pieces of bytes. @throws DecodeError, from its methods, if there are too many characters */
export class TextAssembler {
  readonly #charset: string | undefined;
  readonly #isMultipart: boolean;
  readonly #maxLength: number;
  /** The first bytes: until there are enough to tell the encoding, and until more come, because the whole is decoded faster. */
  #start: Uint8Array | undefined = NOTHING;
  #decoder: TextDecoder | undefined;
  #text = "";
  #isText = true;

  /** Whether all bytes so far are text in their encoding. */
  get isText(): boolean {
    return this.#isText;
  }

  constructor(contentType: string | null | undefined, maxLength: number) {
    const mediaType = parseMediaType(contentType);
    this.#charset = mediaType?.parameters.get("charset");
    this.#isMultipart = isMultipart(mediaType);
    this.#maxLength = maxLength;
  }

  add(bytes: Uint8Array): void {
    if (this.#start !== undefined && this.#start.length < START_LENGTH) {
      this.#start = joined(this.#start, bytes);
      return;
    }
    if (this.#start !== undefined) this.#begin(this.#start, false);
    this.#decode(bytes, { stream: true });
  }

  finish(): string | undefined {
    if (this.#start !== undefined) this.#begin(this.#start, true);
    else this.#decode(undefined, { stream: false });
    return this.#isText ? this.#text : undefined;
  }

  #begin(start: Uint8Array, isWhole: boolean): void {
    this.#start = undefined;
    const encoding = encodingOf(start, this.#charset);
    try {
      this.#decoder = newTextDecoder(encoding, !this.#isMultipart);
    } catch {
      // The platform does not know the encoding.
      this.#isText = false;
    }
    // Node.js 20 decodes the whole of a text in windows-1252 as if it were Latin-1, but not its pieces.
    const atOnce = isWhole && /^utf-8$/i.test(encoding);
    this.#decode(start, { stream: !atOnce });
    if (isWhole && !atOnce) this.#decode(undefined, { stream: false });
  }

  #decode(bytes: Uint8Array | undefined, options: { readonly stream: boolean }): void {
    if (!this.#isText) return;
    try {
      this.#text += this.#decoder?.decode(bytes, options) ?? "";
    } catch {
      // Some bytes are not in the encoding.
      this.#isText = false;
    }
    checkLength(this.#text.length, this.#maxLength);
  }
}

const NOTHING = /* @__PURE__ */ new Uint8Array();

/** More bytes than an XML declaration has. */
export const START_LENGTH = 100;

/** The encoding of a text that begins with these bytes. @param charset - what the content type says */
export function encodingOf(start: Uint8Array, charset: string | undefined): string {
  return encodingOfMark(start) ?? charset ?? declaredEncoding(start) ?? "utf-8";
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** The encoding that a byte order mark stands for (XML 1.0, F.1). */
function encodingOfMark(start: Uint8Array): string | undefined {
  const [first, second, third] = [start[0], start[1], start[2]];
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : undefined;
}

/** The encoding that an XML declaration names. Some of .NET's say UTF-16 in a text that is not: if it were, this could not read it. */
function declaredEncoding(start: Uint8Array): string | undefined {
  const text = String.fromCharCode(...start.subarray(0, START_LENGTH));
  const encoding = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(text)?.[1];
  return encoding !== undefined && /^utf-16/i.test(encoding) ? undefined : encoding;
}

// #endregion

// #region runtime/http/http-headers.ts

/** HTTP headers by name. Names that differ only in case are the same name (RFC 9110, 5.1). */
export type HttpHeaders = Record<string, string>;

/**
 * Merges headers. Names become lower case, and the last value of each name counts; the platform would join all values instead.
 * @throws TypeError for a value that HTTP cannot carry. It does not show the value, which may be a token; the platform's would
 */
export function lastOfEachName(...all: readonly (Readonly<HttpHeaders> | undefined)[]): HttpHeaders {
  const merged: HttpHeaders = {};
  for (const [name, value] of all.flatMap((headers) => Object.entries(plain(headers ?? {})))) {
    if (typeof value !== "string") throw new TypeError(`the HTTP header ${visibleText(name)} must be text`);
    // Field values: visible characters, spaces and tabs, and bytes above ASCII (RFC 9110, 5.5).
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value.trim()))
      throw new TypeError(`the HTTP header ${visibleText(name)} has a character that HTTP cannot carry`);
    merged[name.toLowerCase()] = value.trim();
  }
  return merged;
}

/** Plain JavaScript may give the platform's Headers. Their headers are not properties and would be lost. */
function plain(headers: Readonly<HttpHeaders>): Readonly<HttpHeaders> {
  if (Symbol.iterator in headers)
    throw new TypeError("HTTP headers must be a plain object, such as Object.fromEntries makes");
  const copy = plainCopy(headers);
  if (Object.getOwnPropertySymbols(copy).length > 0) throw new TypeError("the names of HTTP headers must be text");
  return copy;
}

/**
 * Checks the options of a client, which plain JavaScript may have left out.
 * @throws TypeError without a URL, or for one with a user or a password, which `fetch` refuses with an error that shows them
 */
export function checkUrl(options: { readonly url: unknown } | undefined): void {
  const url = options?.url;
  if (typeof url !== "string")
    throw new TypeError(`a client needs the option url, as text, not ${visibleText(describeKind(url))}`);
  // A parser of URLs takes these out first (URL standard, 4.4).
  const read = url.replace(/^[\0- ]+|[\t\n\r]/g, "");
  if (/^(?:[a-z][a-z\d+.-]*:)?[\\/]*[^\\/?#]*@/i.test(read))
    throw new TypeError("a url cannot hold a user or a password; the HTTP header Authorization can");
}

// #endregion

// #region runtime/http/call-facts.ts

/** A call that has failed, for `sendAgain`. */
export interface FailedCall {
  readonly operation: string;
  /** The address that it was sent to. */
  readonly url: string;
  /** The SOAP headers that were sent: those of the client and those of the call. */
  readonly headers: object;
  readonly error: unknown;
  /** The earlier errors of the same call, the first one first. */
  readonly earlier: readonly unknown[];
  /** That of the call. What waits before it answers ends when this fires: nobody waits for its answer any more. */
  readonly signal?: Signal | undefined;
}

/** What hooks see of a request. The body may hold a ticket or a password: think before it goes to a log. */
export interface OutgoingRequest {
  readonly operation: string;
  readonly url: string;
  /** Names in lower case. */
  readonly httpHeaders: HttpHeaders;
  readonly body: string;
}

/** What hooks see of an answer. The answer to a login has a ticket in its body. */
export interface IncomingResponse {
  readonly operation: string;
  readonly status: number;
  readonly httpHeaders: HttpResponse["headers"];
  /** Undefined if its bytes are not text. In an answer of several parts, U+FFFD stands for bytes that are not. */
  readonly body: string | undefined;
}

/** What is known of an answer. */
export interface HttpFacts {
  readonly operation: string;
  readonly status: number;
  readonly statusText: string;
  readonly httpHeaders: HttpResponse["headers"];
  /** Undefined if its bytes are not text. */
  readonly body: string | undefined;
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** The answer to a request. */
export interface ReceivedResponse {
  readonly response: HttpResponse;
  readonly facts: HttpFacts;
}

// #endregion

// #region runtime/http/timeout.ts

/** The longest time that timers know. With a longer one they would fire at once. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/**
 * Runs a function with a signal that fires after the timeout, with a TimeoutError, or when the given signal fires. It does not use
 * `AbortSignal.any`: in Node 20, garbage collection removes such signals, so that the timeout never comes, and every call leaves
 * something in a signal that lives longer.
 * @throws the signal's reason, even if the platform has an AbortError of its own, or if the function ignores the signal
 * @throws RangeError for a timeout that is not a number of milliseconds
 */
export async function withTimeout<T>(
  timeout: number | undefined,
  given: Signal | undefined,
  run: (signal: Signal | undefined) => Promise<T>,
): Promise<T> {
  if (given?.aborted) throw given.reason;
  const { signal, release }: Ending = timeout === undefined ? { signal: given } : startTimeout(timeout, given);
  try {
    return await (signal === undefined ? run(signal) : endedBy(signal, run(signal)));
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    release?.();
  }
}

/** Settles as the promise does, or rejects if the signal fires first. */
function endedBy<T>(signal: Signal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopListening = onAbort(signal, () => reject(signal.reason));
    promise.then(resolve, reject).finally(stopListening);
  });
}

/** What ends a call, if anything does. */
interface Ending {
  readonly signal: Signal | undefined;
  /** Stops the clock, if one runs. */
  readonly release?: () => void;
}

function startTimeout(timeout: number, given: Signal | undefined): Ending {
  // In plain JavaScript it may be text, or NaN.
  if (!(typeof timeout === "number" && timeout >= 0))
    throw new RangeError("the timeout must be a number of milliseconds, 0 or more");
  const controller = newAbortController();
  const expire = (): void => controller.abort(newTimeoutError(`no whole answer in ${timeout} ms`));
  const stopTimer = startTimer(expire, Math.min(timeout, LONGEST_TIMEOUT));
  const stopListening = given && onAbort(given, () => controller.abort(given.reason));
  const release = (): void => {
    stopTimer();
    stopListening?.();
  };
  return { signal: controller.signal, release };
}

/**
 * The functions that wait for each signal. Many calls may share one signal, and Node warns about more than ten listeners, so a
 * signal has one real listener, which calls them all.
 */
const listeners = new WeakMap<Signal, Set<() => void>>();

/** Calls a function when the signal fires, or now if it has fired. @returns a function that stops waiting */
export function onAbort(signal: Signal, listener: () => void): () => void {
  if (signal.aborted) listener();
  const all = listeners.get(signal) ?? listenersOf(signal);
  all.add(listener);
  return () => all.delete(listener);
}

function listenersOf(signal: Signal): Set<() => void> {
  const all = new Set<() => void>();
  signal.addEventListener("abort", () => {
    for (const listener of all) listener();
  });
  listeners.set(signal, all);
  return all;
}

// #endregion

// #region runtime/http/message-hooks.ts

/**
 * Sees the text of every message, and may change it: to sign it, to log it, to give it an XML declaration. Several are an onion: what is
 * sent goes through the first one first, and what is received through the last one first.
 */
export interface MessageHook {
  /** Gets a message that is about to be sent. @returns what is sent instead */
  readonly send?: ((text: string, message: SentMessage) => string | Promise<string>) | undefined;
  /** Gets a message that has come, before it is read. @returns what is read instead */
  readonly receive?: ((text: string, message: ReceivedMessage) => string | Promise<string>) | undefined;
}

interface MessageFacts {
  /** Empty if it is not known yet: on the server side, the body may have to say it. */
  readonly operation: string;
  readonly url: string;
}

/** What is known of a message that is sent. */
export interface SentMessage extends MessageFacts {
  /** What is changed here is sent: give names in lower case. */
  readonly httpHeaders: HttpHeaders;
}

/** What is known of a message that is received. */
export interface ReceivedMessage extends MessageFacts {
  readonly httpHeaders: { get(name: string): string | null };
}

/** @throws what a hook throws; TypeError for one that returns no text; the reason of the signal */
export async function afterSendHooks(
  hooks: readonly MessageHook[],
  text: string,
  message: SentMessage,
  signal?: Signal,
): Promise<string> {
  let changed = text;
  for (const hook of hooks)
    changed = textOf(await withTimeout(undefined, signal, async () => hook.send?.(changed, message)), changed);
  return changed;
}

/** The same for a message that was received. */
export async function afterReceiveHooks(
  hooks: readonly MessageHook[],
  text: string,
  message: ReceivedMessage,
  signal?: Signal,
): Promise<string> {
  let changed = text;
  for (const hook of hooks.toReversed())
    changed = textOf(await withTimeout(undefined, signal, async () => hook.receive?.(changed, message)), changed);
  return changed;
}

/** What a hook has returned. In plain JavaScript it may be anything; one that only looks returns nothing. */
function textOf(returned: unknown, text: string): string {
  const changed = returned ?? text;
  if (typeof changed === "string") return changed;
  throw new TypeError("what a hook returns must be text");
}

// #endregion

// #region runtime/http/extension.ts

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

// #endregion

// #region runtime/http/call-options.ts

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

// #endregion

// #region runtime/http/extended-call.ts

/** The options of a client that extensions add to. */
interface ExtendableOptions extends ReaderOptions, WriterOptions {
  readonly messageHooks?: readonly MessageHook[] | undefined;
  readonly fetch?: Fetch | undefined;
}

/** A call with what extensions add to it. */
export interface ExtendedCall<Options> {
  readonly options: Options;
  readonly undeclaredHeaders: readonly UndeclaredHeader[];
  check(answer: ReadAnswer): void;
  checkFault(fault: SoapFault): void;
}

/** Begins a call with each extension. */
export async function extendCall<Options extends ExtendableOptions>(
  extensions: readonly Extension[],
  call: BegunCall,
  options: Options,
): Promise<ExtendedCall<Options>> {
  if (extensions.length === 0) return { options, undeclaredHeaders: [], check() {}, checkFault() {} };
  const parts: CallExtension[] = [];
  for (const { beginCall } of extensions) if (beginCall) parts.push(await beginCall(call));
  const extended = withParts(extensions, parts, options);
  const around = (next: Fetch, { fetch }: CallExtension): Fetch =>
    fetch === undefined ? next : (url, request) => fetch(url, request, next, extended);
  return {
    options: { ...extended, fetch: parts.reduce(around, options.fetch ?? platformFetch) },
    undeclaredHeaders: parts.flatMap(({ undeclaredHeaders = [] }) => undeclaredHeaders),
    check: (answer) => {
      for (const { check } of parts) check?.(answer);
    },
    checkFault: (fault) => {
      for (const { checkFault } of parts) checkFault?.(fault);
    },
  };
}

/** Options with what extensions add for one exchange. Their hooks come after all others. */
export function withParts<Options extends Omit<ExtendableOptions, "fetch">>(
  extensions: readonly Extension[],
  parts: readonly (MessageHook & Pick<CallExtension, "options">)[],
  options: Options,
): Options {
  const extended = { ...options };
  for (const part of parts) Object.assign(extended, part.options);
  const understood = [...(options.understood ?? []), ...extensions.flatMap((extension) => extension.understood ?? [])];
  return { ...extended, understood, messageHooks: [...(options.messageHooks ?? []), ...parts] };
}

// #endregion

// #region runtime/http/response-checks.ts

/** What an answer must stand. Each throws if it does not. */
export interface ResponseChecks {
  /** Comes before the body is read. */
  checkHeaders(headers: unknown): void;
  check(answer: ReadAnswer): void;
  checkFault(fault: SoapFault): void;
}

// #endregion

// #region runtime/http/plain-exchange.ts

type WholeExchange = typeof import("./whole-exchange.js");

/** What writes and reads all other messages. Bundlers make a file of it, which most programs never load. */
let whole: WholeExchange | undefined;

async function loadWhole(): Promise<WholeExchange> {
  whole ??= await import("./whole-exchange.js");
  return whole;
}

/** Writes a request. @throws EncodeError for a value that the contract does not allow */
export async function encodeRequest<Headers, Body>(
  message: WrittenMessage<Headers, Body>,
  content: Content<Headers, Body>,
  soapVersion: SoapVersion,
  options: WriterOptions,
): Promise<string> {
  // A program whose messages are not all plain has loaded the rest, which tries more forms.
  const { attacher } = options;
  const plain = whole === undefined ? encodePlain(message, content, { soapVersion, attacher }) : undefined;
  return plain ?? (await loadWhole()).encodeMessage(message, content, soapVersion, options);
}

/**
 * Reads a response, whose headers become a property of it. An answer without anything in it is as good as an empty response (WS-I Basic
 * Profile 1.1, R2714).
 * @throws what `call` throws for answers that are not a response
 */
export async function readResponse<Headers, Body>(
  message: Message<Headers, Body>,
  received: ReceivedResponse,
  options: ReaderOptions,
  checks: ResponseChecks,
): Promise<Body> {
  const { facts } = received;
  const isEmpty = isSuccess(facts.status) && facts.body === "" && message.element === undefined;
  const whole = isEmpty ? { ...received, facts: { ...facts, body: EMPTY_ENVELOPE } } : received;
  const { body, headers } =
    readPlain(message, whole.facts, options, checks) ?? (await readAny(message, whole, options, checks));
  checks.check({ body, headers });
  // A one-way operation has no response.
  if (typeof body === "object" && body !== null) addHeaders(body, headers);
  return body;
}

const EMPTY_ENVELOPE = `<E:Envelope xmlns:E="${SOAP_NAMESPACE["1.1"]}"><E:Body/></E:Envelope>`;

/** @returns undefined for anything but a plain response of a successful call */
function readPlain<Headers, Body>(
  message: Message<Headers, Body>,
  { status, body, httpHeaders }: HttpFacts,
  options: ReaderOptions,
  checks: ResponseChecks,
): Envelope<Headers, Body> | undefined {
  if (!isSuccess(status) || body === undefined || isMultipart(parseMediaType(httpHeaders.get("content-type"))))
    return undefined;
  const plain = scanPlain(message, body, options);
  if (plain !== undefined) checks.checkHeaders(plain.headers);
  return plain;
}

async function readAny<Headers, Body>(
  message: Message<Headers, Body>,
  received: ReceivedResponse,
  options: ReaderOptions,
  checks: ResponseChecks,
): Promise<Envelope<Headers, Body>> {
  const { readAnswer } = await loadWhole();
  return readAnswer(message, received, options, checks);
}

/** Headers are not part of a value: what compares or copies the value need not know of them. */
function addHeaders(body: object, headers: unknown): void {
  Object.defineProperty(body, "$headers", { value: headers, configurable: true, writable: true });
}

// #endregion

// #region runtime/http/soap-action.ts

/**
 * The HTTP headers of a request. WCF finds the operation by SOAPAction in SOAP 1.1 (6.1.1), and by the parameter `action` in 1.2
 * (part 2, 6.5). Without an action, SOAP 1.1 wants empty quotes (WS-I Basic Profile 1.1, R2745); in 1.2 the parameter is left out.
 */
export function protocolHeaders(soapVersion: SoapVersion, action: string): HttpHeaders {
  const quoted = `"${encodeUri(action)}"`;
  const type = `${MEDIA_TYPES[soapVersion]}; charset=utf-8`;
  if (soapVersion === "1.1") return { "Content-Type": type, SOAPAction: quoted };
  return { "Content-Type": action === "" ? type : `${type}; action=${quoted}` };
}

/** SOAP 1.1, 6; SOAP 1.2 part 2, 7.1.4. */
export const MEDIA_TYPES: Readonly<Record<SoapVersion, string>> = {
  "1.1": "text/xml",
  "1.2": "application/soap+xml",
};

/** The SOAP version that the media type of a request stands for, or undefined. */
export function soapVersionOfRequest({ headers }: Pick<PlainRequest, "headers">): SoapVersion | undefined {
  const name = parseMediaType(headers.get("content-type"))?.name;
  if (name === MEDIA_TYPES["1.1"]) return "1.1";
  return name === MEDIA_TYPES["1.2"] ? "1.2" : undefined;
}

/**
 * The action of a request: the parameter of the content type, or SOAPAction if there is none.
 * @returns empty text if the request names no action; then the element in its body says what it is for
 */
export function actionOf({ headers }: Pick<PlainRequest, "headers">): string {
  const parameter = parseMediaType(headers.get("content-type"))?.parameters.get("action") ?? "";
  const header = (headers.get("soapaction") ?? "").trim().replace(/^"(.*)"$/, "$1");
  return decodeBytes(parameter === "" ? header : parameter);
}

/** Platforms make a character of each byte of a field. If they are UTF-8, this gives the text; otherwise it is Latin-1 already. */
function decodeBytes(field: string): string {
  // Most actions are in ASCII.
  if (!/[\x80-\xff]/.test(field)) return field;
  try {
    return decodeURIComponent(field.replaceAll("%", "%25").replace(/[\x80-\xff]/g, percentEncoded));
  } catch {
    return field;
  }
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

// #endregion

// #region runtime/http/call-operation.ts

/** How many characters an answer may have if the options do not say. A few bytes of a compressed one can become any number. */
const MAX_RESPONSE = 2 ** 28;

/** What a client has made of its options, or `call` of those of one call. */
export interface Caller<Headers> {
  readonly options: ClientOptions<Headers>;
  readonly extensions: readonly Extension[];
  /** The headers of the options that an operation declares. */
  headersOf(operation: object, headers: Headers): Partial<Headers>;
  /** Throws if the headers of a response say that the call has failed. */
  checkHeaders(headers: unknown): void;
}

/** Sends a request and reads the response, as `call` says. */
export async function callOperation<Headers extends object, Request, Response, ResponseHeaders>(
  caller: Caller<Headers>,
  operation: Operation<Request, Response, Headers, ResponseHeaders>,
  body: Request,
  call: CallOptions<Headers>,
): Promise<WithHeaders<Response, ResponseHeaders>> {
  if (call.signal?.aborted) throw call.signal.reason;
  let earlier: readonly unknown[] = [];
  for (;;) {
    const sent = await prepare(caller, operation, body, call);
    try {
      return await exchange(caller, operation, sent, call);
    } catch (error) {
      const { url, headers } = sent;
      const { signal } = call;
      const failed = { operation: operation.name, url, headers, error, earlier, signal };
      if (!(await isSentAgain(caller, failed))) throw error;
      earlier = [...earlier, error];
    }
  }
}

async function prepare<Headers extends object, Request>(
  { options, ...caller }: Caller<Headers>,
  operation: Operation<Request, unknown, Headers, unknown>,
  body: Request,
  { headers: own, undeclaredHeaders: more = [], extensions, signal }: CallOptions<Headers>,
): Promise<Outgoing<Headers>> {
  const { url: address, headers: common, undeclaredHeaders: others = [] } = options;
  const all = await asked(common, signal);
  const given = [...(await asked(others, signal)), ...more];
  // The headers may have waited for a login, which can change the address.
  const url = await asked(address, signal);
  checkUrl({ url });
  const headers = merge(all && caller.headersOf(operation, all), own);
  const soapVersion = options.soapVersion ?? operation.soapVersion;
  const used = allExtensions(caller.extensions, extensions);
  const extended = await withTimeout(undefined, signal, async () =>
    extendCall(used, { operation, url, soapVersion, body, signal }, options),
  );
  const content = { headers, undeclaredHeaders: [...given, ...extended.undeclaredHeaders], body };
  return {
    url,
    headers: headers ?? {},
    body: await encodeRequest(operation.request, content, soapVersion, extended.options),
    extended,
  };
}

async function isSentAgain<Headers>({ options: { sendAgain } }: Caller<Headers>, failed: FailedCall): Promise<boolean> {
  const { signal } = failed;
  if (sendAgain === undefined || signal?.aborted) return false;
  return withTimeout(undefined, signal, async () => sendAgain(failed));
}

async function exchange<Headers extends object, Request, Response, ResponseHeaders>(
  caller: Caller<Headers>,
  operation: Operation<Request, Response, Headers, ResponseHeaders>,
  request: Outgoing<Headers>,
  call: HttpCall,
): Promise<WithHeaders<Response, ResponseHeaders>> {
  const received = await send(caller.options, operation, request, call);
  const { options, check, checkFault } = request.extended;
  const answer = await readResponse(operation.response, received, options, {
    checkHeaders: caller.checkHeaders,
    check,
    checkFault,
  });
  // This is what WithHeaders says; the compiler does not follow a conditional type into a generic function.
  return answer as WithHeaders<Response, ResponseHeaders>;
}

async function send<Headers>(
  { httpHeaders: common, timeout, soapVersion }: ClientOptions<Headers>,
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
  const protocol = protocolHeaders(soapVersion ?? operation.soapVersion, soapAction);
  const httpHeaders = lastOfEachName(protocol, common, call.httpHeaders);
  const { signal } = call;
  const body = await afterSendHooks(messageHooks, written, { operation: name, url, httpHeaders }, signal);
  if (onRequest)
    await withTimeout(undefined, signal, async () => onRequest({ operation: name, url, httpHeaders, body }));
  const request = { method: "POST", headers: lastOfEachName(httpHeaders), body, redirect: "manual" } as const;
  const [response, text] = await withTimeout(call.timeout ?? timeout, signal, async (ending) => {
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

function merge<T extends object>(common: Partial<T> | undefined, own: T | undefined): Partial<T> | undefined {
  return common === undefined || own === undefined ? (own ?? common) : { ...plainCopy(common), ...plainCopy(own) };
}

// #endregion

// #region runtime/http/call.ts

/**
 * Calls one operation: sends a request and reads the response. A bundle that calls operations in this way has nothing of the others.
 * @param options - without `url`, the address in the WSDL is called
 * @throws EncodeError, before anything is sent, for a value that the contract does not allow
 * @throws SoapFault for a fault, of a class of its own if the operation declares it
 * @throws HttpError for an answer that is not a SOAP message, has attachments that no extension reads, or is contradicted by its HTTP status
 * @throws DecodeError for any other message
 * @throws whatever the platform's `fetch` throws if there is no answer; TimeoutError; the reason of the signal
 * @throws TypeError for options that are not as their types say, or that do not fulfil what the service asks for
 */
export async function call<Request, Response, Headers extends object, ResponseHeaders>(
  operation: Operation<Request, Response, Headers, ResponseHeaders>,
  request: Request,
  options: OperationOptions<Headers> = {},
): Promise<WithHeaders<Response, ResponseHeaders>> {
  const { service = {} } = operation;
  const { throwIfNotSucceeded = true, signal, url = service.address ?? "", ...others } = options;
  const extensions = allExtensions(service.extensions, options.extensions);
  checkFulfilled(service.asked ?? {}, extensions, options.fulfilled);
  const caller = {
    options: { ...others, url },
    extensions,
    headersOf: (_: object, headers: Headers) => headers,
    checkHeaders: (headers: unknown) => (throwIfNotSucceeded ? service.checkHeaders?.(headers) : undefined),
  };
  return callOperation(caller, operation, request, { signal });
}

// #endregion

// #region runtime/http/client-headers.ts

/**
 * The SOAP headers of a client whose operations declare different ones. A call sends those that its operation declares. A key that
 * no operation declares is left in, so that writing refuses it.
 */
export class ClientHeaders {
  readonly #declared = new Map<object, ReadonlySet<string>>();
  readonly #all = new Set<string>();

  constructor(operations: readonly AnyOperation[]) {
    for (const operation of operations) {
      const keys = keysOf(operation);
      this.#declared.set(operation, keys);
      for (const key of keys) this.#all.add(key);
    }
  }

  /** The headers without those that other operations declare, and this one does not. */
  of<Headers extends object>(operation: object, headers: Headers): Partial<Headers> {
    const declared = this.#declared.get(operation);
    if (declared === undefined) return headers;
    const kept: Partial<Headers> = plainCopy(headers);
    for (const key of this.#all) if (!declared.has(key)) Reflect.deleteProperty(kept, key);
    return kept;
  }
}

/** The keys that writing the headers of a request asks for. Headers may always be left out, so nothing is written. */
function keysOf({ request }: AnyOperation): ReadonlySet<string> {
  const keys = new Set<string>();
  const headers = new Proxy({}, { get: (_, key) => void keys.add(String(key)) });
  const writer = new PlainWriter("", {});
  writer.beginHeaders({});
  request.headers.write(writer, headers);
  return keys;
}

// #endregion

// #region runtime/http/client.ts

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

// #endregion

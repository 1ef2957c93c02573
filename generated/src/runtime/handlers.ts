// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import type { SaxesTagNS } from "saxes";
import {
  type AnswerExtension,
  type Asked,
  actionOf,
  afterReceiveHooks,
  afterSendHooks,
  allExtensions,
  type BegunCall,
  type Extension,
  type GivenAnswer,
  lastOfEachName,
  MEDIA_TYPES,
  type MessageHook,
  onAbort,
  readPieces,
  readText,
  soapVersionOfRequest,
  withParts,
  withTimeout,
} from "./calls.js";
import {
  BodyError,
  CODINGS,
  type Coding,
  codingError,
  codingOf,
  keepOwnError,
  type PlainRequest,
  type PlainResponse,
  passOwnError,
} from "./exchange.js";
import {
  checkFault,
  decodeEnvelope,
  encodeFault,
  encodeMessage,
  headersSentWith,
  lineAndColumn,
  NotUnderstoodError,
  notUnderstoodHeader,
  payloadElement,
  type ReaderOptions,
  RefusedMessageError,
  requestRules,
  upgradeHeader,
  type WriterOptions,
  withDetail,
  withHeaders,
} from "./messages.js";
import {
  type AnyOperation,
  type Envelope,
  noResponse,
  type Operation,
  type Purpose,
  SOAP_NAMESPACE,
  type SoapVersion,
  type UndeclaredHeader,
} from "./plain.js";
import { newSaxesParser } from "./saxes-parser.js";
import { DeclaredFault, SoapFault } from "./soap-fault.js";
import { clarkName, describeName, trimSpace } from "./unusual-values.js";
import {
  allKeys,
  type ByteStream,
  checkLength,
  DecodeError,
  decompressed,
  describeKind,
  encodeUri,
  escapeAttribute,
  newAbortController,
  newRequest,
  newResponse,
  newTimeoutError,
  type PipedStream,
  printError,
  type QName,
  quote,
  type ServerRequest,
  type ServerResponse,
  type Signal,
  visibleText,
  XSD_NAMESPACE,
} from "./values.js";

// #region runtime/http/handler-faults.ts

/** The part of a handler's options that faults need. */
export interface FaultOptions extends WriterOptions {
  /**
   * Called with every error of which the caller learns only that there was one, and with the name of the operation, which is empty
   * if the error came before the operation was known. If left out, both are printed with `console.error`.
   */
  readonly onError?: ((error: unknown, operation: string) => void) | undefined;
}

/** The fault that the caller gets for an error. */
export function faultFor(error: unknown, operation: string, options: FaultOptions): SoapFault {
  try {
    if (!(error instanceof SoapFault)) return ownFault(error, operation, options);
    const written = error instanceof DeclaredFault ? withDetail(error, options) : error;
    const known = withHeaders(written, headersSentWith(error));
    checkFault(known, options);
    return known;
  } catch (wrong) {
    // A fault that cannot be written is an error of whoever made it.
    return ownFault(wrong, operation, options);
  }
}

/** What the caller gets for an error that does not concern the caller. */
class OwnFault extends SoapFault {
  constructor(error: unknown) {
    super(fault("Server", "internal error"), { cause: error });
  }
}

function ownFault(error: unknown, operation: string, options: FaultOptions): OwnFault {
  tellError(error, operation, options);
  return new OwnFault(error);
}

/** Tells `onError`. The caller gets a response even if `onError` throws, rejects or never ends. */
export function tellError(error: unknown, operation: string, { onError = printError }: FaultOptions): void {
  const tell = async (): Promise<void> => onError(error, operation);
  tell().catch((wrong: unknown) => printError(wrong, operation));
}

/** The answer to a header that must be understood and is not (SOAP 1.1, 4.4.1; SOAP 1.2 part 1, 5.4.8). */
class NotUnderstoodFault extends SoapFault {
  readonly headers: readonly QName[];

  constructor({ headers }: NotUnderstoodError) {
    const [first, ...others] = headers.map(clarkName);
    const all = others.length === 0 ? `the header ${first}` : `each of the headers ${[first, ...others].join(", ")}`;
    super(fault("MustUnderstand", `${all} must be understood, and is not`));
    this.headers = headers;
  }
}

/** The answer to an envelope of another version than one that is known, or than the content type says. */
export class VersionMismatchFault extends SoapFault {
  constructor(reason: string) {
    super(fault("VersionMismatch", reason));
  }
}

/**
 * The answer to a request that cannot be read.
 * @param payload - the name of the element in the body, if the operation is known
 */
export function readingFault(error: DecodeError, payload: string | undefined): SoapFault {
  if (error instanceof NotUnderstoodError) return new NotUnderstoodFault(error);
  if (!(error instanceof RefusedMessageError))
    return fault("Client", error.message, error.element === payload ? [callSubcode("BadArguments")] : []);
  return error.code === "VersionMismatch" ? new VersionMismatchFault(error.message) : fault(error.code, error.message);
}

/** The answer to a request for an operation that is not served. */
export function notPresent(reason: string): SoapFault {
  return fault("Client", reason, [callSubcode("ProcedureNotPresent")]);
}

/** A body that HTTP refuses before SOAP has seen it: the status says why, and the fault says it to people. */
export class RefusedBodyFault extends SoapFault {
  readonly status: 400 | 408 | 413;

  constructor(status: 400 | 408 | 413, reason: string) {
    super(fault("Client", reason));
    this.status = status;
  }
}

/**
 * The status is 500 for faults, as SOAP 1.1 wants it (6.2). SOAP 1.2 has 400 for those that blame the caller (part 2, 7.5.2.2),
 * but WCF answers with 500 in both versions, and WCF's clients take a 400 for no SOAP message and never read the fault. Only a
 * body that is no message for SOAP has another status.
 */
export function faultResponse(
  error: SoapFault,
  soapVersion: SoapVersion,
  options: WriterOptions,
  added: readonly UndeclaredHeader[] = [],
): PlainResponse {
  const status = error instanceof RefusedBodyFault ? error.status : 500;
  const headers = [...headersOf(error), ...added];
  const response = xmlResponse(
    encodeFault(error, soapVersion, options, [...headersSentWith(error), ...headers]),
    status,
    soapVersion,
  );
  if (error instanceof OwnFault) keepOwnError(response, error.cause);
  return response;
}

/** The headers in which SOAP says more of a fault. */
function headersOf(error: SoapFault): readonly UndeclaredHeader[] {
  if (error instanceof VersionMismatchFault) return [upgradeHeader()];
  return error instanceof NotUnderstoodFault ? error.headers.map(notUnderstoodHeader) : [];
}

export function xmlResponse(body: string, status: number, soapVersion: SoapVersion): PlainResponse {
  return { status, headers: XML_HEADERS[soapVersion], body };
}

const XML_HEADERS = {
  "1.1": { "Content-Type": `${MEDIA_TYPES["1.1"]}; charset=utf-8` },
  "1.2": { "Content-Type": `${MEDIA_TYPES["1.2"]}; charset=utf-8` },
} as const;

/**
 * A fault of the handler's own. Its code is that of SOAP 1.1; for 1.2 it gets the name that it has there. What the reason repeats of
 * a request is anybody's, and of any length.
 */
export function fault(localName: OwnCode, reason: string, subcodes: readonly QName[] = []): SoapFault {
  const code = { namespace: SOAP_NAMESPACE["1.1"], localName };
  const shown = visibleText(reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason);
  return new SoapFault({ code, subcodes, reason: shown, actor: undefined, detail: undefined });
}

type OwnCode = "Client" | "DataEncodingUnknown" | "MustUnderstand" | "Server" | "VersionMismatch";

/** The finer code for a call whose operation or members are wrong (SOAP 1.2 part 2, 4.4). SOAP 1.1 has none. */
function callSubcode(localName: "BadArguments" | "ProcedureNotPresent"): QName {
  return { namespace: "http://www.w3.org/2003/05/soap-rpc", localName };
}

/** Characters: more than any error of the reader has. */
const LONGEST_REASON = 1500;

// #endregion

// #region runtime/http/service-documents.ts

/** The WSDL of a service and the documents that it refers to, for whoever asks for `?wsdl`. */
export interface ServiceDocuments {
  /**
   * The document for a query: `wsdl`, `wsdl=wsdl0`, `xsd=xsd0`, in any case.
   * @param address - where the service is called; it replaces the addresses in the WSDL, and the locations of the other documents
   * @returns undefined if no document has this query
   */
  document(query: string, address: string): string | undefined;
}

/**
 * Publishes documents under the queries of WCF. Nothing else can be asked for: who asks gives a query, and never the name of a file.
 * @param wsdl - the name of the WSDL among the files
 * @param files - the texts by name: paths with slashes, relative to one folder, as the documents refer to each other. A reference to
 * another document stays as it is
 * @throws TypeError if the WSDL is not among the files; DecodeError for a document that is not XML
 */
export function publishDocuments(wsdl: string, files: Readonly<Record<string, string>>): ServiceDocuments {
  const documents = collectDocuments(wsdl, new Map(Object.entries(files)));
  const queries = new Map([...documents].map(([query, { name }]) => [name, query]));
  return {
    document: (query, address) => {
      const found = documents.get(query.toLowerCase());
      if (found === undefined) return undefined;
      const { text, places, name } = found;
      let [written, at] = ["", 0];
      for (const { start, end, location } of places) {
        const other = location === undefined ? "" : queries.get(resolveLocation(location, name));
        if (other === undefined) continue;
        written += `${text.slice(at, start)}"${escapeAttribute(other === "" ? address : `${address}?${other}`)}"`;
        at = end;
      }
      return written + text.slice(at);
    },
  };
}

/** A document, and the places in it that are written anew. */
interface PublishedDocument {
  readonly name: string;
  readonly text: string;
  readonly places: readonly Place[];
}

/** The value of an attribute with its quotes: the location of another document, or the address of the service. */
interface Place {
  readonly start: number;
  readonly end: number;
  /** Undefined for the address. */
  readonly location: string | undefined;
}

/** All documents that can be asked for, by query, in the order of the references to them. */
function collectDocuments(wsdl: string, files: ReadonlyMap<string, string>): Map<string, PublishedDocument> {
  const found = new Map<string, PublishedDocument>();
  const seen = new Set<string>();
  const counts = { wsdl: 0, xsd: 0 };
  const pending = [wsdl];
  for (let name = pending.shift(); name !== undefined; name = pending.shift()) {
    const text = files.get(name);
    if (text === undefined || seen.has(name)) continue;
    seen.add(name);
    const { kind, places } = findPlaces(text, name);
    found.set(found.size === 0 ? "wsdl" : `${kind}=${kind}${counts[kind]++}`, { name, text: asUtf8(text), places });
    for (const { location } of places) if (location !== undefined) pending.push(resolveLocation(location, name));
  }
  if (found.size === 0) throw new TypeError(`there is no document ${quote(wsdl)} among the files`);
  return found;
}

/** The locations of the documents that a WSDL or a schema refers to. @throws DecodeError for a text that is not XML */
export function locationsIn(text: string, name: string): string[] {
  return findPlaces(asUtf8(text), name).places.flatMap(({ location }) => location ?? []);
}

function findPlaces(given: string, name: string): { kind: "wsdl" | "xsd"; places: Place[] } {
  const text = asUtf8(given);
  const places: Place[] = [];
  const parser = newSaxesParser();
  let kind: "wsdl" | "xsd" | undefined;
  parser.on("error", ({ message }) => {
    const facts = { element: name, path: "", expected: "well-formed XML", found: message.replace(/^\d+:\d+: /, "") };
    throw new DecodeError(facts, lineAndColumn(text, parser.position));
  });
  parser.on("opentag", (tag) => {
    kind ??= tag.uri === XSD_NAMESPACE ? "xsd" : "wsdl";
    const attribute = attributeToWrite(tag);
    if (attribute === undefined) return;
    // The parser is after the tag, and a tag contains no "<" (XML 1.0, 3.1).
    const start = text.lastIndexOf("<", parser.position - 1);
    const place = placeOf(attribute, text.slice(start, parser.position));
    const location = attribute === "schemaLocation" || tag.uri === WSDL ? tag.attributes[attribute]?.value : undefined;
    if (place !== undefined) places.push({ start: start + place.start, end: start + place.end, location });
  });
  parser.write(text).close();
  return { kind: kind ?? "wsdl", places };
}

const WSDL = "http://schemas.xmlsoap.org/wsdl/";

const SOAP_BINDINGS: readonly string[] = [`${WSDL}soap/`, `${WSDL}soap12/`];

/** The attribute of an element that says where something is. */
function attributeToWrite({ uri, local }: SaxesTagNS): "location" | "schemaLocation" | undefined {
  if (uri === WSDL && local === "import") return "location";
  if (uri === XSD_NAMESPACE && /^(?:import|include|redefine)$/.test(local)) return "schemaLocation";
  return SOAP_BINDINGS.includes(uri) && local === "address" ? "location" : undefined;
}

/** The range of an attribute's value in a tag, with its quotes. */
function placeOf(name: string, tag: string): { start: number; end: number } | undefined {
  // Names and values are matched in turn, so text inside a value never counts as an attribute.
  for (const { 0: whole, 1: found, 2: quoted = "", index } of tag.matchAll(ATTRIBUTE)) {
    const end = index + whole.length;
    if (found === name) return { start: end - quoted.length, end };
  }
  return undefined;
}

/** Matches from the first character of a name only, so that a long name is not tried from each of its characters. */
const ATTRIBUTE = /(?<![^ \t\r\n=<>"'/])([^ \t\r\n=<>"'/]+)[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')/g;

/** The name of the document that a location means in another one: relative to its folder (RFC 3986, 5.2). */
export function resolveLocation(location: string, from: string): string {
  const path = decodeLocation(trimSpace(location));
  if (/^[a-z][a-z\d+.-]*:|^[\\/]/i.test(path)) return path;
  const steps = from.split("/").slice(0, -1);
  for (const step of path.split(/[\\/]/)) {
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function decodeLocation(location: string): string {
  try {
    return decodeURIComponent(location);
  } catch {
    return location;
  }
}

/** The document is sent in UTF-8, and must declare it. */
function asUtf8(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/^(<\?xml[^>]*?\sencoding\s*=\s*["'])[^"']*/, "$1utf-8");
}

// #endregion

// #region runtime/http/handler-options.ts

/** How a handler reads requests, and what it does beside the messages. */
export interface HandlerOptions extends ReaderOptions, FaultOptions {
  /** See and change the text of requests and responses, and of faults. An error of a hook is one of the handler's own. */
  readonly messageHooks?: readonly MessageHook[] | undefined;
  /** What the handler does beside the messages, such as addressing and security. Each has a part in both messages. */
  readonly extensions?: readonly Extension[] | undefined;
  /** What is sent to whoever asks for `?wsdl`: what `publishDocuments` returns, or on Node.js `readDocuments`. Nothing if left out. */
  readonly documents?: ServiceDocuments | undefined;
  /**
   * Where the service is called, as its WSDL is to say: `https://example.com/Orders.svc`. If left out, it is the address of the request
   * for the WSDL, which a proxy may have changed.
   */
  readonly address?: string | undefined;
  /**
   * How many milliseconds a request may take to arrive, and as many for the implementation to answer it. After that, the caller gets a
   * fault, and in the second case `onError` the TimeoutError. No limit if left out.
   */
  readonly timeout?: number | undefined;
}

/** The options with what extensions do for one answer. */
export interface AnswerOptions extends HandlerOptions {
  readonly parts?: readonly AnswerExtension[] | undefined;
}

// #endregion

// #region runtime/http/answer-query.ts

/** Answers a request that has no message: one for the WSDL, or one with a method that is not served. */
export async function answerWithoutMessage(
  request: PlainRequest,
  { documents, address: given }: HandlerOptions,
): Promise<PlainResponse> {
  const { method, url } = request;
  // A response with this status must say what is allowed (RFC 9110, 15.5.6).
  if (documents === undefined) return emptyResponse(405, { Allow: "POST" });
  if (method !== "GET" && method !== "HEAD") return emptyResponse(405, { Allow: "GET, HEAD, POST" });
  const [called = "", query = ""] = url.split(/[?#]/, 2);
  const address = given ?? (called.startsWith("/") ? `${request.origin ?? ""}${called}` : called);
  if (query === "") return textResponse(200, `a SOAP service; its WSDL: ${address}?wsdl\n`);
  const text = documents.document(query, address);
  if (text === undefined) return textResponse(404, "no such document\n");
  return { status: 200, headers: { "Content-Type": "text/xml; charset=utf-8" }, body: text };
}

function textResponse(status: number, body: string): PlainResponse {
  return { status, headers: { "Content-Type": "text/plain; charset=utf-8" }, body };
}

export function emptyResponse(status: number, headers: PlainResponse["headers"]): PlainResponse {
  return { status, headers, body: "" };
}

// #endregion

// #region runtime/http/dispatch.ts

/** Something that serves an operation, and what of the operation tells its requests from others. */
export interface Addressed {
  readonly operation: Pick<Operation<never, never, never, never>, "name" | "soapAction"> & {
    readonly request: {
      readonly element?: QName | undefined;
      readonly body?: { readonly form?: "bare" | "parts" } | undefined;
    };
  };
}

/**
 * Finds the operation that a request is for: by its action, and where that is not enough by the element in its body, by which all
 * operations of a service can be told apart (WS-I Basic Profile 1.1, R2710). The action is empty for a request that names none.
 */
export class Dispatch<Served extends Addressed> {
  readonly #served: readonly Served[];
  /** By encoded action. */
  readonly #byAction = new Map<string, Served[]>();

  /** @throws TypeError for two operations with the same action and the same element: no request could tell them apart */
  constructor(served: readonly Served[]) {
    this.#served = served;
    const known = new Map<string, string>();
    for (const one of served) {
      const { operation } = one;
      const action = encodeUri(operation.soapAction);
      const same = this.#byAction.get(action);
      if (same === undefined) this.#byAction.set(action, [one]);
      else same.push(one);
      const address = addressOf(operation);
      const other = known.get(address);
      if (other !== undefined)
        throw new TypeError(
          `one of ${quote(other)} and ${quote(operation.name)} can be served: action and element are the same`,
        );
      known.set(address, operation.name);
    }
  }

  /**
   * What serves operations with this action; all for a request without one. An operation that has none is for any action: JAX-WS then
   * sends the one of WS-Addressing.
   */
  withAction(action: string): readonly Served[] {
    if (action === "") return this.#served;
    // Most come as they are known. Encoding takes longer than finding.
    const exact = this.#byAction.get(action) ?? this.#havingExactly(encodeUri(action));
    return exact.length > 0 ? exact : this.#havingExactly("");
  }

  /**
   * What serves operations with this action that take this element. Without an action, those that have none come first.
   * @param element - undefined for an empty body
   */
  taking(element: QName | undefined, action: string): readonly Served[] {
    const name = showElement(element);
    const takes = ({ operation }: Served): boolean => showElement(operation.request.element) === name;
    const exact = this.#havingExactly(encodeUri(action)).filter(takes);
    if (exact.length > 0) return exact;
    const known = this.withAction(action);
    const named = known.filter(takes);
    return named.length > 0 ? named : known.filter(takesOthers);
  }

  /** What serves an operation that is known already. */
  serving(operation: Served["operation"] | undefined): Served | undefined {
    return operation && this.#served.find((one) => one.operation === operation);
  }

  #havingExactly(encoded: string): readonly Served[] {
    return this.#byAction.get(encoded) ?? [];
  }
}

/** What tells the requests of an operation from those of others: the action, and the element in the body. */
export function addressOf({ soapAction, request }: Addressed["operation"]): string {
  return `${encodeUri(soapAction)} ${showElement(request.element)}`;
}

/** Whether an operation takes requests whose first element is one of several, or any. */
function takesOthers({ operation: { request } }: Addressed): boolean {
  return request.element === undefined && request.body?.form === "parts";
}

function showElement(element: QName | undefined): string {
  return element === undefined ? "" : clarkName(element);
}

// #endregion

// #region runtime/http/extended-answer.ts

/** A request, and the options for its answer. */
export interface BegunAnswer {
  readonly request: PlainRequest;
  readonly options: AnswerOptions;
}

/** Begins an answer with each extension. The last one is nearest to the network, so it sees the request first. */
export async function beginAnswer(
  extensions: readonly Extension[],
  request: PlainRequest,
  operations: readonly AnyOperation[],
  options: HandlerOptions,
): Promise<BegunAnswer> {
  const parts: AnswerExtension[] = [];
  let read = request;
  for (const extension of extensions.toReversed()) {
    const part = await extension.beginAnswer?.(read, operations, options, operations);
    if (part === undefined) continue;
    parts.unshift(part);
    read = part.request ?? read;
  }
  return { request: read, options: { ...withParts(extensions, parts, options), parts } };
}

/** Whether the message itself may name its operation, so that its action need not. */
export function isNamedByMessage({ parts = [] }: AnswerOptions): boolean {
  return parts.some(({ operation }) => operation !== undefined);
}

/** The operation that the message itself names. */
export function namedOperation({ parts = [] }: AnswerOptions): AnyOperation | undefined {
  return parts.map(({ operation }) => operation?.()).find((named) => named !== undefined);
}

/** The headers that extensions add to an answer; `"unwanted"` if nobody is to get it. */
export function answerHeaders(
  { parts = [] }: AnswerOptions,
  answer: GivenAnswer,
): readonly UndeclaredHeader[] | "unwanted" {
  const headers: UndeclaredHeader[] = [];
  for (const part of parts) {
    const own = part.answerHeaders?.(answer) ?? [];
    if (own === "unwanted") return own;
    headers.push(...own);
  }
  return headers;
}

/** What is sent in place of a response. */
export async function extendResponse({ parts = [] }: AnswerOptions, response: PlainResponse): Promise<PlainResponse> {
  let sent = response;
  for (const { respond } of parts) sent = (await respond?.(sent)) ?? sent;
  return sent;
}

// #endregion

// #region runtime/http/received-call.ts

/** What an implementation may ask about a call beside its message. */
export interface ReceivedCall {
  readonly operation: string;
  /** The address that was called, or the part of it from the path on, as the server has it. */
  readonly url: string;
  readonly httpHeaders: { get(name: string): string | null };
  /** Fires when the time for the answer is over, or when the caller has gone. Undefined if neither can be known. */
  readonly signal?: Signal | undefined;
}

/** The facts of a call. Its signal is made only for an implementation that asks for it, because most do not. */
export class CallFacts implements ReceivedCall {
  readonly operation: string;
  readonly url: string;
  readonly httpHeaders: PlainRequest["headers"];
  readonly #late: Signal | undefined;
  readonly #request: PlainRequest;

  /** @param late - fires when the time for the answer is over */
  constructor(operation: string, request: PlainRequest, late: Signal | undefined) {
    this.operation = operation;
    this.url = request.url;
    this.httpHeaders = request.headers;
    this.#late = late;
    this.#request = request;
  }

  get signal(): Signal | undefined {
    return firstOf(this.#late, this.#request.signal);
  }
}

/** A signal that fires when one of two does. */
function firstOf(late: Signal | undefined, gone: Signal | undefined): Signal | undefined {
  if (late === undefined || gone === undefined) return late ?? gone;
  const controller = newAbortController();
  for (const signal of [late, gone]) onAbort(signal, () => controller.abort(signal.reason));
  return controller.signal;
}

// #endregion

// #region runtime/http/served.ts

/** An operation that is served, and the function that does it. */
export interface Served {
  readonly operation: AnyOperation;
  readonly implement: (
    request: object,
    headers: object,
    call: ReceivedCall,
  ) => MaybePromise<Answer<object, object> | undefined>;
}

export type MaybePromise<T> = T | Promise<T>;

/** What an implementation returns. */
export interface Answer<Response, Headers> {
  /** The members of the response. */
  readonly body: Response;
  readonly headers?: Headers | undefined;
  /** Headers that the contract does not declare; `soapHeader` makes one. */
  readonly undeclaredHeaders?: readonly UndeclaredHeader[] | undefined;
}

// #endregion

// #region runtime/http/received-request.ts

/** How many characters a request may have if the options do not say. Anybody who reaches a handler can send it as many as they like. */
const MAX_REQUEST = 2 ** 24;

/**
 * The error for one of reading a request. Only then is a DecodeError about the request: an implementation may have one of its own.
 * @param payload - the name of the element in the body, if the operation is known
 */
function asReadingFault(error: unknown, payload?: string): unknown {
  return error instanceof DecodeError ? readingFault(error, payload) : error;
}

/** A request that has arrived, and what serves its operation. */
export interface ReceivedRequest {
  readonly served: Served;
  readonly text: string;
}

/**
 * Waits for the text of a request, and finds what serves its operation. If nothing serves its action, the body is not read, unless the
 * message itself may name the operation.
 * @throws SoapFault for what the caller is to know
 */
export async function receiveRequest(
  request: PlainRequest,
  dispatch: Dispatch<Served>,
  options: AnswerOptions,
): Promise<ReceivedRequest> {
  const action = actionOf(request);
  const [first, second] = dispatch.withAction(action);
  const unknown = first === undefined ? notPresent(`no operation for the action ${quote(action)}`) : undefined;
  if (unknown !== undefined && !isNamedByMessage(options)) throw unknown;
  const certain = action !== "" && second === undefined ? first : undefined;
  const sent = await textWithin(request, options);
  if (sent === undefined) throw fault("Client", "the body is not text in its encoding");
  const { messageHooks } = options;
  try {
    const text = messageHooks === undefined ? sent : await afterHooksFor(messageHooks, sent, certain, request);
    const named = dispatch.serving(namedOperation(options));
    if (unknown !== undefined && named === undefined) throw unknown;
    return { served: named ?? certain ?? servedByElement(text, action, dispatch, options), text };
  } catch (error) {
    throw asReadingFault(error);
  }
}

function afterHooksFor(
  hooks: readonly MessageHook[],
  text: string,
  certain: Served | undefined,
  { url, headers: httpHeaders }: PlainRequest,
): Promise<string> {
  return afterReceiveHooks(hooks, text, { operation: certain?.operation.name ?? "", url, httpHeaders });
}

/** @throws RefusedBodyFault for a body that is too long, or damaged */
async function textWithin(
  request: PlainRequest,
  { maxLength = MAX_REQUEST }: HandlerOptions,
): Promise<string | undefined> {
  try {
    // No character takes more bytes. So a body that is surely too long is refused before it is read.
    const length = Number(request.headers.get("content-length") ?? 0) / BYTES_OF_CHARACTER;
    if (codingOf(request) === "identity") checkLength(length, maxLength);
    return await request.text(maxLength);
  } catch (error) {
    if (error instanceof DecodeError) throw new RefusedBodyFault(413, error.message);
    throw error instanceof BodyError ? new RefusedBodyFault(400, error.message) : error;
  }
}

/** The most that a UTF-16 unit takes, in UTF-8. */
const BYTES_OF_CHARACTER = 3;

function servedByElement(text: string, action: string, dispatch: Dispatch<Served>, options: HandlerOptions): Served {
  const element = payloadElement(text, options, requestRules);
  const [served, ...others] = dispatch.taking(element, action);
  if (served !== undefined && others.length === 0) return served;
  const count = served === undefined ? "no operation" : "more than one operation";
  const found = element === undefined ? "an empty Body" : `the element ${clarkName(element)}`;
  throw notPresent(`${count} for the action ${quote(action)} and ${found}`);
}

/** Reads a request. @throws SoapFault for what the caller is to know */
export function readRequest(
  text: string,
  soapVersion: SoapVersion,
  operation: AnyOperation,
  options: HandlerOptions,
): Envelope<object, object> {
  try {
    const message = decodeEnvelope(operation.request, text, options, REQUEST);
    if (message.soapVersion === soapVersion) return message;
    throw new VersionMismatchFault(`a SOAP ${message.soapVersion} envelope with the content type of ${soapVersion}`);
  } catch (error) {
    throw asReadingFault(error, operation.request.element?.localName);
  }
}

const REQUEST: Purpose<object> = { isRequest: true, rules: requestRules };

// #endregion

// #region runtime/http/answer-request.ts

/** A request that is being answered. */
interface RequestInWork {
  readonly request: PlainRequest;
  readonly soapVersion: SoapVersion;
  readonly options: AnswerOptions;
}

/** Gives a response for every request: that of the operation, or a fault for every error of a message in SOAP. */
export async function answerRequest(
  request: PlainRequest,
  dispatch: Dispatch<Served>,
  options: AnswerOptions,
): Promise<PlainResponse> {
  const soapVersion = soapVersionOfRequest(request);
  if (soapVersion === undefined) return emptyResponse(415, {});
  // RFC 9110, 15.5.16.
  if (codingOf(request) === undefined) return emptyResponse(415, { "Accept-Encoding": CODINGS });
  const asked = { request, soapVersion, options };
  let known: AnyOperation | undefined;
  try {
    const receiving = (): Promise<ReceivedRequest> => receiveRequest(request, dispatch, options);
    const received = await inTime(receiving, options, ({ message }) => new RefusedBodyFault(408, message));
    const { operation } = received.served;
    known = operation;
    const implementing = implementationFor(received, asked);
    if (operation.response === noResponse) return await accept(implementing, operation.name, options);
    return await finish(respond(operation, await implementing(), asked), operation, asked);
  } catch (error) {
    const fault = respondFault(error, known, asked);
    try {
      return await finish(fault, known, asked);
    } catch (wrong) {
      return respondFault(wrong, known, asked) ?? ACCEPTED;
    }
  }
}

/** Reads a request. @returns a function that runs the implementation with it */
function implementationFor(
  { served: { operation, implement }, text }: ReceivedRequest,
  { request, soapVersion, options }: RequestInWork,
): () => MaybePromise<unknown> {
  const { headers, body } = readRequest(text, soapVersion, operation, options);
  for (const { check } of options.parts ?? []) check?.({ operation, headers, body, httpHeaders: request.headers });
  return () =>
    inTime(
      (late) => implement(body, headers, new CallFacts(operation.name, request, late)),
      options,
      (error) => error,
    );
}

function knownName(operation: AnyOperation | undefined): string {
  return operation?.name ?? "";
}

/** What is sent for a response, or if nobody is to get it. */
function finish(
  response: PlainResponse | undefined,
  operation: AnyOperation | undefined,
  { request, options }: RequestInWork,
): MaybePromise<PlainResponse> {
  if (response === undefined) return ACCEPTED;
  return options.messageHooks === undefined ? response : afterHooks(response, knownName(operation), request, options);
}

/** The response; undefined if nobody is to get it. */
function respond(
  operation: AnyOperation,
  answer: unknown,
  { request, soapVersion, options }: RequestInWork,
): PlainResponse | undefined {
  checkAnswer(answer, operation.name);
  const added = answerHeaders(options, { operation, body: answer.body, fault: undefined });
  if (added === "unwanted") return undefined;
  const { body, headers, undeclaredHeaders = [] } = answer;
  const content = { body, headers, undeclaredHeaders: [...undeclaredHeaders, ...added] };
  const { response } = operation;
  // Hooks and extensions want text.
  const isSeen = options.messageHooks !== undefined || options.parts !== undefined;
  const sent = isSeen ? undefined : request.respond?.(response, content, soapVersion, options);
  return sent ?? xmlResponse(encodeMessage(response, content, soapVersion, options), 200, soapVersion);
}

/** The fault for an error; undefined if nobody is to get it. */
function respondFault(
  error: unknown,
  operation: AnyOperation | undefined,
  { soapVersion, options }: RequestInWork,
): PlainResponse | undefined {
  const fault = faultFor(error, knownName(operation), options);
  const added = answerHeaders(options, { operation, body: undefined, fault });
  return added === "unwanted" ? undefined : faultResponse(fault, soapVersion, options, added);
}

/**
 * Runs a step of an answer within the time of the options.
 * @param late - makes the error for a step that takes longer, from a TimeoutError that says how long
 */
function inTime<T>(
  step: (signal: Signal | undefined) => MaybePromise<T>,
  { timeout }: HandlerOptions,
  late: (error: Error) => Error,
): MaybePromise<T> {
  return timeout === undefined ? step(undefined) : within(timeout, step, late);
}

async function within<T>(
  timeout: number,
  step: (signal: Signal | undefined) => MaybePromise<T>,
  late: (error: Error) => Error,
): Promise<T> {
  const given: { signal?: Signal | undefined } = {};
  try {
    return await withTimeout(timeout, undefined, async (signal) => {
      given.signal = signal;
      return step(signal);
    });
  } catch (error) {
    const isLate = error instanceof Error && given.signal?.aborted === true && error === given.signal.reason;
    throw isLate ? late(newTimeoutError(`not over within ${timeout} ms`)) : error;
  }
}

/** The response after the hooks for what is sent. */
async function afterHooks(
  response: PlainResponse,
  operation: string,
  { url }: PlainRequest,
  { messageHooks }: HandlerOptions,
): Promise<PlainResponse> {
  const { body: text } = response;
  if (messageHooks === undefined || typeof text !== "string") return response;
  const httpHeaders = lastOfEachName(response.headers);
  const body = await afterSendHooks(messageHooks, text, { operation, url, httpHeaders });
  const changed = { ...response, headers: httpHeaders, body };
  passOwnError(response, changed);
  return changed;
}

/**
 * Runs a one-way operation. The caller learns only that the request has arrived (WS-I Basic Profile 1.1, R2714 and R2715), so any error is
 * one for `onError`.
 */
async function accept(
  implement: () => MaybePromise<unknown>,
  operation: string,
  options: HandlerOptions,
): Promise<PlainResponse> {
  try {
    await implement();
  } catch (error) {
    tellError(error, operation, options);
  }
  return ACCEPTED;
}

const ACCEPTED: PlainResponse = { status: 202, headers: {}, body: "" };

const ANSWER_KEYS: readonly PropertyKey[] = ["body", "headers", "undeclaredHeaders"];

/**
 * The types say what an implementation returns. Plain JavaScript, a forgotten `return` and a cast may give something else.
 * @throws TypeError for anything but an object with a body, and headers if it has any
 */
function checkAnswer(given: unknown, operation: string): asserts given is Answer<object, object> {
  const isObject = typeof given === "object" && given !== null;
  const others = isObject && !Array.isArray(given) ? allKeys(given).filter((key) => !ANSWER_KEYS.includes(key)) : [];
  if (isObject && "body" in given && others.length === 0) return;
  const keys = others
    .slice(0, 5)
    .map((key) => describeName(String(key)))
    .join(", ");
  const found = isObject ? (keys === "" ? "an object without body" : `an object with ${keys}`) : describeKind(given);
  throw new TypeError(
    `the implementation of ${quote(operation)} must return { body } or { body, headers }, where body has the members of the response; it returned ${visibleText(found)}`,
  );
}

// #endregion

// #region runtime/http/fetch-standard.ts

/** Answers a request of the fetch standard, or one that is described as for `fetch`. */
export async function answerFetch(
  answer: (request: PlainRequest) => Promise<PlainResponse>,
  input: ServerRequest | string,
  init?: unknown,
): Promise<ServerResponse> {
  const request = typeof input === "string" ? newRequest(input, init) : input;
  const { method, url, headers } = request;
  const { body } = request;
  const bytes = body ? { bytes: () => bytesOf(body, codingOf(request)) } : {};
  const plain = await answer({
    method,
    url,
    headers,
    text: (maxLength) => textOf(request, maxLength),
    ...bytes,
    get signal() {
      return request.signal;
    },
  });
  const response = newResponse(plain.body, plain.status, plain.headers);
  passOwnError(plain, response);
  return response;
}

function bytesOf(body: PipedStream, coding: Coding | undefined): ByteStream {
  return coding === undefined || coding === "identity" ? body : decompressed(body, coding);
}

/** The text of a request. Servers of the fetch standard do not decompress it. */
async function textOf(request: ServerRequest, maxLength: number): Promise<string | undefined> {
  const { body, headers } = request;
  const contentType = headers.get("content-type");
  const coding = codingOf(request);
  if (coding === undefined || coding === "identity" || !body) return readText(request, contentType, maxLength);
  const pieces = decompressed(body, coding);
  try {
    return await readPieces(pieces, contentType, maxLength);
  } catch (error) {
    throw error instanceof DecodeError ? error : codingError(coding, error);
  }
}

// #endregion

// #region runtime/http/handler.ts

/** What generated code says of an endpoint: `batchEndpoint`. */
export interface Endpoint {
  readonly name: string;
  readonly operations: Readonly<Record<string, AnyOperation>>;
  /** What its clients and handlers do beside the messages, because the service asks for it. */
  readonly extensions?: readonly Extension[];
  /** What the service asks for and the package does only with an extension that a program chooses. */
  readonly asked?: Asked;
}

/** A function for each operation that is served; calls of the others are answered with a fault. */
export type Implementation<E extends Endpoint> = {
  readonly [Name in keyof E["operations"]]?: ImplementationOf<E["operations"][Name]>;
};

/**
 * Gets the members of a request, its headers, and what else is known of the call. Returns the members of the response, and its
 * headers if it has any; nothing for a one-way operation.
 */
export type ImplementationOf<O> =
  O extends Operation<infer Request, infer Response, infer RequestHeaders, infer ResponseHeaders>
    ? (
        request: Request,
        headers: RequestHeaders,
        call: ReceivedCall,
      ) => MaybePromise<[Response] extends [undefined] ? void : Answer<Response, ResponseHeaders>>
    : never;

/** Answers HTTP requests; called like `fetch`, it takes the place of one in tests. */
export type Handler = (request: ServerRequest | string, init?: unknown) => Promise<ServerResponse>;

/** A handler that servers with objects of their own can use as well. */
export interface PlainHandler extends Handler {
  /** Answers a request without objects of the fetch standard. */
  answer(request: PlainRequest): Promise<PlainResponse>;
}

/**
 * Serves an endpoint: finds the operation that a request is for, reads the request, calls the implementation, and writes what it
 * returns. If the implementation throws a SoapFault, the caller gets that. The caller gets "internal error" for any other error,
 * and `onError` hears of it. The promise of a response never rejects because of such an error.
 * @throws TypeError if two operations are implemented that no request can tell apart
 */
export function createHandler<E extends Endpoint>(
  endpoint: E,
  implementation: Implementation<E>,
  options: HandlerOptions = {},
): PlainHandler {
  return createSharedHandler([implementEndpoint(endpoint, implementation)], options);
}

/** An endpoint with its implementation, for `createSharedHandler`. */
export interface ImplementedEndpoint {
  readonly served: readonly Served[];
  readonly extensions: readonly Extension[];
}

/** Combines an endpoint with its implementation, so that one handler can serve several. */
export function implementEndpoint<E extends Endpoint>(
  { operations, extensions = [] }: E,
  implementation: Implementation<E>,
): ImplementedEndpoint {
  const served = Object.entries(operations).flatMap(([name, operation]): Served[] => {
    const implement: unknown = implementation[name];
    // Every object has functions of the language, such as toString. They implement nothing.
    if (!isImplementation(implement) || implement === Reflect.get(Object.prototype, name)) return [];
    // Bound, because it may be a method of a class.
    return [{ operation, implement: implement.bind(implementation) }];
  });
  return { served, extensions };
}

/**
 * Serves several endpoints at one address, like `createHandler` for one. The action of a request selects the endpoint, or the element
 * in the body if the action is not enough.
 * @throws TypeError if two operations, of one endpoint or of two, have requests that cannot be distinguished
 */
export function createSharedHandler(
  endpoints: readonly ImplementedEndpoint[],
  options: HandlerOptions = {},
): PlainHandler {
  const served = endpoints.flatMap((endpoint) => endpoint.served);
  const dispatch = new Dispatch(served);
  const operations = served.map(({ operation }) => operation);
  const extensions = allExtensions(
    ...endpoints.map((endpoint) => endpoint.extensions.map((extension) => askedFor(extension, endpoints))),
    options.extensions,
  );
  const answerExtended = async (request: PlainRequest): Promise<PlainResponse> => {
    try {
      const begun = await beginAnswer(extensions, request, operations, options);
      return await extendResponse(begun.options, await answerRequest(begun.request, dispatch, begun.options));
    } catch (error) {
      return faultResponse(faultFor(error, "", options), soapVersionOfRequest(request) ?? "1.1", options);
    }
  };
  const answer = (request: PlainRequest): Promise<PlainResponse> => {
    if (request.method !== "POST") return answerWithoutMessage(request, options);
    // One promise less for each request.
    return extensions.length === 0 ? answerRequest(request, dispatch, options) : answerExtended(request);
  };
  return Object.assign((input: ServerRequest | string, init?: unknown) => answerFetch(answer, input, init), { answer });
}

/** An extension of an endpoint that learns which of the operations at the same address are of endpoints that ask for it. */
function askedFor(extension: Extension, endpoints: readonly ImplementedEndpoint[]): Extension {
  const { name, beginAnswer } = extension;
  if (beginAnswer === undefined) return extension;
  const asking = endpoints
    .filter(({ extensions }) => extensions.some((each) => each.name === name))
    .flatMap(({ served }) => served.map(({ operation }) => operation));
  return {
    ...extension,
    beginAnswer: (request, operations, limits) => beginAnswer(request, operations, limits, asking),
  };
}

/** The types say that it is one; plain JavaScript may say otherwise. */
function isImplementation(value: unknown): value is Served["implement"] {
  return typeof value === "function";
}

// #endregion

// #region runtime/http/route-by-path.ts

/**
 * Serves several handlers on one server, each at its path: `routeByPath({ "/Batch.svc": batch, "/Orders.svc": orders })`. Case is
 * ignored, as in IIS. Other paths get the status 404.
 * @throws TypeError for a path that does not begin with a slash, or that is another one in other case
 */
export function routeByPath(handlers: Readonly<Record<string, PlainHandler>>): PlainHandler {
  const routes = new Map<string, PlainHandler>();
  for (const [path, handler] of Object.entries(handlers)) {
    if (!path.startsWith("/") || routes.has(path.toLowerCase()))
      throw new TypeError("each path must begin with a slash and be another one");
    routes.set(path.toLowerCase(), handler);
  }
  const answer = async (request: PlainRequest): Promise<PlainResponse> => {
    const handler = routes.get(pathIn(request.url).toLowerCase());
    return handler === undefined ? NOT_FOUND : handler.answer(request);
  };
  return Object.assign((...given: Parameters<PlainHandler>) => answerFetch(answer, ...given), { answer });
}

const NOT_FOUND: PlainResponse = {
  status: 404,
  headers: { "Content-Type": "text/plain; charset=utf-8" },
  body: "nothing is served here\n",
};

/** The path of an address, or of the part of one that begins with it. */
function pathIn(url: string): string {
  const [address = ""] = url.split(/[?#]/, 1);
  return address.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, "");
}

// #endregion

// #region runtime/http/whole-answers.ts

/** Calls whose answers must be read as a whole, because an extension verifies them before anybody sees a part. */
export const wholeAnswers: WeakSet<BegunCall> = /* @__PURE__ */ new WeakSet();

// #endregion

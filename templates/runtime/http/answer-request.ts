import { DecodeError, describeKind, describeName } from "../errors.js";
import { newResponse, printError, type ServerRequest, type ServerResponse } from "../platform/platform.js";
import type { ReaderOptions } from "../read/reader-options.js";
import { DeclaredFault, withDetail } from "../soap/declared-fault.js";
import { decodeEnvelope, encodeMessage, payloadElement } from "../soap/envelope.js";
import type { Envelope } from "../soap/message.js";
import { NotUnderstoodError } from "../soap/must-understand.js";
import type { AnyOperation } from "../soap/operation.js";
import { SOAP_NAMESPACE, type SoapVersion } from "../soap/soap.js";
import { checkFault, encodeFault, SoapFault } from "../soap/soap-fault.js";
import { allKeys } from "../values/members.js";
import { quote, visibleText } from "../visible-text.js";
import type { WriterOptions } from "../write/writer-options.js";
import { clarkName, type QName } from "../xml/qname.js";
import { readText } from "./body-text.js";
import type { Dispatch } from "./dispatch.js";
import { keepOwnError } from "./own-error.js";
import { actionOf, MEDIA_TYPES } from "./soap-action.js";

/** An operation that is served, and the function that does it. */
export interface Served {
  readonly operation: AnyOperation;
  readonly implement: (request: object, headers: object) => MaybePromise<Answer<object, object>>;
}

export type MaybePromise<T> = T | Promise<T>;

/** What an implementation returns. */
export interface Answer<Response, Headers> {
  /** The members of the response. */
  readonly body: Response;
  readonly headers?: Headers | undefined;
}

export interface HandlerOptions extends ReaderOptions, WriterOptions {
  /**
   * Called with every error of which the caller learns only that there was one, and with the name of the operation, which is empty
   * if the error came before the operation was known. If left out, both are printed with `console.error`.
   */
  readonly onError?: ((error: unknown, operation: string) => void) | undefined;
}

/** How many characters a request may have if the options do not say. Anybody who reaches a handler can send it as many as they like. */
const MAX_REQUEST = 2 ** 24;

/** Gives a response for every request in SOAP: that of the operation, or a fault for every error. */
export async function answerRequest(
  request: ServerRequest,
  soapVersion: SoapVersion,
  dispatch: Dispatch<Served>,
  options: HandlerOptions,
): Promise<ServerResponse> {
  let name = "";
  try {
    const { served, text } = await orFault(() => receive(request, dispatch, options));
    const { operation, implement } = served;
    name = operation.name;
    const { headers, body } = await orFault(() => readRequest(text, soapVersion, operation, options));
    const answer = await implement(body, headers);
    checkAnswer(answer, name);
    return xmlResponse(encodeMessage(operation.response, answer, soapVersion, options), 200, soapVersion);
  } catch (error) {
    return faultResponse(faultFor(error, name, options), soapVersion, options);
  }
}

/** Runs what reads a request. Only here is a DecodeError about the request: an implementation may have one of its own. */
async function orFault<T>(read: () => MaybePromise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NotUnderstoodError) throw new NotUnderstoodFault(error);
    throw error instanceof DecodeError ? fault("Client", error.message) : error;
  }
}

interface Received {
  readonly served: Served;
  readonly text: string;
}

/**
 * Reads the text of a request, and finds what serves its operation. If nothing serves its action, the body is not read.
 * @throws SoapFault for what the caller is to know
 */
async function receive(request: ServerRequest, dispatch: Dispatch<Served>, options: HandlerOptions): Promise<Received> {
  const action = actionOf(request);
  const [first, ...others] = dispatch.withAction(action);
  if (first === undefined) throw fault("Client", `no operation for the action ${quote(action)}`);
  const text = await readText(request, request.headers.get("content-type"), options.maxLength ?? MAX_REQUEST);
  if (text === undefined) throw fault("Client", "the body is not text in its encoding");
  const served = action !== "" && others.length === 0 ? first : servedByElement(text, action, dispatch, options);
  return { served, text };
}

function servedByElement(text: string, action: string, dispatch: Dispatch<Served>, options: HandlerOptions): Served {
  const element = payloadElement(text, options);
  const [served, ...others] = element === undefined ? [] : dispatch.taking(element, action);
  if (served !== undefined && others.length === 0) return served;
  const count = served === undefined ? "no operation" : "more than one operation";
  const found = element === undefined ? "an empty Body" : `the element ${clarkName(element)}`;
  throw fault("Client", `${count} for the action ${quote(action)} and ${found}`);
}

function readRequest(
  text: string,
  soapVersion: SoapVersion,
  operation: AnyOperation,
  options: HandlerOptions,
): Envelope<object, object> {
  const message = decodeEnvelope(operation.request, text, options, { isRequest: true });
  if (message.soapVersion === soapVersion) return message;
  throw fault("VersionMismatch", `a SOAP ${message.soapVersion} envelope with the content type of ${soapVersion}`);
}

/**
 * The types say what an implementation returns. Plain JavaScript, a forgotten `return` and a cast may give something else.
 * @throws TypeError for anything but an object with a body, and headers if it has any
 */
function checkAnswer(answer: Answer<object, object>, operation: string): void {
  const given: unknown = answer;
  const isObject = typeof given === "object" && given !== null;
  const others =
    isObject && !Array.isArray(given) ? allKeys(given).filter((key) => key !== "body" && key !== "headers") : [];
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

/** The fault that the caller gets for an error. */
function faultFor(error: unknown, operation: string, options: HandlerOptions): SoapFault {
  try {
    if (!(error instanceof SoapFault)) return ownFault(error, operation, options);
    const known = error instanceof DeclaredFault ? withDetail(error, options) : error;
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

/** Tells `onError`. The caller gets a response even if `onError` throws, rejects or never ends. */
function ownFault(error: unknown, operation: string, { onError = printError }: HandlerOptions): OwnFault {
  const tell = async (): Promise<void> => onError(error, operation);
  tell().catch((wrong: unknown) => printError(wrong, operation));
  return new OwnFault(error);
}

/** The answer to a header that must be understood and is not (SOAP 1.1, 4.4.1; SOAP 1.2 part 1, 5.4.8). */
class NotUnderstoodFault extends SoapFault {
  readonly header: QName;

  constructor({ header }: NotUnderstoodError) {
    super(fault("MustUnderstand", `the header ${clarkName(header)} must be understood, and is not`));
    this.header = header;
  }
}

/**
 * The status is 500 for all faults, as SOAP 1.1 wants it (6.2). SOAP 1.2 has 400 for those that blame the caller (part 2, 7.5.2.2),
 * but WCF answers with 500 in both versions, and WCF's clients take a 400 for no SOAP message and never read the fault.
 */
function faultResponse(error: SoapFault, soapVersion: SoapVersion, options: WriterOptions): ServerResponse {
  const notUnderstood = error instanceof NotUnderstoodFault ? error.header : undefined;
  const response = xmlResponse(encodeFault(error, soapVersion, options, notUnderstood), 500, soapVersion);
  if (error instanceof OwnFault) keepOwnError(response, error.cause);
  return response;
}

function xmlResponse(text: string, status: number, soapVersion: SoapVersion): ServerResponse {
  return newResponse(text, status, { "Content-Type": `${MEDIA_TYPES[soapVersion]}; charset=utf-8` });
}

/**
 * A fault of the handler's own. Its code is that of SOAP 1.1; for 1.2 it gets the name that it has there. What the reason repeats of
 * a request is anybody's, and of any length.
 */
function fault(localName: "Client" | "MustUnderstand" | "Server" | "VersionMismatch", reason: string): SoapFault {
  const code = { namespace: SOAP_NAMESPACE["1.1"], localName };
  const shown = visibleText(reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason);
  return new SoapFault({ code, subcodes: [], reason: shown, actor: undefined, detail: undefined });
}

/** Characters: more than any error of the reader has. */
const LONGEST_REASON = 1500;

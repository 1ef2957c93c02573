import { describeKind } from "../describe-kind.js";
import { describeName } from "../descriptions.js";
import { DecodeError } from "../errors.js";
import { newTimeoutError, type Signal } from "../platform/platform.js";
import { noResponse } from "../soap/empty.js";
import { decodeEnvelope, encodeMessage, payloadElement } from "../soap/envelope.js";
import type { Envelope } from "../soap/message.js";
import type { AnyOperation } from "../soap/operation.js";
import { requestRules } from "../soap/request-rules.js";
import type { SoapVersion, UndeclaredHeader } from "../soap/soap.js";
import { allKeys } from "../values/members.js";
import { quote, visibleText } from "../visible-text.js";
import { checkLength } from "../xml/limits.js";
import { clarkName } from "../xml/name-forms.js";
import type { Dispatch } from "./dispatch.js";
import { BodyError, codingOf, type PlainRequest, type PlainResponse } from "./exchange.js";
import { answerHeaders, isNamedByMessage, namedOperation } from "./extended-answer.js";
import {
  fault,
  faultFor,
  faultResponse,
  notPresent,
  RefusedBodyFault,
  readingFault,
  tellError,
  VersionMismatchFault,
  xmlResponse,
} from "./handler-faults.js";
import type { AnswerOptions, HandlerOptions } from "./handler-options.js";
import { lastOfEachName } from "./http-headers.js";
import { afterReceiveHooks, afterSendHooks } from "./message-hooks.js";
import { passOwnError } from "./own-error.js";
import { CallFacts, type ReceivedCall } from "./received-call.js";
import { actionOf } from "./soap-action.js";
import { withTimeout } from "./timeout.js";

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

/** How many characters a request may have if the options do not say. Anybody who reaches a handler can send it as many as they like. */
const MAX_REQUEST = 2 ** 24;

/** Gives a response for every request in SOAP: that of the operation, or a fault for every error. */
export async function answerRequest(
  request: PlainRequest,
  soapVersion: SoapVersion,
  dispatch: Dispatch<Served>,
  options: AnswerOptions,
): Promise<PlainResponse> {
  let known: AnyOperation | undefined;
  const finish = (response: PlainResponse): MaybePromise<PlainResponse> =>
    options.messageHooks === undefined ? response : afterHooks(response, knownName(known), request, options);
  try {
    const receiving = (): Promise<ReceivedRequest> => receive(request, dispatch, options);
    const { served, text } = await inTime(receiving, options, ({ message }) => new RefusedBodyFault(408, message));
    const { operation, implement } = served;
    known = operation;
    const { headers, body } = readRequest(text, soapVersion, operation, options);
    for (const { check } of options.parts ?? []) check?.({ headers, body, httpHeaders: request.headers });
    const implementing = (): MaybePromise<unknown> =>
      inTime(
        (late) => implement(body, headers, new CallFacts(operation.name, request, late)),
        options,
        (error) => error,
      );
    if (operation.response === noResponse) return await accept(implementing, operation.name, options);
    const answer = await implementing();
    checkAnswer(answer, operation.name);
    const response = respond(operation, answer, soapVersion, options);
    return response === undefined ? ACCEPTED : await finish(response);
  } catch (error) {
    const response = respondFault(error, known, soapVersion, options);
    if (response === undefined) return ACCEPTED;
    try {
      return await finish(response);
    } catch (wrong) {
      return respondFault(wrong, known, soapVersion, options) ?? ACCEPTED;
    }
  }
}

function knownName(operation: AnyOperation | undefined): string {
  return operation?.name ?? "";
}

/** The response; undefined if nobody is to get it. */
function respond(
  operation: AnyOperation,
  answer: Answer<object, object>,
  soapVersion: SoapVersion,
  options: AnswerOptions,
): PlainResponse | undefined {
  const added = answerHeaders(options, { operation, body: answer.body, fault: undefined });
  if (added === "unwanted") return undefined;
  const undeclaredHeaders = [...(answer.undeclaredHeaders ?? []), ...added];
  const text = encodeMessage(operation.response, { ...answer, undeclaredHeaders }, soapVersion, options);
  return xmlResponse(text, 200, soapVersion);
}

/** The fault for an error; undefined if nobody is to get it. */
function respondFault(
  error: unknown,
  operation: AnyOperation | undefined,
  soapVersion: SoapVersion,
  options: AnswerOptions,
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

/**
 * The error for one of reading a request. Only then is a DecodeError about the request: an implementation may have one of its own.
 * @param payload - the name of the element in the body, if the operation is known
 */
function asReadingFault(error: unknown, payload?: string): unknown {
  return error instanceof DecodeError ? readingFault(error, payload) : error;
}

interface ReceivedRequest {
  readonly served: Served;
  readonly text: string;
}

/**
 * Reads the text of a request, and finds what serves its operation. If nothing serves its action, the body is not read, unless the
 * message itself may name the operation.
 * @throws SoapFault for what the caller is to know
 */
async function receive(
  request: PlainRequest,
  dispatch: Dispatch<Served>,
  options: AnswerOptions,
): Promise<ReceivedRequest> {
  const action = actionOf(request);
  const [first, ...others] = dispatch.withAction(action);
  const unknown = first === undefined ? notPresent(`no operation for the action ${quote(action)}`) : undefined;
  if (unknown !== undefined && !isNamedByMessage(options)) throw unknown;
  const sent = await bodyOf(request, options);
  if (sent === undefined) throw fault("Client", "the body is not text in its encoding");
  const certain = action !== "" && others.length === 0 ? first : undefined;
  const { url, headers: httpHeaders } = request;
  const facts = { operation: knownName(certain?.operation), url, httpHeaders };
  try {
    const { messageHooks } = options;
    const text = messageHooks === undefined ? sent : await afterReceiveHooks(messageHooks, sent, facts);
    const named = dispatch.serving(namedOperation(options));
    if (unknown !== undefined && named === undefined) throw unknown;
    return { served: named ?? certain ?? servedByElement(text, action, dispatch, options), text };
  } catch (error) {
    throw asReadingFault(error);
  }
}

/** @throws RefusedBodyFault for a body that is too long, or damaged */
async function bodyOf(request: PlainRequest, { maxLength = MAX_REQUEST }: HandlerOptions): Promise<string | undefined> {
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

function readRequest(
  text: string,
  soapVersion: SoapVersion,
  operation: AnyOperation,
  options: HandlerOptions,
): Envelope<object, object> {
  try {
    const message = decodeEnvelope(operation.request, text, options, { isRequest: true, rules: requestRules });
    if (message.soapVersion === soapVersion) return message;
    throw new VersionMismatchFault(`a SOAP ${message.soapVersion} envelope with the content type of ${soapVersion}`);
  } catch (error) {
    throw asReadingFault(error, operation.request.element?.localName);
  }
}

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

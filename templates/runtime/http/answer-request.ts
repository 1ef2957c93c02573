import { describeKind } from "../describe-kind.js";
import { describeName } from "../descriptions.js";
import { newTimeoutError, type Signal } from "../platform/platform.js";
import { noResponse } from "../soap/empty.js";
import { encodeMessage } from "../soap/envelope.js";
import type { AnyOperation } from "../soap/operation.js";
import type { SoapVersion } from "../soap/soap.js";
import { allKeys } from "../values/members.js";
import { quote, visibleText } from "../visible-text.js";
import { emptyResponse } from "./answer-query.js";
import type { Dispatch } from "./dispatch.js";
import { CODINGS, codingOf, type PlainRequest, type PlainResponse } from "./exchange.js";
import { answerHeaders } from "./extended-answer.js";
import { faultFor, faultResponse, RefusedBodyFault, tellError, xmlResponse } from "./handler-faults.js";
import type { AnswerOptions, HandlerOptions } from "./handler-options.js";
import { lastOfEachName } from "./http-headers.js";
import { afterSendHooks } from "./message-hooks.js";
import { passOwnError } from "./own-error.js";
import { CallFacts } from "./received-call.js";
import { type ReceivedRequest, readRequest, receiveRequest } from "./received-request.js";
import type { Answer, MaybePromise, Served } from "./served.js";
import { soapVersionOfRequest } from "./soap-action.js";
import { withTimeout } from "./timeout.js";

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

import { DecodeError } from "../errors.js";
import { decodeEnvelope, payloadElement } from "../soap/envelope.js";
import type { Envelope, Purpose } from "../soap/message.js";
import type { AnyOperation } from "../soap/operation.js";
import { requestRules } from "../soap/request-rules.js";
import type { SoapVersion } from "../soap/soap.js";
import { quote } from "../visible-text.js";
import { checkLength } from "../xml/limits.js";
import { clarkName } from "../xml/name-forms.js";
import type { Dispatch } from "./dispatch.js";
import { BodyError, codingOf, type PlainRequest } from "./exchange.js";
import { isNamedByMessage, namedOperation } from "./extended-answer.js";
import { fault, notPresent, RefusedBodyFault, readingFault, VersionMismatchFault } from "./handler-faults.js";
import type { AnswerOptions, HandlerOptions } from "./handler-options.js";
import { afterReceiveHooks, type MessageHook } from "./message-hooks.js";
import type { Served } from "./served.js";
import { actionOf } from "./soap-action.js";

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

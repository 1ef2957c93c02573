import { DecodeError } from "../errors.js";
import type { HttpResponse } from "../platform/platform.js";
import type { ReaderOptions } from "../read/reader-options.js";
import { decodeEnvelope } from "../soap/envelope.js";
import type { Envelope, Message } from "../soap/message.js";
import { SoapFault } from "../soap/soap-fault.js";
import { type HttpFacts, isSuccess, type ReceivedResponse } from "./call-facts.js";
import { envelopeIn } from "./envelope-text.js";
import { keepAnswer } from "./fault-answers.js";
import { HttpError } from "./http-error.js";
import { addOwnError } from "./own-error.js";
import type { ResponseChecks } from "./response-checks.js";

export { encodeMessage } from "../soap/envelope.js";

/**
 * Reads an answer of any kind: a response, a fault, or what is neither. An answer with attachments is not a response, because some values
 * may be among them. It may be a fault all the same.
 * @throws SoapFault for a fault; HttpError for an answer that is neither, or that its status contradicts; DecodeError for any other message
 */
export function readAnswer<Headers, Body>(
  message: Message<Headers, Body>,
  { response, facts }: ReceivedResponse,
  options: ReaderOptions,
  checks: Pick<ResponseChecks, "checkHeaders" | "checkFault">,
): Envelope<Headers, Body> {
  const succeeded = isSuccess(facts.status);
  const envelope = envelopeIn(facts);
  if (envelope === undefined) throw httpError(facts, response);
  const isWhole = envelope === facts.body;
  try {
    const read = decodeEnvelope(message, envelope, options, {
      checkHeaders: succeeded ? (headers) => checks.checkHeaders(headers) : undefined,
    });
    if (succeeded && isWhole) return read;
  } catch (error) {
    if (error instanceof SoapFault) {
      keepAnswer(error, facts);
      addOwnError(error, response);
      checks.checkFault(error);
    }
    if (isWhole || !(error instanceof DecodeError)) throw error;
  }
  throw httpError(facts, response);
}

function httpError(facts: HttpFacts, response: HttpResponse): HttpError {
  const error = new HttpError(facts);
  addOwnError(error, response);
  return error;
}

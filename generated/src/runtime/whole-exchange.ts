// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import {
  type HttpFacts,
  isMultipart,
  isSuccess,
  type MediaType,
  parseMediaType,
  type ReceivedResponse,
  type ResponseChecks,
} from "./calls.js";
import { addOwnError, keepAnswer } from "./exchange.js";
import { HttpError } from "./http-error.js";
import { decodeEnvelope, type ReaderOptions } from "./messages.js";
import type { Envelope, Message } from "./plain.js";
import { SoapFault } from "./soap-fault.js";
import { DecodeError, type HttpResponse } from "./values.js";

export { encodeMessage } from "./messages.js";

// #region runtime/http/envelope-text.ts

/**
 * The text of the envelope that an answer seems to be, or to have as its root part. Decoding says whether it really is one.
 * @returns undefined for an answer of any other kind, such as a page
 */
export function envelopeIn({ httpHeaders, body }: HttpFacts): string | undefined {
  if (body === undefined) return undefined;
  const mediaType = parseMediaType(httpHeaders.get("content-type"));
  const text = mediaType !== undefined && isMultipart(mediaType) ? rootPart(body, mediaType) : body;
  return text !== undefined && mayBeEnvelope(text) ? text : undefined;
}

/** Whether an envelope begins near the start. What XML allows before the first element may be of any length (XML 1.0, 2.8). */
function mayBeEnvelope(text: string): boolean {
  const start = prologEnd(text);
  return /<(?:[^\s<>!?/:]+:)?Envelope[\s/>]/.test(text.slice(start, start + 2000));
}

/** The offset after the XML declaration, comments, processing instructions and white space at the beginning of a text. */
function prologEnd(text: string): number {
  let at = 0;
  for (let next = itemEnd(text, at); next !== at; next = itemEnd(text, at)) at = next;
  return at;
}

/** The offset after the item of a prolog at an offset; the same offset if there is none. */
function itemEnd(text: string, at: number): number {
  if (text.startsWith("<!--", at)) return endOf("-->", text, at + "<!--".length);
  if (text.startsWith("<?", at)) return endOf("?>", text, at + "<?".length);
  SPACE.lastIndex = at;
  return SPACE.test(text) ? SPACE.lastIndex : at;
}

const SPACE = /[ \t\r\n\ufeff]+/y;

/** An item that does not end takes all the text. */
function endOf(mark: string, text: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}

/**
 * The content of the root part of a body, which is the envelope: the part that the parameter `start` names, else the first
 * one (RFC 2387, 3.2).
 * @returns undefined if the text is not in parts
 */
function rootPart(text: string, { parameters }: MediaType): string | undefined {
  const boundary = parameters.get("boundary") ?? "";
  if (boundary === "") return undefined;
  const start = parameters.get("start");
  const parts = partsOf(text, boundary);
  return (parts.find(({ id }) => id !== undefined && id === start) ?? parts[0])?.content;
}

interface Part {
  /** The value of Content-ID. */
  readonly id: string | undefined;
  readonly content: string;
}

/** More than any message has. The root part usually is the first. */
const MAX_PARTS = 10_000;

/** Each part is between two delimiters at the beginning of a line (RFC 2046, 5.1.1). Text before the first one is not a part. */
function partsOf(text: string, boundary: string): Part[] {
  const [, ...parts] = `\n${text}`.split(`\n--${boundary}`, MAX_PARTS);
  return parts.flatMap((part) => {
    // The last delimiter has two additional hyphens.
    if (part.startsWith("--")) return [];
    const headerEnd = /\n\r?\n/.exec(part);
    if (headerEnd === null) return [];
    const header = part.slice(0, headerEnd.index);
    const id = /^content-id:(.*)$/im.exec(header)?.[1]?.trim();
    return [{ id, content: part.slice(headerEnd.index + headerEnd[0].length) }];
  });
}

// #endregion

// #region runtime/http/whole-exchange.ts

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

// #endregion

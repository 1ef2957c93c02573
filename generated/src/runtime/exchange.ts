// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import type { HttpFacts } from "./calls.js";
import type { encodeMessage } from "./messages.js";
import type { SoapFault } from "./soap-fault.js";
import type { ByteStream, SentBody, Signal } from "./values.js";

// #region runtime/http/exchange.ts

/** A request as any HTTP server has it, so that a handler needs no objects of the fetch standard. */
export interface PlainRequest {
  /** In upper case. */
  readonly method: string;
  /** The address, or the part of it from the path on. */
  readonly url: string;
  /** What comes before the path if the address begins there: `https://example.com`. */
  readonly origin?: string | undefined;
  /** Names in any case. */
  readonly headers: { get(name: string): string | null };
  /**
   * Reads the body as text, once.
   * @param maxLength - how many characters it may have, after it has been decompressed
   * @returns undefined if the bytes are not text in their encoding
   * @throws DecodeError if there are more characters; BodyError if it is damaged or does not arrive
   */
  text(maxLength: number): Promise<string | undefined>;
  /** The bytes of the body, decompressed, as they arrive; in place of the text. A handler reads attachments only where this is there. */
  bytes?(): ByteStream;
  /** Writes the response in a form that the server sends faster than text. Whoever changes a response reads its body as usual. */
  respond?(...message: Parameters<typeof encodeMessage<object, object>>): PlainResponse;
  /** Fires when the caller has gone. Where nobody asks for it, nothing waits for that. */
  readonly signal?: Signal | undefined;
}

/** A response that any HTTP server can send. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: SentBody;
}

/** How a body may be compressed (RFC 9110, 8.4.1). `deflate` is the format of zlib (RFC 1950). */
export type Coding = "identity" | "gzip" | "deflate";

/** The codings of a body, as the field Accept-Encoding names them. */
export const CODINGS = "gzip, deflate";

/** The coding of a body by its field Content-Encoding; undefined for one that is coded in another way, or more than once. */
export function codingOf({ headers }: Pick<PlainRequest, "headers">): Coding | undefined {
  const name = headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  if (name === "") return "identity";
  return KNOWN.get(name);
}

const KNOWN: ReadonlyMap<string, Coding> = /* @__PURE__ */ new Map([
  ["identity", "identity"],
  ["gzip", "gzip"],
  // RFC 9110, 8.4.1.3.
  ["x-gzip", "gzip"],
  ["deflate", "deflate"],
]);

/** The caller has not sent what the HTTP headers say: the body is damaged, or does not arrive whole. */
export class BodyError extends Error {
  override readonly name: string = "BodyError";
}

/** A body cannot be decompressed. */
export function codingError(coding: Coding, cause: unknown): BodyError {
  return new BodyError(`the body is not ${coding}, as its Content-Encoding says`, { cause });
}

// #endregion

// #region runtime/http/fault-answers.ts

/** What HTTP says of an answer. */
export type AnswerFacts = Pick<HttpFacts, "status" | "httpHeaders">;

/**
 * The answers that faults came in. A fault is the same whatever its transport is, so they are no properties of it; what sends calls again
 * wants to know them.
 */
const answers = /* @__PURE__ */ new WeakMap<object, AnswerFacts>();

export function keepAnswer(fault: SoapFault, { status, httpHeaders }: AnswerFacts): void {
  answers.set(fault, { status, httpHeaders });
}

/** @returns undefined for anything but such a fault */
export function answerOf(error: object): AnswerFacts | undefined {
  return answers.get(error);
}

// #endregion

// #region runtime/http/own-error.ts

/**
 * The errors of handlers that answered "internal error". Where a handler takes the place of `fetch`, its client and its author are
 * in one process, so the client's error has the author's as its `cause`. Nothing of it is in the response, which may go elsewhere. An
 * extension of a client may say here why it has left a response as it is.
 */
const ownErrors = new WeakMap<object, unknown>();

export function keepOwnError(response: object, error: unknown): void {
  ownErrors.set(response, error);
}

/** Keeps with a response what is kept with another form of it. */
export function passOwnError(from: object, to: object): void {
  if (ownErrors.has(from)) ownErrors.set(to, ownErrors.get(from));
}

/** Gives an error the cause that the response is kept with, if it is. */
export function addOwnError(error: Error, response: object): void {
  if (!ownErrors.has(response)) return;
  // Like the cause of a constructor, it is no enumerable property.
  const value = ownErrors.get(response);
  Object.defineProperty(error, "cause", { value, configurable: true, writable: true });
}

// #endregion

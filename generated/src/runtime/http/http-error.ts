// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { visibleText } from "../visible-text.js";

/** How much of a body an error keeps: enough to recognise the page of a proxy. */
const KEPT = 200;

/** The server has answered with something that is not a SOAP message: a proxy's page, an empty body, a plain status. */
export class HttpError extends Error {
  override readonly name: string = "HttpError";
  /** The operation that was called. */
  readonly operation: string;
  readonly status: number;
  /** The media type that the server sent, with its charset if it has one; undefined if it sent none. */
  readonly contentType: string | undefined;
  readonly #bodyStart: string;

  constructor({ operation, status, contentType, location, body }: HttpFacts) {
    // By its status, an answer is for success or for failure (SOAP 1.1, 6.2; SOAP 1.2 part 2, 7.5.1).
    const expected = isSuccess(status) ? "a SOAP response" : "a SOAP fault";
    const found = `${describeRedirect(location)} with ${describeBody(contentType, body)}`;
    super(visibleText(`${operation}: HTTP status ${status}${found} instead of ${expected}`));
    this.operation = operation;
    this.status = status;
    this.contentType = mediaType(contentType);
    this.#bodyStart = (body ?? "").slice(0, KEPT);
  }

  /**
   * The first characters of the body; none if it is not text. A server may repeat in them what was sent, a ticket or a
   * password among it, so they are given to whoever asks for them, and stand neither in the message nor in what
   * `JSON.stringify` or a log makes of the error.
   */
  get bodyStart(): string {
    return this.#bodyStart;
  }
}

export interface HttpFacts {
  readonly operation: string;
  readonly status: number;
  readonly contentType: string | undefined;
  /** Where a redirect leads. */
  readonly location?: string | undefined;
  /** Undefined if its bytes are not text. */
  readonly body: string | undefined;
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** A wrong scheme, host or path is what mostly causes a redirect; the query may repeat what was sent. */
function describeRedirect(location: string | undefined): string {
  return location === undefined
    ? ""
    : ` (a redirect to ${location.replace(/\/\/[^\\/?#]*@/, "//").replace(/[?#].*/s, "")})`;
}

/** Other parameters may be anything. */
function mediaType(contentType: string | undefined): string | undefined {
  return /^[\w.+-]+\/[\w.+-]+(?:; *charset="?[\w-]{1,20}"?)?/i.exec(contentType ?? "")?.[0];
}

/** Nothing of a body is shown, because it may repeat what was sent. */
function describeBody(contentType: string | undefined, body: string | undefined): string {
  if (body === "") return "an empty body";
  if (body !== undefined && /^\s*<(?:!doctype html|html)\b/i.test(body)) return "an HTML page";
  const what = body === undefined ? "bytes that are not text in their encoding" : "a body";
  const type = mediaType(contentType);
  return type === undefined ? `${what}, without content type,` : `${what} of type ${type}`;
}

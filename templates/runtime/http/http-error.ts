import type { HttpResponse } from "../platform/platform.js";
import { visibleText } from "../visible-text.js";
import { type HttpFacts, isSuccess } from "./call-facts.js";
import { isMultipart, parseMediaType } from "./media-type.js";

/** How much of a body an error keeps: enough to recognise the page of a proxy. */
const KEPT = 200;

/**
 * The server has answered with something that is not a SOAP response or fault: a proxy's page, an empty body, a plain status, a
 * message with attachments.
 *
 * A server may repeat what was sent, a ticket or a password among it. So `statusText`, `httpHeaders` and `bodyStart` are given to
 * whoever asks for them, and stand neither in the error message nor in what `JSON.stringify` or a log makes of the error.
 */
export class HttpError extends Error {
  override readonly name: string = "HttpError";
  /** The operation that was called. */
  readonly operation: string;
  readonly status: number;
  /** The media type that the server sent, with its charset if it has one; undefined if it sent none. */
  readonly contentType: string | undefined;
  readonly #facts: HttpFacts;

  constructor(facts: HttpFacts) {
    const { operation, status, httpHeaders } = facts;
    const notes = [describeRedirect(httpHeaders.get("location")), describeWait(httpHeaders.get("retry-after"))];
    const shown = notes.filter((note) => note !== "").map((note) => ` (${note})`);
    // By its status, an answer is for success or for failure (SOAP 1.1, 6.2; SOAP 1.2 part 2, 7.5.1).
    const expected = isSuccess(status) ? "a SOAP response" : "a SOAP fault";
    const found = `${shown.join("")} with ${describeBody(facts)}`;
    super(visibleText(`${operation}: HTTP status ${status}${found} instead of ${expected}`));
    this.operation = operation;
    this.status = status;
    this.contentType = shownType(httpHeaders.get("content-type"));
    this.#facts = { ...facts, body: facts.body?.slice(0, KEPT) };
  }

  /** The reason phrase of the status, in which WCF describes the error; empty if there is none, as in HTTP/2. */
  get statusText(): string {
    return this.#facts.statusText;
  }

  /** The HTTP headers of the answer: `error.httpHeaders.get("Retry-After")`. */
  get httpHeaders(): HttpResponse["headers"] {
    return this.#facts.httpHeaders;
  }

  /** The first characters of the body; none if it is not text. */
  get bodyStart(): string {
    return this.#facts.body ?? "";
  }
}

/** Most redirects come from a wrong scheme, host or path. The query is not shown, because it may repeat what was sent. */
function describeRedirect(location: string | null): string {
  if (location === null) return "";
  return `a redirect to ${location.replace(/\/\/[^\\/?#]*@/, "//").replace(/[?#].*/s, "")}`;
}

/** Seconds or a date (RFC 9110, 10.2.3); anything else is not shown. */
function describeWait(retryAfter: string | null): string {
  if (/^\d{1,9}$/.test(retryAfter ?? "")) return `retry after ${retryAfter} seconds`;
  return /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/.test(retryAfter ?? "") ? `retry after ${retryAfter}` : "";
}

/** Parameters other than the charset may be anything. */
function shownType(contentType: string | null): string | undefined {
  const mediaType = parseMediaType(contentType);
  const charset = mediaType?.parameters.get("charset") ?? "";
  return mediaType && (/^[\w-]{1,20}$/.test(charset) ? `${mediaType.name}; charset=${charset}` : mediaType.name);
}

/** Nothing of a body is shown, because it may repeat what was sent. */
function describeBody({ body, httpHeaders }: HttpFacts): string {
  if (body === "") return "an empty body";
  if (body !== undefined && /^\s*<(?:!doctype html|html)\b/i.test(body)) return "an HTML page";
  const contentType = httpHeaders.get("content-type");
  const type = shownType(contentType);
  if (type === undefined) return `${whatIs(body)}, without content type,`;
  if (isMultipart(parseMediaType(contentType))) return `a body of several parts (${type}), which cannot be read,`;
  return `${whatIs(body)} of type ${type}`;
}

function whatIs(body: string | undefined): string {
  return body === undefined ? "bytes that are not text in their encoding" : "a body";
}

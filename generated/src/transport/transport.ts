// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import { type BegunCall, type Extension, type FailedCall, onAbort } from "../runtime/calls.js";
import { type AnswerFacts, answerOf, keepOwnError } from "../runtime/exchange.js";
import { HttpError } from "../runtime/http-error.js";
import {
  type BodyBlob,
  type ByteStream,
  type Fetch,
  type HttpRequest,
  type HttpResponse,
  type PipedStream,
  platformFetch,
  type Signal,
  startTimer,
} from "../runtime/values.js";

// #region transport/discard.ts

/** Lets go of an answer that nobody reads, so that its connection is free again. */
export async function discard({ body }: HttpResponse): Promise<void> {
  // It may have broken off already.
  await body
    ?.getReader()
    .cancel()
    .catch(() => undefined);
}

// #endregion

// #region transport/platform.ts

/** The parts of an address that are needed (URL standard, 6.1). */
interface ParsedUrl {
  readonly protocol: string;
  readonly origin: string;
  readonly hostname: string;
  readonly port: string;
  readonly username: string;
  readonly password: string;
  readonly href: string;
}

declare const URL: new (url: string, base?: string) => ParsedUrl;

declare const Blob: new (pieces: readonly string[]) => { stream(): PipedStream };

declare const CompressionStream: new (coding: "gzip") => Parameters<PipedStream["pipeThrough"]>[0];

declare const Response: new (body: ByteStream) => { blob(): Promise<BodyBlob> };

/** @returns undefined for a text that is no address */
export function parseUrl(text: string, base?: string): ParsedUrl | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** The origin of an address: `https://example.com`. Undefined for what has none. */
export function originOf(url: string): string | undefined {
  const origin = parseUrl(url)?.origin;
  return origin === "null" ? undefined : origin;
}

/** The bytes of a text in UTF-8, compressed (compression standard, 5). */
export function gzipped(text: string): Promise<BodyBlob> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
}

// #endregion

// #region transport/bearer.ts

/** A token, and how many seconds it lives from now on, as a server of OAuth says it (RFC 6749, 5.1). */
export interface BearerToken {
  readonly token: string;
  readonly expiresIn?: number | undefined;
}

/** When a token is renewed. */
export interface BearerOptions {
  /** So many seconds before its end a token is renewed, or after half of its life if that is later; 30 if left out. */
  readonly early?: number | undefined;
}

type GetToken = () => string | BearerToken | Promise<string | BearerToken>;

/**
 * Sends a bearer token with each request (RFC 6750, 2.1), to the origin of the client's address and to no other. A token is renewed before
 * it ends, and when the server answers with 401, which then gets the request once more; an attached stream cannot be sent once more, so this
 * is the error of the call. Calls at the same time share one renewal.
 * @param getToken - gets the first token and each further one. What it throws, the calls that wait for it throw
 */
export function bearer(getToken: GetToken, { early = 30 }: BearerOptions = {}): Extension {
  const shared = new SharedToken(getToken, early);
  return {
    name: "bearer",
    beginCall: ({ url: own }) => ({
      fetch: async (url, request, next) => {
        if (originOf(url) !== originOf(own)) return next(url, request);
        const token = await shared.current();
        const response = await next(url, withToken(request, token));
        if (response.status !== 401) return response;
        if (isStream(request.body)) {
          shared.drop(token);
          keepOwnError(response, new TypeError(SENT_STREAM));
          return response;
        }
        await discard(response);
        return next(url, withToken(request, await shared.replace(token)));
      },
    }),
  };
}

const SENT_STREAM =
  "a stream that is attached has been sent, so the request cannot be sent again with another token; the next call gets one";

function withToken(request: HttpRequest, token: string): HttpRequest {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } };
}

function isStream(body: HttpRequest["body"]): boolean {
  return typeof body !== "string" && !("size" in body);
}

/** The token of all calls of a client. */
class SharedToken {
  readonly #getToken: GetToken;
  readonly #early: number;
  #token: string | undefined;
  #renewAt = 0;
  #running: Promise<string> | undefined;

  constructor(getToken: GetToken, early: number) {
    this.#getToken = getToken;
    this.#early = early;
  }

  async current(): Promise<string> {
    if (this.#running !== undefined || this.#token === undefined || Date.now() >= this.#renewAt) return this.#renew();
    return this.#token;
  }

  /** The next token after one that was refused. Another call may have got it already. */
  replace(refused: string): Promise<string> {
    return refused === this.#token ? this.#renew() : this.current();
  }

  /** The next call gets another token than one that was refused. */
  drop(refused: string): void {
    if (refused === this.#token) this.#token = undefined;
  }

  #renew(): Promise<string> {
    this.#running ??= this.#get().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #get(): Promise<string> {
    const given = await this.#getToken();
    const { token, expiresIn = Number.POSITIVE_INFINITY } = typeof given === "string" ? { token: given } : given;
    // The platform's own error would show the token.
    if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token))
      throw new TypeError("a token must be text that a header can have");
    this.#token = token;
    this.#renewAt = Date.now() + Math.max(expiresIn - this.#early, expiresIn / 2) * 1000;
    return token;
  }
}

// #endregion

// #region transport/compress-requests.ts

/** Which requests are compressed, and how they are sent. */
export interface CompressionOptions {
  /** Sends the compressed request; the platform's `fetch` if left out. */
  readonly fetch?: Fetch | undefined;
  /** Messages with fewer characters are sent as they are; 1,024 if left out. */
  readonly threshold?: number | undefined;
}

/**
 * Compresses requests with gzip, for the option `fetch` of a client. HTTP gives a server no way to say before that it can read them
 * (RFC 9110, 8.4; one that cannot should answer with 415), so you must know. Messages with attachments are sent as they are.
 */
export function compressRequests({ fetch = platformFetch, threshold = 1024 }: CompressionOptions = {}): Fetch {
  return async (url, request) => {
    const { body, headers } = request;
    if (typeof body !== "string" || body.length < threshold) return fetch(url, request);
    return fetch(url, { ...request, body: await gzipped(body), headers: { ...headers, "content-encoding": "gzip" } });
  };
}

// #endregion

// #region transport/redirects.ts

/** Which redirects are followed. */
export interface RedirectOptions {
  /** Whether messages with SOAP headers go to another origin as well. If left out, they do not, because the headers may be credentials. */
  readonly soapHeaders?: boolean | undefined;
  /** How many redirects of one call are followed; 5 if left out. */
  readonly limit?: number | undefined;
}

/**
 * Follows redirects within the origin of the client's address, and to the origins that are named: `["https://new.example.com"]`. The request
 * stays a POST with its body (RFC 9110, 15.4). Another origin gets no credentials: of the HTTP headers it gets those that describe the
 * message. Any other redirect, and one from https to http, remains an HttpError. Browsers show no redirects, so none is followed there.
 * @throws TypeError for an origin that is none
 */
export function redirects(
  origins: readonly string[],
  { soapHeaders = false, limit = 5 }: RedirectOptions = {},
): Extension {
  const allowed = new Set(origins.map(checkOrigin));
  return {
    name: "redirects",
    beginCall: (call) => ({
      fetch: (url, request, next) => follow({ call, allowed, soapHeaders, limit }, { url, request }, next),
    }),
  };
}

interface Rules {
  readonly call: BegunCall;
  readonly allowed: ReadonlySet<string>;
  readonly soapHeaders: boolean;
  readonly limit: number;
}

interface Sent {
  readonly url: string;
  readonly request: HttpRequest;
}

function checkOrigin(text: string): string {
  const origin = originOf(text);
  if (origin === undefined || parseUrl(text)?.href !== `${origin}/`)
    throw new TypeError("an origin has a scheme, a host, and nothing after them: https://example.com");
  return origin;
}

async function follow(rules: Rules, first: Sent, next: Fetch): Promise<HttpResponse> {
  let sent = first;
  for (let count = 0; ; count++) {
    const response = await next(sent.url, sent.request);
    const redirected = count < rules.limit ? redirectedTo(response, sent, rules) : undefined;
    if (redirected === undefined) return response;
    await discard(response);
    sent = redirected;
  }
}

/** Those with which a request may stay what it is (RFC 9110, 15.4). After 303 it would be a GET. */
const REDIRECTS: ReadonlySet<number> = /* @__PURE__ */ new Set([301, 302, 307, 308]);

/** What is sent after a redirect; undefined if it is not followed. */
function redirectedTo({ status, headers }: HttpResponse, { url, request }: Sent, rules: Rules): Sent | undefined {
  const location = headers.get("location");
  if (!REDIRECTS.has(status) || location === null || typeof request.body !== "string") return undefined;
  const [from, to] = [parseUrl(url), parseUrl(location, url)];
  if (from === undefined || to === undefined || to.username + to.password !== "") return undefined;
  if (from.protocol === "https:" && to.protocol !== "https:") return undefined;
  if (to.origin === from.origin) return { url: to.href, request };
  if (to.origin !== originOf(rules.call.url) && !rules.allowed.has(to.origin)) return undefined;
  if (!rules.soapHeaders && hasHeaders(request.body)) return undefined;
  return { url: to.href, request: { ...request, headers: withoutCredentials(request.headers) } };
}

/** The HTTP headers that describe a message, or the trace that it belongs to. */
const HARMLESS = /^(?:accept|accept-encoding|content-encoding|content-type|soapaction|traceparent|user-agent)$/;

function withoutCredentials(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.test(name)));
}

/** Whether a message has SOAP headers, which may be credentials. An element of this name in its body counts as well. */
function hasHeaders(text: string): boolean {
  return /<(?:[^\s<>/:!?]+:)?Header[\s/>]/.test(text);
}

// #endregion

// #region transport/retry-reads.ts

/** Which calls are sent again after a failure, how often and when. */
export interface RetryOptions {
  /** The operations that may be carried out twice: their constants or their names; or a function that says it of a name. */
  readonly operations: readonly (string | { readonly name: string })[] | ((operation: string) => boolean);
  /** How often a call is sent at most, the first time included; 3 if left out. */
  readonly attempts?: number | undefined;
  /** The longest wait before a call is sent for the second time, in milliseconds; 500 if left out. It doubles with each further time. */
  readonly delay?: number | undefined;
  /** No wait is longer, in milliseconds; 30,000 if left out. If the server asks for a longer one, the call fails. */
  readonly maxDelay?: number | undefined;
  /** Whether an error may be gone the next time; `isTransient` if left out. */
  readonly isTransient?: ((error: unknown) => boolean) | undefined;
}

/**
 * Sends calls again that have failed for a while only, as the option `sendAgain` of a client. Each wait is a random part of the longest one,
 * so that clients that have failed together do not come back together. The server may say how long to wait (`Retry-After`). The signal of a
 * call ends its wait; its `timeout` is for each time that it is sent.
 * @throws RangeError for a number that is none, or is negative
 */
export function retryReads(options: RetryOptions): (failed: FailedCall) => Promise<boolean> {
  const { operations, attempts = 3, delay = 500, maxDelay = 30_000, isTransient: isGoneLater = isTransient } = options;
  for (const [name, value] of Object.entries({ attempts, delay, maxDelay }))
    if (!(typeof value === "number" && value >= 0)) throw new RangeError(`${name} must be a number, 0 or more`);
  const isRead = typeof operations === "function" ? operations : isNamedIn(operations);
  return async ({ operation, error, earlier, signal }) => {
    if (earlier.length + 1 >= attempts || !isRead(operation) || !isGoneLater(error)) return false;
    const wanted = wantedWait(error);
    if (wanted > maxDelay) return false;
    const longest = delay * 2 ** earlier.length;
    await pause(Math.min(wanted + Math.random() * Math.min(longest, maxDelay), maxDelay), signal);
    return true;
  };
}

function isNamedIn(operations: readonly (string | { readonly name: string })[]): (operation: string) => boolean {
  const names = new Set(operations.map((operation) => (typeof operation === "string" ? operation : operation.name)));
  return (operation) => names.has(operation);
}

/** Statuses that say that the server, or what is before it, cannot answer now (RFC 9110, 15.5.9, 15.6; RFC 6585, 4; RFC 8470, 5.2). */
const TRANSIENT: ReadonlySet<number> = /* @__PURE__ */ new Set([408, 425, 429, 502, 503, 504]);

/**
 * Whether a call may succeed later: there was no answer, none in time, or one whose status says so. A fault mostly has the status 500, which
 * does not. WCF's clients also take an answer with the status 503 for one of a busy server, whatever is in it.
 */
export function isTransient(error: unknown): boolean {
  const answer = answerTo(error);
  if (answer !== undefined) return TRANSIENT.has(answer.status);
  // Those of `fetch`, and of the option `timeout`.
  return error instanceof TypeError || (error instanceof Error && error.name === "TimeoutError");
}

/** What HTTP says of the answer that an error stands for; undefined if there was none. */
function answerTo(error: unknown): AnswerFacts | undefined {
  if (error instanceof HttpError) return error;
  return error instanceof Error ? answerOf(error) : undefined;
}

/** How many milliseconds the server asks to wait: a number of seconds or a date (RFC 9110, 10.2.3); 0 if it does not. */
function wantedWait(error: unknown): number {
  const headers = answerTo(error)?.httpHeaders;
  const after = headers?.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(after)) return Number(after) * 1000;
  const until = timeOf(after);
  if (Number.isNaN(until)) return 0;
  const sent = timeOf(headers?.get("date") ?? "");
  // The two clocks may differ, so that of the server counts.
  return Math.max(until - (Number.isNaN(sent) ? Date.now() : sent), 0);
}

/** The time of a date in one of the three forms of HTTP (RFC 9110, 5.6.7), of which the oldest does not name its zone; NaN for any other text. */
function timeOf(date: string): number {
  if (!/^[A-Z][a-z]{2,8},? /.test(date)) return Number.NaN;
  return Date.parse(date.endsWith("GMT") ? date : `${date} GMT`);
}

/** @throws the reason of the signal if it fires before the time is over */
function pause(milliseconds: number, signal: Signal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopTimer = startTimer(() => {
      stopListening?.();
      resolve();
    }, milliseconds);
    const stopListening =
      signal &&
      onAbort(signal, () => {
        stopTimer();
        reject(signal.reason);
      });
  });
}

// #endregion

// #region transport/tracing.ts

/** The part of a span that is used here. */
export interface TracedSpan {
  setAttribute(name: string, value: string | number): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  recordException(error: Error): void;
  end(): void;
}

/** The part of the package `@opentelemetry/api` that is used here: its exports of these names. */
export interface OpenTelemetry<Context, Span extends TracedSpan> {
  readonly trace: {
    getTracer(name: string): {
      startSpan(name: string, options: { kind: number; attributes: Record<string, string | number> }): Span;
    };
    setSpan(context: Context, span: Span): Context;
  };
  readonly context: { active(): Context; with<Result>(context: Context, run: () => Result): Result };
  readonly propagation: { inject(context: Context, headers: Record<string, string>): void };
}

/** SpanKind.CLIENT and SpanStatusCode.ERROR of OpenTelemetry. */
const CLIENT = 2;
const ERROR = 2;

/**
 * Makes a span of OpenTelemetry of each request, as a child of the active one. It has the name of the operation, and goes to the server as
 * `traceparent`. It ends when the answer begins. The status of an answer that is a fault, and an error without an answer, are errors
 * of the span. It has no text of messages, and of the address the host and the port.
 * @param api - the exports of `@opentelemetry/api`: `tracing({ trace, context, propagation })`
 */
export function tracing<Context, Span extends TracedSpan>(api: OpenTelemetry<Context, Span>): Extension {
  return {
    name: "tracing",
    beginCall: (call) => ({
      fetch: async (url, request, next) => {
        const span = api.trace.getTracer("netserver-soapgen").startSpan(call.operation.name, optionsOf(call, url));
        const own = api.trace.setSpan(api.context.active(), span);
        const headers = { ...request.headers };
        api.propagation.inject(own, headers);
        try {
          return noteStatus(span, await api.context.with(own, () => next(url, { ...request, headers })));
        } catch (error) {
          noteError(span, error);
          throw error;
        } finally {
          span.end();
        }
      },
    }),
  };
}

/** Names of the semantic conventions for calls of remote procedures. */
function optionsOf(
  { operation }: BegunCall,
  url: string,
): { kind: number; attributes: Record<string, string | number> } {
  const { hostname = "", port = "", protocol } = parseUrl(url) ?? {};
  const own = protocol === "https:" ? 443 : 80;
  return {
    kind: CLIENT,
    attributes: {
      "rpc.system": "soap",
      "rpc.method": operation.name,
      "server.address": hostname,
      "server.port": port === "" ? own : Number(port),
    },
  };
}

function noteStatus(span: TracedSpan, response: HttpResponse): HttpResponse {
  span.setAttribute("http.response.status_code", response.status);
  if (response.status >= 400) span.setStatus({ code: ERROR, message: `HTTP status ${response.status}` });
  return response;
}

function noteError(span: TracedSpan, error: unknown): void {
  if (error instanceof Error) span.recordException(error);
  span.setAttribute("error.type", error instanceof Error ? error.name : typeof error);
  span.setStatus({ code: ERROR });
}

// #endregion

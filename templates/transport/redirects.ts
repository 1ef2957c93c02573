import type { BegunCall, Extension } from "../runtime/http/extension.js";
import type { Fetch, HttpRequest, HttpResponse } from "../runtime/platform/platform.js";
import { discard } from "./discard.js";
import { originOf, parseUrl } from "./platform.js";

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

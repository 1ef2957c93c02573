import type { IncomingHttpHeaders } from "node:http";

/** The origins whose pages may call the mock from a browser. */
export interface OriginOptions {
  /** In addition to those of this machine; `*` for all. */
  readonly allowedOrigins?: readonly string[] | undefined;
}

/** Answers a browser's questions before it lets a page of another origin call the mock (fetch standard, 3.3). */
export class AllowedOrigins {
  readonly #allowed: ReadonlySet<string>;

  constructor({ allowedOrigins = [] }: OriginOptions) {
    this.#allowed = new Set(allowedOrigins);
  }

  /** The headers for an answer. */
  headersFor({ origin }: IncomingHttpHeaders): Record<string, string> {
    if (origin === undefined) return {};
    // The answer depends on the origin, so a cache must not use it for another one.
    if (!this.#isAllowed(origin)) return { Vary: "Origin" };
    return {
      Vary: "Origin",
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Expose-Headers": "Allow, Retry-After",
    };
  }

  /** The answer to the question whether a request may be sent; undefined for a request that does not ask that. */
  preflight(method: string, headers: IncomingHttpHeaders): Response | undefined {
    const { origin, "access-control-request-method": wanted, "access-control-request-headers": names } = headers;
    if (method !== "OPTIONS" || origin === undefined || wanted === undefined) return undefined;
    if (!this.#isAllowed(origin)) return new Response("", { status: 403 });
    const allowed = { "Access-Control-Allow-Methods": "GET, HEAD, POST", "Access-Control-Max-Age": "600" };
    const init = { status: 204, headers: allowed };
    const response = new Response(null, init);
    if (typeof names === "string") response.headers.set("Access-Control-Allow-Headers", names);
    return response;
  }

  #isAllowed(origin: string): boolean {
    return LOCAL.test(origin) || this.#allowed.has(origin) || this.#allowed.has("*");
  }
}

/** The names of this machine, on any port. */
const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

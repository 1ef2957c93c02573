import type { Extension } from "../runtime/http/extension.js";
import { keepOwnError } from "../runtime/http/own-error.js";
import type { HttpRequest } from "../runtime/platform/platform.js";
import { discard } from "./discard.js";
import { originOf } from "./platform.js";

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

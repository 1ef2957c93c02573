import type { HttpResponse, Signal } from "../platform/platform.js";
import type { HttpHeaders } from "./http-headers.js";

/** A call that has failed, for `sendAgain`. */
export interface FailedCall {
  readonly operation: string;
  /** The address that it was sent to. */
  readonly url: string;
  /** The SOAP headers that were sent: those of the client and those of the call. */
  readonly headers: object;
  readonly error: unknown;
  /** The earlier errors of the same call, the first one first. */
  readonly earlier: readonly unknown[];
  /** That of the call. What waits before it answers ends when this fires: nobody waits for its answer any more. */
  readonly signal?: Signal | undefined;
}

/** What hooks see of a request. The body may hold a ticket or a password: think before it goes to a log. */
export interface OutgoingRequest {
  readonly operation: string;
  readonly url: string;
  /** Names in lower case. */
  readonly httpHeaders: HttpHeaders;
  readonly body: string;
}

/** What hooks see of an answer. The answer to a login has a ticket in its body. */
export interface IncomingResponse {
  readonly operation: string;
  readonly status: number;
  readonly httpHeaders: HttpResponse["headers"];
  /** Undefined if its bytes are not text. In an answer of several parts, U+FFFD stands for bytes that are not. */
  readonly body: string | undefined;
}

/** What is known of an answer. */
export interface HttpFacts {
  readonly operation: string;
  readonly status: number;
  readonly statusText: string;
  readonly httpHeaders: HttpResponse["headers"];
  /** Undefined if its bytes are not text. */
  readonly body: string | undefined;
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** The answer to a request. */
export interface ReceivedResponse {
  readonly response: HttpResponse;
  readonly facts: HttpFacts;
}

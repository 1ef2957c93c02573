import { type Fetch, platformFetch } from "../runtime/platform/platform.js";
import { gzipped } from "./platform.js";

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

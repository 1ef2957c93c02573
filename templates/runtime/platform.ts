/**
 * What this package uses of the platform, which is any that has the fetch standard: Node, Deno, Bun, browsers,
 * workers. The package is compiled without the types of any of them, and takes those of its consumer's.
 */

/** The platform's own type where the consumer's compiler knows it, so that both are the same. */
type Platform<Name extends string, Otherwise> = typeof globalThis extends {
  readonly [K in Name]: { readonly prototype: infer Instance };
}
  ? Instance
  : Otherwise;

/** Tells that an operation is no longer wanted (DOM standard, 3.2). */
export type Signal = Platform<"AbortSignal", { readonly aborted: boolean; readonly reason: unknown }>;

/** What a client asks of `fetch`; the platform's own fits. */
export type Fetch = (url: string, request: HttpRequest) => Promise<HttpResponse>;

export interface HttpRequest {
  method: "POST";
  headers: Record<string, string>;
  body: string;
  signal?: Signal;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A request as a server gets it (fetch standard, 5.3). */
export type ServerRequest = Platform<
  "Request",
  {
    readonly method: string;
    readonly url: string;
    readonly headers: { get(name: string): string | null };
    arrayBuffer(): Promise<ArrayBuffer>;
  }
>;

/** A response as a server gives it (fetch standard, 5.4). */
export type ServerResponse = Platform<"Response", HttpResponse>;

declare const fetch: Fetch;

declare const Request: new (url: string, init: unknown) => ServerRequest;

declare const Response: new (body: string, init: { status: number; headers: Record<string, string> }) => ServerResponse;

declare const AbortSignal: {
  timeout(milliseconds: number): Signal;
  any(signals: readonly Signal[]): Signal;
};

declare class TextDecoder {
  constructor(encoding: string, options: { fatal: boolean });
  decode(bytes: ArrayBuffer): string;
}

/** Looked up at every call: tests and tracing tools replace it. */
export const platformFetch: Fetch = (url, request) => fetch(url, request);

export function newRequest(url: string, init: unknown): ServerRequest {
  return new Request(url, init);
}

export function newResponse(body: string, status: number, contentType: string): ServerResponse {
  return new Response(body, { status, headers: { "Content-Type": contentType } });
}

/** A signal that fires with the first of these; undefined if there is none. */
export function anySignal(timeout: number | undefined, signal: Signal | undefined): Signal | undefined {
  const deadline = timeout === undefined ? undefined : AbortSignal.timeout(timeout);
  if (deadline === undefined || signal === undefined) return deadline ?? signal;
  return AbortSignal.any([deadline, signal]);
}

/**
 * The text of a body: by its byte order mark, else by the charset that HTTP names, else UTF-8 (RFC 7303, 3).
 * Undefined if the bytes are not text in that encoding.
 */
export function decodeText(bytes: ArrayBuffer, charset: string | undefined): string | undefined {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  const mark =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : undefined;
  try {
    return new TextDecoder(mark ?? charset ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    // An encoding that nobody knows, or bytes that are not in it: either way, no text.
    return undefined;
  }
}

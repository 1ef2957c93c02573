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
export type Signal = Platform<
  "AbortSignal",
  {
    readonly aborted: boolean;
    readonly reason: unknown;
    addEventListener(type: "abort", listener: () => void): void;
  }
>;

/** What a client asks of `fetch`; the platform's own fits. */
export type Fetch = (url: string, request: HttpRequest) => Promise<HttpResponse>;

export interface HttpRequest {
  method: "POST";
  headers: Record<string, string>;
  body: string;
  /** A redirect is an answer like any other: followed, it would turn into a GET, or take a ticket to another host. */
  redirect: "manual";
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

declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  encoding: string,
  options: { fatal: boolean },
) => { decode(bytes: ArrayBuffer): string };

/** Looked up at every call: tests and tracing tools replace it. */
export const platformFetch: Fetch = (url, request) => fetch(url, request);

export function newRequest(url: string, init: unknown): ServerRequest {
  return new Request(url, init);
}

export function newResponse(body: string, status: number, headers: Record<string, string>): ServerResponse {
  return new Response(body, { status, headers });
}

/**
 * The text of a body: by its byte order mark, else by the charset of its content type, else by its XML declaration,
 * else UTF-8 (RFC 7303, 3). Undefined if the bytes are not text in that encoding.
 */
export function decodeText(bytes: ArrayBuffer, contentType: string | undefined): string | undefined {
  const charset = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? "")?.[1];
  const start = new Uint8Array(bytes.slice(0, DECLARATION_LENGTH));
  try {
    const encoding = encodingOfMark(start) ?? charset ?? declaredEncoding(start) ?? "utf-8";
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // An encoding that nobody knows, or bytes that are not in it: either way, no text.
    return undefined;
  }
}

/** An XML declaration has few words to say. */
const DECLARATION_LENGTH = 100;

/** The encoding that a byte order mark stands for (XML 1.0, F.1). */
function encodingOfMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : undefined;
}

/** What an XML declaration says. It can be read like this, so it is wrong if it says UTF-16, as some of .NET's do. */
function declaredEncoding(start: Uint8Array): string | undefined {
  const text = String.fromCharCode(...start);
  const encoding = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(text)?.[1];
  return encoding !== undefined && /^utf-16/i.test(encoding) ? undefined : encoding;
}

/** Text as UTF-8. */
export function encodeText(text: string): Uint8Array {
  return encoder.encode(text);
}

const encoder = new TextEncoder();

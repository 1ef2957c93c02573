/**
 * What this package uses of the platform. Any platform with the fetch standard will do: Node, Deno, Bun, browsers, workers.
 * The package is compiled without the types of a platform, and uses the types that its consumer has.
 */

/** The platform's own type if the consumer's compiler knows it, so that consumer and package have the same type. */
type Platform<Name extends string, Otherwise> = typeof globalThis extends {
  readonly [K in Name]: { readonly prototype: infer Instance };
}
  ? Instance
  : Otherwise;

/** Cancels an operation (DOM standard, 3.2). */
export type Signal = Platform<
  "AbortSignal",
  {
    readonly aborted: boolean;
    readonly reason: unknown;
    addEventListener(type: "abort", listener: () => void): void;
  }
>;

/** The part of `fetch` that a client needs. The platform's own `fetch` has it. */
export type Fetch = (url: string, request: HttpRequest) => Promise<HttpResponse>;

/** What is sent as a body: text, to be sent as UTF-8; for a message with attachments, bytes that are read while they are sent. */
export type SentBody = string | BodyBlob | BodyStream;

/** Bytes whose number is known (File API, 3). */
export type BodyBlob = Platform<"Blob", { readonly size: number; readonly type: string; stream(): ByteStream }>;

/** Bytes that are not there yet (streams standard, 4.2). */
export type BodyStream = Platform<"ReadableStream", ByteStream>;

/** What a client gives to its `fetch`, beside the address. */
export interface HttpRequest {
  method: "POST";
  headers: Record<string, string>;
  body: SentBody;
  /** There for a stream, because the platform's `fetch` wants it (fetch standard, 5.4). */
  duplex?: "half";
  /** Redirects are not followed: the request could become a GET, or take a ticket to another host. */
  redirect: "manual" | "error";
  /** There with attachments: together with `redirect: "error"` it lets Node.js send a body without keeping all of it (fetch standard, 4.6). */
  window?: null;
  signal?: Signal;
}

/** What a client needs of its `fetch`'s response. */
export interface HttpResponse extends HttpBody {
  readonly status: number;
  /** The reason phrase (RFC 9112, 4). HTTP/2 has none. */
  readonly statusText?: string;
  readonly headers: { get(name: string): string | null };
}

/** The body of a request or a response (fetch standard, 5.2). */
export interface HttpBody {
  /** The body as it arrives. Without it, the whole body is read at once. */
  readonly body?: ByteStream | null;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Bytes that arrive in pieces (streams standard, 4.2). */
export interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(reason?: unknown): Promise<void>;
  };
}

/** A stream that can be sent through another (streams standard, 4.2.4). */
export interface PipedStream extends ByteStream {
  pipeThrough(through: Decompression): ByteStream;
}

interface Decompression {
  readonly readable: ByteStream;
  readonly writable: object;
}

/** The request that a server receives (fetch standard, 5.3). */
export type ServerRequest = Platform<
  "Request",
  HttpBody & {
    readonly body?: PipedStream | null;
    readonly method: string;
    readonly url: string;
    readonly headers: { get(name: string): string | null };
    readonly signal?: Signal;
  }
>;

/** The response that a server returns (fetch standard, 5.4). */
export type ServerResponse = Platform<"Response", HttpResponse>;

declare const fetch: Fetch;

declare const Request: new (url: string, init: unknown) => ServerRequest;

declare const Response: new (
  body: SentBody,
  init: { status: number; headers: Record<string, string> },
) => ServerResponse;

declare const DecompressionStream: new (coding: "gzip" | "deflate") => Decompression;

declare const AbortController: new () => SignalController;

declare const DOMException: new (message: string, name: string) => Error;

declare const console: { error(...values: readonly unknown[]): void };

declare function setTimeout(run: () => void, milliseconds: number): unknown;

declare function clearTimeout(timer: unknown): void;

/** A signal with its trigger (DOM standard, 3.1). */
export interface SignalController {
  readonly signal: Signal;
  abort(reason: unknown): void;
}

/**
 * Prints an error that no caller receives.
 * @param operation - the operation that failed; empty if it is not known
 */
export function printError(error: unknown, operation: string): void {
  console.error(operation === "" ? "A handler failed:" : `The handler of ${operation} failed:`, error);
}

/** Decodes text from bytes that arrive in pieces (encoding standard, 7). */
export interface TextDecoder {
  decode(bytes?: ArrayBuffer | Uint8Array, options?: { stream: boolean }): string;
}

declare const TextDecoder: new (encoding: string, options: { fatal: boolean }) => TextDecoder;

/** Looked up at every call, because tests and tracing tools replace it. */
export const platformFetch: Fetch = (url, request) => fetch(url, request);

export function newRequest(url: string, init: unknown): ServerRequest {
  return new Request(url, init);
}

export function newResponse(body: SentBody, status: number, headers: Record<string, string>): ServerResponse {
  return new Response(body, { status, headers });
}

/**
 * @param fatal - whether invalid bytes are an error; otherwise U+FFFD replaces them
 * @throws whatever the platform throws for an encoding that it does not know
 */
export function newTextDecoder(encoding: string, fatal: boolean): TextDecoder {
  return new TextDecoder(encoding, { fatal });
}

/** The bytes of a compressed body (compression standard, 5). */
export function decompressed(body: PipedStream, coding: "gzip" | "deflate"): ByteStream {
  return body.pipeThrough(new DecompressionStream(coding));
}

export function newAbortController(): SignalController {
  return new AbortController();
}

/** The platform's error for a timeout (DOM standard, 3.2.1). */
export function newTimeoutError(message: string): Error {
  return new DOMException(message, "TimeoutError");
}

/** Runs a function later. @returns a function that stops the timer */
export function startTimer(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

declare const TextEncoder: new () => {
  encode(text: string): Utf8Bytes;
  encodeInto(text: string, bytes: Uint8Array): { readonly read: number; readonly written: number };
};

/** A buffer for the bytes of a text. */
export interface TextBytes {
  readonly bytes: Uint8Array;
  /**
   * Writes a text of Latin-1 characters (outside Node.js: of ASCII), faster than one by one.
   * @returns whether the text has no other characters; if it has, the bytes are not valid
   */
  write(text: string): boolean;
  /** Returns a part as text. Only Node.js and platforms that follow it have this. */
  readonly copy: ((start: number, end: number) => string) | undefined;
}

export function newTextBytes(length: number): TextBytes {
  return isNodeBuffer(nodeBuffer) ? ofNode(nodeBuffer.allocUnsafe(length)) : ofPlatform(new Uint8Array(length));
}

function ofPlatform(bytes: Uint8Array): TextBytes {
  const write = (text: string): boolean => {
    const { read, written } = encoder.encodeInto(text, bytes);
    return read === text.length && written === text.length;
  };
  return { bytes, write, copy: undefined };
}

const encoder = /* @__PURE__ */ new TextEncoder();

/** Bytes with a buffer of their own. */
type Utf8Bytes = Uint8Array & { readonly buffer: ArrayBuffer };

/** The bytes of a text in UTF-8. */
export function utf8Bytes(text: string): Utf8Bytes {
  return encoder.encode(text);
}

/** V8 nearly always answers without a search, because it stores Latin-1 text in bytes. */
const NOT_LATIN_1 = /[^\0-\xff]/;

function ofNode(bytes: NodeBytes): TextBytes {
  const write = (text: string): boolean => {
    if (NOT_LATIN_1.test(text)) return false;
    bytes.write(text, "latin1");
    return true;
  };
  return { bytes, write, copy: (start, end) => bytes.toString("latin1", start, end) };
}

declare const crypto: { getRandomValues(bytes: Uint8Array): unknown };

/** Bytes that nobody can guess (Web Cryptography, 10.1.1). */
export function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  crypto.getRandomValues(bytes);
  return bytes;
}

declare const atob: (text: string) => string;

declare const btoa: (text: string) => string;

/** Bytes as digits of base64, with padding: the platform's own. */
export function encodeBase64(bytes: Uint8Array): string {
  if (isNodeBuffer(nodeBuffer)) return onBytesOf(nodeBuffer, bytes).toString("base64");
  let text = "";
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const chunk: string = Reflect.apply(String.fromCharCode, undefined, bytes.subarray(start, start + CHUNK));
    text += btoa(chunk);
  }
  return text;
}

/**
 * Decodes base64 into existing bytes.
 * @param text - groups of four digits, the last one padded; as long as fills the bytes
 * @returns whether all were digits; otherwise the bytes are not valid
 */
export function decodeBase64(text: string, bytes: Uint8Array): boolean {
  if (isNodeBuffer(nodeBuffer)) return decodeInto(onBytesOf(nodeBuffer, bytes), text);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return false;
  let at = 0;
  for (let start = 0; start < text.length; start += CHUNK) {
    const chunk = atob(text.slice(start, start + CHUNK));
    for (let index = 0; index < chunk.length; index++) bytes[at++] = chunk.charCodeAt(index);
  }
  return true;
}

/**
 * Node.js passes over what is no digit, so that bytes are missing, but also takes two digits of another alphabet, and characters outside
 * Latin-1 whose last byte is that of a digit. It copies a part of a text, and copies of short parts are faster.
 */
function decodeInto(bytes: NodeBytes, text: string): boolean {
  let at = 0;
  for (let start = 0; start < text.length; start += LARGE_CHUNK) {
    const chunk = text.slice(start, start + LARGE_CHUNK);
    if (chunk.includes("-") || chunk.includes("_") || NOT_LATIN_1.test(chunk)) return false;
    at += bytes.write(chunk, at, "base64");
  }
  return at === bytes.length;
}

/** A multiple of 4. */
const LARGE_CHUNK = 2 ** 16;

/** A multiple of 3 and of 4, so that only the last chunk has padding. Engines allow so many arguments in one call. */
export const CHUNK = 6_144;

/** Looked up by name, so that no bundler adds a polyfill for it. */
const nodeBuffer: unknown = /* @__PURE__ */ Reflect.get(globalThis, "Buffer");

interface NodeBytes extends Uint8Array {
  write(text: string, encoding: "latin1"): number;
  write(text: string, offset: number, encoding: "base64"): number;
  toString(encoding?: "latin1" | "base64", start?: number, end?: number): string;
}

interface NodeBuffer {
  allocUnsafe(length: number): NodeBytes;
  from(buffer: ArrayBufferLike, start: number, length: number): NodeBytes;
}

function isNodeBuffer(value: unknown): value is NodeBuffer {
  return typeof value === "function" && "allocUnsafe" in value && "from" in value;
}

/** A view of the same bytes that has the methods of Node.js. */
function onBytesOf(buffer: NodeBuffer, { buffer: memory, byteOffset, byteLength }: Uint8Array): NodeBytes {
  return buffer.from(memory, byteOffset, byteLength);
}

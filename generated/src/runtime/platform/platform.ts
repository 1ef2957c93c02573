// Run-time library of netserver-soapgen, copied by it. Do not edit.

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

export interface HttpResponse extends HttpBody {
  readonly status: number;
  /** The reason phrase (RFC 9112, 4). HTTP/2 has none. */
  readonly statusText?: string;
  readonly headers: { get(name: string): string | null };
}

/** The body of a request or a response (fetch standard, 5.2). */
export interface HttpBody {
  /** Read as it arrives; what has none is read at once. */
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

/** A request as a server gets it (fetch standard, 5.3). */
export type ServerRequest = Platform<
  "Request",
  HttpBody & {
    readonly method: string;
    readonly url: string;
    readonly headers: { get(name: string): string | null };
  }
>;

/** A response as a server gives it (fetch standard, 5.4). */
export type ServerResponse = Platform<"Response", HttpResponse>;

declare const fetch: Fetch;

declare const Request: new (url: string, init: unknown) => ServerRequest;

declare const Response: new (body: string, init: { status: number; headers: Record<string, string> }) => ServerResponse;

declare const AbortController: new () => SignalController;

declare const DOMException: new (message: string, name: string) => Error;

declare const console: { error(...values: readonly unknown[]): void };

declare function setTimeout(run: () => void, milliseconds: number): unknown;

declare function clearTimeout(timer: unknown): void;

/** A signal, and what lets it fire (DOM standard, 3.1). */
export interface SignalController {
  readonly signal: Signal;
  abort(reason: unknown): void;
}

/** Prints an error that nobody else hears of, and what was under way; empty if that is not known. */
export function printError(error: unknown, operation: string): void {
  console.error(operation === "" ? "A handler failed:" : `The handler of ${operation} failed:`, error);
}

/** Makes text of bytes that come in pieces (encoding standard, 7). */
export interface TextDecoder {
  decode(bytes?: ArrayBuffer | Uint8Array, options?: { stream: boolean }): string;
}

declare const TextDecoder: new (encoding: string, options: { fatal: boolean }) => TextDecoder;

/** Looked up at every call: tests and tracing tools replace it. */
export const platformFetch: Fetch = (url, request) => fetch(url, request);

export function newRequest(url: string, init: unknown): ServerRequest {
  return new Request(url, init);
}

export function newResponse(body: string, status: number, headers: Record<string, string>): ServerResponse {
  return new Response(body, { status, headers });
}

/**
 * @param fatal - whether bytes that are not in the encoding are an error; otherwise U+FFFD takes their place
 * @throws whatever the platform throws for an encoding that it does not know
 */
export function newTextDecoder(encoding: string, fatal: boolean): TextDecoder {
  return new TextDecoder(encoding, { fatal });
}

export function newAbortController(): SignalController {
  return new AbortController();
}

/** The error that the platform has for what takes too long (DOM standard, 3.2.1). */
export function newTimeoutError(message: string): Error {
  return new DOMException(message, "TimeoutError");
}

/** Runs a function later. @returns what stops the clock */
export function startTimer(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

declare const TextEncoder: new () => {
  encodeInto(text: string, bytes: Uint8Array): { readonly read: number; readonly written: number };
};

/** Room for text as bytes. */
export interface TextBytes {
  readonly bytes: Uint8Array;
  /**
   * Writes a text of Latin-1, or outside Node.js of ASCII, faster than one character after the other would be.
   * @returns whether it is such a text; otherwise what has been written is of no use
   */
  write(text: string): boolean;
  /** Makes a text of a part. Node.js and those that follow it have this. */
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

const encoder = new TextEncoder();

function ofNode(bytes: NodeBytes): TextBytes {
  const write = (text: string): boolean => {
    // Nearly always V8 knows that without a search, because it keeps a text of Latin-1 in bytes.
    if (/[^\0-\xff]/.test(text)) return false;
    bytes.write(text, "latin1");
    return true;
  };
  return { bytes, write, copy: (start, end) => bytes.toString("latin1", start, end) };
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
 * Fills bytes with what digits of base64 stand for.
 * @param text - groups of four, the last one padded; as many as the bytes need
 */
export function decodeBase64(text: string, bytes: Uint8Array): void {
  if (isNodeBuffer(nodeBuffer)) {
    onBytesOf(nodeBuffer, bytes).write(text, "base64");
    return;
  }
  let at = 0;
  for (let start = 0; start < text.length; start += CHUNK) {
    const chunk = atob(text.slice(start, start + CHUNK));
    for (let index = 0; index < chunk.length; index++) bytes[at++] = chunk.charCodeAt(index);
  }
}

/** Divides by 3 and by 4, so that only the last chunk has padding; and is below the arguments that engines allow in a call. */
const CHUNK = 6_144;

/** Looked up by its name, so that no bundler takes it for something that it has to bring along. */
const nodeBuffer: unknown = Reflect.get(globalThis, "Buffer");

interface NodeBytes extends Uint8Array {
  write(text: string, encoding: "latin1" | "base64"): number;
  toString(encoding?: "latin1" | "base64", start?: number, end?: number): string;
}

interface NodeBuffer {
  allocUnsafe(length: number): NodeBytes;
  from(buffer: ArrayBufferLike, start: number, length: number): NodeBytes;
}

function isNodeBuffer(value: unknown): value is NodeBuffer {
  return typeof value === "function" && "allocUnsafe" in value && "from" in value;
}

/** The same bytes, with the methods of Node.js. */
function onBytesOf(buffer: NodeBuffer, { buffer: memory, byteOffset, byteLength }: Uint8Array): NodeBytes {
  return buffer.from(memory, byteOffset, byteLength);
}

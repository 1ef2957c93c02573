// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import { Buffer } from "node:buffer";
import { readFileSync, realpathSync } from "node:fs";
import { Agent, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { dirname, relative, resolve, sep } from "node:path";
import { Readable } from "node:stream";
import { URL } from "node:url";
import { createGunzip, createInflate } from "node:zlib";
import { onAbort, TextAssembler } from "../runtime/calls.js";
import { BodyError, codingError, codingOf, type PlainRequest, type PlainResponse } from "../runtime/exchange.js";
import {
  locationsIn,
  type PlainHandler,
  publishDocuments,
  resolveLocation,
  type ServiceDocuments,
  xmlResponse,
} from "../runtime/handlers.js";
import type { encodeMessage } from "../runtime/index.js";
import { encodeInto, type TextSink } from "../runtime/messages.js";
import {
  type ByteStream,
  DecodeError,
  type Fetch,
  type HttpRequest,
  type HttpResponse,
  type LongText,
  newAbortController,
  type SentBody,
  type Signal,
  startTimer,
  utf8Bytes,
} from "../runtime/values.js";

// #region node/body-bytes.ts

/** So many bytes at the start of a buffer are left for what comes before the text: more than an envelope mostly has. */
const HEAD = 1024;

/** The length of a new buffer. */
const LENGTH = 2 ** 18;

/** Longer buffers are not kept. */
const LONGEST_KEPT = 2 ** 20;

const MOST_KEPT = 8;

/** Buffers for the next bodies: new memory takes longer than writing. */
const kept: Buffer[] = [];

/** A long body, as bytes in a buffer that is used again when they have been sent. */
export class BodyBytes implements TextSink {
  length = 0;
  #buffer: Buffer | undefined;
  #start = HEAD;
  #end = HEAD;

  begin(): void {
    this.length = 0;
    this.#start = HEAD;
    this.#end = HEAD;
  }

  add(text: string): void {
    this.length += text.length;
    const buffer = this.#bufferFor(text.length <= SHORT ? text.length * BYTES_OF_CHARACTER : Buffer.byteLength(text));
    this.#end += buffer.write(text, this.#end);
  }

  addLong({ length, pieces }: LongText): void {
    this.length += length;
    const buffer = this.#bufferFor(length + SHORT * BYTES_OF_CHARACTER, length);
    for (const piece of pieces) this.#end += buffer.write(piece, this.#end, "latin1");
  }

  finish(before: string, after: string): void {
    this.add(after);
    const length = Buffer.byteLength(before);
    const lacking = Math.max(length - HEAD, 0);
    const buffer = this.#bufferFor(lacking);
    if (lacking > 0) buffer.copyWithin(length, HEAD, this.#end);
    this.#end += lacking;
    this.#start = HEAD + lacking - length;
    buffer.write(before, this.#start);
  }

  /** All bytes. @throws Error if they have been sent */
  whole(): Buffer {
    if (this.#buffer === undefined) throw new Error("the body has been sent, and is not kept");
    return this.#buffer.subarray(this.#start, this.#end);
  }

  /** The bytes have been sent. */
  release(): void {
    const buffer = this.#buffer;
    this.#buffer = undefined;
    if (buffer !== undefined && buffer.length <= LONGEST_KEPT && kept.length < MOST_KEPT) kept.push(buffer);
  }

  /**
   * The buffer with room for so many bytes more.
   * @param long - how many of them are of a long text; then there is no room for as many again
   */
  #bufferFor(more: number, long = 0): Buffer {
    const needed = this.#end + more;
    const buffer = this.#buffer ?? kept.pop();
    this.#buffer = buffer;
    if (buffer !== undefined && buffer.length >= needed) return buffer;
    const length = long > LONGEST_KEPT ? needed : 2 ** Math.ceil(Math.log2(needed));
    const longer = Buffer.allocUnsafeSlow(Math.max(LENGTH, length));
    if (this.#buffer !== undefined) longer.set(this.#buffer.subarray(0, this.#end));
    this.release();
    this.#buffer = longer;
    return longer;
  }
}

/** The most bytes that a UTF-16 unit takes in UTF-8. */
const BYTES_OF_CHARACTER = 3;

/** The bytes of longer texts are counted, because thrice as many are too many. */
const SHORT = 2 ** 15;

// #endregion

// #region node/body-pieces.ts

/** What a body comes from. */
export interface Flow {
  pause(): unknown;
  resume(): unknown;
}

/** Ends something early, because of a signal or because nobody reads what is still to come. */
export type Stop = (reason: unknown) => unknown;

/** So many bytes wait to be read before the sender is held up. */
const MUCH = 2 ** 16;

/** A body that a transport pushes and a client reads. */
export class BodyPieces implements ByteStream {
  readonly #flow: Flow;
  readonly #stop: Stop;
  /** What nobody has read yet. */
  readonly #pieces: Uint8Array[] = [];
  #size = 0;
  #isPaused = false;
  #end: { readonly error: unknown } | "whole" | undefined;
  /** Wakes up the reader that waits for the next piece. */
  #wake: (() => void) | undefined;

  constructor(flow: Flow, stop: Stop) {
    this.#flow = flow;
    this.#stop = stop;
  }

  push(bytes: Uint8Array): void {
    if (this.#end !== undefined) return;
    this.#pieces.push(bytes);
    this.#size += bytes.length;
    if (this.#size > MUCH && !this.#isPaused) {
      this.#isPaused = true;
      this.#flow.pause();
    }
    this.#wake?.();
  }

  finish(): void {
    this.#end ??= "whole";
    this.#wake?.();
  }

  fail(error: unknown): void {
    this.#end ??= { error };
    this.#wake?.();
  }

  getReader(): ReturnType<ByteStream["getReader"]> {
    return { read: () => this.#read(), cancel: async (reason) => this.#cancel(reason) };
  }

  async #read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }> {
    while (this.#pieces.length === 0 && this.#end === undefined) await this.#next();
    if (typeof this.#end === "object") throw this.#end.error;
    const value = this.#pieces.shift();
    if (value === undefined) return { done: true };
    this.#size -= value.length;
    if (this.#isPaused && this.#size === 0) {
      this.#isPaused = false;
      this.#flow.resume();
    }
    return { done: false, value };
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #cancel(reason: unknown): void {
    if (this.#end !== undefined) return;
    this.#end = { error: reason };
    this.#stop(reason);
  }
}

/** All bytes of a body. */
export async function bytesOf(body: ByteStream): Promise<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  const reader = body.getReader();
  for (let piece = await reader.read(); piece.value !== undefined; piece = await reader.read())
    pieces.push(piece.value);
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all.buffer;
}

// #endregion

// #region node/encode-bytes.ts

/**
 * Writes a message as `encodeMessage` does, but as bytes in UTF-8. A long message is never one text: its pieces become bytes while it is
 * written. This takes less time and less memory, above all for long values in base64.
 * @throws EncodeError for a value that the contract does not allow
 */
export function encodeMessageBytes<Headers, Body>(
  ...[message, content, soapVersion = "1.1", options = {}]: Parameters<typeof encodeMessage<Headers, Body>>
): Uint8Array {
  const bytes = new BodyBytes();
  const text = encodeInto(bytes, { message, content, soapVersion, options });
  return text === "" ? bytes.whole() : utf8Bytes(text);
}

// #endregion

// #region node/exchange.ts

/** The header fields of a response, with their names in lower case. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The value of a field; null if there is none. What came more than once is joined, as by `fetch`. */
export function fieldOf(fields: Fields, name: string): string | null {
  const value = fields[name.toLowerCase()];
  if (value === undefined || typeof value === "string") return value ?? null;
  return value.join(", ");
}

/** One request, and the response to it as it arrives. It ends with the errors of `fetch`. */
export class Exchange {
  readonly #request: HttpRequest;
  readonly #resolve: (response: HttpResponse) => void;
  readonly #reject: (error: unknown) => void;
  /** Where the bytes of the response go. */
  #body: Pick<BodyPieces, "push" | "finish" | "fail"> | undefined;
  #stop: Stop = () => undefined;
  #stopListening: (() => void) | undefined;

  constructor(request: HttpRequest, resolve: (response: HttpResponse) => void, reject: (error: unknown) => void) {
    this.#request = request;
    this.#resolve = resolve;
    this.#reject = reject;
    const { signal } = request;
    this.#stopListening = signal && onAbort(signal, () => this.#stop(signal.reason));
  }

  /** The header fields that are sent. */
  get headers(): Record<string, string> {
    return { "accept-encoding": "gzip, deflate", ...this.#request.headers };
  }

  /** The request is about to be sent. */
  start(stop: Stop): void {
    this.#stop = stop;
    const { signal } = this.#request;
    if (signal?.aborted) stop(signal.reason);
  }

  /** The response begins. */
  respond(status: number, statusText: string, fields: Fields, flow: Flow): void {
    const headers = { get: (name: string) => fieldOf(fields, name) };
    const coding = codingOf({ headers });
    const isPlain = coding === undefined || coding === "identity";
    const body = isPlain ? new BodyPieces(flow, this.#stop) : this.#decompress(coding, flow);
    this.#body ??= body;
    this.#resolve({ status, statusText, headers, body, arrayBuffer: () => bytesOf(body) });
  }

  push(bytes: Uint8Array): void {
    this.#body?.push(bytes);
  }

  finish(): void {
    this.#stopListening?.();
    this.#body?.finish();
  }

  fail(cause: unknown): void {
    this.#stopListening?.();
    const { signal } = this.#request;
    if (this.#body === undefined)
      this.#reject(signal?.aborted ? signal.reason : new TypeError("fetch failed", { cause }));
    else this.#body.fail(signal?.aborted ? signal.reason : terminated(cause));
  }

  /** Lets bytes go through a decompressor on their way to the body. */
  #decompress(coding: "gzip" | "deflate", flow: Flow): BodyPieces {
    const pieces = coding === "gzip" ? createGunzip() : createInflate();
    const body = new BodyPieces(pieces, (reason) => {
      pieces.destroy();
      this.#stop(reason);
    });
    pieces.on("data", (bytes) => body.push(bytes));
    pieces.on("end", () => body.finish());
    pieces.on("drain", () => flow.resume());
    pieces.on("error", (error) => {
      body.fail(terminated(error));
      this.#stop(error);
    });
    this.#body = {
      push: (bytes) => void (pieces.write(bytes) || flow.pause()),
      finish: () => pieces.end(),
      fail: (error) => {
        body.fail(error);
        pieces.destroy();
      },
    };
    return body;
  }
}

/** What ends a request early: an error, also if a signal has another reason. */
export function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error("stopped", { cause: reason });
}

function terminated(cause: unknown): TypeError {
  return new TypeError("terminated", { cause });
}

// #endregion

// #region node/node-request.ts

/** The part of a request that is used here; those of node:http, node:https and node:http2 have it. */
export interface NodeRequest extends Pieces {
  readonly method?: string | undefined;
  /** The target: a path and a query. */
  readonly url?: string | undefined;
  readonly headers: Fields;
  readonly httpVersionMajor: number;
  readonly socket: object;
  /** Whether the whole request has arrived. */
  readonly complete: boolean;
  on(event: "data", listener: (bytes: Uint8Array) => void): unknown;
  on(event: "end", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  removeAllListeners(event: "data"): unknown;
  pause(): unknown;
  resume(): unknown;
  destroy(error?: Error): unknown;
}

/** Bytes that arrive. */
interface Pieces {
  on(event: "data", listener: (bytes: Uint8Array) => void): unknown;
  on(event: "end", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
}

/** What a response says of its end; those of node:http, node:https and node:http2 do. */
interface EndingResponse {
  on(event: "close", listener: () => void): unknown;
  readonly destroyed: boolean;
  readonly writableFinished: boolean;
}

/** A signal that fires when a connection closes before its response has been sent. */
function signalOf(response: EndingResponse): Signal {
  const controller = newAbortController();
  const end = (): void => {
    if (!response.writableFinished) controller.abort(new Error("the caller has gone"));
  };
  if (response.destroyed) end();
  else response.on("close", end);
  return controller.signal;
}

/** A request of Node.js for a handler. */
export class PlainNodeRequest implements PlainRequest {
  readonly #request: NodeRequest;
  readonly #response: EndingResponse;
  #written: { readonly response: PlainResponse; readonly bytes: BodyBytes } | undefined;
  #signal: Signal | undefined;
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };

  constructor(request: NodeRequest, response: EndingResponse) {
    this.#request = request;
    this.#response = response;
    this.method = request.method ?? "";
    this.url = request.url ?? "";
    const { headers } = request;
    this.headers = { get: (name) => fieldOf(headers, name) };
  }

  /** The host as the caller names it, in the characters that one may have. */
  get origin(): string | undefined {
    const { headers, socket } = this.#request;
    const host = fieldOf(headers, ":authority") ?? fieldOf(headers, "host") ?? "";
    if (!/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.test(host)) return undefined;
    return `${"encrypted" in socket && socket.encrypted === true ? "https" : "http"}://${host}`;
  }

  respond(
    ...[message, content, soapVersion = "1.1", options = {}]: Parameters<NonNullable<PlainRequest["respond"]>>
  ): PlainResponse {
    const bytes = new BodyBytes();
    const text = encodeInto(bytes, { message, content, soapVersion, options });
    const response = xmlResponse(text, 200, soapVersion);
    if (text !== "") return response;
    const { status, headers } = response;
    const written = {
      status,
      headers,
      get body() {
        return bytes.whole().toString();
      },
    };
    this.#written = { response: written, bytes };
    return written;
  }

  /** The bytes of a response; undefined for one whose body is text or a stream. */
  bytesOf(response: PlainResponse): BodyBytes | undefined {
    return this.#written?.response === response ? this.#written.bytes : undefined;
  }

  /** Made when somebody asks for it: small requests would take longer. */
  get signal(): Signal {
    this.#signal ??= signalOf(this.#response);
    return this.#signal;
  }

  bytes(): ByteStream {
    const coding = codingOf(this);
    if (coding === undefined || coding === "identity") return arrivingFrom(this.#request);
    const pieces = coding === "gzip" ? createGunzip() : createInflate();
    passOn(this.#request, pieces);
    return arrivingFrom(pieces);
  }

  text(maxLength: number): Promise<string | undefined> {
    const coding = codingOf(this);
    const assembler = new TextAssembler(this.headers.get("content-type"), maxLength);
    if (coding === undefined || coding === "identity") return assemble(this.#request, assembler);
    return decompress(this.#request, coding, assembler);
  }
}

/** A body as a stream that somebody reads. */
function arrivingFrom(source: Pieces & Flow & { destroy(error?: Error): unknown }): ByteStream {
  const body = new BodyPieces(source, () => source.destroy());
  source.on("data", (bytes) => body.push(bytes));
  source.on("end", () => body.finish());
  source.on("error", (cause) => body.fail(new BodyError("the body has not arrived whole", { cause })));
  return body;
}

/** Passes what arrives on to a decompressor. @returns a function that stops it */
function passOn(request: NodeRequest, pieces: ReturnType<typeof createGunzip | typeof createInflate>): () => void {
  let isOver = false;
  request.on("data", (bytes) => {
    if (!isOver && !pieces.write(bytes)) request.pause();
  });
  request.on("end", () => pieces.end());
  request.on("error", (cause) => pieces.destroy(cause));
  pieces.on("drain", () => request.resume());
  return () => {
    isOver = true;
  };
}

async function decompress(
  request: NodeRequest,
  coding: "gzip" | "deflate",
  assembler: TextAssembler,
): Promise<string | undefined> {
  const pieces = coding === "gzip" ? createGunzip() : createInflate();
  const stop = passOn(request, pieces);
  try {
    return await assemble(pieces, assembler);
  } catch (error) {
    throw error instanceof DecodeError ? error : codingError(coding, error);
  } finally {
    stop();
    pieces.destroy();
    // What is still to come is not for anybody, but another request may come after it.
    request.resume();
  }
}

/** Puts the text of pieces together as they arrive. It stops at the first error, and where they turn out to be no text. */
function assemble(pieces: Pieces, assembler: TextAssembler): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const fail = (error: unknown): void => {
      isOver = true;
      reject(error);
    };
    const finish = (): void => {
      if (isOver) return;
      isOver = true;
      try {
        resolve(assembler.finish());
      } catch (error) {
        reject(error);
      }
    };
    pieces.on("data", (bytes) => {
      if (isOver) return;
      try {
        assembler.add(bytes);
      } catch (error) {
        fail(error);
      }
      if (!assembler.isText) finish();
    });
    pieces.on("end", finish);
    pieces.on("error", (cause) => fail(new BodyError("the body has not arrived whole", { cause })));
  });
}

// #endregion

// #region node/pass-over-rest.ts

/** So many bytes are passed over at most. */
const MOST = 2 ** 24;

/** So long the next piece may take, in milliseconds. */
const PATIENCE = 1000;

/**
 * Waits for the rest of a request that has been answered. Nobody wants the rest, but a caller that is still sending when its connection is
 * closed may not see its answer (RFC 9112, 9.6). The wait is over when the request has arrived, when its caller has gone or sends nothing,
 * or when it is too long.
 */
export function passOverRest(request: NodeRequest): Promise<void> {
  return new Promise((resolve) => {
    let left = MOST;
    let stop = startTimer(resolve, PATIENCE);
    request.removeAllListeners("data");
    request.on("data", ({ length }) => {
      stop();
      left -= length;
      if (left < 0) resolve();
      else stop = startTimer(resolve, PATIENCE);
    });
    request.on("close", () => {
      stop();
      resolve();
    });
    request.resume();
  });
}

// #endregion

// #region node/send-body.ts

/** Where a body is written: a request or a response of Node.js. */
export interface BodyTarget {
  /** @returns false if no more should be written before the event `drain` */
  write(bytes: Uint8Array): boolean;
  end(): unknown;
  end(body: string | Uint8Array): unknown;
  destroy(error?: Error): unknown;
  on(event: "drain", listener: () => void): unknown;
  on(event: "close", listener: () => void): unknown;
  on(event: "finish", listener: () => void): unknown;
  readonly destroyed: boolean;
}

/** A body that is ready to be written. */
export interface ReadyBody {
  readonly content: string | Uint8Array | Exclude<SentBody, string>;
  /** How many bytes it has; undefined for a stream, because nobody knows it. */
  readonly length: number | undefined;
}

/** Longer texts are sent as bytes: for a long text, Node.js takes new memory of three times its length from the system. */
const LONG = 2 ** 14;

export function readyBody(body: SentBody): ReadyBody {
  if (typeof body !== "string") return { content: body, length: "size" in body ? body.size : undefined };
  if (body.length <= LONG) return { content: body, length: Buffer.byteLength(body) };
  const bytes = utf8Bytes(body);
  return { content: bytes, length: bytes.length };
}

/**
 * Writes a body, a stream not faster than the receiver takes it.
 * @returns undefined if it has been written; otherwise a promise, which rejects with what the stream throws. The receiver then sees that the
 * body is not whole
 */
export function sendBody({ content }: ReadyBody, target: BodyTarget): Promise<void> | undefined {
  if (typeof content !== "string" && !(content instanceof Uint8Array)) return sendStream(content, target);
  target.end(content);
  return undefined;
}

async function sendStream(body: Exclude<SentBody, string>, target: BodyTarget): Promise<void> {
  await writeStream(body, target);
  target.end();
}

/** Writes a body as `sendBody` does, but does not end it. */
export async function writeBody({ content }: ReadyBody, target: BodyTarget): Promise<void> {
  if (typeof content === "string") target.write(utf8Bytes(content));
  else if (content instanceof Uint8Array) target.write(content);
  else await writeStream(content, target);
}

async function writeStream(body: Exclude<SentBody, string>, target: BodyTarget): Promise<void> {
  let wake: (() => void) | undefined;
  target.on("drain", () => wake?.());
  target.on("close", () => wake?.());
  for await (const piece of piecesOf(body)) {
    if (target.destroyed) throw new Error("the receiver has gone");
    const drained = new Promise<void>((resolve) => {
      wake = resolve;
    });
    if (!target.write(piece) && !target.destroyed) await drained;
  }
}

/** The bytes of a body, piece by piece. What is not read is cancelled. */
export async function* piecesOf(body: Exclude<SentBody, string>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader: ReturnType<ByteStream["getReader"]> = ("size" in body ? body.stream() : body).getReader();
  let isWhole = false;
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read())
      if (piece.value !== undefined) yield piece.value;
    isWhole = true;
  } finally {
    // If it was the body that failed, there is nothing to cancel.
    if (!isWhole) await reader.cancel().catch(() => undefined);
  }
}

// #endregion

// #region node/listener.ts

/** The part of a response that is used here; those of node:http, node:https and node:http2 have it. */
export interface NodeResponse extends BodyTarget {
  writeHead(status: number, headers: Record<string, string | number>): unknown;
  /** Whether all of it has been passed on. */
  readonly writableFinished: boolean;
}

/** How a listener of Node.js limits what it takes. */
export interface NodeListenerOptions {
  /**
   * How many requests may be answered at once. Others get the status 503 and are to come back after a second. Together with the option
   * `maxLength` of a handler, it limits how much memory all callers can take. No limit if left out.
   */
  readonly maxConcurrent?: number | undefined;
}

/**
 * Serves a handler with the servers of Node.js: `createServer(createNodeListener(handler))`. It makes no objects of the fetch standard,
 * which take most of the time of small requests. How long a request may take to arrive is an option of the server
 * (`requestTimeout`).
 */
export function createNodeListener(
  handler: PlainHandler,
  { maxConcurrent = Number.POSITIVE_INFINITY }: NodeListenerOptions = {},
): (request: NodeRequest, response: NodeResponse) => void {
  let running = 0;
  const serve = async (request: NodeRequest, response: NodeResponse): Promise<void> => {
    running++;
    try {
      const asked = new PlainNodeRequest(request, response);
      const answer = await handler.answer(asked);
      const bytes = asked.bytesOf(answer);
      const body = bytes === undefined ? readyBody(answer.body) : readyBytes(bytes, request, response);
      const { status, headers } = answer;
      const sending = send({ status, headers, body }, request, response);
      // Most bodies have been sent already, and waiting takes time.
      if (sending !== undefined) await sending;
    } catch {
      // The caller has gone, so there is nobody to tell.
      response.destroy();
    } finally {
      running--;
    }
  };
  return (request, response) => {
    if (running >= maxConcurrent) void send({ ...BUSY, body: readyBody(BUSY.body) }, request, response);
    else void serve(request, response);
  };
}

const BUSY: PlainResponse = { status: 503, headers: { "Retry-After": "1" }, body: "" };

/** Bytes in a buffer that is used again when they have been sent. Of HTTP/2, no event says for certain that they have been. */
function readyBytes(bytes: BodyBytes, { httpVersionMajor }: NodeRequest, response: NodeResponse): ReadyBody {
  if (httpVersionMajor < 2) response.on("finish", () => bytes.release());
  const content = bytes.whole();
  return { content, length: content.length };
}

interface Sent extends Pick<PlainResponse, "status" | "headers"> {
  readonly body: ReadyBody;
}

/** @returns what `sendBody` returns */
function send(
  { status, headers, body }: Sent,
  request: NodeRequest,
  response: NodeResponse,
): Promise<void> | undefined {
  const isLast = !request.complete && request.httpVersionMajor < 2;
  response.writeHead(status, {
    ...headers,
    ...(body.length !== undefined && { "Content-Length": body.length }),
    // Of the rest of the request only so much is read: it may have no end.
    ...(isLast && { Connection: "close" }),
  });
  return isLast ? sendLastBody(body, request, response) : sendBody(body, response);
}

async function sendLastBody(body: ReadyBody, request: NodeRequest, response: NodeResponse): Promise<void> {
  await writeBody(body, response);
  void passOverRest(request).then(() => response.end());
}

// #endregion

// #region node/node-fetch.ts

/** The agents that keep connections: those of node:http and node:https, or of a package that extends them, as for proxies. */
export interface Agents {
  readonly http?: object | undefined;
  /** It knows certificates as well: `new Agent({ keepAlive: true, ca, cert, key })`. */
  readonly https?: object | undefined;
}

/** The part of a response that is used here. */
interface Incoming {
  readonly statusCode?: number | undefined;
  readonly statusMessage?: string | undefined;
  readonly headers: Fields;
  on(event: "data", listener: (bytes: Uint8Array) => void): unknown;
  on(event: "end", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/**
 * Sends requests with node:http and node:https, without the objects of the fetch standard, which take most of the time of small calls.
 * The option `fetch` of a client takes it: `fetch: nodeFetch()`. Errors, and all else, are as with the platform's `fetch`. It needs no
 * other package; `undiciFetch` is faster.
 * @param agents - one that is left out keeps its connections, and opens as many as there are calls at once
 * @throws TypeError for an agent that is none of Node.js
 */
export function nodeFetch(agents: Agents = {}): Fetch {
  const http = checkAgent(agents.http ?? new Agent({ keepAlive: true }));
  const https = checkAgent(agents.https ?? new HttpsAgent({ keepAlive: true }));
  return (url, request) =>
    new Promise((resolve, reject) => {
      const exchange = new Exchange(request, resolve, reject);
      const { method } = request;
      try {
        const target = new URL(url);
        const ready = readyBody(request.body);
        const { length } = ready;
        const headers = { ...exchange.headers, ...(length !== undefined && { "content-length": length }) };
        const receive = (incoming: Incoming): void => pass(incoming, exchange);
        const outgoing =
          target.protocol === "https:"
            ? requestHttps(target, { method, headers, agent: https }, receive)
            : requestHttp(target, { method, headers, agent: http }, receive);
        outgoing.on("error", (error) => exchange.fail(error));
        exchange.start((reason) => outgoing.destroy(asError(reason)));
        sendBody(ready, outgoing)?.catch((error: unknown) => outgoing.destroy(asError(error)));
      } catch (error) {
        exchange.fail(error);
      }
    });
}

function checkAgent(agent: object): Agent {
  if (agent instanceof Agent) return agent;
  throw new TypeError("an agent must be one of node:http or node:https, or extend one");
}

/** Passes a response on as it arrives. */
function pass(incoming: Incoming, exchange: Exchange): void {
  const { statusCode = 0, statusMessage = "", headers } = incoming;
  exchange.respond(statusCode, statusMessage, headers, incoming);
  incoming.on("data", (bytes) => exchange.push(bytes));
  incoming.on("end", () => exchange.finish());
  incoming.on("error", (error) => exchange.fail(error));
}

// #endregion

// #region node/read-documents.ts

/** Which files a WSDL may refer to. */
export interface ReadDocumentsOptions {
  /** The folder that the documents must be in; that of the WSDL if left out. */
  readonly within?: string | undefined;
}

/**
 * Reads a WSDL and the files that it refers to, once: `createHandler(endpoint, implementation, { documents: readDocuments(path) })`. A
 * reference to an address is left as it is.
 * @throws Error for a file that cannot be read or is outside of the folder; DecodeError for one that is not XML
 */
export function readDocuments(wsdl: string, { within = dirname(wsdl) }: ReadDocumentsOptions = {}): ServiceDocuments {
  const folder = realpathSync(within);
  const root = nameIn(folder, resolve(wsdl));
  const files: Record<string, string> = {};
  const pending = [root];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (Object.hasOwn(files, name)) continue;
    const text = readTextFile(resolve(folder, nameIn(folder, resolve(folder, name))));
    files[name] = text;
    const from = name;
    pending.push(
      ...locationsIn(text, name)
        .filter(isPath)
        .map((location) => resolveLocation(location, from)),
    );
  }
  return publishDocuments(root, files);
}

function isPath(location: string): boolean {
  return !/^\s*[a-z][a-z\d+.-]+:/i.test(location);
}

/** The name of a file in a folder. Links are followed before, so none leads out of it. */
function nameIn(folder: string, path: string): string {
  const name = relative(folder, realpathSync(path));
  if (name !== ".." && !name.startsWith(`..${sep}`) && resolve(folder, name) === realpathSync(path))
    return name.split(sep).join("/");
  throw new Error(`${path} is outside of ${folder}; the option within names a folder that has all documents in it`);
}

function readTextFile(path: string): string {
  const assembler = new TextAssembler("text/xml", Number.POSITIVE_INFINITY);
  assembler.add(readFileSync(path));
  const text = assembler.finish();
  if (text === undefined) throw new Error(`${path} is not text in its encoding`);
  return text;
}

// #endregion

// #region node/undici-fetch.ts

/** The part of undici's Dispatcher that is used here. `Agent`, `Pool`, `ProxyAgent` and others have it, from version 7 on. */
export interface Dispatcher {
  dispatch(options: DispatchOptions, handler: DispatchHandler): unknown;
}

interface DispatchOptions {
  readonly origin: string;
  readonly path: string;
  readonly method: "POST";
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | Readable;
}

interface DispatchController {
  abort(reason: Error): void;
  pause(): void;
  resume(): void;
}

interface DispatchHandler {
  onRequestStart(controller: DispatchController): void;
  onResponseStart(controller: DispatchController, status: number, headers: Fields, statusText?: string): void;
  onResponseData(controller: DispatchController, bytes: Uint8Array): void;
  onResponseEnd(): void;
  onResponseError(controller: DispatchController, error: Error): void;
}

/**
 * Sends requests through undici, without the objects of the fetch standard, which take most of the time of small calls. The option
 * `fetch` of a client takes it: `fetch: undiciFetch(new Agent({ connections: 50 }))`. Connections, proxies, certificates and time
 * limits of connections are the dispatcher's. Errors, and all else, are as with the platform's `fetch`.
 * @param dispatcher - one of undici 7 or later
 */
export function undiciFetch(dispatcher: Dispatcher): Fetch {
  // The calls of a client mostly go to one address.
  let last = "";
  let target = { origin: "", path: "" };
  const locate = (url: string): typeof target => {
    if (url === last) return target;
    const { origin, pathname, search } = new URL(url);
    target = { origin, path: pathname + search };
    last = url;
    return target;
  };
  return (url, request) =>
    new Promise((resolve, reject) => {
      const exchange = new UndiciExchange(request, resolve, reject);
      const { method, body } = request;
      try {
        dispatcher.dispatch({ ...locate(url), method, ...contentOf(body, exchange.headers) }, exchange);
      } catch (error) {
        exchange.fail(error);
      }
    });
}

/** The body in a form that undici takes, and its length where undici does not know it. */
function contentOf(body: SentBody, headers: Record<string, string>): Pick<DispatchOptions, "headers" | "body"> {
  const { content, length } = readyBody(body);
  if (typeof content === "string" || content instanceof Uint8Array) return { headers, body: content };
  const ofLength = length === undefined ? {} : { "content-length": String(length) };
  return { headers: { ...headers, ...ofLength }, body: Readable.from(piecesOf(content)) };
}

class UndiciExchange extends Exchange implements DispatchHandler {
  onRequestStart(controller: DispatchController): void {
    this.start((reason) => controller.abort(asError(reason)));
  }

  onResponseStart(controller: DispatchController, status: number, headers: Fields, statusText = ""): void {
    // What informs of a response that is still to come (RFC 9110, 15.2).
    if (status >= 200) this.respond(status, statusText, headers, controller);
  }

  onResponseData(_: DispatchController, bytes: Uint8Array): void {
    this.push(bytes);
  }

  onResponseEnd(): void {
    this.finish();
  }

  onResponseError(_: DispatchController, error: Error): void {
    this.fail(error);
  }
}

// #endregion

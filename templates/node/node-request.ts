import { createGunzip, createInflate } from "node:zlib";
import { DecodeError } from "../runtime/errors.js";
import { TextAssembler } from "../runtime/http/body-text.js";
import { BodyError, codingError, codingOf, type PlainRequest, type PlainResponse } from "../runtime/http/exchange.js";
import { xmlResponse } from "../runtime/http/handler-faults.js";
import { type ByteStream, newAbortController, type Signal } from "../runtime/platform/platform.js";
import { encodeInto } from "../runtime/soap/encode-into.js";
import { BodyBytes } from "./body-bytes.js";
import { BodyPieces, type Flow } from "./body-pieces.js";
import { type Fields, fieldOf } from "./exchange.js";

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

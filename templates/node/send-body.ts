import { Buffer } from "node:buffer";
import { type ByteStream, type SentBody, utf8Bytes } from "../runtime/platform/platform.js";

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

import { Buffer } from "node:buffer";
import type { ByteStream, SentBody } from "../runtime/platform/platform.js";

/** Where a body is written: a request or a response of Node.js. */
export interface BodyTarget {
  /** @returns false if no more should be written before the event `drain` */
  write(bytes: Uint8Array): boolean;
  end(): unknown;
  end(text: string): unknown;
  destroy(error?: Error): unknown;
  on(event: "drain", listener: () => void): unknown;
  on(event: "close", listener: () => void): unknown;
  readonly destroyed: boolean;
}

/** How many bytes a body has; undefined for a stream, of which nobody knows it. */
export function lengthOf(body: SentBody): number | undefined {
  if (typeof body === "string") return Buffer.byteLength(body);
  return "size" in body ? body.size : undefined;
}

/** Writes a body, not faster than the receiver takes it. @throws what the body throws. The receiver then sees that it is not whole */
export async function sendBody(body: SentBody, target: BodyTarget): Promise<void> {
  if (typeof body === "string") {
    target.end(body);
    return;
  }
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
  target.end();
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

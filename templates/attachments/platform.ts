import type { BodyBlob, BodyStream } from "../runtime/platform/platform.js";

/** A stream of the platform (streams standard, 4.2). */
export type PlatformStream = BodyStream;

declare const ReadableStream: new (source: {
  pull(controller: { enqueue(bytes: Uint8Array): void; close(): void }): Promise<void>;
  cancel(reason: unknown): Promise<void>;
}) => PlatformStream;

declare const Blob: new (pieces: readonly (string | Uint8Array | BodyBlob)[]) => BodyBlob;

declare const crypto: { getRandomValues<Bytes>(bytes: Bytes): Bytes };

/** A stream that asks for each piece when somebody reads it. */
export function newByteStream(pieces: AsyncIterable<Uint8Array>): PlatformStream {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** Text that nobody can guess: boundaries must not be in a part, and names of parts not in another message. */
export function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Makes one Blob of bytes whose number is known, so that the platform says it to the receiver. */
export function newBlob(pieces: readonly (string | Uint8Array | BodyBlob)[]): BodyBlob {
  return new Blob(pieces);
}

/** Whether the platform made a Blob itself. A Blob of another kind cannot be a part of one of the platform's. */
export function isPlatformBlob(value: unknown): value is BodyBlob {
  return value instanceof Blob;
}

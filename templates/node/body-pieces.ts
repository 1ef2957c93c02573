import type { ByteStream } from "../runtime/platform/platform.js";

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

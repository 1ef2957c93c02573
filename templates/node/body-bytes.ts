import { Buffer } from "node:buffer";
import type { LongText } from "../runtime/values/datatype.js";
import type { TextSink } from "../runtime/write/text-sink.js";

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

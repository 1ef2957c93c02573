import type { DecodeError } from "../runtime/errors.js";
import { onAbort } from "../runtime/http/timeout.js";
import type { Signal } from "../runtime/platform/platform.js";
import { type Attachment, allBytes } from "./attachment.js";
import { addPiece, concatBytes } from "./bytes.js";
import { checkLimit, type Limits, MultipartError } from "./limits.js";
import type { MultipartReader } from "./multipart-reader.js";
import type { PartHead } from "./part-head.js";
import { newByteStream, type PlatformStream } from "./platform.js";
import { type TransferDecoder, transferDecoder } from "./transfer-encoding.js";

/**
 * The parts of a message, which arrive one after the other. Whoever asks for a part gets its bytes as they arrive. What comes before it is
 * held in memory, up to a limit.
 */
export class ReceivedParts {
  readonly #reader: MultipartReader;
  readonly #limits: Limits;
  readonly #known: ReceivedPart[] = [];
  #held = 0;
  #isWhole = false;
  /** Why nothing more is read, if somebody has said so. */
  #ending: { readonly reason: unknown } | undefined;
  #stopListening: (() => void) | undefined;
  /** Runs one step after the other. */
  #lock: Promise<unknown> = Promise.resolve();

  constructor(reader: MultipartReader, limits: Limits) {
    this.#reader = reader;
    this.#limits = limits;
  }

  /** The parts that have come so far, in their order. */
  get known(): readonly ReceivedPart[] {
    return this.#known;
  }

  /** Waits for the first part that a function is true for. @returns undefined if there is none in the whole message */
  find(isWanted: (part: ReceivedPart) => boolean): Promise<ReceivedPart | undefined> {
    return this.#next(async () => {
      for (;;) {
        const found = this.#known.find(isWanted);
        if (found !== undefined || !(await this.#arrive())) return found;
      }
    });
  }

  /** Waits for the part after another one; for the first part if that is undefined. */
  after(part: ReceivedPart | undefined): Promise<ReceivedPart | undefined> {
    const index = part === undefined ? 0 : this.#known.indexOf(part) + 1;
    return this.#next(async () => {
      if (index >= this.#known.length) await this.#arrive();
      return this.#known[index];
    });
  }

  /** Holds all parts. */
  async hold(): Promise<void> {
    await this.find(() => false);
  }

  /** The next bytes of a part, decoded; undefined at its end. */
  read(part: ReceivedPart): Promise<Uint8Array | undefined> {
    return this.#next(async () => {
      const piece = part.queue.shift();
      if (piece === undefined) return part === this.#known.at(-1) ? this.#pull(part) : undefined;
      this.#held -= piece.length;
      return piece;
    });
  }

  /** Says that nothing more of a part will be read. */
  release({ queue }: ReceivedPart): void {
    for (const piece of queue.splice(0)) this.#held -= piece.length;
  }

  /** Ends the reading when a signal fires, unless all has arrived before. */
  endWith(signal: Signal): void {
    if (!this.#reader.isOver) this.#stopListening = onAbort(signal, () => void this.cancel(signal.reason));
  }

  /**
   * Says that nothing more will be read, so that the connection can end. Whoever still reads gets the reason as an error: what it has is not
   * the whole part.
   */
  async cancel(reason: unknown = new TypeError("the attachments of the message have been cancelled")): Promise<void> {
    if (this.#reader.isOver) return;
    this.#ending ??= { reason };
    this.#stopListening?.();
    // The connection may have broken off already.
    await this.#reader.cancel(reason).catch(() => undefined);
  }

  #next<T>(step: () => Promise<T>): Promise<T> {
    const run = this.#lock.then(() => this.#unlessEnded(step));
    this.#lock = run.catch(() => undefined);
    return run;
  }

  async #unlessEnded<T>(step: () => Promise<T>): Promise<T> {
    this.#checkEnding();
    const result = await step().catch((error: unknown) => {
      this.#checkEnding();
      throw error;
    });
    this.#checkEnding();
    if (this.#reader.isOver) this.#stopListening?.();
    return result;
  }

  #checkEnding(): void {
    if (this.#ending !== undefined) throw this.#ending.reason;
  }

  /** Waits for another part. The one before it is held. */
  async #arrive(): Promise<boolean> {
    const last = this.#known.at(-1);
    if (last !== undefined) await this.#holdRest(last);
    const head = this.#isWhole ? undefined : await this.#reader.next();
    if (head === undefined) {
      this.#isWhole = true;
      return false;
    }
    const { comparedId } = head;
    if (comparedId !== undefined && this.#known.some((part) => part.head.comparedId === comparedId))
      throw new MultipartError("each Content-ID once", "two parts with one");
    this.#known.push(new ReceivedPart(head, this));
    return true;
  }

  async #holdRest(part: ReceivedPart): Promise<void> {
    for (let piece = await this.#pull(part); piece !== undefined; piece = await this.#pull(part)) {
      if (part.isAbandoned) continue;
      this.#held += piece.length;
      checkLimit(this.#held, this.#limits.maxHeld, "bytes of parts in memory");
      addPiece(part.queue, piece);
    }
  }

  /** More bytes of the part that is arriving. */
  async #pull(part: ReceivedPart): Promise<Uint8Array | undefined> {
    while (!part.isWhole) {
      const sent = await this.#reader.read();
      part.isWhole = sent === undefined;
      const piece = sent === undefined ? part.decoder?.finish() : (part.decoder?.push(sent) ?? sent);
      part.size += piece?.length ?? 0;
      checkLimit(part.size, this.#limits.maxPart, "bytes in a part");
      if (piece !== undefined && piece.length > 0) return piece;
    }
    return undefined;
  }
}

/** One part. */
export class ReceivedPart implements Attachment {
  readonly head: PartHead;
  readonly decoder: TransferDecoder | undefined;
  /** Bytes that have come and not been read. */
  readonly queue: Uint8Array[] = [];
  /** How many bytes have come. */
  size = 0;
  isWhole = false;
  /** Whether somebody has read its beginning and wants no more. */
  isAbandoned = false;
  readonly #parts: ReceivedParts;
  #isTaken = false;

  constructor(head: PartHead, parts: ReceivedParts) {
    this.head = head;
    this.#parts = parts;
    this.decoder = transferDecoder(head.encoding);
  }

  get contentType(): string | undefined {
    return this.head.contentType;
  }

  get contentId(): string | undefined {
    return this.head.contentId;
  }

  bytes(): Promise<Uint8Array> {
    return allBytes(this);
  }

  stream(): PlatformStream {
    return newByteStream(this);
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    if (this.#isTaken) throw new TypeError("an attachment can be read once");
    this.#isTaken = true;
    try {
      for (let piece = await this.#parts.read(this); piece !== undefined; piece = await this.#parts.read(this))
        yield piece;
    } finally {
      this.isAbandoned = true;
      this.#parts.release(this);
    }
  }

  /** The bytes of a part that has been held. */
  heldBytes(): Uint8Array {
    const bytes = concatBytes(this.queue);
    this.queue.splice(0, this.queue.length, bytes);
    return bytes;
  }
}

/** An attachment that a message names, and that may not have arrived. */
export class AwaitedAttachment implements Attachment {
  readonly #parts: ReceivedParts;
  readonly #isWanted: (part: ReceivedPart) => boolean;
  readonly #missing: DecodeError;
  readonly #contentId: string | undefined;

  /** @param contentId - if it is known before the part is there */
  constructor(
    parts: ReceivedParts,
    isWanted: (part: ReceivedPart) => boolean,
    missing: DecodeError,
    contentId?: string,
  ) {
    this.#parts = parts;
    this.#isWanted = isWanted;
    this.#missing = missing;
    this.#contentId = contentId;
  }

  get contentId(): string | undefined {
    return this.#contentId ?? this.#part?.contentId;
  }

  get contentType(): string | undefined {
    return this.#part?.contentType;
  }

  get #part(): ReceivedPart | undefined {
    return this.#parts.known.find(this.#isWanted);
  }

  bytes(): Promise<Uint8Array> {
    return allBytes(this);
  }

  stream(): PlatformStream {
    return newByteStream(this);
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    const part = await this.#parts.find(this.#isWanted);
    if (part === undefined) throw this.#missing;
    yield* part;
  }
}

import { EncodeError } from "../runtime/encode-error.js";
import type { ByteStream } from "../runtime/platform/platform.js";
import { isBytes } from "../runtime/values/binary.js";
import { addPiece, concatBytes } from "./bytes.js";
import { newByteStream, type PlatformStream } from "./platform.js";

/** Bytes that have come with a message, beside it or in it. Those beside it can be read once, by one of the three ways. */
export interface Attachment extends AsyncIterable<Uint8Array> {
  /** What the sender says of the bytes; undefined if it says nothing. It may be anything: check it before it is used. */
  readonly contentType: string | undefined;
  /** The name of the part in the message, never of a file; undefined for bytes in the message itself. */
  readonly contentId: string | undefined;
  /** All bytes. */
  bytes(): Promise<Uint8Array>;
  /** The bytes as they arrive. */
  stream(): PlatformStream;
}

/** A Blob or a File. On Node.js, `openAsBlob` makes one of a file that is read while it is sent. */
export interface BlobSource {
  readonly size: number;
  /** Its media type; empty if it is not known. */
  readonly type: string;
  stream(): ByteStream;
}

/** Bytes that arrive: a ReadableStream, a stream of Node.js, or what an async generator gives. */
export type StreamSource = ByteStream | AsyncIterable<Uint8Array>;

/**
 * Where the bytes of an attachment come from when it is sent. A stream can be sent once. A function is called for each sending, so that a
 * call can be sent again.
 */
export type AttachmentSource = Uint8Array | BlobSource | StreamSource | (() => StreamSource) | SentAttachment;

/** A source, and what its bytes are. */
export class SentAttachment {
  readonly source: AttachmentSource;
  /** A media type: `image/png`. */
  readonly contentType: string | undefined;
  readonly contentId: string | undefined;

  constructor(source: AttachmentSource, { contentType, contentId }: AttachmentFacts) {
    // Both become lines of the message.
    if (contentType !== undefined && !/^[\x20-\x7e]+$/.test(contentType)) throw wrongFact("a media type");
    if (contentId !== undefined && !/^[\w.!$*+=~@-]{1,200}$/.test(contentId))
      throw wrongFact("a content id of at most 200 letters, digits and characters of .!$*+=~@-_");
    this.source = source;
    this.contentType = contentType;
    this.contentId = contentId;
  }
}

function wrongFact(expected: string): EncodeError {
  return new EncodeError({ element: "", path: "", expected, found: "other text" });
}

/** What a sender says of an attachment. */
export interface AttachmentFacts {
  /** What its bytes are, as a media type: `image/png`. */
  readonly contentType?: string | undefined;
  /** Its name in the message, without `cid:`, by which other texts of the message can refer to it. If left out, nobody can know it before. */
  readonly contentId?: string | undefined;
}

/** Says what the bytes of a source are, if it does not say so itself and the contract does not either; and what the part is called. */
export function attachment(source: AttachmentSource, facts: AttachmentFacts): SentAttachment {
  return new SentAttachment(source, facts);
}

/** Whether a value is a source of bytes. Plain JavaScript may give anything. */
export function isSource(value: unknown): value is AttachmentSource {
  return typeof value === "function" || (typeof value === "object" && value !== null && isSourceObject(value));
}

function isSourceObject(value: object): boolean {
  if (value instanceof SentAttachment) return isSource(value.source);
  return isBytes(value) || isBlob(value) || "getReader" in value || Symbol.asyncIterator in value;
}

function isBlob(value: unknown): value is BlobSource {
  return typeof value === "object" && value !== null && "stream" in value && "size" in value && "type" in value;
}

/** What a source says of its bytes; undefined if it says nothing. */
export function typeOfSource(source: AttachmentSource): string | undefined {
  if (source instanceof SentAttachment) return source.contentType ?? typeOfSource(source.source);
  if (isBlob(source)) return source.type === "" ? undefined : source.type;
  return typeof source === "object" && "contentType" in source && typeof source.contentType === "string"
    ? source.contentType
    : undefined;
}

/** The content id that somebody has chosen; undefined for one that is made up. */
export function idOfSource(source: AttachmentSource): string | undefined {
  return source instanceof SentAttachment ? (source.contentId ?? idOfSource(source.source)) : undefined;
}

/** The streams that have been read. */
const readStreams = /* @__PURE__ */ new WeakSet<object>();

/**
 * Checks that a source can be read. Otherwise nothing would be sent in its place when a call is sent again, and nobody would see it.
 * @throws EncodeError for a stream that has been read
 */
export function checkUnread(source: AttachmentSource): void {
  if (!readStreams.has(source)) return;
  throw new EncodeError({
    element: "",
    path: "",
    expected: "an attachment that can be sent again: bytes, a Blob, or a function that returns a stream",
    found: "a stream that has been sent",
  });
}

/** The bytes of a source, piece by piece. @throws what `checkUnread` throws */
export async function* piecesOf(source: AttachmentSource): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of givenPieces(source)) {
    // A stream of Node.js with an encoding gives texts, which are not what has been read.
    if (!isBytes(piece)) throw new TypeError("a stream that is attached must give bytes (Uint8Array)");
    yield piece;
  }
}

async function* givenPieces(source: AttachmentSource): AsyncGenerator<unknown, void, undefined> {
  if (source instanceof SentAttachment) yield* givenPieces(source.source);
  else if (isBytes(source)) yield source;
  else if (typeof source === "function") yield* givenPieces(source());
  else if (isBlob(source)) yield* piecesOfStream(source.stream());
  else {
    checkUnread(source);
    if (isReadOnce(source)) readStreams.add(source);
    if (Symbol.asyncIterator in source) yield* source;
    else yield* piecesOfStream(source);
  }
}

/** Whether a stream is one of a platform, or what a generator gives. Other objects may begin anew each time. */
function isReadOnce(source: StreamSource): boolean {
  return "getReader" in source || "readable" in source || "next" in source;
}

async function* piecesOfStream(stream: ByteStream): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  let isWhole = false;
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read())
      if (piece.value !== undefined) yield piece.value;
    isWhole = true;
  } finally {
    if (!isWhole) await reader.cancel();
  }
}

/** Bytes that are in memory, in the form of an attachment. */
export class HeldAttachment implements Attachment {
  readonly contentType: string | undefined;
  readonly contentId: string | undefined;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, contentType?: string, contentId?: string) {
    this.#bytes = bytes;
    this.contentType = contentType;
    this.contentId = contentId;
  }

  /** The bytes, for a message that has them in itself. */
  get held(): Uint8Array {
    return this.#bytes;
  }

  async bytes(): Promise<Uint8Array> {
    return this.#bytes;
  }

  stream(): PlatformStream {
    return newByteStream(this);
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    yield this.#bytes;
  }
}

export async function allBytes(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) addPiece(all, piece);
  return concatBytes(all);
}

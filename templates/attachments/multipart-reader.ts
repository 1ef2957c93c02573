import type { ByteStream } from "../runtime/platform/platform.js";
import { asciiBytes, joinedBytes } from "./bytes.js";
import { checkLimit, type Limits, MultipartError } from "./limits.js";
import { type PartHead, parsePartHead } from "./part-head.js";

const [TAB, LF, CR, SPACE, HYPHEN] = [9, 10, 13, 32, 45];

/**
 * Takes a body of several parts apart while it arrives (RFC 2046, 5.1.1). Parts are read one after the other. Bytes that may belong to a
 * delimiter are held back until it is clear, and nothing else is. Lines may end without a carriage return, as some senders have them.
 */
export class MultipartReader {
  readonly #source: ReturnType<ByteStream["getReader"]>;
  readonly #limits: Limits;
  /** The end of a line, and the beginning of a delimiter after it. */
  readonly #delimiter: Uint8Array;
  /** What has arrived and not been read. At the beginning of the body a line begins as well, so it starts with the end of one. */
  #buffer: Uint8Array = Uint8Array.of(LF);
  /** How many bytes at the start of the buffer are no content: the end of the line before it. */
  #skipped = 1;
  #total = 0;
  #parts = 0;
  #isInPart = false;
  #isOver = false;
  #hasEnded = false;

  constructor(body: ByteStream, boundary: string, limits: Limits) {
    this.#source = body.getReader();
    this.#delimiter = asciiBytes(`\n--${boundary}`);
    this.#limits = limits;
  }

  /**
   * Moves on to the next part. What has not been read of the one before it is passed over.
   * @returns undefined if there are no more
   * @throws MultipartError if the body ends before its last delimiter, or a limit is exceeded
   */
  async next(): Promise<PartHead | undefined> {
    // What comes before the first delimiter, and after the last one, is not a part.
    while ((await this.#piece()) !== undefined);
    if (this.#isOver) return undefined;
    checkLimit(++this.#parts, this.#limits.maxParts, "parts");
    const head = parsePartHead(await this.#header());
    this.#isInPart = true;
    return head;
  }

  /**
   * Reads the next bytes of the part, in the encoding in which they are sent. The last part ends when the whole body has arrived.
   * @returns undefined at the end of the part
   */
  read(): Promise<Uint8Array | undefined> {
    return this.#piece();
  }

  /** Whether nothing more comes. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Says that nothing more will be read. */
  async cancel(reason?: unknown): Promise<void> {
    this.#isOver = this.#hasEnded = true;
    this.#isInPart = false;
    this.#buffer = EMPTY;
    await this.#source.cancel(reason);
  }

  /** The bytes up to the next delimiter, piece by piece; undefined when it has been passed. */
  async #piece(): Promise<Uint8Array | undefined> {
    if (this.#isOver || (!this.#isInPart && this.#parts > 0)) return undefined;
    for (;;) {
      const found = findDelimiter(this.#buffer, this.#delimiter);
      const content = this.#buffer.subarray(this.#skipped, Math.max(found.start, this.#skipped));
      if (content.length > 0) {
        this.#buffer = this.#buffer.subarray(found.start);
        this.#skipped = 0;
        return content;
      }
      if (found.line !== undefined) {
        this.#pass(found.line);
        if (this.#isOver) await this.#passOverRest();
        return undefined;
      }
      if (!(await this.#fill())) throw new MultipartError("a body of several parts with its last delimiter", "its end");
    }
  }

  #pass({ end, isLast }: DelimiterLine): void {
    this.#buffer = this.#buffer.subarray(end);
    this.#skipped = 0;
    this.#isInPart = false;
    this.#isOver = isLast;
  }

  /**
   * Waits for the end of the body. Whoever answers before it may be answering a caller that is still sending, and the connection is of no
   * use afterwards.
   */
  async #passOverRest(): Promise<void> {
    do this.#buffer = EMPTY;
    while (await this.#fill());
  }

  /** The header of the part that begins here, with the empty line after it. */
  async #header(): Promise<Uint8Array> {
    const { maxPartHeader } = this.#limits;
    for (let searched = 0; ; ) {
      const found = endOfHeader(this.#buffer, searched);
      checkLimit(found.at, maxPartHeader, "bytes in the header of a part");
      if (found.isWhole) {
        const header = this.#buffer.subarray(0, found.at);
        // The end of the empty line may also be the one before a delimiter: then the part is empty.
        this.#buffer = this.#buffer.subarray(found.at - 1);
        this.#skipped = 1;
        return header;
      }
      searched = found.at;
      checkLimit(this.#buffer.length, maxPartHeader, "bytes in the header of a part");
      if (!(await this.#fill()))
        throw new MultipartError("the header of a part, and an empty line", "the end of the body");
    }
  }

  /** Waits for more bytes. @returns false if there are no more */
  async #fill(): Promise<boolean> {
    if (this.#hasEnded) return false;
    const { done, value } = await this.#source.read();
    if (done) {
      this.#hasEnded = true;
      return false;
    }
    const piece = value ?? EMPTY;
    this.#total += piece.length;
    checkLimit(this.#total, this.#limits.maxTotal, "bytes in a body of several parts");
    this.#buffer = joinedBytes(this.#buffer, piece);
    return true;
  }
}

const EMPTY = /* @__PURE__ */ new Uint8Array();

/** The line of a delimiter. */
interface DelimiterLine {
  /** The offset after it. */
  readonly end: number;
  /** Whether no part comes after it. */
  readonly isLast: boolean;
}

interface FoundDelimiter {
  /** The offset of what may belong to a delimiter; content is before it. */
  readonly start: number;
  /** Undefined if more bytes must come to tell. */
  readonly line: DelimiterLine | undefined;
}

function findDelimiter(bytes: Uint8Array, delimiter: Uint8Array): FoundDelimiter {
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) {
    const line = delimiterAt(bytes, at, delimiter);
    // The end of the line before a delimiter belongs to it.
    if (line !== "none")
      return { start: bytes[at - 1] === CR ? at - 1 : at, line: line === "unknown" ? undefined : line };
  }
  return { start: bytes.at(-1) === CR ? bytes.length - 1 : bytes.length, line: undefined };
}

/** What is at the end of a line: a delimiter, none, or one that is not whole. */
function delimiterAt(bytes: Uint8Array, start: number, delimiter: Uint8Array): DelimiterLine | "none" | "unknown" {
  for (let index = 1; index < delimiter.length; index++) {
    if (start + index >= bytes.length) return "unknown";
    if (bytes[start + index] !== delimiter[index]) return "none";
  }
  const after = start + delimiter.length;
  if (bytes[after] === HYPHEN && bytes[after + 1] === HYPHEN) return { end: after + 2, isLast: true };
  if (bytes[after] === HYPHEN && after + 1 === bytes.length) return "unknown";
  // A gateway may have added white space (RFC 2046, 5.1.1). A longer line is that of another boundary.
  let at = after;
  while (at - after < MOST_PADDING && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
  if (bytes[at] === CR) at++;
  if (at === bytes.length) return "unknown";
  return bytes[at] === LF ? { end: at + 1, isLast: false } : "none";
}

const MOST_PADDING = 100;

/** Finds the empty line after a header. @returns the offset after it; if there is none yet, the one from which to search further */
function endOfHeader(bytes: Uint8Array, from: number): { readonly at: number; readonly isWhole: boolean } {
  let start = from;
  for (let end = bytes.indexOf(LF, start); end !== -1; end = bytes.indexOf(LF, start)) {
    const length = end - start - (bytes[end - 1] === CR && end > start ? 1 : 0);
    start = end + 1;
    if (length === 0) return { at: start, isWhole: true };
  }
  return { at: start, isWhole: false };
}

import { type ByteStream, type HttpBody, newTextDecoder, type TextDecoder } from "../platform/platform.js";
import { checkLength } from "../xml/limits.js";
import { isMultipart, parseMediaType } from "./media-type.js";

/**
 * Reads the text of a body. Each piece is decoded when it arrives, so that the whole is never there as bytes and as text both. The
 * encoding is that of the byte order mark, else the charset of the content type, else that of the XML declaration, else
 * UTF-8 (RFC 7303, 3). In a body of several parts, some may be no text: bytes that are not in the encoding become U+FFFD.
 * @param maxLength - how many characters the text may have; no limit if left out
 * @returns undefined if the bytes are not text in that encoding
 * @throws DecodeError if there are more characters; whatever the platform throws if the body does not arrive whole
 */
export async function readText(
  source: HttpBody,
  contentType: string | null | undefined,
  maxLength: number = Number.POSITIVE_INFINITY,
): Promise<string | undefined> {
  if (source.body) return readPieces(source.body, contentType, maxLength);
  const assembler = new TextAssembler(contentType, maxLength);
  assembler.add(new Uint8Array(await source.arrayBuffer()));
  return assembler.finish();
}

/** Reads the text of a body that arrives in pieces, as `readText` does. */
export async function readPieces(
  body: ByteStream,
  contentType: string | null | undefined,
  maxLength: number,
): Promise<string | undefined> {
  const assembler = new TextAssembler(contentType, maxLength);
  const reader = body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (piece.value !== undefined) assembler.add(piece.value);
      // Whatever follows, it will not become text, and the body may have no end.
      if (!assembler.isText) {
        await reader.cancel();
        break;
      }
    }
    return assembler.finish();
  } catch (error) {
    // The sender need not go on. If it was the sender that failed, there is nothing to cancel.
    await reader.cancel(error).catch(() => undefined);
    throw error;
  }
}

/** Puts together the text of pieces of bytes. @throws DecodeError, from its methods, if there are too many characters */
export class TextAssembler {
  readonly #charset: string | undefined;
  readonly #isMultipart: boolean;
  readonly #maxLength: number;
  /** The first bytes: until there are enough to tell the encoding, and until more come, because the whole is decoded faster. */
  #start: Uint8Array | undefined = NOTHING;
  #decoder: TextDecoder | undefined;
  #text = "";
  #isText = true;

  /** Whether all bytes so far are text in their encoding. */
  get isText(): boolean {
    return this.#isText;
  }

  constructor(contentType: string | null | undefined, maxLength: number) {
    const mediaType = parseMediaType(contentType);
    this.#charset = mediaType?.parameters.get("charset");
    this.#isMultipart = isMultipart(mediaType);
    this.#maxLength = maxLength;
  }

  add(bytes: Uint8Array): void {
    if (this.#start !== undefined && this.#start.length < START_LENGTH) {
      this.#start = joined(this.#start, bytes);
      return;
    }
    if (this.#start !== undefined) this.#begin(this.#start, false);
    this.#decode(bytes, { stream: true });
  }

  finish(): string | undefined {
    if (this.#start !== undefined) this.#begin(this.#start, true);
    else this.#decode(undefined, { stream: false });
    return this.#isText ? this.#text : undefined;
  }

  #begin(start: Uint8Array, isWhole: boolean): void {
    this.#start = undefined;
    const encoding = encodingOf(start, this.#charset);
    try {
      this.#decoder = newTextDecoder(encoding, !this.#isMultipart);
    } catch {
      // The platform does not know the encoding.
      this.#isText = false;
    }
    // Node.js 20 decodes the whole of a text in windows-1252 as if it were Latin-1, but not its pieces.
    const atOnce = isWhole && /^utf-8$/i.test(encoding);
    this.#decode(start, { stream: !atOnce });
    if (isWhole && !atOnce) this.#decode(undefined, { stream: false });
  }

  #decode(bytes: Uint8Array | undefined, options: { readonly stream: boolean }): void {
    if (!this.#isText) return;
    try {
      this.#text += this.#decoder?.decode(bytes, options) ?? "";
    } catch {
      // Some bytes are not in the encoding.
      this.#isText = false;
    }
    checkLength(this.#text.length, this.#maxLength);
  }
}

const NOTHING = /* @__PURE__ */ new Uint8Array();

/** More bytes than an XML declaration has. */
export const START_LENGTH = 100;

/** The encoding of a text that begins with these bytes. @param charset - what the content type says */
export function encodingOf(start: Uint8Array, charset: string | undefined): string {
  return encodingOfMark(start) ?? charset ?? declaredEncoding(start) ?? "utf-8";
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** The encoding that a byte order mark stands for (XML 1.0, F.1). */
function encodingOfMark(start: Uint8Array): string | undefined {
  const [first, second, third] = [start[0], start[1], start[2]];
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : undefined;
}

/** The encoding that an XML declaration names. Some of .NET's say UTF-16 in a text that is not: if it were, this could not read it. */
function declaredEncoding(start: Uint8Array): string | undefined {
  const text = String.fromCharCode(...start.subarray(0, START_LENGTH));
  const encoding = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(text)?.[1];
  return encoding !== undefined && /^utf-16/i.test(encoding) ? undefined : encoding;
}

// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { type ByteStream, type HttpBody, newTextDecoder, type TextDecoder } from "../platform/platform.js";
import { checkLength } from "../read/reader-options.js";

/**
 * The text of a body, decoded piece by piece as it arrives, so that it is never there as bytes and as text both. The
 * encoding is that of its byte order mark, else the charset of its content type, else that of its XML declaration, else
 * UTF-8 (RFC 7303, 3).
 * @returns undefined if the bytes are not text in that encoding
 * @throws DecodeError if it has more characters than it may; whatever the platform throws if it does not come whole
 */
export async function readText(
  source: HttpBody,
  contentType: string | undefined,
  maxLength = Number.POSITIVE_INFINITY,
): Promise<string | undefined> {
  const assembler = new TextAssembler(contentType, maxLength);
  if (source.body) await readPieces(source.body, assembler);
  else assembler.add(new Uint8Array(await source.arrayBuffer()));
  return assembler.finish();
}

async function readPieces(body: ByteStream, assembler: TextAssembler): Promise<void> {
  const reader = body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (piece.value !== undefined) assembler.add(piece.value);
      // Nothing that follows makes a text of it, and there may be no end to it.
      if (!assembler.isText) return await reader.cancel();
    }
  } catch (error) {
    // Whoever sends it need not go on. If it was the sender who failed, there is nothing to cancel.
    await reader.cancel(error).catch(() => undefined);
    throw error;
  }
}

/** Puts together the text of pieces of bytes. */
class TextAssembler {
  readonly #charset: string | undefined;
  readonly #maxLength: number;
  /** The first bytes, until there are enough of them to tell the encoding. */
  #start: Uint8Array | undefined = new Uint8Array();
  #decoder: TextDecoder | undefined;
  #text = "";
  #isText = true;

  /** Whether all bytes so far are text in their encoding. */
  get isText(): boolean {
    return this.#isText;
  }

  constructor(contentType: string | undefined, maxLength: number) {
    this.#charset = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? "")?.[1];
    this.#maxLength = maxLength;
  }

  add(bytes: Uint8Array): void {
    if (this.#start === undefined) {
      this.#decode(bytes, { stream: true });
      return;
    }
    const start = joined(this.#start, bytes);
    this.#start = start;
    if (start.length >= START_LENGTH) this.#begin(start);
  }

  finish(): string | undefined {
    if (this.#start !== undefined) this.#begin(this.#start);
    this.#decode(undefined, { stream: false });
    return this.#isText ? this.#text : undefined;
  }

  #begin(start: Uint8Array): void {
    this.#start = undefined;
    const encoding = encodingOfMark(start) ?? this.#charset ?? declaredEncoding(start) ?? "utf-8";
    try {
      this.#decoder = newTextDecoder(encoding);
    } catch {
      // An encoding that nobody knows.
      this.#isText = false;
    }
    this.#decode(start, { stream: true });
  }

  #decode(bytes: Uint8Array | undefined, options: { readonly stream: boolean }): void {
    if (!this.#isText) return;
    try {
      this.#text += this.#decoder?.decode(bytes, options) ?? "";
    } catch {
      // Bytes that are not in the encoding.
      this.#isText = false;
    }
    checkLength(this.#text.length, this.#maxLength);
  }
}

/** An XML declaration has few words to say. */
const START_LENGTH = 100;

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** The encoding that a byte order mark stands for (XML 1.0, F.1). */
function encodingOfMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : undefined;
}

/** What an XML declaration says. If it can be read like this, it is wrong when it says UTF-16, as some of .NET's do. */
function declaredEncoding(start: Uint8Array): string | undefined {
  const text = String.fromCharCode(...start.subarray(0, START_LENGTH));
  const encoding = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(text)?.[1];
  return encoding !== undefined && /^utf-16/i.test(encoding) ? undefined : encoding;
}

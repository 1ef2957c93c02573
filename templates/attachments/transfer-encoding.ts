import { CHUNK } from "../runtime/platform/platform.js";
import { base64Binary } from "../runtime/values/binary.js";
import { asciiBytes } from "./bytes.js";
import { checkLimit, MultipartError } from "./limits.js";

/** Decodes the content of a part as it arrives (RFC 2045, 6). */
export interface TransferDecoder {
  push(bytes: Uint8Array): Uint8Array;
  finish(): Uint8Array;
}

/** @returns undefined for content that is sent as it is. @throws MultipartError for an encoding that does not exist */
export function transferDecoder(encoding: string): TransferDecoder | undefined {
  switch (encoding) {
    case "":
    case "7bit":
    case "8bit":
    case "binary":
      return undefined;
    case "base64":
      return new Base64Decoder();
    case "quoted-printable":
      return new QuotedPrintableDecoder();
    default:
      throw new MultipartError("a Content-Transfer-Encoding of MIME", "another one");
  }
}

/** A character for each byte. */
function latin1Text(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const chunk: string = Reflect.apply(String.fromCharCode, undefined, bytes.subarray(start, start + CHUNK));
    text += chunk;
  }
  return text;
}

/** Lines of digits; white space between them has no meaning (6.8). */
class Base64Decoder implements TransferDecoder {
  #rest = "";
  #isPadded = false;

  push(bytes: Uint8Array): Uint8Array {
    const text = this.#rest + latin1Text(bytes).replace(/[ \t\r\n]+/g, "");
    // Nothing comes after its padding, whether in one piece with it or not.
    if (this.#isPadded && text !== "") throw notBase64();
    const whole = text.length - (text.length % 4);
    this.#rest = text.slice(whole);
    this.#isPadded ||= text.endsWith("=", whole);
    return decode(text.slice(0, whole));
  }

  finish(): Uint8Array {
    return decode(this.#rest);
  }
}

function decode(text: string): Uint8Array {
  const bytes = base64Binary.parse(text);
  if (bytes === undefined) throw notBase64();
  return bytes;
}

function notBase64(): MultipartError {
  return new MultipartError("a part in base64, as its Content-Transfer-Encoding says", "other text");
}

/** Bytes as `=XX`, and lines that go on after a `=` at their end (6.7). White space at the end of a line is no content. */
class QuotedPrintableDecoder implements TransferDecoder {
  #rest = "";

  push(bytes: Uint8Array): Uint8Array {
    const text = this.#rest + latin1Text(bytes);
    const whole = startOfLineEnd(text);
    this.#rest = text.slice(whole);
    // A line has at most 76 characters (6.7). Without a limit, white space could be held back as long as it comes.
    checkLimit(this.#rest.length, MOST_SPACE, "characters of white space in a quoted-printable part");
    return decodeLines(text.slice(0, whole), false);
  }

  finish(): Uint8Array {
    return decodeLines(this.#rest, true);
  }
}

const MOST_SPACE = 2 ** 16;

/** The offset of what may belong to the end of a line, or to a byte, of which the rest has not come. */
function startOfLineEnd(text: string): number {
  let at = text.endsWith("\r") ? text.length - 1 : text.length;
  at = startOfSpace(text, at);
  if (text[at - 1] === "=") return at - 1;
  return at === text.length && text[at - 2] === "=" ? at - 2 : at;
}

/** The offset before the white space that ends at an offset. */
function startOfSpace(text: string, end: number): number {
  let at = end;
  while (text[at - 1] === " " || text[at - 1] === "\t") at--;
  return at;
}

/** @param isLast - whether the last line ends here */
function decodeLines(text: string, isLast: boolean): Uint8Array {
  const lines = text.split("\n");
  const decoded = lines.map((line, index) => {
    const isWhole = index < lines.length - 1;
    if (!isWhole && !isLast) return line;
    const end = isWhole ? (line.endsWith("\r") ? "\r\n" : "\n") : "";
    const content = line.slice(0, startOfSpace(line, line.length - Math.max(end.length - 1, 0)));
    return content.endsWith("=") ? content.slice(0, -1) : content + end;
  });
  return asciiBytes(decoded.join("").replace(/=(.?.?)/gs, (_, digits: string) => String.fromCharCode(hexByte(digits))));
}

function hexByte(digits: string): number {
  if (!/^[\da-f]{2}$/i.test(digits))
    throw new MultipartError("a quoted-printable part, as its Content-Transfer-Encoding says", "other text");
  return Number.parseInt(digits, 16);
}

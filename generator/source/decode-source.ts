import { type Encoding, encodingOf } from "./encoding.js";
import { SchemaError } from "./errors.js";
import type { SourceText } from "./source-text.js";
import { quote } from "./visible-text.js";

/**
 * The text of a file in any encoding that TextDecoder knows.
 * @param charset - the encoding that a server names beside the file
 * @throws SchemaError if the encoding is not known, or at the first bytes that are not text in it
 */
export function decodeSource(name: string, bytes: Uint8Array, charset?: string): SourceText {
  const encoding = encodingOf(bytes, charset);
  const decode = decoderOf(encoding, name);
  try {
    return { name, text: decode(bytes) };
  } catch (cause) {
    const text = decodeBeginning(bytes, decode);
    const message = `not valid ${encoding.label.toUpperCase()}, the encoding that ${encoding.evidence}`;
    throw new SchemaError(message, { source: { name, text }, offset: text.length }, { cause });
  }
}

/** Throws if some bytes are not text. */
type Decode = (bytes: Uint8Array, options?: { readonly stream: boolean }) => string;

function decoderOf({ label, evidence }: Encoding, name: string): Decode {
  // TextDecoder takes ASCII for windows-1252, in which every byte is text.
  if (/^\s*(?:us-)?ascii\s*$/i.test(label)) return decodeAscii;
  try {
    const { encoding } = new TextDecoder(label);
    if (encoding === "windows-1252") return decodeWindows1252;
    return (bytes, options) => new TextDecoder(encoding, { fatal: true }).decode(bytes, options);
  } catch (cause) {
    const shown = quote(label.slice(0, LONGEST_LABEL));
    const message = `${shown}, the encoding that ${evidence}, is not supported; use UTF-8`;
    throw new SchemaError(message, { source: { name, text: "" }, offset: 0 }, { cause });
  }
}

/** Longer than the name of any encoding. */
const LONGEST_LABEL = 40;

function decodeAscii(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte > 0x7f)) throw new TypeError("not ASCII");
  return new TextDecoder().decode(bytes);
}

/** Some versions of Node.js take windows-1252 for ISO-8859-1. The same file must give the same text in all of them. */
function decodeWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder("windows-1252").decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character);
}

/** The characters from 0x80 to 0x9f, five of them controls (index windows-1252 of the Encoding Standard). */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** The text before the first invalid bytes. A beginning of the file is refused if a shorter beginning is: a binary search finds it. */
function decodeBeginning(bytes: Uint8Array, decode: Decode): string {
  let accepted = 0;
  let refused = bytes.length + 1;
  while (refused - accepted > 1) {
    const middle = Math.floor((accepted + refused) / 2);
    if (isText(bytes.subarray(0, middle), decode)) accepted = middle;
    else refused = middle;
  }
  return decode(bytes.subarray(0, accepted), { stream: true });
}

function isText(bytes: Uint8Array, decode: Decode): boolean {
  try {
    decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

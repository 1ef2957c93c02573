import { CODE } from "../xml/characters.js";
import type { Datatype } from "./datatype.js";
import { collapse, removeWhiteSpace } from "./lexical.js";

/** Bytes as base64 (3.2.16). White space may stand anywhere in the text; none is written. */
export const base64Binary: Datatype<Uint8Array> = {
  name: "base64Binary",
  expected: "bytes (Uint8Array; in text base64 with its padding)",
  parse: (text) => decodeBase64(removeWhiteSpace(text)),
  format: (value) => (isBytes(value) ? encodeInChunks(value, encodeBase64) : undefined),
};

/** Bytes as hexadecimal digits, two each (3.2.15). Both cases are read; upper case, the canonical form, is written. */
export const hexBinary: Datatype<Uint8Array> = {
  name: "hexBinary",
  expected: "bytes (Uint8Array; in text two hexadecimal digits each)",
  parse: (text) => decodeHex(collapse(text)),
  format: (value) => (isBytes(value) ? encodeInChunks(value, encodeHex) : undefined),
};

const BASE64_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const HEX_DIGITS = "0123456789ABCDEF";

const BASE64_CODES = digitCodes(BASE64_DIGITS);
const HEX_CODES = digitCodes(HEX_DIGITS);
const SEXTETS = digitValues([BASE64_DIGITS]);
const NIBBLES = digitValues([HEX_DIGITS, HEX_DIGITS.toLowerCase()]);

/** Divides by 3, so that only the last chunk needs padding; and is well below the arguments that engines allow in a call. */
const CHUNK = 6_144;

/** Codes are joined per chunk, because a string that grows by single characters takes much longer. */
function encodeInChunks(bytes: Uint8Array, encode: (chunk: Uint8Array) => Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const codes = encode(bytes.subarray(start, start + CHUNK));
    const piece: string = Reflect.apply(String.fromCharCode, undefined, codes);
    pieces.push(piece);
  }
  return pieces.join("");
}

function encodeBase64(bytes: Uint8Array): Uint8Array {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let at = 0;
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    codes[at++] = BASE64_CODES[group >> 18] ?? 0;
    codes[at++] = BASE64_CODES[(group >> 12) & 63] ?? 0;
    codes[at++] = BASE64_CODES[(group >> 6) & 63] ?? 0;
    codes[at++] = BASE64_CODES[group & 63] ?? 0;
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  return codes.fill(CODE.equals, codes.length - missing);
}

function encodeHex(bytes: Uint8Array): Uint8Array {
  const codes = new Uint8Array(bytes.length * 2);
  let at = 0;
  for (const byte of bytes) {
    codes[at++] = HEX_CODES[byte >> 4] ?? 0;
    codes[at++] = HEX_CODES[byte & 15] ?? 0;
  }
  return codes;
}

function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  // Padding counts as zero bits, which the last group then has too many of: A is the digit of six zero bits.
  const digits = padding === 0 ? text : text.slice(0, -padding) + "A".repeat(padding);
  const bytes = new Uint8Array((digits.length / 4) * 3);
  let at = 0;
  for (let i = 0; i < digits.length; i += 4) {
    const group = base64Group(digits, i);
    if (group < 0) return undefined;
    bytes[at++] = group >> 16;
    bytes[at++] = group >> 8;
    bytes[at++] = group;
  }
  const length = bytes.length - padding;
  // The grammar of 3.2.16 wants the unused bits to be zero: otherwise two texts would stand for the same bytes.
  return bytes.subarray(length).every((byte) => byte === 0) ? bytes.slice(0, length) : undefined;
}

/** The 24 bits of four digits, or a negative number where one is none. */
function base64Group(digits: string, start: number): number {
  const high = (sextet(digits.charCodeAt(start)) << 18) | (sextet(digits.charCodeAt(start + 1)) << 12);
  return high | (sextet(digits.charCodeAt(start + 2)) << 6) | sextet(digits.charCodeAt(start + 3));
}

function sextet(code: number): number {
  return SEXTETS[code] ?? -1;
}

function decodeHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    const byte = (nibble(text.charCodeAt(2 * i)) << 4) | nibble(text.charCodeAt(2 * i + 1));
    if (byte < 0) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}

function nibble(code: number): number {
  return NIBBLES[code] ?? -1;
}

/** Not `instanceof`: bytes from another realm (a frame, a test runner's sandbox) are bytes too. A Buffer is as well. */
function isBytes(value: unknown): boolean {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]";
}

function digitCodes(digits: string): Uint8Array {
  return Uint8Array.from(digits, (digit) => digit.charCodeAt(0));
}

/** From the code of a digit to its value; -1 where a code is no digit of the alphabets. */
function digitValues(alphabets: readonly string[]): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (const digits of alphabets) {
    digitCodes(digits).forEach((code, value) => {
      values[code] = value;
    });
  }
  return values;
}

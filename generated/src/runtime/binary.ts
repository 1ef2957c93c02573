// Run-time library of netserver-soapgen, copied by it. Do not edit.

import {
  CHUNK,
  collapse,
  type Datatype,
  decodeBase64,
  encodeBase64,
  hasWhiteSpace,
  removeWhiteSpace,
} from "./values.js";

/** Limited, so that the text of the bytes fits into a message. */
const MOST_BYTES = 150_000_000;

/** Bytes as base64 (3.2.16). White space is allowed anywhere in the text; none is written. */
export const base64Binary: Datatype<Uint8Array> = {
  name: "base64Binary",
  expected: "bytes (Uint8Array, at most 150000000; in text base64 with its padding)",
  isPlain: true,
  isLong: true,
  isBase64: true,
  // Most texts have no white space, and long ones are decoded faster than searched.
  parse: (text) => bytesOf(text) ?? (hasWhiteSpace(text) ? bytesOf(removeWhiteSpace(text)) : undefined),
  format: (value) => (isBytes(value) && value.length <= MOST_BYTES ? encodeBase64(plainBytes(value)) : undefined),
  formatLong: (value) =>
    isBytes(value) && value.length > PIECE && value.length <= MOST_BYTES
      ? { length: Math.ceil(value.length / 3) * 4, pieces: base64Pieces(plainBytes(value)) }
      : undefined,
};

/** So many bytes make a piece of a long text: a multiple of 3, so that only the last piece has padding. */
const PIECE = 49_152;

function* base64Pieces(bytes: Uint8Array): Generator<string, void, undefined> {
  for (let start = 0; start < bytes.length; start += PIECE) yield encodeBase64(bytes.subarray(start, start + PIECE));
}

/** Bytes as hexadecimal digits, two for each byte (3.2.15). Both cases are read. Upper case is written: the canonical form. */
export const hexBinary: Datatype<Uint8Array> = {
  name: "hexBinary",
  expected: "bytes (Uint8Array; in text two hexadecimal digits each)",
  parse: (text) => decodeHex(collapse(text)),
  format: (value) => (isBytes(value) ? encodeHexInChunks(plainBytes(value)) : undefined),
};

const HEX_DIGITS = "0123456789ABCDEF";

const HEX_CODES = /* @__PURE__ */ Uint8Array.from(HEX_DIGITS, (digit) => digit.charCodeAt(0));
const NIBBLES = /* @__PURE__ */ digitValues([HEX_DIGITS, HEX_DIGITS.toLowerCase()]);

/** Codes are joined in chunks, because appending single characters to a string is slower. */
function encodeHexInChunks(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const codes = encodeHex(bytes.subarray(start, start + CHUNK));
    const piece: string = Reflect.apply(String.fromCharCode, undefined, codes);
    pieces.push(piece);
  }
  return pieces.join("");
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

/** Checks the text by the grammar of 3.2.16, because platforms accept other texts. */
function bytesOf(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const last = text.charAt(text.length - padding - 1);
  // Unused bits must be zero: otherwise two texts would mean the same bytes.
  if (padding > 0 && !(padding === 1 ? TWO_BITS_UNUSED : FOUR_BITS_UNUSED).includes(last)) return undefined;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  return decodeBase64(text, bytes) ? bytes : undefined;
}

// The digits whose last bits are zero: the last digit before the padding must be one of them.
const TWO_BITS_UNUSED = "AEIMQUYcgkosw048";
const FOUR_BITS_UNUSED = "AQgw";

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

/**
 * Recognizes bytes from another realm too (a frame, a test runner's sandbox), unlike `instanceof`, and a Buffer. The getter asks
 * the language itself, because a value can give itself any class name.
 */
export function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Reflect.get(TYPED_ARRAY, Symbol.toStringTag, value) === "Uint8Array";
}

const TYPED_ARRAY: object = /* @__PURE__ */ Object.getPrototypeOf(Uint8Array.prototype);

/** The actual bytes. A class that extends Uint8Array may show others. */
function plainBytes(value: Uint8Array): Uint8Array {
  return Object.getPrototypeOf(value) === Uint8Array.prototype ? value : new Uint8Array(value);
}

/** The value of each digit by its character code; -1 for a code that is not a digit. */
function digitValues(alphabets: readonly string[]): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (const digits of alphabets) {
    for (let value = 0; value < digits.length; value++) values[digits.charCodeAt(value)] = value;
  }
  return values;
}

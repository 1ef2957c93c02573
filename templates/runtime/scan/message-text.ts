import { newTextBytes, type TextBytes } from "../platform/platform.js";
import { CODE, hasForbidden } from "../xml/characters.js";

/**
 * Thrown if the fast reader cannot be certain of the meaning of a text. Only `scanMessage` catches it. The XmlReader then reads
 * the message: it knows all of XML, and reports what is wrong, if anything is.
 */
export class Uncertain extends Error {}

/**
 * A message, seen through a window: the part that is being read, as text and as bytes. It also makes copies of parts. A copy does
 * not keep the message in memory. In V8, a slice of 13 characters or more does.
 *
 * There is a window because the bytes of a long message would need new memory, which takes time.
 */
export class MessageText {
  readonly #message: string;
  /** Where the window begins in the message. All offsets are relative to it. */
  start = 0;
  text = "";
  /** The text in Latin-1, at the same offsets. `wide` replaces other characters. */
  bytes: Uint8Array;
  /** The byte that replaces characters outside Latin-1; undefined if there are none. */
  wide: number | undefined;
  /** Whether the message ends with the window. */
  isLast = false;
  /** Whether there is a `]]>` in the window. */
  hasSectionEnd = false;
  #room: TextBytes;
  /** A buffer in which references are resolved. */
  #resolved: TextBytes = NO_ROOM;
  /** Short texts that have been copied, at a place that is computed from their bytes, and where they began. */
  readonly #copies: (string | undefined)[];
  readonly #starts: number[];
  readonly #windowLength: number;

  /**
   * @param windowLength - how many characters the window has, if no single text has more
   * @throws Uncertain if there is a character that XML forbids
   */
  constructor(message: string, windowLength: number) {
    this.#message = message;
    this.#windowLength = windowLength;
    this.#room = newTextBytes(Math.min(message.length, windowLength));
    this.bytes = this.#room.bytes;
    // A power of two. For a small message, allocating more would take longer than reading.
    const places = message.length < windowLength ? 64 : 512;
    this.#copies = new Array(places);
    this.#starts = new Array(places);
    this.open(0);
  }

  /**
   * Opens the window at another place.
   * @param start - where in the message the window begins
   * @param leastLength - the least length of the window, unless the message ends before
   * @throws Uncertain if there is a character that XML forbids
   */
  open(start: number, leastLength = 0): void {
    const text = wholePairs(this.#message, start, Math.max(this.#windowLength, leastLength));
    if (text.length > this.#room.bytes.length) this.#room = newTextBytes(text.length);
    const { bytes } = this.#room;
    const isLatin1 = this.#room.write(text);
    this.start = start;
    this.text = text;
    this.bytes = bytes.length === text.length ? bytes : bytes.subarray(0, text.length);
    if (!isLatin1) writeMasked(text, this.bytes);
    this.wide = isLatin1 ? undefined : WIDE;
    this.isLast = start + text.length === this.#message.length;
    this.hasSectionEnd = text.includes("]]>");
    this.#copies.fill(undefined);
  }

  /** A part of the message, which may be outside of the window. */
  slice(start: number, end: number): string {
    return this.#message.slice(this.start + start, this.start + end);
  }

  /** Where a mark comes next, perhaps outside of the window; before `at` if it does not come. */
  find(mark: string, at: number): number {
    return this.#message.indexOf(mark, this.start + at) - this.start;
  }

  /**
   * Copies a part that is in Latin-1. Equal short texts become the same string, because messages repeat names, types and states:
   * comparing bytes takes less time than a copy, and no memory.
   */
  copy(start: number, end: number): string {
    const length = end - start;
    if (length > LONGEST_SHARED || length < SHORTEST_SHARED) return this.#copyAnew(start, end);
    const place = this.#placeOf(start, length);
    const earlier = this.#copies[place];
    if (earlier?.length === length && this.#isSame(this.#starts[place] ?? 0, start, length)) return earlier;
    const text = this.#copyAnew(start, end);
    this.#copies[place] = text;
    this.#starts[place] = start;
    return text;
  }

  /** Copies any part. */
  copyWide(start: number, end: number): string {
    const slice = this.text.slice(start, end);
    return slice.length < SLICED ? slice : ` ${slice}`.slice(1);
  }

  /** Copies a part that is in Latin-1, and resolves its character references (XML 1.0, 4.1). */
  resolve(start: number, end: number): string {
    if (this.#room.copy === undefined) return this.resolveWide(start, end);
    if (end - start > this.#resolved.bytes.length) this.#resolved = newTextBytes(Math.max(end - start, SHORTEST_ROOM));
    const { bytes, copy } = this.#resolved;
    const length = this.#resolveInto(bytes, start, end);
    return length === undefined || copy === undefined ? this.resolveWide(start, end) : copy(0, length);
  }

  /**
   * Works on bytes, so that the result is one piece of memory. Pieces that are appended take more.
   * @returns the number of bytes; undefined if there is a reference to a character outside Latin-1
   */
  #resolveInto(resolved: Uint8Array, start: number, end: number): number | undefined {
    const { text, bytes } = this;
    let length = 0;
    let at = start;
    while (at < end) {
      const byte = bytes[at] ?? 0;
      if (byte !== CODE.ampersand) {
        resolved[length++] = byte;
        at++;
        continue;
      }
      const { reference, code } = referenceAt(text, at);
      if (code > 0xff) return undefined;
      resolved[length++] = code;
      at += reference.length;
    }
    return length;
  }

  /** Copies any part, and resolves its character references. */
  resolveWide(start: number, end: number): string {
    return resolveReferences(this.copyWide(start, end));
  }

  #copyAnew(start: number, end: number): string {
    if (end - start < SLICED) return this.text.slice(start, end);
    return this.#room.copy?.(start, end) ?? this.copyWide(start, end);
  }

  #placeOf(start: number, length: number): number {
    const { bytes } = this;
    const first = bytes[start] ?? 0;
    const middle = bytes[start + (length >> 1)] ?? 0;
    const last = bytes[start + length - 1] ?? 0;
    return (first * 7 + middle * 3 + last + length * 31) & (this.#copies.length - 1);
  }

  #isSame(earlier: number, start: number, length: number): boolean {
    const { bytes } = this;
    for (let index = 0; index < length; index++) {
      if (bytes[earlier + index] !== bytes[start + index]) return false;
    }
    return true;
  }
}

const NO_ROOM: TextBytes = /* @__PURE__ */ newTextBytes(0);

/** In bytes. Longer than most texts, so that one buffer is enough for many. */
const SHORTEST_ROOM = 1024;

/** A control character, which no message has. */
const WIDE = 1;

/** A slice of this length refers to the text that it was taken from. */
const SLICED = 13;

/** To look for a shorter one takes longer than to copy it, and its copy takes little memory. */
const SHORTEST_SHARED = 6;

/** Longer texts are seldom equal. */
const LONGEST_SHARED = 32;

/** A part of a text. It does not end inside a surrogate pair. */
function wholePairs(text: string, start: number, length: number): string {
  const end = start + length;
  if (start === 0 && end >= text.length) return text;
  const isHalf = end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return text.slice(start, isHalf ? end - 1 : end);
}

function writeMasked(text: string, bytes: Uint8Array): void {
  let isSuspect = false;
  for (let at = 0; at < bytes.length; at++) {
    const code = text.charCodeAt(at);
    bytes[at] = code > 0xff ? WIDE : code;
    if (code >= 0xd800 || code === WIDE) isSuspect = true;
  }
  if (isSuspect && hasForbidden(text)) throw new Uncertain(/* unusual characters */);
}

/** A reference in a text, such as `&lt;`. */
interface Reference {
  readonly reference: string;
  /** The code point of the character. */
  readonly code: number;
}

/** XML 1.0, 4.6; the frequent ones first. */
const PREDEFINED: readonly Reference[] = [
  { reference: "&lt;", code: CODE.less },
  { reference: "&gt;", code: CODE.greater },
  { reference: "&amp;", code: CODE.ampersand },
  { reference: "&quot;", code: CODE.quote },
  { reference: "&apos;", code: CODE.apostrophe },
];

const TO_CHARACTER = /&#(?:x([\da-fA-F]{1,6})|(\d{1,7}));/y;

/**
 * Resolves the character references of a text (XML 1.0, 4.1).
 * @throws Uncertain for any other reference, or one to a character that XML cannot carry
 */
function resolveReferences(text: string): string {
  let resolved = "";
  let from = 0;
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", from)) {
    const { reference, code } = referenceAt(text, at);
    resolved += text.slice(from, at) + String.fromCodePoint(code);
    from = at + reference.length;
  }
  return resolved + text.slice(from);
}

/** The reference that begins at an ampersand. @throws Uncertain unless it means a character that XML can carry */
function referenceAt(text: string, at: number): Reference {
  for (const predefined of PREDEFINED) if (text.startsWith(predefined.reference, at)) return predefined;
  TO_CHARACTER.lastIndex = at;
  const [reference, hexadecimal, decimal] = TO_CHARACTER.exec(text) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  if (reference === undefined || !isCharacter(code)) throw new Uncertain(/* an unusual reference */);
  return { reference, code };
}

/** Whether a code is that of a Char (XML 1.0, 2.2). `NaN` is not. */
function isCharacter(code: number): boolean {
  return code <= 0x10ffff && !hasForbidden(String.fromCodePoint(code));
}

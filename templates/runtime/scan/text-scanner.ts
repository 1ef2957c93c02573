import { type EnumerationValues, isKeyOf } from "../values/members.js";
import { CODE } from "../xml/characters.js";
import { MessageText, Uncertain } from "./message-text.js";

/** Reads the text between the tags of a message, and moves the window over it. Its methods throw `Uncertain`, like TagScanner's. */
export class TextScanner {
  readonly #message: MessageText;
  /** The text in the window. All offsets are relative to its beginning. */
  text: string;
  /** The text as bytes at the same offsets, because bytes are compared faster than characters. */
  bytes: Uint8Array;
  /** The offset of the first character that has not been read. */
  at = 0;
  protected integerEnd = 0;
  /** Longer than a usual tag. The other reader reads messages with longer tags. */
  readonly #margin: number;

  constructor(text: string, windowLength: number) {
    this.#message = new MessageText(text, windowLength);
    this.#margin = windowLength >> 3;
    this.text = this.#message.text;
    this.bytes = this.#message.bytes;
  }

  /** Where the window begins in the message. */
  get start(): number {
    return this.#message.start;
  }

  /** The byte that replaces characters outside Latin-1; undefined if there are none in the window. */
  protected get wide(): number | undefined {
    return this.#message.wide;
  }

  /** Whether all of the message has been read. */
  isDone(): boolean {
    return this.#message.isLast && this.at === this.text.length;
  }

  /** Makes sure that the next tag is in the window. @returns whether the window has moved */
  makeRoom(): boolean {
    if (this.#message.isLast || this.at + this.#margin < this.text.length) return false;
    this.move();
    return true;
  }

  /** Moves the window to the cursor. */
  protected move(leastLength?: number): void {
    this.#message.open(this.#message.start + this.at, leastLength);
    this.text = this.#message.text;
    this.bytes = this.#message.bytes;
    this.at = 0;
  }

  /** A part of the message, which may be outside of the window. */
  protected slice(start: number, end: number): string {
    return this.#message.slice(start, end);
  }

  /** Passes a byte order mark, the XML declaration and white space. */
  passProlog(): void {
    if (this.text.startsWith("\ufeff")) this.at = 1;
    DECLARATION.lastIndex = this.at;
    if (DECLARATION.test(this.text)) this.at = DECLARATION.lastIndex;
    this.passSpace();
  }

  passSpace(): void {
    while (isSpaceCode(this.bytes[this.at])) this.at++;
  }

  /** Passes white space and comments between elements. */
  passGap(): void {
    do this.passSpace();
    while (this.passComment());
  }

  /** Passes a comment if one comes next (XML 1.0, 2.5). @returns whether one did */
  passComment(): boolean {
    if (!this.isMarkNext()) return false;
    if (!this.passLiteral("<!--")) throw new Uncertain(/* neither an element nor a comment */);
    this.#readUpTo("--");
    if (this.bytes[this.at++] !== CODE.greater) throw new Uncertain(/* hyphens in a comment */);
    return true;
  }

  /** Whether a comment or a CDATA section comes next, or something else that is no tag. */
  isMarkNext(): boolean {
    return this.bytes[this.at] === CODE.less && this.bytes[this.at + 1] === CODE.exclamation;
  }

  /** Whether an end tag comes next. */
  isEndNext(): boolean {
    return this.bytes[this.at] === CODE.less && this.bytes[this.at + 1] === CODE.slash;
  }

  /** Passes these characters if they come next. @returns whether they did */
  passLiteral(literal: string): boolean {
    const isNext = this.isAt(literal, this.at);
    if (isNext) this.at += literal.length;
    return isNext;
  }

  /** Whether these characters are at this offset. For few characters this is faster than `startsWith`. */
  isAt(literal: string, at: number): boolean {
    for (let index = 0; index < literal.length; index++) {
      if (this.bytes[at + index] !== literal.charCodeAt(index)) return false;
    }
    return true;
  }

  /** A short integer in the usual form, if one begins here. Afterwards `integerEnd` is after its digits. */
  protected integerAt(begin: number, min: number, max: number): number | undefined {
    const { bytes } = this;
    const isNegative = bytes[begin] === CODE.minus;
    const start = isNegative ? begin + 1 : begin;
    let at = start;
    let value = 0;
    for (let code = bytes[at] ?? 0; code >= CODE.zero && code <= CODE.nine; code = bytes[++at] ?? 0)
      value = value * 10 + (code - CODE.zero);
    if (isNegative) value = 0 - value;
    this.integerEnd = at;
    return at === start || at - start > MAX_DIGITS || value < min || value > max ? undefined : value;
  }

  /** A text that does not end in the window, unread; undefined for a shorter one. Its characters are not checked. */
  longText(): string | undefined {
    const end = this.#message.find("<", this.at);
    return end < this.text.length ? undefined : this.slice(this.at, end);
  }

  /** Passes so many characters, and moves the window. */
  passLong(length: number): void {
    this.at += length;
    this.move();
  }

  /** The text of an element that contains no other elements. */
  readText(): string {
    const text = this.#readRun();
    return this.bytes[this.at + 1] === CODE.exclamation ? this.#readMarked(text) : text;
  }

  /** Text up to the next tag, comment or CDATA section. */
  #readRun(): string {
    const { bytes } = this;
    const start = this.at;
    let at = start;
    let [hasReferences, hasWide] = [false, false];
    // One loop is faster than a search for each. Most characters need one comparison more.
    for (let code = bytes[at] ?? 0; code !== CODE.less; code = bytes[++at] ?? 0) {
      if (code > CODE.ampersand) continue;
      if (code === CODE.ampersand) hasReferences = true;
      else if (at === bytes.length) return this.#readLongRun();
      else if (isControl(code)) hasWide = this.#standsForWide(code);
    }
    // This is not text (XML 1.0, 2.4). Most messages do not have it anywhere.
    if (this.#message.hasSectionEnd && this.text.slice(start, at).includes(SECTION_END))
      throw new Uncertain(/* the end of a CDATA section */);
    this.at = at;
    return this.textOf(start, at, hasReferences, hasWide);
  }

  /** Reads a text that does not end in the window, and moves the window. */
  #readLongRun(): string {
    const end = this.#message.find("<", this.at);
    if (this.#message.isLast || end < this.at) throw new Uncertain(/* no end tag */);
    this.move(end - this.at + this.#margin);
    return this.#readRun();
  }

  /** The text of an element with comments or CDATA sections in it. @param text - what comes before them */
  #readMarked(text: string): string {
    let all = text;
    while (this.isMarkNext()) {
      if (this.passLiteral("<![CDATA[")) all += this.#readUpTo(SECTION_END);
      else this.passComment();
      all += this.#readRun();
      this.makeRoom();
    }
    return all;
  }

  /** Text up to a mark, in which every character means itself, and passes the mark. */
  #readUpTo(mark: string): string {
    const length = this.#message.find(mark, this.at) - this.at;
    if (length < 0) throw new Uncertain(/* no end */);
    if (this.at + length + mark.length >= this.text.length) this.move(length + this.#margin);
    const { bytes } = this;
    const start = this.at;
    const end = start + length;
    let hasWide = false;
    for (let at = start; at < end; at++) {
      const code = bytes[at] ?? 0;
      if (isControl(code)) hasWide = this.#standsForWide(code);
    }
    this.at = end + mark.length;
    return this.textOf(start, end, false, hasWide);
  }

  /** A control character stands for one outside Latin-1, or is unusual. */
  #standsForWide(code: number): boolean {
    if (code !== this.wide) throw new Uncertain(/* an unusual character */);
    return true;
  }

  /** A part of the window as text, with its references resolved. @param hasWide - whether there are characters outside Latin-1 */
  protected textOf(start: number, end: number, hasReferences: boolean, hasWide: boolean): string {
    if (hasWide) return hasReferences ? this.#message.resolveWide(start, end) : this.#message.copyWide(start, end);
    return hasReferences ? this.#message.resolve(start, end) : this.#message.copy(start, end);
  }
}

/** A number with more digits might not be exact. */
const MAX_DIGITS = 15;

/** The end of a CDATA section (XML 1.0, 2.7). */
const SECTION_END = "]]>";

const DECLARATION = /<\?xml version="1\.0"(?: encoding="[A-Za-z][\w.-]*")?(?: standalone="(?:yes|no)")? ?\?>/y;

/** White space (XML 1.0, 2.3). Between elements and in tags, CR is like the others; in values it is not plain. */
export function isSpaceCode(code: number | undefined): boolean {
  // Nearly always the first comparison is enough.
  if (code === undefined || code > CODE.space) return false;
  return code === CODE.space || code === CODE.lineFeed || code === CODE.tab || code === CODE.carriageReturn;
}

function isControl(code: number): boolean {
  return code < CODE.space && code !== CODE.lineFeed && code !== CODE.tab;
}

/** A value of an enumeration. @throws Uncertain if the enumeration does not have it */
export function knownValue<V extends EnumerationValues>(values: V, text: string): keyof V & string {
  if (isKeyOf(values, text)) return text;
  throw new Uncertain(/* an unknown value */);
}

/** The sets of flags in a message. There are few different sets, so each text is split once. */
export class ScanFlags {
  readonly #read = new Map<EnumerationValues, Map<string, readonly string[]>>();

  /** @throws Uncertain if a flag is unknown, or if two flags are separated by more than one space */
  read<V extends EnumerationValues>(values: V, text: string): (keyof V & string)[] {
    if (text === "") return [];
    const earlier = this.#read.get(values) ?? new Map<string, readonly string[]>();
    const known = earlier.get(text);
    // The flags that are kept under an enumeration are values of it.
    if (known !== undefined) return known.slice() as (keyof V & string)[];
    const flags = text.split(" ").map((flag) => knownValue(values, flag));
    this.#read.set(values, earlier.set(text, flags));
    return flags.slice();
  }
}

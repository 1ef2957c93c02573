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

  /** The text of an element that contains nothing else. */
  readText(): string {
    const { bytes } = this;
    const { wide } = this.#message;
    const start = this.at;
    let at = start;
    let [hasReferences, hasWide] = [false, false];
    for (let code = bytes[at]; code !== CODE.less; code = bytes[++at]) {
      if (code === CODE.ampersand) hasReferences = true;
      // A control character, or the end of the window. One loop is faster than a search for each.
      else if (code === undefined) return this.#readLongText();
      else if (isControl(code)) {
        if (code !== wide) throw new Uncertain("an unusual character");
        hasWide = true;
      }
    }
    this.at = at;
    if (hasWide) return hasReferences ? this.#message.resolveWide(start, at) : this.#message.copyWide(start, at);
    return hasReferences ? this.#message.resolve(start, at) : this.#message.copy(start, at);
  }

  /** Reads a text that does not end in the window, and moves the window. */
  #readLongText(): string {
    const end = this.#message.nextTag(this.at);
    if (this.#message.isLast || end < this.at) throw new Uncertain("no end tag");
    this.move(end - this.at + this.#margin);
    return this.readText();
  }
}

const DECLARATION = /<\?xml version="1\.0"(?: encoding="[A-Za-z][\w.-]*")?(?: standalone="(?:yes|no)")? ?\?>/y;

/** White space (XML 1.0, 2.3) except CR, which is not plain. */
export function isSpaceCode(code: number | undefined): boolean {
  return code === CODE.space || code === CODE.lineFeed || code === CODE.tab;
}

function isControl(code: number): boolean {
  return code < CODE.space && code !== CODE.lineFeed && code !== CODE.tab;
}

/** A value of an enumeration. @throws Uncertain if the enumeration does not have it */
export function knownValue<V extends EnumerationValues>(values: V, text: string): keyof V & string {
  if (isKeyOf(values, text)) return text;
  throw new Uncertain("an unknown value");
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

import { type Declarations, declare, namespaceOf, Uncertain } from "./declarations.js";
import { MessageText } from "./message-text.js";
import { XSI_NAMESPACE } from "./qname.js";

/** The characters that tags and numbers are made of, as bytes. */
export const CODE = {
  tab: 9,
  lineFeed: 10,
  space: 32,
  quote: 34,
  ampersand: 38,
  apostrophe: 39,
  minus: 45,
  slash: 47,
  zero: 48,
  nine: 57,
  colon: 58,
  less: 60,
  equals: 61,
  greater: 62,
} as const;

/**
 * Reads tags in place, without events and without a tree. It takes the plain part of XML only, in which every character
 * means what it seems to: no CR, comments, CDATA sections, processing instructions, document types, references in
 * attributes, names beyond ASCII, or attributes other than declarations, xsi:nil and xsi:type. Every method throws
 * `Uncertain` for anything else.
 */
export class TagScanner {
  readonly #message: MessageText;
  readonly text: string;
  /** The text at the same offsets: bytes are compared several times faster. */
  readonly bytes: Uint8Array;
  /** The offset of the first character that has not been read. */
  at = 0;

  // The start tag that was passed last. Fields instead of an object: a message has tens of thousands of them.
  nameStart = 0;
  nameEnd = 0;
  /** Where the local name begins: behind the colon, if there is one. */
  localStart = 0;
  namespace = "";
  /** What is declared inside the element. */
  declarations: Declarations | undefined;
  /** Whether there is no end tag. */
  isEmpty = false;
  isNil = false;
  /** The value of xsi:type; the start is -1 if there is none. */
  typeStart = -1;
  typeEnd = -1;
  /** Where xsi:nil and xsi:type begin in the tag, or -1. */
  #nilAt = -1;
  #typeAt = -1;
  /** What stood behind the name in the last tag that had xsi:nil and nothing else, and what was in force there. */
  #nilStart = 0;
  #nilEnd = 0;
  #nilDeclarations: Declarations | undefined;

  constructor(text: string) {
    this.#message = new MessageText(text);
    this.text = text;
    this.bytes = this.#message.bytes;
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

  /**
   * Passes a start tag if it is this very name, behind this prefix, and nothing else: the usual case, found out in a
   * handful of comparisons. @param declarations those in force around it
   */
  passTag(prefix: string, name: string, declarations: Declarations | undefined): boolean {
    const { bytes, at } = this;
    const local = at + 1 + prefix.length;
    const end = local + name.length;
    if (bytes[end] !== CODE.greater || bytes[at] !== CODE.less) return false;
    // Backwards, as names in one type begin alike more often than they end alike.
    for (let index = name.length - 1; index >= 0; index--) {
      if (bytes[local + index] !== name.charCodeAt(index)) return false;
    }
    for (let index = 0; index < prefix.length; index++) {
      if (bytes[at + 1 + index] !== prefix.charCodeAt(index)) return false;
    }
    this.nameStart = at + 1;
    this.nameEnd = end;
    this.localStart = local;
    this.declarations = declarations;
    this.isEmpty = false;
    this.isNil = false;
    this.typeStart = -1;
    this.at = end + 1;
    return true;
  }

  /** Passes any start tag. @param declarations those in force around it */
  scanTag(declarations: Declarations | undefined): void {
    if (this.bytes[this.at] !== CODE.less) throw new Uncertain("text between elements");
    this.nameStart = this.at + 1;
    this.nameEnd = this.#nameEnd(this.nameStart);
    const colon = this.#colonIn(this.nameStart, this.nameEnd);
    this.localStart = colon === -1 ? this.nameStart : colon + 1;
    this.#scanAttributes(declarations);
    const prefix = colon === -1 ? "" : this.text.slice(this.nameStart, colon);
    this.namespace = namespaceOf(prefix, this.declarations);
  }

  /** Whether the tag that was scanned last has this local name. */
  isNamed(local: string): boolean {
    return this.nameEnd - this.localStart === local.length && this.#isAt(local, this.localStart);
  }

  /** Passes these characters, if they come next. */
  passLiteral(literal: string): boolean {
    const isNext = this.#isAt(literal, this.at);
    if (isNext) this.at += literal.length;
    return isNext;
  }

  /** For a few characters several times faster than `startsWith`. */
  #isAt(literal: string, at: number): boolean {
    for (let index = 0; index < literal.length; index++) {
      if (this.bytes[at + index] !== literal.charCodeAt(index)) return false;
    }
    return true;
  }

  /** The text of an element that has nothing else in it. */
  readText(): string {
    const { bytes } = this;
    const { wide } = this.#message;
    const start = this.at;
    let at = start;
    let [hasReferences, hasWide] = [false, false];
    for (let code = bytes[at]; code !== CODE.less; code = bytes[++at]) {
      if (code === CODE.ampersand) hasReferences = true;
      // Controls, and the end of the message. One loop finds out what would take a search each, and an expression.
      else if (code === undefined || (code < CODE.space && code !== CODE.lineFeed && code !== CODE.tab)) {
        if (code === undefined || code !== wide) throw new Uncertain("an unusual character, or no end tag");
        hasWide = true;
      }
    }
    this.at = at;
    if (hasWide) return hasReferences ? this.#message.resolveWide(start, at) : this.#message.copyWide(start, at);
    return hasReferences ? this.#message.resolve(start, at) : this.#message.copy(start, at);
  }

  /** Passes the end tag of the element whose start tag has its name there. */
  passEndTag(nameStart: number, nameEnd: number): void {
    if (!this.isEndNext()) throw new Uncertain("no end tag");
    const { bytes } = this;
    let at = this.at + 2;
    for (let index = nameStart; index < nameEnd; index++) {
      if (bytes[index] !== bytes[at++]) throw new Uncertain("another end tag");
    }
    this.at = at;
    if (bytes[at] !== CODE.greater) this.passSpace();
    if (bytes[this.at++] !== CODE.greater) throw new Uncertain("another end tag");
  }

  #nameEnd(start: number): number {
    for (let at = start; ; at++) {
      const code = this.bytes[at] ?? 0;
      if (isPlainNameCode(code)) continue;
      if (code === CODE.greater || code === CODE.slash || code === CODE.equals || isSpaceCode(code)) return at;
      throw new Uncertain("an unusual name");
    }
  }

  #colonIn(start: number, end: number): number {
    if (this.bytes[start] === CODE.colon || this.bytes[end - 1] === CODE.colon) throw new Uncertain("half a name");
    for (let at = start; at < end; at++) if (this.bytes[at] === CODE.colon) return at;
    return -1;
  }

  /** From behind the name to behind the tag. */
  #scanAttributes(outer: Declarations | undefined): void {
    this.declarations = outer;
    this.typeStart = -1;
    if (outer === this.#nilDeclarations && this.#isNilAgain()) return;
    this.isNil = false;
    this.#nilAt = -1;
    this.#typeAt = -1;
    let at = this.nameEnd;
    while (this.bytes[at] !== CODE.greater && this.bytes[at] !== CODE.slash) {
      if (!isSpaceCode(this.bytes[at++])) throw new Uncertain("an unusual tag");
      const code = this.bytes[at];
      if (code !== CODE.greater && code !== CODE.slash && !isSpaceCode(code)) at = this.#scanAttribute(at, outer);
    }
    this.isEmpty = this.bytes[at] === CODE.slash;
    if (this.isEmpty && this.bytes[++at] !== CODE.greater) throw new Uncertain("an unusual tag");
    this.at = at + 1;
    // Only now, as a prefix may be declared behind the attribute that has it: WCF does so.
    if (this.#nilAt !== -1) this.#checkXsi(this.#nilAt);
    if (this.#typeAt !== -1) this.#checkXsi(this.#typeAt);
    if (!this.isNil || !this.isEmpty || this.#typeAt !== -1 || this.declarations !== outer) return;
    this.#nilStart = this.nameEnd;
    this.#nilEnd = this.at;
    this.#nilDeclarations = outer;
  }

  /** Passes what nearly every nil element has behind its name: the same as the one before. It saves half of the time. */
  #isNilAgain(): boolean {
    const { bytes, nameEnd } = this;
    const length = this.#nilEnd - this.#nilStart;
    for (let index = length - 1; index >= 0; index--) {
      if (bytes[nameEnd + index] !== bytes[this.#nilStart + index]) return false;
    }
    this.isNil = true;
    this.isEmpty = true;
    this.at = nameEnd + length;
    return length > 0;
  }

  /** @returns the offset behind it */
  #scanAttribute(start: number, outer: Declarations | undefined): number {
    const { text } = this;
    const nameEnd = this.#nameEnd(start);
    const valueStart = nameEnd + 2;
    const valueEnd = this.#valueEnd(nameEnd);
    const colon = this.#colonIn(start, nameEnd);
    if (text.startsWith("xmlns", start) && (colon === -1 ? nameEnd : colon) === start + "xmlns".length) {
      const prefix = colon === -1 ? "" : text.slice(colon + 1, nameEnd);
      this.declarations = declare({ prefix, namespace: text.slice(valueStart, valueEnd) }, this.declarations, outer);
    } else if (text.startsWith(":type=", colon) && this.#typeAt === -1) {
      this.#typeAt = start;
      this.typeStart = valueStart;
      this.typeEnd = valueEnd;
    } else if (text.startsWith(":nil=", colon) && this.#nilAt === -1) {
      this.#nilAt = start;
      this.isNil = isTrue(text.slice(valueStart, valueEnd));
    } else throw new Uncertain("another attribute");
    return valueEnd + 1;
  }

  /** Of a value behind `=`, in quotes, in which every character stands for itself. */
  #valueEnd(equals: number): number {
    const { bytes } = this;
    const quote = bytes[equals + 1];
    if (bytes[equals] !== CODE.equals || (quote !== CODE.quote && quote !== CODE.apostrophe))
      throw new Uncertain("an unusual attribute");
    for (let at = equals + 2; ; at++) {
      const code = bytes[at] ?? 0;
      if (code === quote) return at;
      if (code < CODE.space || code === CODE.less || code === CODE.ampersand)
        throw new Uncertain("an unusual attribute");
    }
  }

  #checkXsi(nameStart: number): void {
    const prefix = this.text.slice(nameStart, this.#colonIn(nameStart, this.at));
    if (namespaceOf(prefix, this.declarations) !== XSI_NAMESPACE) throw new Uncertain("another attribute");
  }
}

const DECLARATION = /<\?xml version="1\.0"(?: encoding="[A-Za-z][\w.-]*")?(?: standalone="(?:yes|no)")? ?\?>/y;

/** White space (XML 1.0, 2.3), but for CR, which is not plain. */
function isSpaceCode(code: number | undefined): boolean {
  return code === CODE.space || code === CODE.lineFeed || code === CODE.tab;
}

/** Letters, digits, `_`, `-`, `.` and the colon of a prefix. A name that begins with a digit is none, and nobody's. */
function isPlainNameCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 45 && code <= CODE.colon && code !== CODE.slash) ||
    code === 95
  );
}

/** The value of xsi:nil. */
function isTrue(value: string): boolean {
  if (value === "true" || value === "1") return true;
  if (value === "false" || value === "0") return false;
  throw new Uncertain("an unusual xsi:nil");
}

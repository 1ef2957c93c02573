import { CODE } from "../xml/characters.js";
import { XSI_NAMESPACE } from "../xml/qname.js";
import { Uncertain } from "./message-text.js";
import { type Declarations, declare, namespaceOf } from "./scan-frame.js";
import { isSpaceCode, TextScanner } from "./text-scanner.js";

/**
 * Reads tags in place, without events and without a tree. It only reads plain XML: no CR, comments, CDATA sections, processing
 * instructions, document types, references in attributes, names outside ASCII, or attributes other than namespace declarations,
 * xsi:nil and xsi:type. Every method throws `Uncertain` for anything else.
 */
export class TagScanner extends TextScanner {
  /** The offset of the name of the last tag with attributes. */
  attributesAt = -1;
  #attributes: ScannedAttribute[] = [];
  /** The number of attributes in the message so far. */
  attributeCount = 0;
  // The start tag that was passed last. It is in fields and not in an object, because a message has tens of thousands of tags.
  nameStart = 0;
  nameEnd = 0;
  /** Where the local name begins: after the colon, if there is one. */
  localStart = 0;
  namespace = "";
  /** The declarations in force inside the element. */
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
  /** The text after the name in the last tag that had xsi:nil alone, and the declarations in force there. */
  #nilStart = 0;
  #nilEnd = 0;
  #nilDeclarations: Declarations | undefined;

  /** Moves the window. Afterwards the name of the last tag is before it, and its attributes are forgotten. */
  protected override move(leastLength?: number): void {
    const distance = this.at;
    super.move(leastLength);
    this.nameStart -= distance;
    this.attributesAt -= distance;
    this.nameEnd -= distance;
    this.typeStart = -1;
    this.#nilEnd = this.#nilStart;
  }

  /**
   * Passes a start tag if it consists of this prefix and this name alone, which is the usual case.
   * @param declarations - the declarations in force around it
   * @returns whether it has passed the tag
   */
  passTag(prefix: string, name: string, declarations: Declarations | undefined): boolean {
    const { bytes, at } = this;
    const local = at + 1 + prefix.length;
    const end = local + name.length;
    if (bytes[end] !== CODE.greater || bytes[at] !== CODE.less) return false;
    // Backwards, because names in one type more often share their beginning than their end.
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

  /** Passes any start tag. @param declarations - the declarations in force around it */
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
    return this.nameEnd - this.localStart === local.length && this.isAt(local, this.localStart);
  }

  /** Passes the end tag of an element. The name is given by its place in the start tag, which may be before the window. */
  passEndTag(nameStart: number, nameEnd: number): void {
    const { bytes } = this;
    let at = this.at + 2;
    let isSame = nameStart >= 0 && this.isEndNext();
    for (let index = nameStart; isSame && index < nameEnd; index++) isSame = bytes[index] === bytes[at++];
    if (isSame && bytes[at] === CODE.greater) this.at = at + 1;
    else this.#passUnusualEndTag(nameStart, nameEnd);
  }

  /**
   * Passes the content and the end tag of the element under the cursor, if the content is a short integer in the usual form. For
   * any other it returns undefined and passes nothing.
   */
  passInteger(min: number, max: number): number | undefined {
    if (this.isNil || this.isEmpty) return undefined;
    const { bytes } = this;
    let { at } = this;
    const isNegative = bytes[at] === CODE.minus;
    if (isNegative) at++;
    const start = at;
    let value = 0;
    let code = bytes[at] ?? 0;
    while (code >= CODE.zero && code <= CODE.nine) {
      value = value * 10 + (code - CODE.zero);
      code = bytes[++at] ?? 0;
    }
    if (isNegative) value = 0 - value;
    if (code !== CODE.less || at === start || at - start > MAX_DIGITS || value < min || value > max) return undefined;
    this.at = at;
    this.passEndTag(this.nameStart, this.nameEnd);
    return value;
  }

  /** Passes an end tag with white space, or one that is not in the window together with its start tag. */
  #passUnusualEndTag(nameStart: number, nameEnd: number): void {
    const tag = `</${this.slice(nameStart, nameEnd)}`;
    if (this.makeRoom()) this.passSpace();
    if (!this.text.startsWith(tag, this.at)) throw new Uncertain("another end tag, or none");
    this.at += tag.length;
    this.passSpace();
    if (this.bytes[this.at++] !== CODE.greater) throw new Uncertain("another end tag");
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

  /** Scans from the end of the name to the end of the tag. */
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
    // Checked last, because WCF declares a prefix after the attribute that uses it.
    if (this.#nilAt !== -1) this.#checkXsi(this.#nilAt);
    if (this.#typeAt !== -1) this.#checkXsi(this.#typeAt);
    if (
      !this.isNil ||
      !this.isEmpty ||
      this.#typeAt !== -1 ||
      this.declarations !== outer ||
      this.attributesAt === this.nameStart
    )
      return;
    this.#nilStart = this.nameEnd;
    this.#nilEnd = this.at;
    this.#nilDeclarations = outer;
  }

  /** Passes the text after the name if it equals that of the nil element before, which is nearly always true. */
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

  /** @returns the offset after the attribute */
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
      // Anything else is kept, or is an error.
      if (!isTrue(text.slice(valueStart, valueEnd))) throw new Uncertain("an xsi:nil that is not true");
      this.isNil = true;
    } else this.#addAttribute(start, nameEnd, text.slice(valueStart, valueEnd));
    return valueEnd + 1;
  }

  #addAttribute(start: number, nameEnd: number, value: string): void {
    if (this.attributesAt !== this.nameStart) this.#attributes = [];
    this.attributesAt = this.nameStart;
    const name = this.text.slice(start, nameEnd);
    if (this.#attributes.some((other) => other.name === name)) throw new Uncertain("an attribute twice");
    this.#attributes.push({ name, value });
    this.attributeCount++;
  }

  /** The attributes of the tag that was passed last, without declarations, xsi:nil and xsi:type. */
  get attributes(): readonly ScannedAttribute[] {
    return this.attributesAt === this.nameStart ? this.#attributes : NO_ATTRIBUTES;
  }

  /** Where a quoted value after `=` ends. Every character in it must mean itself. */
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

/** Letters, digits, `_`, `-`, `.` and the colon of a prefix. No element has a name that begins with a digit. */
function isPlainNameCode(code: number): boolean {
  return (
    (code >= CODE.smallA && code <= CODE.smallZ) ||
    (code >= CODE.capitalA && code <= CODE.capitalZ) ||
    (code >= CODE.minus && code <= CODE.colon && code !== CODE.slash) ||
    code === CODE.underscore
  );
}

/** The value of xsi:nil. */
function isTrue(value: string): boolean {
  return value === "true" || value === "1";
}

/** An attribute in the text. */
export interface ScannedAttribute {
  readonly name: string;
  readonly value: string;
}

const NO_ATTRIBUTES: readonly ScannedAttribute[] = [];

/** A number with more digits might not be exact. */
const MAX_DIGITS = 15;

import { CODE } from "../xml/characters.js";
import { AttributeScanner } from "./attribute-scanner.js";
import { type KnownTag, newKnownTag } from "./known-tag.js";
import { Uncertain } from "./message-text.js";
import { type Declarations, namespaceOf } from "./scan-frame.js";

/**
 * Reads tags in place, without events and without a tree. It only reads plain XML: no processing instructions, document types, or names
 * outside ASCII, and no CR in values. Every method throws `Uncertain` for anything else.
 */
export class TagScanner extends AttributeScanner {
  namespace = "";
  /** Whether there is no end tag. */
  isEmpty = false;
  /** The text after the name in the last tag that had xsi:nil alone, and the declarations in force there. */
  #nilStart = 0;
  #nilEnd = 0;
  #nilDeclarations: Declarations | undefined;
  /** The tag that was scanned last, if it is one that may come again. */
  #known: KnownTag | undefined;
  /** The last one of those. */
  #lastKnown: KnownTag | undefined;
  /** By their texts; undefined while there are none, because small messages have none. */
  #knownTags: Map<string, KnownTag> | undefined;
  /** How many tags may still be scanned before it is worth to know them again. */
  #few = FEW;
  /** The prefix that was resolved last. */
  #prefix = "";
  #prefixDeclarations: Declarations | undefined;
  #prefixNamespace = "";

  /** Moves the window. */
  protected override move(leastLength?: number): void {
    super.move(leastLength);
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
    const last = this.#lastKnown;
    if (last !== undefined && (this.#passKnown(last.next, declarations) || this.#passKnown(last.other, declarations)))
      return;
    if (this.bytes[this.at] !== CODE.less) throw new Uncertain(/* text between elements */);
    const start = this.at;
    this.#known = undefined;
    this.nameStart = start + 1;
    this.nameEnd = this.passName(this.nameStart);
    const { colon } = this;
    this.localStart = colon === -1 ? this.nameStart : colon + 1;
    const mayComeAgain = !this.#isNilAgain(declarations) && this.#scanRest(declarations);
    this.namespace =
      colon === -1 ? (this.declarations?.defaultNamespace ?? "") : this.#namespaceOfPrefix(this.nameStart, colon);
    if (mayComeAgain) this.#remember(start, declarations);
  }

  /** Scans what follows the name of a tag. @returns whether the tag may come again, and is worth to be known then */
  #scanRest(outer: Declarations | undefined): boolean {
    let at = this.scanAttributes(outer);
    this.isEmpty = this.bytes[at] === CODE.slash;
    if (this.isEmpty && this.bytes[++at] !== CODE.greater) throw new Uncertain(/* an unusual tag */);
    this.at = at + 1;
    if (this.attributesAt === this.nameStart) return false;
    const isTyped = this.typeStart !== -1 || this.declarations !== outer;
    if (!this.isNil) return isTyped;
    if (!isTyped && this.isEmpty) {
      this.#nilStart = this.nameEnd;
      this.#nilEnd = this.at;
      this.#nilDeclarations = outer;
    }
    return false;
  }

  #namespaceOfPrefix(start: number, colon: number): string {
    const isSame =
      this.declarations === this.#prefixDeclarations &&
      colon - start === this.#prefix.length &&
      this.isAt(this.#prefix, start);
    if (isSame) return this.#prefixNamespace;
    this.#prefix = this.text.slice(start, colon);
    this.#prefixDeclarations = this.declarations;
    this.#prefixNamespace = namespaceOf(this.#prefix, this.declarations);
    return this.#prefixNamespace;
  }

  /** Passes a tag if it equals one that is known, which is usual: the elements of a type have one order. */
  #passKnown(known: KnownTag | undefined, outer: Declarations | undefined): boolean {
    if (known === undefined || known.outer !== outer || known.window !== this.start) return false;
    const { bytes, at } = this;
    const { start } = known;
    for (let index = known.length - 1; index >= 0; index--)
      if (bytes[at + index] !== bytes[start + index]) return false;
    this.nameStart = at + 1;
    this.nameEnd = at + known.nameEnd;
    this.localStart = at + known.localStart;
    this.declarations = known.declarations;
    this.namespace = known.namespace;
    this.isEmpty = known.isEmpty;
    this.isNil = false;
    this.typeStart = known.typeStart === -1 ? -1 : at + known.typeStart;
    this.typeEnd = at + known.typeEnd;
    this.at = at + known.length;
    this.#follow(known);
    return true;
  }

  /** Keeps what has been scanned, so that it need not be scanned again. */
  #remember(start: number, outer: Declarations | undefined): void {
    if (this.#few > 0) {
      this.#few--;
      return;
    }
    const text = this.text.slice(start, this.at);
    this.#knownTags ??= new Map();
    const known = this.#knownTags.get(text) ?? newKnownTag();
    if (known.length === 0) {
      if (this.#knownTags.size >= MOST_KNOWN) return;
      this.#knownTags.set(text, known);
    }
    known.outer = outer;
    known.declarations = this.declarations;
    known.namespace = this.namespace;
    known.window = this.start;
    known.start = start;
    known.length = this.at - start;
    known.nameEnd = this.nameEnd - start;
    known.localStart = this.localStart - start;
    known.isEmpty = this.isEmpty;
    known.typeStart = this.typeStart === -1 ? -1 : this.typeStart - start;
    known.typeEnd = this.typeEnd - start;
    known.typeName = undefined;
    this.#follow(known);
  }

  #follow(known: KnownTag): void {
    const last = this.#lastKnown;
    if (last !== undefined && last.next !== known) {
      last.other = last.next;
      last.next = known;
    }
    this.#lastKnown = known;
    this.#known = known;
  }

  /** Whether xsi:type of the tag that was passed last, which has one, names this type. */
  isOfType(namespace: string, typeName: string): boolean {
    const known = this.#known;
    if (known?.typeName === typeName && known.typeNamespace === namespace) return true;
    if (!this.#namesType(namespace, typeName)) return false;
    if (known !== undefined) {
      known.typeName = typeName;
      known.typeNamespace = namespace;
    }
    return true;
  }

  #namesType(namespace: string, typeName: string): boolean {
    const { typeStart, typeEnd, declarations } = this;
    const localStart = typeEnd - typeName.length;
    if (localStart < typeStart || !this.isAt(typeName, localStart)) return false;
    if (localStart === typeStart) return namespaceOf("", declarations) === namespace;
    if (this.bytes[localStart - 1] !== CODE.colon || localStart - 1 === typeStart) return false;
    return namespaceOf(this.text.slice(typeStart, localStart - 1), declarations) === namespace;
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
    if (
      code !== CODE.less ||
      bytes[at + 1] !== CODE.slash ||
      at === start ||
      at - start > MAX_DIGITS ||
      value < min ||
      value > max
    )
      return undefined;
    this.at = at;
    this.passEndTag(this.nameStart, this.nameEnd);
    return value;
  }

  /** Passes an end tag with white space, or one that is not in the window together with its start tag. */
  #passUnusualEndTag(nameStart: number, nameEnd: number): void {
    const tag = `</${this.slice(nameStart, nameEnd)}`;
    if (this.makeRoom()) this.passGap();
    if (!this.text.startsWith(tag, this.at)) throw new Uncertain(/* another end tag, or none */);
    this.at += tag.length;
    this.passSpace();
    if (this.bytes[this.at++] !== CODE.greater) throw new Uncertain(/* another end tag */);
  }

  /** Passes the text after the name if it equals that of the nil element before, which is nearly always true. */
  #isNilAgain(declarations: Declarations | undefined): boolean {
    const { bytes, nameEnd } = this;
    const length = this.#nilEnd - this.#nilStart;
    if (length === 0 || declarations !== this.#nilDeclarations) return false;
    for (let index = length - 1; index >= 0; index--) {
      if (bytes[nameEnd + index] !== bytes[this.#nilStart + index]) return false;
    }
    this.declarations = declarations;
    this.isNil = true;
    this.isEmpty = true;
    this.typeStart = -1;
    this.at = nameEnd + length;
    return true;
  }
}

/** In a small message hardly a tag comes again. */
const FEW = 8;

/** Tags with other content than before each time must not fill the memory. */
const MOST_KNOWN = 512;

/** A number with more digits might not be exact. */
const MAX_DIGITS = 15;

import { CODE } from "../xml/characters.js";
import { AttributeScanner, type ScannedAttribute } from "./attribute-scanner.js";
import { type KnownTag, makeKnown, sameObject } from "./known-tag.js";
import { Uncertain } from "./message-text.js";
import { type Declarations, namespaceOf } from "./scan-frame.js";

/**
 * Reads tags in place, without events and without a tree. It only reads plain XML: no processing instructions, document types, or names
 * outside ASCII, and no CR in values. Every method throws `Uncertain` for anything else.
 */
export class TagScanner extends AttributeScanner {
  /** The name of the last tag that was scanned. */
  namespace = "";
  localName = "";
  /** Whether there is no end tag. */
  isEmpty = false;
  /** The known tag that came last. */
  #last: KnownTag | undefined;
  /** Of each local name, the tag that was found last; undefined while there are none, as in a small message. */
  #known: Map<string, KnownTag> | undefined;
  #count = 0;
  /** How many tags may still be scanned before it is worth to know them again. */
  #few = FEW;

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
    this.declarations = declarations;
    this.isEmpty = false;
    this.isNil = false;
    this.type = undefined;
    this.at = end + 1;
    return true;
  }

  /** Passes any start tag. @param declarations - the declarations in force around it */
  scanTag(declarations: Declarations | undefined): void {
    const last = this.#last;
    if (last !== undefined && (this.#passKnown(last.next, declarations) || this.#passKnown(last.other, declarations)))
      return;
    if (this.bytes[this.at] !== CODE.less) throw new Uncertain(/* text between elements */);
    const start = this.at;
    this.nameStart = start + 1;
    this.nameEnd = this.passName(this.nameStart);
    // Without a prefix the colon is -1.
    const { colon } = this;
    const localName = this.text.slice(Math.max(colon, start) + 1, this.nameEnd);
    if (this.#passSibling(this.#known?.get(localName), declarations)) return;
    this.localName = localName;
    this.#scanRest(declarations);
    this.namespace = namespaceOf(this.text.slice(start + 1, Math.max(colon, start + 1)), this.declarations);
    this.#remember(start, declarations);
  }

  /** Scans what follows the name of a tag. @param outer - the declarations in force around it */
  #scanRest(outer: Declarations | undefined): void {
    let at = this.scanAttributes(outer);
    this.isEmpty = this.bytes[at] === CODE.slash;
    if (this.isEmpty && this.bytes[++at] !== CODE.greater) throw new Uncertain(/* an unusual tag */);
    this.at = at + 1;
  }

  /** Passes a tag if it is one of those with its name. */
  #passSibling(last: KnownTag | undefined, outer: Declarations | undefined): boolean {
    let known = last;
    for (let tries = MOST_SIBLINGS; known !== undefined && tries > 0; tries--) {
      if (this.#passKnown(known, outer)) return true;
      known = known.sibling;
    }
    return false;
  }

  /**
   * Passes a tag if it equals one that is known, apart from the values of its attributes. That is usual: the elements of a type have
   * one order.
   */
  #passKnown(known: KnownTag | undefined, outer: Declarations | undefined): boolean {
    if (known === undefined || known.outer !== outer) return false;
    const { bytes, at } = this;
    const { attributes } = known;
    let start = 0;
    let distance = at;
    if (attributes !== undefined) {
      distance = this.#passValues(known.bytes, attributes);
      if (distance === -1) return false;
      start = attributes[attributes.length - 1]?.firstEnd ?? 0;
    }
    for (let index = known.bytes.length - 1; index >= start; index--)
      if (bytes[index + distance] !== known.bytes[index]) return false;
    this.nameStart = at + 1;
    this.nameEnd = at + known.nameEnd;
    this.localName = known.localName;
    this.declarations = known.declarations;
    this.namespace = known.namespace;
    this.isEmpty = known.isEmpty;
    this.isNil = known.isNil;
    this.type = known.type;
    this.at = known.bytes.length + distance;
    if (attributes !== undefined) this.startAttributes(attributes);
    this.#follow(known);
    return true;
  }

  /**
   * Passes the values of the attributes of a known tag, and what is between them.
   * @returns how far what follows them is from there in the known tag; -1 for another tag
   */
  #passValues(known: Uint8Array, attributes: readonly ScannedAttribute[]): number {
    const { bytes } = this;
    let from = 0;
    let distance = this.at;
    for (const attribute of attributes) {
      const { firstStart } = attribute;
      // Backwards, because tags that differ more often share their beginning.
      for (let index = firstStart - 1; index >= from; index--) if (bytes[index + distance] !== known[index]) return -1;
      this.passValue(attribute, firstStart + distance, known[firstStart - 1] ?? 0);
      from = attribute.firstEnd;
      distance = attribute.end - from;
    }
    return distance;
  }

  /** Keeps what has been scanned, so that it need not be scanned again. */
  #remember(start: number, outer: Declarations | undefined): void {
    if (this.#few > 0) {
      this.#few--;
      return;
    }
    const attributes = this.attributesAt === this.nameStart ? this.attributes : undefined;
    for (const attribute of attributes ?? []) makeKnown(attribute, start);
    if (this.type !== undefined) makeKnown(this.type, start);
    // Tags with other content than before each time must not fill the memory.
    if (this.#known === undefined || this.#count++ === MOST_KNOWN) {
      this.#known = new Map();
      this.#count = 1;
    }
    const known: KnownTag = {
      outer,
      declarations: this.declarations,
      namespace: sameObject(this.namespace),
      localName: sameObject(this.localName),
      bytes: new Uint8Array(this.bytes.subarray(start, this.at)),
      nameEnd: this.nameEnd - start,
      isEmpty: this.isEmpty,
      isNil: this.isNil,
      type: this.type,
      attributes,
      sibling: this.#known.get(this.localName),
      next: undefined,
      other: undefined,
    };
    this.#known.set(known.localName, known);
    this.#follow(known);
  }

  #follow(known: KnownTag): void {
    const last = this.#last;
    if (last !== undefined && last.next !== known && last.other !== known) {
      last.other = last.next;
      last.next = known;
    }
    this.#last = known;
  }

  /** Whether xsi:type of the tag that was passed last names this type. */
  isOfType(namespace: string, typeName: string): boolean {
    return this.type?.localName === typeName && this.type.namespace === namespace;
  }

  /** Passes the end tag of an element. The name is given by its place in the start tag, which may be before the window. */
  passEndTag(nameStart: number, nameEnd: number): void {
    const { bytes } = this;
    const distance = this.at + 2 - nameStart;
    let at = nameStart;
    if (nameStart >= 0 && this.isEndNext()) while (at < nameEnd && bytes[at] === bytes[at + distance]) at++;
    if (at === nameEnd && bytes[at + distance] === CODE.greater) this.at = at + distance + 1;
    else this.#passUnusualEndTag(nameStart, nameEnd);
  }

  /**
   * Passes the content and the end tag of the element under the cursor, if the content is a short integer in the usual form. For
   * any other it returns undefined and passes nothing.
   */
  passInteger(min: number, max: number): number | undefined {
    if (this.isNil || this.isEmpty) return undefined;
    const { bytes } = this;
    const integer = this.integerAt(this.at, min, max);
    const end = this.integerEnd;
    if (bytes[end] !== CODE.less || bytes[end + 1] !== CODE.slash || integer === undefined) return undefined;
    this.at = end;
    this.passEndTag(this.nameStart, this.nameEnd);
    return integer;
  }

  /** The value of an attribute, if it is a short integer in the usual form. */
  integerOf({ start, end }: ScannedAttribute, min: number, max: number): number | undefined {
    const integer = this.integerAt(start, min, max);
    return this.integerEnd === end ? integer : undefined;
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
}

/** In a small message hardly a tag comes again. */
const FEW = 8;

/** How many tags of one name are compared, for example those of derived types. */
const MOST_SIBLINGS = 8;

const MOST_KNOWN = 512;

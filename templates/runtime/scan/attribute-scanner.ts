import { admits, clarkText, type NamespaceSet } from "../values/any-names.js";
import { setOwn } from "../values/members.js";
import { CODE } from "../xml/characters.js";
import { isOfMessage } from "../xml/message-namespaces.js";
import { type QName, XML_NAMESPACE, XSI_NAMESPACE } from "../xml/qname.js";
import { Uncertain } from "./message-text.js";
import { type Declarations, declare, namespaceOf } from "./scan-frame.js";
import { isSpaceCode, TextScanner } from "./text-scanner.js";

/** Reads the attributes of a start tag in place. */
export abstract class AttributeScanner extends TextScanner {
  // The start tag that was passed last. It is in fields and not in an object, because a message has tens of thousands of tags.
  nameStart = 0;
  nameEnd = 0;
  /** Where the local name begins: after the colon, if there is one. */
  localStart = 0;
  /** The declarations in force inside the element. */
  declarations: Declarations | undefined;
  isNil = false;
  /** The value of xsi:type; the start is -1 if there is none. */
  typeStart = -1;
  typeEnd = -1;
  /** The offset of the name of the last tag with other attributes than declarations, xsi:nil and xsi:type. */
  attributesAt = -1;
  /** How many such attributes the message has so far, and how many of them have been taken. */
  #found = 0;
  #taken = 0;
  /** Those of that tag. The next tag uses the same objects. */
  readonly #attributes: ScannedAttribute[] = [];
  #count = 0;
  /** Where xsi:nil and xsi:type begin in the tag, or -1. */
  #nilAt = -1;
  #typeAt = -1;
  /** The colon of the name that was passed last, or -1. */
  protected colon = -1;
  /** The value that was passed last. */
  #hasReferences = false;
  #hasWide = false;

  /** Moves the window. Afterwards the name of the last tag is before it, and its attributes are forgotten. */
  protected override move(leastLength?: number): void {
    const distance = this.at;
    super.move(leastLength);
    this.nameStart -= distance;
    this.nameEnd -= distance;
    this.attributesAt -= distance;
    this.typeStart = -1;
    this.#count = 0;
  }

  /** Whether all attributes of the message have been taken. */
  get hasTakenAll(): boolean {
    return this.#found === this.#taken;
  }

  /** The value of an attribute of the tag that was passed last; undefined if it has none of this name. */
  takeAttribute(localName: string, namespace: string): string | undefined {
    if (this.attributesAt !== this.nameStart) return undefined;
    for (let index = 0; index < this.#count; index++) {
      const attribute = this.#attributes[index];
      if (attribute === undefined || attribute.isTaken || !this.#isNamed(attribute, localName)) continue;
      if (this.#namespaceOf(attribute) === namespace) return this.#take(attribute);
    }
    return undefined;
  }

  /** The attributes of these namespaces that have not been taken, by their names in Clark notation; undefined if there are none. */
  takeAny(namespaces: NamespaceSet): Record<string, string> | undefined {
    let named: Record<string, string> | undefined;
    const count = this.attributesAt === this.nameStart ? this.#count : 0;
    for (const attribute of this.#attributes.slice(0, count)) {
      if (attribute.isTaken) continue;
      const name = this.#nameOf(attribute);
      if (isOfMessage(name.namespace) || !admits(namespaces, name.namespace)) continue;
      named ??= {};
      const key = clarkText(name);
      if (Object.hasOwn(named, key)) throw new Uncertain(/* an attribute twice */);
      setOwn(named, key, this.#take(attribute));
    }
    return named;
  }

  #take(attribute: ScannedAttribute): string {
    attribute.isTaken = true;
    this.#taken++;
    return this.textOf(attribute.valueStart, attribute.valueEnd, attribute);
  }

  #isNamed({ localStart, nameEnd }: ScannedAttribute, localName: string): boolean {
    return nameEnd - localStart === localName.length && this.isAt(localName, localStart);
  }

  #nameOf(attribute: ScannedAttribute): QName {
    const localName = this.text.slice(attribute.localStart, attribute.nameEnd);
    return { namespace: this.#namespaceOf(attribute), localName };
  }

  /** The namespace of an attribute. Without a prefix it has none. */
  #namespaceOf({ nameStart, localStart }: ScannedAttribute): string {
    if (localStart === nameStart) return "";
    const prefix = this.text.slice(nameStart, localStart - 1);
    return prefix === "xml" ? XML_NAMESPACE : namespaceOf(prefix, this.declarations);
  }

  /** Passes a name, and finds its colon. @returns the offset after it */
  protected passName(start: number): number {
    const { bytes } = this;
    this.colon = -1;
    let at = start;
    for (let kind = NAME_CODES[bytes[at] ?? 0]; kind !== END; kind = NAME_CODES[bytes[++at] ?? 0]) {
      if (kind === PLAIN) continue;
      if (kind !== COLON) throw new Uncertain(/* an unusual name */);
      if (this.colon === -1) this.colon = at;
    }
    if (this.colon === start || this.colon === at - 1) throw new Uncertain(/* half a name */);
    return at;
  }

  /**
   * Scans from the end of the name to the end of the tag.
   * @param outer - the declarations in force around it
   * @returns the offset of the `>`, or of the slash before it
   */
  protected scanAttributes(outer: Declarations | undefined): number {
    this.declarations = outer;
    this.isNil = false;
    this.typeStart = -1;
    this.#nilAt = -1;
    this.#typeAt = -1;
    let at = this.nameEnd;
    while (this.bytes[at] !== CODE.greater && this.bytes[at] !== CODE.slash) {
      if (!isSpaceCode(this.bytes[at++])) throw new Uncertain(/* an unusual tag */);
      const code = this.bytes[at];
      if (code !== CODE.greater && code !== CODE.slash && !isSpaceCode(code)) at = this.#scanAttribute(at, outer);
    }
    // Checked last, because WCF declares a prefix after the attribute that uses it.
    if (this.#nilAt !== -1) this.#checkXsi(this.#nilAt);
    if (this.#typeAt !== -1) this.#checkXsi(this.#typeAt);
    return at;
  }

  /** @returns the offset after the attribute */
  #scanAttribute(start: number, outer: Declarations | undefined): number {
    const nameEnd = this.passName(start);
    const { colon } = this;
    const valueStart = nameEnd + 2;
    const valueEnd = this.#passValue(nameEnd);
    if (this.isAt("xmlns", start) && (colon === -1 ? nameEnd : colon) === start + "xmlns".length)
      this.#declare(colon === -1 ? nameEnd : colon + 1, nameEnd, valueEnd, outer);
    else if (colon === -1) this.#addAttribute(start, start, nameEnd, valueEnd);
    else if (this.#typeAt === -1 && this.isAt(":type=", colon)) {
      this.#checkPlain();
      this.#typeAt = start;
      this.typeStart = valueStart;
      this.typeEnd = valueEnd;
    } else if (this.#nilAt === -1 && this.isAt(":nil=", colon)) {
      this.#nilAt = start;
      // Anything else is kept, or is an error.
      if (!isTrue(this.text.slice(valueStart, valueEnd))) throw new Uncertain(/* an xsi:nil that is not true */);
      this.isNil = true;
    } else this.#addAttribute(start, colon + 1, nameEnd, valueEnd);
    return valueEnd + 1;
  }

  /** @param prefixStart - where the prefix begins; it ends with the name */
  #declare(prefixStart: number, nameEnd: number, valueEnd: number, outer: Declarations | undefined): void {
    this.#checkPlain();
    const prefix = this.text.slice(prefixStart, nameEnd);
    const namespace = this.text.slice(nameEnd + 2, valueEnd);
    this.declarations = declare({ prefix, namespace }, this.declarations, outer);
  }

  #addAttribute(nameStart: number, localStart: number, nameEnd: number, valueEnd: number): void {
    if (this.attributesAt !== this.nameStart) this.#count = 0;
    this.attributesAt = this.nameStart;
    for (let index = 0; index < this.#count; index++)
      if (this.#isSameName(this.#attributes[index], nameStart, nameEnd)) throw new Uncertain(/* an attribute twice */);
    const attribute = (this.#attributes[this.#count++] ??= newScannedAttribute());
    attribute.nameStart = nameStart;
    attribute.localStart = localStart;
    attribute.nameEnd = nameEnd;
    attribute.valueStart = nameEnd + 2;
    attribute.valueEnd = valueEnd;
    attribute.hasReferences = this.#hasReferences;
    attribute.hasWide = this.#hasWide;
    attribute.isTaken = false;
    this.#found++;
  }

  #isSameName(other: ScannedAttribute | undefined, nameStart: number, nameEnd: number): boolean {
    if (other === undefined || other.nameEnd - other.nameStart !== nameEnd - nameStart) return false;
    const { bytes } = this;
    for (let at = nameStart; at < nameEnd; at++)
      if (bytes[at] !== bytes[other.nameStart + at - nameStart]) return false;
    return true;
  }

  /** Passes a quoted value after `=`. @returns the offset of its last quote */
  #passValue(equals: number): number {
    const { bytes } = this;
    const quote = bytes[equals + 1];
    if (bytes[equals] !== CODE.equals || (quote !== CODE.quote && quote !== CODE.apostrophe))
      throw new Uncertain(/* an unusual attribute */);
    this.#hasReferences = false;
    this.#hasWide = false;
    for (let at = equals + 2; ; at++) {
      const code = bytes[at] ?? 0;
      if (code === quote) return at;
      if (code < CODE.space || code === CODE.ampersand || code === CODE.less) this.#passUnusual(code);
    }
  }

  #passUnusual(code: number): void {
    if (code === CODE.ampersand) this.#hasReferences = true;
    else if (code === this.wide) this.#hasWide = true;
    else throw new Uncertain(/* an unusual attribute */);
  }

  /** Every character of the value that was passed last must mean itself. */
  #checkPlain(): void {
    if (this.#hasReferences || this.#hasWide) throw new Uncertain(/* an unusual attribute */);
  }

  #checkXsi(nameStart: number): void {
    const prefix = this.text.slice(nameStart, this.text.indexOf(":", nameStart));
    if (namespaceOf(prefix, this.declarations) !== XSI_NAMESPACE) throw new Uncertain(/* another attribute */);
  }
}

/** Where an attribute is in the window. */
interface ScannedAttribute {
  nameStart: number;
  localStart: number;
  nameEnd: number;
  valueStart: number;
  valueEnd: number;
  hasReferences: boolean;
  hasWide: boolean;
  isTaken: boolean;
}

function newScannedAttribute(): ScannedAttribute {
  return {
    nameStart: 0,
    localStart: 0,
    nameEnd: 0,
    valueStart: 0,
    valueEnd: 0,
    hasReferences: false,
    hasWide: false,
    isTaken: false,
  };
}

// What a byte is in a name.
const PLAIN = 1;
const COLON = 2;
const END = 3;

/** Letters, digits, `_`, `-` and `.` are plain. No element has a name that begins with a digit. */
const NAME_CODES: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, code) => {
  if (code === CODE.colon) return COLON;
  if (code === CODE.greater || code === CODE.slash || code === CODE.equals || isSpaceCode(code)) return END;
  return /[\w.-]/.test(String.fromCharCode(code)) ? PLAIN : 0;
});

/** The value of xsi:nil. */
function isTrue(value: string): boolean {
  return value === "true" || value === "1";
}

import { admits, clarkText, type NamespaceSet } from "../values/any-names.js";
import { setOwn } from "../values/members.js";
import { CODE } from "../xml/characters.js";
import { isOfMessage } from "../xml/message-namespaces.js";
import { XML_NAMESPACE, XSI_NAMESPACE } from "../xml/qname.js";
import { Uncertain } from "./message-text.js";
import { type Declarations, declare, namespaceOf } from "./scan-frame.js";
import { isSpaceCode, TextScanner } from "./text-scanner.js";

/** Reads the attributes of a start tag in place. */
export abstract class AttributeScanner extends TextScanner {
  // The start tag that was passed last. It is in fields and not in an object, because a message has tens of thousands of tags.
  nameStart = 0;
  nameEnd = 0;
  /** The declarations in force inside the element. */
  declarations: Declarations | undefined;
  isNil = false;
  /** The attribute xsi:type, with the name that is in it. */
  type: ScannedAttribute | undefined;
  /** The offset of the name of the last tag with other attributes than declarations, xsi:nil and xsi:type. */
  attributesAt = -1;
  /** Those of that tag. */
  protected attributes: ScannedAttribute[] = [];
  /** How many such attributes the message has so far, and how many of them have been taken. */
  protected found = 0;
  #taken = 0;
  /** The colon of the name that was passed last, or -1. */
  protected colon = -1;

  /** Moves the window. Afterwards the name of the last tag is before it, and its attributes are forgotten. */
  protected override move(leastLength?: number): void {
    const distance = this.at;
    super.move(leastLength);
    this.nameStart -= distance;
    this.nameEnd -= distance;
    this.attributesAt -= distance;
    this.attributes = [];
  }

  /** Whether all attributes of the message have been taken. */
  get hasTakenAll(): boolean {
    return this.found === this.#taken;
  }

  /** An attribute of the tag that was passed last. Each is returned once. */
  takeAttribute(localName: string, namespace: string): ScannedAttribute | undefined {
    if (this.attributesAt !== this.nameStart) return undefined;
    for (const attribute of this.attributes)
      if (!attribute.isTaken && attribute.localName === localName && attribute.namespace === namespace)
        return this.#take(attribute);
    return undefined;
  }

  /** The attributes of these namespaces that have not been taken, by their names in Clark notation; undefined if there are none. */
  takeAny(namespaces: NamespaceSet): Record<string, string> | undefined {
    let named: Record<string, string> | undefined;
    for (const attribute of this.attributesAt === this.nameStart ? this.attributes : []) {
      if (attribute.isTaken || isOfMessage(attribute.namespace) || !admits(namespaces, attribute.namespace)) continue;
      named ??= {};
      setOwn(named, clarkText(attribute), this.attributeText(this.#take(attribute)));
    }
    return named;
  }

  #take(attribute: ScannedAttribute): ScannedAttribute {
    attribute.isTaken = true;
    this.#taken++;
    return attribute;
  }

  /** The text of an attribute of the tag that was passed last. */
  attributeText({ start, end, hasReferences, hasWide }: ScannedAttribute): string {
    return this.textOf(start, end, hasReferences, hasWide);
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
    this.type = undefined;
    let scanned: ScannedAttribute[] | undefined;
    let at = this.nameEnd;
    while (this.bytes[at] !== CODE.greater && this.bytes[at] !== CODE.slash) {
      if (!isSpaceCode(this.bytes[at++])) throw new Uncertain(/* an unusual tag */);
      const code = this.bytes[at];
      if (code === CODE.greater || code === CODE.slash || isSpaceCode(code)) continue;
      const attribute = this.#scanAttribute(at);
      const { prefix, localName } = attribute;
      at = attribute.end + 1;
      if (prefix === "xmlns:" || (prefix === "" && localName === "xmlns")) this.#declare(attribute, outer);
      else (scanned ??= []).push(attribute);
    }
    // Names are resolved last, because WCF declares a prefix after the attribute that uses it.
    if (scanned !== undefined) this.#keepAttributes(scanned);
    return at;
  }

  #scanAttribute(start: number): ScannedAttribute {
    const { bytes, text } = this;
    const nameEnd = this.passName(start);
    const localStart = this.colon === -1 ? start : this.colon + 1;
    const quote = bytes[nameEnd + 1] ?? 0;
    if (bytes[nameEnd] !== CODE.equals || (quote !== CODE.quote && quote !== CODE.apostrophe))
      throw new Uncertain(/* an unusual attribute */);
    const attribute: ScannedAttribute = {
      prefix: text.slice(start, localStart),
      namespace: "",
      localName: text.slice(localStart, nameEnd),
      firstStart: nameEnd + 2,
      firstEnd: 0,
      start: 0,
      end: 0,
      hasReferences: false,
      hasWide: false,
      isTaken: false,
    };
    this.passValue(attribute, nameEnd + 2, quote);
    attribute.firstEnd = attribute.end;
    return attribute;
  }

  #declare(attribute: ScannedAttribute, outer: Declarations | undefined): void {
    const prefix = attribute.prefix === "" ? "" : attribute.localName;
    this.declarations = declare({ prefix, namespace: this.#plainValue(attribute) }, this.declarations, outer);
  }

  #keepAttributes(scanned: readonly ScannedAttribute[]): void {
    const others: ScannedAttribute[] = [];
    for (const attribute of scanned) {
      const { prefix, localName } = attribute;
      const namespace = attributeNamespace(prefix, this.declarations);
      attribute.namespace = namespace;
      if (namespace === XSI_NAMESPACE && this.#isXsi(attribute)) continue;
      if (others.some((other) => other.localName === localName && other.namespace === namespace))
        throw new Uncertain(/* an attribute twice */);
      others.push(attribute);
    }
    if (others.length > 0) this.startAttributes(others);
  }

  /** These are the attributes of the tag, and none of them has been taken. */
  protected startAttributes(attributes: ScannedAttribute[]): void {
    this.attributes = attributes;
    this.attributesAt = this.nameStart;
    this.found += attributes.length;
  }

  /** Reads xsi:type and xsi:nil. @returns false for another attribute */
  #isXsi(attribute: ScannedAttribute): boolean {
    if (attribute.localName === "type" && this.type === undefined) {
      this.type = attribute;
      nameType(attribute, this.#plainValue(attribute), this.declarations);
      return true;
    }
    if (attribute.localName !== "nil" || this.isNil) return false;
    // Anything else is kept, or is an error.
    this.isNil = /^(?:true|1)$/.test(this.#plainValue(attribute));
    if (!this.isNil) throw new Uncertain(/* an xsi:nil that is not true */);
    return true;
  }

  /** Passes a value up to its last quote. */
  protected passValue(attribute: ScannedAttribute, start: number, quote: number): void {
    const { bytes } = this;
    attribute.hasReferences = false;
    attribute.hasWide = false;
    attribute.isTaken = false;
    let at = start;
    for (let code = bytes[at] ?? 0; code !== quote; code = bytes[++at] ?? 0)
      if (code < CODE.space || code === CODE.ampersand || code === CODE.less) this.#passUnusual(attribute, code);
    attribute.start = start;
    attribute.end = at;
  }

  #passUnusual(attribute: ScannedAttribute, code: number): void {
    if (code === CODE.ampersand) attribute.hasReferences = true;
    else if (code === this.wide) attribute.hasWide = true;
    else throw new Uncertain(/* an unusual attribute */);
  }

  /** A value in which every character means itself. */
  #plainValue({ start, end, hasReferences, hasWide }: ScannedAttribute): string {
    if (hasReferences || hasWide) throw new Uncertain(/* an unusual attribute */);
    return this.text.slice(start, end);
  }
}

/** An attribute, and where its value is in the window. A tag that comes again has the same objects with other places. */
export interface ScannedAttribute {
  /** With its colon, if there is one. */
  readonly prefix: string;
  namespace: string;
  localName: string;
  /** Where the value was when the attribute was found; in a known tag, relative to its beginning. */
  firstStart: number;
  firstEnd: number;
  start: number;
  end: number;
  hasReferences: boolean;
  hasWide: boolean;
  isTaken: boolean;
}

/** The namespace of an attribute. Without a prefix it has none. */
function attributeNamespace(prefix: string, declarations: Declarations | undefined): string {
  if (prefix === "") return "";
  return prefix === "xml:" ? XML_NAMESPACE : namespaceOf(prefix.slice(0, -1), declarations);
}

/** Gives an attribute the name that is in its text. */
function nameType(attribute: ScannedAttribute, text: string, declarations: Declarations | undefined): void {
  const colon = text.lastIndexOf(":");
  if (colon === 0) throw new Uncertain(/* half a name */);
  attribute.namespace = namespaceOf(text.slice(0, Math.max(colon, 0)), declarations);
  attribute.localName = text.slice(colon + 1);
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

import { DatatypeReader } from "../read/datatype-reader.js";
import { admits, type NamespaceSet } from "../values/any-names.js";
import { attributeName } from "../values/members.js";
import { CODE } from "../xml/characters.js";
import type { QName } from "../xml/qname.js";
import type { ScannedAttribute } from "./attribute-scanner.js";
import { Uncertain } from "./message-text.js";
import { NO_PREFIX, newScanFrame, type ScanFrame, tagPrefix } from "./scan-frame.js";
import { TagScanner } from "./tag-scanner.js";

/** The current place in a message that is read in place. It finds elements and their attributes. Every method may throw `Uncertain`. */
export abstract class ScanCursor extends DatatypeReader {
  readonly tags: TagScanner;
  readonly #maxFrames: number;
  protected frame: ScanFrame = newScanFrame();
  /** The text of the next value, if its element is empty. */
  #standIn = "";
  /** The attribute that stands in for the next value. */
  protected value: ScannedAttribute | undefined;
  /** Where the tag begins that has been scanned but not taken by an `open`; -1 if there is none. */
  #scannedAt = -1;
  /** Where that tag ends. */
  #scannedEnd = 0;

  /** @throws Uncertain, as every method does */
  constructor(text: string, maxDepth: number, windowLength: number) {
    super();
    this.tags = new TagScanner(text, windowLength);
    this.tags.passProlog();
    // The envelope counts as a level, and an element with text has no frame.
    this.#maxFrames = maxDepth - 1;
  }

  open(name: string): boolean {
    const frame = this.frame;
    const tags = this.tags;
    if (frame.isEmpty) return false;
    if (this.#scannedAt !== tags.at) {
      do {
        tags.passSpace();
        if (tags.passTag(frame.prefix, name, frame.declarations)) return true;
      } while (tags.makeRoom() || tags.passComment());
      if (tags.isEndNext()) return false;
      this.#scanAhead(frame);
    }
    if (tags.namespace !== frame.namespace || tags.localName !== name) return false;
    tags.at = this.#scannedEnd;
    this.#scannedAt = -1;
    return true;
  }

  required(name: string): boolean {
    if (this.open(name)) return true;
    throw new Uncertain(/* a required element is missing */);
  }

  repeated(name: string, namespace?: string): boolean {
    const { frame } = this;
    if (namespace === undefined || namespace === frame.namespace) return this.open(name);
    const outer = frame.namespace;
    this.namespace(namespace);
    const isOpen = this.open(name);
    this.namespace(outer);
    return isOpen;
  }

  isNext(namespace: string, ...names: string[]): boolean {
    return this.#hasNext() && this.tags.namespace === namespace && names.includes(this.tags.localName);
  }

  /** The other reader keeps elements as they are. */
  any(namespaces: NamespaceSet, min = 0): boolean {
    if (min > 0) throw new Uncertain(/* an element of any name, or none */);
    if (this.#hasNext() && admits(namespaces, this.tags.namespace)) throw new Uncertain(/* an element of any name */);
    return false;
  }

  /** Whether there is an element left, which has been scanned then. */
  #hasNext(): boolean {
    const { frame, tags } = this;
    if (frame.isEmpty) return false;
    if (this.#scannedAt === tags.at) return true;
    tags.makeRoom();
    tags.passGap();
    if (tags.isEndNext()) return false;
    this.#scanAhead(frame);
    return true;
  }

  /** Scans the next tag and leaves the cursor before it: if this `open` does not take the tag, the next one may. */
  #scanAhead({ declarations }: ScanFrame): void {
    const tags = this.tags;
    const { at } = tags;
    tags.scanTag(declarations);
    this.#scannedEnd = tags.at;
    this.#scannedAt = at;
    tags.at = at;
  }

  nil(): boolean {
    const tags = this.tags;
    if (!tags.isNil) return false;
    if (tags.type !== undefined) throw new Uncertain(/* a type of nothing */);
    if (!tags.isEmpty) {
      tags.passGap();
      tags.passEndTag(tags.nameStart, tags.nameEnd);
    }
    return true;
  }

  /** Moves the cursor to the next element, whatever its name. */
  moveToNext(): void {
    if (this.frame.isEmpty) throw new Uncertain(/* nothing inside */);
    this.tags.makeRoom();
    this.tags.passGap();
    this.tags.scanTag(this.frame.declarations);
  }

  /** Whether the element under the cursor has this name. */
  isAt(namespace: string, name: string): boolean {
    return this.tags.namespace === namespace && this.tags.localName === name;
  }

  /** Checks that the element under the cursor, the one in the body of a message, has this name. */
  checkPayload({ namespace, localName }: QName): void {
    if (!this.isAt(namespace, localName)) throw new Uncertain(/* another element */);
  }

  /** Enters the element under the cursor, which must have this name. */
  enter(namespace: string, name: string): void {
    if (!this.isAt(namespace, name)) throw new Uncertain(/* another element */);
    this.begin(namespace);
  }

  /** The namespace of the element under the cursor. */
  get currentNamespace(): string {
    return this.tags.namespace;
  }

  /** Leaves the element that was entered last, which must end here. */
  leave(): void {
    const tags = this.tags;
    const { isEmpty, nameStart, nameEnd } = this.frame;
    if (!isEmpty) {
      tags.passGap();
      tags.passEndTag(nameStart - tags.start, nameEnd - tags.start);
    }
    this.frame = this.frame.outer ?? this.frame;
  }

  /** Checks that nothing is left. */
  checkEnd(): void {
    this.tags.makeRoom();
    this.tags.passGap();
    if (!this.tags.isDone()) throw new Uncertain(/* more text */);
    if (!this.tags.hasTakenAll) throw new Uncertain(/* an unknown attribute */);
  }

  /** No reference is followed here. */
  ownHref(): void {}

  attribute(member: string, namespace = "", fallback?: string): boolean {
    const localName = member.charCodeAt(0) === CODE.at ? attributeName(member, namespace).localName : member;
    this.value = this.tags.takeAttribute(localName, namespace);
    if (this.value === undefined && fallback === undefined) return false;
    this.letStandIn(fallback);
    return true;
  }

  requiredAttribute(member: string, namespace?: string, fallback?: string): boolean {
    if (this.attribute(member, namespace, fallback)) return true;
    throw new Uncertain(/* a required attribute is missing */);
  }

  anyAttributes(namespaces: NamespaceSet): Record<string, string> | undefined {
    return this.tags.takeAny(namespaces);
  }

  namespace(namespace: string): void {
    const frame = this.frame;
    if (namespace === frame.namespace) return;
    const { otherNamespace, otherPrefix } = frame;
    frame.otherNamespace = frame.namespace;
    frame.otherPrefix = frame.prefix;
    frame.namespace = namespace;
    frame.prefix = otherNamespace === namespace ? otherPrefix : (tagPrefix(namespace, frame.declarations) ?? NO_PREFIX);
  }

  /** Makes the next value that of an attribute, or of a text without an element of its own. */
  protected letStandIn(text = ""): void {
    const tags = this.tags;
    tags.isNil = false;
    tags.isEmpty = true;
    tags.type = undefined;
    this.#standIn = text;
  }

  /** The text of an empty element, or what stands in for it. */
  protected emptyText(): string {
    const text = this.value === undefined ? this.#standIn : this.tags.attributeText(this.value);
    this.value = undefined;
    this.#standIn = "";
    return text;
  }

  protected begin(namespace: string, hasAttributes = false): void {
    const { start, nameStart, nameEnd, isEmpty, isNil, declarations } = this.tags;
    const outer = this.frame;
    if (isNil || outer.depth >= this.#maxFrames) throw new Uncertain(/* nil, or too deep */);
    if (!hasAttributes && this.tags.attributesAt === nameStart) throw new Uncertain(/* an unknown attribute */);
    outer.inner ??= newScanFrame(outer);
    const frame = outer.inner;
    frame.nameStart = start + nameStart;
    frame.nameEnd = start + nameEnd;
    frame.isEmpty = isEmpty;
    this.frame = frame;
    if (frame.declarations === declarations) this.namespace(namespace);
    else {
      frame.declarations = declarations;
      frame.namespace = namespace;
      const isSame = declarations === outer.declarations && namespace === outer.namespace;
      frame.prefix = isSame ? outer.prefix : (tagPrefix(namespace, declarations) ?? NO_PREFIX);
      frame.otherNamespace = undefined;
    }
  }

  protected checkType(namespace: string, typeName: string): void {
    if (this.tags.type !== undefined && !this.tags.isOfType(namespace, typeName))
      throw new Uncertain(/* another type */);
  }
}

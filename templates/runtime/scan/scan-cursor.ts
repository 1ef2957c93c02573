import { DatatypeReader } from "../read/datatype-reader.js";
import { admits, clarkText, type NamespaceSet } from "../values/any-names.js";
import { attributeName } from "../values/members.js";
import { CODE } from "../xml/characters.js";
import { isOfMessage } from "../xml/known-attributes.js";
import { type QName, XML_NAMESPACE } from "../xml/qname.js";
import { Uncertain } from "./message-text.js";
import { NO_PREFIX, namespaceOf, newScanFrame, type ScanFrame, tagPrefix } from "./scan-frame.js";
import { type ScannedAttribute, TagScanner } from "./tag-scanner.js";

/** The current place in a message that is read in place. It finds elements and their attributes. Every method may throw `Uncertain`. */
export abstract class ScanCursor extends DatatypeReader {
  protected readonly tags: TagScanner;
  readonly #maxFrames: number;
  protected frame: ScanFrame = newScanFrame();
  /** The attributes of the element that was begun last, without those that have been read. */
  protected scanned: ScannedAttribute[] = [];
  #attributesRead = 0;
  /** The text of the next value, if its element is empty. */
  protected standIn = "";
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
      } while (tags.makeRoom());
      if (tags.isEndNext()) return false;
      this.#scanAhead(frame);
    }
    if (tags.namespace !== frame.namespace || !tags.isNamed(name)) return false;
    tags.at = this.#scannedEnd;
    this.#scannedAt = -1;
    return true;
  }

  repeated(name: string, namespace?: string): boolean {
    const { frame } = this;
    if (namespace === undefined || namespace === frame.namespace) return this.open(name);
    const outer = frame.namespace;
    this.namespace(namespace);
    const isOpen = this.open(name);
    frame.namespace = outer;
    frame.prefix = tagPrefix(outer, frame.declarations) ?? NO_PREFIX;
    return isOpen;
  }

  isNext(namespace: string, ...names: string[]): boolean {
    return this.#hasNext() && this.tags.namespace === namespace && names.some((name) => this.tags.isNamed(name));
  }

  /** The other reader keeps elements as they are. */
  any(namespaces: NamespaceSet): boolean {
    if (this.#hasNext() && admits(namespaces, this.tags.namespace)) throw new Uncertain("an element of any name");
    return false;
  }

  /** Whether there is an element left, which has been scanned then. */
  #hasNext(): boolean {
    const { frame, tags } = this;
    if (frame.isEmpty) return false;
    if (this.#scannedAt === tags.at) return true;
    tags.makeRoom();
    tags.passSpace();
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
    if (tags.typeStart !== -1) throw new Uncertain("a type of nothing");
    if (!tags.isEmpty) {
      tags.passSpace();
      tags.passEndTag(tags.nameStart, tags.nameEnd);
    }
    return true;
  }

  /** Moves the cursor to the next element, whatever its name. */
  moveToNext(): void {
    if (this.frame.isEmpty) throw new Uncertain("nothing inside");
    this.tags.makeRoom();
    this.tags.passSpace();
    this.tags.scanTag(this.frame.declarations);
  }

  /** Whether the element under the cursor has this name. */
  isAt(namespace: string, name: string): boolean {
    return this.tags.namespace === namespace && this.tags.isNamed(name);
  }

  /** Checks that the element under the cursor, the one in the body of a message, has this name. */
  checkPayload({ namespace, localName }: QName): void {
    if (!this.isAt(namespace, localName)) throw new Uncertain("another element");
  }

  /** Enters the element under the cursor, which must have this name. */
  enter(namespace: string, name: string): void {
    if (!this.isAt(namespace, name)) throw new Uncertain("another element");
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
    tags.passSpace();
    if (!isEmpty) tags.passEndTag(nameStart - tags.start, nameEnd - tags.start);
    this.frame = this.frame.outer ?? this.frame;
  }

  /** Checks that nothing is left. */
  checkEnd(): void {
    this.tags.makeRoom();
    this.tags.passSpace();
    if (!this.tags.isDone()) throw new Uncertain("more text");
    if (this.tags.attributeCount !== this.#attributesRead) throw new Uncertain("an unknown attribute");
  }

  /** No reference is followed here. */
  ownHref(): void {}

  attribute(member: string, namespace = "", fallback?: string): boolean {
    const { localName } = attributeName(member, namespace);
    const index = this.scanned.findIndex(
      (attribute) => isNamed(attribute, localName) && this.#nameOf(attribute).namespace === namespace,
    );
    const text = this.scanned[index]?.value ?? fallback;
    if (index !== -1) {
      this.scanned.splice(index, 1);
      this.#attributesRead++;
    }
    if (text !== undefined) this.letStandIn(text);
    return text !== undefined;
  }

  anyAttributes(namespaces: NamespaceSet): Record<string, string> | undefined {
    const named: Record<string, string> = {};
    let count = 0;
    for (const attribute of this.scanned) {
      const name = this.#nameOf(attribute);
      if (isOfMessage(name.namespace) || !admits(namespaces, name.namespace)) continue;
      named[clarkText(name)] = attribute.value;
      count++;
    }
    this.#attributesRead += count;
    return count === 0 ? undefined : named;
  }

  namespace(namespace: string): void {
    const frame = this.frame;
    frame.namespace = namespace;
    frame.prefix = tagPrefix(namespace, frame.declarations) ?? NO_PREFIX;
  }

  /** The name of an attribute of the tag that was passed last. */
  #nameOf({ name }: ScannedAttribute): QName {
    const colon = name.indexOf(":");
    const localName = name.slice(colon + 1);
    if (colon === -1) return { namespace: "", localName };
    const prefix = name.slice(0, colon);
    return { namespace: prefix === "xml" ? XML_NAMESPACE : namespaceOf(prefix, this.frame.declarations), localName };
  }

  /** Makes the next value that of a text without an element of its own. */
  protected letStandIn(text: string): void {
    const tags = this.tags;
    tags.isNil = false;
    tags.isEmpty = true;
    tags.typeStart = -1;
    this.standIn = text;
  }

  /** The text of an empty element, or the text that stands in for it. */
  protected emptyText(): string {
    const text = this.standIn;
    this.standIn = "";
    return text;
  }

  protected begin(namespace: string, hasAttributes = false): void {
    const { start, nameStart, nameEnd, isEmpty, isNil, declarations } = this.tags;
    const outer = this.frame;
    if (isNil || outer.depth >= this.#maxFrames) throw new Uncertain("nil, or too deep");
    if (!hasAttributes && this.tags.attributesAt === nameStart) throw new Uncertain("an unknown attribute");
    const isSame = declarations === outer.declarations && namespace === outer.namespace;
    const frame = outer.inner ?? newScanFrame(outer);
    outer.inner = frame;
    frame.nameStart = start + nameStart;
    frame.nameEnd = start + nameEnd;
    frame.isEmpty = isEmpty;
    frame.declarations = declarations;
    frame.namespace = namespace;
    frame.prefix = isSame ? outer.prefix : (tagPrefix(namespace, declarations) ?? NO_PREFIX);
    this.frame = frame;
  }

  protected checkType(namespace: string, typeName: string): void {
    if (this.tags.typeStart === -1 || this.isOfType(namespace, typeName)) return;
    throw new Uncertain("another type");
  }

  protected isOfType(namespace: string, typeName: string): boolean {
    const { typeStart, typeEnd, declarations } = this.tags;
    const localStart = typeEnd - typeName.length;
    if (localStart < typeStart || !this.tags.isAt(typeName, localStart)) return false;
    if (localStart === typeStart) return namespaceOf("", declarations) === namespace;
    if (this.tags.bytes[localStart - 1] !== CODE.colon || localStart - 1 === typeStart) return false;
    return namespaceOf(this.tags.text.slice(typeStart, localStart - 1), declarations) === namespace;
  }
}

function isNamed({ name }: ScannedAttribute, localName: string): boolean {
  return name === localName || name.endsWith(`:${localName}`);
}

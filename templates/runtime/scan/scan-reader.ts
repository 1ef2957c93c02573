import { DatatypeReader } from "../read/datatype-reader.js";
import type { Reader } from "../read/reader.js";
import type { AnyValue } from "../values/any-value.js";
import type { Datatype } from "../values/datatype.js";
import * as datatypes from "../values/datatypes.js";
import type { EnumerationValues } from "../values/members.js";
import { CODE } from "../xml/characters.js";
import type { QName } from "../xml/qname.js";
import { Uncertain } from "./message-text.js";
import { NO_PREFIX, namespaceOf, newScanFrame, type ScanFrame, tagPrefix } from "./scan-frame.js";
import { TagScanner } from "./tag-scanner.js";
import { knownValue, ScanFlags } from "./text-scanner.js";

/**
 * Reads a message in place. It expects the next element of the contract, and nearly always finds it there. For everything else
 * (an unknown element, another order, an invalid value, XML that is not plain) it throws `Uncertain`, and the XmlReader reads
 * the message instead.
 */
export class ScanReader extends DatatypeReader implements Reader {
  readonly #tags: TagScanner;
  readonly #maxFrames: number;
  readonly #flags = new ScanFlags();
  #frame: ScanFrame = newScanFrame();
  /** The text of the next value, if its element is empty. */
  #standIn = "";
  /** Where the tag begins that has been scanned but not taken by an `open`; -1 if there is none. */
  #scannedAt = -1;
  /** Where that tag ends. */
  #scannedEnd = 0;

  /** @throws Uncertain, as every method does */
  constructor(text: string, maxDepth: number, windowLength: number) {
    super();
    this.#tags = new TagScanner(text, windowLength);
    this.#tags.passProlog();
    // The envelope counts as a level, and an element with text has no frame.
    this.#maxFrames = maxDepth - 1;
  }

  open(name: string): boolean {
    const frame = this.#frame;
    const tags = this.#tags;
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

  repeated(name: string): boolean {
    return this.open(name);
  }

  /** Scans the next tag and leaves the cursor before it: if this `open` does not take the tag, the next one may. */
  #scanAhead({ declarations }: ScanFrame): void {
    const tags = this.#tags;
    const { at } = tags;
    tags.scanTag(declarations);
    this.#scannedEnd = tags.at;
    this.#scannedAt = at;
    tags.at = at;
  }

  nil(): boolean {
    const tags = this.#tags;
    if (!tags.isNil) return false;
    if (!tags.isEmpty) {
      tags.passSpace();
      tags.passEndTag(tags.nameStart, tags.nameEnd);
    }
    return true;
  }

  /** Moves the cursor to the next element, whatever its name. */
  moveToNext(): void {
    if (this.#frame.isEmpty) throw new Uncertain("nothing inside");
    this.#tags.makeRoom();
    this.#tags.passSpace();
    this.#tags.scanTag(this.#frame.declarations);
  }

  /** Whether the element under the cursor has this name. */
  isAt(namespace: string, name: string): boolean {
    return this.#tags.namespace === namespace && this.#tags.isNamed(name);
  }

  /** Enters the element under the cursor, which must have this name. */
  enter(namespace: string, name: string): void {
    if (!this.isAt(namespace, name)) throw new Uncertain("another element");
    this.#begin(namespace);
  }

  /** The namespace of the element under the cursor. */
  get currentNamespace(): string {
    return this.#tags.namespace;
  }

  /** Leaves the element that was entered last, which must end here. */
  leave(): void {
    const tags = this.#tags;
    const { isEmpty, nameStart, nameEnd } = this.#frame;
    tags.passSpace();
    if (!isEmpty) tags.passEndTag(nameStart - tags.start, nameEnd - tags.start);
    this.#frame = this.#frame.outer ?? this.#frame;
  }

  /** Checks that nothing is left. */
  checkEnd(): void {
    this.#tags.makeRoom();
    this.#tags.passSpace();
    if (!this.#tags.isDone()) throw new Uncertain("more text");
  }

  /** Begins the element in the body of a message. The elements inside are in its namespace. */
  beginBody({ namespace, localName }: QName): void {
    this.enter(namespace, localName);
  }

  /** Checks that the element under the cursor, the one in the body of a message, has this name. */
  checkPayload({ namespace, localName }: QName): void {
    if (!this.isAt(namespace, localName)) throw new Uncertain("another element");
  }

  /** Begins the headers of a message. Each header is in the namespace that was set before it. */
  beginHeaders(): void {
    this.#begin("");
  }

  beginStruct(namespace: string, typeName: string): void {
    this.#checkType(namespace, typeName);
    this.#begin(namespace);
  }

  is(namespace: string, typeName: string): boolean {
    return this.#tags.typeStart !== -1 && this.#isOfType(namespace, typeName);
  }

  noDerivedType(): Error {
    return new Uncertain("no derived type");
  }

  orDefault(text: string): Reader {
    const tags = this.#tags;
    if (tags.isNil) return this;
    if (!tags.isEmpty && tags.isEndNext()) {
      tags.passEndTag(tags.nameStart, tags.nameEnd);
      tags.isEmpty = true;
    }
    if (tags.isEmpty) this.#standIn = text;
    return this;
  }

  beginArray(namespace: string, typeName: string): void {
    this.beginStruct(namespace, typeName);
  }

  beginDictionary(namespace: string, typeName: string): void {
    this.beginStruct(namespace, typeName);
  }

  beginMap(namespace: string, typeName: string): void {
    this.beginStruct(namespace, typeName);
  }

  beginEntry(namespace: string): void {
    this.#begin(namespace);
  }

  more(): boolean {
    this.leave();
    return false;
  }

  complete<T extends object, K extends keyof T & string>(value: T, ...names: K[]): T & Required<Pick<T, K>> {
    // Generated code sets no member to undefined, so this need not test for own properties.
    for (const name of names) if (value[name] === undefined) throw new Uncertain("a required member is missing");
    return value as T & Required<Pick<T, K>>;
  }

  put<V>(dictionary: Record<string, V> | Map<string, V>, key: string, item: V): void;
  put<K, V>(dictionary: Map<K, V>, key: K, item: V): void;
  put<V>(dictionary: Record<string, V> | Map<unknown, V>, key: string, item: V): void {
    const isMap = dictionary instanceof Map;
    // The test also finds inherited keys, so a key that passes is not `__proto__`, which must not be assigned.
    if (isMap ? dictionary.has(key) : dictionary[key] !== undefined) throw new Uncertain("a key that is there");
    if (isMap) dictionary.set(key, item);
    else dictionary[key] = item;
  }

  namespace(namespace: string): void {
    const frame = this.#frame;
    frame.namespace = namespace;
    frame.prefix = tagPrefix(namespace, frame.declarations) ?? NO_PREFIX;
  }

  simple<T>(datatype: Datatype<T>): T {
    const text = this.#content();
    const value = datatype.parse(text, refuseNames);
    if (value === undefined) throw new Uncertain("no value of the type");
    if (datatype.check?.(value, text) !== undefined) throw new Uncertain("a facet that is broken");
    return value;
  }

  override string(): string {
    return this.#content();
  }

  override int(): number {
    return this.#tags.passInteger(-2_147_483_648, 2_147_483_647) ?? this.simple(datatypes.int);
  }

  override short(): number {
    return this.#tags.passInteger(-32_768, 32_767) ?? this.simple(datatypes.short);
  }

  override boolean(): boolean {
    const tags = this.#tags;
    if (tags.isNil || tags.isEmpty) return this.simple(datatypes.boolean);
    const isTrue = tags.passLiteral("true<");
    if (!isTrue && !tags.passLiteral("false<")) return this.simple(datatypes.boolean);
    // The last character that was passed begins the end tag.
    tags.at -= 1;
    tags.passEndTag(tags.nameStart, tags.nameEnd);
    return isTrue;
  }

  qname(): QName {
    throw new Uncertain("a name");
  }

  anyType(): AnyValue {
    throw new Uncertain("a value of any type");
  }

  enumeration<V extends EnumerationValues>(namespace: string, typeName: string, values: V): keyof V & string {
    this.#checkType(namespace, typeName);
    return knownValue(values, this.#content());
  }

  flags<V extends EnumerationValues>(namespace: string, typeName: string, values: V): (keyof V & string)[] {
    this.#checkType(namespace, typeName);
    return this.#flags.read(values, this.#content());
  }

  /** Reads the text of the element under the cursor, and leaves the element. */
  #content(): string {
    const tags = this.#tags;
    if (tags.isNil) throw new Uncertain("nil");
    if (tags.isEmpty) return this.#emptyText();
    const text = tags.readText();
    tags.passEndTag(tags.nameStart, tags.nameEnd);
    return text;
  }

  /** The text of an empty element, or the text that stands in for it. */
  #emptyText(): string {
    const text = this.#standIn;
    this.#standIn = "";
    return text;
  }

  #begin(namespace: string): void {
    const { start, nameStart, nameEnd, isEmpty, isNil, declarations } = this.#tags;
    const outer = this.#frame;
    if (isNil || outer.depth >= this.#maxFrames) throw new Uncertain("nil, or too deep");
    const isSame = declarations === outer.declarations && namespace === outer.namespace;
    const frame = outer.inner ?? newScanFrame(outer);
    outer.inner = frame;
    frame.nameStart = start + nameStart;
    frame.nameEnd = start + nameEnd;
    frame.isEmpty = isEmpty;
    frame.declarations = declarations;
    frame.namespace = namespace;
    frame.prefix = isSame ? outer.prefix : (tagPrefix(namespace, declarations) ?? NO_PREFIX);
    this.#frame = frame;
  }

  #checkType(namespace: string, typeName: string): void {
    if (this.#tags.typeStart === -1 || this.#isOfType(namespace, typeName)) return;
    throw new Uncertain("another type");
  }

  #isOfType(namespace: string, typeName: string): boolean {
    const { typeStart, typeEnd, declarations } = this.#tags;
    const localStart = typeEnd - typeName.length;
    if (localStart < typeStart || !this.#tags.isAt(typeName, localStart)) return false;
    if (localStart === typeStart) return namespaceOf("", declarations) === namespace;
    if (this.#tags.bytes[localStart - 1] !== CODE.colon || localStart - 1 === typeStart) return false;
    return namespaceOf(this.#tags.text.slice(typeStart, localStart - 1), declarations) === namespace;
  }
}

/** The other reader knows what prefixes mean. */
function refuseNames(): never {
  throw new Uncertain("a name");
}

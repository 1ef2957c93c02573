import type { Reader } from "../read/reader.js";
import type { AnyElement } from "../values/any-element.js";
import type { AnyTypes, AnyValue } from "../values/any-value.js";
import { type Choice, isRightChoice, type Parts } from "../values/choices.js";
import type { Datatype } from "../values/datatype.js";
import type { EnumerationValues } from "../values/members.js";
import { boolean, int, short } from "../values/numbers.js";
import { type QName, XSD_NAMESPACE } from "../xml/qname.js";
import { Uncertain } from "./message-text.js";
import { ScanCursor } from "./scan-cursor.js";
import { knownValue, ScanFlags } from "./text-scanner.js";

/**
 * Reads a message in place. It expects the next element of the contract, and nearly always finds it there. For everything else
 * (an unknown element, another order, an invalid value, XML that is not plain) it throws `Uncertain`, and the XmlReader reads
 * the message instead.
 */
export class ScanReader extends ScanCursor implements Reader {
  readonly #flags = new ScanFlags();
  /** Whether the next text begins with a comment or a CDATA section, and has a default if it is empty. */
  #hasDefault = false;

  /** Begins the element in the body of a message. The elements inside are in its namespace. */
  beginBody({ namespace, localName }: QName): void {
    this.enter(namespace, localName);
  }

  /** Begins the headers of a message. Each header is in the namespace that was set before it. */
  beginHeaders(): void {
    this.begin("");
  }

  /** Begins the headers of a message without any. Nothing is found there, as in an empty element, and the cursor stays where it is. */
  beginNoHeaders(): void {
    const { tags } = this;
    const { isEmpty } = tags;
    tags.isEmpty = true;
    this.begin("", true);
    tags.isEmpty = isEmpty;
  }

  beginStruct(namespace: string, typeName: string, inside: string = namespace): void {
    this.checkType(namespace, typeName);
    this.begin(inside);
  }

  beginTag(namespace: string, typeName: string, inside: string = namespace): void {
    this.checkType(namespace, typeName);
    this.begin(inside, true);
  }

  /** The other reader keeps the attributes of what is nil. */
  beginNil(): boolean {
    if (this.tags.attributesAt === this.tags.nameStart) throw new Uncertain(/* attributes of nil */);
    return false;
  }

  beginMixed(): void {
    throw new Uncertain(/* text between elements */);
  }

  attachments(): never {
    throw new Uncertain(/* parts beside the envelope */);
  }

  mixedText(): undefined {
    throw new Uncertain(/* text between elements */);
  }

  anyElement(): AnyElement {
    throw new Uncertain(/* an element of any name */);
  }

  beginText(namespace: string, typeName: string): void {
    this.beginTag(namespace, typeName);
  }

  text(): Reader {
    this.letStandIn(this.frame.isEmpty ? "" : this.tags.readText());
    return this;
  }

  is(namespace: string, typeName: string): boolean {
    return this.tags.isOfType(namespace, typeName);
  }

  unknownType(): never {
    throw new Uncertain(/* an unknown type */);
  }

  /** The other reader keeps which elements were empty. */
  orDefault(): Reader {
    if (!this.tags.isNil && (this.tags.isEmpty || this.tags.isEndNext())) throw new Uncertain(/* a default */);
    this.#hasDefault = this.tags.isMarkNext();
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
    this.begin(namespace);
  }

  more(): boolean {
    this.leave();
    return false;
  }

  /** What is out of order is left to the other reader. */
  inAnyOrder(): void {}

  tell(): never {
    throw new Uncertain(/* a wrong number, or a wrong order */);
  }

  /** The methods that read them have looked at them. */
  complete<T extends object, K extends keyof T & string>(value: T): T & Required<Pick<T, K>> {
    return value as T & Required<Pick<T, K>>;
  }

  completeItem<T extends object, K extends keyof T & string>(item: T, ...names: K[]): T & Required<Pick<T, K>> {
    for (const name of names) if (!Object.hasOwn(item, name)) throw new Uncertain(/* a required member is missing */);
    return item as T & Required<Pick<T, K>>;
  }

  completeChoice<T>(value: Parts<T>, _required: readonly string[], ...choices: Choice[]): T {
    // A loop, because a message may have many choices.
    for (const choice of choices)
      if (!isRightChoice(value, choice)) throw new Uncertain(/* not exactly what must be there */);
    return value as T;
  }

  put<V>(dictionary: Record<string, V> | Map<string, V>, key: string, item: V): void;
  put<K, V>(dictionary: Map<K, V>, key: K, item: V): void;
  put<V>(dictionary: Record<string, V> | Map<unknown, V>, key: string, item: V): void {
    const isMap = dictionary instanceof Map;
    // The test also finds inherited keys, so a key that passes is not `__proto__`, which must not be assigned.
    if (isMap ? dictionary.has(key) : dictionary[key] !== undefined) throw new Uncertain(/* a key that is there */);
    if (isMap) dictionary.set(key, item);
    else dictionary[key] = item;
  }

  simple<T>(datatype: Datatype<T>): T {
    this.checkType(datatype.namespace ?? XSD_NAMESPACE, datatype.name);
    const long = datatype.isLong === true ? this.#long(datatype) : undefined;
    if (long !== undefined) return long;
    const text = this.#content();
    const value = datatype.parse(text, refuseNames);
    if (value === undefined) throw new Uncertain(/* no value of the type */);
    if (datatype.check?.(value, text) !== undefined) throw new Uncertain(/* a facet that is broken */);
    return value;
  }

  /** Looks at a long text only once, where it is parsed. @returns undefined for a text that is not long, or no value */
  #long<T>(datatype: Datatype<T>): T | undefined {
    const { tags } = this;
    const text = tags.isNil || tags.isEmpty ? undefined : tags.longText();
    const value = text === undefined ? undefined : datatype.parse(text);
    if (text === undefined || value === undefined) return undefined;
    tags.passLong(text.length);
    tags.passEndTag(tags.nameStart, tags.nameEnd);
    return value;
  }

  override string(): string {
    this.checkType(XSD_NAMESPACE, "string");
    return this.#content();
  }

  override int(): number {
    this.checkType(XSD_NAMESPACE, "int");
    return this.#integer(-2_147_483_648, 2_147_483_647) ?? this.simple(int);
  }

  override short(): number {
    this.checkType(XSD_NAMESPACE, "short");
    return this.#integer(-32_768, 32_767) ?? this.simple(short);
  }

  #integer(min: number, max: number): number | undefined {
    if (this.value === undefined) return this.tags.passInteger(min, max);
    const integer = this.tags.integerOf(this.value, min, max);
    if (integer !== undefined) this.value = undefined;
    return integer;
  }

  override boolean(): boolean {
    const tags = this.tags;
    this.checkType(XSD_NAMESPACE, "boolean");
    if (tags.isNil || tags.isEmpty) return this.simple(boolean);
    const isTrue = tags.passLiteral("true</");
    if (!isTrue && !tags.passLiteral("false</")) return this.simple(boolean);
    // The last characters that were passed begin the end tag.
    tags.at -= 2;
    tags.passEndTag(tags.nameStart, tags.nameEnd);
    return isTrue;
  }

  qname(): QName {
    throw new Uncertain(/* a name */);
  }

  anyType(_: AnyTypes): AnyValue {
    throw new Uncertain(/* a value of any type */);
  }

  enumeration<V extends EnumerationValues>(namespace: string, typeName: string, values: V): keyof V & string {
    this.checkType(namespace, typeName);
    return knownValue(values, this.#content());
  }

  flags<V extends EnumerationValues>(namespace: string, typeName: string, values: V): (keyof V & string)[] {
    this.checkType(namespace, typeName);
    return this.#flags.read(values, this.#content());
  }

  /** Reads the text of the element under the cursor, and leaves the element. */
  #content(): string {
    const tags = this.tags;
    if (tags.isNil) throw new Uncertain(/* nil */);
    if (tags.isEmpty) return this.emptyText();
    const text = tags.readText();
    if (this.#hasDefault && text === "") throw new Uncertain(/* a default */);
    this.#hasDefault = false;
    tags.passEndTag(tags.nameStart, tags.nameEnd);
    return text;
  }
}

/** Leaves names to the other reader, which knows the meaning of prefixes. */
function refuseNames(): never {
  throw new Uncertain(/* a name */);
}

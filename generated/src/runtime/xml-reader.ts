// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { type AnyValue, datatypeOf } from "./any-value.js";
import type { Datatype } from "./datatype.js";
import * as datatypes from "./datatypes/index.js";
import { DecodeError, describe } from "./errors.js";
import { wireName } from "./property-name.js";
import { clarkName, type QName } from "./qname.js";
import type { Reader } from "./reader.js";
import { keepUnknownElement } from "./unknown-elements.js";
import type { EnumerationValues } from "./writer.js";
import { lineAndColumn, parseMessage, resolvePrefix, standaloneXml, type XmlNode } from "./xml-node.js";

export interface ReaderOptions {
  /** Called for everything that the contract does not know. It is kept in the value all the same. */
  readonly onUnknown?: ((unknown: UnknownContent) => void) | undefined;
  /** How deep elements may nest; 256 if left out. */
  readonly maxDepth?: number | undefined;
}

/** Something in a message that its contract does not know. */
export interface UnknownContent {
  readonly kind: "element" | "enumeration value";
  /** The element that carries the message, and where below it. */
  readonly element: string;
  readonly path: string;
  /** The element's expanded name, or the value. */
  readonly name: string;
}

/** What a `begin` has entered and `again` will leave. */
interface Frame {
  readonly kind: "payload" | "headers" | "struct" | "array" | "dictionary" | "entry";
  readonly node: XmlNode;
  namespace: string;
  /** The child that comes next. */
  next: number;
  /** The child that the current round began with. */
  roundStart: number;
  /** The element before the next one that an `open` knew. */
  lastKnown: string | undefined;
}

/** Reads a message from a tree that is parsed at once. */
export class XmlReader implements Reader {
  readonly #text: string;
  readonly #options: ReaderOptions;
  readonly #frames: Frame[] = [];
  /** The element under the cursor. */
  #node: XmlNode;

  /** @throws DecodeError if the text is not well-formed XML as SOAP allows it */
  constructor(text: string, options: ReaderOptions = {}) {
    this.#text = text;
    this.#options = options;
    this.#node = parseMessage(text, options.maxDepth ?? 256);
  }

  /** The element under the cursor. At first it is the root. */
  get current(): XmlNode {
    return this.#node;
  }

  /** Puts the cursor on an element found by other means than `open`. */
  moveTo(node: XmlNode): void {
    this.#node = node;
  }

  open(name: string): boolean {
    const frame = this.#frame();
    const child = frame.node.children[frame.next];
    if (child === undefined || child.localName !== name || child.namespace !== frame.namespace) return false;
    this.#node = child;
    if (frame.roundStart > 0 && ONCE_EACH.has(frame.kind)) this.#checkFirst(frame);
    frame.next++;
    frame.lastKnown = name;
    return true;
  }

  nil(): boolean {
    const { nil } = this.#node;
    if (nil === undefined) return false;
    const value = datatypes.boolean.parse(nil);
    if (value === undefined) throw this.error("xsi:nil to be true or false", describe(nil));
    if (value && (this.#node.children.length > 0 || this.#node.text.trim() !== "")) {
      throw this.error("an empty element, as it is nil", "content");
    }
    return value;
  }

  beginPayload(namespace: string, name: string): void {
    this.#checkName({ namespace, localName: name });
    this.#begin("payload", namespace);
  }

  beginHeaders(namespace: string): void {
    this.#begin("headers", namespace);
  }

  beginStruct(namespace: string, typeName: string): void {
    this.#checkType(namespace, typeName);
    this.#begin("struct", namespace);
  }

  beginArray(namespace: string, typeName: string): void {
    this.#checkType(namespace, typeName);
    this.#begin("array", namespace);
  }

  beginDictionary(namespace: string, typeName: string): void {
    this.#checkType(namespace, typeName);
    this.#begin("dictionary", namespace);
  }

  beginMap(namespace: string, typeName: string): void {
    this.beginDictionary(namespace, typeName);
  }

  beginEntry(namespace: string): void {
    this.#begin("entry", namespace);
  }

  again(value: object): boolean {
    const frame = this.#frame();
    const child = frame.node.children[frame.next];
    if (child === undefined) {
      this.#frames.pop();
      this.#node = frame.node;
      return false;
    }
    if (frame.next === frame.roundStart) this.#keepAside(child, frame, value);
    frame.roundStart = frame.next;
    return true;
  }

  complete<T extends object, K extends keyof T & string>(value: T, ...names: K[]): T & Required<Pick<T, K>> {
    if (hasMembers(value, names)) return value;
    const missing = names.filter((name) => !Object.hasOwn(value, name)).map(wireName);
    throw this.error(`the required ${missing.join(", ")}`, "nothing");
  }

  put<V>(dictionary: Record<string, V> | Map<string, V>, key: string, item: V): void;
  put<K, V>(dictionary: Map<K, V>, key: K, item: V): void;
  put<V>(dictionary: Record<string, V> | Map<unknown, V>, key: string, item: V): void {
    const isMap = dictionary instanceof Map;
    if (isMap ? dictionary.has(key) : Object.hasOwn(dictionary, key))
      throw this.error("every key once", "one that is there already");
    if (isMap) dictionary.set(key, item);
    else dictionary[key] = item;
  }

  namespace(namespace: string): void {
    this.#frame().namespace = namespace;
  }

  boolean(): boolean {
    return this.simple(datatypes.boolean);
  }
  byte(): number {
    return this.simple(datatypes.byte);
  }
  short(): number {
    return this.simple(datatypes.short);
  }
  int(): number {
    return this.simple(datatypes.int);
  }
  long(): bigint {
    return this.simple(datatypes.long);
  }
  unsignedByte(): number {
    return this.simple(datatypes.unsignedByte);
  }
  unsignedShort(): number {
    return this.simple(datatypes.unsignedShort);
  }
  unsignedInt(): number {
    return this.simple(datatypes.unsignedInt);
  }
  unsignedLong(): bigint {
    return this.simple(datatypes.unsignedLong);
  }
  float(): number {
    return this.simple(datatypes.float);
  }
  double(): number {
    return this.simple(datatypes.double);
  }
  decimal(): datatypes.Decimal {
    return this.simple(datatypes.decimal);
  }
  string(): string {
    return this.simple(datatypes.string);
  }
  anyURI(): string {
    return this.simple(datatypes.anyURI);
  }
  dateTime(): datatypes.DateTime {
    return this.simple(datatypes.dateTime);
  }
  base64Binary(): Uint8Array {
    return this.simple(datatypes.base64Binary);
  }
  char(): number {
    return this.simple(datatypes.char);
  }
  timeSpan(): datatypes.TimeSpan {
    return this.simple(datatypes.timeSpan);
  }
  guid(): datatypes.Guid {
    return this.simple(datatypes.guid);
  }

  simple<T>(datatype: Datatype<T>): T {
    const text = this.#simpleText();
    const value = datatype.parse(text);
    if (value === undefined) throw this.error(datatype.expected, describe(text));
    return value;
  }

  qname(): QName {
    const name = this.#resolve(this.#simpleText());
    if (name === undefined) throw this.error("a name with a declared prefix", describe(this.#node.text));
    return name;
  }

  anyType(): AnyValue {
    const { type: lexical } = this.#node;
    const type = lexical === undefined ? undefined : this.#resolve(lexical);
    if (lexical !== undefined && type === undefined)
      throw this.error("a type name with a declared prefix", describe(lexical));
    return { type, value: this.simple(datatypeOf(type)) };
  }

  enumeration<V extends EnumerationValues>(namespace: string, typeName: string, values: V): keyof V & string {
    this.#checkType(namespace, typeName);
    return this.#enumerated(this.#simpleText(), values);
  }

  flags<V extends EnumerationValues>(namespace: string, typeName: string, values: V): (keyof V & string)[] {
    this.#checkType(namespace, typeName);
    const flags = this.#simpleText()
      .split(/[ \t\n\r]+/)
      .filter((flag) => flag !== "");
    return flags.map((flag) => this.#enumerated(flag, values));
  }

  /** An error about the element under the cursor. */
  error(expected: string, found: string): DecodeError {
    const { element, path } = this.#place();
    return new DecodeError({ element, path, expected, found }, lineAndColumn(this.#text, this.#node.start));
  }

  #begin(kind: Frame["kind"], namespace: string): void {
    if (this.nil()) throw this.error("a value", "nil");
    if (this.#node.text.trim() !== "") throw this.error("elements", "text");
    this.#frames.push({ kind, node: this.#node, namespace, next: 0, roundStart: 0, lastKnown: undefined });
  }

  #frame(): Frame {
    const frame = this.#frames.at(-1);
    if (frame === undefined) throw new Error("no begin is open");
    return frame;
  }

  #simpleText(): string {
    if (this.nil()) throw this.error("a value", "nil");
    if (this.#node.children.length > 0) throw this.error("text", "elements");
    return this.#node.text;
  }

  #enumerated<V extends EnumerationValues>(text: string, values: V): keyof V & string {
    if (!isKeyOf(values, text)) this.#report("enumeration value", text);
    // The type promises a known value. A newer server's is passed on as it is, which is the lesser evil.
    return text as keyof V & string;
  }

  #keepAside(child: XmlNode, frame: Frame, value: object): void {
    this.#node = child;
    this.#report("element", clarkName(child));
    keepUnknownElement(value, { after: frame.lastKnown, xml: standaloneXml(child, this.#text) });
    frame.next++;
  }

  #report(kind: UnknownContent["kind"], name: string): void {
    this.#options.onUnknown?.({ kind, ...this.#place(), name });
  }

  /** In a later round, a name that has been there before is a second value for one member. */
  #checkFirst({ node, next }: Frame): void {
    const earlier = node.children.slice(0, next);
    if (!earlier.some((child) => child.localName === this.#node.localName && child.namespace === this.#node.namespace))
      return;
    throw this.error("the element once", "a second one");
  }

  /** xsi:type must name the declared type: what another one would add is not known here. */
  #checkType(namespace: string, localName: string): void {
    const { type } = this.#node;
    if (type === undefined) return;
    const actual = this.#resolve(type);
    if (actual?.localName === localName && actual.namespace === namespace) return;
    const found = actual === undefined ? "a type name with an undeclared prefix" : clarkName(actual);
    throw this.error(`the type ${clarkName({ namespace, localName })}`, found);
  }

  #checkName(name: QName): void {
    const { namespace, localName } = this.#node;
    if (localName === name.localName && namespace === name.namespace) return;
    throw this.error(`the element ${clarkName(name)}`, clarkName({ namespace, localName }));
  }

  #resolve(lexical: string): QName | undefined {
    const parts = lexical.trim().split(":");
    const localName = parts.pop() ?? "";
    const prefix = parts.pop() ?? "";
    if (parts.length > 0 || datatypes.NCName.parse(localName) === undefined) return undefined;
    const namespace = resolvePrefix(this.#node.scope, prefix);
    if (namespace === undefined && prefix !== "") return undefined;
    return { namespace: namespace ?? "", localName };
  }

  #place(): { element: string; path: string } {
    const [outermost, ...inner] = this.#frames;
    const nodes = [...inner.map(({ node }) => node), this.#node];
    const steps = nodes.map((node, index) => showStep(this.#frames[index], node)).join("");
    return { element: outermost?.node.localName ?? this.#node.localName, path: steps.replace(/^\./, "") };
  }
}

const ONCE_EACH: ReadonlySet<Frame["kind"]> = new Set(["payload", "headers", "struct", "entry"]);

function hasMembers<T extends object, K extends keyof T & string>(
  value: T,
  names: readonly K[],
): value is T & Required<Pick<T, K>> {
  return names.every((name) => Object.hasOwn(value, name));
}

function isKeyOf<V extends EnumerationValues>(values: V, text: string): boolean {
  return Object.hasOwn(values, text);
}

function showStep(frame: Frame | undefined, node: XmlNode): string {
  // The cursor may stand on the element that the frame is about: then there is no step.
  if (frame === undefined || frame.node === node) return "";
  if (frame.kind === "array" || frame.kind === "dictionary") return `[${frame.node.children.indexOf(node)}]`;
  return `.${node.localName}`;
}

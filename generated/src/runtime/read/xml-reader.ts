// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { DecodeError, describe, describeKind, describeName } from "../errors.js";
import { type AnyValue, datatypeOf, isNameType } from "../values/any-value.js";
import type { Datatype } from "../values/datatype.js";
import * as datatypes from "../values/datatypes.js";
import type { EnumerationValues } from "../values/enumeration.js";
import { type FrameKind, hasItems } from "../values/frame-kind.js";
import { hasAll, wireName } from "../values/members.js";
import { resolveName } from "../values/qname-value.js";
import { keepUnknownElement, unknownElementsOf } from "../values/unknown-elements.js";
import { lineAndColumn, parseXml } from "../xml/parse-xml.js";
import { clarkName, type QName, XSI_NAMESPACE } from "../xml/qname.js";
import { standaloneXml } from "../xml/standalone-xml.js";
import { splitWords } from "../xml/white-space.js";
import { attributeOf, hasText, type XmlNode } from "../xml/xml-node.js";
import { DatatypeReader } from "./datatype-reader.js";
import type { Reader } from "./reader.js";
import { newFrame, placeIn, type ReaderFrame, showStep } from "./reader-frame.js";
import { MAX_DEPTH, type ReaderOptions, type UnknownContent } from "./reader-options.js";

/** Reads a message from a tree that is parsed at once. */
export class XmlReader extends DatatypeReader implements Reader {
  readonly #text: string;
  readonly #options: ReaderOptions;
  readonly #frames: ReaderFrame[] = [];
  /** The element under the cursor. */
  #node: XmlNode;
  /** The entry of a dictionary that has been read last. */
  #entry: object = {};
  #checkUnknownHeader: ((header: XmlNode) => void) | undefined;

  /** @throws DecodeError if the text is not well-formed XML as SOAP allows it */
  constructor(text: string, options: ReaderOptions = {}) {
    super();
    // A byte order mark is no part of the text, and would make the first line's columns wrong.
    this.#text = text.replace(/^\uFEFF/, "");
    this.#options = options;
    this.#node = parseXml(this.#text, options.maxDepth ?? MAX_DEPTH);
  }

  /** The element under the cursor. At first it is the root. */
  get current(): XmlNode {
    return this.#node;
  }

  /** The message, without a byte order mark; positions count in it. */
  get text(): string {
    return this.#text;
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
    frame.index = frame.known++;
    if (frame.passStart > 0 && !hasItems(frame.kind)) this.#checkFirst(frame);
    frame.next++;
    frame.lastKnown = name;
    return true;
  }

  nil(): boolean {
    const nil = this.xsi("nil");
    if (nil === undefined) return false;
    const value = datatypes.boolean.parse(nil);
    if (value === undefined) throw this.error("xsi:nil to be true or false", describe(nil));
    if (value && (this.#node.children.length > 0 || hasText(this.#node))) {
      throw this.error("an empty element, as it is nil", "content");
    }
    return value;
  }

  /** Begins the element in the body of a message. The names inside are of its namespace. */
  beginBody(element: QName): void {
    this.#checkName(element);
    this.#begin("body", element.namespace);
  }

  /**
   * Begins the headers of a message. The names of each are of the namespace that is set before it.
   * @param checkUnknown - throws for a header that the contract does not know and that must not be passed over
   */
  beginHeaders(checkUnknown?: (header: XmlNode) => void): void {
    this.#checkUnknownHeader = checkUnknown;
    this.#begin("headers", "");
  }

  beginStruct(namespace: string, typeName: string): void {
    this.#checkType(namespace, typeName);
    this.#begin("struct", namespace);
  }

  is(namespace: string, typeName: string): boolean {
    const type = this.xsi("type");
    const actual = type === undefined ? undefined : resolveName(type, this.#node.scope);
    return actual?.localName === typeName && actual.namespace === namespace;
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

  more(value: object): boolean {
    const frame = this.#frame();
    const child = frame.node.children[frame.next];
    if (child === undefined) {
      this.#frames.pop();
      this.#node = frame.node;
      if (frame.kind === "entry") this.#entry = value;
      return false;
    }
    if (frame.next === frame.passStart) this.#keepAside(child, frame, value);
    frame.passStart = frame.next;
    return true;
  }

  complete<T extends object, K extends keyof T & string>(value: T, ...names: K[]): T & Required<Pick<T, K>> {
    if (hasAll(value, names)) return value;
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
    // The entry is taken apart, so what was unknown in it goes to the dictionary.
    for (const element of unknownElementsOf(this.#entry)) keepUnknownElement(dictionary, { ...element, key });
  }

  namespace(namespace: string): void {
    this.#frame().namespace = namespace;
  }

  simple<T>(datatype: Datatype<T>): T {
    const text = this.#simpleText();
    const value = datatype.parse(text);
    if (value === undefined) throw this.error(datatype.expected, this.#describe(text));
    return value;
  }

  qname(): QName {
    const name = resolveName(this.#simpleText(), this.#node.scope);
    if (name === undefined) throw this.error("a name with a declared prefix", describeKind(this.#node.text));
    return name;
  }

  anyType(): AnyValue {
    const lexical = this.xsi("type");
    const type = lexical === undefined ? undefined : resolveName(lexical, this.#node.scope);
    if (lexical !== undefined && type === undefined)
      throw this.error("a type name with a declared prefix", describeKind(lexical));
    if (isNameType(type)) return { type, value: this.qname() };
    const { children } = this.#node;
    if (children.length === 0) return { type, value: this.simple(datatypeOf(type)) };
    this.checkNoText();
    return { type, value: { xml: children.map((child) => standaloneXml(child, this.#text)).join("") } };
  }

  enumeration<V extends EnumerationValues>(namespace: string, typeName: string, values: V): keyof V & string {
    this.#checkType(namespace, typeName);
    return this.#enumerated(this.#simpleText(), values);
  }

  flags<V extends EnumerationValues>(namespace: string, typeName: string, values: V): (keyof V & string)[] {
    this.#checkType(namespace, typeName);
    return splitWords(this.#simpleText()).map((flag) => this.#enumerated(flag, values));
  }

  /** An error about the element under the cursor. */
  error(expected: string, found: string): DecodeError {
    const { element, path } = this.#place();
    return new DecodeError({ element, path, expected, found }, lineAndColumn(this.#text, this.#node.start));
  }

  /** The value of an attribute of the element under the cursor that XML Schema defines; undefined if it has none. */
  protected xsi(name: "nil" | "type"): string | undefined {
    return attributeOf(this.#node, XSI_NAMESPACE, name);
  }

  /** The element under the cursor may hold elements only. */
  checkNoText(): void {
    if (hasText(this.#node)) throw this.error("elements", "text");
  }

  #begin(kind: FrameKind, namespace: string): void {
    if (this.nil()) throw this.error("a value", "nil");
    this.checkNoText();
    this.#frames.push(newFrame(kind, this.#node, namespace));
  }

  #frame(): ReaderFrame {
    const frame = this.#frames.at(-1);
    if (frame === undefined) throw new Error("no begin is open");
    return frame;
  }

  #simpleText(): string {
    if (this.nil()) throw this.error("a value", "nil");
    if (this.#node.children.length > 0) throw this.error("text", "elements");
    return this.#node.text;
  }

  /** What stands in a header is never shown: it may be a ticket at the wrong place. */
  #describe(text: string): string {
    return this.#isInHeaders() ? describeKind(text) : describe(text);
  }

  #isInHeaders(): boolean {
    return this.#frames[0]?.kind === "headers";
  }

  #enumerated<V extends EnumerationValues>(text: string, values: V): keyof V & string {
    if (!Object.hasOwn(values, text)) this.#report("enumeration value", text);
    // The type promises a known value. A newer server's is passed on as it is, which is the lesser evil.
    return text as keyof V & string;
  }

  #keepAside(child: XmlNode, frame: ReaderFrame, value: object): void {
    this.#node = child;
    frame.next++;
    frame.index = frame.known;
    const name = clarkName(child);
    if (frame.kind === "headers") this.#checkUnknownHeader?.(child);
    this.#report("element", name);
    keepUnknownElement(value, { after: placeIn(frame), xml: standaloneXml(child, this.#text) });
  }

  #report(kind: UnknownContent["kind"], name: string): void {
    if (this.#options.strict)
      throw this.error(`an ${kind} of the contract`, `the unknown ${kind === "element" ? name : describeName(name)}`);
    this.#options.onUnknown?.({ kind, ...this.#place(), name });
  }

  /** In a later pass, a name that has been there before is a second value for one member. */
  #checkFirst({ node, next }: ReaderFrame): void {
    const earlier = node.children.slice(0, next);
    if (!earlier.some((child) => child.localName === this.#node.localName && child.namespace === this.#node.namespace))
      return;
    throw this.error("the element once", "a second one");
  }

  /** xsi:type must name the declared type: what another one would add is not known here. */
  #checkType(namespace: string, localName: string): void {
    const type = this.xsi("type");
    if (type === undefined || this.is(namespace, localName)) return;
    const actual = resolveName(type, this.#node.scope);
    const found = actual === undefined ? "no name with a declared prefix" : clarkName(actual);
    throw this.error(`the type ${clarkName({ namespace, localName })}`, this.#isInHeaders() ? "another one" : found);
  }

  #checkName(name: QName): void {
    const { namespace, localName } = this.#node;
    if (localName === name.localName && namespace === name.namespace) return;
    throw this.error(`the element ${clarkName(name)}`, clarkName({ namespace, localName }));
  }

  #place(): { element: string; path: string } {
    const [outermost, ...inner] = this.#frames;
    const nodes = [...inner.map(({ node }) => node), this.#node];
    const steps = nodes.map((node, index) => showStep(this.#frames[index], node)).join("");
    return { element: outermost?.node.localName ?? this.#node.localName, path: steps.replace(/^\./, "") };
  }
}

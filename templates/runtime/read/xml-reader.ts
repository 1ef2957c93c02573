import { describeKind } from "../describe-kind.js";
import type { DecodeError } from "../errors.js";
import { type AnyTypes, type AnyValue, datatypeOf, isNameType } from "../values/any-value.js";
import { ATTACHMENTS, type AttachedParts, type PartValues } from "../values/attached.js";
import type { Choice, Parts } from "../values/choices.js";
import type { Datatype } from "../values/datatype.js";
import { keepEmptyInEntry } from "../values/empty-elements.js";
import { resolveName } from "../values/expanded-names.js";
import { wireName } from "../values/member-names.js";
import { type EnumerationValues, setOwn } from "../values/members.js";
import { qName } from "../values/names.js";
import { hasAll } from "../values/properties.js";
import { keepUnknownAttributes, unknownAttributesOf } from "../values/unknown-attributes.js";
import { keepUnknownElement, unknownElementsOf } from "../values/unknown-elements.js";
import { wrongChoice } from "../values/wrong-choice.js";
import { concat, fragmentOf, fragmentsOf, rememberFragments, standaloneXml } from "../xml/fragment.js";
import { clarkName } from "../xml/name-forms.js";
import { type QName, XSD_NAMESPACE } from "../xml/qname.js";
import { hasContent } from "../xml/reference.js";
import { splitWords } from "../xml/white-space.js";
import { hasText, resolvePrefix, type XmlNode } from "../xml/xml-node.js";
import type { Reader } from "./reader.js";
import { beginPass, beginWholePass, nextChild, placeOfUnknown, type ReaderFrame } from "./reader-frame.js";
import type { Substitute } from "./reader-options.js";
import { XmlTypes } from "./xml-types.js";

/** Reads a message from a tree. The whole message is parsed first. */
export class XmlReader extends XmlTypes implements Reader {
  /** The dictionary entry that was read last. */
  #entry: object = {};
  #checkUnknownHeader: ((header: XmlNode) => boolean) | undefined;
  #isForReceiver: ((header: XmlNode) => boolean) | undefined;

  /** Begins the element in the body of a message. The elements inside are in its namespace. */
  beginBody(element: QName): void {
    this.checkPayload(element);
    this.begin("body", element.namespace);
  }

  /** Begins the Body itself, which has no element or several. Each is in the namespace that was set before it. */
  beginParts(): void {
    this.begin("parts", "");
  }

  /** Checks that the element under the cursor, the one in the body of a message, has this name. */
  checkPayload(element: QName): void {
    this.#checkName(element);
    this.takeUpAttributes();
  }

  /**
   * Begins the headers of a message. Each header is in the namespace that was set before it.
   * @param checkUnknown - throws for an unknown header that must not be ignored; returns whether somebody else takes care of it
   * @param isForReceiver - whether a header is for the reader; any other is unknown
   */
  beginHeaders(checkUnknown?: (header: XmlNode) => boolean, isForReceiver?: (header: XmlNode) => boolean): void {
    this.#checkUnknownHeader = checkUnknown;
    this.#isForReceiver = isForReceiver;
    this.begin("headers", "");
  }

  protected override isIn(child: XmlNode, namespace: string, frame: ReaderFrame): boolean {
    const isNamed = super.isIn(child, namespace, frame);
    return isNamed && (frame.kind !== "headers" || this.#isForReceiver?.(child) !== false);
  }

  beginStruct(namespace: string, typeName: string, inside?: string): void {
    this.beginType("struct", namespace, typeName, inside);
  }

  unknownType<T extends object>(namespace: string, typeName: string, read: (reader: Reader) => object): T {
    this.checkNotAbstract(namespace, typeName);
    // The return type promises a known type. A value of a newer server's type has the members of the abstract type at least.
    return read(this) as T;
  }

  orDefault(text: string): Reader {
    if (!hasContent(this.node) && this.node.text === "" && !this.isNil()) this.defaultTo(text);
    return this;
  }

  beginTag(namespace: string, typeName: string, inside?: string): void {
    this.beginStruct(namespace, typeName, inside);
  }

  beginMixed(namespace: string, typeName: string, inside?: string): void {
    this.beginType("mixed", namespace, typeName, inside);
  }

  beginText(namespace: string, typeName: string): void {
    this.beginType("text", namespace, typeName);
  }

  text(): Reader {
    if (this.attached?.standsFor(this.node)) this.frame().next = this.node.children.length;
    else this.standIn(this.takeDefault(TEXT) ?? this.node.text);
    return this;
  }

  beginArray(namespace: string, typeName: string): void {
    this.beginType("array", namespace, typeName);
  }

  beginDictionary(namespace: string, typeName: string): void {
    this.beginType("dictionary", namespace, typeName);
  }

  beginMap(namespace: string, typeName: string): void {
    this.beginDictionary(namespace, typeName);
  }

  beginEntry(namespace: string): void {
    this.begin("entry", namespace);
  }

  more(value: object): boolean {
    this.settleAttributes();
    const frame = this.frame();
    const child = nextChild(frame);
    if (child === undefined) {
      this.leave(frame, value);
      if (frame.kind === "entry") this.#entry = value;
      return false;
    }
    if (frame.next === frame.passStart) {
      if (beginWholePass(frame)) return true;
      this.#keepAside(child, frame, value);
    } else frame.lateAt = frame.next;
    beginPass(frame);
    return true;
  }

  complete<T extends object, K extends keyof T & string>(value: T, ...names: K[]): T & Required<Pick<T, K>> {
    if (!this.isStandIn<T, K>(value) && !hasAll(value, names)) this.#addMissing(value, names);
    // `onInvalid` may leave out a required member.
    return value as T & Required<Pick<T, K>>;
  }

  completeItem<T extends object, K extends keyof T & string>(item: T, ...names: K[]): T & Required<Pick<T, K>> {
    return this.complete(item, ...names);
  }

  /** Asks `onInvalid` for the required members that are missing. */
  #addMissing(value: object, names: readonly string[]): void {
    const missing = names.filter((name) => !Object.hasOwn(value, name));
    for (const name of missing) {
      const given = this.substitute("missing member", undefined, `the required ${wireName(name)}`);
      if (given === undefined) throw this.error(`the required ${missing.map(wireName).join(", ")}`, "nothing");
      if (given.value !== undefined) Reflect.set(value, name, given.value);
    }
  }

  completeChoice<T>(value: Parts<T>, required: readonly string[], ...choices: Choice[]): T {
    if (this.isStandIn(value)) return value as T;
    this.#addMissing(value, required);
    for (const choice of choices) {
      const wrong = wrongChoice(value, choice);
      if (wrong !== undefined) this.refuse("choice", wrong.expected, wrong.found);
    }
    return value as T;
  }

  put<V>(dictionary: Record<string, V> | Map<string, V>, key: string, item: V): void;
  put<K, V>(dictionary: Map<K, V>, key: K, item: V): void;
  put<V>(dictionary: Record<string, V> | Map<unknown, V>, key: string, item: V): void {
    const isMap = dictionary instanceof Map;
    if (key === undefined || item === undefined) return;
    if (isMap ? dictionary.has(key) : Object.hasOwn(dictionary, key))
      throw this.error("every key once", "one that is there already");
    if (isMap) dictionary.set(key, item);
    else setOwn(dictionary, key, item);
    // The entry does not stay one value, so its unknown elements go to the dictionary.
    for (const element of unknownElementsOf(this.#entry))
      keepUnknownElement(dictionary, rememberFragments({ ...element, key }, fragmentsOf(element) ?? []));
    keepEmptyInEntry(dictionary, this.#entry, key);
    keepUnknownAttributes(
      dictionary,
      unknownAttributesOf(this.#entry).map((attribute) => ({ ...attribute, key })),
    );
  }

  attachments<Parts extends AttachedParts>(parts: Parts): PartValues<Parts> {
    if (this.attached === undefined) throw this.error(ATTACHMENTS, "none");
    return this.attached.parts(parts, (expected, found) => this.error(expected, found));
  }

  simple<T>(datatype: Datatype<T>): T {
    this.keepOtherType(datatype.namespace ?? XSD_NAMESPACE, datatype.name);
    return this.#simple(datatype);
  }

  #simple<T>(datatype: Datatype<T>): T {
    return this.once(datatype, () => this.#parse(datatype, datatype.expected));
  }

  qname(): QName {
    this.keepOtherType(XSD_NAMESPACE, qName.name);
    return this.#qname();
  }

  #qname(): QName {
    return this.once("name", () => this.#parse(qName, "a name with a declared prefix"));
  }

  #parse<T>(datatype: Datatype<T>, expected: string): T {
    const { attached } = this;
    if (attached === undefined) return this.#parseText(datatype, expected, this.simpleText());
    const error = (wanted: string, found: string): DecodeError => this.error(wanted, found);
    const found = this.hasStandIn ? undefined : attached.find(this.node, datatype, error);
    if (found !== undefined && "value" in found) return found.value as T;
    // Whoever asks for attachments says in which form bytes are wanted, and has the types for it.
    return attached.present(this.#parseText(datatype, expected, found?.text ?? this.simpleText())) as T;
  }

  #parseText<T>(datatype: Datatype<T>, expected: string, text: string): T {
    const { scope } = this.node;
    const value = datatype.parse(text, (prefix) => resolvePrefix(scope, prefix));
    if (value === undefined) {
      const given = this.substitute("text", text, expected);
      if (given === undefined) throw this.error(expected, this.describe(text));
      return this.#taken(given);
    }
    const breach = datatype.check?.(value, text);
    if (breach === undefined) return value;
    if (breach.kind === "enumeration value") this.report(breach.kind, text);
    const given = breach.kind === "facet" ? this.substitute(breach.kind, text, breach.expected) : undefined;
    return given === undefined ? value : this.#taken(given);
  }

  /** A replacement of `onInvalid` is not checked. */
  #taken<T>({ value }: Substitute): T {
    if (value === undefined) this.frame().hasLeftOut = true;
    return value as T;
  }

  anyType(types: AnyTypes): AnyValue {
    return this.once("any", () => this.#anyType(types));
  }

  #anyType(types: AnyTypes): AnyValue {
    this.leaveAttributesOpen();
    const lexical = this.xsi("type");
    const type = lexical === undefined ? undefined : resolveName(lexical, this.node.scope);
    if (lexical !== undefined && type === undefined)
      throw this.error("a type name with a declared prefix", describeKind(lexical));
    if (isNameType(type)) return { type, value: this.#qname() };
    if (this.node.children.length === 0) return { type, value: this.#simple(datatypeOf(type, types)) };
    const fragments = this.node.children.map((child) => fragmentOf(child, this.source));
    if (hasText(this.node)) return { type, value: { xml: this.#join(types.mixedXml(this.node, fragments)) } };
    return { type, value: rememberFragments({ xml: this.#join(fragments.map(standaloneXml)) }, fragments) };
  }

  /** One long declaration of the message may be part of each of the texts. */
  #join(texts: readonly string[]): string {
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    if (length > MAX_FRAGMENT) throw this.error(`at most ${MAX_FRAGMENT} characters, with their declarations`, "more");
    return concat(texts);
  }

  enumeration<V extends EnumerationValues>(namespace: string, typeName: string, values: V): keyof V & string {
    this.checkTypeOfText(namespace, typeName);
    return this.#enumerated(this.simpleText(), values);
  }

  flags<V extends EnumerationValues>(namespace: string, typeName: string, values: V): (keyof V & string)[] {
    this.checkTypeOfText(namespace, typeName);
    return this.once(values, () => splitWords(this.simpleText()).map((flag) => this.#enumerated(flag, values)));
  }

  #enumerated<V extends EnumerationValues>(text: string, values: V): keyof V & string {
    if (!Object.hasOwn(values, text)) this.report("enumeration value", text);
    // The type promises a known value. A value from a newer server is passed on unchanged, which is the lesser evil.
    return text as keyof V & string;
  }

  #keepAside(child: XmlNode, frame: ReaderFrame, value: object): void {
    this.stepTo(child);
    frame.next++;
    frame.index = frame.known;
    frame.repeats = false;
    const isKnown = frame.kind === "headers" && this.#checkUnknownHeader?.(child) === true;
    if (!isKnown) this.report("element", clarkName(child));
    const fragment = fragmentOf(child, this.source);
    const xml = standaloneXml(fragment);
    keepUnknownElement(value, rememberFragments({ after: placeOfUnknown(frame), xml }, [fragment]));
  }

  #checkName(name: QName): void {
    const { namespace, localName } = this.current;
    if (localName === name.localName && namespace === name.namespace) return;
    throw this.error(`the element ${clarkName(name)}`, clarkName({ namespace, localName }));
  }
}

/** Platforms cannot hold much longer texts. */
const MAX_FRAGMENT = 2 ** 28;

/** The member for the text of a type with attributes. */
const TEXT = "$value";

import { describeKind } from "../describe-kind.js";
import { describe, describeName } from "../descriptions.js";
import { DecodeError } from "../errors.js";
import type { AttachedValues } from "../values/attached.js";
import * as datatypes from "../values/datatypes.js";
import { keepEmptyElements } from "../values/empty-elements.js";
import { resolveName } from "../values/expanded-names.js";
import { keepUnknownAttributes, NOT_NIL, typeAttribute } from "../values/unknown-attributes.js";
import { attributesOfValue, isUnknown } from "../xml/known-attributes.js";
import { MAX_DEPTH } from "../xml/limits.js";
import { clarkName } from "../xml/name-forms.js";
import { lineAndColumn, parseXml } from "../xml/parse-xml.js";
import { type QName, XSI_NAMESPACE } from "../xml/qname.js";
import { attributeOf, hasText, type XmlNode } from "../xml/xml-node.js";
import { DatatypeReader } from "./datatype-reader.js";
import { EmptyDefaults } from "./empty-defaults.js";
import { removeLeftOut } from "./left-out.js";
import { newFrame, type ReaderFrame, showStepTo } from "./reader-frame.js";
import type { InvalidContent, ReaderOptions, Substitute, UnknownContent } from "./reader-options.js";
import { References, SharedValues } from "./references.js";
import { UnreadAttributes } from "./unread-attributes.js";

/** The current place in a message: an element, and the elements around it that have been entered. */
export abstract class XmlCursor extends DatatypeReader {
  readonly #text: string;
  readonly #options: ReaderOptions;
  protected readonly isStrict: boolean;
  readonly #frames: ReaderFrame[] = [];
  readonly #references: References;
  readonly #shared = new SharedValues();
  protected readonly unread: UnreadAttributes = new UnreadAttributes();
  /** The text of the next value, if it is not that of an element. */
  #standIn: string | undefined;
  readonly #defaults = new EmptyDefaults();
  #hasOwnHref = false;
  /** The last element whose attributes the contract leaves open: it has any type, or a text of another type than the declared one. */
  #hasOpenAttributes: XmlNode | undefined;
  #found: XmlNode;
  #node: XmlNode;

  /** @throws DecodeError if the text is not well-formed XML as SOAP allows it */
  constructor(text: string, options: ReaderOptions = {}) {
    super();
    // A byte order mark is not part of the text, and would make the columns of the first line wrong.
    this.#text = text.replace(/^\uFEFF/, "");
    this.#options = options;
    this.isStrict = options.strict === true;
    this.#found = this.#node = parseXml(this.#text, options.maxDepth ?? MAX_DEPTH);
    this.#references = new References(this.#node, (expected, found, at) => this.error(expected, found, at));
  }

  protected get attached(): AttachedValues | undefined {
    return this.#options.attached;
  }

  /** The element under the cursor. At first it is the root. */
  get current(): XmlNode {
    return this.#found;
  }

  /** The element that is read: the one under the cursor, or the element that it refers to. */
  protected get node(): XmlNode {
    return this.#node;
  }

  /** The message without a byte order mark. Positions are offsets in it. */
  get source(): string {
    return this.#text;
  }

  /** Moves the cursor to an element that was not found by `open`. @param hasOwnHref - whether its `href` is not a reference */
  moveTo(node: XmlNode, hasOwnHref = false): void {
    this.#found = node;
    this.#hasOwnHref = hasOwnHref;
    const isPlain = node.attributes.length === 0 || (hasOwnHref && attributeOf(node, "", "href") !== undefined);
    this.#node = isPlain ? node : this.#follow(node);
  }

  /** Moves the cursor to an element that is kept unread. */
  protected stepTo(node: XmlNode): void {
    this.#found = this.#node = node;
  }

  /** Whether other elements refer to an element. */
  isReferredTo(node: XmlNode): boolean {
    return this.#references.isReferredTo(node);
  }

  /** A type that says nothing about a value, and that an element is not nil, are kept as well. */
  nil(): boolean {
    const isNil = this.isNil();
    if (isNil) this.keepType(this.typeName());
    if (!isNil && this.xsi("nil") !== undefined) this.unread.keepAtMember(NOT_NIL, this.#found, this.#frames.at(-1));
    return isNil;
  }

  protected isNil(): boolean {
    const nil = this.xsi("nil");
    if (nil === undefined) return false;
    const value = datatypes.boolean.parse(nil);
    if (value === undefined) throw this.error("xsi:nil to be true or false", describe(nil));
    if (value && (this.#node.children.length > 0 || hasText(this.#node))) {
      throw this.error("an empty element, because it is nil", "content");
    }
    return value;
  }

  /** An error about the element under the cursor. */
  error(expected: string, found: string, at: XmlNode = this.#node): DecodeError {
    const { element, path } = this.#place();
    return new DecodeError({ element, path, expected, found }, lineAndColumn(this.#text, at.start));
  }

  /** The value of xsi:nil or xsi:type of the element under the cursor; undefined if it has none. */
  protected xsi(name: "nil" | "type"): string | undefined {
    return attributeOf(this.#node, XSI_NAMESPACE, name);
  }

  /** Checks that the element under the cursor contains elements only. */
  checkNoText(): void {
    if (hasText(this.#node)) throw this.error("elements", "text");
  }

  /** @param mayBeNil - whether only attributes of the element are read */
  protected begin(kind: ReaderFrame["kind"], namespace: string, typeName = "", mayBeNil = false): void {
    if (!mayBeNil && this.isNil()) throw this.error("a value", "nil");
    if (kind !== "text" && kind !== "mixed") this.checkNoText();
    if (kind === "text" && this.#node.children.length > 0 && !this.attached?.standsFor(this.#node))
      throw this.error("text", "elements");
    const [place, node] = [this.#found, this.#node];
    const shared = this.#shared.enter(node, () => `${kind} ${clarkName({ namespace, localName: typeName })}`);
    // An entry does not stay one value, so a stand-in for it could not be replaced.
    if (kind === "entry" && shared?.isAgain) throw this.error("an entry of its own", "one that has been read");
    this.#checkDepth();
    const frame = newFrame({ kind, place, node, shared, namespace });
    this.#frames.push(frame);
    this.unread.begin(frame);
  }

  /** References may lead to a greater depth than elements nest, and reading is recursive. */
  #checkDepth(): void {
    const { maxDepth = MAX_DEPTH } = this.#options;
    if (this.#frames.length >= maxDepth) throw this.error(`at most ${maxDepth} levels of elements`, "more");
  }

  /** @param value - the value that was read from the frame */
  protected leave({ kind, place, node, shared, attributes, empty, hasLeftOut }: ReaderFrame, value: object): void {
    this.#frames.pop();
    if (hasLeftOut) removeLeftOut(value);
    this.#found = place;
    this.#node = node;
    keepUnknownAttributes(value, attributes);
    if (empty !== undefined) keepEmptyElements(value, empty);
    if (kind !== "entry" && shared !== undefined) this.#shared.leave(value, shared);
    if (this.#frames.length === 0) this.#shared.settle(value);
  }

  protected isStandIn<T extends object, K extends keyof T & string>(value: T): value is T & Required<Pick<T, K>> {
    return this.#shared.isStandIn<T, K>(value);
  }

  /** Returns the result of `make`, which is called once for an element that others refer to. @param type - the type of the result */
  protected once<T>(type: unknown, make: () => T): T {
    return this.#standIn === undefined ? this.#shared.once(this.#node, type, make) : make();
  }

  #follow(node: XmlNode): XmlNode {
    return this.#references.follow(node, this.#frames[1]?.place ?? node, this.isInHeaders());
  }

  /** Takes the attributes of the element under the cursor. They are settled in `settleAttributes`. */
  protected takeUpAttributes(): void {
    const [place, node] = [this.#found, this.#node];
    if (place !== node) this.#takeUp(place);
    this.#takeUp(node);
  }

  #takeUp(node: XmlNode): void {
    if (node.attributes.length === 0) return;
    const attributes = attributesOfValue(node, (element) => this.isReferredTo(element), this.#hasOwnHref);
    this.unread.add(node, attributes, this.#frames.at(-1));
  }

  /** Reports the attributes that have not been read, and keeps them. */
  protected settleAttributes(): void {
    const isOfContract = this.#hasOpenAttributes !== this.#node;
    this.unread.settle(this.#found, (attribute) => {
      if (isOfContract && isUnknown(attribute)) this.report("attribute", clarkName(attribute));
    });
  }

  /** Says that any attributes of the element under the cursor are as the contract has it. They are kept all the same. */
  protected leaveAttributesOpen(): void {
    this.#hasOpenAttributes = this.#node;
  }

  /** Keeps the type of the element under the cursor, whose value is an object: with that value. */
  protected keepTypeOfObject(type: QName | undefined): void {
    if (type !== undefined) this.unread.keepWithNext(typeAttribute(type));
  }

  /** Keeps the type of the element under the cursor, whose value is not an object: with the value around it. */
  protected keepType(type: QName | undefined): void {
    if (type === undefined) return;
    this.leaveAttributesOpen();
    this.unread.keepAtMember(typeAttribute(type), this.#found, this.#frames.at(-1));
  }

  /** The name that is the value of xsi:type; undefined if there is none, or if its prefix is not declared. */
  typeName(): QName | undefined {
    const type = this.xsi("type");
    return type === undefined ? undefined : resolveName(type, this.#node.scope);
  }

  /** Keeps the attributes of the element that was read with the value of the whole message, and that it was empty. */
  keepOutermost(message: unknown): void {
    this.settleAttributes();
    this.unread.keepOutermost(message);
    this.#defaults.keepOutermost(message);
  }

  protected frame(): ReaderFrame {
    const frame = this.#frames.at(-1);
    if (frame === undefined) throw new Error("no begin is open");
    return frame;
  }

  /** Reads the text of an attribute of the element that was begun last. */
  protected takeAttribute(namespace: string, localName: string): string | undefined {
    const text = attributeOf(this.#found, namespace, localName) ?? attributeOf(this.#node, namespace, localName);
    if (text !== undefined) this.unread.take((name) => name.localName === localName && name.namespace === namespace);
    return text;
  }

  /** Whether the next value is that of a text without an element. */
  protected get hasStandIn(): boolean {
    return this.#standIn !== undefined;
  }

  /** Makes the next value that of a text outside of the element under the cursor. */
  protected standIn(text: string): void {
    this.#standIn = text;
  }

  /** Makes a text that of the element under the cursor, which is empty. */
  protected defaultTo(text: string): void {
    this.#defaults.set(this.#node, text);
  }

  /** The default of the element that is read, if it is empty and has one. @param at - its place, if it is not that of a member */
  protected takeDefault(at?: string): string | undefined {
    return this.#defaults.take({ node: this.#node, found: this.#found }, this.#frames.at(-1), at);
  }

  protected simpleText(): string {
    const standIn = this.#standIn;
    this.#standIn = undefined;
    if (standIn !== undefined) return standIn;
    const fallback = this.takeDefault();
    if (fallback !== undefined) return fallback;
    if (this.isNil()) throw this.error("a value", "nil");
    if (this.#node.children.length > 0) throw this.error("text", "elements");
    return this.#node.text;
  }

  /** The content of a header is never shown: it may be a ticket in the wrong place. */
  protected describe(text: string): string {
    return this.isInHeaders() ? describeKind(text) : describe(text);
  }

  protected isInHeaders(): boolean {
    return this.#frames[0]?.kind === "headers";
  }

  protected report(kind: UnknownContent["kind"], name: string): void {
    const shown = kind === "enumeration value" ? describeName(name) : name;
    if (this.#options.strict) throw this.error(`an ${kind} of the contract`, `the unknown ${shown}`);
    this.#options.onUnknown?.({ kind, ...this.#place(), name });
  }

  /**
   * Asks `onInvalid` for a replacement of something invalid.
   * @returns undefined if there is none
   * @throws DecodeError if the reader is strict
   */
  protected substitute(
    kind: InvalidContent["kind"],
    text: string | undefined,
    expected: string,
    found: string = text === undefined ? "nothing" : this.describe(text),
  ): Substitute | undefined {
    const { strict, onInvalid } = this.#options;
    if (strict) throw this.error(expected, found);
    if (onInvalid === undefined) return undefined;
    return onInvalid({ kind, ...this.#place(), ...lineAndColumn(this.#text, this.#node.start), text, expected });
  }

  #place(): { element: string; path: string } {
    const [outermost, ...inner] = this.#frames;
    const nodes = [...inner.map(({ place }) => place), this.#found];
    const steps = nodes.map((node, index) => showStepTo(this.#frames[index], node)).join("");
    return { element: outermost?.place.localName ?? this.#found.localName, path: steps.replace(/^\./, "") };
  }
}

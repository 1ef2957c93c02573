import type { AnyElement } from "../values/any-element.js";
import { admits, clarkText, type NamespaceSet } from "../values/any-names.js";
import { attributeName, setOwn } from "../values/members.js";
import { hasItems } from "../values/unknown-elements.js";
import { fragmentOf, rememberFragments, standaloneXml } from "../xml/fragment.js";
import type { QName } from "../xml/qname.js";
import { isElement, type XmlNode } from "../xml/xml-node.js";
import { isPassedOver, nextChild, type ReaderFrame } from "./reader-frame.js";
import type { InvalidContent } from "./reader-options.js";
import { XmlCursor } from "./xml-cursor.js";

/** Finds the elements, the attributes and the text of the element that was begun last. */
export abstract class XmlElementReader extends XmlCursor {
  open(name: string, member: string = name): boolean {
    return this.#open(name, true, this.frame().namespace, member);
  }

  required(name: string, member?: string): boolean {
    return this.open(name, member);
  }

  repeated(name: string, namespace: string = this.frame().namespace, member: string = name): boolean {
    return this.#open(name, false, namespace, member);
  }

  isNext(namespace: string, ...names: string[]): boolean {
    const frame = this.frame();
    const child = nextChild(frame);
    if (frame.isBefore || child === undefined) return false;
    return this.isIn(child, namespace, frame) && names.includes(child.localName);
  }

  /** Whether an element is in a namespace, as the contract wants it. */
  protected isIn(child: XmlNode, namespace: string, _frame: ReaderFrame): boolean {
    return child.namespace === namespace;
  }

  any(namespaces: NamespaceSet): boolean {
    this.settleAttributes();
    const frame = this.frame();
    const child = nextChild(frame);
    return !frame.isBefore && child !== undefined && admits(namespaces, child.namespace);
  }

  anyElement(): AnyElement {
    const frame = this.frame();
    const child = nextChild(frame);
    if (child === undefined) throw new Error("anyElement without any");
    this.stepTo(child);
    this.#checkOrder(frame);
    frame.next++;
    frame.index = frame.known++;
    frame.lastKnown = undefined;
    const fragment = fragmentOf(child, this.source);
    const { namespace, localName } = child;
    return rememberFragments({ name: { namespace, localName }, xml: standaloneXml(fragment) }, [fragment]);
  }

  mixedText(): string | undefined {
    this.settleAttributes();
    const frame = this.frame();
    const { text } = frame.node;
    const end = nextChild(frame)?.textBefore ?? (frame.shared?.isAgain ? 0 : text.length);
    const read = text.slice(frame.textRead, end);
    frame.textRead = end;
    return read === "" ? undefined : read;
  }

  #open(name: string, isOnce: boolean, namespace: string, member: string): boolean {
    this.settleAttributes();
    const frame = this.frame();
    if (member !== name) frame.numbered ??= new Set();
    if (isPassedOver(frame, member, isOnce)) return false;
    const child = nextChild(frame);
    if (child === undefined || child.localName !== name || !this.isIn(child, namespace, frame)) return false;
    if (isOnce && frame.passStart > 0 && !hasItems(frame.kind) && this.#isRefused(frame, child, member)) return false;
    frame.index = frame.known++;
    frame.repeats = !isOnce;
    if (!isOnce) {
      frame.repeated ??= new Map();
      frame.occurrence = frame.repeated.get(member) ?? 0;
      frame.repeated.set(member, frame.occurrence + 1);
    }
    this.moveTo(child, frame.ownHref.includes(name));
    if (isOnce && member !== name) frame.numbered?.add(member);
    this.#checkOrder(frame);
    frame.next++;
    frame.lastKnown = member;
    this.takeUpAttributes();
    return true;
  }

  inAnyOrder(): void {
    this.frame().isOrdered = false;
  }

  tell(value: object, kind: "count" | "order", expected: string, found: string): void {
    if (!this.isStandIn(value)) this.substitute(kind, undefined, expected, found);
  }

  /** Asks `onInvalid` whether something invalid may stay. @throws DecodeError if not */
  protected refuse(kind: InvalidContent["kind"], expected: string, found: string): void {
    if (this.substitute(kind, undefined, expected, found) === undefined) throw this.error(expected, found);
  }

  /** In a later pass, an element stands after one that it should precede. */
  #checkOrder(frame: ReaderFrame): void {
    if (frame.next === frame.lateAt && this.isOrdered(frame))
      this.substitute("order", undefined, "the order of the contract", "another one");
  }

  /** Whether the elements of a value have an order. */
  protected isOrdered({ isOrdered }: ReaderFrame): boolean {
    return isOrdered;
  }

  ownHref(...names: string[]): void {
    this.frame().ownHref = names;
  }

  namespace(namespace: string): void {
    this.frame().namespace = namespace;
  }

  requiredAttribute(name: string, namespace?: string, fallback?: string): boolean {
    return this.attribute(name, namespace, fallback);
  }

  attribute(name: string, namespace = "", fallback?: string): boolean {
    const text = this.takeAttribute(namespace, attributeName(name, namespace).localName) ?? fallback;
    if (text !== undefined) this.standIn(text);
    return text !== undefined;
  }

  beginNil(namespace: string, typeName: string, members: readonly string[], others?: NamespaceSet): boolean {
    const isOwn = (name: QName): boolean =>
      members.some((member) => attributeName(member, name.namespace).localName === name.localName) ||
      (others !== undefined && admits(others, name.namespace));
    if (!this.unread.has(isOwn)) return false;
    this.begin("text", namespace, typeName, true);
    return true;
  }

  anyAttributes(namespaces: NamespaceSet): Record<string, string> | undefined {
    const attributes = this.unread.take(({ namespace }) => admits(namespaces, namespace));
    if (attributes.length === 0) return undefined;
    const named: Record<string, string> = {};
    for (const attribute of attributes) setOwn(named, clarkText(attribute), attribute.value);
    return named;
  }

  /**
   * Whether an element is a second one for its member, and stays unread: in a later pass, a name that has occurred before is one.
   * @throws DecodeError if `onInvalid` does not say that it stays
   */
  #isRefused(frame: ReaderFrame, child: XmlNode, member: string): boolean {
    const { node, next, numbered } = frame;
    if (frame.refused === next) return true;
    const earlier = node.children.slice(0, next);
    const { localName, namespace } = child;
    const isSecond =
      member === localName ? earlier.some((other) => isElement(other, namespace, localName)) : numbered?.has(member);
    if (!isSecond) return false;
    this.stepTo(child);
    frame.repeats = false;
    this.refuse("second element", "the element once", "a second one");
    frame.refused = next;
    return true;
  }
}

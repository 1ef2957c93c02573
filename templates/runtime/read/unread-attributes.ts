import { BARE, keepUnknownAttributes, type UnknownAttribute } from "../values/unknown-attributes.js";
import { prefixesIn } from "../xml/fragment.js";
import type { QName } from "../xml/qname.js";
import type { XmlAttribute, XmlNode } from "../xml/xml-node.js";
import { memberIn, type ReaderFrame } from "./reader-frame.js";

/** The attributes of an element. */
interface OfElement {
  readonly node: XmlNode;
  attributes: readonly XmlAttribute[];
  /** The value that they are kept with: that of the element, or the one around it. */
  frame: ReaderFrame | undefined;
}

/**
 * The attributes of the element under the cursor that have not been read. They are kept with the value of their element, or with the
 * value around it if the element has no object of its own; if no value is around it, with the message.
 */
export class UnreadAttributes {
  readonly #unread: OfElement[] = [];
  /** The elements whose attributes have been settled. */
  readonly #seen = new Set<XmlNode>();
  readonly #outermost: UnknownAttribute[] = [];
  #ofNext: UnknownAttribute | undefined;

  /** Adds the attributes of an element. @param frame - the value around it */
  add(node: XmlNode, attributes: readonly XmlAttribute[], frame: ReaderFrame | undefined): void {
    if (attributes.length > 0) this.#unread.push({ node, attributes, frame });
  }

  /** Keeps an attribute with the next value that is an object. */
  keepWithNext(attribute: UnknownAttribute): void {
    this.#ofNext = attribute;
  }

  /** The value of an element has begun. */
  begin(frame: ReaderFrame): void {
    if (this.#ofNext !== undefined) frame.attributes.push(this.#ofNext);
    this.#ofNext = undefined;
    for (const unread of this.#unread)
      if (unread.node === frame.node || unread.frame === undefined) unread.frame = frame;
  }

  /** Whether there is one that is wanted. */
  has(isWanted: (name: QName) => boolean): boolean {
    return this.#unread.some(({ attributes }) => attributes.some(isWanted));
  }

  /** Takes the attributes that are wanted. */
  take(isWanted: (name: QName) => boolean): XmlAttribute[] {
    return this.#unread.flatMap((unread) => {
      const taken = unread.attributes.filter(isWanted);
      unread.attributes = unread.attributes.filter((attribute) => !taken.includes(attribute));
      return taken;
    });
  }

  /** Keeps all of them. The cursor is still on their element. @param report - called for each, once for an element that others refer to */
  settle(found: XmlNode, report: (attribute: XmlAttribute) => void): void {
    for (const { node, attributes, frame } of this.#unread.splice(0)) {
      const isFirst = !this.#seen.has(node);
      this.#seen.add(node);
      const isOwn = frame?.node === node || frame?.place === node;
      const at = frame === undefined || isOwn ? undefined : memberIn(frame, found);
      for (const attribute of attributes) {
        const { namespace, localName, value } = attribute;
        if (isFirst) report(attribute);
        this.#keep({ namespace, localName, value, prefixes: prefixesIn(value, node.scope), at }, frame);
      }
    }
  }

  /** Keeps an attribute of an element without an object of its own. */
  keepAtMember(attribute: UnknownAttribute, found: XmlNode, frame: ReaderFrame | undefined): void {
    this.#keep({ ...attribute, at: frame && memberIn(frame, found) }, frame);
  }

  #keep(attribute: UnknownAttribute, frame: ReaderFrame | undefined): void {
    if (frame === undefined) this.#outermost.push({ ...attribute, at: BARE });
    else frame.attributes.push(attribute);
  }

  /** Keeps what is left with the value of the whole message. */
  keepOutermost(message: unknown): void {
    const attributes = this.#outermost.splice(0);
    if (typeof message === "object" && message !== null) keepUnknownAttributes(message, attributes);
  }
}

import { nextChild, type ReaderFrame } from "../read/reader-frame.js";
import type { ReaderOptions } from "../read/reader-options.js";
import { XmlReader } from "../read/xml-reader.js";
import type { QName } from "../xml/qname.js";
import { splitWords } from "../xml/white-space.js";
import { attributeOf, type XmlNode } from "../xml/xml-node.js";
import { ENCODING_NAMESPACE } from "./encoded-writer.js";

/** How many items a message may leave out of its arrays in all. Each becomes null, and a few bytes can leave out any number. */
const MOST_LEFT_OUT = 100_000;

/**
 * Reads a message in SOAP's encoding, leniently: servers differ in the namespaces of elements, in the name of the element around the
 * results, in the types that they say, and in whether null is left out (SOAP 1.1, 5 and 7.1).
 */
export class EncodedReader extends XmlReader {
  readonly #isRequest: boolean;
  #leftOut = 0;

  constructor(text: string, options: ReaderOptions, isRequest: boolean) {
    super(text, options);
    this.#isRequest = isRequest;
  }

  override checkPayload(element: QName): void {
    if (this.#isRequest) super.checkPayload(element);
    else this.takeUpAttributes();
  }

  /** Members may be left out instead of nil. */
  override complete<T extends object, K extends keyof T & string>(value: T, ...names: K[]): T & Required<Pick<T, K>> {
    if (!this.isStandIn<T, K>(value))
      for (const name of names) if (!Object.hasOwn(value, name)) Reflect.set(value, name, null);
    return super.complete(value, ...names);
  }

  /**
   * Whether there is another item of the array that was begun last. Items may have any name. Those that the message leaves out become
   * null: before the offset of the array, and before the position of an item (SOAP 1.1, 5.4.2.1 and 5.4.2.2).
   */
  nextItem(items: unknown[]): boolean {
    this.settleAttributes();
    const frame = this.frame();
    const child = nextChild(frame);
    if (child === undefined) return false;
    const offset = items.length === 0 ? this.#indexIn(frame.node, "offset") : undefined;
    this.#leaveOut(items, this.#indexIn(child, "position") ?? offset ?? items.length, child);
    return this.open(child.localName);
  }

  /** The number in `[2]`. */
  #indexIn(node: XmlNode, name: "offset" | "position"): number | undefined {
    const text = attributeOf(node, ENCODING_NAMESPACE, name);
    if (text === undefined) return undefined;
    const [, index] = /^\[(\d{1,9})\]$/.exec(splitWords(text).join("")) ?? [];
    if (index === undefined) throw this.error(`the ${name} in an array of one dimension`, "something else", node);
    return Number(index);
  }

  #leaveOut(items: unknown[], until: number, at: XmlNode): void {
    this.#leftOut += Math.max(0, until - items.length);
    if (until < items.length) throw this.error("a position after that of the item before", "an earlier one", at);
    if (this.#leftOut > MOST_LEFT_OUT) throw this.error(`at most ${MOST_LEFT_OUT} items that are left out`, "more", at);
    while (items.length < until) items.push(null);
  }

  protected override isIn(child: XmlNode, namespace: string, frame: ReaderFrame): boolean {
    return frame.kind === "headers" ? super.isIn(child, namespace, frame) : true;
  }

  /** Members are found by their names (SOAP 1.1, 5.1), and not all servers keep an order. */
  protected override isOrdered(): boolean {
    return false;
  }

  // Types are said, but not always as the schema has them.

  protected override checkType(): void {}

  protected override checkTypeOfText(): void {}

  protected override keepOtherType(): void {}
}

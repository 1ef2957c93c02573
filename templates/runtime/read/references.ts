import { type DecodeError, describeKind, describeName } from "../errors.js";
import { ElementIds } from "../xml/element-ids.js";
import { hasContent, idOf, type Label, referenceOf } from "../xml/reference.js";
import type { XmlNode } from "../xml/xml-node.js";

/** Makes an error about an element. */
type ErrorAt = (expected: string, found: string, at: XmlNode) => DecodeError;

/** Follows the references of a message. */
export class References {
  readonly #ids: ElementIds;
  readonly #errorAt: ErrorAt;

  constructor(root: XmlNode, errorAt: ErrorAt) {
    this.#ids = new ElementIds(root);
    this.#errorAt = errorAt;
  }

  isReferredTo(node: XmlNode): boolean {
    return this.#ids.isReferredTo(node);
  }

  /**
   * The element that is to be read where one was found: the one that it refers to, or itself.
   * @param part - the part of the message in which it stands
   * @param isSecret - whether no error may show what stands in it
   * @throws DecodeError if it refers to no element or to a reference, or if an id is there twice
   */
  follow(node: XmlNode, part: XmlNode, isSecret: boolean): XmlNode {
    const label = idOf(node);
    if (label !== undefined && this.#ids.isUnique(label))
      this.#only(label, this.#ids.elementsWith(label, part), isSecret);
    const reference = referenceOf(node);
    if (reference === undefined) return node;
    if (hasContent(node)) throw this.#errorAt("an empty element, because it is a reference", "content", node);
    const target = this.#only(reference, this.#ids.elementsWith(reference, part), isSecret);
    if (target === undefined)
      throw this.#errorAt("a reference to an element of the message", showMissing(reference, isSecret), node);
    if (referenceOf(target) !== undefined)
      throw this.#errorAt("a reference to an element with a value", "one to another reference", node);
    return target;
  }

  #only(label: Label, [element, second]: readonly XmlNode[], isSecret: boolean): XmlNode | undefined {
    if (second !== undefined)
      throw this.#errorAt("every id once", `a second element with ${show(label, isSecret)}`, second);
    return element;
  }
}

function show({ id }: Label, isSecret: boolean): string {
  return `the id ${isSecret ? describeKind(id) : describeName(id)}`;
}

function showMissing(label: Label, isSecret: boolean): string {
  return label.id === undefined ? "one that leads out of it" : `${show(label, isSecret)}, which no element has`;
}

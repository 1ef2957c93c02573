import { describeKind } from "../describe-kind.js";
import { describeName } from "../descriptions.js";
import type { DecodeError } from "../errors.js";
import { ElementIds, hasContent, idOf, type Label, referenceOf } from "../xml/reference.js";
import type { XmlNode } from "../xml/xml-node.js";

/** Makes an error about an element. */
export type ErrorAt = (expected: string, found: string, at: XmlNode) => DecodeError;

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
   * Returns the element that an element refers to, or the element itself if it is not a reference.
   * @param part - the part of the message that contains the element
   * @param isSecret - whether no error may show the content
   * @throws DecodeError if the target does not exist or is a reference itself, or if an id occurs twice
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

/** The value of an element with an id, read as one type. */
export class SharedValue {
  /** Undefined until the element has been read. */
  value: object | undefined;
}

/** A shared value that is being read. */
export interface SharedEntry {
  readonly shared: SharedValue;
  /** Whether it has been read before, or is being read further out. Then a stand-in is made. */
  readonly isAgain: boolean;
}

/**
 * The values of elements that others refer to. Each of these elements is read once for each type, so that a short message cannot
 * take a long time. At a second reference to it, generated code makes an empty value, a stand-in. At the end of the message,
 * `settle` replaces each stand-in with the value.
 *
 * Generated code may copy a value into another one. So a property marks each value, and a copy has the mark as well.
 */
export class SharedValues {
  readonly #values = new Map<XmlNode, Map<unknown, unknown>>();
  #hasMarks = false;

  /**
   * Begins to read an element.
   * @returns undefined if nothing can refer to it
   */
  enter(node: XmlNode, type: () => string): SharedEntry | undefined {
    if (idOf(node) === undefined) return undefined;
    let isAgain = true;
    const shared = this.once<SharedValue>(node, type(), () => {
      isAgain = false;
      return new SharedValue();
    });
    return { shared, isAgain };
  }

  /** Returns the result of `make`, which is called once for an element with an id. @param type - the type of the result */
  once<T>(node: XmlNode, type: unknown, make: () => T): T {
    if (node.attributes.length === 0 || idOf(node) === undefined) return make();
    const values = this.#values.get(node) ?? new Map<unknown, unknown>();
    this.#values.set(node, values);
    // A value that is kept under a type is of that type.
    if (values.has(type)) return values.get(type) as T;
    const value = make();
    values.set(type, value);
    return value;
  }

  /** Keeps the value of an element. */
  leave(value: object, { shared, isAgain }: SharedEntry): void {
    if (!isAgain) shared.value = value;
    Reflect.set(value, isAgain ? STAND_IN : ORIGINAL, shared);
    this.#hasMarks = true;
  }

  /** Whether a value is a stand-in. It has no members, but the value that replaces it has all that the type requires. */
  isStandIn<T extends object, K extends keyof T & string>(value: T): value is T & Required<Pick<T, K>> {
    return this.#hasMarks && Object.hasOwn(value, STAND_IN);
  }

  /** Replaces all stand-ins inside a value. */
  settle(root: object): void {
    if (!this.#hasMarks) return;
    this.#hasMarks = false;
    const standIns = new Map<object, SharedValue>();
    takeMarks(root, standIns);
    forEachInside(root, (value) => {
      takeMarks(value, standIns);
      return undefined;
    });
    if (standIns.size > 0) forEachInside(root, (value) => originalOf(value, standIns.get(value)));
  }
}

const ORIGINAL = /* @__PURE__ */ Symbol("original");
const STAND_IN = /* @__PURE__ */ Symbol("stand-in");

/** Removes the marks from a value. It is the final one: a value that was copied into another is not part of the message. */
function takeMarks(value: object, standIns: Map<object, SharedValue>): void {
  const original = takeMark(value, ORIGINAL);
  if (original !== undefined) original.value = value;
  const standIn = takeMark(value, STAND_IN);
  if (standIn !== undefined) standIns.set(value, standIn);
}

function takeMark(value: object, mark: symbol): SharedValue | undefined {
  const shared: unknown = Reflect.get(value, mark);
  if (!(shared instanceof SharedValue)) return undefined;
  Reflect.deleteProperty(value, mark);
  return shared;
}

/** The value that replaces a stand-in. It gets the `$type` that generated code has set on the stand-in. */
function originalOf(standIn: object, shared: SharedValue | undefined): object | undefined {
  const original = shared?.value;
  if (original === undefined || Array.isArray(original) || original instanceof Map) return original;
  for (const [key, value] of Object.entries(standIn))
    if (!Object.hasOwn(original, key)) Reflect.set(original, key, value);
  return original;
}

/**
 * Visits all objects inside a value, except those that are replaced.
 * @param visit - returns the replacement of an object; undefined to keep it
 */
function forEachInside(root: object, visit: (value: object) => object | undefined): void {
  const open = [root];
  for (let outer = open.pop(); outer !== undefined; outer = open.pop()) {
    for (const [key, value] of membersOf(outer)) {
      if (typeof value !== "object" || value === null) continue;
      const other = visit(value);
      if (other === undefined) open.push(value);
      else if (outer instanceof Map) outer.set(key, other);
      // Not assigned: the key may be `__proto__`.
      else Object.defineProperty(outer, String(key), { value: other });
    }
  }
}

function membersOf(value: object): Iterable<readonly [unknown, unknown]> {
  if (value instanceof Map) return value;
  return ArrayBuffer.isView(value) ? [] : Object.entries(value);
}

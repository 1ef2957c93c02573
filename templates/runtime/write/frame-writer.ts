import { describeKind } from "../describe-kind.js";
import { describeName } from "../descriptions.js";
import { EncodeError } from "../encode-error.js";
import { hasProperties, isPlainObject } from "../values/properties.js";
import { BARE, isTypeAttribute, placeOfItem, type UnknownAttribute } from "../values/unknown-attributes.js";
import { type FrameKind, hasItems, type UnknownElement } from "../values/unknown-elements.js";
import { fragmentsOf } from "../xml/fragment.js";
import { isElements } from "../xml/parse-xml.js";
import { type QName, SERIALIZATION_NAMESPACE, XSI_NAMESPACE } from "../xml/qname.js";
import { attributesOf, KeptContent } from "./kept-content.js";
import { Layout } from "./layout.js";
import { MAX_WRITTEN_DEPTH } from "./limits.js";
import { UntakenKeys } from "./untaken-keys.js";
import { type FrameType, itemFrame, pathOf, placeIn, type WriterFrame, type WriterPlace } from "./writer-frame.js";

/** Opens and closes elements with other elements inside, and knows the current place. */
export abstract class FrameWriter extends Layout {
  protected frame: WriterFrame | undefined;
  /** The names of the elements written so far in all open frames, and how many entries are in use. */
  readonly #names: string[] = [];
  readonly #untaken = new UntakenKeys();
  /** What came with a message that is one value. */
  #bare: KeptContent | undefined;
  /** Whether the value that was checked last is a plain object. */
  #isPlain = false;
  protected nameCount = 0;
  /** The name of the element that a guard has named and a value method will write. */
  protected name = "";
  /** Whether its type is not the declared one. */
  protected saysType = false;
  /** Whether its declared type is abstract, so that its element must have the type that its value has kept. */
  protected isAbstract = false;
  protected attributeNamespace = "";
  /** The form of the next value. For a type with attributes, it may be an attribute or text; otherwise it is an element. */
  protected target: "element" | "attribute" | "text" = "element";
  /** Whether elements of the innermost frame have attributes to be written back. */
  protected hasAttributes = false;
  /** Whether some of them were empty when they were read, and had their default. */
  protected hasEmpty = false;

  /** Begins the element in the body of a message. The elements inside are in its namespace. */
  beginBody({ namespace, localName }: QName, value: unknown): void {
    this.letThrough(localName);
    this.#checkObject(value);
    this.#begin("body", { namespace }, value);
  }

  /** Begins a body with no element or with several. Each is in the namespace that was set before it. */
  beginParts(value: unknown): void {
    this.letThrough("Body");
    this.#checkObject(value);
    this.#begin("parts", { namespace: "" }, value);
  }

  /** Begins a message that is one value, whose element may have attributes to be written back. */
  beginBare(value: unknown): void {
    this.#bare = KeptContent.of(value);
    this.hasAttributes = this.#bare !== undefined;
    this.hasEmpty = this.#bare?.hasEmpty === true;
  }

  /** Begins the headers of a message. Each header is in the namespace that was set before it. */
  beginHeaders(value: unknown): void {
    this.letThrough("Header");
    this.#checkObject(value);
    this.#begin("headers", { namespace: "" }, value);
  }

  beginStruct(namespace: string, typeName: string, value: object, inside: string = namespace): void {
    this.#checkObject(value);
    this.#begin("struct", { namespace, typeName, inside }, value);
  }

  beginTag(namespace: string, typeName: string, value: object, inside?: string): void {
    this.target = "attribute";
    this.beginStruct(namespace, typeName, value, inside);
  }

  label(name: "Id" | "Ref", id: string): void {
    this.writeAttribute({ namespace: SERIALIZATION_NAMESPACE, localName: name }, id);
  }

  place(): WriterPlace {
    return { frame: this.frame, nameCount: this.nameCount };
  }

  endTag(): void {
    const kept = this.frame?.kept;
    this.target = "element";
    this.writeTagEnd();
    this.hasAttributes = kept?.hasAttributes ?? false;
    if (kept !== undefined) this.#writeBack(kept.takeAfter(undefined));
  }

  endNil(isNil: boolean): void {
    this.name = "$nil";
    if (isNil !== true) throw this.error("true, because the element is nil", describeKind(isNil));
    this.writeAttribute({ namespace: XSI_NAMESPACE, localName: "nil" }, "true");
    this.endTag();
    this.written("$nil");
    this.end();
  }

  beginArray(namespace: string, typeName: string, value: object): void {
    if (!Array.isArray(value)) throw this.error("an array", describeKind(value));
    this.#begin("array", { namespace, typeName }, value);
  }

  beginDictionary(namespace: string, typeName: string, value: object): void {
    this.#checkObject(value);
    this.#begin("dictionary", { namespace, typeName }, value);
  }

  beginMap(namespace: string, typeName: string, value: object): void {
    if (!(value instanceof Map)) throw this.error("a Map", describeKind(value));
    this.#begin("dictionary", { namespace, typeName }, value);
  }

  beginEntry(namespace: string, name: string, key: unknown): void {
    this.letThrough(name);
    this.#begin("entry", { namespace }, key);
  }

  /** An item of a list has members, but no element of its own. */
  beginItem(value: object): void {
    this.letThrough("");
    this.#checkObject(value);
    this.enter(itemFrame(value, this.#isPlain, this.frame, this.nameCount));
    this.#isPlain = false;
  }

  endItem(): void {
    const frame = this.frame;
    if (frame === undefined) throw new Error("endItem without beginItem");
    this.#checkKeys(frame);
    this.#leave(frame);
  }

  end(): void {
    const frame = this.frame;
    this.target = "element";
    if (frame === undefined) throw new Error("end without begin");
    if (frame.kept !== undefined) this.#writeBack(frame.kept.takeRest());
    this.#checkKeys(frame);
    this.writeEnd(frame);
    this.#leave(frame);
  }

  /** The attributes to write back on the current element. @param begun - the frame that it opens */
  protected attributesOf(begun: WriterFrame | undefined): readonly UnknownAttribute[] {
    const around = this.#kept?.attributesAt(this.#place);
    const attributes = attributesOf(around, begun?.kept?.attributesAt(undefined), (wrong) => {
      throw this.error(...wrong);
    });
    return begun?.saysType === true ? attributes.filter((attribute) => !isTypeAttribute(attribute)) : attributes;
  }

  /** Whether the element that a guard has named was empty when it was read, and its value is still the default that it had then. */
  protected isEmpty(value: unknown): boolean {
    return this.#kept?.isEmptyAt(this.#place, value) ?? false;
  }

  /** What has been kept for the elements of the innermost frame. */
  get #kept(): KeptContent | undefined {
    return this.frame === undefined ? this.#bare : keptFor(this.frame);
  }

  /** The place of the element that a guard has named, as in `UnknownAttribute`. */
  get #place(): UnknownAttribute["at"] {
    const { frame } = this;
    if (frame === undefined) return BARE;
    const written = this.nameCount - frame.firstName;
    return frame.kind === "items" ? placeOfItem(frame.name, written) : placeIn(frame, this.name, written);
  }

  /** An error about the element that is being written. */
  protected error(expected: string, found: string): EncodeError {
    return new EncodeError({ ...pathOf(this.frame, this.name, this.nameCount), expected, found });
  }

  protected letThrough(name: string): void {
    this.name = name;
    this.saysType = false;
  }

  /** @param value - the value; for an entry of a dictionary, its key */
  #begin(kind: FrameKind, { namespace, typeName, inside = namespace }: FrameType, value: unknown): void {
    const outer = this.frame;
    const depth = outer === undefined ? 1 : outer.depth + 1;
    if (depth > MAX_WRITTEN_DEPTH)
      throw this.error(`at most ${MAX_WRITTEN_DEPTH} levels`, "more, perhaps a circular value");
    const hasTag = this.target === "attribute";
    const isPlain = this.#isPlain;
    this.#isPlain = false;
    const kept = kind === "entry" ? outer?.kept?.inEntry(value) : KeptContent.of(value, isPlain);
    if (this.isAbstract) this.#checkKeptType(kept, value);
    const frame: WriterFrame = {
      kind,
      name: this.name,
      namespace,
      inside,
      value,
      typeName,
      hasTag,
      saysType: this.saysType,
      outer,
      depth,
      firstName: this.nameCount,
      kept,
      isUsual: kept === undefined,
      isPlain,
      items: undefined,
    };
    this.writeStart(frame);
    this.enter(frame);
    if (kept !== undefined && !hasTag) this.#writeBack(kept.takeAfter(placeIn(frame, undefined, 0)));
  }

  protected enter(frame: WriterFrame | undefined): void {
    this.frame = frame;
    const kept = frame && keptFor(frame);
    this.hasAttributes = kept?.hasAttributes ?? false;
    this.hasEmpty = kept?.hasEmpty ?? false;
  }

  #checkKeptType(kept: KeptContent | undefined, value: unknown): void {
    this.isAbstract = false;
    const type: unknown = Reflect.get(Object(value), "$type");
    if (type === undefined && kept?.hasType === true) return;
    throw this.error("a derived type in $type", type === undefined ? "none" : describeName(type));
  }

  /** Refuses values whose content is not in properties: a Map or a Promise would be written as an empty object. */
  #checkObject(value: unknown): void {
    this.#isPlain = isPlainObject(value);
    if (!this.#isPlain && !hasProperties(value)) throw this.error("an object", describeKind(value));
  }

  protected absent(name: string): false {
    // Elements that followed a member keep their place, even if the member has been removed.
    if (this.frame?.kept !== undefined) this.#writeBack(this.frame.kept.takeAfter(name));
    return false;
  }

  protected written(name: string): void {
    const frame = this.frame;
    if (frame === undefined) return;
    this.#names[this.nameCount++] = name;
    if (frame.isUsual || this.target === "attribute") return;
    const written = this.nameCount - frame.firstName;
    if (frame.items === written) this.#leave(frame);
    else if (frame.kept !== undefined) this.#writeBack(frame.kept.takeAfter(placeIn(frame, name, written)));
  }

  #leave(frame: WriterFrame): void {
    this.enter(frame.outer);
    this.nameCount = frame.firstName;
    this.written(frame.name);
  }

  #writeBack(elements: readonly UnknownElement[]): void {
    for (const element of elements) {
      // Elements that reading has kept are well-formed. Programs may have made others.
      const written = fragmentsOf(element) === undefined ? { xml: element.xml } : element;
      if (written !== element && !isElements(written.xml, MAX_WRITTEN_DEPTH))
        throw this.error("unknown elements that are well-formed", "other text");
      this.writeXml(written);
    }
  }

  /** A key that is not a member is an error: a misspelt member would be lost silently. */
  #checkKeys(frame: WriterFrame): void {
    const key = this.#untaken.in(frame, this.#names, this.nameCount);
    if (key === "$type") {
      this.name = key;
      throw this.error("the type, or one that extends it", describeName(Reflect.get(Object(frame.value), key)));
    }
    if (key !== undefined) throw this.#untakenError(hasItems(frame.kind), key);
  }

  /** Refuses an array with other properties than items, such as the result of `RegExp.exec`. */
  protected checkItems(items: readonly unknown[]): void {
    const key = this.#untaken.inItems(items);
    if (key !== undefined) throw this.#untakenError(true, key);
  }

  #untakenError(isOfItems: boolean, key: PropertyKey): EncodeError {
    if (!isOfItems) this.name = String(key);
    const expected = isOfItems ? "only items, or entries that are enumerable" : "only members of the type";
    return this.error(expected, `the key ${describeName(String(key))}`);
  }
}

/** What has been kept for the elements in a frame. Items of a member that repeats have theirs from the value that has the member. */
function keptFor(frame: WriterFrame): KeptContent | undefined {
  return frame.kind === "items" ? frame.outer?.kept : frame.kept;
}

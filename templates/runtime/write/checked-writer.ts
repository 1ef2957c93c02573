import { describeKind } from "../describe-kind.js";
import { countBetween, describe, describeName, oneOf } from "../descriptions.js";
import { type AnyElement, nameOfElement } from "../values/any-element.js";
import { admits, type NamespaceSet, type Wildcard } from "../values/any-names.js";
import { type AnyTypes, type AnyValue, anyContent, datatypeOf, expectedContent } from "../values/any-value.js";
import { ATTACHMENTS, type AttachedParts, type PartValues } from "../values/attached.js";
import type { Choice } from "../values/choices.js";
import type { ContentOrder } from "../values/content-order.js";
import type { Datatype } from "../values/datatype.js";
import * as datatypes from "../values/datatypes.js";
import { A_NAME, attributeNameOf, nameOf } from "../values/expanded-names.js";
import { type EnumerationValues, isKeyOf } from "../values/members.js";
import { qName } from "../values/names.js";
import { hasProperties } from "../values/properties.js";
import type { ValueCheck } from "../values/value-checks.js";
import { wrongChoice } from "../values/wrong-choice.js";
import { clarkName, parseClarkName } from "../xml/name-forms.js";
import { type QName, XSD_NAMESPACE } from "../xml/qname.js";
import { FrameWriter } from "./frame-writer.js";
import { MAX_WRITTEN_DEPTH } from "./limits.js";
import type { Writer } from "./writer.js";
import { isSecret, itemsFrame } from "./writer-frame.js";

/** Checks every value before it is written. A class that extends this one decides on the layout. */
export abstract class CheckedWriter extends FrameWriter implements Writer {
  readonly #prefixFor = (namespace: string): string => this.prefixFor(namespace);

  optional<T>(name: string, value: T): value is NonNullable<T> {
    if (value === undefined) return this.absent(name);
    this.letThrough(name);
    if (value === null) throw this.error("a value (it cannot be nil)", describe(value));
    return !this.hasEmpty || this.#isNotEmpty(value);
  }

  nillable<T>(name: string, value: T): value is NonNullable<T> {
    return value === undefined ? this.absent(name) : this.requiredNillable(name, value);
  }

  required<T>(name: string, value: T): value is NonNullable<T> {
    this.#checkThere(name, value);
    return !this.hasEmpty || this.#isNotEmpty(value);
  }

  requiredNillable<T>(name: string, value: T): value is NonNullable<T> {
    this.letThrough(name);
    if (value === undefined) throw this.error("a value or null (it is required)", describe(value));
    if (value !== null) return !this.hasEmpty || this.#isNotEmpty(value);
    this.writeNil(name);
    this.written(name);
    return false;
  }

  #checkThere(name: string, value: unknown): void {
    this.letThrough(name);
    if (value === undefined || value === null) throw this.error("a value (it is required)", describe(value));
  }

  /** Writes an element that was empty again, if its value is still the default that it had. */
  #isNotEmpty(value: unknown): boolean {
    if (!this.isEmpty(value)) return true;
    if (this.target === "text") this.written(this.name);
    else this.string("");
    return false;
  }

  attribute<T>(name: string, value: T, namespace = ""): value is NonNullable<T> {
    return value !== undefined && this.requiredAttribute(name, value, namespace);
  }

  requiredAttribute<T>(name: string, value: T, namespace = ""): value is NonNullable<T> {
    this.#checkThere(name, value);
    this.attributeNamespace = namespace;
    return true;
  }

  anyAttributes(namespaces: NamespaceSet, attributes: Readonly<Record<string, string>> | undefined): void {
    if (attributes === undefined) return;
    this.letThrough("$attributes");
    if (!hasProperties(attributes)) throw this.error("an object", describeKind(attributes));
    for (const [key, text] of Object.entries(attributes)) {
      const name = attributeNameOf(parseClarkName(key));
      if (name === undefined || !admits(namespaces, name.namespace))
        throw this.error("names of attributes that may stand here", describeName(key));
      if (typeof text !== "string") throw this.error("text", describeKind(text));
      this.writeAttribute(name, text);
    }
    this.written("$attributes");
  }

  text<T>(value: T): value is NonNullable<T> {
    this.#checkThere("$value", value);
    this.target = "text";
    return !this.hasEmpty || this.#isNotEmpty(value);
  }

  repeated<T>(
    name: string,
    value: readonly T[] | undefined,
    min = 0,
    max: number = Number.POSITIVE_INFINITY,
  ): readonly T[] {
    this.letThrough(name);
    if (value === undefined && min === 0) {
      this.absent(name);
      return NO_ITEMS;
    }
    const items = value ?? NO_ITEMS;
    if (value === null || !Array.isArray(items)) throw this.error("an array", describeKind(value));
    this.checkItems(items);
    const { length } = items;
    if (length < min || length > max) throw this.error(countBetween(min, max), `${length}`);
    if (length === 0) this.written(name);
    else this.enter(itemsFrame(name, items, this.frame, this.nameCount));
    return items;
  }

  repeatedIfAny<T>(name: string, value: readonly T[] | undefined, min: number, max?: number): readonly T[] {
    return this.repeated(name, value, value?.length === 0 || value === undefined ? 0 : min, max);
  }

  check<T>(name: string, value: T | null | undefined, check: ValueCheck<T>): void {
    const expected = value === undefined || value === null ? undefined : check(value);
    if (expected === undefined) return;
    this.letThrough(name);
    throw this.error(expected, describe(value));
  }

  choice(value: object, choice: Choice): void {
    const wrong = wrongChoice(value, choice);
    if (wrong === undefined) return;
    this.letThrough("");
    throw this.error(wrong.expected, wrong.found);
  }

  order(name: string, items: readonly unknown[] | undefined, order: ContentOrder): void {
    // Anything else is refused where the items are written.
    const wrong = items === undefined || Array.isArray(items) ? order.wrong(items ?? []) : undefined;
    if (wrong === undefined) return;
    this.letThrough(wrong.index === undefined ? name : `${name}[${wrong.index}]`);
    throw this.error(wrong.expected, wrong.found);
  }

  anyElements(name: string, elements: readonly AnyElement[] | undefined, wildcard: Wildcard): void {
    const { min = 0, max, isOptional = false } = wildcard;
    const items = isOptional ? this.repeatedIfAny(name, elements, min, max) : this.repeated(name, elements, min, max);
    for (const element of items) this.#anyElement(element, wildcard);
  }

  anyElement(name: string, element: AnyElement | undefined, wildcard: Wildcard): void {
    if (this.optional(name, element)) this.#anyElement(element, wildcard);
  }

  /** The name that counts is that of the XML. */
  #anyElement(element: AnyElement, { namespaces }: Wildcard): void {
    const { name } = this;
    if (!hasProperties(element)) throw this.error("an element with its XML", describeKind(element));
    const found = typeof element.xml === "string" ? nameOfElement(element.xml, MAX_WRITTEN_DEPTH) : undefined;
    if (found === undefined) throw this.error("the XML of one element", "other text");
    if (!admits(namespaces, found.namespace)) throw this.error("an element that may stand here", clarkName(found));
    this.writeXml(element);
    this.written(name);
  }

  mixedText(text: string): void {
    this.letThrough("");
    if (typeof text !== "string") throw this.error("text", describeKind(text));
    this.writeMixed(text);
    this.written("");
  }

  derived(): Writer {
    this.saysType = true;
    return this;
  }

  unknownType(): Writer {
    this.isAbstract = true;
    return this;
  }

  // The types of most members. Writing them without `simple` is faster.

  override string(value: string): void {
    if (typeof value === "string") {
      this.writeText(this.name, value, XSD_NAMESPACE, "string");
      this.written(this.name);
    } else this.simple(datatypes.string, value);
  }

  override boolean(value: boolean): void {
    if (typeof value === "boolean") this.#plain(value ? "true" : "false", "boolean");
    else this.simple(datatypes.boolean, value);
  }

  override int(value: number): void {
    // `| 0` only leaves numbers of the type int unchanged; -0 is written as 0 in any case.
    if (typeof value === "number" && (value | 0) === value) this.#plain(`${value}`, "int");
    else this.simple(datatypes.int, value);
  }

  override short(value: number): void {
    if (typeof value === "number" && (value << 16) >> 16 === value) this.#plain(`${value}`, "short");
    else this.simple(datatypes.short, value);
  }

  #plain(text: string, typeName: string): void {
    this.writePlain(this.name, text, XSD_NAMESPACE, typeName);
    this.written(this.name);
  }

  attachments<Parts extends AttachedParts>(values: PartValues<Parts>, parts: Parts): void {
    this.letThrough("$attachments");
    if (this.attacher === undefined) throw this.error(ATTACHMENTS, "none");
    this.attacher.takeParts(values, parts, (expected, found) => this.error(expected, found));
    this.written("$attachments");
  }

  simple<T>(datatype: Datatype<T>, value: T, mediaType?: string): void {
    const taken = this.target === "attribute" ? undefined : this.attacher?.take(value, datatype, mediaType);
    if (taken === undefined) this.#write(datatype, value);
    else if ("xml" in taken) {
      this.writeContent(this.name, taken.xml);
      this.written(this.name);
    } else if ("text" in taken) {
      this.writeText(this.name, taken.text, datatype.namespace ?? XSD_NAMESPACE, datatype.name);
      this.written(this.name);
    } else this.#write<unknown>(datatype, taken.value);
  }

  #write<T>(datatype: Datatype<T>, value: T): void {
    const text = datatype.format(value, this.#prefixFor);
    const wrong = text === undefined ? datatype : datatype.check?.(value, text);
    if (text === undefined || wrong !== undefined)
      throw this.error((wrong ?? datatype).expected, this.#describe(value, datatype));
    const { isPlain = false, namespace = XSD_NAMESPACE, name } = datatype;
    if (isPlain) this.writePlain(this.name, text, namespace, name);
    else this.writeText(this.name, text, namespace, name);
    this.written(this.name);
  }

  qname(value: QName): void {
    this.simple(qName, value);
  }

  anyType(types: AnyTypes, value: AnyValue): void {
    if (typeof value !== "object" || value === null)
      throw this.error("an object with a type and a value", describeKind(value));
    // Each is read once, and the checked value is written: a getter might return something else the second time.
    const { type: given, value: content } = value;
    const type = given === undefined ? undefined : nameOf(given);
    if (given !== undefined && type === undefined) throw this.error(A_NAME, `as its type ${describeKind(given)}`);
    const checked = anyContent(type, content, { types, maxDepth: MAX_WRITTEN_DEPTH });
    if (checked === undefined)
      throw this.error(expectedContent(type, content, types), this.#describe(content, datatypeOf(type, types)));
    this.writeTyped(this.name, checked, type);
    this.written(this.name);
  }

  enumeration(namespace: string, typeName: string, value: string, values: EnumerationValues): void {
    this.#checkEnumerated(value, values);
    this.writeText(this.name, value, namespace, typeName);
    this.written(this.name);
  }

  flags(namespace: string, typeName: string, value: readonly string[], values: EnumerationValues): void {
    if (!Array.isArray(value)) throw this.error("an array of flags", describeKind(value));
    this.checkItems(value);
    let [text, separator] = ["", ""];
    for (const flag of value) {
      this.#checkEnumerated(flag, values);
      text += separator + flag;
      separator = " ";
    }
    this.writeText(this.name, text, namespace, typeName);
    this.written(this.name);
  }

  /** Error messages never show text, a value in the place of text, or a header: it may be a password. */
  #describe(value: unknown, datatype: { readonly name: string }): string {
    return isSecret(this.frame, datatype) ? describeKind(value) : describe(value);
  }

  #checkEnumerated(value: string, values: EnumerationValues): void {
    if (typeof value === "string" && isKeyOf(values, value)) return;
    throw this.error(oneOf(Object.keys(values)), describeName(value));
  }
}

const NO_ITEMS: readonly never[] = [];

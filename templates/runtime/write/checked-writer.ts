import { describe, describeKind, describeName, EncodeError, oneOf } from "../errors.js";
import { type AnyValue, anyContent, datatypeOf, expectedContent, type XmlElements } from "../values/any-value.js";
import type { Datatype } from "../values/datatype.js";
import * as datatypes from "../values/datatypes.js";
import { type EnumerationValues, hasProperties, isKeyOf } from "../values/members.js";
import { A_NAME, nameOf } from "../values/text.js";
import type { UnknownAttribute } from "../values/unknown-attributes.js";
import type { FrameKind, UnknownElement } from "../values/unknown-elements.js";
import { type QName, XSD_NAMESPACE } from "../xml/qname.js";
import { DatatypeWriter } from "./datatype-writer.js";
import { attributesOf, KeptContent, newUnknownCheck } from "./kept-content.js";
import type { Writer } from "./writer.js";
import { checksKeys, isSecret, MAX_DEPTH, pathOf, placeIn, untakenKey, type WriterFrame } from "./writer-frame.js";

/** Checks every value before it is written. A class that extends this one decides on the layout. */
export abstract class CheckedWriter extends DatatypeWriter implements Writer {
  #frame: WriterFrame | undefined;
  /** The names of the elements written so far in all open frames, and how many entries are in use. */
  readonly #names: string[] = [];
  #nameCount = 0;
  readonly #checkUnknown = newUnknownCheck(MAX_DEPTH);
  // The name of the element that a guard has named and a value method will write.
  #name = "";
  /** Whether its type is not the declared one. */
  #saysType = false;
  /** Whether elements of the innermost frame have attributes to be written back. */
  protected hasAttributes = false;
  readonly #prefixFor = (namespace: string): string => this.prefixFor(namespace);

  /** Writes an element with text inside, of the declared type, and escapes the text. */
  protected abstract writeText(name: string, text: string, typeNamespace: string, typeName: string): void;
  /** Writes an element whose text needs no escaping. */
  protected abstract writePlain(name: string, text: string, typeName: string): void;
  /** Writes an element with xsi:type, unless the type is undefined. Its content is text, a name or elements. */
  protected abstract writeTyped(name: string, content: string | QName | XmlElements, type: QName | undefined): void;
  /** The prefix of a namespace in the text that `writeText` writes next. */
  protected abstract prefixFor(namespace: string): string;
  protected abstract writeNil(name: string): void;
  /** Opens the element of a frame. */
  protected abstract writeStart(frame: WriterFrame): void;
  protected abstract writeEnd(frame: WriterFrame): void;
  /** Writes an element that is already XML. */
  protected abstract writeXml(xml: string): void;
  abstract namespace(namespace: string): void;

  optional<T>(name: string, value: T): value is NonNullable<T> {
    if (value === undefined) return this.#absent(name);
    this.#letThrough(name);
    if (value === null) throw this.error("a value (it cannot be nil)", describe(value));
    return true;
  }

  nillable<T>(name: string, value: T): value is NonNullable<T> {
    return value === undefined ? this.#absent(name) : this.requiredNillable(name, value);
  }

  required<T>(name: string, value: T): value is NonNullable<T> {
    this.#letThrough(name);
    if (value === undefined || value === null) throw this.error("a value (it is required)", describe(value));
    return true;
  }

  requiredNillable<T>(name: string, value: T): value is NonNullable<T> {
    this.#letThrough(name);
    if (value === undefined) throw this.error("a value or null (it is required)", describe(value));
    if (value !== null) return true;
    this.writeNil(name);
    this.#written(name);
    return false;
  }

  /** Begins the element in the body of a message. The elements inside are in its namespace. */
  beginBody({ namespace, localName }: QName, value: unknown): void {
    this.#letThrough(localName);
    this.#checkObject(value);
    this.#begin("body", namespace, undefined, value);
  }

  /** Begins the headers of a message. Each header is in the namespace that was set before it. */
  beginHeaders(value: unknown): void {
    this.#letThrough("Header");
    this.#checkObject(value);
    this.#begin("headers", "", undefined, value);
  }

  derived(): Writer {
    this.#saysType = true;
    return this;
  }

  beginStruct(namespace: string, typeName: string, value: object): void {
    this.#checkObject(value);
    this.#begin("struct", namespace, typeName, value);
  }

  beginArray(namespace: string, typeName: string, value: object): void {
    if (!Array.isArray(value)) throw this.error("an array", describeKind(value));
    this.#begin("array", namespace, typeName, value);
  }

  beginDictionary(namespace: string, typeName: string, value: object): void {
    this.#checkObject(value);
    this.#begin("dictionary", namespace, typeName, value);
  }

  beginMap(namespace: string, typeName: string, value: object): void {
    if (!(value instanceof Map)) throw this.error("a Map", describeKind(value));
    this.#begin("dictionary", namespace, typeName, value);
  }

  beginEntry(namespace: string, name: string, key: unknown): void {
    this.#letThrough(name);
    this.#begin("entry", namespace, undefined, key);
  }

  end(): void {
    const frame = this.#frame;
    if (frame === undefined) throw new Error("end without begin");
    if (frame.kept !== undefined) this.#writeBack(frame.kept.takeRest());
    if (checksKeys(frame)) this.#checkKeys(frame);
    this.writeEnd(frame);
    this.#enter(frame.outer);
    this.#nameCount = frame.firstName;
    this.#written(frame.name);
  }

  // The types of most members. Writing them without `simple` is faster.

  override string(value: string): void {
    if (typeof value === "string") {
      this.writeText(this.#name, value, XSD_NAMESPACE, "string");
      this.#written(this.#name);
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
    this.writePlain(this.#name, text, typeName);
    this.#written(this.#name);
  }

  simple<T>(datatype: Datatype<T>, value: T): void {
    const text = datatype.format(value, this.#prefixFor);
    const wrong = text === undefined ? datatype : datatype.check?.(value, text);
    if (text === undefined || wrong !== undefined)
      throw this.error((wrong ?? datatype).expected, this.#describe(value, datatype));
    this.writeText(this.#name, text, datatype.namespace ?? XSD_NAMESPACE, datatype.name);
    this.#written(this.#name);
  }

  qname(value: QName): void {
    this.simple(datatypes.QName, value);
  }

  anyType(value: AnyValue): void {
    if (typeof value !== "object" || value === null)
      throw this.error("an object with a type and a value", describeKind(value));
    // Each is read once, and the checked value is written: a getter might return something else the second time.
    const { type: given, value: content } = value;
    const type = given === undefined ? undefined : nameOf(given);
    if (given !== undefined && type === undefined) throw this.error(A_NAME, `as its type ${describeKind(given)}`);
    const checked = anyContent(type, content, MAX_DEPTH);
    if (checked === undefined)
      throw this.error(expectedContent(type, content), this.#describe(content, datatypeOf(type)));
    this.writeTyped(this.#name, checked, type);
    this.#written(this.#name);
  }

  enumeration(namespace: string, typeName: string, value: string, values: EnumerationValues): void {
    this.#checkEnumerated(value, values);
    this.writeText(this.#name, value, namespace, typeName);
    this.#written(this.#name);
  }

  flags(namespace: string, typeName: string, value: readonly string[], values: EnumerationValues): void {
    if (!Array.isArray(value)) throw this.error("an array of flags", describeKind(value));
    let [text, separator] = ["", ""];
    for (const flag of value) {
      this.#checkEnumerated(flag, values);
      text += separator + flag;
      separator = " ";
    }
    this.writeText(this.#name, text, namespace, typeName);
    this.#written(this.#name);
  }

  /** The attributes to write back at the element that is being written. @param begun - the frame that it opens */
  protected attributesOf(begun: WriterFrame | undefined): readonly UnknownAttribute[] {
    const place = this.#frame && placeIn(this.#frame, this.#name, this.#nameCount - this.#frame.firstName);
    return attributesOf(this.#frame?.kept?.attributesAt(place), begun?.kept?.attributesAt(undefined), (wrong) => {
      throw this.error(...wrong);
    });
  }

  /** An error about the element that is being written. */
  protected error(expected: string, found: string): EncodeError {
    return new EncodeError({ ...pathOf(this.#frame, this.#name, this.#nameCount), expected, found });
  }

  #letThrough(name: string): void {
    this.#name = name;
    this.#saysType = false;
  }

  /** @param value - the value; for an entry of a dictionary, its key */
  #begin(kind: FrameKind, namespace: string, typeName: string | undefined, value: unknown): void {
    const outer = this.#frame;
    const depth = outer === undefined ? 1 : outer.depth + 1;
    if (depth > MAX_DEPTH) throw this.error(`at most ${MAX_DEPTH} levels`, "more, perhaps a circular value");
    const kept = kind === "entry" ? outer?.kept?.inEntry(value) : KeptContent.of(value);
    const frame: WriterFrame = {
      kind,
      name: this.#name,
      namespace,
      value,
      typeName,
      saysType: this.#saysType,
      outer,
      depth,
      firstName: this.#nameCount,
      kept,
    };
    this.writeStart(frame);
    this.#enter(frame);
    if (kept !== undefined) this.#writeBack(kept.takeAfter(placeIn(frame, undefined, 0)));
  }

  #enter(frame: WriterFrame | undefined): void {
    this.#frame = frame;
    this.hasAttributes = frame?.kept?.hasAttributes ?? false;
  }

  /** Refuses values whose content is not in properties: a Map or a Promise would be written as an empty object. */
  #checkObject(value: unknown): void {
    if (!hasProperties(value)) throw this.error("an object", describeKind(value));
  }

  #absent(name: string): false {
    // Elements that followed a member keep their place, even if the member has been removed.
    if (this.#frame?.kept !== undefined) this.#writeBack(this.#frame.kept.takeAfter(name));
    return false;
  }

  #written(name: string): void {
    const frame = this.#frame;
    if (frame === undefined) return;
    this.#names[this.#nameCount++] = name;
    if (frame.kept === undefined) return;
    this.#writeBack(frame.kept.takeAfter(placeIn(frame, name, this.#nameCount - frame.firstName)));
  }

  #writeBack(elements: readonly UnknownElement[]): void {
    for (const element of elements) {
      const { xml } = element;
      const wrong = this.#checkUnknown(element, xml);
      if (wrong !== undefined) throw this.error(...wrong);
      this.writeXml(xml);
    }
  }

  /** A key that is not a member is an error: a misspelt member would be lost silently. */
  #checkKeys(frame: WriterFrame): void {
    const key = untakenKey(frame, this.#names, this.#nameCount);
    if (key === undefined) return;
    this.#name = key;
    if (key !== "$type") throw this.error("only members of the type", `the key ${describeName(key)}`);
    throw this.error("the type, or one that extends it", describeName(Reflect.get(Object(frame.value), key)));
  }

  /** Error messages never show text, a value in the place of text, or a header: it may be a password. */
  #describe(value: unknown, datatype: { readonly name: string }): string {
    return isSecret(this.#frame, datatype) ? describeKind(value) : describe(value);
  }

  #checkEnumerated(value: string, values: EnumerationValues): void {
    if (typeof value === "string" && isKeyOf(values, value)) return;
    throw this.error(oneOf(Object.keys(values)), describeName(value));
  }
}

// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { type AnyValue, datatypeOf } from "./any-value.js";
import type { Datatype } from "./datatype.js";
import * as datatypes from "./datatypes/index.js";
import { describe, describeName, EncodeError } from "./errors.js";
import { wireName } from "./property-name.js";
import { type QName, XSD_NAMESPACE } from "./qname.js";
import { type UnknownElement, unknownElementsOf } from "./unknown-elements.js";
import type { EnumerationValues, Writer } from "./writer.js";

/** Deeper than any message, shallow enough for functions that recurse: a value that holds itself ends here. */
const MAX_DEPTH = 256;

/** What a `begin` has opened and its `end` will close. */
export interface Frame {
  readonly kind: "payload" | "headers" | "struct" | "array" | "dictionary" | "entry";
  /** The element that was opened. */
  readonly name: string;
  /** The namespace of the elements inside. */
  readonly namespace: string;
  readonly value: object;
  /** The names of the elements written so far. */
  readonly written: string[];
  /** Unknown elements that came with the value and have not been written back yet. */
  kept: readonly UnknownElement[];
  /** For an entry of a dictionary: its key. */
  readonly key: unknown;
}

/** Checks every value before a layout, which is a class that extends this one, writes it. */
export abstract class CheckedWriter implements Writer {
  readonly #frames: Frame[] = [];
  #frame: Frame | undefined;
  /** The element that a guard has let through and a value method is about to write. */
  #name = "";

  /** Writes an element with text inside, as declared by the type; escapes what XML needs escaped. */
  protected abstract writeText(name: string, text: string, typeNamespace: string, typeName: string): void;
  /** Writes an element with text inside that says its own type, unless that is undefined. */
  protected abstract writeTyped(name: string, text: string, type: QName | undefined): void;
  protected abstract writeQName(name: string, value: QName): void;
  protected abstract writeNil(name: string): void;
  /** Opens the element of a frame; `typeName` is undefined for a type without a name. */
  protected abstract writeStart(frame: Frame, typeName: string | undefined): void;
  protected abstract writeEnd(frame: Frame): void;
  /** Writes an element that is XML already. */
  protected abstract writeXml(xml: string): void;
  abstract namespace(namespace: string): void;

  optional<T>(name: string, value: T): value is NonNullable<T> {
    if (value === undefined) return this.#absent(name);
    this.#name = name;
    if (value === null) throw this.error("a value (it cannot be nil)", describe(value));
    return true;
  }

  nillable<T>(name: string, value: T): value is NonNullable<T> {
    return value === undefined ? this.#absent(name) : this.requiredNillable(name, value);
  }

  required<T>(name: string, value: T): value is NonNullable<T> {
    this.#name = name;
    if (value === undefined || value === null) throw this.error("a value (it is required)", describe(value));
    return true;
  }

  requiredNillable<T>(name: string, value: T): value is NonNullable<T> {
    this.#name = name;
    if (value === undefined) throw this.error("a value or null (it is required)", describe(value));
    if (value !== null) return true;
    this.writeNil(name);
    this.#written(name);
    return false;
  }

  beginPayload(namespace: string, name: string, value: object): void {
    this.#name = name;
    this.#begin("payload", namespace, undefined, value);
  }

  beginHeaders(namespace: string, value: object): void {
    this.#name = "Header";
    this.#begin("headers", namespace, undefined, value);
  }

  beginStruct(namespace: string, typeName: string, value: object): void {
    this.#begin("struct", namespace, typeName, value);
  }

  beginArray(namespace: string, typeName: string, value: object): void {
    if (!Array.isArray(value)) throw this.error("an array", describe(value));
    this.#begin("array", namespace, typeName, value);
  }

  beginDictionary(namespace: string, typeName: string, value: object): void {
    if (value instanceof Map) throw this.error("an object with the keys as properties", "a Map");
    this.#begin("dictionary", namespace, typeName, value);
  }

  beginMap(namespace: string, typeName: string, value: object): void {
    if (!(value instanceof Map)) throw this.error("a Map", describe(value));
    this.#begin("dictionary", namespace, typeName, value);
  }

  beginEntry(namespace: string, name: string, key: unknown): void {
    this.#name = name;
    this.#begin("entry", namespace, undefined, NO_VALUE, key);
  }

  end(): void {
    const frame = this.#frames.pop();
    if (frame === undefined) throw new Error("end without begin");
    if (frame.kept.length > 0) this.#writeKept(frame, ANYWHERE);
    if (HAS_MEMBERS.has(frame.kind)) this.#checkKeys(frame);
    this.writeEnd(frame);
    this.#frame = this.#frames.at(-1);
    this.#written(frame.name);
  }

  boolean(value: boolean): void {
    this.simple(datatypes.boolean, value);
  }
  byte(value: number): void {
    this.simple(datatypes.byte, value);
  }
  short(value: number): void {
    this.simple(datatypes.short, value);
  }
  int(value: number): void {
    this.simple(datatypes.int, value);
  }
  long(value: bigint): void {
    this.simple(datatypes.long, value);
  }
  unsignedByte(value: number): void {
    this.simple(datatypes.unsignedByte, value);
  }
  unsignedShort(value: number): void {
    this.simple(datatypes.unsignedShort, value);
  }
  unsignedInt(value: number): void {
    this.simple(datatypes.unsignedInt, value);
  }
  unsignedLong(value: bigint): void {
    this.simple(datatypes.unsignedLong, value);
  }
  float(value: number): void {
    this.simple(datatypes.float, value);
  }
  double(value: number): void {
    this.simple(datatypes.double, value);
  }
  decimal(value: datatypes.Decimal): void {
    this.simple(datatypes.decimal, value);
  }
  string(value: string): void {
    this.simple(datatypes.string, value);
  }
  anyURI(value: string): void {
    this.simple(datatypes.anyURI, value);
  }
  dateTime(value: datatypes.DateTime): void {
    this.simple(datatypes.dateTime, value);
  }
  base64Binary(value: Uint8Array): void {
    this.simple(datatypes.base64Binary, value);
  }
  char(value: number): void {
    this.simple(datatypes.char, value);
  }
  timeSpan(value: datatypes.TimeSpan): void {
    this.simple(datatypes.timeSpan, value);
  }
  guid(value: datatypes.Guid): void {
    this.simple(datatypes.guid, value);
  }

  simple<T>(datatype: Datatype<T>, value: T): void {
    const text = datatype.format(value);
    if (text === undefined) throw this.error(datatype.expected, describe(value));
    this.writeText(this.#name, text, datatype.namespace ?? XSD_NAMESPACE, datatype.name);
    this.#written(this.#name);
  }

  qname(value: QName): void {
    if (datatypes.NCName.format(value?.localName) === undefined || typeof value.namespace !== "string") {
      throw this.error("a name with a namespace and a local name", describe(value));
    }
    this.writeQName(this.#name, value);
    this.#written(this.#name);
  }

  anyType(value: AnyValue): void {
    if (typeof value !== "object" || value === null)
      throw this.error("an object with a type and a value", describe(value));
    const datatype = datatypeOf(value.type);
    const text = datatype.format(value.value);
    if (text === undefined) throw this.error(datatype.expected, describe(value.value));
    this.writeTyped(this.#name, text, value.type);
    this.#written(this.#name);
  }

  enumeration(namespace: string, typeName: string, value: string, values: EnumerationValues): void {
    this.#checkEnumerated(value, values);
    this.writeText(this.#name, value, namespace, typeName);
    this.#written(this.#name);
  }

  flags(namespace: string, typeName: string, value: readonly string[], values: EnumerationValues): void {
    if (!Array.isArray(value)) throw this.error("an array of flags", describe(value));
    for (const flag of value) this.#checkEnumerated(flag, values);
    this.writeText(this.#name, value.join(" "), namespace, typeName);
    this.#written(this.#name);
  }

  /** An error about the element that is being written. */
  protected error(expected: string, found: string): EncodeError {
    const [outermost, ...inner] = this.#frames;
    const current = this.#frame === undefined ? "" : showStep(this.#frame, this.#name);
    const path = inner.map((frame, index) => showStep(this.#frames[index], frame.name)).join("") + current;
    return new EncodeError({ element: outermost?.name ?? this.#name, path: path.replace(/^\./, ""), expected, found });
  }

  #begin(kind: Frame["kind"], namespace: string, typeName: string | undefined, value: object, key?: unknown): void {
    if (typeof value !== "object" || value === null || (kind !== "array" && Array.isArray(value))) {
      throw this.error("an object", describe(value));
    }
    if (this.#frames.length === MAX_DEPTH)
      throw this.error(`at most ${MAX_DEPTH} levels`, "more, perhaps a value that holds itself");
    const frame: Frame = { kind, name: this.#name, namespace, value, written: [], kept: unknownElementsOf(value), key };
    this.writeStart(frame, typeName);
    this.#frames.push(frame);
    this.#frame = frame;
    if (frame.kept.length > 0) this.#writeKept(frame, ({ after }) => after === undefined);
  }

  #absent(name: string): false {
    // What followed a member that has gone since still stands where the member would.
    if (this.#frame !== undefined && this.#frame.kept.length > 0) this.#writeKept(this.#frame, followsElement(name));
    return false;
  }

  #written(name: string): void {
    const frame = this.#frame;
    if (frame === undefined) return;
    frame.written.push(name);
    if (frame.kept.length > 0) this.#writeKept(frame, followsElement(name));
  }

  #writeKept(frame: Frame, isHere: (element: UnknownElement) => boolean): void {
    for (const element of frame.kept.filter(isHere)) this.writeXml(element.xml);
    frame.kept = frame.kept.filter((element) => !isHere(element));
  }

  /** A key that no member has taken is a mistake: a member misspelt would be lost without a word. */
  #checkKeys({ value, written }: Frame): void {
    let count = 0;
    for (const _ in value) count++;
    if (count === written.length) return;
    for (const [key, member] of Object.entries(value)) {
      if (member !== undefined && !written.includes(wireName(key)))
        throw this.error("only members of the type", `the key ${describeName(key)}`);
    }
  }

  #checkEnumerated(value: string, values: EnumerationValues): void {
    if (typeof value === "string" && Object.hasOwn(values, value)) return;
    const names = Object.keys(values);
    const expected =
      names.length > 12 ? `one of ${names.length} values such as ${names[0]}` : `one of ${names.join(", ")}`;
    throw this.error(expected, describeName(value));
  }
}

const HAS_MEMBERS: ReadonlySet<Frame["kind"]> = new Set(["payload", "headers", "struct"]);

const NO_VALUE = Object.freeze({});

const ANYWHERE = (): boolean => true;

function followsElement(name: string): (element: UnknownElement) => boolean {
  return ({ after }) => after === name;
}

/** One step of a path: a member, the index of an item, or the key of an entry. */
function showStep(frame: Frame | undefined, name: string): string {
  if (frame?.kind === "array") return `[${frame.written.length}]`;
  if (frame?.kind === "dictionary") return "";
  if (frame?.kind === "entry") return `[${describeName(frame.key)}].${name}`;
  return `.${name}`;
}

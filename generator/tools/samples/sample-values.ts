import { toDate } from "../../../templates/runtime/values/date-time.js";
import { propertyName } from "../../../templates/runtime/values/members.js";
import type {
  ArrayType,
  Contract,
  DictionaryType,
  Field,
  HeaderEntry,
  NamedType,
  StructType,
  TypeUse,
} from "../../contract/contract.js";
import { InputError } from "../../source/errors.js";
import { mapDatatype } from "../../typescript/datatypes.js";
import { clarkName } from "../../xml/qname.js";
import { distinctStyle, type SampleStyle } from "./sample-style.js";

/** What a value is for: a member, an item, a key or a header entry. */
type Use = Pick<Field, "name" | "required" | "type">;

/** More than anybody reads; with them, what may be left out is. */
const MAX_VALUES = 20_000;

/** Deeper than a message may be. */
const MAX_DEPTH = 250;

/** Makes values for what a contract describes; the same ones in the same order. */
export class Sampler {
  readonly #types: ReadonlyMap<string, NamedType>;
  readonly #style: SampleStyle;
  /** How many values the message has by now. */
  #count = 0;

  constructor({ types }: Contract, style: SampleStyle = distinctStyle()) {
    this.#types = new Map(types.map((type) => [clarkName(type.name), type]));
    this.#style = style;
  }

  /** @throws InputError if there is no end to a message of these */
  headers(entries: readonly HeaderEntry[]): Record<string, unknown> {
    this.#count = 0;
    return Object.fromEntries(
      entries.map(({ element, type }) => [
        propertyName(element.localName),
        this.#value({ name: element.localName, type, required: false }, 0),
      ]),
    );
  }

  /** @throws InputError if there is no end to a message of these */
  members(fields: readonly Field[]): Record<string, unknown> {
    this.#count = 0;
    return this.#members(fields, 0);
  }

  #members(fields: readonly Field[], depth: number): Record<string, unknown> {
    const shown = this.#isTooDeep(depth) ? fields.filter((field) => !this.#mayEndHere(field)) : fields;
    return Object.fromEntries(
      shown.map((field) => [
        propertyName(field.name),
        field.nillable && this.#isTooDeep(depth) ? null : this.#value(field, depth),
      ]),
    );
  }

  #isTooDeep(depth: number): boolean {
    return depth > this.#style.maxDepth || this.#count > MAX_VALUES;
  }

  /** A struct that can be neither nil nor of endless depth has to be left out. */
  #mayEndHere({ type, nillable, required }: Field): boolean {
    return !nillable && !required && type.kind === "named" && this.#type(type).kind === "struct";
  }

  #value(use: Use, depth: number): unknown {
    // What must be there is there however deep it is, and however much there is already.
    if (depth > MAX_DEPTH || this.#count++ > 10 * MAX_VALUES)
      throw new InputError(`no sample has ${use.name}: what must be in it has no end`);
    if (use.type.kind === "datatype") {
      const value = this.#style.datatype(use.type.name, use);
      return asType(mapDatatype(use.type.name, this.#style.values).type, value);
    }
    const type = this.#type(use.type);
    switch (type.kind) {
      case "struct":
        return this.#members(this.#fields(type), depth + 1);
      case "enum":
        return this.#style.enumeration(type.values);
      case "flags":
        return this.#style.flags(type.values);
      case "array":
        return this.#array(type, depth);
      case "dictionary":
        return this.#dictionary(type, use, depth);
    }
  }

  #array({ item }: ArrayType, depth: number): unknown[] {
    const length = this.#isTooDeep(depth) ? 0 : this.#style.items;
    return Array.from({ length }, () => this.#value({ ...item, required: false }, depth + 1));
  }

  /** As generated code has them: objects where the keys are text, maps otherwise. */
  #dictionary({ key, value }: DictionaryType, { name }: Use, depth: number): unknown {
    // Values are told by the name of the dictionary: their own is the same everywhere.
    const sample = (): unknown => this.#value({ ...value, name }, depth + 2);
    const isText = key.type.kind === "datatype" && mapDatatype(key.type.name).type === "string";
    if (!isText) return new Map(this.#isTooDeep(depth) ? [] : [[this.#key(key, depth + 2), sample()]]);
    const keys = this.#isTooDeep(depth) ? [] : this.#style.keys;
    return Object.fromEntries(keys.map((text, index) => [text, index > 0 && value.nillable ? null : sample()]));
  }

  /** Keys have the usual types. */
  #key(key: Field, depth: number): unknown {
    return key.type.kind === "datatype" ? this.#style.datatype(key.type.name, key) : this.#value(key, depth);
  }

  #fields({ base, fields }: StructType): readonly Field[] {
    const { inherited } = this.#style;
    const parent = base !== undefined && inherited !== "none" ? this.#types.get(clarkName(base)) : undefined;
    if (parent?.kind !== "struct") return fields;
    return [...this.#fields(parent).filter(({ required }) => required || inherited === "all"), ...fields];
  }

  #type({ name }: TypeUse): NamedType {
    const type = this.#types.get(clarkName(name));
    if (type === undefined) throw new Error(`no type ${clarkName(name)}`);
    return type;
  }
}

/** A value of a datatype as the type that generated code has for it. */
function asType(type: string, value: unknown): unknown {
  if (type === "Date" && typeof value === "string") return toDate(value, "Z");
  if (typeof value !== "bigint") return value;
  return type === "number" ? Number(value) : type === "string" ? String(value) : value;
}

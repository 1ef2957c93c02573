import { toDate } from "../../../templates/runtime/values/date-time.js";
import type {
  ArrayType,
  Contract,
  DictionaryType,
  ElementUse,
  Member,
  NamedType,
  Particle,
  SimpleType,
  StructContent,
  StructType,
} from "../../contract/contract.js";
import { isRequired, TypeIndex } from "../../contract/types.js";
import { InputError } from "../../source/errors.js";
import { type DatatypeMapping, mapDatatype } from "../../typescript/datatypes.js";
import { memberName } from "../../typescript/member-name.js";
import { NAMESPACE } from "../../xml/qname.js";
import { distinctStyle, type SampleStyle } from "./sample-style.js";

/** More than anybody reads; with them, what may be left out is. */
const MAX_VALUES = 20_000;

/** Deeper than a message may be. */
const MAX_DEPTH = 250;

/** Makes values for what a contract describes; the same ones in the same order. */
export class Sampler {
  readonly #types: TypeIndex;
  readonly #style: SampleStyle;
  /** How many values the message has by now. */
  #count = 0;

  constructor({ types }: Contract, style: SampleStyle = distinctStyle()) {
    this.#types = new TypeIndex(types);
    this.#style = style;
  }

  /** @throws InputError if there is no end to a message of these */
  headers(headers: readonly ElementUse[]): Record<string, unknown> {
    this.#count = 0;
    return Object.fromEntries(headers.map((header) => [memberName(header), this.#value(header, 0)]));
  }

  /** @throws InputError if there is no end to a message with this content */
  content(content: StructContent): Record<string, unknown> {
    this.#count = 0;
    return this.#members(membersOf(content), 0);
  }

  #members(members: readonly ElementUse[], depth: number): Record<string, unknown> {
    const shown = this.#isTooDeep(depth) ? members.filter((member) => !this.#mayEndHere(member)) : members;
    return Object.fromEntries(
      shown.map((member) => [
        memberName(member),
        member.nillable && this.#isTooDeep(depth) ? null : this.#value(member, depth),
      ]),
    );
  }

  #isTooDeep(depth: number): boolean {
    return depth > this.#style.maxDepth || this.#count > MAX_VALUES;
  }

  /** What can be neither nil, nor empty, nor of endless depth has to be left out. */
  #mayEndHere(member: ElementUse): boolean {
    const { type, nillable } = member;
    return !nillable && !isRequired(member) && type.kind === "named" && !canBeEmpty(this.#types.get(type.name));
  }

  #value(use: ElementUse, depth: number): unknown {
    const { type, element } = use;
    // What must be there is there however deep it is, and however much there is already.
    if (depth > MAX_DEPTH || this.#count++ > 10 * MAX_VALUES)
      throw new InputError(`no sample has ${element.localName}: what must be in it has no end`);
    if (type.kind === "named") return this.#valueOf(this.#types.get(type.name), use, depth);
    const value = this.#style.datatype(type.name, use);
    return asType(mapDatatype(type.name, this.#style.values).type, value);
  }

  #valueOf(type: NamedType, use: ElementUse, depth: number): unknown {
    switch (type.kind) {
      case "struct":
        return this.#members(this.#membersOf(type), depth + 1);
      case "simple":
        return this.#simple(type);
      case "array":
        return this.#array(type, depth);
      case "dictionary":
        return this.#dictionary(type, use, depth);
    }
  }

  #simple({ variety }: SimpleType): unknown {
    switch (variety.kind) {
      case "enumeration":
        return this.#style.enumeration(variety.values);
      case "flags":
        return this.#style.flags(variety.values);
    }
  }

  #array({ item }: ArrayType, depth: number): unknown[] {
    const length = this.#isTooDeep(depth) ? 0 : this.#style.items;
    const shown = { ...item, occurs: { min: 0, max: item.occurs.max } };
    return Array.from({ length }, () => this.#value(shown, depth + 1));
  }

  /** As generated code has them: objects where the keys are text, maps otherwise. */
  #dictionary({ key, value }: DictionaryType, { element }: ElementUse, depth: number): unknown {
    // Values are told by the name of the dictionary: their own is the same everywhere.
    const sample = (): unknown => this.#value({ ...value, element }, depth + 2);
    const keys = this.#isTooDeep(depth) ? [] : this.#keys(key, depth + 2);
    const entries = keys.map((key, index) => [key, index > 0 && value.nillable ? null : sample()] as const);
    const isText = key.type.kind === "datatype" && mapDatatype(key.type.name).type === "string";
    return isText ? Object.fromEntries(entries) : new Map(entries);
  }

  /** Only strings can be any text. Whatever its type, a key has the usual form of that. */
  #keys(key: ElementUse, depth: number): readonly unknown[] {
    const { type } = key;
    if (type.kind === "named") return [this.#value(key, depth)];
    const isString = type.name.namespace === NAMESPACE.xsd && type.name.localName === "string";
    return isString ? this.#style.keys : [this.#style.datatype(type.name, key)];
  }

  #membersOf(type: StructType): Member[] {
    const fromBases = this.#types
      .withBases(type)
      .slice(0, -1)
      .flatMap(({ content }) => membersOf(content));
    const shown = fromBases.filter((member) => this.#style.inherited === "all" || isRequired(member));
    return [...shown, ...membersOf(type.content)];
  }
}

/** The members that a sample shows. */
function membersOf(content: StructContent): Member[] {
  switch (content.kind) {
    case "elements":
      return content.particles.map(memberOf);
  }
}

function memberOf(particle: Particle): Member {
  switch (particle.kind) {
    case "member":
      return particle;
  }
}

/** Whether the type has a value that has no values in it. */
function canBeEmpty(type: NamedType): boolean {
  switch (type.kind) {
    case "struct":
      return false;
    case "simple":
    case "array":
    case "dictionary":
      return true;
  }
}

/** A value of a datatype as the type that generated code has for it. */
function asType(type: DatatypeMapping["type"], value: unknown): unknown {
  if (type === "Date" && typeof value === "string") return toDate(value, "Z");
  if (typeof value !== "bigint") return value;
  return type === "number" ? Number(value) : type === "string" ? String(value) : value;
}

import type {
  ArrayType,
  Contract,
  DictionaryType,
  ElementUse,
  MessageContent,
  NamedType,
  SimpleType,
  StructType,
  TypeUse,
  ValueConstraint,
} from "../../contract/contract.js";
import { SimpleDatatypes } from "../../contract/simple-datatypes.js";
import { isRepeated, isRequired, TypeIndex } from "../../contract/types.js";
import { InputError } from "../../source/errors.js";
import { namedAttributes } from "../../typescript/attribute-names.js";
import type { AnyPart, ItemsPart, Part } from "../../typescript/content-parts.js";
import { CONTENT, isOptionalPart, planMessage } from "../../typescript/content-plan.js";
import { libraryDatatype, mapDatatype } from "../../typescript/datatypes.js";
import { markOf } from "../../typescript/derived-types.js";
import { BARE_VALUE, isBareStruct, memberName, type NumberedUse } from "../../typescript/member-name.js";
import { clarkName, NAMESPACE, type QName } from "../../xml/qname.js";
import { ItemNumbers } from "./item-numbers.js";
import { LeastDepths, shallowest } from "./least-depths.js";
import { shownParts } from "./parts-that-matter.js";
import { anySample, declaredFor, elementSample, fixedValue, parseFixed } from "./sample-any.js";
import { asType } from "./sample-datatypes.js";
import { type Chooser, type Counter, elementsInOrder, itemOf } from "./sample-order.js";
import { SimpleSamples } from "./sample-simple-types.js";
import { canBeEmpty, INDENT, lengthOf } from "./sample-size.js";
import { distinctStyle, type SampleStyle } from "./sample-style.js";

/** How many characters a sample has at most, roughly. Beyond that, all optional members are left out. */
const MAX_LENGTH = 2 ** 20;

/** With required members a sample may be longer, but not longer than a handler accepts. */
const MAX_REQUIRED_LENGTH = 2 ** 24;

/** How deep a sample may be. It is the limit for messages. */
const MAX_DEPTH = 250;

/** Makes values for the messages of a contract. The same contract and style always give the same values. */
export class Sampler {
  readonly #contract: Contract;
  readonly #types: TypeIndex;
  readonly #datatypes: SimpleDatatypes;
  readonly #simples: SimpleSamples;
  readonly #style: SampleStyle;
  readonly #depths: LeastDepths;
  /** How many characters the values have so far, with their tags. It is an upper bound. */
  #length = 0;
  readonly #items = new ItemNumbers();

  constructor(contract: Contract, style: SampleStyle = distinctStyle()) {
    const { types } = contract;
    this.#contract = contract;
    this.#types = TypeIndex.of(types, style.values?.members);
    this.#datatypes = new SimpleDatatypes(this.#types, (name) => libraryDatatype(name, style.values));
    this.#simples = new SimpleSamples(this.#types, this.#datatypes);
    this.#style = style;
    this.#depths = new LeastDepths(types, this.#types);
  }

  /** @throws InputError if a message with these headers is endless */
  headers(headers: readonly NumberedUse[]): Record<string, unknown> {
    this.#length = 0;
    const { members } = this.#types;
    return Object.fromEntries(headers.map((header) => [memberName(header, members), this.#value(header, 0)]));
  }

  /** @throws InputError if a message with this content is endless */
  content(content: MessageContent): Record<string, unknown> {
    this.#length = 0;
    if (content.kind === "bare") return this.#bare(content.value);
    return this.#parts(planMessage(content, this.#types.members), 0);
  }

  #bare(use: ElementUse, depth = 0): Record<string, unknown> {
    const { type } = use;
    if (!isBareStruct(use, this.#types) || type.kind === "datatype") return { [BARE_VALUE]: this.#value(use, depth) };
    this.#count(use, depth);
    return this.#concrete(this.#types.struct(type.name), use, depth);
  }

  #struct(type: StructType, depth: number, given: ValueConstraint | undefined): Record<string, unknown> {
    const fixed = given?.kind === "fixed" ? given : undefined;
    const [root] = this.#types.withBases(type);
    const isMixed = root?.content.kind === "mixed" && fixed !== undefined;
    const members = isMixed
      ? { [CONTENT]: [fixed.text] }
      : this.#parts(shownParts(type, this.#types, this.#style), depth);
    const text =
      root?.content.kind === "text" ? { $value: this.#text(root.name, root.content.type, depth, fixed) } : {};
    const attributes = namedAttributes(type, this.#types)
      .filter(({ attribute }) => attribute.required || !this.#isTooDeep(depth))
      .map(({ key, attribute }) => [key, this.#text(attribute.name, attribute.type, depth, attribute.value)]);
    return { ...text, ...members, ...Object.fromEntries(attributes) };
  }

  /** A value of the type, or of a type that extends it if it is abstract. */
  #concrete(type: StructType, { element, value }: ElementUse, depth: number): Record<string, unknown> {
    if (!type.isAbstract) return this.#struct(type, depth, value);
    const derived = this.#choose(this.#types.concreteFrom(type), { depth, turn: 0 }, (one) =>
      this.#depths.ofStruct(one),
    );
    if (derived === undefined)
      throw new InputError(`no sample has ${element.localName}: no type extends the abstract ${type.name.localName}`);
    return { $type: markOf(derived, type, this.#types), ...this.#struct(derived, depth, value) };
  }

  /** A value without an element of its own. */
  #text(element: QName, type: TypeUse, depth: number, value: ValueConstraint | undefined): unknown {
    const occurs = { min: 1, max: 1 };
    return this.#value({ element, documentation: "", type, nillable: false, occurs, value }, depth);
  }

  #isTooDeep(depth: number): boolean {
    return depth > this.#style.maxDepth || this.#isTooLong();
  }

  #isTooLong(): boolean {
    return this.#length > MAX_LENGTH;
  }

  /** Beyond the limits, an optional member is left out if it can be neither nil nor empty. */
  #isLeftOut(member: ElementUse, depth: number): boolean {
    if (isRequired(member)) return false;
    return !this.#canHaveValue(member) || this.#isTooLong() || (this.#isTooDeep(depth) && !this.#canEnd(member));
  }

  /** There is no value of an abstract type that no other type extends. */
  #canHaveValue({ type: { kind, name } }: ElementUse): boolean {
    const definition = kind === "named" ? this.#types.get(name) : undefined;
    return definition?.kind !== "struct" || !definition.isAbstract || this.#types.concreteFrom(definition).length > 0;
  }

  #canEnd({ type, nillable }: ElementUse): boolean {
    return nillable || type.kind === "datatype" || canBeEmpty(this.#types.get(type.name));
  }

  #member(member: ElementUse, depth: number): unknown {
    if (isRepeated(member) || !member.nillable || !this.#isTooDeep(depth)) return this.#value(member, depth);
    this.#count(member, depth);
    return null;
  }

  #value(use: ElementUse, depth: number): unknown {
    if (isRepeated(use)) return this.#repeated(use, depth);
    this.#count(use, depth);
    const { type } = use;
    const fixed = this.#fixed(use);
    if (fixed !== undefined) return fixed;
    if (type.kind === "named") return this.#valueOf(this.#types.get(type.name), use, depth);
    return this.#datatype(type.name, use);
  }

  /** The only value that a simple type may have here. */
  #fixed({ type, value }: ElementUse): unknown {
    if (value?.kind !== "fixed") return undefined;
    if (type.kind === "datatype") return fixedValue(type.name, value, this.#datatypes);
    const isText = this.#types.get(type.name).kind === "simple";
    return isText ? parseFixed(this.#datatypes.of(type), value) : undefined;
  }

  #datatype(name: QName, use: ElementUse): unknown {
    return asType(mapDatatype(name, this.#style.values).type, this.#style.datatype(name, use, this.#items.current));
  }

  /** Counts the characters of an element. Required elements are written at any depth and length, so there must be a limit. */
  #count(use: ElementUse, depth: number): void {
    this.#length += lengthOf(use) + this.#style.extraLength + depth * INDENT;
    if (depth > MAX_DEPTH || this.#length > MAX_REQUIRED_LENGTH)
      throw new InputError(`no sample has ${use.element.localName}: what must be in it has no end`);
  }

  #valueOf(type: NamedType, use: ElementUse, depth: number): unknown {
    switch (type.kind) {
      case "struct":
        return this.#concrete(type, use, depth + 1);
      case "simple":
        return this.#simple(type, use);
      case "array":
        return this.#array(type, depth);
      case "dictionary":
        return this.#dictionary(type, use, depth);
    }
  }

  #simple({ name, variety }: SimpleType, use: ElementUse): unknown {
    switch (variety.kind) {
      case "enumeration": {
        const value = this.#style.enumeration(variety.values);
        this.#length += value?.length ?? 0;
        return value;
      }
      case "flags": {
        const flags = this.#style.flags(variety.values);
        for (const flag of flags) this.#length += flag.length;
        return flags;
      }
      case "restriction":
      case "list":
      case "union":
        return this.#restricted(name, use);
    }
  }

  #restricted(name: QName, use: ElementUse): unknown {
    const value = this.#simples.value(name, (datatype) => this.#datatype(datatype, use));
    if (value !== undefined) return value;
    const type = clarkName(name);
    throw new InputError(`no sample has ${use.element.localName}: no value was found that keeps all facets of ${type}`);
  }

  #array({ item }: ArrayType, depth: number): unknown[] {
    return this.#repeated(item, depth + 1);
  }

  /** The number of items of the style, within the limits of the contract. */
  #repeated(use: ElementUse, depth: number): unknown[] {
    const { min, max } = use.occurs;
    const usual = this.#isTooDeep(depth) ? 0 : this.#style.items;
    const length = Math.max(min, max === "unbounded" ? usual : Math.min(max, usual));
    const item = { ...use, occurs: { min: Math.min(min, 1), max: 1 } };
    return this.#items.each(length, () => this.#member(item, depth));
  }

  /** A dictionary with text keys is an object in generated code, unless the package has a Map for all; any other is a Map. */
  #dictionary({ entry, key, value }: DictionaryType, { element }: ElementUse, depth: number): unknown {
    // Values get the name of the dictionary, because their own name is the same in all dictionaries.
    const sample = (): unknown => this.#value({ ...value, element }, depth + 2);
    const keys = this.#isTooDeep(depth) ? [] : this.#keys(key, depth + 2);
    for (const _ of keys) this.#count({ ...key, element: entry }, depth + 1);
    const entries = keys.map((key, index) => [key, index > 0 && value.nillable ? null : sample()] as const);
    const isText = key.type.kind === "datatype" && mapDatatype(key.type.name).type === "string";
    return isText && this.#style.values?.dictionary !== "Map" ? Object.fromEntries(entries) : new Map(entries);
  }

  /** Only strings can have any text. Other keys have the usual form of their type. */
  #keys(key: ElementUse, depth: number): readonly unknown[] {
    const { type } = key;
    if (type.kind === "named") return [this.#value(key, depth)];
    const isString = type.name.namespace === NAMESPACE.xsd && type.name.localName === "string";
    return isString ? this.#style.keys : [this.#style.datatype(type.name, key, this.#items.current)];
  }

  /** Of each choice the first one, or the one that ends soonest if the sample is too deep already. */
  #choose<T>(all: readonly T[], at: { depth: number; turn: number }, depthOf: (one: T) => number): T | undefined {
    return this.#isTooDeep(at.depth) ? shallowest(all, depthOf) : all[at.turn % all.length];
  }

  #branch(branches: ItemsPart["branches"], depth: number, turn: number): readonly Part[] {
    return this.#choose(branches, { depth, turn }, (branch) => this.#depths.ofParts(branch)) ?? [];
  }

  #parts(parts: readonly Part[], depth: number): Record<string, unknown> {
    return Object.assign({}, ...parts.map((part) => this.#part(part, depth)));
  }

  #part(part: Part, depth: number): Record<string, unknown> {
    switch (part.kind) {
      case "member":
        return this.#isLeftOut(part.use, depth) ? {} : { [part.key]: this.#member(part.use, depth) };
      case "any":
        return isOptionalPart(part) ? {} : { [part.key]: anySample(part, this.#declared(part, depth)) };
      case "choice":
        return part.optional && this.#isTooDeep(depth) ? {} : this.#parts(this.#branch(part.branches, depth, 0), depth);
      case "items":
        return { [part.key]: this.#list(part, depth) };
    }
  }

  /** An element that a strict wildcard takes, with a value: the one that ends soonest, because it may have wildcards itself. */
  #declared(part: AnyPart, depth: number): unknown {
    const least = (use: ElementUse): number => this.#depths.ofBranch([{ kind: "member", ...use }]);
    const use = this.#isTooDeep(depth) ? undefined : shallowest(declaredFor(part, this.#contract), least);
    // It is written as XML at once, so its value need not be like those of the package.
    const { values, ...style } = this.#style;
    const usual = values === undefined ? this : new Sampler(this.#contract, style);
    return use && elementSample(use, usual.#bare(use, depth + 1), this.#contract);
  }

  #list({ branches, occurs, isMixed, elementsOf }: ItemsPart, depth: number): unknown[] {
    const count: Counter = ({ min, max }, usual) => {
      const most = this.#isTooDeep(depth) ? 0 : Math.min(usual, this.#style.items);
      return Math.max(min, max === "unbounded" ? most : Math.min(most, max));
    };
    const choose: Chooser = (all, turn) =>
      this.#choose(all, { depth, turn }, (branch) => this.#depths.ofBranch(branch)) ?? [];
    const items =
      elementsOf === undefined
        ? Array.from({ length: count(occurs, branches.length) }, (_, turn) => this.#branch(branches, depth, turn))
        : elementsInOrder(elementsOf.particles, { count, choose }).map((element) => itemOf(element, branches));
    const keys = items.map((item) => item.map((part) => ("key" in part ? part.key : "")).join());
    const values = this.#items.ofKinds(keys, (index) => this.#parts(items[index] ?? [], depth));
    return isMixed ? ["text", ...values] : values;
  }
}

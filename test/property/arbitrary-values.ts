import fc from "fast-check";
import type {
  Contract,
  DictionaryType,
  Field,
  Message,
  NamedType,
  StructType,
  TypeUse,
} from "../../generator/contract/contract.js";
import { polymorphicTypes } from "../../generator/typescript/polymorphism.js";
import { clarkName, type QName } from "../../generator/xml/qname.js";
import { propertyName } from "../../templates/runtime/values/members.js";
import { unknownElements } from "../../templates/runtime/values/unknown-elements.js";
import { arbitraryDatatype } from "./arbitrary-datatypes.js";

/** What a message carries. */
export interface ArbitraryContent {
  readonly headers: object;
  readonly body: object;
}

export interface ArbitraryOptions {
  readonly text: fc.Arbitrary<string>;
  /** Whether values have elements with them that the contract does not know. */
  readonly unknown: boolean;
}

/** Members of the message are at 0; what is deeper than this is nil, empty or absent. */
const MAX_DEPTH = 4;

type Members = Record<string | symbol, unknown>;

/** Arbitrary values for what a contract describes, as reading gives them. */
export class ArbitraryValues {
  /** The names of the types of which there have been values, for counting. */
  readonly seen = new Set<string>();
  readonly #types: ReadonlyMap<string, NamedType>;
  readonly #polymorphic: ReadonlySet<string>;
  readonly #options: ArbitraryOptions;
  /** By name and depth: a value of a type is made of the same parts wherever it stands. */
  readonly #made = new Map<string, fc.Arbitrary<unknown>>();

  constructor(contract: Contract, options: ArbitraryOptions) {
    this.#types = new Map(contract.types.map((type) => [clarkName(type.name), type]));
    this.#polymorphic = polymorphicTypes(contract);
    this.#options = options;
  }

  content({ headers, fields }: Message): fc.Arbitrary<ArbitraryContent> {
    const entries = headers.map(({ element, type, nillable }) => ({
      name: element.localName,
      type,
      nillable,
      required: false,
    }));
    return fc.record({ headers: this.#members(entries, 0), body: this.#members(fields, 0) }, { noNullPrototype: true });
  }

  /** Values of a type that messages may have deep inside only. */
  ofType(name: QName): fc.Arbitrary<unknown> {
    return this.#named(name, 1);
  }

  #members(
    fields: readonly Pick<Field, "name" | "type" | "nillable" | "required">[],
    depth: number,
  ): fc.Arbitrary<Members> {
    const model = Object.fromEntries(fields.map((field) => [propertyName(field.name), this.#member(field, depth)]));
    const requiredKeys = fields.filter(({ required }) => required).map(({ name }) => propertyName(name));
    const members = fc.record<Members>(model, { requiredKeys, noNullPrototype: true });
    if (!this.#options.unknown || depth === 0) return members;
    return fc.tuple(members, fc.nat({ max: 5 })).map(([value, place]) => withUnknown(value, fields, place));
  }

  /** Absent, nil, or a value; the deeper, the more often it is one of the first two. */
  #member(
    { type, nillable, required }: Pick<Field, "type" | "nillable" | "required">,
    depth: number,
  ): fc.Arbitrary<unknown> {
    const isDeep = depth >= MAX_DEPTH && type.kind === "named";
    if (isDeep && !required) return fc.constant(nillable ? null : undefined);
    const value = this.#value(type, depth + 1);
    const weight = type.kind === "named" ? depth + 1 : 1;
    const others = [...(nillable ? [null] : []), ...(required ? [] : [undefined])];
    return fc.oneof(
      { weight: 4, arbitrary: value },
      ...others.map((other) => ({ weight, arbitrary: fc.constant(other) })),
    );
  }

  #value(type: TypeUse, depth: number): fc.Arbitrary<unknown> {
    return type.kind === "named" ? this.#named(type.name, depth) : arbitraryDatatype(type.name, this.#options.text);
  }

  #named(name: QName, depth: number): fc.Arbitrary<unknown> {
    const key = `${depth} ${clarkName(name)}`;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    // A type may hold itself: by the time that a value is made, the arbitrary is there.
    this.#made.set(
      key,
      fc.constant(undefined).chain(() => this.#made.get(key) ?? fc.constant(null)),
    );
    const made = this.#ofType(name, depth).map((value) => {
      this.seen.add(clarkName(name));
      return value;
    });
    this.#made.set(key, made);
    return made;
  }

  #ofType(name: QName, depth: number): fc.Arbitrary<unknown> {
    const type = this.#type(name);
    switch (type.kind) {
      case "struct":
        return this.#struct(type, depth);
      case "enum":
        return fc.constantFrom(...type.values.map((value) => value.name));
      case "flags":
        return fc.subarray(type.values.map((value) => value.name));
      case "array":
        return fc.array(this.#item(type.item, depth), { maxLength: depth >= MAX_DEPTH ? 0 : 3 });
      case "dictionary":
        return this.#dictionary(type, depth);
    }
  }

  /** A value of the type, or of one that extends it and says so. */
  #struct(type: StructType, depth: number): fc.Arbitrary<unknown> {
    const own = this.#members(this.#fields(type), depth);
    if (!this.#polymorphic.has(clarkName(type.name)) || depth >= MAX_DEPTH) return own;
    const derived = this.#derived(type).map((other) =>
      this.#members(this.#fields(other), depth).map((value) => ({ ...value, $type: this.#typeName(other) })),
    );
    return fc.oneof(own, ...derived);
  }

  #typeName({ name }: StructType): string {
    return name.localName;
  }

  #derived({ derived }: StructType): StructType[] {
    return derived.flatMap((name) => {
      const type = this.#type(name);
      return type.kind === "struct" ? [type, ...this.#derived(type)] : [];
    });
  }

  #fields({ base, fields }: StructType): readonly Field[] {
    const parent = base && this.#type(base);
    return parent?.kind === "struct" ? [...this.#fields(parent), ...fields] : fields;
  }

  #item({ type, nillable }: Field, depth: number): fc.Arbitrary<unknown> {
    const value = this.#value(type, depth + 1);
    return nillable ? fc.option(value, { nil: null }) : value;
  }

  #dictionary({ key, value }: DictionaryType, depth: number): fc.Arbitrary<unknown> {
    const keys = fc.oneof(this.#value(key.type, depth + 1), ...oddKeys(key));
    const entries = fc.uniqueArray(fc.tuple(keys, this.#item(value, depth)), {
      selector: ([own]) => own,
      maxLength: depth >= MAX_DEPTH ? 0 : 3,
    });
    return entries.map((all) => (isText(key) ? recordOf(all) : new Map(all)));
  }

  #type(name: QName): NamedType {
    const type = this.#types.get(clarkName(name));
    if (type === undefined) throw new Error(`no type ${clarkName(name)}`);
    return type;
  }
}

function isText({ type }: Field): boolean {
  return type.kind === "datatype" && ["string", "anyURI"].includes(type.name.localName);
}

function oddKeys(key: Field): fc.Arbitrary<unknown>[] {
  return isText(key) ? [fc.constantFrom("__proto__", "constructor", "toString", "0", "")] : [];
}

/** As reading makes them: without prototype, so that every key is only a key. */
function recordOf(entries: readonly (readonly [unknown, unknown])[]): Record<string, unknown> {
  const record: Record<string, unknown> = Object.create(null);
  for (const [key, value] of entries) record[String(key)] = value;
  return record;
}

/** With an element that nobody knows behind one of the members that are there, or before all. */
function withUnknown(value: Members, fields: readonly Pick<Field, "name">[], place: number): Members {
  const present = fields.map(({ name }) => name).filter((name) => value[propertyName(name)] !== undefined);
  const after = place === 0 ? undefined : present[place - 1];
  if (place !== 0 && after === undefined) return value;
  return { ...value, [unknownElements]: [{ after, xml: `<New xmlns="urn:new">${place}</New>` }] };
}

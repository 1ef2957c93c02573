import fc from "fast-check";
import type {
  Contract,
  DictionaryType,
  ElementUse,
  Message,
  Restriction,
  SimpleType,
  StructType,
  TypeUse,
} from "../../generator/contract/contract.js";
import { SimpleDatatypes } from "../../generator/contract/simple-datatypes.js";
import { elementsIn, isRequired, TypeIndex } from "../../generator/contract/types.js";
import { sampleOfDatatype } from "../../generator/tools/samples/sample-datatypes.js";
import { SimpleSamples } from "../../generator/tools/samples/sample-simple-types.js";
import { derivedTypes } from "../../generator/typescript/derived-types.js";
import { polymorphicTypes } from "../../generator/typescript/polymorphism.js";
import { clarkName, type QName } from "../../generator/xml/qname.js";
import { unknownElements } from "../../templates/runtime/values/kept.js";
import { propertyName } from "../../templates/runtime/values/member-names.js";
import { arbitraryDatatype } from "./arbitrary-datatypes.js";

/** The content of a message. */
export interface ArbitraryContent {
  readonly headers: object;
  readonly body: object;
}

export interface ArbitraryOptions {
  readonly text: fc.Arbitrary<string>;
  /** Whether values have unknown elements. */
  readonly unknown: boolean;
}

/** Members of the message are at depth 0. Deeper members than this are nil, empty or absent. */
const MAX_DEPTH = 4;

type Members = Record<string | symbol, unknown>;

/** Arbitrary values for the types of a contract, in the form that reading returns. */
export class ArbitraryValues {
  /** The names of the types that have had values, for counting. */
  readonly seen = new Set<string>();
  readonly #types: TypeIndex;
  readonly #datatypes: SimpleDatatypes;
  readonly #samples: SimpleSamples;
  readonly #polymorphic: ReadonlyMap<string, StructType>;
  readonly #options: ArbitraryOptions;
  /** The arbitraries by name and depth. They do not depend on the place of a value. */
  readonly #made = new Map<string, fc.Arbitrary<unknown>>();

  constructor(contract: Contract, options: ArbitraryOptions) {
    this.#types = new TypeIndex(contract.types);
    this.#datatypes = new SimpleDatatypes(this.#types);
    this.#samples = new SimpleSamples(this.#types, this.#datatypes);
    this.#polymorphic = polymorphicTypes(contract);
    this.#options = options;
  }

  content({ headers, content }: Message): fc.Arbitrary<ArbitraryContent> {
    const parts = { headers: this.#members(headers, 0), body: this.#members(elementsIn(content), 0) };
    return fc.record(parts, { noNullPrototype: true });
  }

  /** Values of a type that messages may have only deep inside. */
  ofType(name: QName): fc.Arbitrary<unknown> {
    return this.#named(name, 1);
  }

  #members(elements: readonly ElementUse[], depth: number): fc.Arbitrary<Members> {
    const model = Object.fromEntries(elements.map((use) => [propertyOf(use), this.#member(use, depth)]));
    const requiredKeys = elements.filter(isRequired).map(propertyOf);
    const members = fc.record<Members>(model, { requiredKeys, noNullPrototype: true });
    if (!this.#options.unknown || depth === 0) return members;
    return fc.tuple(members, fc.nat({ max: 5 })).map(([value, place]) => withUnknown(value, elements, place));
  }

  /** Absent, nil, or a value. The deeper the member, the more often it is absent or nil. */
  #member(use: ElementUse, depth: number): fc.Arbitrary<unknown> {
    const { type, nillable } = use;
    const required = isRequired(use);
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
    // A type may contain itself. The arbitrary exists by the time that a value is made.
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
    const type = this.#types.get(name);
    switch (type.kind) {
      case "struct":
        return this.#struct(type, depth);
      case "simple":
        return this.#simple(type);
      case "array":
        return fc.array(this.#item(type.item, depth), { maxLength: depth >= MAX_DEPTH ? 0 : 3 });
      case "dictionary":
        return this.#dictionary(type, depth);
    }
  }

  #simple({ name, variety }: SimpleType): fc.Arbitrary<unknown> {
    switch (variety.kind) {
      case "enumeration":
        return fc.constantFrom(...variety.values.map((value) => value.name));
      case "flags":
        return fc.subarray(variety.values.map((value) => value.name));
      case "restriction":
        return this.#restricted(name, variety);
      case "list":
        return fc.array(this.#value(variety.item, MAX_DEPTH), { maxLength: 3 });
      case "union":
        return fc.constant(this.#samples.value(name, (type) => sampleOfDatatype(type, 1, "text")));
    }
  }

  /** Those of the base that keep the facets, and one that is known to. */
  #restricted(name: QName, { base }: Restriction): fc.Arbitrary<unknown> {
    const datatype = this.#datatypes.of({ kind: "named", name });
    const sample = this.#samples.value(name, (type) => sampleOfDatatype(type, 1, "text"));
    const isKept = (value: unknown): boolean => {
      const text = datatype.format(value, () => "p");
      return text !== undefined && datatype.check?.(value, text) === undefined;
    };
    return this.#value(base, MAX_DEPTH).map((value) => (isKept(value) ? value : sample));
  }

  /** A value of the type, or of one that extends it with `$type`. */
  #struct(type: StructType, depth: number): fc.Arbitrary<unknown> {
    const own = this.#members(this.#types.allElements(type), depth);
    if (!this.#polymorphic.has(clarkName(type.name)) || depth >= MAX_DEPTH) return own;
    const derived = derivedTypes(type, this.#types).map(({ type: other, mark }) =>
      this.#members(this.#types.allElements(other), depth).map((value) => ({ ...value, $type: mark })),
    );
    return fc.oneof(own, ...derived);
  }

  #item({ type, nillable }: ElementUse, depth: number): fc.Arbitrary<unknown> {
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
}

function propertyOf({ element }: ElementUse): string {
  return propertyName(element.localName);
}

function isText({ type }: ElementUse): boolean {
  return type.kind === "datatype" && ["string", "anyURI"].includes(type.name.localName);
}

function oddKeys(key: ElementUse): fc.Arbitrary<unknown>[] {
  return isText(key) ? [fc.constantFrom("__proto__", "constructor", "toString", "0", "")] : [];
}

/** In the form that reading returns: every key is an own property, even `__proto__`. */
function recordOf(entries: readonly (readonly [unknown, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}

/** Adds an unknown element after one of the present members, or before all. */
function withUnknown(value: Members, elements: readonly ElementUse[], place: number): Members {
  const present = elements
    .filter((use) => value[propertyOf(use)] !== undefined)
    .map(({ element }) => element.localName);
  const after = place === 0 ? undefined : present[place - 1];
  if (place !== 0 && after === undefined) return value;
  return { ...value, [unknownElements]: [{ after, xml: `<New xmlns="urn:new">${place}</New>` }] };
}

import { propertyName } from "../../templates/runtime/property-name.js";
import type {
  Contract,
  DatatypeUse,
  DictionaryType,
  Field,
  HeaderEntry,
  Message,
  NamedType,
  StructType,
  TypeUse,
} from "../contract/contract.js";
import { mapDatatype } from "../typescript/datatypes.js";
import { clarkName } from "../xml/qname.js";
import { sampleOfDatatype } from "./sample-datatypes.js";

export interface SampleOptions {
  /** The text of a string member, by its name and a number that no other value has. */
  readonly text?: ((name: string, count: number) => string) | undefined;
  /** Below it, what may be nil or empty is. Entities that refer to each other grow fast. */
  readonly maxDepth?: number | undefined;
}

/** Deep enough to show a type within itself once. */
const MAX_DEPTH = 6;

/**
 * A message with a value for everything that the contract says, in which no two members are alike by accident. It has
 * the headers that the documentation shows: those that a caller is known by, and none in a response.
 */
export function sampleEnvelope(
  message: Message,
  contract: Contract,
  options: SampleOptions = {},
): { headers: object; body: object } {
  const sampler = new Sampler(contract, options);
  const documented = message.headers.filter(({ element }) =>
    ["ApplicationToken", "Credentials"].includes(element.localName),
  );
  return { headers: sampler.headers(documented), body: sampler.members(message.fields) };
}

/** Makes values for what a contract describes; the same ones in the same order. */
export class Sampler {
  readonly #types: ReadonlyMap<string, NamedType>;
  readonly #text: NonNullable<SampleOptions["text"]>;
  readonly #maxDepth: number;
  #count = 0;

  constructor({ types }: Contract, { text = plainText, maxDepth = MAX_DEPTH }: SampleOptions = {}) {
    this.#types = new Map(types.map((type) => [clarkName(type.name), type]));
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  headers(entries: readonly HeaderEntry[]): Record<string, unknown> {
    return Object.fromEntries(
      entries.map(({ element, type }) => [propertyName(element.localName), this.#value(type, element.localName, 0)]),
    );
  }

  members(fields: readonly Field[]): Record<string, unknown> {
    return this.#members(fields, 0);
  }

  #members(fields: readonly Field[], depth: number): Record<string, unknown> {
    const shown = depth > this.#maxDepth ? fields.filter((field) => !this.#mayEndHere(field)) : fields;
    return Object.fromEntries(
      shown.map(({ name, type, nillable }) => [
        propertyName(name),
        nillable && depth > this.#maxDepth ? null : this.#value(type, name, depth),
      ]),
    );
  }

  /** A struct that can be neither nil nor of endless depth has to be left out. */
  #mayEndHere({ type, nillable, required }: Field): boolean {
    return !nillable && !required && type.kind === "named" && this.#type(type).kind === "struct";
  }

  #value(use: TypeUse, name: string, depth: number): unknown {
    if (use.kind === "datatype") return this.#datatype(use, name);
    const type = this.#type(use);
    switch (type.kind) {
      case "struct":
        return this.#members(this.#fields(type), depth + 1);
      case "enum":
        return type.values.at(-1)?.name;
      case "flags":
        return type.values.slice(0, 2).map((value) => value.name);
      case "array":
        return depth > this.#maxDepth ? [] : [0, 1].map(() => this.#value(type.item.type, type.item.name, depth + 1));
      case "dictionary":
        return this.#dictionary(type, name, depth + 1);
    }
  }

  /** As generated code has them: objects where the keys are text, maps otherwise. */
  #dictionary({ key, value }: DictionaryType, name: string, depth: number): unknown {
    const entry = (): unknown => this.#value(value.type, name, depth);
    if (key.type.kind === "datatype" && mapDatatype(key.type.name).type === "string") {
      return { first: entry(), "second key": value.nillable ? null : entry() };
    }
    return new Map([[this.#value(key.type, key.name, depth), entry()]]);
  }

  #fields({ base, fields }: StructType): readonly Field[] {
    const parent = base && this.#types.get(clarkName(base));
    return parent?.kind === "struct" ? [...this.#fields(parent), ...fields] : fields;
  }

  #type({ name }: TypeUse): NamedType {
    const type = this.#types.get(clarkName(name));
    if (type === undefined) throw new Error(`no type ${clarkName(name)}`);
    return type;
  }

  #datatype(use: DatatypeUse, name: string): unknown {
    const count = ++this.#count;
    return sampleOfDatatype(use.name, count, this.#text(name, count));
  }
}

function plainText(name: string, count: number): string {
  return `${name} ${count}`;
}

import type { Contract, Field, Message, NamedType, TypeUse } from "../../generator/contract/contract.js";
import { clarkName } from "../../generator/xml/qname.js";

/** Deep enough to show a type within itself once. */
const MAX_DEPTH = 6;

/**
 * A message with a value for everything that the contract says, in which no two members are alike by accident. A
 * response has no headers, as in the documentation.
 */
export function sampleEnvelope(message: Message, contract: Contract): { headers: object; body: object } {
  const sampler = new Sampler(contract);
  const documented = message.headers.filter(({ element }) =>
    ["ApplicationToken", "Credentials"].includes(element.localName),
  );
  return {
    headers: Object.fromEntries(
      documented.map(({ element, type }) => [element.localName, sampler.value(type, element.localName, 0)]),
    ),
    body: Object.fromEntries(sampleMembers(message.fields, sampler, 0)),
  };
}

class Sampler {
  readonly #types: ReadonlyMap<string, NamedType>;
  #count = 0;

  constructor({ types }: Contract) {
    this.#types = new Map(types.map((type) => [clarkName(type.name), type]));
  }

  value(use: TypeUse, name: string, depth: number): unknown {
    if (use.kind === "datatype") return this.#datatype(use.name.localName, name);
    const type = this.#types.get(clarkName(use.name));
    if (type === undefined) throw new Error(`no type ${clarkName(use.name)}`);
    switch (type.kind) {
      case "struct":
        return Object.fromEntries(sampleMembers(this.#fields(type), this, depth + 1));
      case "enum":
        return type.values.at(-1)?.name;
      case "flags":
        return type.values.slice(0, 2).map((value) => value.name);
      case "array":
        return depth > MAX_DEPTH ? [] : [0, 1].map(() => this.value(type.item.type, type.item.name, depth + 1));
      case "dictionary":
        return { first: this.value(type.value.type, name, depth + 1), "second key": null };
    }
  }

  #fields({ base, fields }: Extract<NamedType, { kind: "struct" }>): Field[] {
    const parent = base && this.#types.get(clarkName(base));
    return parent?.kind === "struct" ? [...this.#fields(parent), ...fields] : [...fields];
  }

  #datatype(datatype: string, name: string): unknown {
    const count = ++this.#count;
    switch (datatype) {
      case "boolean":
        return count % 2 === 0;
      case "int":
      case "short":
      case "unsignedInt":
        return count;
      case "double":
        return count + 0.25;
      case "base64Binary":
        return Uint8Array.of(count, 0, 255);
      case "dateTime":
        return `2024-02-29T23:59:${String(count % 60).padStart(2, "0")}.5Z`;
      case "string":
        return `${name} ${count}: "a" < b & c > d, blåbær\n\tend `;
      default:
        throw new Error(`no sample of ${datatype}`);
    }
  }
}

function sampleMembers(fields: readonly Field[], sampler: Sampler, depth: number): [string, unknown][] {
  return fields.map(({ name, type, nillable }) => [
    name,
    nillable && depth > MAX_DEPTH ? null : sampler.value(type, name, depth),
  ]);
}

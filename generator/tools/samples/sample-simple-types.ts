import type { Datatype } from "../../../templates/runtime/values/datatype.js";
import { splitWords } from "../../../templates/runtime/xml/white-space.js";
import type { Restriction, SimpleType, TypeUse } from "../../contract/contract.js";
import type { SimpleDatatypes } from "../../contract/simple-datatypes.js";
import type { TypeIndex } from "../../contract/types.js";
import { isOfNames } from "../../contract/value-forms.js";
import { clarkName, type QName } from "../../xml/qname.js";
import { textsOf } from "./find-texts.js";
import { textsNearBounds } from "./near-bounds.js";
import { shapeOfSimpleType } from "./simple-shapes.js";

/** The value of a datatype that needs no definition. */
type SampleOf = (name: QName) => unknown;

/**
 * Makes values of simple types. It tries likely texts first, which people like to read, and then any that have the shape of the type,
 * and takes the first one that keeps all facets.
 */
export class SimpleSamples {
  readonly #types: TypeIndex;
  readonly #datatypes: SimpleDatatypes;
  /** What was found by its shape, by type: it takes longer, and is the same each time. */
  readonly #found = new Map<string, unknown>();

  constructor(types: TypeIndex, datatypes: SimpleDatatypes) {
    this.#types = types;
    this.#datatypes = datatypes;
  }

  /** Undefined if no value is found that keeps all facets. */
  value(name: QName, sampleOf: SampleOf): unknown {
    const datatype = this.#datatypes.of({ kind: "named", name });
    const plan = this.#datatypes.plan(name);
    if (plan.kind === "names") return plan.values[0];
    // Nothing checks the facets of names, because prefixes are up to the writer. Without a namespace they need none.
    if (isOfNames({ kind: "named", name }, this.#types)) return this.#foundValue(name, datatype);
    return (
      firstValue(datatype, this.#likelyTexts(this.#types.simple(name), sampleOf)) ?? this.#foundValue(name, datatype)
    );
  }

  #foundValue(name: QName, datatype: Datatype<unknown>): unknown {
    const key = clarkName(name);
    if (!this.#found.has(key)) {
      const shape = shapeOfSimpleType(this.#types.simple(name), this.#types);
      this.#found.set(key, firstValue(datatype, textsOf(shape)));
    }
    return this.#found.get(key);
  }

  #likelyTexts({ variety }: SimpleType, sampleOf: SampleOf): string[] {
    switch (variety.kind) {
      case "enumeration":
        return variety.values.map(({ name }) => name);
      case "flags":
        return variety.values.slice(0, 1).map(({ name }) => name);
      case "restriction":
        return this.#restrictedTexts(variety, sampleOf);
      case "list":
        return listTexts(this.#textsOf(variety.item, sampleOf));
      case "union":
        return variety.members.flatMap((member) => this.#textsOf(member, sampleOf));
    }
  }

  #textsOf(use: TypeUse, sampleOf: SampleOf): string[] {
    if (use.kind === "named") return this.#likelyTexts(this.#types.simple(use.name), sampleOf);
    const sample = this.#datatypes.of(use).format(sampleOf(use.name), () => "p");
    return sample === undefined ? [] : [sample];
  }

  #restrictedTexts({ base, values, facets }: Restriction, sampleOf: SampleOf): string[] {
    const bounds = facets.filter(({ name }) => /^(?:min|max)(?:In|Ex)clusive$/.test(name)).map(({ value }) => value);
    const lengths = facets.filter(({ name }) => /length$/i.test(name)).map(({ value }) => Number(value));
    const texts = [...values.map(({ text }) => text), ...this.#textsOf(base, sampleOf)];
    return [...texts, ...textsNearBounds(bounds), ...lengths.flatMap((length) => ofLength(length, texts))];
  }
}

/** The value of the first text that keeps all facets, as it would be written. */
function firstValue(datatype: Datatype<unknown>, texts: Iterable<string>): unknown {
  for (const text of texts) {
    const value = datatype.parse(text, (prefix) => (prefix === "" ? "" : "urn:sample"));
    if (value === undefined) continue;
    const written = datatype.format(value, () => "p");
    if (written !== undefined && datatype.check?.(value, written) === undefined) return value;
  }
  return undefined;
}

/** Lists with one item, with more, and without any. Of a text with white space, the first word is an item. */
function listTexts(items: readonly string[]): string[] {
  const words = items.flatMap((item) => splitWords(item).slice(0, 1));
  return [...words, ...words.flatMap((word) => [2, 3].map((count) => repeat(`${word} `, count).trimEnd())), ""];
}

/** Texts of this length, in characters, items or bytes. */
function ofLength(length: number, texts: readonly string[]): string[] {
  if (length > LONGEST) return [];
  const fitted = texts.filter((text) => text !== "").map((text) => repeat(text, length).slice(0, length));
  const lists = texts.filter((text) => !/[ \t\r\n]/.test(text)).map((text) => repeat(`${text} `, length).trimEnd());
  const bytes = new Uint8Array(length);
  return [...fitted, ...lists, "00".repeat(length), btoa(String.fromCharCode(...bytes))];
}

/** Longer samples would not be useful. */
const LONGEST = 10_000;

function repeat(text: string, count: number): string {
  return text.repeat(Math.min(count, LONGEST));
}

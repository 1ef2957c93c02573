import { collapse } from "../../../templates/runtime/values/lexical.js";
import { splitWords } from "../../../templates/runtime/xml/characters.js";
import type { Restriction, SimpleType, TypeUse } from "../../contract/contract.js";
import type { SimpleDatatypes } from "../../contract/simple-datatypes.js";
import type { TypeIndex } from "../../contract/types.js";
import type { QName } from "../../xml/qname.js";
import { parsePattern } from "../../xsd/parse-pattern.js";
import { samplesOfPattern } from "./sample-patterns.js";

/** The value of a datatype that needs no definition. */
type SampleOf = (name: QName) => unknown;

/** Makes values of simple types. It tries some likely values, and takes one that keeps all facets. */
export class SimpleSamples {
  readonly #types: TypeIndex;
  readonly #datatypes: SimpleDatatypes;
  readonly #sampleOf: SampleOf;

  constructor(types: TypeIndex, datatypes: SimpleDatatypes, sampleOf: SampleOf) {
    this.#types = types;
    this.#datatypes = datatypes;
    this.#sampleOf = sampleOf;
  }

  /** The first of the likely values that keeps all facets. */
  value(name: QName): unknown {
    const datatype = this.#datatypes.of({ kind: "named", name });
    const read = (text: string): unknown => datatype.parse(text, (prefix) => (prefix === "" ? "" : "urn:sample"));
    let broken: unknown;
    for (const text of this.#texts(this.#types.simple(name))) {
      const value = read(text);
      if (value === undefined) continue;
      if (datatype.check?.(value, text) === undefined && datatype.format(value) !== undefined) return value;
      broken ??= value;
    }
    return this.#firstName(name) ?? broken;
  }

  /** Names have no text without a prefix. */
  #firstName(name: QName): unknown {
    const plan = this.#datatypes.plan(name);
    return plan.kind === "names" ? plan.values[0] : undefined;
  }

  /** Texts that may be values of a type. */
  #texts({ variety }: SimpleType): string[] {
    switch (variety.kind) {
      case "enumeration":
        return variety.values.map(({ name }) => name);
      case "flags":
        return variety.values.slice(0, 1).map(({ name }) => name);
      case "restriction":
        return this.#restrictedTexts(variety);
      case "list":
        return listTexts(this.#textsOf(variety.item));
      case "union":
        return variety.members.flatMap((member) => this.#textsOf(member));
    }
  }

  #textsOf(use: TypeUse): string[] {
    if (use.kind === "named") return this.#texts(this.#types.simple(use.name));
    const sample = this.#datatypes.of(use).format(this.#sampleOf(use.name), () => "p");
    return sample === undefined ? [] : [sample];
  }

  #restrictedTexts({ base, values, facets }: Restriction): string[] {
    const patterns = facets.filter(({ name }) => name === "pattern").map(({ value }) => parsePattern(value));
    const bounds = facets
      .filter(({ name }) => /^(?:min|max)(?:In|Ex)clusive$/.test(name))
      .map(({ value }) => collapse(value));
    const lengths = facets.filter(({ name }) => /length$/i.test(name)).map(({ value }) => Number(value));
    const texts = [...values.map(({ text }) => text), ...patterns.flatMap(samplesOfPattern), ...this.#textsOf(base)];
    return [...texts, ...bounds.flatMap(beside), ...lengths.flatMap((length) => ofLength(length, texts))];
  }
}

/** Lists with one item, with more, and without any. Of a text with white space, the first word is an item. */
function listTexts(items: readonly string[]): string[] {
  const words = items.flatMap((item) => splitWords(item).slice(0, 1));
  return [...words, ...words.flatMap((word) => [2, 3].map((count) => repeat(`${word} `, count).trimEnd())), ""];
}

/** A bound, and values near it: the next numbers, or the same text with another digit in one place. */
function beside(bound: string): string[] {
  if (/^[+-]?\d+$/.test(bound)) return [bound, String(BigInt(bound) + 1n), String(BigInt(bound) - 1n)];
  const places = [...bound.matchAll(/\d/g)].map(({ index }) => index);
  const others = places.flatMap((place) => ["0", "1", "9"].map((digit) => withDigit(bound, place, digit)));
  return [bound, ...others];
}

function withDigit(text: string, place: number, digit: string): string {
  return text.slice(0, place) + digit + text.slice(place + 1);
}

/** Texts of this length: characters, bytes in both forms, and items. */
function ofLength(length: number, texts: readonly string[]): string[] {
  if (length > LONGEST) return [];
  const bytes = new Uint8Array(length);
  const fitted = texts.map((text) => repeat(text, length).slice(0, length));
  const lists = texts.filter((text) => !/[ \t\r\n]/.test(text)).map((text) => repeat(`${text} `, length).trimEnd());
  const hexadecimal = Array.from(bytes, () => "00").join("");
  return [
    ...fitted,
    repeat("a", length),
    repeat("1", length),
    hexadecimal,
    btoa(String.fromCharCode(...bytes)),
    ...lists,
  ];
}

/** Longer samples would not be useful. */
const LONGEST = 10_000;

function repeat(text: string, count: number): string {
  return text.repeat(Math.min(count, LONGEST));
}

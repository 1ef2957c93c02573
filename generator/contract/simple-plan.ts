import type { Datatype } from "../../templates/runtime/values/datatype.js";
import type { WhiteSpace } from "../../templates/runtime/values/facets.js";
import { collapse } from "../../templates/runtime/values/lexical.js";
import { quote } from "../source/visible-text.js";
import { clarkName, type QName } from "../xml/qname.js";
import { parsePattern } from "../xsd/parse-pattern.js";
import type { Pattern } from "../xsd/pattern.js";
import type { AllowedValue, Facet } from "./allowed-value.js";
import type { EnumValue, Restriction, SimpleType, TypeUse, Union } from "./contract.js";
import type { TypeIndex } from "./types.js";
import { isKeptAsText, isList, isOfNames, tagsOf } from "./value-forms.js";

/**
 * A simple type in the terms of the library (`values/simple-types.ts`). Generated code writes it in TypeScript; tools build it
 * directly.
 */
export type SimplePlan =
  | { readonly kind: "use"; readonly use: TypeUse }
  | { readonly kind: "texts"; readonly values: readonly EnumValue[] }
  | { readonly kind: "restricted"; readonly base: SimplePlan; readonly facets: PlannedFacets }
  | { readonly kind: "enumerated"; readonly base: SimplePlan; readonly values: readonly Literal[] }
  | { readonly kind: "names"; readonly values: readonly string[] }
  | { readonly kind: "asText"; readonly base: SimplePlan }
  | { readonly kind: "list"; readonly item: SimplePlan }
  | { readonly kind: "union"; readonly members: readonly SimplePlan[] }
  | { readonly kind: "tagged"; readonly members: readonly (readonly [tag: string, member: SimplePlan])[] };

/** A value that has a literal in TypeScript. */
export type Literal = string | number | bigint | boolean;

/** The facets for the library's `restricted`. A bound or a value without a literal is given as text. */
export interface PlannedFacets {
  readonly length?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
  readonly whiteSpace?: WhiteSpace;
  /** A value must match one of them. */
  readonly pattern?: readonly Pattern[];
  readonly minInclusive?: Literal;
  readonly maxInclusive?: Literal;
  readonly minExclusive?: Literal;
  readonly maxExclusive?: Literal;
  readonly enumeration?: readonly string[];
}

/**
 * @param datatypeOf - returns the datatype of a type
 * @throws RangeError if a facet is not a value of its type
 */
export function planOf(
  { variety }: SimpleType,
  types: TypeIndex,
  datatypeOf: (use: TypeUse) => Datatype<unknown>,
): SimplePlan {
  switch (variety.kind) {
    case "enumeration":
      return { kind: "texts", values: variety.values };
    case "flags":
      return { kind: "list", item: { kind: "texts", values: variety.values } };
    case "restriction":
      return planRestriction(variety, types, datatypeOf(variety.base));
    case "list":
      return { kind: "list", item: { kind: "use", use: variety.item } };
    case "union":
      return planUnion(variety, types);
  }
}

function planUnion(variety: Union, types: TypeIndex): SimplePlan {
  const tags = tagsOf(variety, types);
  const members = variety.members.map((use): SimplePlan => ({ kind: "use", use }));
  if (tags === undefined) return { kind: "union", members };
  return { kind: "tagged", members: members.map((member, index) => [tags[index] ?? "", member]) };
}

/**
 * Of names, only the values count: a name has every length (erratum E2-36), and its prefix is up to whoever writes it. A list of
 * names has a length.
 */
function planRestriction(variety: Restriction, types: TypeIndex, base: Datatype<unknown>): SimplePlan {
  const use: SimplePlan = { kind: "use", use: variety.base };
  if (isKeptAsText(variety, types)) return planText(variety, use, base);
  if (variety.values.length > 0 && isOfNames(variety.base, types)) return { kind: "names", values: namesOf(variety) };
  const facets = isOfNames(variety.base, types) ? facetsOfNames(variety, types) : variety.facets;
  const literals = literalsOf(variety.values, base);
  const isFew = literals !== undefined && literals.length > 0;
  const enumeration =
    isFew || variety.values.length === 0 ? {} : { enumeration: variety.values.map(({ text }) => text) };
  const kept = restrict(use, { ...plannedFacets(facets, base), ...enumeration });
  return isFew ? { kind: "enumerated", base: kept, values: literals } : kept;
}

/** Some facets of a list apply to the list, others to its text. */
function planText({ facets, values }: Restriction, use: SimplePlan, base: Datatype<unknown>): SimplePlan {
  const { pattern = [], ...others } = plannedFacets(facets, base);
  const enumeration = values.length === 0 ? {} : { enumeration: values.map(({ text }) => text) };
  return restrict({ kind: "asText", base: restrict(use, { ...others, ...enumeration }) }, { pattern });
}

function facetsOfNames({ base, facets }: Restriction, types: TypeIndex): readonly Facet[] {
  return isList(base, types) ? facets.filter(({ name }) => /length$/i.test(name)) : [];
}

function restrict(base: SimplePlan, facets: PlannedFacets): SimplePlan {
  return Object.keys(facets).length === 0 ? base : { kind: "restricted", base, facets };
}

function namesOf({ values }: Restriction): string[] {
  return values.map(({ text, expandedName }) => {
    if (expandedName === undefined) throw new RangeError(`a facet has the value ${quote(text)}, which is no name`);
    return clarkName(expandedName);
  });
}

/** The values as literals, each once; undefined if one of them has none. */
function literalsOf(values: readonly AllowedValue[], base: Datatype<unknown>): Literal[] | undefined {
  const literals = values.map((value) => literalOf(parsed(value.text, base, value.expandedName)));
  return literals.includes(undefined) ? undefined : [...new Set(literals.filter((literal) => literal !== undefined))];
}

function literalOf(value: unknown): Literal | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  return typeof value === "string" || typeof value === "bigint" || typeof value === "boolean" ? value : undefined;
}

function parsed(text: string, base: Datatype<unknown>, name?: QName): unknown {
  const value = base.parse(text, () => name?.namespace);
  if (value === undefined) throw new RangeError(`a facet has the value ${quote(text)}, which is none of its type`);
  return value;
}

function plannedFacets(facets: readonly Facet[], base: Datatype<unknown>): PlannedFacets {
  const patterns = facets.filter(({ name }) => name === "pattern").map(({ value }) => parsePattern(value));
  const others = facets
    .filter(({ name }) => name !== "pattern")
    .map(({ name, value }) => [name, plannedValue(name, value, base)]);
  return { ...(patterns.length === 0 ? {} : { pattern: patterns }), ...Object.fromEntries(others) };
}

function plannedValue(name: Facet["name"], value: string, base: Datatype<unknown>): Literal {
  switch (name) {
    case "length":
    case "minLength":
    case "maxLength":
    case "totalDigits":
    case "fractionDigits":
      return countOf(value);
    case "minInclusive":
    case "maxInclusive":
    case "minExclusive":
    case "maxExclusive":
      return literalOf(parsed(value, base)) ?? value;
    case "whiteSpace":
    case "pattern":
      return collapse(value);
  }
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 0) return count;
  throw new RangeError(`a facet has the value ${quote(text)}, which is no number from 0 on`);
}

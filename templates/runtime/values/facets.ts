import { describe, oneOf } from "../descriptions.js";
import { clarkName, qnameOf } from "../xml/name-forms.js";
import { isBytes } from "./binary.js";
import type { Breach, Datatype } from "./datatype.js";
import { collapse, isCollapsed, isReplaced, replace } from "./lexical.js";
import { compareDecimals, compareDurations, compareMoments, partsOfDecimal } from "./order.js";

/**
 * The constraining facets (XSD 1.0 part 2, 4.3). A value may also be given as text, which the base type reads, because some values
 * have no literal in JavaScript.
 */
export interface Facets<T> {
  /** In characters, bytes or items. */
  readonly length?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: Pattern;
  readonly whiteSpace?: WhiteSpace;
  readonly enumeration?: readonly (T | string)[];
  readonly minInclusive?: T | string;
  readonly maxInclusive?: T | string;
  readonly minExclusive?: T | string;
  readonly maxExclusive?: T | string;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
}

/** An expression that must match the whole text. */
export interface Pattern {
  readonly source: string;
  test(text: string): boolean;
}

export type WhiteSpace = "preserve" | "replace" | "collapse";

/** The effect of each value of the whiteSpace facet in reading (4.3.6). */
export const WHITE_SPACE: Readonly<Record<WhiteSpace, (text: string) => string>> = {
  preserve: (text) => text,
  replace,
  collapse,
};

/** Whether the whiteSpace facet would not change a text. */
export const IS_NORMAL: Readonly<Record<WhiteSpace, (text: string) => boolean>> = {
  preserve: () => true,
  replace: isReplaced,
  collapse: isCollapsed,
};

/** Checks one facet. It returns undefined for a value that keeps the facet. */
export type Rule<T> = (value: T, text: string) => Breach | undefined;

/** The rules of facets for the values of a base type. There is none for white space, which reading handles. */
export function rulesOf<T>(base: Datatype<T>, facets: Facets<T>): readonly Rule<T>[] {
  return [...lengthRules(facets), ...digitRules(facets), ...boundRules(base, facets), ...otherRules(base, facets)];
}

/** The value of a facet, which may be given as text. */
export function facetValue<T>(base: Datatype<T>, given: T | string): T {
  const value = typeof given === "string" ? base.parse(given) : given;
  if (value === undefined) throw new RangeError("a facet that is no value of its type");
  return value;
}

/** Whether two values are equal in XML Schema (4.2.1). */
export function isSame<T>(datatype: Datatype<T>, a: T, b: T): boolean {
  const order = compareValues(datatype, a, b);
  return order === undefined ? isAlike(a, b) : order === 0;
}

function compareValues<T>(datatype: Datatype<T>, a: T, b: T): number | undefined {
  const { order } = datatype;
  if (order !== undefined && typeof a === "string" && typeof b === "string") return ORDERS[order](a, b);
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b);
  if (typeof a === "bigint" && typeof b === "bigint") return compareNumbers(a, b);
  return a instanceof Date && b instanceof Date ? compareNumbers(a.getTime(), b.getTime()) : undefined;
}

/**
 * Each returns less than 0 if the first text is less, 0 if they are equal, and undefined if they have no order: that of dates and of
 * durations is partial (3.2.6.2, 3.2.7.4).
 */
const ORDERS = { decimal: compareDecimals, moment: compareMoments, duration: compareDurations } as const;

/** The order of two numbers; undefined for NaN, which has no order. */
function compareNumbers<N extends number | bigint>(a: N, b: N): number | undefined {
  return a < b ? -1 : a > b ? 1 : a === b ? 0 : undefined;
}

function isAlike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (isBytes(a) && isBytes(b)) return a.length === b.length && a.every((byte, index) => byte === b[index]);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isAlike(item, b[index]));
  const [x, y] = [qnameOf(a), qnameOf(b)];
  return x !== undefined && y !== undefined && clarkName(x) === clarkName(y);
}

function lengthRules<T>({ length, minLength, maxLength }: Facets<T>): Rule<T>[] {
  return [
    ...given(length, (exact) => rule(`a length of exactly ${exact}`, (value: T) => lengthOf(value, exact) === exact)),
    ...given(minLength, (min) => rule(`a length of at least ${min}`, (value: T) => lengthOf(value, min) >= min)),
    ...given(maxLength, (max) => rule(`a length of at most ${max}`, (value: T) => lengthOf(value, max) <= max)),
  ];
}

/** The length in Unicode characters, bytes or items (4.3.1). A name has every length (erratum E2-36). */
function lengthOf(value: unknown, any: number): number {
  if (Array.isArray(value) || isBytes(value)) return value.length;
  if (typeof value !== "string") return any;
  let count = 0;
  for (const _ of value) count++;
  return count;
}

function digitRules<T>({ totalDigits, fractionDigits }: Facets<T>): Rule<T>[] {
  const digits = (value: unknown) => partsOfDecimal(String(value));
  return [
    ...given(totalDigits, (max) =>
      rule(`at most ${max} digits`, (value: T) => {
        const { whole, fraction } = digits(value);
        return whole.length + fraction.length <= max;
      }),
    ),
    ...given(fractionDigits, (max) =>
      rule(`at most ${max} digits after the point`, (value: T) => digits(value).fraction.length <= max),
    ),
  ];
}

function boundRules<T>(base: Datatype<T>, facets: Facets<T>): Rule<T>[] {
  const bound = (given: T | string | undefined, words: string, fits: (order: number) => boolean): Rule<T>[] => {
    if (given === undefined) return [];
    const limit = facetValue(base, given);
    return [
      rule(`${words} ${base.format(limit) ?? ""}`, (value: T) => {
        const order = compareValues(base, value, limit);
        return order !== undefined && fits(order);
      }),
    ];
  };
  return [
    ...bound(facets.minInclusive, "a value of at least", (order) => order >= 0),
    ...bound(facets.minExclusive, "a value above", (order) => order > 0),
    ...bound(facets.maxInclusive, "a value of at most", (order) => order <= 0),
    ...bound(facets.maxExclusive, "a value below", (order) => order < 0),
  ];
}

function otherRules<T>(base: Datatype<T>, { pattern, enumeration }: Facets<T>): Rule<T>[] {
  const { whiteSpace = collapse } = base;
  return [
    // The text of a name has a prefix, which is not part of the value: the writer chooses it.
    ...given(pattern, (expression) =>
      rule(
        `text that matches ${expression.source}`,
        (value: T, text) => qnameOf(value) !== undefined || expression.test(whiteSpace(text)),
      ),
    ),
    ...given(enumeration, (values) =>
      enumerationRule(
        base,
        values.map((value) => facetValue(base, value)),
      ),
    ),
  ];
}

/** The rule that only some values are allowed. */
export function enumerationRule<T>(base: Datatype<T>, values: readonly T[]): Rule<T> {
  const expected = oneOf(values.map((value) => base.format(value) ?? describe(value)));
  const breach: Breach = { kind: "enumeration value", expected };
  return (value) => (values.some((known) => isSame(base, known, value)) ? undefined : breach);
}

function rule<T>(expected: string, isKept: (value: T, text: string) => boolean): Rule<T> {
  const breach: Breach = { kind: "facet", expected };
  return (value, text) => (isKept(value, text) ? undefined : breach);
}

function given<V, R>(value: V | undefined, make: (value: V) => R): R[] {
  return value === undefined ? [] : [make(value)];
}

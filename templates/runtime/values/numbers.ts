import { CODE } from "../xml/characters.js";
import type { Datatype } from "./datatype.js";
import { collapse, lexicalDatatype } from "./lexical.js";

/** A number with up to 10000 digits, as text, so that `12.50` stays `12.50`. */
export type Decimal = string;

/** `true` or `false`; in text also `1` or `0` (3.2.2). WCF refuses `True`, so upper case is refused here as well. */
export const boolean: Datatype<boolean> = {
  name: "boolean",
  expected: "true or false",
  parse(text) {
    const literal = collapse(text);
    if (literal === "true" || literal === "1") return true;
    return literal === "false" || literal === "0" ? false : undefined;
  },
  format: (value) => (typeof value === "boolean" ? String(value) : undefined),
};

/** An integer from -128 to 127. */
export const byte: Datatype<number> = /* @__PURE__ */ boundedInteger("byte", -128, 127);
/** An integer from -32768 to 32767. */
export const short: Datatype<number> = /* @__PURE__ */ boundedInteger("short", -32_768, 32_767);
/** An integer from -2147483648 to 2147483647. */
export const int: Datatype<number> = /* @__PURE__ */ boundedInteger("int", -2_147_483_648, 2_147_483_647);
/** An integer from 0 to 255. */
export const unsignedByte: Datatype<number> = /* @__PURE__ */ boundedInteger("unsignedByte", 0, 255);
/** An integer from 0 to 65535. */
export const unsignedShort: Datatype<number> = /* @__PURE__ */ boundedInteger("unsignedShort", 0, 65_535);
/** An integer from 0 to 4294967295. */
export const unsignedInt: Datatype<number> = /* @__PURE__ */ boundedInteger("unsignedInt", 0, 4_294_967_295);

/** An integer from -9223372036854775808 to 9223372036854775807. */
export const long: Datatype<bigint> = /* @__PURE__ */ bigInteger("long", { min: -(2n ** 63n), max: 2n ** 63n - 1n });
/** An integer from 0 to 18446744073709551615. */
export const unsignedLong: Datatype<bigint> = /* @__PURE__ */ bigInteger("unsignedLong", {
  min: 0n,
  max: 2n ** 64n - 1n,
});
/** Any integer of up to 10000 digits. A .NET server reads it as a `long`, and answers with a fault if it does not fit. */
export const integer: Datatype<bigint> = /* @__PURE__ */ bigInteger("integer", {});
/** An integer of 0 or more. */
export const nonNegativeInteger: Datatype<bigint> = /* @__PURE__ */ bigInteger("nonNegativeInteger", { min: 0n });
/** An integer of 1 or more. */
export const positiveInteger: Datatype<bigint> = /* @__PURE__ */ bigInteger("positiveInteger", { min: 1n });
/** An integer of 0 or less. */
export const nonPositiveInteger: Datatype<bigint> = /* @__PURE__ */ bigInteger("nonPositiveInteger", { max: 0n });
/** An integer of -1 or less. */
export const negativeInteger: Datatype<bigint> = /* @__PURE__ */ bigInteger("negativeInteger", { max: -1n });

/**
 * A number within the range of 32-bit floating point. It is read as the nearest JavaScript number and not rounded to 32 bits:
 * `0.1` stays 0.1 and is sent as `0.1`. Rounding would make it 0.10000000149011612.
 */
export const float: Datatype<number> = /* @__PURE__ */ floatingPoint("float", {
  expected: "a number from -3.4028234663852886e+38 to 3.4028234663852886e+38, INF, -INF or NaN",
  round: Math.fround,
});

/** Every JavaScript number. Text beyond its range, such as `1e400`, is refused, not read as infinity. */
export const double: Datatype<number> = /* @__PURE__ */ floatingPoint("double", {
  expected: "a number from -1.7976931348623157e+308 to 1.7976931348623157e+308, INF, -INF or NaN",
  round: (value) => value,
});

/** A decimal number (3.2.3): digits with an optional sign and point, no exponent. */
export const decimal: Datatype<Decimal> = /* @__PURE__ */ lexicalDatatype({
  name: "decimal",
  expected: 'a decimal number as a string, such as "12.50"',
  isPlain: true,
  accepts: (text) => text.length <= MAX_DIGITS && /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text),
  order: "decimal",
});

/** A datatype of integers that a JavaScript number holds exactly. The range includes `min` and `max`. */
export function boundedInteger(name: string, min: number, max: number): Datatype<number> {
  const fits = (value: number): boolean => value >= min && value <= max;
  return {
    name,
    expected: `an integer from ${min} to ${max}`,
    isPlain: true,
    parse(text) {
      const digits = integerLiteral(text);
      if (digits === undefined) return undefined;
      const value = Number(digits) + 0; // Turns -0 into 0: the type has only one zero.
      return fits(value) ? value : undefined;
    },
    format: (value) => (Number.isInteger(value) && fits(value) ? String(value) : undefined),
  };
}

function bigInteger(name: string, range: { readonly min?: bigint; readonly max?: bigint }): Datatype<bigint> {
  const { min, max } = range;
  const fits = (value: bigint): boolean => (min === undefined || value >= min) && (max === undefined || value <= max);
  return {
    name,
    expected: `an integer (bigint)${rangeInWords(min, max)}`,
    isPlain: true,
    parse(text) {
      const digits = integerLiteral(text);
      if (digits === undefined) return undefined;
      const value = BigInt(digits);
      return fits(value) ? value : undefined;
    },
    format: (value) => (typeof value === "bigint" && fits(value) ? String(value) : undefined),
  };
}

function rangeInWords(min: bigint | undefined, max: bigint | undefined): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of ${min} or more`;
  return max === undefined ? "" : ` of ${max} or less`;
}

/** The lexical form of all integers (3.3.13). `Number` and `BigInt` alone would also read "", 0x10 and 1e3. */
function integerLiteral(text: string): string | undefined {
  const digits = collapse(text);
  return digits.length <= MAX_DIGITS && /^[+-]?\d+$/.test(digits) ? digits : undefined;
}

/** A number of millions of digits takes seconds to read, and longer ones do not fit into a bigint. */
const MAX_DIGITS = 10_000;

const FLOATING_POINT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
/** 3.2.4.1. `+INF` is only in XSD 1.1, and `Infinity` in neither version. */
const SPECIAL_VALUES = /* @__PURE__ */ new Map([
  ["INF", Infinity],
  ["-INF", -Infinity],
  ["NaN", NaN],
]);

function floatingPoint(
  name: string,
  { expected, round }: { readonly expected: string; readonly round: (value: number) => number },
): Datatype<number> {
  const fits = (value: number): boolean => Number.isFinite(round(value));
  return {
    name,
    expected,
    isPlain: true,
    parse(text) {
      const short = shortDecimal(text);
      if (short !== undefined) return short;
      const literal = collapse(text);
      if (!FLOATING_POINT.test(literal)) return SPECIAL_VALUES.get(literal);
      const value = Number(literal);
      return fits(value) ? value : undefined;
    },
    format(value) {
      if (typeof value !== "number") return undefined;
      if (Number.isFinite(value)) return fits(value) ? floatingPointLiteral(value) : undefined;
      return Number.isNaN(value) ? "NaN" : value > 0 ? "INF" : "-INF";
    },
  };
}

/**
 * The number of a text with few digits and perhaps a point, which is the usual form; undefined for any other. It is the nearest number,
 * because a whole number of 15 digits and a power of ten are exact, and dividing rounds once.
 */
function shortDecimal(text: string): number | undefined {
  const { length } = text;
  if (length > POWERS_OF_TEN.length) return undefined;
  let whole = 0;
  let point = length - 1;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= CODE.zero && code <= CODE.nine) whole = whole * 10 + code - CODE.zero;
    else if (code === CODE.point && at > 0 && point === length - 1) point = at;
    else return undefined;
  }
  return length === 0 ? undefined : whole / (POWERS_OF_TEN[length - 1 - point] ?? 1);
}

/** As many as a whole number may have digits. */
const POWERS_OF_TEN = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14];

/** The text of a number. `String` returns a valid form, also for exponents (`1e+21`), but drops the sign of -0. */
function floatingPointLiteral(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

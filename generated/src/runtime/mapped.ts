// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * Datatypes with other values than the usual ones, for packages whose configuration asks for another TypeScript type, and for the
 * contracts of .NET. A value that the type cannot hold is refused.
 */

import {
  boundedInteger,
  type Datatype,
  type Decimal,
  dateTime,
  decimal,
  fromDate,
  long,
  partsOfDecimal,
  toDate,
  unsignedLong,
} from "./values.js";

export { swaRef } from "./unusual-values.js";
export { anyDateTime } from "./values.js";

/**
 * A point in time, in milliseconds; further digits are cut off. Text without a zone is read as UTC, although it may mean another
 * zone. Written text has the zone `Z`.
 */
export const dateTimeAsDate: Datatype<Date> = {
  name: "dateTime",
  expected: "a valid Date of the years 1 to 9999",
  parse(text) {
    const value = dateTime.parse(text);
    if (value === undefined || !isYearOfDotNet(value)) return undefined;
    const date = toDate(value, "Z");
    return isOfDotNet(date) ? date : undefined;
  },
  format(value) {
    if (!(value instanceof Date)) return undefined;
    return isOfDotNet(value) ? fromDate(value, "Z") : undefined;
  },
};

/** The years 1 to 9999 are the range of .NET. XSD 1.0 has no year 0, unlike Date. */
function isYearOfDotNet(value: string): boolean {
  return /^\d{4}-/.test(value);
}

/** Whether a date can be sent. Only such dates are read: a zone can move the first and last hours of these years out of the range. */
function isOfDotNet(value: Date): boolean {
  const year = value.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** A long within the range that a number holds exactly, ±(2^53 - 1). */
export const longAsNumber: Datatype<number> = /* @__PURE__ */ boundedInteger(
  "long",
  Number.MIN_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER,
);
/** An unsignedLong within the range that a number holds exactly, up to 2^53 - 1. */
export const unsignedLongAsNumber: Datatype<number> = /* @__PURE__ */ boundedInteger(
  "unsignedLong",
  0,
  Number.MAX_SAFE_INTEGER,
);

/** A long in digits, without leading zeros. */
export const longAsString: Datatype<string> = /* @__PURE__ */ inDigits(long);
/** An unsignedLong in digits, without leading zeros. */
export const unsignedLongAsString: Datatype<string> = /* @__PURE__ */ inDigits(unsignedLong);

function inDigits(integer: Datatype<bigint>): Datatype<string> {
  const parse = (text: string): string | undefined => integer.parse(text)?.toString();
  return {
    name: integer.name,
    expected: integer.expected.replace("bigint", "in digits, as a string"),
    parse,
    format: (value) => (typeof value === "string" ? parse(value) : undefined),
    order: "decimal",
  };
}

/**
 * A decimal number that a .NET server can hold, `System.Decimal`: its digits make at most 2^96 - 1 without the point, and at most 28
 * of them are after it. The server would silently round further digits. Reading accepts any decimal number.
 */
export const decimalOfDotNet: Datatype<Decimal> = {
  ...decimal,
  expected:
    'a decimal number of .NET as a string, such as "12.50": at most 28 digits after the point, and 28 or 29 in all',
  format: (value) => (decimal.format(value) === undefined || !isDecimalOfDotNet(value) ? undefined : value),
};

function isDecimalOfDotNet(value: Decimal): boolean {
  const { whole, fraction } = partsOfDecimal(value);
  const digits = whole + fraction;
  return fraction.length <= 28 && digits.length <= 29 && BigInt(digits) < 2n ** 96n;
}

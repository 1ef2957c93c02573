/**
 * Datatypes with other TypeScript types than their usual ones, for packages whose configuration asks for them. What such a
 * type cannot hold is refused, in both directions.
 */
import type { Datatype } from "./datatype.js";
import { fromDate, toDate } from "./date-time.js";
import { dateTime } from "./dates.js";
import { boundedInteger, long, unsignedLong } from "./numbers.js";

/**
 * A point in time, to the millisecond: further digits are cut off. Text without a zone is taken as UTC, which it may not
 * be; what is written says `Z`.
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

/** .NET has no others (wire fact), and XSD 1.0 has no year 0 where Date has one. */
function isYearOfDotNet(value: string): boolean {
  return /^\d{4}-/.test(value);
}

/** What can be sent, and so what can be read: a zone may take the first and the last hours of these years out of them. */
function isOfDotNet(value: Date): boolean {
  const year = value.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** A long that a number holds exactly. */
export const longAsNumber: Datatype<number> = boundedInteger("long", Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
/** An unsignedLong that a number holds exactly. */
export const unsignedLongAsNumber: Datatype<number> = boundedInteger("unsignedLong", 0, Number.MAX_SAFE_INTEGER);

/** A long in digits, without leading zeros. */
export const longAsString: Datatype<string> = inDigits(long);
/** An unsignedLong in digits, without leading zeros. */
export const unsignedLongAsString: Datatype<string> = inDigits(unsignedLong);

function inDigits(integer: Datatype<bigint>): Datatype<string> {
  const parse = (text: string): string | undefined => integer.parse(text)?.toString();
  return {
    name: integer.name,
    expected: integer.expected.replace("bigint", "in digits, as a string"),
    parse,
    format: (value) => (typeof value === "string" ? parse(value) : undefined),
  };
}

import { CODE } from "../xml/characters.js";
import type { Datatype } from "./datatype.js";
import { type LexicalRules, lexicalDatatype } from "./lexical.js";

/** A date and time as text, with or without a zone: `2024-02-29T23:59:59.123Z`, `2024-07-01T12:00:00`. */
export type DateTime = string;
/** A date as text, with or without a zone: `2024-02-29`. Not `Date`, which would hide the global of that name. */
export type CalendarDate = string;
/** A time of day as text, with or without a zone: `23:59:59.5+02:00`. */
export type TimeOfDay = string;
/** A length of time as text: `P1Y2M3DT4H5M6.7S`. */
export type Duration = string;
/** A year as text: `2024`. */
export type GYear = string;
/** A month of a year as text: `2024-02`. */
export type GYearMonth = string;
/** A month of any year as text: `--02`. */
export type GMonth = string;
/** A day of any year as text: `--02-29`. */
export type GMonthDay = string;
/** A day of any month as text: `---29`. */
export type GDay = string;

// The parts that the lexical forms of 3.2.7 to 3.2.14 share. A year of more than four digits must not begin with a zero, and
// there is no year 0 (3.2.7.1; XSD 1.1 has one).
const YEAR = String.raw`(?<year>-?(?!0000)(?:[1-9]\d{4,}|\d{4}))`;
const MONTH = `(?<month>0[1-9]|1[0-2])`;
const DAY = String.raw`(?<day>0[1-9]|[12]\d|3[01])`;
// 24 is the end of the day, so nothing but zeros may follow (3.2.7.1).
const TIME = String.raw`(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)`;
const ZONE = String.raw`(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?`;

/**
 * A date and time (3.2.7). The text is kept unchanged: with or without a zone, with all digits of the fraction.
 *
 * Reading accepts all that the specification allows. Sending accepts only what .NET can hold. .NET refuses 24:00:00 and years
 * outside 0001 to 9999, and silently rounds a fraction of more than 7 digits.
 */
export const dateTime: Datatype<DateTime> = /* @__PURE__ */ patterned({
  name: "dateTime",
  expected:
    "a date and time such as 2024-02-29T23:59:59.123Z, the zone optional (when sent: years 0001 to 9999, no 24:00:00, at most 7 digits of fraction)",
  pattern: [YEAR, "-", MONTH, "-", DAY, "T", TIME, ZONE],
  isUsual: isUsualDateTime,
  sends: (text) => /^\d{4}-\d\d-\d\dT(?!24)[\d:]{8}(?:\.\d{1,7})?(?:[Z+-]|$)/.test(text),
});

/** A date and time for services that are not of .NET: all that the specification allows is sent. */
export const anyDateTime: Datatype<DateTime> = /* @__PURE__ */ patterned({
  name: "dateTime",
  expected: "a date and time such as 2024-02-29T23:59:59.123Z, the zone optional",
  pattern: [YEAR, "-", MONTH, "-", DAY, "T", TIME, ZONE],
  isUsual: isUsualDateTime,
});

/** A date (3.2.9), with or without a zone. */
export const date: Datatype<CalendarDate> = /* @__PURE__ */ patterned({
  name: "date",
  expected: "a date such as 2024-02-29, the zone optional",
  pattern: [YEAR, "-", MONTH, "-", DAY, ZONE],
});

/** A time of day (3.2.8), with or without a zone. */
export const time: Datatype<TimeOfDay> = /* @__PURE__ */ patterned({
  name: "time",
  expected: "a time of day such as 23:59:59.123, the zone optional",
  pattern: [TIME, ZONE],
});

/** A year (3.2.11), with or without a zone. */
export const gYear: Datatype<GYear> = /* @__PURE__ */ patterned({
  name: "gYear",
  expected: "a year such as 2024, the zone optional",
  pattern: [YEAR, ZONE],
});

/** A month of a year (3.2.10), with or without a zone. */
export const gYearMonth: Datatype<GYearMonth> = /* @__PURE__ */ patterned({
  name: "gYearMonth",
  expected: "a month of a year such as 2024-02, the zone optional",
  pattern: [YEAR, "-", MONTH, ZONE],
});

/** A month of any year (3.2.14), with or without a zone. The form `--02--` of the first edition was an error. */
export const gMonth: Datatype<GMonth> = /* @__PURE__ */ patterned({
  name: "gMonth",
  expected: "a month such as --02, the zone optional",
  pattern: ["--", MONTH, ZONE],
});

/** A day of any year (3.2.12), `--02-29` included, with or without a zone. */
export const gMonthDay: Datatype<GMonthDay> = /* @__PURE__ */ patterned({
  name: "gMonthDay",
  expected: "a day of a month such as --02-29, the zone optional",
  pattern: ["--", MONTH, "-", DAY, ZONE],
});

/** A day of any month (3.2.13), with or without a zone. */
export const gDay: Datatype<GDay> = /* @__PURE__ */ patterned({
  name: "gDay",
  expected: "a day such as ---29, the zone optional",
  pattern: ["---", DAY, ZONE],
});

interface PatternRules extends Pick<LexicalRules, "name" | "expected" | "sends" | "order"> {
  /** The parts of the expression. A template of them would be a call in the eyes of bundlers. */
  readonly pattern: readonly string[];
  /** A fast test for the usual form: whether a text can certainly be read and sent. */
  readonly isUsual?: (text: string) => boolean;
}

function always(): boolean {
  return true;
}

function never(): boolean {
  return false;
}

/** If the pattern has both a month and a day, the day must exist in that month. */
export function patterned(rules: PatternRules): Datatype<string> {
  const { name, expected, pattern, sends = always, isUsual = never, order = "moment" } = rules;
  const lexical = new RegExp(`^${pattern.join("")}$`);
  const hasDay = pattern.includes(DAY);
  const accepts = (text: string): boolean => {
    if (!hasDay) return lexical.test(text);
    const groups = lexical.exec(text)?.groups;
    if (groups === undefined) return false;
    const { year, month, day } = groups;
    // Appendix E uses the digits of negative years too.
    const digitsOfYear = year === undefined ? undefined : Number(year.slice(-4));
    return month === undefined || Number(day) <= lastDay(Number(month), digitsOfYear);
  };
  return lexicalDatatype({
    name,
    expected,
    isPlain: true,
    order,
    accepts: (text) => isUsual(text) || accepts(text),
    sends: (text) => isUsual(text) || (accepts(text) && sends(text)),
  });
}

/**
 * Whether a text has the usual form of a date and time: a year from 1000 on, at most 7 digits of fraction, and UTC or no zone.
 * It is faster than the whole pattern. A text in another form may be valid as well.
 */
export function isUsualDateTime(text: string): boolean {
  if (!USUAL_DATE_TIME.test(text)) return false;
  const day = digits(text, 8);
  return day <= 28 || day <= lastDay(digits(text, 5), digits(text, 0) * 100 + digits(text, 2));
}

const USUAL_DATE_TIME =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?Z?$/;

/** The number of two digits. */
function digits(text: string, at: number): number {
  return (text.charCodeAt(at) - CODE.zero) * 10 + text.charCodeAt(at + 1) - CODE.zero;
}

/**
 * The last day of a month (appendix E, maximumDayInMonthFor). Without a year, February has 29 days.
 * @param year - its last four digits are enough, because 10000 is a multiple of 400
 */
function lastDay(month: number, year?: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28;
}

/** Dates and times in .NET's invariant culture and in XML Schema. */

/**
 * Reads a date: month first with slashes, or day first with points.
 * @returns the date in the form of XML Schema; undefined if there is no such date
 */
export function dateOf(text: string): string | undefined {
  const [, first = "", separator, second = "", , year = ""] = DATE.exec(text) ?? [];
  if (separator === undefined) return undefined;
  const [month, day] = separator === "/" ? [first, second] : [second, first];
  return isDate(Number(year), Number(month), Number(day)) ? `${year}-${two(month)}-${two(day)}` : undefined;
}

const DATE = /^(\d{1,2})([/.])(\d{1,2})(\2)(\d{4})$/;

/** The form with the month first; undefined for a text that is not a date of XML Schema, or has a zone. */
export function monthFirst(date: string): string | undefined {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  return isDate(Number(year), Number(month), Number(day)) ? `${month}/${day}/${year}` : undefined;
}

/** Whether a date exists in .NET's calendar, which begins with the year 1 and applies today's rules to all years. */
function isDate(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= days;
}

/**
 * A time of day with seconds, and without zeros at the end of its fraction.
 * @returns undefined if there is no such time
 */
export function clockTime(text: string): string | undefined {
  const [, hours, minutes, seconds = "00", fraction = ""] = TIME.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `${hours}:${minutes}:${seconds}${withoutZeros(fraction)}`;
}

const TIME = /^(\d\d):(\d\d)(?::(\d\d)(\.\d{1,7})?)?$/;

/** A fraction of a second: digits after a point, or nothing. */
function withoutZeros(fraction: string): string {
  let end = fraction.length;
  while (fraction.charAt(end - 1) === "0") end--;
  return end > 1 ? fraction.slice(0, end) : "";
}

function two(digits: string): string {
  return digits.padStart(2, "0");
}

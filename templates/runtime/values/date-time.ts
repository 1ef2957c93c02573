/**
 * From `DateTime`, the text that stands on the wire, to JavaScript's `Date` and back.
 *
 * A dateTime may come without a zone, and most NetServer servers send it so: then it is local time at a place that
 * only the caller knows. A `Date` is an instant. So every function here has the zone as an argument; none of
 * them ever looks at the zone of the machine that it runs on, which would make results differ between machines.
 */
import { quote } from "../visible-text.js";
import { type DateTime, dateTime } from "./dates.js";

/** `Z` for UTC, or an offset from it such as `+02:00`, from -14:00 to +14:00 (XSD 1.0 part 2, 3.2.7.3). */
export type ZoneOffset = "Z" | `+${string}` | `-${string}`;

/**
 * The instant that a dateTime means. Digits of the fraction beyond milliseconds are cut off, not rounded: keep
 * the `DateTime` where they matter.
 *
 * @param value - a dateTime; one that carries a zone is taken by it
 * @param zone - what a dateTime without a zone means
 * @throws RangeError where `value` is not a dateTime, is before year 1 or beyond what a `Date` holds (year 275760),
 * or where `zone` is not a zone
 */
export function toDate(value: DateTime, zone: ZoneOffset): Date {
  const assumedOffset = offsetMinutes(zone);
  const match = isDateTime(value) ? PARTS.exec(value) : null;
  if (match === null) {
    throw new RangeError(`Expected a dateTime from year 1 on, such as 2024-02-29T23:59:59.12Z, found ${show(value)}`);
  }
  const [, year, month, day, hour, minute, second, fraction = "", ownZone] = match;
  const offset = ownZone === undefined ? assumedOffset : offsetMinutes(ownZone);
  const date = new Date(0);
  // Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999. Minutes and the hour 24 may overflow: they carry.
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute) - offset, Number(second), Number(fraction.slice(0, 3).padEnd(3, "0")));
  if (Number.isNaN(date.getTime())) throw new RangeError(`A Date cannot hold ${show(value)}`);
  return date;
}

/**
 * The same instant as a dateTime that carries the given zone: `2024-02-29T23:59:59.12Z`. Trailing zeros of the
 * fraction are dropped, as .NET does.
 *
 * @throws RangeError where `date` is invalid or its year in that zone is not from 1 to 9999, all that .NET holds, or
 * where `zone` is not a zone
 */
export function fromDate(date: Date, zone: ZoneOffset): DateTime {
  return `${withoutZone(date, zone)}${zone}`;
}

/**
 * The local time at the given offset as a dateTime that does not say so: `2024-07-01T12:00:00`. This is what most
 * NetServer servers send and expect; the offset is that of the server's own zone at this date.
 *
 * @throws RangeError as {@link fromDate}
 */
export function withoutZone(date: Date, zone: ZoneOffset): DateTime {
  const local = new Date(date.getTime() + offsetMinutes(zone) * 60_000);
  if (Number.isNaN(local.getTime())) throw new RangeError("Expected a valid Date, found an invalid one");
  const year = local.getUTCFullYear();
  if (year < 1 || year > 9999)
    throw new RangeError(`Expected a Date from year 1 to 9999, found year ${year.toFixed()}`);
  return local.toISOString().replace(/\.?0{0,3}Z$/, "");
}

// Reads the parts of what is known to be a dateTime. A minus sign finds no match: XSD 1.0 has no year 0 where
// Date has one, so years before 1 would come out as others.
const PARTS = /^(\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/;

/** Without white space around it, as the reader gives it. Callers may be plain JavaScript and hand over anything. */
function isDateTime(value: unknown): boolean {
  return typeof value === "string" && dateTime.parse(value) === value;
}

function offsetMinutes(zone: string): number {
  if (zone === "Z") return 0;
  const match = /^([+-])(0\d|1[0-3]|14(?=:00)):([0-5]\d)$/.exec(zone);
  if (match === null) {
    throw new RangeError(`Expected the zone Z or an offset from -14:00 to +14:00 such as +02:00, found ${show(zone)}`);
  }
  const [, sign, hours, minutes] = match;
  const offset = Number(hours) * 60 + Number(minutes);
  return sign === "-" ? -offset : offset;
}

/** What was found, for an error; short, since it may be anything. */
function show(value: unknown): string {
  if (typeof value !== "string") return value === null ? "null" : typeof value;
  return quote(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

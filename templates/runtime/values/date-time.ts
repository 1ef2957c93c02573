/**
 * Converts between `DateTime`, the text on the wire, and JavaScript's `Date`.
 *
 * A dateTime may have no zone, and some servers send none: then it is local time at a place that only the caller
 * knows. A `Date` is an instant. So every function here takes the zone as an argument. None of them uses the zone of the
 * machine, because results would differ between machines.
 */
import { quote } from "../visible-text.js";
import { type DateTime, dateTime } from "./dates.js";

/** `Z` for UTC, or an offset from it such as `+02:00`, from -14:00 to +14:00 (XSD 1.0 part 2, 3.2.7.3). */
export type ZoneOffset = "Z" | `+${string}` | `-${string}`;

/**
 * The instant that a dateTime means. Digits of the fraction beyond milliseconds are cut off, not rounded. Keep the `DateTime`
 * if they matter.
 *
 * @param value - a dateTime; if it has a zone of its own, that zone counts
 * @param zone - the zone of a dateTime that has none
 * @throws RangeError if `value` is not a dateTime, is before year 1 or beyond the range of a `Date` (year 275760),
 * or if `zone` is not a zone
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
  // Not Date.UTC, which reads the years 0 to 99 as 1900 to 1999. Minutes and the hour 24 may overflow into the next unit.
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute) - offset, Number(second), Number(fraction.slice(0, 3).padEnd(3, "0")));
  if (Number.isNaN(date.getTime())) throw new RangeError(`A Date cannot hold ${show(value)}`);
  return date;
}

/**
 * An instant as a dateTime with the given zone: `2024-02-29T23:59:59.12Z`. Trailing zeros of the fraction are dropped, as
 * .NET does.
 *
 * @throws RangeError if `date` is invalid, if its year in that zone is not from 1 to 9999, the range of .NET, or if `zone` is
 * not a zone
 */
export function fromDate(date: Date, zone: ZoneOffset): DateTime {
  return `${withoutZone(date, zone)}${zone}`;
}

/**
 * An instant as local time at the given offset, in a dateTime without a zone: `2024-07-01T12:00:00`. Some servers
 * send and expect this form. The offset must be that of the server's own zone at this date.
 *
 * @throws RangeError under the same conditions as {@link fromDate}
 */
export function withoutZone(date: Date, zone: ZoneOffset): DateTime {
  const local = new Date(date.getTime() + offsetMinutes(zone) * 60_000);
  if (Number.isNaN(local.getTime())) throw new RangeError("Expected a valid Date, found an invalid one");
  const year = local.getUTCFullYear();
  if (year < 1 || year > 9999)
    throw new RangeError(`Expected a Date from year 1 to 9999, found year ${year.toFixed()}`);
  return local.toISOString().replace(/\.?0{0,3}Z$/, "");
}

// The parts of a text that is known to be a dateTime. A negative year does not match: XSD 1.0 has no year 0 and Date has one, so
// years before 1 would change.
const PARTS = /^(\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/;

/** Accepts no white space around it: the reader has removed it. Callers may be plain JavaScript and pass anything. */
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

/** The value found, for an error message. It is kept short, because it may be anything. */
function show(value: unknown): string {
  if (typeof value !== "string") return value === null ? "null" : typeof value;
  return quote(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

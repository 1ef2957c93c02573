import { describeKind } from "./describe-kind.js";

import { quote } from "./visible-text.js";

/**
 * A value in an error message. Text may be a ticket or a password, so it is described and not shown, unless it looks like a
 * number or a date.
 */
export function describe(value: unknown): string {
  if (typeof value === "string" && /^[\d \t\r\n+\-.:TZ]{1,40}$/.test(value)) return quote(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "bigint" && value > -SHOWN_BIGINT && value < SHOWN_BIGINT) return `${value}n`;
  return describeKind(value);
}

/** Larger than any number of 64 bits. Larger numbers may have millions of digits. */
const SHOWN_BIGINT = 10n ** 40n;

/** The names that are allowed, if they are few; otherwise their number and the first. */
export function oneOf(names: readonly string[]): string {
  return names.length > 12 ? `one of ${names.length} values such as ${names[0]}` : `one of ${names.join(", ")}`;
}

/** The value of an enumeration, or a name: text that a person chose from a list. It is shown if it is short. */
export function describeName(value: unknown): string {
  return typeof value === "string" && value.length <= 60 ? quote(value) : describe(value);
}

/** The allowed number of items, in words. */
export function countBetween(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return `at least ${min}`;
  return min === max ? `${min}` : `${min} to ${max}`;
}

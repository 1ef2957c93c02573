// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import type { CalendarDate, DateTime, Decimal, TimeOfDay } from "../../runtime/datatypes.js";
import { decodeBase64, encodeBase64, quote } from "../../runtime/values.js";

// #region netserver/values/calendar.ts

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

// #endregion

// #region netserver/values/encoded-value.ts

/**
 * A value in a place where NetServer has one text for values of every type: in dictionaries of user-defined fields, in columns and
 * restrictions of archives, in rows of tables. The text has a marker for the type and the value, in brackets. Texts are not encoded.
 */
export type EncodedValue =
  | { readonly type: "text"; readonly value: string }
  /** `[I:123]` */
  | { readonly type: "integer"; readonly value: number }
  /** `[F:123.4]`, of a .NET double or decimal. Its digits are kept; a double may have an exponent. */
  | { readonly type: "decimal"; readonly value: Decimal }
  /** `[M:123.45]` */
  | { readonly type: "money"; readonly value: Decimal }
  /** `[D:11/09/2017]`, month first, or `[D:09.11.2017]`, day first. A server may send a time as well; midnight is not shown. */
  | { readonly type: "date"; readonly value: CalendarDate | DateTime }
  /** `[DT:11/09/2017 14:53:18]`, month first, with up to seven digits after the seconds. It has no zone. */
  | { readonly type: "dateTime"; readonly value: DateTime }
  /** `[T:14:52]` is `14:52:00`. */
  | { readonly type: "time"; readonly value: TimeOfDay }
  /** `[B:…]`, with base64. */
  | { readonly type: "binary"; readonly value: Uint8Array };

/** A type whose values are encoded. */
export type EncodedType = Exclude<EncodedValue["type"], "text">;

export const MARKERS: Readonly<Record<EncodedType, string>> = {
  integer: "I",
  decimal: "F",
  money: "M",
  date: "D",
  dateTime: "DT",
  time: "T",
  binary: "B",
};

/** A number in .NET's invariant culture. */
export const NUMBER: RegExp = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:E[+-]?\d+)?$/i;

/** A value that does not match its marker, or that cannot be encoded. The error message does not show the value. */
export class EncodedValueError extends Error {
  override readonly name: string = "EncodedValueError";
}

// #endregion

// #region netserver/values/decode-value.ts

/**
 * Reads a text that may be encoded. Without a known marker it is a text.
 * @throws EncodedValueError if the content is not a value of the marker's type
 */
export function decodeValue(text: string): EncodedValue {
  const [, marker = "", content = ""] = ENCODED.exec(text) ?? [];
  const type = TYPES.get(marker);
  if (type === undefined) return { type: "text", value: text };
  const value = decodeContent(type, content);
  if (value !== undefined) return value;
  throw new EncodedValueError(`cannot read [${marker}:…]: expected ${EXPECTED_TEXT[type]}, found something else`);
}

/** Whether a text would be read as a value of another type. */
export function isEncoded(text: string): boolean {
  return TYPES.has(ENCODED.exec(text)?.[1] ?? "");
}

const ENCODED = /^\[([A-Z]+):(.*)\]$/s;

const TYPES: ReadonlyMap<string, EncodedType> = /* @__PURE__ */ new Map(
  (Object.keys(MARKERS) as EncodedType[]).map((type) => [MARKERS[type], type]),
);

const EXPECTED_TEXT: Readonly<Record<EncodedType, string>> = {
  integer: "an integer that a number holds exactly",
  decimal: "a number",
  money: "a number",
  date: "MM/dd/yyyy or dd.MM.yyyy",
  dateTime: "MM/dd/yyyy HH:mm:ss",
  time: "HH:mm",
  binary: "base64",
};

function decodeContent(type: EncodedType, content: string): EncodedValue | undefined {
  switch (type) {
    case "integer":
      return decodeInteger(content);
    case "decimal":
    case "money":
      return NUMBER.test(content) ? { type, value: content } : undefined;
    case "date":
      return decodeDate(content);
    case "dateTime":
      return decodeDateTime(content);
    case "time":
      return decodeTime(content);
    case "binary":
      return decodeBinary(content);
  }
}

function decodeInteger(content: string): EncodedValue | undefined {
  const value = /^[+-]?\d+$/.test(content) ? Number(content) : Number.NaN;
  return Number.isSafeInteger(value) ? { type: "integer", value: value + 0 } : undefined;
}

function decodeDate(content: string): EncodedValue | undefined {
  const { date, time } = split(content);
  if (date === undefined || time === undefined) return undefined;
  return { type: "date", value: time === "00:00:00" ? date : `${date}T${time}` };
}

function decodeDateTime(content: string): EncodedValue | undefined {
  const { date, time } = split(content);
  const isWhole = content.includes(" ") && date !== undefined && time !== undefined;
  return isWhole ? { type: "dateTime", value: `${date}T${time}` } : undefined;
}

function decodeTime(content: string): EncodedValue | undefined {
  const value = clockTime(content);
  return value === undefined ? undefined : { type: "time", value };
}

/** A date, and the time after a space; midnight if there is none. */
function split(content: string): { readonly date: string | undefined; readonly time: string | undefined } {
  const space = content.indexOf(" ");
  if (space === -1) return { date: dateOf(content), time: "00:00:00" };
  return { date: dateOf(content.slice(0, space)), time: clockTime(content.slice(space + 1)) };
}

function decodeBinary(content: string): EncodedValue | undefined {
  const isBase64 = content.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(content);
  if (!isBase64) return undefined;
  const padding = content.endsWith("==") ? 2 : content.endsWith("=") ? 1 : 0;
  const value = new Uint8Array((content.length / 4) * 3 - padding);
  decodeBase64(content, value);
  return { type: "binary", value };
}

// #endregion

// #region netserver/values/dictionary.ts

/** A dictionary with text keys: an object, or a `Map` in a package whose configuration asks for it. */
export type Dictionary<Value> = Readonly<Record<string, Value>> | Map<string, Value>;

/** The keys, in their order. */
export function keysOf(dictionary: Dictionary<unknown>): string[] {
  return dictionary instanceof Map ? [...dictionary.keys()] : Object.keys(dictionary);
}

/** The value of a key; undefined if the dictionary does not have it. What an object inherits does not count. */
export function valueIn<Value>(dictionary: Dictionary<Value>, key: string): Value | undefined {
  if (dictionary instanceof Map) return dictionary.get(key);
  return Object.hasOwn(dictionary, key) ? dictionary[key] : undefined;
}

// #endregion

// #region netserver/values/encode-value.ts

/**
 * Writes a value as NetServer's text. Dates have the month first, which a server reads in any culture. `decodeValue` returns the same
 * value again.
 * @throws EncodedValueError for a value that is not of its type, and for a text that would be read as a value of another type
 */
export function encodeValue(value: EncodedValue): string {
  if (value.type === "text") return encodeText(value.value);
  const content = encodeContent(value);
  if (content !== undefined) return `[${MARKERS[value.type]}:${content}]`;
  throw new EncodedValueError(`cannot write a value of the type ${value.type}: expected ${EXPECTED_VALUE[value.type]}`);
}

const EXPECTED_VALUE = {
  integer: "an integer that a number holds exactly",
  decimal: "the text of a number",
  money: "the text of a number",
  date: "yyyy-MM-dd, without a zone",
  dateTime: "yyyy-MM-ddTHH:mm:ss, without a zone",
  time: "HH:mm:ss, without a zone",
  binary: "bytes",
} as const;

function encodeText(text: string): string {
  if (typeof text === "string" && !isEncoded(text)) return text;
  throw new EncodedValueError(
    "cannot write a value of the type text: expected text that does not look like an encoded value",
  );
}

/** Checks the value as well, because callers may be plain JavaScript. */
function encodeContent(value: Exclude<EncodedValue, { type: "text" }>): string | undefined {
  switch (value.type) {
    case "integer":
      return Number.isSafeInteger(value.value) ? String(value.value) : undefined;
    case "decimal":
    case "money":
      return typeof value.value === "string" && NUMBER.test(value.value) ? value.value : undefined;
    case "date":
      return encodeDate(value.value);
    case "dateTime":
      return String(value.value).includes("T") ? withTime(value.value) : undefined;
    case "time":
      return encodeTime(value.value);
    case "binary":
      return value.value instanceof Uint8Array ? encodeBase64(value.value) : undefined;
  }
}

function encodeDate(value: string): string | undefined {
  return String(value).includes("T") ? withTime(value) : monthFirst(value);
}

function withTime(value: string): string | undefined {
  const [day = "", clock = "", ...others] = value.split("T");
  if (others.length > 0) return undefined;
  const [date, time] = [monthFirst(day), hasSeconds(clock) ? clockTime(clock) : undefined];
  return date === undefined || time === undefined ? undefined : `${date} ${time}`;
}

/** Seconds are written only if they are not zero, as in documented times. */
function encodeTime(value: string): string | undefined {
  return hasSeconds(value) ? clockTime(value)?.replace(/^(\d\d:\d\d):00$/, "$1") : undefined;
}

function hasSeconds(clock: string): boolean {
  return /^\d\d:\d\d:/.test(clock);
}

// #endregion

// #region netserver/values/encoded-texts.ts

/** A value that may be nil or absent. An empty value is nil, except for texts. */
type Optional<T> = T | null | undefined;

/** Reads named texts that may be encoded. */
export abstract class EncodedTexts {
  /** The text, not decoded: null if it is nil, undefined if it is absent. */
  abstract text(name: string): Optional<string>;

  /**
   * The value with its type.
   * @throws EncodedValueError if the content is not a value of the marker's type
   */
  encoded(name: string): Optional<EncodedValue> {
    const text = this.text(name);
    return text === null || text === undefined ? text : decodeValue(text);
  }

  /** The value of any type: a number for an integer, bytes for binary, text for all others. */
  value(name: string): Optional<EncodedValue["value"]> {
    const encoded = this.encoded(name);
    return encoded === null || encoded === undefined ? encoded : encoded.value;
  }

  /** @throws EncodedValueError for a value of another type; the methods after this one do the same */
  integer(name: string): Optional<number> {
    const found = this.#given(name);
    if (!found) return found;
    if (found.type !== "integer") throw mismatch(name, "integer", found);
    return found.value;
  }

  /** A number with all its digits. Amounts of money and integers count as well. */
  decimal(name: string): Optional<Decimal> {
    const found = this.#given(name);
    if (!found) return found;
    if (found.type === "integer") return String(found.value);
    if (found.type !== "decimal" && found.type !== "money") throw mismatch(name, "decimal", found);
    return found.value;
  }

  date(name: string): Optional<CalendarDate | DateTime> {
    const found = this.#given(name);
    if (!found) return found;
    if (found.type !== "date") throw mismatch(name, "date", found);
    return found.value;
  }

  dateTime(name: string): Optional<DateTime> {
    const found = this.#given(name);
    if (!found) return found;
    if (found.type !== "dateTime") throw mismatch(name, "dateTime", found);
    return found.value;
  }

  time(name: string): Optional<TimeOfDay> {
    const found = this.#given(name);
    if (!found) return found;
    if (found.type !== "time") throw mismatch(name, "time", found);
    return found.value;
  }

  binary(name: string): Optional<Uint8Array> {
    const found = this.#given(name);
    if (!found) return found;
    if (found.type !== "binary") throw mismatch(name, "binary", found);
    return found.value;
  }

  /** NetServer sends an empty text if there is no value. */
  #given(name: string): Optional<EncodedValue> {
    const encoded = this.encoded(name);
    return encoded?.value === "" ? null : encoded;
  }
}

function mismatch(name: string, expected: EncodedType, found: EncodedValue): EncodedValueError {
  return new EncodedValueError(`${quote(name)}: expected a value of the type ${expected}, found ${found.type}`);
}

// #endregion

// #region netserver/values/user-defined-fields.ts

/**
 * User-defined fields, extra fields or custom fields of an entity, by their names: `SuperOffice:1`, `x_score`. It is a `Map` in a
 * package whose configuration asks for it.
 */
export type FieldDictionary = Record<string, string | null> | Map<string, string | null>;

/**
 * A view of the user-defined fields of an entity: typed values in the entity's dictionary. A value that is set is written to that
 * dictionary, and is sent to the server with the entity.
 */
export class UserDefinedFields extends EncodedTexts {
  readonly #dictionary: FieldDictionary;

  constructor(dictionary: FieldDictionary) {
    super();
    this.#dictionary = dictionary;
  }

  /** The names of the fields. A display text and the like, which a server sends beside a field, is not a field. */
  names(): string[] {
    return keysOf(this.#dictionary).filter((name) => !SUFFIX.test(name));
  }

  text(name: string): string | null | undefined {
    return valueIn(this.#dictionary, name);
  }

  /** The value in words, in the user's language, such as the name of a list item. */
  displayText(name: string): string | null | undefined {
    return this.text(`${name}:DisplayText`);
  }

  /** @throws EncodedValueError for a value that is not of its type; then nothing is set */
  set(name: string, value: EncodedValue | null): void {
    const text = value === null ? null : encodeValue(value);
    if (this.#dictionary instanceof Map) this.#dictionary.set(name, text);
    // An assignment to `__proto__` would not set a field.
    else
      Object.defineProperty(this.#dictionary, name, {
        value: text,
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
}

/** The endings that a server appends to the name of a field. */
const SUFFIX = /:(?:DisplayText|DisplayTooltip|org)$/;

// #endregion

import { encodeBase64 } from "../../runtime/platform/platform.js";
import { clockTime, monthFirst } from "./calendar.js";
import { isEncoded } from "./decode-value.js";
import { type EncodedValue, EncodedValueError, MARKERS, NUMBER } from "./encoded-value.js";

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

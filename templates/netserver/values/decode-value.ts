import { decodeBase64 } from "../../runtime/platform/platform.js";
import { clockTime, dateOf } from "./calendar.js";
import { type EncodedType, type EncodedValue, EncodedValueError, MARKERS, NUMBER } from "./encoded-value.js";

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

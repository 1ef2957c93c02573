import type { CalendarDate, DateTime, Decimal, TimeOfDay } from "../../runtime/values/datatypes.js";
import { quote } from "../../runtime/visible-text.js";
import { decodeValue } from "./decode-value.js";
import { type EncodedType, type EncodedValue, EncodedValueError } from "./encoded-value.js";

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

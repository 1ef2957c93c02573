import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeValue,
  type EncodedValue,
  EncodedValueError,
  encodeValue,
} from "../../generated/src/netserver/values/index.js";
import { limit, runs } from "./runs.js";

const CASES = 5000;

/** A day that .NET has, as XML Schema writes it. */
const dates = fc
  .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** A time of day, with up to seven digits after the seconds, the last of them no zero. */
const times = fc
  .tuple(fc.integer({ min: 0, max: 86_399 }), fc.integer({ min: 0, max: 9_999_999 }))
  .map(([seconds, fraction]) => {
    const clock = new Date(seconds * 1000).toISOString().slice(11, 19);
    const digits = String(fraction).padStart(7, "0").replace(/0+$/, "");
    return digits === "" ? clock : `${clock}.${digits}`;
  });

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.stringMatching(/^(?:\.\d{1,10})?$/))
  .map(([whole, fraction]) => `${whole}${fraction}`);

const values: fc.Arbitrary<EncodedValue> = fc.oneof(
  fc.record({ type: fc.constant("integer" as const), value: fc.maxSafeInteger() }),
  fc.record({ type: fc.constantFrom("decimal" as const, "money" as const), value: decimals }),
  fc.record({ type: fc.constant("date" as const), value: dates }),
  fc.record({
    type: fc.constant("dateTime" as const),
    value: fc.tuple(dates, times).map(([date, time]) => `${date}T${time}`),
  }),
  fc.record({ type: fc.constant("time" as const), value: times }),
  fc.record({ type: fc.constant("binary" as const), value: fc.uint8Array({ maxLength: 50 }) }),
);

describe("encoded values", () => {
  it("are read as they were written", { timeout: limit(CASES) }, () => {
    const holds = (value: EncodedValue): void => {
      expect(decodeValue(encodeValue(value))).toEqual(value);
    };
    fc.assert(fc.property(values, holds), runs(CASES));
  });

  it("of any text are that text, or a value that is written and read again, or an error", {
    timeout: limit(CASES),
  }, () => {
    const content = fc.oneof(fc.string(), fc.stringMatching(/^[\d:./ EeT+-]{0,30}$/));
    const texts = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom("I", "F", "M", "D", "DT", "T", "B", "X"), content)
        .map(([marker, text]) => `[${marker}:${text}]`),
    );
    fc.assert(fc.property(texts, isReadOrRefused), runs(CASES));
  });
});

function isReadOrRefused(text: string): void {
  try {
    const value = decodeValue(text);
    if (value.type === "text") expect(value.value).toBe(text);
    expect(decodeValue(encodeValue(value))).toEqual(value);
  } catch (error) {
    expect(error).toBeInstanceOf(EncodedValueError);
  }
}

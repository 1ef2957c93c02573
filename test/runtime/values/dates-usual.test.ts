import fc from "fast-check";
import { expect, it } from "vitest";
import { isUsualDateTime } from "../../../templates/runtime/values/dates.js";

it.each(["2024-02-29T23:59:59", "1000-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "2024-07-01T12:00:00.5"])(
  "%s is usual",
  (text) => {
    expect(isUsualDateTime(text)).toBe(true);
  },
);

it.each([
  "",
  "0999-01-01T00:00:00",
  "2024-00-01T00:00:00",
  "2024-13-01T00:00:00",
  "2024-01-00T00:00:00",
  "2024-01-32T00:00:00",
  "2024-04-31T00:00:00",
  "2023-02-29T00:00:00",
  "1900-02-29T00:00:00",
  "2024-01-01T24:00:00",
  "2024-01-01T00:60:00",
  "2024-01-01T00:00:60",
  "2024-01-01t00:00:00",
  "2024-01-01T00:00:00z",
  "2024-01-01T00:00:00+00:00",
  "2024-01-01T00:00:00.Z",
  "2024-01-01T00:00:00.",
  "2024-01-01T00:00:00.12345678Z",
  "2024-01-01T00:00:00.1a",
  "2024-01-01T00:00:00 Z",
  "+024-01-01T00:00:00",
  "2024-01-01T0/:00:00",
  "2024-01-01T00:00:0:",
])("%s is left to the pattern", (text) => {
  expect(isUsualDateTime(text)).toBe(false);
});

it("is never true for a text that is not a date", () => {
  const characters = fc.constantFrom(...'0123456789-:TZ.+ /;"');
  const changed = fc
    .tuple(
      fc.date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
      fc.nat(22),
      characters,
    )
    .map(([date, at, character]) => {
      const text = date.toISOString();
      return text.slice(0, at) + character + text.slice(at + 1);
    });
  fc.assert(
    fc.property(changed, (text) => {
      // A day that does not exist in its month would become a day of the next month.
      if (isUsualDateTime(text))
        expect(new Date(text.replace(/Z?$/, "Z")).toISOString().slice(0, 19)).toBe(text.slice(0, 19));
    }),
    { numRuns: 20_000, seed: 1 },
  );
});

import { describe, expect, it } from "vitest";
import type { Datatype } from "../../../templates/runtime/values/datatype.js";

/** The cases of one datatype, in reading and in writing. */
export interface Cases {
  /** A text, and the value that it means. */
  readonly reads: readonly (readonly [text: string, value: unknown])[];
  readonly refusesText: readonly string[];
  /** A value, and the text that it is sent as. */
  readonly writes: readonly (readonly [value: unknown, text: string])[];
  /** Values out of range and of other JavaScript types: callers may be plain JavaScript. */
  readonly refusesValue: readonly unknown[];
}

/** `toStrictEqual` also tells 0 from -0, and a number from a bigint. */
export function describeDatatype(datatype: Datatype<unknown>, cases: Cases): void {
  describe(datatype.name, () => {
    it.each(cases.reads)("reads %j", (text, value) => {
      expect(datatype.parse(text)).toStrictEqual(value);
    });
    it.each(cases.refusesText.map((text) => [text]))("refuses the text %j", (text) => {
      expect(datatype.parse(text)).toBeUndefined();
    });
    it.each(cases.writes)("writes %o", (value, text) => {
      expect(datatype.format(value)).toBe(text);
    });
    it.each([...cases.refusesValue, undefined, null, {}, [], Symbol("s")].map((value) => [value]))(
      "refuses the value %o",
      (value) => {
        expect(datatype.format(value)).toBeUndefined();
      },
    );
  });
}

/** The cases of a datatype whose value is its text: these texts are read and written unchanged. */
export function sameText(texts: readonly string[]): Pick<Cases, "reads" | "writes"> {
  const pairs = texts.map((text) => [text, text] as const);
  return { reads: pairs, writes: pairs };
}

/** One seed for all properties, so that a failing run fails again. */
export const property = { seed: 20240229, numRuns: 500 };

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MESSAGES } from "../support/generated-operations.js";
import { agreements } from "../support/two-readers.js";
import { SAMPLES, wireSamples } from "../support/wire-samples.js";
import { apply, type Edit, edits } from "./edit-message.js";
import { limit, runs, stepOf } from "./runs.js";

/** Shorter than most messages. */
const windowLength = fc.integer({ min: 200, max: 2500 });

const CHANGES: readonly (readonly [string, readonly Edit["kind"][]])[] = [
  ["with changed values", ["content"]],
  ["with removed, copied and exchanged elements", ["remove", "copy", "exchange"]],
  ["with any changes", ["content", "attribute", "structure", "remove", "copy", "exchange", "spell"]],
];

const CASES = 8000;

/** The distance between the lengths of windows, in characters. */
const STEP = stepOf(35);

describe("a message of our own writer", () => {
  it.each(MESSAGES)("$file is read wherever a window ends", (generated) => {
    // Messages of several versions are similar, so each begins at another place.
    const start = 1600 + ((7 * MESSAGES.indexOf(generated)) % STEP);
    for (const text of wireSamples(generated)) {
      const lengths: number[] = [];
      for (let length = start; length < Math.min(text.length, 2400); length += STEP) lengths.push(length);
      expect(agreements(generated.message, text, lengths)).toEqual(lengths.map(() => true));
    }
  });
});

describe("if the fast reader is certain, both readers agree", () => {
  it.each(CHANGES)("on messages %s", { timeout: limit(CASES) }, (name, kinds) => {
    let [count, certain] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), edits(kinds), windowLength, ({ message, text }, changes, length) => {
        count++;
        const [isCertain] = agreements(message, changes.reduce(apply, text), [undefined, length]);
        if (isCertain) certain++;
      }),
      runs(CASES),
    );
    console.log(`${count} messages ${name}: the fast reader was certain of ${certain}`);
    expect(certain).toBeGreaterThan(count / 20);
  });
});

import { describe, expect, it } from "vitest";
import { MESSAGES } from "../../support/generated-operations.js";
import { agreements } from "../../support/two-readers.js";
import { SAMPLES, wireSamples } from "../../support/wire-samples.js";

describe("a message of our own writer", () => {
  it.each(MESSAGES)("$file is read by the fast reader", (generated) => {
    for (const text of wireSamples(generated)) {
      const indented = text.replaceAll(/>(?=<[^/])/g, ">\n\t ");
      const declared = `\ufeff<?xml version="1.0" encoding="utf-8"?>${text}\n`;
      for (const form of [text, indented, declared]) expect(agreements(generated.message, form)).toEqual([true]);
    }
  });
});

describe("a text longer than the window", () => {
  it.each([
    ["of ASCII", "a".repeat(200_000)],
    ["of Latin-1, with references", "é &amp; ".repeat(30_000)],
    ["outside Latin-1, with references", "“ &lt; 😀".repeat(30_000)],
  ])("%s is read by the fast reader", (_, long) => {
    const sample = SAMPLES.find(({ text }) => text.includes("<Description>"));
    const texts = sample?.text.split(/(?<=<Description>)[^<]*/) ?? [];
    expect(texts.length).toBeGreaterThan(1);
    expect(sample && agreements(sample.message, texts.join(long))).toEqual([true]);
  });
});

import { describe, expect, it } from "vitest";
import { matchesPatterns } from "../../../generator/contract/match-pattern.js";
import { patternSource } from "../../../generator/contract/pattern-source.js";
import { parsePattern } from "../../../generator/xsd/parse-pattern.js";

describe("digits of Unicode 3.1 and of today", () => {
  it.each([
    ["\\d", ["7", "٣", "\u1371", "\u0be6"], ["a", "\u2460"]],
    ["\\p{Nd}", ["7", "\u1371"], ["a"]],
    ["\\D", ["a", "\u1371", "\u0be6"], ["7", "٣"]],
    ["\\P{Nd}", ["a", "\u0be6"], ["7"]],
    ["[\\d.]+", ["1.5", "\u1371"], ["a"]],
    ["[^\\d]", ["a"], ["7", "\u1371"]],
    ["[\\Dx5]", ["a", "5"], ["7"]],
    ["[0-9-[\\D]]", ["7"], ["a"]],
  ])("%s", (pattern, right, wrong) => {
    const parsed = [parsePattern(pattern)];
    const expression = new RegExp(patternSource(parsed), "u");
    const both = (text: string) => [expression.test(text), matchesPatterns(parsed, text)];
    for (const text of right) expect(both(text), text).toEqual([true, true]);
    for (const text of wrong) expect(both(text), text).toEqual([false, false]);
  });
});

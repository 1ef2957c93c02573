import fc from "fast-check";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { isLinear } from "../../generator/contract/linear-pattern.js";
import { matchesPatterns } from "../../generator/contract/match-pattern.js";
import { patternSource } from "../../generator/contract/pattern-source.js";
import { parsePattern } from "../../generator/xsd/parse-pattern.js";
import { limit, runs } from "./runs.js";

/** Patterns over a few characters, in all forms that the grammar has. */
const character = fc.constantFrom("a", "b", "c", "-", "1", "\\.", "\\-", "\\n", "é");
const inSet = fc.constantFrom("a-c", "b", "1-9", "\\d", "\\.", "\\p{L}", "\\s", "\\i", "\\c", "\\w", "é");
// libxml2 takes what a complement takes away for what it leaves, so nothing is taken away by one here.
const set = fc
  .tuple(fc.constantFrom("", "^"), fc.array(inSet, { minLength: 1, maxLength: 3 }), fc.constantFrom("", "-[b]"))
  .map(([sign, items, except]) => `[${sign}${items.join("")}${except}]`);
const escaped = fc.constantFrom(
  ".",
  "\\d",
  "\\D",
  "\\s",
  "\\S",
  "\\w",
  "\\W",
  "\\i",
  "\\c",
  "\\p{Ll}",
  "\\p{IsBasicLatin}",
);
const quantity = fc.constantFrom("", "", "?", "*", "+", "{2}", "{1,2}", "{2,}", "{0,3}");
const one = fc.tuple(fc.oneof(character, set, escaped), quantity).map((parts) => parts.join(""));
const branches = (piece: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(fc.array(piece, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 })
    .map((all) => all.map((pieces) => pieces.join("")).join("|"));
/**
 * One piece after the other, of which the last may repeat. In some patterns with groups, alternatives or ranges of numbers, libxml2
 * takes texts that the specification does not have; where a piece that repeats has a character of the next one, it refuses some.
 */
const plainPattern = fc
  .tuple(
    fc.array(fc.oneof(character, set, escaped), { maxLength: 3 }),
    fc.oneof(character, set, escaped),
    fc.constantFrom("", "?", "*", "+"),
  )
  .map((pieces) => pieces.flat().join(""));
const { pattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
  pattern: branches(tie("piece")),
  piece: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    one,
    fc.tuple(tie("pattern"), quantity).map(([inside, count]) => `(${inside})${count}`),
  ),
}));
const texts = (unit: fc.Arbitrary<string>) => fc.array(unit, { minLength: 1, maxLength: 5 });

const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "-", "1", ".", "é", "A", " "), maxLength: 6 });

/** Whether libxml2 takes each text as a value of a type with this pattern. */
function takenByLibxml2(source: string, texts: readonly string[]): boolean[] {
  const value = source.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  const schema = XmlDocument.fromString(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a">
<xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="${value}"/></xs:restriction></xs:simpleType>
</xs:element></xs:schema>`);
  const validator = XsdValidator.fromDoc(schema);
  try {
    return texts.map((value) => isValid(validator, value));
  } finally {
    validator.dispose();
    schema.dispose();
  }
}

function isValid(validator: XsdValidator, value: string): boolean {
  const document = XmlDocument.fromString(`<a>${value}</a>`);
  try {
    validator.validate(document);
    return true;
  } catch (error) {
    if (error instanceof XmlValidateError) return false;
    throw error;
  } finally {
    document.dispose();
  }
}

function asExpression(source: string): RegExp {
  return new RegExp(patternSource([parsePattern(source)]), "u");
}

describe("patterns", () => {
  it(
    "match in JavaScript what they match for libxml2",
    () => {
      const property = fc.property(plainPattern, texts(text), (source, given) => {
        expect(given.map((value) => asExpression(source).test(value))).toEqual(takenByLibxml2(source, given));
      });
      fc.assert(property, runs(500));
    },
    limit(500),
  );

  it(
    "match in JavaScript what they match step by step",
    () => {
      const property = fc.property(pattern, texts(text), (source, given) => {
        const parsed = parsePattern(source);
        const want = given.map((value) => asExpression(source).test(value));
        expect(given.map((value) => matchesPatterns([parsed], value))).toEqual(want);
      });
      fc.assert(property, runs(1000));
    },
    limit(1000),
  );

  it.each(["[A-Z]{3}-\\d+", "(a|b)*c", "\\d{1,5}(\\.\\d{2})?", "a?b?c?", "2008|2009|2010", "(\\d{3}-){2}\\d{4}"])(
    "are expressions of JavaScript: %s",
    (source) => {
      expect(isLinear(parsePattern(source))).toBe(true);
    },
  );

  it.each(["(a+)+b", "(a|a)*b", "a*a*b", "(a*)*", "\\c?\\c+\\c*", "([a-c]*|[c-d]*)x", "(a|ab)+(bc|c)+"])(
    "are followed step by step: %s",
    (source) => {
      expect(isLinear(parsePattern(source))).toBe(false);
    },
  );

  it("that somebody has made to take long do not", () => {
    const slow = parsePattern("(((a+)+)+)+b");
    expect(matchesPatterns([slow], "a".repeat(2000))).toBe(false);
    expect(matchesPatterns([slow], `${"a".repeat(2000)}b`)).toBe(true);
  });
});

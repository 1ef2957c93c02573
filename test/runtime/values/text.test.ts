import { describe, expect, it } from "vitest";
import { anyURI, language, normalizedString, string, token } from "../../../templates/runtime/values/datatypes.js";
import { ENTITY, ID, IDREF, Name, NCName, NMTOKEN } from "../../../templates/runtime/values/other-datatypes.js";
import { describeDatatype, sameText } from "./cases.js";

const NOT_STRINGS = [1, 1n, true, new String("a"), new Date(0)];

const ANY_TEXT = ["", " ", "a", "\ta\r\n b  c ", "\u0000\u0001\ufffe", "\ud800", "<&>]]>", "\u00a0", "å𝄞"];

describeDatatype(string, { ...sameText(ANY_TEXT), refusesText: [], refusesValue: NOT_STRINGS });

const NORMALIZED = ["", " ", " a  b ", "\u00a0", "\u0085"];

describeDatatype(normalizedString, {
  reads: [...sameText(NORMALIZED).reads, ["\ta\r\nb", " a  b"]],
  refusesText: [],
  writes: sameText(NORMALIZED).writes,
  refusesValue: ["a\tb", "a\nb", "a\rb", ...NOT_STRINGS],
});

const NOT_TOKENS = [" ", " a", "a ", "a  b", "a\tb", "a\nb", "a\rb"];

describe.each([
  [token, ["", "a", "a b", "\u00a0a\u00a0", "å𝄞"]],
  [
    anyURI,
    ["", "a", "a b", "http://example.com/å?q=1#top", "../x", "urn:uuid:1", "http://[::1]/", "%", "http://e.com/a b"],
  ],
])("$name", (datatype, texts) => {
  describeDatatype(datatype, {
    reads: [...sameText(texts).reads, [" \t\r\n", ""], ["\n a \t b\r\n", "a b"]],
    refusesText: [],
    writes: sameText(texts).writes,
    refusesValue: [...NOT_TOKENS, ...NOT_STRINGS],
  });
});

const LANGUAGES = ["en", "en-US", "x-klingon", "i-default", "zh-Hans-CN", "de-1996", "abcdefgh-12345678"];
const NOT_LANGUAGES = ["", "abcdefghi", "en-", "-en", "en--US", "en_US", "e1", "en-123456789", "en US", "norsk språk"];

describeDatatype(language, {
  reads: [...sameText(LANGUAGES).reads, ["\n en-US ", "en-US"]],
  refusesText: NOT_LANGUAGES,
  writes: sameText(LANGUAGES).writes,
  refusesValue: [...NOT_LANGUAGES, " en", "en\n", ...NOT_STRINGS],
});

/** Names without a colon. The last ones are in other scripts; 𐀀 needs a surrogate pair. */
const NC_NAMES = ["a", "_", "_1", "A-b.c_d9", "e\u0301", "a\u00b7", "Ørsted", "日本", "Ελλάδα", "𐀀"];
const COLON_NAMES = [":", "a:b", ":a", "a:", "a:b:c"];
const TOKENS_ONLY = ["1", "-", ".", "-a", ".5", "\u0301", "\u00b7a", "2024-02-29"];
const NOT_NAMES = ["", "a b", "a\u00a0b", "a/b", "a@b", "a×b", "a÷", "\u037e", "a\u2190", "\ud800", "a\ud800", "{a}"];

describe.each([
  [Name, [...NC_NAMES, ...COLON_NAMES], TOKENS_ONLY],
  [NMTOKEN, [...NC_NAMES, ...COLON_NAMES, ...TOKENS_ONLY], []],
  [NCName, NC_NAMES, [...COLON_NAMES, ...TOKENS_ONLY]],
  [ID, NC_NAMES, [...COLON_NAMES, ...TOKENS_ONLY]],
  [IDREF, NC_NAMES, [...COLON_NAMES, ...TOKENS_ONLY]],
  [ENTITY, NC_NAMES, [...COLON_NAMES, ...TOKENS_ONLY]],
])("$name", (datatype, names, others) => {
  describeDatatype(datatype, {
    reads: [...sameText(names).reads, ["\r\n\t ab ", "ab"]],
    refusesText: [...NOT_NAMES, ...others],
    writes: sameText(names).writes,
    refusesValue: [...NOT_NAMES, ...others, " ab", "ab\n", ...NOT_STRINGS],
  });
});

/** XML 1.0 fifth edition, 2.3: production [4], and the additions of [4a]. */
const START_RANGES: [number, number][] = [
  [0x3a, 0x3a],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
];
const PART_RANGES: [number, number][] = [
  [0x2d, 0x2e],
  [0x30, 0x39],
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
];

describe("the characters of names", () => {
  const inside = (ranges: [number, number][], code: number) => ranges.some(([from, to]) => code >= from && code <= to);
  const edges = [...START_RANGES, ...PART_RANGES].flatMap(([from, to]) => [from - 1, from, to, to + 1]);

  it.each([...new Set(edges)])("U+%i", (code) => {
    const character = String.fromCodePoint(code);
    const starts = inside(START_RANGES, code);
    expect(Name.parse(character) !== undefined).toBe(starts);
    expect(NMTOKEN.parse(character) !== undefined).toBe(starts || inside(PART_RANGES, code));
    expect(NCName.parse(character) !== undefined).toBe(starts && character !== ":");
  });
});

import { describe, expect, it } from "vitest";
import {
  codeOf,
  quote,
  replaceUnseen,
  visibleJson,
  visibleLine,
  visibleText,
} from "../../templates/runtime/visible-text.js";

describe("characters that nobody can see", () => {
  it.each([
    ["a control of C0", "\u0000", "0"],
    ["a line end", "\n", "a"],
    ["an escape, which begins a command to a terminal", "\u001b", "1b"],
    ["a control of C1", "\u0085", "85"],
    ["a soft hyphen", "\u00ad", "ad"],
    ["a filler that is a letter of identifiers", "\u3164", "3164"],
    ["a joiner that fonts leave out", "\u034f", "34f"],
    ["a space without width", "\u200b", "200b"],
    ["a character that changes the direction of text", "\u202e", "202e"],
    ["the end of an isolate", "\u2069", "2069"],
    ["a separator of lines", "\u2028", "2028"],
    ["a separator of paragraphs", "\u2029", "2029"],
    ["a variation selector", "\ufe0f", "fe0f"],
    ["a byte order mark", "\ufeff", "feff"],
    ["half of a surrogate pair", "\ud800", "d800"],
    ["a tag", "\u{e0041}", "e0041"],
  ])("are shown as codes: %s", (_, character, code) => {
    expect(visibleText(`a${character}b`)).toBe(`a\\u{${code}}b`);
    expect(codeOf(character)).toBe(code);
    const quoted = quote(`a${character}b`);
    expect(JSON.stringify(visibleText(quoted))).toBe(JSON.stringify(quoted));
    const json = visibleJson(JSON.stringify({ a: character }));
    expect(visibleText(json)).toBe(json);
    expect(JSON.parse(json)).toEqual({ a: character });
  });

  it.each(["", "Name", "Ångström 日本 𠮷", "a\u00a0b", 'quote " \\'])(
    "are not in %j, which does not change",
    (text) => {
      expect(visibleText(text)).toBe(text);
    },
  );

  it("can be replaced by anything", () => {
    expect(replaceUnseen("a\u202eb\u{e0041}c", (character) => `<${codeOf(character)}>`)).toBe("a<202e>b<e0041>c");
  });
});

it.each([
  ["Value cannot be null.\r\nParameter name: x\r\n", "Value cannot be null. Parameter name: x"],
  [" a \t\u2028 b\u0085c ", "a b\\u{85}c"],
])("visibleLine(%j) is %j", (given, want) => {
  expect(visibleLine(given)).toBe(want);
});

it.each([
  ["plain", '"plain"'],
  ["a\nb", '"a\\nb"'],
  ["\u202e", '"\\u{202e}"'],
  ["\u{e0041}", '"\\u{e0041}"'],
])("quote(%j) is %s", (given, want) => {
  expect(quote(given)).toBe(want);
});

it("visibleJson keeps the line ends of the layout", () => {
  expect(visibleJson(JSON.stringify({ a: ["\u{e0041}\n"] }, null, 2))).toBe(
    '{\n  "a": [\n    "\\udb40\\udc41\\n"\n  ]\n}',
  );
});

import { describe, expect, it } from "vitest";
import { commentText, visibleName, visibleXml } from "../../../generator/source/visible-text.js";
import { parseXml } from "../../../generator/xml/parse-xml.js";

it.each([
  ["one\r\ntwo\u2028three\u0085four", "one two three four"],
  ["\u202eevil\u202c text\u3164", "evil text"],
  ["", ""],
])("commentText(%j) is %j", (given, want) => {
  expect(commentText(given)).toBe(want);
});

it.each([
  ["a\u200db", "a_b"],
  ["\u3164", "_"],
  ["Ångström", "Ångström"],
])('visibleName(%j, "_") is %j', (given, want) => {
  expect(visibleName(given, "_")).toBe(want);
});

describe("a message in which every character can be seen", () => {
  it.each([
    ["<a>x\u202ey\n\tz\u3164</a>", "<a>x&#x202e;y\n\tz&#x3164;</a>"],
    ['<a b="\u202e">\u{e0041}</a>', '<a b="&#x202e;">&#xe0041;</a>'],
    // XML has letters that nobody can see. A name cannot be written in another way.
    ["<a\u3164b\u061c>\u3164</a\u3164b\u061c>", "<a\u3164b\u061c>&#x3164;</a\u3164b\u061c>"],
  ])("%j", (given, want) => {
    expect(visibleXml(given)).toBe(want);
    const parsed = [given, want].map((text) => parseXml({ name: "a.xml", text }));
    expect(parsed.map(({ content, attributes }) => ({ content, attributes }))[0]).toEqual(
      parsed.map(({ content, attributes }) => ({ content, attributes }))[1],
    );
  });
});

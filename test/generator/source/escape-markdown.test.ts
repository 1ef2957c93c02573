import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atLineStart, codeSpan, escapeMarkdown, inCell } from "../../../generator/source/escape-markdown.js";
import { visibleLine } from "../../../generator/source/visible-text.js";
import { shown } from "../tools/docs/markdown-text.js";

const HOSTILE = [
  "<script>alert(1)</script>",
  "<b>bold</b> &amp; &lt; &#60;",
  "[click](javascript:alert(1)) ![image](x) [ref]: y",
  "<https://example.com> https://example.com www.example.com",
  "`code` ``more`` *emphasis* _too_ **strong** ~~gone~~",
  "a | b | c",
  "a \\| b \\ c \\",
  "# heading",
  "- item",
  "+ item",
  "1. item",
  "2) item",
  "---",
  "===",
  "> quote",
  "```fence",
  "~~~fence",
  "    indented",
  "import x from 'y'",
  "export const x = 1",
  "{expression} {{interpolation}} $math$",
  "one\ntwo\r\nthree\u2028four\u2029five",
  "nul \u0000 bell \u0007 next line \u0085 bidi \u202e end",
  ":::note :emoji: @someone [^1] $x$ ^up^ ==mark==",
  "|---|",
  "",
];

/** The places of a text on a page, and how to find it in the output of a reader. */
const PLACES: readonly (readonly [string, (markdown: string) => string])[] = [
  ["a paragraph", (markdown) => atLineStart(markdown)],
  ["an item of a list", (markdown) => `- ${atLineStart(markdown)}`],
  ["a heading", (markdown) => `## ${markdown}`],
  ["a cell", (markdown) => `| x |\n| --- |\n| ${inCell(markdown)} |`],
  ["a link", (markdown) => `x[${markdown}](page.md)`],
];

describe.each(PLACES)("in %s", (_, place) => {
  const plain = shown(place("plain"));
  const around = plain.text.replace(/plain$/, "");

  it.each(HOSTILE)("the text %j is shown unchanged", (text) => {
    const { text: found, elements } = shown(place(escapeMarkdown(text)));
    expect(found).toBe(`${around}${visibleLine(text)}`.trim());
    if (visibleLine(text) !== "") expect(elements).toEqual(plain.elements);
  });

  it("any text is shown unchanged, and makes no element", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
        fc.pre(visibleLine(text) !== "" && !/[\ud800-\udfff](?![\udc00-\udfff])/.test(text));
        const { text: found, elements } = shown(place(escapeMarkdown(text)));
        expect(found).toBe(`${around}${visibleLine(text)}`.trim());
        expect(elements).toEqual(plain.elements);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it.each(HOSTILE)("the code %j is shown unchanged", (text) => {
    const { text: found, elements } = shown(place(codeSpan(text)));
    expect(found).toBe(`${around}${visibleLine(text) || '""'}`);
    expect(elements).toEqual([...plain.elements, "code"]);
  });
});

it("references replace characters that MDX would run or parse", () => {
  expect(escapeMarkdown("{x} <Y/> `z`")).toBe("&#123;x&#125; &lt;Y/&gt; &#96;z&#96;");
  expect(atLineStart("import x")).toBe("&#105;mport x");
  expect(atLineStart("important")).toBe("important");
});

it("prose stays readable", () => {
  const prose = "Update information about a BatchTask. Only these can be updated: State, Description (and Request).";
  expect(escapeMarkdown(prose)).toBe(prose);
});

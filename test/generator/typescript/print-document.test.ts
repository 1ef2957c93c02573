import fc from "fast-check";
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import {
  comment,
  type Document,
  flatPieces,
  flatText,
  group,
  hardline,
  indent,
  isBreakable,
  isList,
  join,
  type ListStyle,
  lastResort,
  line,
  list,
  operand,
  softline,
} from "../../../generator/typescript/document.js";
import { printDocument } from "../../../generator/typescript/print-document.js";
import {
  assignment,
  call,
  callWithLast,
  conditional,
  conditionalStatement,
  returnStatement,
} from "../../../generator/typescript/syntax.js";

const STYLE: ListStyle = {
  open: "(",
  separator: ", ",
  close: ")",
  empty: "()",
  onLines: (items) => ["(", indent([hardline, join([",", hardline], items), ","]), hardline, ")"],
};
const items = (...texts: string[]): Document => group(list(STYLE, texts));
const name: Document = { kind: "name", name: "Reader", module: "../runtime/codegen", use: "type" };

describe("printDocument", () => {
  it.each<[string, Document, number, string]>([
    ["text", "a", 1, "a"],
    ["a last argument on several lines", callWithLast("f", [], STYLE.onLines(["a"])), 20, "f((\n  a,\n))"],
    ["a name that is imported", ["x: ", name], 20, "x: Reader"],
    ["a list that fits", items("a", "b"), 6, "(a, b)"],
    ["a list that does not fit", items("a", "b"), 5, "(\n  a,\n  b,\n)"],
    ["the text after it counts, up to the next place for a break", [items("a", "b"), ";"], 6, "(\n  a,\n  b,\n);"],
    ["and no further", [items("a", "b"), ";", group([line, "cdefgh"])], 7, "(a, b);\ncdefgh"],
    [
      "an outer list is broken before an inner one",
      [group(["f(", indent([softline, items("a", "b")]), softline, ")"])],
      8,
      "f(\n  (a, b)\n)",
    ],
    [
      "both are broken",
      [group(["(", indent([softline, items("a", "b")]), softline, ")"])],
      5,
      "(\n  (\n    a,\n    b,\n  )\n)",
    ],
    [
      "a line that is always broken breaks the groups around it",
      group(["a", line, group(["b", hardline, "c"])]),
      99,
      "a\nb\nc",
    ],
    ["and no other group", [group(["a", hardline, "b"]), group([line, "c"])], 99, "a\nb c"],
    ["an operand that fits", ["a =", operand("b")], 5, "a = b"],
    ["an operand that does not fit", ["a =", operand("bc")], 5, "a =\n  bc"],
    ["an operand that begins on the line", ["a =", operand(["f", items("b")])], 7, "a = f(\n  b,\n)"],
    ["an operand whose first part does not fit", ["abc =", operand(["def", items("b")])], 8, "abc =\n  def(b)"],
    ["a last resort", ["abc =", operand(["d", lastResort(items("b"))])], 8, "abc =\n  d(b)"],
    [
      "a last resort that must be broken",
      ["abc =", operand(["d", lastResort(items("bcd"))])],
      7,
      "abc =\n  d(\n    bcd,\n  )",
    ],
    ["a list of nothing", items(), 1, "()"],
    [
      "a comment",
      ["a {", indent([hardline, comment(["/**", " * to return", " */"]), "b"])],
      3,
      "a {\n  /**\n   * to return\n   */\n  b",
    ],
    ["no space before a break", group(["a", line, "b"]), 2, "a\nb"],
    ["a word that is too long", "abcdef", 3, "abcdef"],
  ])("%s", (_, document, width, want) => {
    expect(printDocument(document, width)).toBe(want);
  });
});

describe("never breaks a line where the break would end the statement", () => {
  it.each([
    "return",
    "throw",
    "break",
    "continue",
    "yield",
    "async",
    "x = async",
    "type",
    "static readonly",
    "{ return",
  ])("after %s", (word) => {
    expect(printDocument(group([word, line, "value;"]), 3)).toBe(`${word} value;`);
    expect(printDocument([word, hardline, "value;"])).toBe(`${word} value;`);
    expect(printDocument([word, operand("value;")], 3)).toBe(`${word} value;`);
  });

  it.each(["++;", "--;", "=> value", "!", "as Type", "satisfies Type"])("before %s", (text) => {
    expect(printDocument(group(["value", line, text]), 3)).toBe(`value ${text}`);
  });

  it.each([
    ["x.return", "!== y"],
    ["$type", "=== y"],
    ["returned", "+ y"],
    ['"return"', "+ y"],
    ["x +", "asX"],
    ["{", 'is: "is"'],
    ["{", "as?: T"],
  ])("breaks a line between %s and %s", (before, after) => {
    expect(printDocument(group([before, line, after]), 3)).toBe(`${before}\n${after}`);
  });
});

/** The same without a comma at the end, which would add text. */
const PLAIN: ListStyle = {
  ...STYLE,
  onLines: (items) => ["(", indent([hardline, join([",", hardline], items)]), hardline, ")"],
};

/** Text without spaces. So a space in the result is a place that is not broken. */
const text = fc.stringMatching(/^[A-Z,()=]{0,12}$/);
const { document } = fc.letrec<{ document: Document; list: Document }>((tie) => ({
  list: fc.array(tie("document"), { maxLength: 4 }),
  document: fc.oneof(
    { maxDepth: 6, depthSize: "large" },
    text,
    fc.constantFrom(line, line, softline, hardline).map((place) => [place, "X"]),
    tie("list"),
    fc.array(tie("document"), { maxLength: 4 }).map((items) => list(PLAIN, items)),
    tie("list").map((content) => indent(content)),
    tie("list").map((content) => group(content)),
    tie("list").map((content) => lastResort(content)),
    tie("list").map((content) => operand(["X", content])),
  ),
}));
const width = fc.integer({ min: 1, max: 60 });

describe("of any document,", () => {
  it("no text is lost, and only spaces and line breaks are added", () => {
    fc.assert(
      fc.property(document, width, (given, columns) => {
        expect(printDocument(given, columns).replace(/\s/g, "")).toBe(wordsOf(given));
      }),
    );
  });

  it("every line that can be broken fits", () => {
    fc.assert(
      fc.property(document, width, (given, columns) => {
        for (const text of printDocument(given, columns).split("\n")) {
          if (text.length > columns) expect(text.trim()).not.toContain(" ");
        }
      }),
    );
  });

  it("a document that fits on one line is on one, and equals flatText", () => {
    fc.assert(
      fc.property(document, (given) => {
        const flat = flatText(given);
        if (!flat.includes("\n")) expect(printDocument(group(given), flat.length)).toBe(flat);
      }),
    );
  });

  it("the pieces of a document are its text, with each name by itself", () => {
    fc.assert(
      fc.property(document, (given) => {
        const pieces = flatPieces(given);
        expect(pieces.map((piece) => (typeof piece === "string" ? piece : piece.name)).join("")).toBe(flatText(given));
      }),
    );
    expect(flatPieces(["(", group(list(STYLE, [name])), ")"])).toContain(name);
  });

  it("a larger width than the longest line changes nothing", () => {
    fc.assert(
      fc.property(document, width, fc.nat(60), (given, columns, more) => {
        const printed = printDocument(given, columns + more);
        const longest = Math.max(...printed.split("\n").map(({ length }) => length));
        if (longest <= columns) expect(printDocument(given, columns)).toBe(printed);
      }),
    );
  });

  it("a document without a place for a break is one line", () => {
    fc.assert(
      fc.property(document, (given) => {
        if (!isBreakable(given)) expect(printDocument(given, 1)).toBe(flatText(given));
      }),
    );
  });
});

describe("of statements,", () => {
  it("the program is the same at every width", () => {
    const statements = [
      returnStatement(call("readThing", "reader", '"Name"')),
      returnStatement(conditional(call("reader.nil"), "null", call("readThing", "reader"))),
      conditionalStatement("if", call("reader.open", '"Name"'), returnStatement(call("readThing", "reader"))),
      conditionalStatement("while", call("reader.open", '"Name"'), [assignment("value.Name", call("reader.int")), ";"]),
    ];
    for (const statement of statements) {
      const want = programOf(flatText(statement) ?? "");
      for (let columns = 1; columns <= 80; columns++) expect(programOf(printDocument(statement, columns))).toBe(want);
    }
  });
});

/** A program in the form in which the compiler understands it. */
function programOf(text: string): string {
  const source = ts.createSourceFile("x.ts", `function f() { ${text} }`, ts.ScriptTarget.Latest);
  const program = ts.createPrinter({ omitTrailingSemicolon: false }).printFile(source);
  return program.replace(/\s+/g, " ");
}

/** All text of a document. */
function wordsOf(given: Document): string {
  if (typeof given === "string") return given;
  if (isList(given)) return given.map(wordsOf).join("");
  if ("items" in given) return `(${given.items.map(wordsOf).join(",")})`;
  return "content" in given ? wordsOf(given.content) : "";
}

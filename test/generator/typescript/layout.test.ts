import type { CodeBlockWriter } from "ts-morph";
import { describe, expect, it } from "vitest";
import { loadCodeWriter } from "../../../generator/typescript/code-writer.js";
import { docText } from "../../../generator/typescript/doc-text.js";
import {
  compareNatural,
  LINE_WIDTH,
  writeAssignment,
  writeConditional,
  writeFunction,
  writeJsdoc,
  writeList,
  writeProperty,
  writeTypedConstant,
} from "../../../generator/typescript/layout.js";

const createWriter = loadCodeWriter();

function written(write: (out: CodeBlockWriter) => void): string {
  const out = createWriter();
  write(out);
  return out.toString();
}

describe("writeJsdoc", () => {
  it.each([
    ["plain text", "/** plain text */\n"],
    ["", ""],
    ["ends */ here", "/** ends *\\/ here */\n"],
    ["**/", "/** **\\/ */\n"],
    ["@deprecated use @other", "/** \\@deprecated use \\@other */\n"],
    ["see {@link evil}", "/** see \\{\\@link evil\\} */\n"],
    ["mail a@b.com", "/** mail a\\@b.com */\n"],
    ["a \\u002a/ in {guid} < {guid} > C:\\temp", "/** a \\\\u002a/ in \\{guid\\} \\< \\{guid\\} \\> C:\\\\temp */\n"],
    ["`{a}b` `a b` ``c`` `*/` `", "/** `{a}b` \\`a b\\` \\`\\`c\\`\\` `*\\/` \\` */\n"],
    [" a \r\n\t b\u2028c\u0000d\u202ee ", "/** a b c d e */\n"],
    [`\`\${x}\` 'a' "b" <!-- -->`, `/** \`\${x}\` 'a' "b" \\<!-- --\\> */\n`],
  ])("of %j", (given, want) => {
    expect(written((out) => writeJsdoc(out, given))).toBe(want);
  });

  it("wraps at 100 columns, and leaves a long word whole", () => {
    const text = `${"word ".repeat(25)}${"x".repeat(130)} end`;
    const lines = written((out) => writeJsdoc(out, text)).split("\n");
    expect(lines.map((line) => line.length)).toEqual([3, 102, 27, 133, 6, 3, 0]);
  });

  it("parts paragraphs by an empty line and leaves empty ones out", () => {
    expect(written((out) => writeJsdoc(out, "one", "", "two"))).toBe("/**\n * one\n *\n * two\n */\n");
  });

  it("leaves nothing that ends the comment, whatever the order of the rules", () => {
    for (const text of ["*\u0000/", "*\u2028/", "*/*/", "*\\/", "* /", "*\u200d/"]) {
      expect(docText(text)).not.toContain("*/");
    }
  });
});

describe("a line of 120 columns stays whole, one of 121 is broken", () => {
  const fill = (rest: number): string => "x".repeat(LINE_WIDTH - rest);

  it("in a condition", () => {
    expect(written((out) => writeConditional(out, "a", fill(8)))).toBe(`if (a) ${fill(8)};\n`);
    expect(written((out) => writeConditional(out, "a", fill(7)))).toBe(`if (a)\n  ${fill(7)};\n`);
  });

  it("in a property and an assignment", () => {
    expect(written((out) => writeProperty(out, "a", fill(4)))).toBe(`a: ${fill(4)},\n`);
    expect(written((out) => writeProperty(out, "a", fill(3)))).toBe(`a:\n  ${fill(3)},\n`);
    expect(written((out) => writeAssignment(out, "a =", fill(3)))).toBe(`a =\n  ${fill(3)}\n`);
  });

  it("in a list", () => {
    expect(written((out) => writeList(out, "f(", ["a", fill(7)], ");"))).toBe(`f(a, ${fill(7)});\n`);
    expect(written((out) => writeList(out, "f(", ["a", fill(6)], ");"))).toBe(`f(\n  a,\n  ${fill(6)},\n);\n`);
  });

  it("in the head of a function", () => {
    const body = (out: CodeBlockWriter) => (): void => void out.writeLine("a();");
    const short = `function f(${fill(21)}): void`;
    expect(written((out) => writeFunction(out, "function f", [fill(21)], "void", body(out)))).toBe(
      `${short} {\n  a();\n}`,
    );
    expect(written((out) => writeFunction(out, "function f", [fill(19)], "void", body(out)))).toBe(
      `function f(\n  ${fill(19)},\n): void {\n  a();\n}`,
    );
  });

  it("in a constant with type arguments: before the brace, if only the brace is too long", () => {
    const constant = (type: string): string =>
      written((out) => writeTypedConstant(out, "const a: B", ["C", type], () => out.writeLine("d,")));
    expect(constant(fill(19))).toBe(`const a: B<C, ${fill(19)}> = {\n  d,\n};\n`);
    expect(constant(fill(18))).toBe(`const a: B<C, ${fill(18)}> =\n  {\n    d,\n  };\n`);
    expect(constant(fill(17))).toBe(`const a: B<C, ${fill(17)}> =\n  {\n    d,\n  };\n`);
    expect(constant(fill(16))).toBe(`const a: B<\n  C,\n  ${fill(16)}\n> = {\n  d,\n};\n`);
  });
});

it("compareNatural orders as Biome does", () => {
  const names = ["_Foo", "Foo", "Foo_2", "Foo2", "Foo01", "Foo10", "FooBar", "foo2", "ID", "Id", "id", "Ångström"];
  expect([...names].reverse().sort(compareNatural)).toEqual(names);
  const paths = ["con-", "foo", "foo/b", "foo-", "foo-2-x", "foo-10-x", "foo-bar", "foo2", "foo10", "fooa"];
  expect([...paths].reverse().sort(compareNatural)).toEqual(paths);
});

import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import { type Document, flatText } from "../../../generator/typescript/document.js";
import { LINE_WIDTH, printDocument } from "../../../generator/typescript/print-document.js";
import {
  assignment,
  call,
  conditionalStatement,
  conditionHead,
  functionHead,
  generic,
  interfaceHead,
  objectOnLines,
  property,
} from "../../../generator/typescript/syntax.js";
import { FORMS } from "./forms.js";

describe("a line of 120 columns stays whole, one of 121 is broken", () => {
  const fill = (rest: number): string => "x".repeat(LINE_WIDTH - rest);

  it.each<[string, (name: string) => Document, number, (name: string) => string]>([
    ["a condition", (n) => conditionalStatement("if", "a", [n, ";"]), 8, (n) => `if (a)\n  ${n};`],
    ["a property", (n) => [property("write", n), ","], 8, (n) => `write:\n  ${n},`],
    ["an assignment", (n) => [assignment("a", n), ";"], 5, (n) => `a =\n  ${n};`],
    ["a list", (n) => [call("f", "a", n), ";"], 7, (n) => `f(\n  a,\n  ${n},\n);`],
    ["a function", (n) => [functionHead("f", [n], "void"), " {"], 11, (n) => `f(\n  ${n},\n): void {`],
    ["a comparison", (n) => conditionHead("if", `a === ${n}`), 11, (n) => `if (\n  a === ${n}\n)`],
    ["type arguments", (n) => generic("A", "B", n), 6, (n) => `A<\n  B,\n  ${n}\n>`],
    ["a base", (n) => [interfaceHead("interface A", n), " {}"], 23, (n) => `interface A\n  extends ${n} {}`],
  ])("%s", (_, form, rest, broken) => {
    const [whole, longer] = [form(fill(rest)), form(fill(rest - 1))];
    expect(printDocument(whole)).toBe(flatText(whole));
    expect(printDocument(longer)).toBe(broken(fill(rest - 1)));
  });

  it("a constant with type arguments: before the brace, if only the brace is too long", () => {
    const constant = (type: string): string =>
      printDocument([assignment(["const a: ", generic("B", "C", type)], objectOnLines(["d"])), ";"]);
    expect(constant(fill(19))).toBe(`const a: B<C, ${fill(19)}> = {\n  d,\n};`);
    expect(constant(fill(18))).toBe(`const a: B<C, ${fill(18)}> =\n  {\n    d,\n  };`);
    expect(constant(fill(17))).toBe(`const a: B<C, ${fill(17)}> =\n  {\n    d,\n  };`);
    expect(constant(fill(16))).toBe(`const a: B<\n  C,\n  ${fill(16)}\n> = {\n  d,\n};`);
  });
});

describe("means the same at every width:", () => {
  const widths = Array.from({ length: 60 }, (_, index) => 1 + index * 2);

  it.each(Object.entries(FORMS))("%s", (_, form) => {
    const document = form("NameOfIt");
    const want = programOf(flatText(document));
    for (const width of widths) expect(programOf(printDocument(document, width))).toBe(want);
  });
});

/** A program in the form in which the compiler understands it, without white space and without trailing commas. */
function programOf(text: string): string {
  const source = ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest);
  const program = ts.createPrinter().printFile(source).replace(/\s/g, "");
  return program.replace(/,(?=[)\]}])/g, "");
}

import { describe, expect, it } from "vitest";
import { packageOf } from "../../../generator/generate.js";
import { commentLines } from "../../../generator/typescript/comments.js";
import { docText } from "../../../generator/typescript/doc-text.js";
import { appinfo, element, enumerationValue, restriction } from "../../support/component-text.js";
import { contractOf, inlineWsdl } from "../../support/inline-wsdl.js";

function written(...paragraphs: string[]): string {
  return commentLines(...paragraphs)
    .map((line) => `${line}\n`)
    .join("");
}

describe("a comment", () => {
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
    expect(written(given)).toBe(want);
  });

  it("wraps at 100 columns, and does not split a long word", () => {
    const text = `${"word ".repeat(25)}${"x".repeat(130)} end`;
    const lines = written(text).split("\n");
    expect(lines.map((line) => line.length)).toEqual([3, 102, 27, 133, 6, 3, 0]);
  });

  it("separates paragraphs by an empty line, and leaves empty ones out", () => {
    expect(written("one", "", "two")).toBe("/**\n * one\n *\n * two\n */\n");
  });

  it("never contains an end of the comment, whatever the order of the rules", () => {
    for (const text of ["*\u0000/", "*\u2028/", "*/*/", "*\\/", "* /", "*\u200d/"]) {
      expect(docText(text)).not.toContain("*/");
    }
  });
});

it("a flag that means others together says so", () => {
  const values = ["none=0", "r=1", "w=2", "rw=3", "x=4", "odd=9", "all=7"].map((value) => {
    const [name = "", number = ""] = value.split("=");
    return enumerationValue(name, appinfo("EnumerationValue", number));
  });
  const item = restriction("", values.join("")).replace(' name=""', "");
  const types = `<xs:simpleType name="Access"><xs:list>${item}</xs:list></xs:simpleType>`;
  const wsdl = inlineWsdl({
    types,
    operations: { Get: { request: element("A", "tns:Access") } },
    isDotNet: true,
  });
  const text = packageOf([contractOf({ "a.wsdl": wsdl })]).get("src/services-xx/types/access.ts");
  expect(text).toContain(`  w: 2,
  /** r and w together. */
  rw: 3,
  x: 4,
  odd: 9,
  /** r, w and x together. */
  all: 7,
}`);
});

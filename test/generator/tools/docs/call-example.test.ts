import { describe, expect, it } from "vitest";
import { valueLiteral } from "../../../../generator/tools/docs/value-literal.js";
import { printDocument } from "../../../../generator/typescript/print-document.js";

describe("a value in TypeScript", () => {
  it.each([
    [{ a: 1, "b-c": "x", __proto__x: null }, '{ a: 1, "b-c": "x", __proto__x: null }'],
    [[], "[]"],
    [{}, "{}"],
    [new Map([[1n, [true]]]), "new Map([[1n, [true]]])"],
    [new Uint8Array(), "new Uint8Array()"],
    [Uint8Array.of(0, 255), "Uint8Array.of(0, 255)"],
    ["\u2028\u202e\n\"'`", '"\\u2028\\u202e\\n\\"\'`"'],
  ])("%j", (value, want) => {
    expect(printDocument(valueLiteral(value))).toBe(want);
  });

  it("is broken if it is too long for a line", () => {
    const long = "x".repeat(60);
    expect(printDocument(["const value = ", valueLiteral({ a: [long, { b: long }], c: 1 })])).toBe(
      `const value = {\n  a: [\n    "${long}",\n    { b: "${long}" },\n  ],\n  c: 1,\n}`,
    );
  });
});

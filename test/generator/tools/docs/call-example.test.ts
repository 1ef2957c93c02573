import { describe, expect, it } from "vitest";
import { valueLiteral } from "../../../../generator/tools/docs/value-literal.js";

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
    expect(valueLiteral(value)).toBe(want);
  });

  it("is broken where it would be too long for a line", () => {
    const long = "x".repeat(60);
    expect(valueLiteral({ a: [long, { b: long }], c: 1 }, "const value = ")).toBe(
      `{\n  a: [\n    "${long}",\n    { b: "${long}" },\n  ],\n  c: 1,\n}`,
    );
  });
});

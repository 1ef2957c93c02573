import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { valueLiteral } from "../../../../generator/tools/docs/value-literal.js";
import { CONTRACTS } from "../../../support/contracts.js";
import { tempFolder } from "../../../support/temp-folder.js";
import { node } from "../../typescript/built-package.js";
import { docsOf } from "./docs-of.js";

/** As strict as a consumer may be. */
const TSCONFIG = {
  compilerOptions: {
    target: "es2023",
    lib: ["es2023", "dom"],
    types: [],
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    paths: {
      "netserver-soap/*": [resolve("generated/src/*.ts")],
      saxes: [resolve("templates/runtime/xml/saxes.d.cts")],
    },
  },
};

it("every call compiles as it stands, against the package in generated/", () => {
  const folder = tempFolder();
  const calls = [...docsOf([...CONTRACTS.values()])].flatMap(([path, page]) => {
    const [, call] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
    return call === undefined ? [] : [{ path: path.replace(/\.md$/, ".ts"), call }];
  });
  expect(calls).toHaveLength(78);
  for (const { path, call } of calls) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), call);
  }
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(TSCONFIG));
  expect(node(resolve("."), "node_modules/typescript/bin/tsc", "-p", folder)).toBe("");
});

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

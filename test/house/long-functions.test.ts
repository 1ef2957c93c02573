import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { longFunctions } from "./long-functions.js";
import { modulesIn } from "./modules.js";

it.each([
  ["function f() {\n  a();\n  b();\n}", []],
  ["\nfunction f() {\n  a();\n  b();\n  c();\n}", ["a.ts:2: 3 lines"]],
  ["const f = () => ({\n  a,\n  b,\n  c,\n});", ["a.ts:1: 3 lines"]],
  ['it("is", async () => {\n  a();\n  b();\n  c();\n});', ["a.ts:1: 3 lines"]],
  ['describe("all", () => {\n  it("is", a);\n  it("is too", b);\n  it("is also", c);\n});', []],
  [
    'describe.each(x)("all", () => {\n  it("is", () => {\n    a();\n    b();\n    c();\n  });\n});',
    ["a.ts:2: 3 lines"],
  ],
])("%j", (text, want) => {
  expect(longFunctions("a.ts", text, 2)).toEqual(want);
});

it("no function of a test has more than 40 lines", () => {
  const tests = modulesIn("test").filter((path) => path.endsWith(".test.ts"));
  expect(tests.flatMap((path) => longFunctions(path, readFileSync(path, "utf8"), 40))).toEqual([]);
});

import { expect, it } from "vitest";
import { relativePath } from "../../../generator/source/relative-path.js";

it.each([
  ["batch", "namespaces", "namespaces"],
  ["batch", "types/task", "types/task"],
  ["types/task", "types/state", "state"],
  ["types/task", "batch", "../batch"],
  ["types/a/task", "types/b/state", "../b/state"],
  ["types/task", "../runtime/codegen", "../../runtime/codegen"],
  ["../runtime/a", "../runtime/b", "b"],
])("from %s, %s is %s", (from, to, want) => {
  expect(relativePath(from, to)).toBe(want);
});

it("does not guess the name of a folder that is outside", () => {
  expect(() => relativePath("../runtime/reader", "batch")).toThrow("batch cannot be named from ../runtime/reader");
});

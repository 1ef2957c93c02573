import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { commentFaults } from "./doc-comments.js";
import { modulesIn } from "./modules.js";

it.each<[string, string[]]>([
  ["/** The name `{urn:a}Name`. @param value - what it names */", []],
  ["\n/** The name {urn:a}Name. */", ['a.ts:2: Expecting a TSDoc tag starting with "{@"']],
  ["/** @param value what it names */", ["a.ts:1: The @param block should be followed by a parameter name and then"]],
  ["/* No {documentation}. */", []],
])("%j", (comment, want) => {
  const faults = commentFaults("a.ts", `${comment}\nexport const value = 1;`);
  expect(faults.slice(0, 1).map((fault, index) => fault.slice(0, want[index]?.length))).toEqual(want);
});

it.each(["bin", "generator", "templates", "generated/src/services*", "test"])("comments in %s are TSDoc", (folder) => {
  expect(modulesIn(folder).flatMap((path) => commentFaults(path, readFileSync(path, "utf8")))).toEqual([]);
});

import { resolve } from "node:path";
import { expect, it } from "vitest";
import { mayMatter } from "../../../generator/files/watched-path.js";

it.each([
  ["Orders.wsdl", true],
  ["types/common.xsd", true],
  ["wsdl/types", true],
  ["", true],
  ["soap", false],
  ["node_modules", false],
  ["packages/a/node_modules/b/index.wsdl", false],
  [".git/index", false],
  [".cache", false],
])("whether a change of %s matters in the folder of a project", (path, want) => {
  const folder = resolve("/work/.hidden/project");
  expect(mayMatter(resolve(folder, path), folder, [resolve(folder, "soap")])).toBe(want);
});

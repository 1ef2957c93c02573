import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readTemplates } from "../../generator/files/program-files.js";

it("the built program has the same templates as the sources, in one file", () => {
  const joined: unknown = JSON.parse(readFileSync("dist/templates.json", "utf8"));
  expect(joined).toEqual(Object.fromEntries(readTemplates()));
});

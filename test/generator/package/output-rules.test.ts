import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isPackagePath } from "../../../generator/package/output-rules.js";

describe("the paths that a package may have", () => {
  it("include all of the package in this repository", () => {
    const entries = readdirSync("generated", { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && !/(?:^|\/)(?:node_modules|dist)(?:\/|$)/.test(entry.parentPath))
      .map(({ parentPath, name }) => `${parentPath}/${name}`.slice("generated/".length))
      .filter((path) => !/^(?:package-lock\.json|.*\.tgz)$/.test(path));
    expect(paths.length).toBeGreaterThan(200);
    expect(paths.filter((path) => !isPackagePath(path))).toEqual([]);
  });

  it.each([
    "../a.ts",
    "src/../a.ts",
    "src//a.ts",
    "/src/a.ts",
    "src\\a.ts",
    "src/a:b.ts",
    ".npmrc",
    "src/.a.ts",
    "a.ts",
  ])("do not include %s", (path) => {
    expect(isPackagePath(path)).toBe(false);
  });
});

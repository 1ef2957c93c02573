import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { build, importAll, writeTo } from "../support/built-package.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { tempFolder } from "../support/temp-folder.js";

/** The checked-in package. */
const GENERATED = new Map(
  readdirSync("generated", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"))
    .filter((path) => !/\/(?:node_modules|dist)\//.test(path))
    .map((path) => [path.slice("generated/".length), readFileSync(path, "utf8")]),
);

it("compiles with the strictest options, and Node can import every module", () => {
  const folder = tempFolder();
  writeTo(folder, GENERATED);
  expect(build(folder)).toBe("");
  expect(importAll(folder, GENERATED)).toBe("");
});

it("passes the formatter and the linter, like handwritten code", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "generated"],
    { encoding: "utf8", timeout: CHILD_LIMIT },
  );
  expect(status, `${stdout}${stderr}`).toBe(0);
});

it("has no any and no cast outside the run-time library", () => {
  for (const [path, text] of GENERATED) {
    if (!/^src\/(?!runtime\/|netserver\/|node\/)/.test(path)) continue;
    const code = text.replace(/\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\])*"|\/\/.*/g, "");
    expect(code, path).not.toMatch(/\bany\b|@ts-|\bas (?!const\b|[a-z]\w* from\b)/);
  }
});

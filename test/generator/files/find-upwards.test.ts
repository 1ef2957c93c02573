import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findUpwards } from "../../../generator/files/find-upwards.js";
import { tempFolder } from "../../support/temp-folder.js";

it("finds what is nearest, and only what is wanted", () => {
  const folder = tempFolder();
  const inner = join(folder, "a", "b");
  mkdirSync(join(inner, "wanted"), { recursive: true });
  writeFileSync(join(folder, "wanted"), "");
  expect(findUpwards(inner, "wanted", existsSync)).toBe(join(inner, "wanted"));
  expect(findUpwards(inner, "wanted", (path) => existsSync(path) && statSync(path).isFile())).toBe(
    join(folder, "wanted"),
  );
});

it("ends at the root", () => {
  expect(findUpwards(tempFolder(), "no file has this name", existsSync)).toBeUndefined();
});

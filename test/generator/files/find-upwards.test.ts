import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findUpwards } from "../../../generator/files/find-upwards.js";
import { tempFolder } from "../../support/temp-folder.js";

it("finds what is nearest", () => {
  const folder = tempFolder();
  const inner = join(folder, "a", "b");
  mkdirSync(inner, { recursive: true });
  const seen: string[] = [];
  const look = (near: string): string | undefined => {
    seen.push(near);
    return existsSync(join(near, "wanted")) ? near : undefined;
  };
  writeFileSync(join(folder, "wanted"), "");
  expect(findUpwards(inner, look)).toBe(folder);
  expect(seen).toEqual([inner, join(folder, "a"), folder]);
  writeFileSync(join(inner, "wanted"), "");
  expect(findUpwards(inner, look)).toBe(inner);
});

it("ends at the root", () => {
  expect(findUpwards(tempFolder(), () => undefined)).toBeUndefined();
});

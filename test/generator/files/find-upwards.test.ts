import { chmodSync, chownSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findInProject, findUpwards } from "../../../generator/files/find-upwards.js";
import { tempFolder } from "../../support/temp-folder.js";

it("finds the nearest file", () => {
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

describe("a search in the project", () => {
  const below = (...names: string[]): string => {
    const folder = join(tempFolder(), ...names);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  const lookForWanted = (folder: string): string | undefined =>
    existsSync(join(folder, "wanted")) ? folder : undefined;

  it("ends at the root of the repository", () => {
    const inner = below("shared", "repository", "packages", "inner");
    const root = join(inner, "../..");
    mkdirSync(join(root, ".git"));
    writeFileSync(join(root, "../wanted"), "planted");
    expect(findInProject(inner, lookForWanted)).toBeUndefined();
    writeFileSync(join(root, "wanted"), "ours");
    expect(findInProject(inner, lookForWanted)).toBe(root);
  });

  it.skipIf(process.platform === "win32")("skips a folder that everybody can write to", () => {
    const inner = below("shared", "mine");
    const shared = join(inner, "..");
    writeFileSync(join(shared, "wanted"), "planted");
    expect(findInProject(inner, lookForWanted)).toBe(shared);
    chmodSync(shared, 0o1777);
    expect(findInProject(inner, lookForWanted)).toBeUndefined();
  });

  it.runIf(process.getuid?.() === 0)("skips a folder of another owner", () => {
    const inner = below("shared", "mine");
    const shared = join(inner, "..");
    writeFileSync(join(shared, "wanted"), "planted");
    expect(findInProject(inner, lookForWanted)).toBe(shared);
    chownSync(shared, 12345, 12345);
    expect(findInProject(inner, lookForWanted)).toBeUndefined();
  });
});

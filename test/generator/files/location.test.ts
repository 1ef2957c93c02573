import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contains, locate, locateIn } from "../../../generator/files/location.js";
import { tempFolder } from "../../support/temp-folder.js";

/** A folder without links in its path. */
function realFolder(): string {
  return realpathSync(tempFolder());
}

describe("locate", () => {
  it("keeps the given path for messages, and finds the absolute one", () => {
    expect(locate("schemas/./x")).toEqual({ shown: "schemas/./x", path: join(process.cwd(), "schemas/x") });
    expect(locate("/a/../b", "shown")).toEqual({ shown: "shown", path: "/b" });
  });

  it("follows links as far as the path exists", () => {
    const folder = realFolder();
    mkdirSync(join(folder, "real/deep"), { recursive: true });
    symlinkSync("real", join(folder, "link"));
    expect(locate(join(folder, "link/deep/not/there")).path).toBe(join(folder, "real/deep/not/there"));
    expect(locate(join(folder, "link")).path).toBe(join(folder, "real"));
  });

  it("accepts folders that do not exist, and files in the place of folders", () => {
    const folder = realFolder();
    writeFileSync(join(folder, "file"), "");
    expect(locate(join(folder, "missing/../x")).path).toBe(join(folder, "x"));
    expect(locate(`${folder}/missing/..`).path).toBe(folder);
    expect(locate(join(folder, "file/x")).path).toBe(join(folder, "file/x"));
  });

  it("refuses a link that leads to itself", () => {
    const folder = realFolder();
    symlinkSync("loop", join(folder, "loop"));
    expect(() => locate(join(folder, "loop/x"))).toThrow("ELOOP");
  });
});

it.each([
  ["out", "a.ts", "out/a.ts"],
  ["out/", "a.ts", "out/a.ts"],
  [".", "a.ts", "./a.ts"],
  ["/", "a.ts", "/a.ts"],
])("a file in %s is shown below it", (shown, name, want) => {
  expect(locateIn({ shown, path: "/x" }, name)).toEqual({ shown: want, path: "/x/a.ts" });
});

it.each([
  ["/a", "/a", true],
  ["/a", "/a/b/c", true],
  ["/a", "/a/..b", true],
  ["/", "/a", true],
  ["/a/b", "/a", false],
  ["/a", "/ab", false],
  ["/a/b", "/a/c", false],
])("whether %s contains %s: %s", (folder, path, want) => {
  expect(contains(folder, path)).toBe(want);
});

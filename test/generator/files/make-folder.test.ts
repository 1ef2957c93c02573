import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../../../generator/files/make-folder.js";
import { tempFolder } from "../../support/temp-folder.js";

describe("makeFolder", () => {
  it("makes what is missing, and returns the outermost folder that it has made", () => {
    const folder = tempFolder();
    expect(makeFolder(join(folder, "a/b/c"))).toBe(join(folder, "a"));
    expect(existsSync(join(folder, "a/b/c"))).toBe(true);
    expect(makeFolder(join(folder, "a/b/c"))).toBeUndefined();
    expect(makeFolder(join(folder, "a/b/d"))).toBe(join(folder, "a/b/d"));
  });

  it("makes none below a file", () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "file"), "");
    expect(() => makeFolder(join(folder, "file/a"))).toThrow("ENOTDIR");
  });

  it.runIf(process.platform === "linux")("ends where no folder can be made", () => {
    expect(() => makeFolder("/proc/x/y")).toThrow("ENOENT");
  });
});

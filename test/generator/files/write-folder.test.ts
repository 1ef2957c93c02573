import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compareFolder } from "../../../generator/files/compare-folder.js";
import { locate } from "../../../generator/files/location.js";
import { writeFolder } from "../../../generator/files/write-folder.js";
import { InputError } from "../../../generator/source/errors.js";
import { failMove } from "../../support/failing-move.js";
import { tempFolder } from "../../support/temp-folder.js";

const MANIFEST = '{ "generator": "netserver-soapgen" }\n';

function packageOf(files: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.entries({ "package.json": MANIFEST, ...files }));
}

function treeOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    paths
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), "utf8")]),
  );
}

describe("writeFolder", () => {
  it("writes a folder that does not exist yet, and leaves nothing beside it", () => {
    const parent = tempFolder();
    const written = writeFolder(packageOf({ "src/a.ts": "a" }), locate(join(parent, "deep/out")));
    expect(written.map(({ kind, path }) => `${kind} ${path}`)).toEqual(["missing package.json", "missing src/a.ts"]);
    expect(treeOf(parent)).toEqual({ "deep/out/package.json": MANIFEST, "deep/out/src/a.ts": "a" });
  });

  it("writes only files that differ, and removes stale files and their empty folders", () => {
    const out = join(tempFolder(), "out");
    writeFolder(packageOf({ "same.ts": "same", "changed.ts": "old", "old/deep/stale.ts": "" }), locate(out));
    const before = statSync(join(out, "same.ts"));
    const written = writeFolder(packageOf({ "same.ts": "same", "changed.ts": "new", "new/file.ts": "" }), locate(out));
    expect(written).toEqual([
      { kind: "changed", path: "changed.ts" },
      { kind: "missing", path: "new/file.ts" },
      { kind: "stale", path: "old/deep/stale.ts" },
    ]);
    expect(treeOf(out)).toEqual({
      "package.json": MANIFEST,
      "same.ts": "same",
      "changed.ts": "new",
      "new/file.ts": "",
    });
    expect(existsSync(join(out, "old"))).toBe(false);
    expect(statSync(join(out, "same.ts")).ino).toBe(before.ino);
    expect(writeFolder(packageOf({ "same.ts": "same", "changed.ts": "new", "new/file.ts": "" }), locate(out))).toEqual(
      [],
    );
  });

  it("keeps the files of building, installing, publishing and version control", () => {
    const out = join(tempFolder(), "out");
    writeFolder(packageOf({}), locate(out));
    for (const path of ["node_modules/saxes", "dist"]) mkdirSync(join(out, path), { recursive: true });
    mkdirSync(join(out, ".git"));
    const files = ["node_modules/saxes/x.js", "dist/x.js", "netserver-soap-0.1.0.tgz", "package-lock.json"];
    const results = ["tsconfig.tsbuildinfo", "npm-debug.log", ".turbo", ".eslintcache"];
    for (const path of [...files, ...results, ".git/HEAD", "yarn.lock"]) writeFileSync(join(out, path), "");
    expect(writeFolder(packageOf({}), locate(out))).toEqual([]);
  });

  it.each([".npmrc", ".yarnrc.yml", ".pnpmfile.cjs"])("finds %s, which controls package managers", (name) => {
    const out = join(tempFolder(), "out");
    writeFolder(packageOf({}), locate(out));
    writeFileSync(join(out, name), "");
    expect(compareFolder(packageOf({}), locate(out))).toEqual([{ kind: "stale", path: name }]);
  });

  it("puts a file where a folder was, and a folder where a file was", () => {
    const out = join(tempFolder(), "out");
    writeFolder(packageOf({ "a/b.ts": "1", c: "2" }), locate(out));
    writeFolder(packageOf({ a: "3", "c/d.ts": "4" }), locate(out));
    expect(treeOf(out)).toEqual({ "package.json": MANIFEST, a: "3", "c/d.ts": "4" });
  });

  it("replaces a link instead of writing through it", () => {
    const parent = tempFolder();
    const out = join(parent, "out");
    writeFileSync(join(parent, "precious"), "untouched");
    writeFolder(packageOf({ "a.ts": "1" }), locate(out));
    rmSync(join(out, "a.ts"));
    symlinkSync(join(parent, "precious"), join(out, "a.ts"));
    writeFolder(packageOf({ "a.ts": "1" }), locate(out));
    expect(readFileSync(join(parent, "precious"), "utf8")).toBe("untouched");
    expect(readFileSync(join(out, "a.ts"), "utf8")).toBe("1");
  });

  it("undoes everything if a move fails half-way", async () => {
    const parent = tempFolder();
    const out = join(parent, "out");
    writeFolder(packageOf({ "a.ts": "old a", "b/stale.ts": "old b", "c.ts": "old c" }), locate(out));
    const before = treeOf(parent);
    const moves = failMove(3);
    expect(() => writeFolder(packageOf({ "a.ts": "new a", "c.ts": "new c", "d.ts": "new d" }), locate(out))).toThrow(
      new InputError(`${out}: no space left on device`),
    );
    expect(moves()).toBeGreaterThan(3);
    expect(treeOf(parent)).toEqual(before);
  });

  it("touches nothing if the new files cannot be written", () => {
    const parent = tempFolder();
    const out = join(parent, "out");
    writeFolder(packageOf({ "a.ts": "old" }), locate(out));
    const before = treeOf(parent);
    expect(() => writeFolder(packageOf({ "a.ts": "new", [`${"x".repeat(300)}.ts`]: "" }), locate(out))).toThrow(
      InputError,
    );
    expect(treeOf(parent)).toEqual(before);
  });
});

describe("compareFolder", () => {
  it("returns how each file differs", () => {
    const out = tempFolder();
    writeFileSync(join(out, "package.json"), MANIFEST);
    writeFileSync(join(out, "changed.ts"), "x");
    writeFileSync(join(out, "stale.ts"), "x");
    expect(compareFolder(packageOf({ "changed.ts": "y", "missing.ts": "z" }), locate(out))).toEqual([
      { kind: "changed", path: "changed.ts" },
      { kind: "missing", path: "missing.ts" },
      { kind: "stale", path: "stale.ts" },
    ]);
  });

  it.each([
    ["other files", "notes.txt", "mine"],
    ["another package", "package.json", '{ "name": "mine" }'],
    ["a broken package.json", "package.json", "{"],
  ])("refuses a folder with %s, because all of it would be stale", (_, name, text) => {
    const out = tempFolder();
    writeFileSync(join(out, name), text);
    expect(() => compareFolder(packageOf({}), locate(out))).toThrow(/not a package that netserver-soapgen has made/);
    expect(readFileSync(join(out, name), "utf8")).toBe(text);
  });
});

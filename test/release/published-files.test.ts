import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, it } from "vitest";

interface Pack {
  readonly files: readonly { readonly path: string }[];
}

/** What npm would publish. The program is built already, so no script runs. */
function publishedFiles(): string[] {
  const text = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { encoding: "utf8" });
  const packs: Pack[] = JSON.parse(text);
  return packs.flatMap(({ files }) => files.map(({ path }) => path));
}

const FILES = publishedFiles();

it("every module and every declaration has a map, which leads to a source that is published too", () => {
  const built = FILES.filter((path) => /^dist\/.*\.(?:d\.)?[cm]?[jt]s$/.test(path));
  expect(built.filter((path) => !FILES.includes(`${path}.map`))).toEqual([]);
  for (const path of built) {
    const { sources }: { sources: string[] } = JSON.parse(readFileSync(`${path}.map`, "utf8"));
    expect(sources).toHaveLength(1);
    for (const source of sources) expect(FILES, path).toContain(posix.join(posix.dirname(path), source));
  }
});

it("tests, schemas and the checked-in package are not published", () => {
  const folders = new Set(FILES.filter((path) => path.includes("/")).map((path) => path.split("/")[0]));
  expect([...folders].sort()).toEqual(["bin", "dist", "generator", "templates"]);
});

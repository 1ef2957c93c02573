import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, it } from "vitest";

interface Pack {
  readonly files: readonly { readonly path: string }[];
}

/** The files that npm would publish. The program is already built, so no script runs. */
function publishedFiles(): string[] {
  const text = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { encoding: "utf8" });
  const packs: Pack[] = JSON.parse(text);
  return packs.flatMap(({ files }) => files.map(({ path }) => path));
}

function sourceOf(path: string): string {
  const { sources }: { sources: string[] } = JSON.parse(readFileSync(`${path}.map`, "utf8"));
  return posix.join(posix.dirname(path), sources[0] ?? "");
}

const FILES = publishedFiles();

it("every module and every declaration has a map to a published source", () => {
  const built = FILES.filter((path) => /^dist\/.*\.(?:d\.)?[cm]?[jt]s$/.test(path));
  expect(built.filter((path) => !FILES.includes(`${path}.map`))).toEqual([]);
  const sources = new Set(built.map(sourceOf));
  // A build may leave modules without a source. `prepack` builds in an empty folder.
  expect([...sources].filter((path) => existsSync(path) && !FILES.includes(path))).toEqual([]);
  expect(sources).toContain("bin/netserver-soapgen.ts");
  expect(sources).toContain("generator/xml/qname.ts");
});

it("tests, schemas and the checked-in package are not published", () => {
  const folders = new Set(FILES.filter((path) => path.includes("/")).map((path) => path.split("/")[0]));
  expect([...folders].sort()).toEqual(["bin", "dist", "generator", "templates"]);
});

it("nobody publishes the program by mistake under a name without a scope", () => {
  const { name, private: isPrivate } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(name.startsWith("@") || isPrivate).toBe(true);
});

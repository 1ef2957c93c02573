import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** The folders of generator/ in the order of the map in CONTRIBUTING.md. */
function foldersOfMap(): string[] {
  const [, map = ""] = /^generator\/ .*\n((?: {2}.*\n)+)/m.exec(readFileSync("CONTRIBUTING.md", "utf8")) ?? [];
  return [...map.matchAll(/^ {2}(\w+)\/ /gm)].map(([, name = ""]) => name);
}

const FOLDERS = foldersOfMap();

it("the map names every folder of generator/", () => {
  const entries = readdirSync("generator", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect([...FOLDERS].sort()).toEqual(entries.map(({ name }) => name).sort());
});

it.each(FOLDERS)("%s imports only from the folders above it in the map", (folder) => {
  const above = FOLDERS.slice(0, FOLDERS.indexOf(folder) + 1);
  for (const path of readdirSync(`generator/${folder}`, { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".ts")) continue;
    const text = readFileSync(`generator/${folder}/${path}`, "utf8");
    const imported = [...text.matchAll(/ from "(?:\.\.\/)+(\w+)\//g)].map(([, name = ""]) => name);
    expect(above, path).toEqual(expect.arrayContaining(imported.filter((name) => FOLDERS.includes(name))));
  }
});

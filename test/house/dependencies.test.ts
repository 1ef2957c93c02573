import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface LockEntry {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

const FOLDERS = [".", "test/bench"];

function lockEntries(folder: string): [path: string, entry: LockEntry][] {
  const lock: { packages: Record<string, LockEntry> } = JSON.parse(readFileSync(`${folder}/package-lock.json`, "utf8"));
  return Object.entries(lock.packages).filter(([path]) => path !== "");
}

it.each(FOLDERS)("every package that the lock of %s names has its hash", (folder) => {
  const without = lockEntries(folder).filter(([, { integrity = "" }]) => !/^sha512-[\w+/]{86}==$/.test(integrity));
  expect(without.map(([path]) => path)).toEqual([]);
});

it.each(FOLDERS)("the lock of %s names no registry", (folder) => {
  expect(lockEntries(folder).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

it("no package runs a script when it is installed", () => {
  expect(lockEntries(".").filter(([, { hasInstallScript = false }]) => hasInstallScript)).toEqual([]);
});

it.each([...FOLDERS, "templates/package"])("%s depends on exact versions", (folder) => {
  const file = folder === "templates/package" ? "manifest.json" : "package.json";
  const { dependencies, devDependencies }: Manifest = JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
  const versions = Object.entries({ ...dependencies, ...devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

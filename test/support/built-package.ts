import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { MemoryFolder } from "../../generator/package/memory-folder.js";
import { CHILD_LIMIT } from "./child-limit.js";

/** All options that a consumer may have, in addition to those of the package. */
const STRICT = [
  "--noUnusedLocals",
  "--noUnusedParameters",
  "--noImplicitReturns",
  "--noImplicitOverride",
  "--noFallthroughCasesInSwitch",
  "--skipLibCheck",
  "false",
];

/** Writes a package to a folder where its one dependency resolves. */
export function writeTo(folder: string, files: MemoryFolder): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");
}

/** Builds a package with the strictest options. @returns the output of the compiler */
export function build(folder: string): string {
  return node(resolve("."), "node_modules/typescript/bin/tsc", "-p", join(folder, "tsconfig.json"), ...STRICT);
}

/** Imports every module of a built package under plain Node. @returns the errors, and whether any text of a schema was run */
export function importAll(folder: string, files: MemoryFolder): string {
  const modules = [...files.keys()]
    .filter((path) => /^src\/.*(?<!\.d)\.c?ts$/.test(path))
    .map((path) => `./dist/${path.slice("src/".length).replace(/ts$/, "js")}`);
  const script = `
for (const path of ${JSON.stringify(modules)}) {
  try { await import(path); } catch (error) { console.log(path, error.message); }
}
if ("canary" in globalThis) console.log("the text of a schema was run");`;
  writeFileSync(join(folder, "import-all.mjs"), script);
  return node(folder, "import-all.mjs");
}

/** Runs Node in a folder. @returns its output, and its errors if it fails */
export function node(folder: string, ...parameters: string[]): string {
  try {
    return execFileSync(process.execPath, parameters, {
      cwd: folder,
      encoding: "utf8",
      stdio: "pipe",
      timeout: CHILD_LIMIT,
    });
  } catch (error) {
    if (error instanceof Error && "stdout" in error && "stderr" in error) return `${error.stdout}${error.stderr}`;
    throw error;
  }
}

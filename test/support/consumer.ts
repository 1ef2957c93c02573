import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { CHILD_LIMIT } from "./child-limit.js";

/** Options as strict as a consumer may have, and no skipLibCheck. */
const COMPILER_OPTIONS = {
  target: "es2022",
  lib: ["es2022", "dom"],
  types: [],
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  isolatedModules: true,
  noPropertyAccessFromIndexSignature: true,
};

/** Packs the checked-in package like its developers. @returns the name of the tarball in the folder */
export function packGenerated(folder: string): string {
  const packed = join(folder, "package");
  cpSync("generated", packed, { recursive: true, filter: (path) => !/(?:node_modules|dist)$/.test(path) });
  // TypeScript is installed beside it, and its own build finds saxes.
  for (const name of ["saxes", "xmlchars"])
    cpSync(`node_modules/${name}`, join(packed, "node_modules", name), { recursive: true });
  const path = `${resolve("node_modules/.bin")}:${process.env.PATH}`;
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: packed,
    timeout: CHILD_LIMIT,
    env: { ...process.env, PATH: path },
  });
  return readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
}

/** A project with the sources of test/conformance/consumer that has installed a tarball beside its folder. */
export function createConsumer(
  project: string,
  tarball: string,
  options: Readonly<Record<string, unknown>> = {},
): void {
  cpSync("test/conformance/consumer", project, { recursive: true });
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');
  writeFileSync(
    join(project, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...COMPILER_OPTIONS, ...options } }),
  );
  execFileSync("npm", ["install", "--silent", "--prefer-offline", "--no-audit", "--no-fund", `../${tarball}`], {
    cwd: project,
    timeout: CHILD_LIMIT,
  });
}

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ENTRY_POINTS } from "../../dist/generator/contract/assertion.js";
import { packageOf } from "../../dist/generator/generate.js";

/** Options that a consumer may have, in addition to those of the package. */
const STRICT = ["--noUnusedLocals", "--noUnusedParameters", "--noImplicitReturns", "--noFallthroughCasesInSwitch"];

/**
 * Compiles all packages of a folder at once, with the options for one.
 * @param members - what they call members
 * @returns the first error of each case that has one
 */
export function compilePackages(folder, members) {
  // Some of the packages have entry points that others have not.
  for (const [path, text] of packageOf([], { entryPoints: ENTRY_POINTS, values: { members } })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const modules = join(folder, "node_modules");
  if (!existsSync(modules)) symlinkSync(resolve("node_modules"), modules, "junction");
  const compiler = ["node_modules/typescript/bin/tsc", "-p", join(folder, "tsconfig.json"), "--pretty", "false"];
  const options = { encoding: "utf8", maxBuffer: 2 ** 30 };
  const { stdout, stderr, error } = spawnSync(process.execPath, [...compiler, ...STRICT], options);
  if (error !== undefined || stderr !== "") throw error ?? new Error(stderr);
  return errorsByCase(stdout);
}

function errorsByCase(printed) {
  const errors = new Map();
  for (const line of printed.split("\n")) {
    const [, id, message] = /case-(\d+)-\d+\/(.*)/.exec(line) ?? [];
    if (id !== undefined) errors.set(Number(id), errors.get(Number(id)) ?? message);
    // An error in the library does not belong to a case.
    else if (/\berror TS/.test(line)) throw new Error(line);
  }
  return errors;
}

import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { CHILD_LIMIT } from "./child-limit.js";
import { tempFolder } from "./temp-folder.js";

/** The built program. */
export const PROGRAM = resolve("dist/bin/netserver-soapgen.js");

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program in `folder`, as a user would, without a terminal. */
export function run(folder: string, ...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    encoding: "utf8",
    timeout: CHILD_LIMIT,
  });
  return { status, stdout, stderr };
}

/** A folder with this repository's schemas and generated package. */
export function workspace(): string {
  const folder = tempFolder();
  cpSync("schemas", join(folder, "schemas"), { recursive: true });
  cpSync("generated", join(folder, "generated"), {
    recursive: true,
    filter: (path) => !/(?:node_modules|dist|package-lock\.json|\.tgz)$/.test(path),
  });
  return folder;
}

/** Every file with its text and the time of its last change. */
export function snapshotOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
  const files = paths.filter((path) => statSync(path).isFile());
  return Object.fromEntries(files.map((path) => [path, `${statSync(path).mtimeMs} ${readFileSync(path, "utf8")}`]));
}

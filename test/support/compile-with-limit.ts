import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { CHILD_LIMIT } from "./child-limit.js";

/** The address space of the compiler, which reserves far more than it uses. */
const MOST_KILOBYTES = 8_000_000;

/** Compiles a package that is in a folder, with a limit of memory. @returns the output of the compiler */
export function compileWithLimit(folder: string): string {
  const compiler = [process.execPath, resolve("node_modules/typescript/bin/tsc"), "-p", folder];
  try {
    return execFileSync("sh", ["-c", `ulimit -v ${MOST_KILOBYTES} && exec "$@"`, "sh", ...compiler], {
      encoding: "utf8",
      timeout: CHILD_LIMIT,
    });
  } catch (error) {
    if (error instanceof Error && "stdout" in error) return `${error.stdout}`;
    throw error;
  }
}

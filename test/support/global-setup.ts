import { execFileSync } from "node:child_process";
import { CHILD_LIMIT } from "./child-limit.js";

/** Builds the program once: tests of the command line run what users run. */
export default function setup(): void {
  execFileSync("npm", ["run", "--silent", "build"], { stdio: "inherit", timeout: CHILD_LIMIT });
}

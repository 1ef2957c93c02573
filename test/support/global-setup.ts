import { execFileSync } from "node:child_process";

/** Builds the program once: tests of the command line run what users run. */
export default function setup(): void {
  execFileSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
}

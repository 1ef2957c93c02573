import { execFileSync } from "node:child_process";

/** The paths of TypeScript and JavaScript modules that are in git or new. */
export function modulesIn(folder: string): string[] {
  const options = ["--cached", "--others", "--exclude-standard", "--deduplicate"];
  const paths = execFileSync("git", ["ls-files", ...options, "--", folder], { encoding: "utf8" }).split("\n");
  return paths.filter((path) => /\.[cm]?[jt]s$/.test(path));
}

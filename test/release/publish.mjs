// Publishes this version with provenance, unless it is published already, or the package is private. The workflow gets the version that
// was published.
import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";

const { name, version, private: isPrivate } = JSON.parse(readFileSync("package.json", "utf8"));

function isPublished() {
  try {
    return execFileSync("npm", ["view", `${name}@${version}`, "version"], { encoding: "utf8", stdio: "pipe" }) !== "";
  } catch {
    return false;
  }
}

if (isPrivate) console.log(`${name} is private: nothing is published`);
else if (isPublished()) console.log(`${name}@${version} is published already`);
else {
  execFileSync("npm", ["publish", "--provenance"], { stdio: "inherit" });
  const { GITHUB_OUTPUT } = process.env;
  if (GITHUB_OUTPUT !== undefined) appendFileSync(GITHUB_OUTPUT, `version=${version}\n`);
}

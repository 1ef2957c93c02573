// Publishes this version with provenance, unless it is published already, or the package is private.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

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
else execFileSync("npm", ["publish", "--provenance"], { stdio: "inherit" });

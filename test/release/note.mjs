// Prints what has changed in the contracts of schemas/ since a release, for whoever uses the generated package: `npm run release:note v0.1.0`.
import { execFileSync } from "node:child_process";

/** The last tag of a version, which a release sets. */
function lastRelease() {
  try {
    const tag = ["describe", "--tags", "--abbrev=0", "--match", "v*"];
    return execFileSync("git", tag, { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    console.error("no version has a tag yet; name a revision: npm run release:note -- REVISION");
    process.exit(1);
  }
}

const [before = lastRelease(), after = "schemas"] = process.argv.slice(2);
const program = ["dist/bin/netserver-soapgen.js", "diff", `git:${before}`, after, "--format", "markdown"];
const changes = execFileSync(process.execPath, program, { encoding: "utf8", maxBuffer: 2 ** 28 });
process.stdout.write(`### Changes of the contracts since ${before}\n\n${changes}`);

// Checks before publishing: the licences of all installed packages, known vulnerabilities, and the packages with publint.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/** Licences that only ask to be named. */
const PERMISSIVE =
  /^\(?(?:MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|CC0-1\.0|Unlicense|BlueOak-1\.0\.0|Python-2\.0|PSF-2\.0)(?: (?:AND|OR) [\w.-]+)*\)?$/;

let failures = 0;

function report(what, problems) {
  console.log(
    `${what}: ${problems.length === 0 ? "ok" : `${problems.length} ${problems.length === 1 ? "problem" : "problems"}`}`,
  );
  for (const problem of problems) console.log(`  ${problem}`);
  failures += problems.length;
}

/** The licences of run-time dependencies. Packages for building and testing are not published. */
function licences() {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== "" && !dev);
  return shipped
    .filter(([, { license }]) => !PERMISSIVE.test(license ?? ""))
    .map(([path, { license }]) => `${path}: ${license ?? "no licence"}`);
}

function audit() {
  try {
    execFileSync("npm", ["audit", "--omit=dev", "--audit-level=low"], { stdio: "pipe", encoding: "utf8" });
    return [];
  } catch (error) {
    return [`${error.stdout}${error.stderr}`.trim() || "npm says nothing; the registry may know no vulnerabilities"];
  }
}

async function published(folder) {
  const { messages } = await publint({ pkgDir: folder, strict: true });
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  return messages.map((message) => formatMessage(message, manifest) ?? message.code);
}

report("licences of run-time dependencies", licences());
report("publint", await published("."));
// A mirror of the registry may know no vulnerabilities.
if (!process.argv.includes("--without-audit")) report("npm audit", audit());
process.exitCode = failures === 0 ? 0 : 1;

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createConsumer, packGenerated } from "../support/consumer.js";

/** The oldest version that package.json allows, and the maintained ones. */
const NODES = ["20.19.0", "22", "24"];

/** The oldest version that reads the declarations, by the README, and a selection of later ones. */
const TYPESCRIPTS = ["4.7.4", "5.0.4", "5.9"];

/** The oldest version that compiles the source, by the README, and later ones with stricter options. */
const SOURCE_COMPILERS: readonly (readonly [version: string, ...options: string[]])[] = [
  ["5.4.5"],
  ["5.5.4", "--isolatedDeclarations"],
  ["5.8.3", "--isolatedDeclarations", "--erasableSyntaxOnly"],
  ["6.0", "--isolatedDeclarations", "--erasableSyntaxOnly"],
];

const LIMIT = 120_000;

let folder: string;
let project: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-platforms-"));
  project = join(folder, "project");
  createConsumer(project, packGenerated(folder));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Installs a package that is not a dependency of this repository. @returns its folder */
function install(name: string, version: string): string {
  const place = join(folder, `${name}-${version}`);
  mkdirSync(place, { recursive: true });
  const options = ["--silent", "--no-audit", "--no-fund", "--no-save", "--prefix", place];
  execFileSync("npm", ["install", ...options, `${name}@${version}`], { stdio: "pipe", timeout: LIMIT });
  return join(place, "node_modules", name);
}

describe.each(TYPESCRIPTS)("TypeScript %s", (version) => {
  it("compiles a project that uses the package", () => {
    const program = join(install("typescript", version), "bin/tsc");
    execFileSync(process.execPath, [program, "-p", "."], { cwd: project, stdio: "pipe", timeout: LIMIT });
  });
});

it.each(SOURCE_COMPILERS)(
  "TypeScript %s compiles the source of the package, as strictly as it can",
  (version, ...options) => {
    const program = join(install("typescript", version), "bin/tsc");
    const source = join(folder, "package");
    execFileSync(process.execPath, [program, "-p", source, "--noEmit", ...options], { stdio: "pipe", timeout: LIMIT });
  },
);

describe.each(NODES)("Node.js %s", (version) => {
  let node: string;
  beforeAll(() => {
    node = join(install("node", version), "bin/node");
  });

  it("has this version", () => {
    expect(execFileSync(node, ["--version"], { encoding: "utf8" })).toMatch(`v${version}`);
  });

  it("runs the package", () => {
    const output = execFileSync(node, ["round-trip.js"], { cwd: project, encoding: "utf8", timeout: LIMIT });
    expect(output).toBe("round trip: done\n");
  });

  it("runs the program", () => {
    const program = resolve("dist/bin/netserver-soapgen.js");
    const output = execFileSync(node, [program, "check"], { encoding: "utf8", timeout: LIMIT });
    expect(output).toMatch(/^generated: \d+ files, all up to date\n$/);
  });
});

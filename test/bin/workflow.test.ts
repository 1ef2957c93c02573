import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { PROGRAM, run, workspace } from "../support/program.js";

const WORKFLOW = ".github/workflows/netserver-contract.yml";

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What GitHub puts into the workflow. */
const FACTS: Readonly<Record<string, string>> = {
  "github.base_ref": "main",
  "github.event.number": "7",
  "github.token": "token",
};

/** A `gh` that keeps what it is told, and has no comment yet that it could edit. */
const GH = `#!/bin/sh
echo "$@" >> gh.log
case "$*" in *--edit-last*) exit 1;; esac
for last; do :; done
cat "$last" >> gh.log
`;

/** A team's repository: schemas and package as they are on its main branch, the program, and the workflow. */
function repository(): string {
  const folder = workspace();
  const bin = join(folder, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  symlinkSync(PROGRAM, join(bin, "netserver-soapgen"));
  writeFileSync(join(bin, "gh"), GH);
  chmodSync(join(bin, "gh"), 0o755);
  writeFileSync(join(folder, ".gitignore"), "node_modules\n*.log\n");
  expect(run(folder, "init", "--workflow")).toEqual({
    status: 0,
    stdout: `netserver-soapgen.config.json: written\n${WORKFLOW}: written\n`,
    stderr: "",
  });
  const git = (...args: string[]): void => void execFileSync("git", args, { cwd: folder, stdio: "pipe" });
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "--message=x");
  git("update-ref", "refs/remotes/origin/main", "HEAD");
  return folder;
}

/** Runs the steps of the job for a pull request as GitHub does. @returns the exit code of each that is run, by name */
function runSteps(folder: string): Record<string, number | null> {
  const { jobs } = parse(readFileSync(join(folder, WORKFLOW), "utf8"));
  const steps: readonly Step[] = jobs.check.steps;
  const temp = join(folder, "node_modules");
  const results: Record<string, number | null> = {};
  for (const { name, run: script, env = {} } of steps) {
    if (name === undefined || script === undefined) continue;
    const facts = Object.entries(env).map(([key, value]) => [
      key,
      value.replace(/\$\{\{ (.*?) \}\}/g, (_, fact: string) => FACTS[fact] ?? `no ${fact}`),
    ]);
    const path = `${join(folder, "node_modules/.bin")}:${process.env.PATH}`;
    const surroundings = { ...process.env, ...Object.fromEntries(facts), PATH: path, RUNNER_TEMP: temp };
    results[name] = spawnSync("bash", ["-e", "-c", script], {
      cwd: folder,
      env: surroundings,
      timeout: CHILD_LIMIT,
    }).status;
  }
  return results;
}

const TYPES = "schemas/Services88/Types.xsd";
const FILE_NAME = /<xs:element name="FileName"[\s\S]*?<\/xs:element>/;

function edit(folder: string, change: (text: string) => string): void {
  const file = join(folder, TYPES);
  const before = readFileSync(file, "utf8");
  expect(change(before)).not.toBe(before);
  writeFileSync(file, change(before));
}

describe("the workflow that init writes", () => {
  it("lets through what breaks no client, and comments", () => {
    const folder = repository();
    edit(folder, (text) => text.replace(FILE_NAME, (member) => member + member.replace("FileName", "Priority")));
    expect(run(folder, "generate").status).toBe(0);
    expect(runSteps(folder)).toEqual({
      "Check the generated package": 0,
      "Compare with the main branch": 0,
      Comment: 0,
      "Refuse what breaks clients": 0,
    });
    const told = readFileSync(join(folder, "gh.log"), "utf8");
    expect(told).toMatch(/^pr comment 7 --edit-last --body-file \S+\npr comment 7 --body-file \S+\n### Services84: no/);
    expect(told).toContain("| BatchTaskInfo.Priority | member added&#58; string or nil | compatible | compatible |");
  });

  it("refuses a package that is not what the schemas give, and what breaks clients", () => {
    const folder = repository();
    edit(folder, (text) => text.replace(FILE_NAME, ""));
    expect(runSteps(folder)).toEqual({
      "Check the generated package": 1,
      "Compare with the main branch": 0,
      Comment: 0,
      "Refuse what breaks clients": 1,
    });
  });

  it("is not written over, nor is the configuration then written", () => {
    const folder = repository();
    rmSync(join(folder, "netserver-soapgen.config.json"));
    const { status, stderr } = run(folder, "init", "--workflow");
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `error: ${WORKFLOW}: is there already, and stays as it is\n`,
    });
    expect(existsSync(join(folder, "netserver-soapgen.config.json"))).toBe(false);
  });
});

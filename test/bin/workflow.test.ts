import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { PROGRAM, run, workspace } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

const WORKFLOW = ".github/workflows/netserver-contract.yml";

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The values that GitHub puts into the workflow. */
const FACTS: Readonly<Record<string, string>> = {
  "github.base_ref": "main",
  "github.event.number": "7",
  "github.repository": "acme/soap",
  "github.token": "token",
};

/** A `gh` that records its calls. It finds the comment whose number is in the file `own-comment`, if there is one. */
const GH = `#!/bin/sh
echo "$@" >> gh.log
case "$*" in *--paginate*) cat own-comment 2>/dev/null; exit 0;; esac
for part; do case "$part" in *contract.md) cat "\${part#body=@}" >> gh.log;; esac; done
`;

/** A team's repository: schemas and package as they are on its main branch, the program, and the workflow. */
function repository(): string {
  const folder = workspace();
  const bin = join(folder, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  symlinkSync(PROGRAM, join(bin, "netserver-soapgen"));
  writeFileSync(join(bin, "gh"), GH);
  chmodSync(join(bin, "gh"), 0o755);
  writeFileSync(join(folder, ".gitignore"), "node_modules\n*.log\nown-comment\n");
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
    if (name === undefined || name === "Install" || script === undefined) continue;
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
  it("accepts a change that breaks no client, and comments", () => {
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
    expect(told).toMatch(
      /^api --paginate repos\/acme\/soap\/issues\/7\/comments --jq .*\npr comment 7 --repo acme\/soap --body-file \S+\n/,
    );
    expect(told).toContain("\n<!-- netserver-contract -->\n### `Login`: no");
    expect(told).toContain("| `BatchTaskInfo.Priority` | member added: `string or nil` | compatible | compatible |");
  });

  it("refuses a package that differs from the schemas, and a change that breaks clients", () => {
    const folder = repository();
    edit(folder, (text) => text.replace(FILE_NAME, ""));
    expect(runSteps(folder)).toEqual({
      "Check the generated package": 1,
      "Compare with the main branch": 0,
      Comment: 0,
      "Refuse what breaks clients": 1,
    });
  });

  it("changes only its own comment", () => {
    const folder = repository();
    writeFileSync(join(folder, "own-comment"), "4711\n");
    expect(runSteps(folder)).toMatchObject({ Comment: 0 });
    const told = readFileSync(join(folder, "gh.log"), "utf8");
    expect(told).toMatch(
      /\napi --method PATCH repos\/acme\/soap\/issues\/comments\/4711 --field body=@\S+ --silent\n<!-- netserver/,
    );
    expect(told).not.toContain("pr comment");
  });

  it("can be written after the configuration, at the root of the repository, with the folders of the project", () => {
    const root = tempFolder();
    const project = join(root, "packages/soap");
    mkdirSync(join(root, ".git"));
    mkdirSync(project, { recursive: true });
    writeFileSync(join(project, "netserver-soapgen.config.json"), '{ "schemas": "wsdl: all" }');
    expect(run(project, "init", "--workflow")).toEqual({
      status: 0,
      stdout: `../../${WORKFLOW}: written\n`,
      stderr: "",
    });
    const { jobs, defaults } = parse(readFileSync(join(root, WORKFLOW), "utf8"));
    expect(defaults.run["working-directory"]).toBe("packages/soap");
    const steps: readonly Step[] = [...jobs.check.steps, ...jobs.refresh.steps];
    expect(steps.flatMap(({ env }) => env?.SCHEMAS ?? [])).toEqual(Array(3).fill("wsdl: all"));
  });

  it("has limits, gives no token to scripts of packages, and checks what it proposes", () => {
    const text = readFileSync(`templates/example/${WORKFLOW}`, "utf8");
    const { jobs, concurrency, permissions } = parse(text);
    expect(permissions).toEqual({ contents: "read" });
    expect(concurrency.group).toContain("github.ref");
    for (const { "timeout-minutes": limit, steps } of [jobs.check, jobs.refresh]) {
      expect(limit).toBe(15);
      expect(steps.find(({ name }: Step) => name === "Install").run).toBe("npm ci --ignore-scripts");
    }
    expect(text.match(/uses: .*/g)?.every((use) => /@(?:v\d+\.\d+\.\d+|[0-9a-f]{40})$/.test(use))).toBe(true);
    const names = jobs.refresh.steps.map(({ name }: Step) => name);
    expect(names.indexOf("Check what is proposed")).toBeLessThan(
      names.indexOf("Open a pull request if anything has changed"),
    );
  });

  it("does not replace an existing workflow, and then does not write a configuration either", () => {
    const folder = repository();
    rmSync(join(folder, "netserver-soapgen.config.json"));
    const { status, stderr } = run(folder, "init", "--workflow");
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `error: ${WORKFLOW}: exists already, and is not replaced\n`,
    });
    expect(existsSync(join(folder, "netserver-soapgen.config.json"))).toBe(false);
  });
});

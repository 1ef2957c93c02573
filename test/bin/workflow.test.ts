import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { type Answer, serveMetadata, wcfDocuments } from "../support/metadata-server.js";
import { PROGRAM, run, runHere, workspace } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

const WORKFLOW = ".github/workflows/soap-contract.yml";

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
  "secrets.NETSERVER_SOAPGEN_TOKEN": "hush-nightly",
};

/** A `gh` that records its calls. It finds the comment whose number is in the file `own-comment`, if there is one. */
const GH = `#!/bin/sh
echo "$@" >> gh.log
case "$*" in *--paginate*) cat own-comment 2>/dev/null; exit 0;; esac
case "$*" in "pr create"*) test ! -e has-request || exit 1;; esac
for part; do case "$part" in *contract.md) cat "\${part#body=@}" >> gh.log;; esac; done
`;

function addPrograms(folder: string): void {
  const bin = join(folder, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  symlinkSync(PROGRAM, join(bin, "netserver-soapgen"));
  writeFileSync(join(bin, "gh"), GH);
  chmodSync(join(bin, "gh"), 0o755);
  writeFileSync(join(folder, ".gitignore"), "node_modules\n*.log\nown-comment\nhas-request\n");
}

/** A team's repository: schemas and package as they are on its main branch, the program, and the workflow. */
function repository(): string {
  const folder = workspace();
  addPrograms(folder);
  expect(run(folder, "init", "--workflow")).toEqual({
    status: 0,
    stdout: `netserver-soapgen.config.json: written\n${WORKFLOW}: written\n`,
    stderr: "",
  });
  git(folder, "init", "--quiet");
  commit(folder);
  git(folder, "update-ref", "refs/remotes/origin/main", "HEAD");
  return folder;
}

/** Runs the steps of a job as GitHub does. @returns the exit code of each that is run, by name */
async function runSteps(folder: string, job: "check" | "refresh" = "check"): Promise<Record<string, number | null>> {
  const { jobs } = parse(readFileSync(join(folder, WORKFLOW), "utf8"));
  const steps: readonly Step[] = jobs[job].steps;
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
    // Not at once: the installation may be in this process.
    const child = spawn("bash", ["-e", "-c", script], {
      cwd: folder,
      env: surroundings,
      timeout: CHILD_LIMIT,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (data) => (said += data));
    const [status] = await once(child, "close");
    results[name] = status;
    if (status !== 0 && job === "refresh") throw new Error(`${name}: ${said}`);
  }
  return results;
}

/** A team's repository as `init` has left it, with an installation that publishes a contract. Nothing has been fetched yet. */
async function newRepository(): Promise<{ folder: string; documents: Record<string, Answer>; asked: string[] }> {
  const documents = wcfDocuments();
  const { server, asked } = await serveMetadata(documents);
  const folder = tempFolder();
  addPrograms(folder);
  const options = ["--server", server, "--services", "Services88", "--endpoints", "Batch"];
  expect((await runHere(folder, "init", ...options, "--workflow")).status).toBe(0);
  const origin = tempFolder();
  execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main"], { cwd: origin, stdio: "pipe" });
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "remote", "add", "origin", origin);
  commit(folder);
  git(folder, "push", "--quiet", "origin", "main");
  return { folder, documents, asked };
}

function git(folder: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd: folder, stdio: "pipe", encoding: "utf8" });
}

function commit(folder: string): void {
  git(folder, "add", "--all");
  git(folder, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "--message=x");
}

/** What `gh` was told since the last call. */
function told(folder: string): string {
  const log = join(folder, "gh.log");
  const text = existsSync(log) ? readFileSync(log, "utf8") : "";
  rmSync(log, { force: true });
  return text;
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
  it("accepts a change that breaks no client, and comments", async () => {
    const folder = repository();
    edit(folder, (text) => text.replace(FILE_NAME, (member) => member + member.replace("FileName", "Priority")));
    expect(run(folder, "generate").status).toBe(0);
    expect(await runSteps(folder)).toEqual({
      "Check the generated package": 0,
      "Compare with the main branch": 0,
      Comment: 0,
      "Refuse what breaks clients": 0,
    });
    const told = readFileSync(join(folder, "gh.log"), "utf8");
    expect(told).toMatch(
      /^api --paginate repos\/acme\/soap\/issues\/7\/comments --jq .*\npr comment 7 --repo acme\/soap --body-file \S+\n/,
    );
    expect(told).toContain("\n<!-- soap-contract -->\n### `Login`: no");
    expect(told).toContain("| `BatchTaskInfo.Priority` | member added: `string or nil` | compatible | compatible |");
  });

  it("refuses a package that differs from the schemas, and a change that breaks clients", async () => {
    const folder = repository();
    edit(folder, (text) => text.replace(FILE_NAME, ""));
    expect(await runSteps(folder)).toEqual({
      "Check the generated package": 1,
      "Compare with the main branch": 0,
      Comment: 0,
      "Refuse what breaks clients": 1,
    });
  });

  it("changes only its own comment", async () => {
    const folder = repository();
    writeFileSync(join(folder, "own-comment"), "4711\n");
    expect(await runSteps(folder)).toMatchObject({ Comment: 0 });
    const told = readFileSync(join(folder, "gh.log"), "utf8");
    expect(told).toMatch(
      /\napi --method PATCH repos\/acme\/soap\/issues\/comments\/4711 --field body=@\S+ --silent\n<!-- soap/,
    );
    expect(told).not.toContain("pr comment");
  });

  it("proposes every night what the installation has, if that is something else", async () => {
    const { folder, documents, asked } = await newRepository();
    const DONE = {
      "Fetch and generate": 0,
      "Check what is proposed": 0,
      "Open a pull request if anything has changed": 0,
    };
    expect(await runSteps(folder, "refresh")).toEqual(DONE);
    expect(asked.every((request) => request.endsWith(" Bearer hush-nightly"))).toBe(true);
    const first = told(folder);
    expect(first).toMatch(/^pr create --head soap-contract --title SOAP contract as it is now --body-file \S+\n/);
    expect(first).not.toContain("pr edit");
    const proposed = git(folder, "ls-tree", "-r", "--name-only", "origin/soap-contract");
    expect(proposed).toContain("schemas/Services88/");
    expect(proposed).toContain("generated/src/services88/batch.ts");
    expect(proposed).not.toContain("node_modules");

    // When it has been merged, there is nothing to propose.
    git(folder, "switch", "--quiet", "main");
    git(folder, "merge", "--quiet", "soap-contract");
    expect(await runSteps(folder, "refresh")).toEqual(DONE);
    expect(told(folder)).toBe("");

    // The request of an earlier night may still be open.
    Object.assign(documents, wcfDocuments({ members: ["Id", "Name", "Priority"] }));
    writeFileSync(join(folder, "has-request"), "");
    expect(await runSteps(folder, "refresh")).toEqual(DONE);
    const last = told(folder);
    expect(last).toMatch(/\npr edit soap-contract --body-file \S+\n/);
    expect(last).toContain("Task.Priority");
    expect(git(folder, "diff", "--name-only", "main", "origin/soap-contract")).toContain("task.ts");
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
    expect(text.match(/uses: .*/g)?.every((use) => /@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use))).toBe(true);
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

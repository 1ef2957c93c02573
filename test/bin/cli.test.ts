import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { run, runHere, snapshotOf, workspace } from "../support/program.js";

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

/** The output of check for each file, without the first line and the diffs. */
function namedFiles(stdout: string): string[] {
  const [list = ""] = stdout.split("\n\n");
  return list.trimEnd().split("\n").slice(1);
}

describe("generate", () => {
  it("changes nothing in this repository, without options", async () => {
    const folder = workspace();
    const before = snapshotOf(folder);
    const { status, stdout } = await runHere(folder, "generate");
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^generated: \d+ files, all up to date\n$/),
    });
    expect(snapshotOf(folder)).toEqual(before);
  });

  it("makes all of generated/ from nothing, with the same bytes", async () => {
    const folder = workspace();
    await runHere(folder, "generate", "--out", "fresh");
    expect(
      execFileSync("diff", ["-r", "generated", "fresh"], { cwd: folder, encoding: "utf8", timeout: CHILD_LIMIT }),
    ).toBe("");
  });

  it("includes only the named versions and endpoints", async () => {
    const folder = workspace();
    const { status } = await runHere(
      folder,
      "generate",
      "--out",
      "some",
      "--services",
      "Services87",
      "Services88",
      "--endpoints",
      "Batch",
    );
    expect(status).toBe(0);
    expect(readdirSync(join(folder, "some/src")).sort()).toEqual([
      "index.ts",
      "netserver",
      "node",
      "runtime",
      "services87",
      "services88",
      "streaming",
      "transport",
    ]);
    const { exports } = JSON.parse(readFileSync(join(folder, "some/package.json"), "utf8"));
    expect(Object.keys(exports).filter((path) => !path.startsWith("./netserver/"))).toEqual([
      ".",
      "./node",
      "./transport",
      "./streaming",
      "./services87",
      "./services87/batch",
      "./services88",
      "./services88/batch",
      "./package.json",
    ]);
  });

  it("accepts a folder with one version", async () => {
    const folder = workspace();
    rmSync(join(folder, "schemas/shared"), { recursive: true });
    writeFileSync(join(folder, "Sample.wsdl"), inlineWsdl({}));
    mkdirSync(join(folder, "Services99"));
    writeFileSync(join(folder, "Services99/Sample.wsdl"), inlineWsdl({}));
    expect((await runHere(folder, "generate", "--schemas", "Services99", "--out", "one")).status).toBe(0);
    expect(readdirSync(join(folder, "one/src")).sort()).toEqual([
      "index.ts",
      "namespaces.ts",
      "node",
      "runtime",
      "sample.ts",
      "transport",
    ]);
  });

  it("changes exactly the files that mention a renamed member", async () => {
    const folder = workspace();
    edit(join(folder, "schemas/Services88/Types.xsd"), 'name="ProgressPercent"', 'name="Progress"');
    expect(namedFiles((await runHere(folder, "check")).stdout)).toEqual([
      "changed  generated/src/services88/types/batch-task-info.ts",
    ]);
    expect((await runHere(folder, "generate")).stdout).toMatch(/files, 1 written, 0 removed/);
    expect((await runHere(folder, "check")).status).toBe(0);
  });
});

describe("check", () => {
  it("exits 0 when nothing differs", async () => {
    const { status, stdout } = await runHere(workspace(), "check");
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/all up to date/) });
  });

  it("names changed, missing and stale files, exits 1, and writes nothing", async () => {
    const folder = workspace();
    const changed = join(folder, "generated/src/services88/batch.ts");
    writeFileSync(changed, readFileSync(changed, "utf8").replace(/\n.*\n/, "\n"));
    rmSync(join(folder, "generated/src/runtime/values.ts"));
    writeFileSync(join(folder, "generated/src/services88/old.ts"), "");
    const before = snapshotOf(folder);
    const { status, stdout } = await runHere(folder, "check");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^generated: 3 files differ from what schemas gives\n/);
    expect(namedFiles(stdout)).toEqual([
      "missing  generated/src/runtime/values.ts",
      "changed  generated/src/services88/batch.ts",
      "stale    generated/src/services88/old.ts",
    ]);
    expect(snapshotOf(folder)).toEqual(before);
  });

  it("says in one line that there is no package at all", async () => {
    expect(await runHere(workspace(), "check", "--out", "nope")).toEqual({
      status: 1,
      stdout: expect.stringMatching(/^nope: no such folder; generate makes it, with \d+ files\n$/),
      stderr: "",
    });
  });

  it("finds a line that is deleted from any file", async () => {
    const folder = workspace();
    const files = readdirSync(join(folder, "generated"), { recursive: true, encoding: "utf8" })
      .filter((path) => statSync(join(folder, "generated", path)).isFile())
      .sort();
    for (const file of files) edit(join(folder, "generated", file), "\n", "");
    const { stdout } = await runHere(folder, "check");
    const named = namedFiles(stdout).map((line) => line.replace(/^changed {2}generated\//, ""));
    expect(named.sort()).toEqual(files);
  });
});

describe("inspect", () => {
  it("shows operations with headers, and types", async () => {
    const { status, stdout } = await runHere(".", "inspect", "--services", "Services88");
    expect(status).toBe(0);
    expect(stdout).toContain(
      [
        "Services88",
        "",
        "  Batch  SOAP 1.1  https://sod.superoffice.com/Cust12345/Remote/Services88/Batch.svc",
        "    headers ApplicationToken, Credentials, TimeZone -> ExceptionInfo, ExtraInfo, Succeeded, TimeZone",
        "    DeleteBatchTask(BatchTaskId?: int) -> nothing",
        "    DeleteBatchTasks(BatchTaskIds?: ArrayOfint or nil) -> nothing",
        "    GetAllBatchTaskInfosByName(TaskName?: string or nil) -> Response?: ArrayOfBatchTaskInfo or nil",
      ].join("\n"),
    );
    expect(stdout).toContain("    flags ETableRight { Select = 1, Update = 2, Insert = 4,");
  });

  it("shows everything with a text in its name, in detail", async () => {
    const { stdout } = await runHere(".", "inspect", "tableright", "--services", "Services88");
    expect(stdout).toBe(`Services88

  flags ETableRight                         Flags for rights to a table: any number of these names, with spaces between them.
    Select = 1
    Update = 2
    Insert = 4
    Delete = 8
    Filtering = 16
    RestrictedUpdate = 32
    Unused1 = 64                              New in Services88, after 2022.
    Uninitialized = 128                       New in Services88, after 2022.
    R = 1                                     Has the number of Select. New in Services88, after 2022.
    F = 16                                    Has the number of Filtering. New in Services88, after 2022.

  struct TableRight                         A set of table rights, with a reason.
    Mask?: ETableRight                        The rights, as a set of flags.
    Reason?: string or nil                    Why the rights are as they are.
`);
    const { stdout: operation } = await runHere(".", "inspect", "STOPBATCH", "--services", "Services87", "Services88");
    expect(operation.match(/^.*StopBatchJob|^Services8\d/gm)).toEqual([
      "Services87",
      "  Batch.StopBatchJob",
      "Services88",
      "  Batch.StopBatchJob",
    ]);
    const { stdout: json } = await runHere(".", "inspect", "stopbatch", "--services", "Services88", "--json");
    expect(JSON.parse(json).contracts).toMatchObject([
      { version: "Services88", endpoints: [{ name: "Batch", operations: [{ name: "StopBatchJob" }] }], types: [] },
    ]);
    const { status, stderr } = await runHere(".", "inspect", "nothing\u001b[2J");
    expect(status).toBe(2);
    expect(stderr).toBe('error: no endpoint, operation or type has "nothing\\u001b[2J" in its name\n');
  });

  it("prints everything as JSON", async () => {
    const { stdout } = await runHere(".", "inspect", "--json", "--services", "Services84", "Services88");
    const { schemaVersion, contracts } = JSON.parse(stdout);
    expect(schemaVersion).toBe(1);
    expect(contracts.map(({ version }: { version: string }) => version)).toEqual(["Services84", "Services88"]);
    expect(contracts[1].endpoints[0].operations).toHaveLength(15);
  });
});

it("--version prints the version of package.json", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(run(".", "--version")).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
});

it("--help names the commands, the exit codes and examples", () => {
  const { status, stdout } = run(".", "--help");
  expect(status).toBe(0);
  for (const text of [
    "generate [options]",
    "check [options]",
    "inspect [options] [sources...] [text]",
    "Examples:",
    "Exit codes:",
    "\n  0   done",
    "\n  1   check has found differences, or diff a change that --fail-on names",
    "\n  2   the schemas, the options or a folder cannot be used",
    "\n  70  a mistake in this program",
  ]) {
    expect(stdout).toContain(text);
  }
});

it("--help says of each command what its own help says", () => {
  const { stdout } = run(".", "--help");
  const list = /^Commands:\n([\s\S]*?)^ {2}help /m.exec(stdout)?.[1] ?? "";
  const terms = [...list.matchAll(/^ {2}(\S.*?) {2}/gm)].map(([, term = ""]) => term);
  expect(terms.length).toBeGreaterThan(5);
  for (const term of terms) {
    const [name = ""] = term.split(" ");
    expect(run(".", name, "--help").stdout).toMatch(`Usage: netserver-soapgen ${term}\n`);
    expect(run(".", "help", name).stdout).toBe(run(".", name, "--help").stdout);
  }
});

it("help of a command that does not exist says which one may be meant", () => {
  const { status, stderr } = run(".", "help", "generat");
  expect([status, stderr]).toEqual([2, "error: unknown command 'generat'\n(Did you mean generate?)\n"]);
});

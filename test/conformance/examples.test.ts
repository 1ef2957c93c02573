import { execFile, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { BatchClient } from "../../generated/src/services88/batch.js";
import { node } from "../support/built-package.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { start } from "../support/program.js";

const EXAMPLES = readdirSync("templates/example").filter((name) => name.endsWith(".ts"));

const COMPILER_OPTIONS = {
  target: "es2023",
  module: "nodenext",
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
};

/** A project with the examples and the built package. */
function createProject(folder: string): void {
  const [modules, ours] = [join(folder, "node_modules"), join(folder, "node_modules/netserver-soap")];
  mkdirSync(join(modules, "@types"), { recursive: true });
  mkdirSync(ours);
  for (const name of ["jose", "saxes", "xmlchars", "undici", "undici-types", "@types/node"])
    symlinkSync(resolve("node_modules", name), join(modules, name), "junction");
  cpSync("generated/package.json", join(ours, "package.json"));
  expect(tsc("-p", "generated", "--outDir", join(ours, "dist"))).toBe("");
  for (const name of EXAMPLES) cpSync(join("templates/example", name), join(folder, name));
  for (const [name, code] of readmePrograms()) writeFileSync(join(folder, `${name}.ts`), code);
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: COMPILER_OPTIONS }));
}

/** The programs of the package's README that begin with their imports: those of some chapters, and some others. transport.test.ts has its own. */
function readmePrograms(): [name: string, code: string][] {
  const readme = readFileSync("generated/README.md", "utf8").replace(/^## Transport\n[\s\S]*?(?=^## )/m, "");
  const chapters = /## Ways to log in[\s\S]*## How values look/.exec(readme)?.[0] ?? "";
  const own = programsIn(readme).filter((code) => /"netserver-soap\/node"|soapHeader|MessageHook/.test(code));
  expect(own).toHaveLength(4);
  return [
    ...programsIn(chapters).map((code, index): [string, string] => [`readme-${index + 1}`, code]),
    ...own.map((code, index): [string, string] => [`readme-own-${index + 1}`, code]),
  ];
}

function programsIn(text: string): string[] {
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
}

function tsc(...options: string[]): string {
  return node(resolve("."), "node_modules/typescript/bin/tsc", ...options);
}

describe("the examples", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-examples-"));
    createProject(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs an example to its end. @returns its output */
  async function run(name: string, env: Readonly<Record<string, string>>): Promise<string> {
    const options = { cwd: folder, env: { ...process.env, ...env }, timeout: CHILD_LIMIT };
    return (await promisify(execFile)(process.execPath, [name], options)).stdout;
  }

  /** Runs a program of the README, with an installation in the place of those that it names. @returns its output */
  async function runReadme(name: string, remote: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
    const file = join(folder, name);
    const { origin } = new URL(remote);
    const code = readFileSync(file, "utf8")
      .replaceAll(/https:\/\/[\w.]+\/Cust12345\/Remote/g, `${origin}/Remote`)
      .replaceAll("https://online.superoffice.com", origin)
      .replace('"me"', '"mock"');
    writeFileSync(file, code);
    return run(name, env);
  }

  /** The address of a mock that runs as long as the test. */
  async function startMock(): Promise<string> {
    const [, address = ""] = await start(".", [
      "mock",
      "--services",
      "Services88",
      "Login",
      "--port",
      "0",
      "--task-step",
      "1",
    ]).until(/(http:\/\/127\.0\.0\.1:\d+\/Remote)\/Services88\/SoPrincipal/);
    return address;
  }

  it("compile with the strictest options", () => {
    expect(EXAMPLES).toHaveLength(4);
    expect(tsc("-p", folder)).toBe("");
  });

  it("first-call starts a job, and reads its result when it is done", async () => {
    const env = { NETSERVER_REMOTE: await startMock(), POLLING_INTERVAL: "1" };
    expect(await run("first-call.js", env)).toBe("started: task 1\nSucceeded: Done by netserver-soapgen mock\n");
  });

  it("handling-errors gets every error that it describes", async () => {
    expect(await run("handling-errors.js", { NETSERVER_REMOTE: await startMock() })).toBe(
      [
        "wrong value at BatchTaskInfo.ProgressPercent: expected an integer from -32768 to 32767",
        "failed: There is no batch task with the id -1.",
        "refused: NetServer has refused the login",
        "no SOAP message, but HTTP status 404",
        "",
      ].join("\n"),
    );
  });

  it("the README's programs log in with a password, an access token, and as a system user", async () => {
    const remote = await startMock();
    expect(await runReadme("readme-1.js", remote, { PASSWORD: "mock" })).toBe("0 tasks\n");
    expect(readFileSync(join(folder, "ticket"), "utf8")).toBe("7T:mock");
    expect(await runReadme("readme-2.js", remote, { ACCESS_TOKEN: "mock" })).toBe("0 tasks\n");
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    writeFileSync(join(folder, "partner.pem"), privateKey.export({ type: "pkcs8", format: "pem" }));
    const user = { SYSTEM_USER_TOKEN: "application-token" };
    expect(await runReadme("readme-3.js", remote, user)).toBe("200\n200\n0 tasks\n");
  });

  it("the README's program for encoded values prints what it says", async () => {
    expect(await run("readme-4.js", {})).toBe("2017-11-09 [I:123]\n24 123.45\n");
  });

  it("handler-server answers a client", async () => {
    const child = spawn(process.execPath, ["handler-server.js"], { cwd: folder, env: { ...process.env, PORT: "0" } });
    onTestFinished(() => void child.kill());
    const url = await new Promise<string>((found) => {
      child.stdout
        .setEncoding("utf8")
        .on("data", (text: string) => found(text.trim().replace("serving Batch at ", "")));
    });
    const batch = new BatchClient({ url });
    expect(await batch.startBatchJob({ BatchTaskInfo: { Name: "Nightly" } })).toMatchObject({ Response: 1 });
    expect(await batch.getBatchTaskInfo({ Id: 1 })).toMatchObject({ Response: { Id: 1, Name: "Nightly" } });
    await expect(batch.getBatchTaskInfo({ Id: 2 })).rejects.toThrow("There is no task 2.");
  });

  it("handler-in-tests passes", async () => {
    expect(await run("handler-in-tests.test.js", {})).toMatch(/^# pass 1$/m);
  });
});

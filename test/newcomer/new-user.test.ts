import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Project, ts } from "ts-morph";
import { expect, it } from "vitest";
import { start } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";
import { buildPackage, callOf, compileCall, install, type Step, showSteps } from "./first-call.js";

const LIMIT = 120_000;

it("a new user installs the program, generates from addresses, calls, checks in CI, and is offered what there is", async () => {
  const project = join(realpathSync(tempFolder()), "project");
  const steps: Step[] = [];
  const timed = <T>(name: string, run: () => T): T => {
    const before = performance.now();
    const result = run();
    steps.push({ name, milliseconds: Math.round(performance.now() - before) });
    return result;
  };
  const node = (...args: string[]): string => runIn(project, process.execPath, ...args);

  timed("pack and install", () => installProgram(project));
  const program = join(project, "node_modules/netserver-soapgen/dist/bin/netserver-soapgen.js");
  const schemas = resolve("schemas");
  const mock = start(project, ["mock", "--schemas", schemas, "--services", "Services88", "--port", "0"]);
  try {
    const [, port = ""] = await mock.until(/how to call it: http:\/\/127\.0\.0\.1:(\d+)\//);
    const remote = `http://127.0.0.1:${port}/Remote`;
    const sources = ["Batch", "SoPrincipal"].map((name) => `${remote}/Services88/${name}.svc?wsdl`);
    timed("generate from addresses", () => node(program, "generate", ...sources, "--out", "soap"));
    timed("build the package", () => buildPackage(join(project, "soap")));
    install(join(project, "soap"), project);
    const call = callOf(readFileSync(join(project, "soap/README.md"), "utf8"))
      .replace(/"https:.*Remote"/, `"${remote}"`)
      .replace('userName: "me", password: "secret"', 'userName: "mock", password: "mock"');
    expect(timed("compile a typed call", () => compileCall(call, project))).toBe("");
    expect(timed("call", () => node("call.js"))).toMatch(/^Succeeded /);
    const checked = timed("check in CI", () => node(program, "check", ...sources, "--out", "soap"));
    expect(checked).toMatch(/^soap: \d+ files, all up to date$/m);
    const offered = timed("completion in an editor", () => completionsAfter("batch.", call, project));
    expect(offered).toEqual(expect.arrayContaining(["getBatchTaskInfo", "startBatchJob", "stopBatchJob"]));
  } finally {
    mock.child.kill("SIGTERM");
    await mock.ended;
  }
  console.info(showSteps("a new user", steps));
  expect(steps).toHaveLength(7);
});

function runIn(folder: string, program: string, ...args: string[]): string {
  return execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: "pipe", timeout: LIMIT });
}

/** Makes a project, and installs the program in it from the tarball that would be published. */
function installProgram(project: string): void {
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "type": "module" }\n');
  runIn(resolve("."), "npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", project);
  const tarball = readdirSync(project).find((name) => name.endsWith(".tgz"));
  runIn(project, "npm", "install", "--silent", "--prefer-offline", "--no-audit", "--no-fund", `./${tarball}`);
}

/** What an editor offers after a piece of the program, by TypeScript's language service. */
function completionsAfter(piece: string, text: string, folder: string): string[] {
  const file = join(folder, "call.ts");
  const compilerOptions = { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, strict: true };
  const program = new Project({ compilerOptions });
  program.addSourceFileAtPath(file);
  const at = text.lastIndexOf(piece) + piece.length;
  const { entries = [] } =
    program.getLanguageService().compilerObject.getCompletionsAtPosition(file, at, undefined) ?? {};
  return entries.map(({ name }) => name);
}

import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { node } from "../support/built-package.js";
import { PROGRAM, start } from "../support/program.js";

/** A step of a newcomer, and how long it took. */
export interface Step {
  readonly name: string;
  readonly milliseconds: number;
}

/** From a WSDL file to a typed call. */
export interface FirstCall {
  readonly steps: readonly Step[];
  /** What the program of the package's README printed. */
  readonly printed: string;
}

const TYPESCRIPT = resolve("node_modules/typescript/bin/tsc");

/**
 * Does in an empty folder what the README says to somebody with a WSDL: generates the package, builds and installs it, copies the
 * call of its README into a project, serves the WSDL, compiles and calls. Installing is what npm does for folders of the same
 * disk, which is a link.
 */
export async function firstCall(wsdl: string, folder: string): Promise<FirstCall> {
  const steps: Step[] = [];
  const timed = async <T>(name: string, run: () => T | Promise<T>): Promise<T> => {
    const before = performance.now();
    const result = await run();
    steps.push({ name, milliseconds: Math.round(performance.now() - before) });
    return result;
  };
  const file = basename(wsdl);
  const soap = join(folder, "soap");
  cpSync(dirname(wsdl), folder, { recursive: true });
  await timed("generate", () => node(folder, PROGRAM, "generate", file, "--out", "soap"));
  await timed("build the package", () => buildPackage(soap));
  await timed("install it in a project", () => install(soap, folder));
  const running = await timed("serve the WSDL", async () => {
    const mock = start(folder, ["mock", file, "--port", "0"]);
    const [, port = ""] = await mock.until(/how to call it: http:\/\/127\.0\.0\.1:(\d+)\//);
    return { mock, port };
  });
  try {
    const call = callOf(readFileSync(join(soap, "README.md"), "utf8")).replaceAll(":8086/", `:${running.port}/`);
    await timed("compile the call", () => compileCall(call, folder));
    const printed = await timed("call", () => node(folder, "call.js"));
    return { steps, printed };
  } finally {
    running.mock.child.kill("SIGTERM");
    await running.mock.ended;
  }
}

/** Builds a package in its folder. @returns the output of the compiler */
export function buildPackage(soap: string): string {
  symlinkSync(resolve("node_modules"), join(soap, "node_modules"), "junction");
  return node(soap, TYPESCRIPT, "-p", ".");
}

/** A project of type module, with the package in it. */
export function install(soap: string, folder: string): void {
  const { name }: { name: string } = JSON.parse(readFileSync(join(soap, "package.json"), "utf8"));
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(soap, join(folder, "node_modules", name), "junction");
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  const compilerOptions = { target: "es2022", module: "nodenext", strict: true, types: [], lib: ["es2023", "dom"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["call.ts"] }));
}

/** Compiles the example of a package's README in a project. @returns the output of the compiler */
export function compileCall(call: string, folder: string): string {
  writeFileSync(join(folder, "call.ts"), call);
  return node(folder, TYPESCRIPT, "-p", ".");
}

/** The first example of the package's README. */
export function callOf(readme: string): string {
  return /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
}

/** The steps as lines, with their sum. */
export function showSteps(name: string, steps: readonly Step[]): string {
  const total = steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const lines = steps.map((step) => `  ${step.name.padEnd(24)} ${(step.milliseconds / 1000).toFixed(1)} s`);
  return [`${name}: ${(total / 1000).toFixed(1)} s`, ...lines].join("\n");
}

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished, vi } from "vitest";
import { CHILD_LIMIT } from "./child-limit.js";
import { tempFolder } from "./temp-folder.js";

/** The built program. */
export const PROGRAM = resolve("dist/bin/netserver-soapgen.js");

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program in `folder`, like a user without a terminal. */
export function run(folder: string, ...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    encoding: "utf8",
    timeout: CHILD_LIMIT,
  });
  return { status, stdout, stderr };
}

/**
 * Runs the built program in this process, without starting another. It is for tests of output and files. If signals, streams or the
 * environment matter, use `run`.
 */
export async function runHere(folder: string, ...args: string[]): Promise<Run> {
  const { runProgram }: typeof import("../../bin/program.js") = await import(
    pathToFileURL(resolve("dist/bin/program.js")).href
  );
  const from = process.cwd();
  const printed = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, "write").mockReturnValue(true));
  process.chdir(folder);
  try {
    const status = await runProgram(args);
    const [stdout = "", stderr = ""] = printed.map(({ mock }) => mock.calls.map(([text]) => String(text)).join(""));
    return { status, stdout, stderr };
  } finally {
    process.chdir(from);
    for (const spy of printed) spy.mockRestore();
  }
}

/** The options of a run in another process. */
export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** Code that runs before the program, in its process. */
  readonly preload?: string;
}

/** A running program. */
export interface RunningProgram {
  readonly child: ChildProcess;
  /** Waits for new output. */
  readonly until: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<Run & { readonly signal: NodeJS.Signals | null }>;
}

/** Starts the built program in another process, so that this one can serve it. */
export function start(
  folder: string,
  args: readonly string[],
  { env = {}, preload }: Surroundings = {},
): RunningProgram {
  const imports = preload === undefined ? [] : ["--import", `data:text/javascript,${encodeURIComponent(preload)}`];
  const child = spawn(process.execPath, [...imports, PROGRAM, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    timeout: CHILD_LIMIT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = once(child, "close").then(() => {
    return { status: child.exitCode, signal: child.signalCode, stdout, stderr };
  });
  return { child, ended, until: printed(child) };
}

function printed({ stdout, stderr }: ChildProcess): RunningProgram["until"] {
  let unread = "";
  let look = (): void => undefined;
  let isOver = false;
  for (const stream of [stdout, stderr]) {
    stream?.on("data", (text: string) => {
      unread += text;
      look();
    });
    stream?.on("close", () => {
      isOver = true;
      look();
    });
  }
  return (pattern) =>
    new Promise((resolve, reject) => {
      look = () => {
        const found = pattern.exec(unread);
        if (found !== null) unread = unread.slice(found.index + found[0].length);
        if (found !== null) resolve(found);
        else if (isOver) reject(new Error(`ended before ${pattern}: ${unread}`));
      };
      look();
    });
}

/** Runs the built program to its end, in another process. */
export async function runAside(folder: string, args: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
  const { status, stdout, stderr } = await start(folder, args, surroundings).ended;
  return { status, stdout, stderr };
}

/** A folder with this repository's schemas and generated package. */
export function workspace(): string {
  const folder = tempFolder();
  cpSync("schemas", join(folder, "schemas"), { recursive: true });
  cpSync("generated", join(folder, "generated"), {
    recursive: true,
    filter: (path) => !/(?:node_modules|dist|package-lock\.json|\.tgz)$/.test(path),
  });
  return folder;
}

/** Every file with its text and the time of its last change. */
export function snapshotOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
  const files = paths.filter((path) => statSync(path).isFile());
  return Object.fromEntries(files.map((path) => [path, `${statSync(path).mtimeMs} ${readFileSync(path, "utf8")}`]));
}

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { PROGRAM, run, workspace } from "../support/program.js";

describe("on a terminal, in a pipe, under signals", () => {
  /** Makes the program believe that it writes to a terminal. */
  const TERMINAL =
    "data:text/javascript,Object.assign(process.stderr,{isTTY:true,columns:80,clearLine(){},cursorTo(){},moveCursor(){}})";

  it("ends after an error, even with a running spinner", () => {
    const { status, signal, stderr } = spawnSync(
      process.execPath,
      ["--import", TERMINAL, PROGRAM, "check", "--schemas", "nowhere"],
      { encoding: "utf8", timeout: CHILD_LIMIT },
    );
    expect({ status, signal }).toEqual({ status: 2, signal: null });
    expect(stderr).toContain("error: nowhere: no such folder");
  });

  it("--quiet leaves out what nobody needs, --verbose says what is done and when, on the error output", () => {
    const folder = workspace();
    expect(run(folder, "generate", "--quiet")).toEqual({ status: 0, stdout: "", stderr: "" });
    const { status, stdout, stderr } = run(folder, "generate", "-v");
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^generated: \d+ files, all up to date\n$/)]);
    const steps = stderr
      .replace(/^ *\d+\.\d\d s {2}/gm, "")
      .trimEnd()
      .split("\n");
    expect(steps.slice(0, 3)).toEqual(["no configuration", "reading schemas", "compiling Login"]);
    expect(steps.at(-1)).toBe("emitting TypeScript");
    expect(run(folder, "check", "-q", "-v").status).toBe(2);
  });

  it("colours errors, verdicts and diffs where a terminal is, or FORCE_COLOR says so, and not where NO_COLOR says so", () => {
    const folder = workspace();
    const shown = (env: Record<string, string>, ...args: string[]): string => {
      const { stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
        cwd: folder,
        encoding: "utf8",
        timeout: CHILD_LIMIT,
        env: { ...process.env, NO_COLOR: "", ...env },
      });
      return stdout + stderr;
    };
    expect(shown({ FORCE_COLOR: "1" }, "check", "--schemas", "nowhere")).toBe(
      "\u001b[31merror: nowhere: no such folder\u001b[39m\n",
    );
    expect(shown({ FORCE_COLOR: "1" }, "diff", "Services87", "Services88")).toContain(
      "\n\u001b[31m  breaking\u001b[39m  ",
    );
    writeFileSync(join(folder, "generated/src/index.ts"), "// nothing\n");
    const changed = shown({ FORCE_COLOR: "1" }, "check");
    expect(changed).toContain("\n\u001b[31m-// nothing\u001b[39m\n");
    expect(changed).toMatch(/\n\u001b\[32m\+.*\u001b\[39m\n/);
    for (const env of [{ NO_COLOR: "1" }, { FORCE_COLOR: "0" }, {}])
      expect(shown(env, "check", "--schemas", "nowhere")).toBe("error: nowhere: no such folder\n");
  });

  it("does not fail if the reader of its output stops reading", () => {
    const command = `"${process.execPath}" "${PROGRAM}" inspect --json | head -c 10; echo " \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", command], { encoding: "utf8", timeout: CHILD_LIMIT });
    expect({ stdout, stderr }).toEqual({ stdout: '{\n  "schem 0\n', stderr: "" });
  });

  it("writes all files if it is interrupted meanwhile", async () => {
    const folder = workspace();
    const files = readdirSync(join(folder, "generated"), { recursive: true, encoding: "utf8" });
    const paths = files.map((path) => join(folder, "generated", path)).filter((path) => statSync(path).isFile());
    for (const path of paths) writeFileSync(path, `${readFileSync(path, "utf8")}\n`);
    const child = spawn(process.execPath, [PROGRAM, "generate"], { cwd: folder, timeout: CHILD_LIMIT });
    const ended = once(child, "close");
    const interrupt = (): void => void (isWriting(folder) && child.kill("SIGINT"));
    const watcher = watch(join(folder, "generated"), interrupt);
    await ended;
    watcher.close();
    expect(run(folder, "check").status).toBe(0);
    expect(readdirSync(join(folder, "generated")).filter((name) => name.startsWith(".staging-"))).toEqual([]);
  });
});

function isWriting(folder: string): boolean {
  return readdirSync(join(folder, "generated")).some((name) => name.startsWith(".staging-"));
}

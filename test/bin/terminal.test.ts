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

  it("does not fail if the reader of its output stops reading", () => {
    const command = `"${process.execPath}" "${PROGRAM}" inspect --json | head -c 10; echo " \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", command], { encoding: "utf8", timeout: CHILD_LIMIT });
    expect({ stdout, stderr }).toEqual({ stdout: "[\n  {\n     0\n", stderr: "" });
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

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { compareFolder } from "../../generator/files/compare-folder.js";
import { withFolderLock } from "../../generator/files/folder-lock.js";
import { locate } from "../../generator/files/location.js";
import { writeFolder } from "../../generator/files/write-folder.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { runAside, runHere } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

/** Enough for many processes in sequence on a busy machine. */
const LIMIT = 240_000;

/** A package of a few files. Packages of different times differ in all possible ways. */
function packageOf(time: "old" | "new"): Map<string, string> {
  const manifest = JSON.stringify({ generator: "netserver-soapgen", time });
  const modules = ["a", "b", time, `${time}/deep/er`].map((name) => [`src/${name}.ts`, `${name} ${time}`] as const);
  return new Map([["package.json", manifest], ["src/same.ts", "same"], ...modules]);
}

/** Writes the new package in a process that ends, as in a power failure, before its n-th change of the disk. */
function writeAndDie(out: string, step: number): "killed" | "done" {
  const script = `
    import fs from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    let left = ${step};
    for (const name of ["mkdirSync", "mkdtempSync", "writeFileSync", "renameSync", "rmSync", "rmdirSync", "cpSync", "linkSync"]) {
      const call = fs[name];
      fs[name] = (...args) => {
        if (--left === 0) process.kill(process.pid, "SIGKILL");
        return call(...args);
      };
    }
    syncBuiltinESMExports();
    const { writeFolder } = await import(${JSON.stringify(pathToFileURL(resolve("dist/generator/files/write-folder.js")))});
    const { locate } = await import(${JSON.stringify(pathToFileURL(resolve("dist/generator/files/location.js")))});
    writeFolder(new Map(${JSON.stringify([...packageOf("new")])}), locate(${JSON.stringify(out)}));
  `;
  const { signal, status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    timeout: CHILD_LIMIT,
  });
  if (signal === "SIGKILL") return "killed";
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return "done";
}

function treeOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** Kills runs at each step. @returns the number of steps */
function killAtEachStep(prepare: (out: string) => void, look: (out: string) => void): number {
  for (let step = 1; ; step++) {
    const parent = tempFolder();
    const out = join(parent, "out");
    prepare(out);
    const end = writeAndDie(out, step);
    look(out);
    writeFolder(packageOf("new"), locate(out));
    expect(treeOf(parent), `after step ${step}`).toEqual(
      Object.fromEntries([...packageOf("new")].map(([path, text]) => [`out/${path}`, text]).sort()),
    );
    expect(readdirSync(parent), `after step ${step}`).toEqual(["out"]);
    expect(readdirSync(out).sort(), `after step ${step}`).toEqual(["package.json", "src"]);
    if (end === "done") return step - 1;
  }
}

describe("a run that is killed, at whatever step", () => {
  it(
    "leaves nothing or the whole package if there was no package, and the next run cleans up",
    () => {
      const steps = killAtEachStep(
        () => undefined,
        (out) => {
          if (existsSync(out)) expect(compareFolder(packageOf("new"), locate(out))).toEqual([]);
        },
      );
      expect(steps).toBeGreaterThan(15);
    },
    LIMIT,
  );

  it(
    "leaves each file either old or new, check finds the difference, and the next run completes it",
    () => {
      const [before, after] = [packageOf("old"), packageOf("new")];
      const steps = killAtEachStep(
        (out) => void writeFolder(before, locate(out)),
        (out) => {
          const present = Object.entries(treeOf(out)).filter(([path]) => !path.startsWith(".staging-"));
          for (const [path, text] of present) expect([before.get(path), after.get(path)]).toContain(text);
          const isNew = present.length === after.size && present.every(([path, text]) => after.get(path) === text);
          if (!isNew) expect(compareFolder(after, locate(out))).not.toEqual([]);
        },
      );
      expect(steps).toBeGreaterThan(40);
    },
    LIMIT,
  );
});

describe("two runs at once", () => {
  it("both succeed, and the package is complete", async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, "schemas/Services99"), { recursive: true });
    writeFileSync(join(folder, "schemas/Services99/Sample.wsdl"), inlineWsdl({}));
    const runs = await Promise.all([1, 2, 3].map(() => runAside(folder, ["generate", "--out", "deep/out"])));
    expect(runs.map(({ status, stderr }) => ({ status, stderr }))).toEqual(Array(3).fill({ status: 0, stderr: "" }));
    expect((await runHere(folder, "check", "--out", "deep/out")).status).toBe(0);
    expect(readdirSync(join(folder, "deep"))).toEqual(["out"]);
  });
});

describe("a lock", () => {
  const lockIn = (parent: string): string => join(parent, ".staging-out-lock");

  it.each<[string, () => string, Date]>([
    ["of a process that has ended", () => holder(spawnSync(process.execPath, ["-e", ""]).pid), new Date()],
    ["of an earlier process with the same id", () => holder(process.pid), new Date()],
    ["of another computer, an hour old", () => '["elsewhere",1]', new Date(Date.now() - 3_600_000)],
    ["without content, an hour old", () => "", new Date(Date.now() - 3_600_000)],
  ])("%s does not count", (_, text, time) => {
    const parent = tempFolder();
    writeFileSync(lockIn(parent), text());
    utimesSync(lockIn(parent), time, time);
    writeFolder(packageOf("new"), locate(join(parent, "out")));
    expect(readdirSync(parent)).toEqual(["out"]);
  });

  it("of a running process makes others wait, and they name the process if it does not end", async () => {
    const parent = tempFolder();
    const other = spawn(process.execPath, ["-e", "process.stdin.resume()"]);
    await once(other, "spawn");
    writeFileSync(lockIn(parent), holder(other.pid));
    const run = (): unknown => withFolderLock(lockIn(parent), locate(join(parent, "out")), () => "run", 40);
    expect(run).toThrow(`another run is writing to it; if there is none, delete ${lockIn(parent)}`);
    expect(readdirSync(parent)).toEqual([".staging-out-lock"]);
    other.kill();
    await once(other, "close");
    writeFolder(packageOf("new"), locate(join(parent, "out")));
    expect(readdirSync(parent)).toEqual(["out"]);
  });
});

function holder(process: number | undefined): string {
  return JSON.stringify([hostname(), process]);
}

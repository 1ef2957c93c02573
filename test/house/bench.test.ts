import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../support/temp-folder.js";

function bench(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["test/bench/run.mjs", ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("a mistake in the options ends the bench before anything is measured", () => {
  it.each([
    [["--only", "nonsense"], /"nonsense" is no group\. The groups are reading, /],
    [["--only", "programs,"], /"" is no group/],
    [["--rounds", "0"], /a whole number of at least 1/],
    [["--rounds", "abc"], /a whole number of at least 1/],
    [["--rounds"], /argument missing/],
    [["--profile", "--only", "calls"], /'--profile' cannot be used with option '--only/],
    [["--compare", "a.json", "b.json", "--json"], /'--compare <files\.\.\.>' cannot be used with option '--json'/],
    [["--compare", "a.json"], /^error: --compare takes two files, those of two runs\n$/],
    [["--only", "writing", "--plot", "reading.svg"], /--plot draws the group reading, which --only leaves out/],
    [["--fast"], /unknown option '--fast'/],
    [["forms"], /too many arguments/],
  ])("%j", (args, message) => {
    const { status, stdout, stderr } = bench(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});

describe("--compare", () => {
  it.each([
    [[true, false], [true, false], { status: 0, sum: "2 of 2 verdicts are the same" }],
    [[true, false], [true, true], { status: 1, sum: "1 of 2 verdicts are the same" }],
    [[true], [true, true], { status: 1, sum: "1 of 2 verdicts are the same" }],
    [[], [], { status: 1, sum: "0 of 0 verdicts are the same" }],
  ])("of %j with %j", (first, second, want) => {
    const { status, stdout } = bench("--compare", runOf(first), runOf(second));
    expect({ status, sum: stdout.trimEnd().split("\n").at(-1) }).toEqual(want);
  });

  it.each([
    ["nowhere.json", undefined, /^error: ENOENT.*nowhere\.json/],
    [
      "npm.json",
      "\n> netserver-soapgen@0.1.0 bench\n[]",
      /^error: .*npm\.json: not what --json prints\. Without --silent/,
    ],
    ["package.json", '{ "name": "bench" }', /^error: .*package\.json: not what --json prints\n$/],
  ])("refuses %s", (name, text, message) => {
    const path = join(tempFolder(), name);
    if (text !== undefined) writeFileSync(path, text);
    const { status, stderr } = bench("--compare", path, runOf([true]));
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});

/** A file with what `--json` prints of goals that are met or not. */
function runOf(met: readonly boolean[]): string {
  const verdicts = met.map((isMet, index) => ({ text: `goal ${index}`, figure: 1, unit: "times", isMet }));
  const path = join(tempFolder(), "run.json");
  writeFileSync(path, JSON.stringify([{ title: "work", verdicts }]));
  return path;
}

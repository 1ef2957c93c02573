import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runHere, snapshotOf } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

const COUNTS = "36 operations and 71 types";

describe("docs", () => {
  it.each([
    ["markdown", [], ".md"],
    ["html", ["--format", "html"], ".html"],
  ])("writes pages in %s, and the same ones when it is run again", async (_, options, ending) => {
    const out = join(tempFolder(), "pages");
    const write = () => runHere(".", "docs", "--services", "Services87", "Services88", "--out", out, ...options);
    const first = await write();
    expect(first).toEqual({ status: 0, stdout: expect.stringContaining(`${out}: `), stderr: "" });
    expect(first.stdout).toMatch(/: \d+ pages on /);
    expect(first.stdout).toContain(COUNTS);
    expect(readFileSync(join(out, `Services88/Batch/StartBatchJob${ending}`), "utf8")).toContain("startBatchJob(");
    const before = snapshotOf(out);
    expect((await write()).stdout).toMatch(/, 0 files written or removed\n$/);
    expect(snapshotOf(out)).toEqual(before);
    const foreign = join(out, "notes.txt");
    writeFileSync(foreign, "");
    expect((await write()).stdout).toMatch(/, 1 files written or removed\n$/);
    expect(existsSync(foreign)).toBe(false);
  });

  it("changes from one format to the other without leftovers", async () => {
    const out = join(tempFolder(), "pages");
    const write = (format: string) =>
      runHere(".", "docs", "--services", "Services88", "--out", out, "--format", format);
    await write("html");
    expect((await write("markdown")).status).toBe(0);
    expect(Object.keys(snapshotOf(out)).filter((path) => !/(?:\.md|\.netserver-soapgen)$/.test(path))).toEqual([]);
  });

  it("accepts a given time", async () => {
    const out = join(tempFolder(), "pages");
    const time = "2021-11-30T13:23:33Z";
    await runHere(".", "docs", "--services", "Services88", "--endpoints", "Batch", "--out", out, "--timestamp", time);
    const page = readFileSync(join(out, "Services88/Batch/GetBatchTaskInfo.md"), "utf8");
    expect(page).toContain(`<Batch:Created xsi:type="xsd:dateTime">${time}</Batch:Created>`);
    expect(existsSync(join(out, "Services88/SoPrincipal"))).toBe(false);
  });

  it("uses the name of the package in the configuration", async () => {
    const folder = tempFolder();
    const config = join(folder, "netserver-soapgen.config.json");
    writeFileSync(config, JSON.stringify({ package: { name: "@acme/soap" } }));
    const out = join(folder, "pages");
    const options = ["--schemas", "schemas", "--services", "Services88", "--out", out];
    expect(await runHere(".", "--config", config, "docs", ...options)).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(out, "Services88/Batch/StopBatchJob.md"), "utf8")).toContain(
      'import { BatchClient } from "@acme/soap/services88/batch";',
    );
  });

  it.each([
    [[], /required option '-o, --out <dir>' not specified/],
    [["--out", "x", "--format", "pdf"], /Allowed choices are markdown, html/],
    [["--out", "x", "--timestamp", "yesterday"], /argument 'yesterday' is invalid/],
    [["--out", "schemas"], /^error: schemas: not empty, and not reference pages that netserver-soapgen has made\n$/],
    [["--out", "x", "--services", "Services1"], /^error: --services: "Services1" is not one of Login, Services84, /],
  ])("refuses %j with exit code 2", async (args, message) => {
    const { status, stdout, stderr } = await runHere(".", "docs", ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});

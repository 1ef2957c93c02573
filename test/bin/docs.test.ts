import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inlineWsdl } from "../support/inline-wsdl.js";
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
    expect((await write()).stdout).toMatch(/, 1 file written or removed\n$/);
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

  it("counts one operation and one type as such, as inspect and the pages do", async () => {
    const folder = tempFolder();
    const [wsdl, out] = [join(folder, "Orders.wsdl"), join(folder, "pages")];
    const types = '<xs:simpleType name="Sku"><xs:restriction base="xs:string"/></xs:simpleType>';
    const operations = { Get: { request: '<xs:element name="Sku" type="tns:Sku"/>' } };
    writeFileSync(wsdl, inlineWsdl({ name: "Orders", types, operations }));
    const { stdout } = await runHere(".", "docs", wsdl, "--out", out);
    expect(stdout).toMatch(/ on 1 operation and 1 type, /);
    expect((await runHere(".", "inspect", wsdl)).stdout).toContain("\n  1 type\n");
    const pages = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith("index.md"));
    const texts = pages.map((path) => readFileSync(join(out, path), "utf8"));
    expect(texts.join("").match(/\b1 type\b/g)).toHaveLength(2);
    expect(texts.join("")).not.toContain("1 types");
  });

  it("accepts a given time", async () => {
    const out = join(tempFolder(), "pages");
    const time = "2021-11-30T13:23:33Z";
    await runHere(".", "docs", "--services", "Services88", "--endpoints", "Batch", "--out", out, "--timestamp", time);
    const page = readFileSync(join(out, "Services88/Batch/GetBatchTaskInfo.md"), "utf8");
    expect(page).toContain(`<Batch:Created xsi:type="xsd:dateTime">${time}</Batch:Created>`);
    expect(existsSync(join(out, "Services88/SoPrincipal"))).toBe(false);
  });

  it("has a title, a logo and an introduction of the user", async () => {
    const folder = tempFolder();
    const [logo, intro, out] = [join(folder, "mark.bin"), join(folder, "welcome.md"), join(folder, "pages")];
    const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff);
    writeFileSync(logo, picture);
    writeFileSync(intro, "# Welcome\n\n<b>you</b>\n");
    const options = ["--services", "Services88", "--out", out, "--title", "Acme", "--logo", logo, "--intro", intro];
    const write = (format: string) => runHere(".", "docs", "--format", format, ...options);
    expect(await write("html")).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(out, "assets/logo.png")).equals(picture)).toBe(true);
    const page = readFileSync(join(out, "index.html"), "utf8");
    expect(page).toContain(`<h1>Acme</h1>\n<img class="logo" src="assets/logo.png" alt="Logo of Acme">`);
    expect(page).toContain(`<h2 id="intro-welcome">Welcome</h2>\n<p>&lt;b&gt;you&lt;/b&gt;</p>`);
    expect((await write("html")).stdout).toMatch(/, 0 files written or removed\n$/);
    await write("markdown");
    expect(readFileSync(join(out, "index.md"), "utf8")).toContain(
      "# Acme\n\n![Logo of Acme](assets/logo.png)\n\n## Welcome\n\n&lt;b&gt;you&lt;/b&gt;\n",
    );
    expect(readFileSync(join(out, "assets/logo.png")).equals(picture)).toBe(true);
  });

  it.each([
    [
      "--logo",
      "a.svg",
      '<svg xmlns="http://www.w3.org/2000/svg" onload="1"/>',
      /a\.svg: an SVG that is only a picture/,
    ],
    ["--logo", "a.txt", "hello", /a\.txt: not a picture; a logo is SVG, PNG, JPEG, WebP or GIF\n$/],
    ["--logo", "a.png", "\u0089PNG".padEnd(2 ** 20), /a\.png: larger than 512 KiB\n$/],
    ["--intro", "a.md", "a".repeat(2 ** 20), /a\.md: larger than 256 KiB\n$/],
    ["--intro", "a.md", undefined, /a\.md: no such file or folder\n$/],
  ])("refuses %s %s", async (option, name, text, message) => {
    const folder = tempFolder();
    const file = join(folder, name);
    if (text !== undefined) writeFileSync(file, text);
    const { status, stderr } = await runHere(".", "docs", "--out", join(folder, "pages"), option, file);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(existsSync(join(folder, "pages"))).toBe(false);
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

import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { serveMetadata, wcfDocuments } from "../support/metadata-server.js";
import { runHere, start } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

/** A folder with the schemas of two versions. Their pages link from folder to folder, and their modules import from outside. */
function project(): string {
  const folder = realpathSync(tempFolder());
  for (const [version, member] of [
    ["Services98", "Old"],
    ["Services99", "New"],
  ]) {
    const types = `<xs:complexType name="T"><xs:sequence><xs:element name="${member}" type="xs:int" minOccurs="0"/></xs:sequence></xs:complexType>`;
    const request = '<xs:element name="t" type="tns:T"/>';
    mkdirSync(join(folder, `schemas/${version}`), { recursive: true });
    writeFileSync(
      join(folder, `schemas/${version}/Sample.wsdl`),
      inlineWsdl({ types, operations: { Get: { request } } }),
    );
  }
  mkdirSync(join(folder, "sub/folder"), { recursive: true });
  return folder;
}

/** The text of every file, by path. */
function contentOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(files.sort().map((file) => [relative(folder, file), readFileSync(file, "utf8")]));
}

describe("the output does not depend on the working directory", () => {
  it.each(["generate", "docs", "sample"])("%s", async (command) => {
    const folder = project();
    expect(await runHere(folder, command, "--out", "here")).toMatchObject({ status: 0, stderr: "" });
    const places: [from: string, seen: string, out: string][] = [
      [join(folder, "sub/folder"), "../..", "in-folder"],
      ["/", relative("/", folder), "in-root"],
      ["/", folder, "absolute"],
    ];
    for (const [from, seen, out] of places) {
      const { status, stderr } = await runHere(
        from,
        command,
        "--schemas",
        `${seen}/schemas`,
        "--out",
        `${seen}/${out}`,
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(contentOf(join(folder, out)), out).toEqual(contentOf(join(folder, "here")));
    }
  });

  it("check, inspect, diff and sample, in the root", async () => {
    const folder = project();
    await runHere(folder, "generate");
    const options = ["--schemas", join(folder, "schemas")];
    expect((await runHere("/", "check", ...options, "--out", join(folder, "generated"))).status).toBe(0);
    for (const args of [
      ["inspect"],
      ["diff", "Services98", "Services99"],
      ["sample", "Get", "--services", "Services99"],
    ])
      expect(await runHere("/", ...args, ...options)).toEqual(await runHere(folder, ...args));
    const sides = ["Services98", "Services99"].map((version) => join(folder, "schemas", version));
    expect(await runHere("/", "diff", ...sides)).toEqual(await runHere(folder, "diff", "Services98", "Services99"));
  });

  it("init, fetch and mock, in the root", async () => {
    const folder = tempFolder();
    const { server } = await serveMetadata(wcfDocuments());
    const config = join(folder, "netserver-soapgen.config.json");
    const options = ["--server", server, "--services", "Services88", "--endpoints", "Batch"];
    expect(await runHere("/", "init", "--config", config, ...options)).toMatchObject({ status: 0, stderr: "" });
    expect(await runHere("/", "fetch", "--config", config)).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(join(folder, "schemas/Services88"))).toContain("Batch.wsdl");
    const { child, until, ended } = start("/", ["mock", "--config", config, "--port", "0"]);
    await until(/ served until Ctrl-C\n/);
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ status: 0, stderr: "" });
  });
});

describe("a version has the name of its folder, however the folder is given", () => {
  it.each([
    ["schemas/Services99", "."],
    ["schemas/Services99", "./."],
    ["schemas/Services99/below", ".."],
    ["schemas", "Services99/"],
    ["schemas", "./Services98/../Services99"],
    [".", "link"],
  ])("in %s, --schemas %s", async (from, schemas) => {
    const folder = project();
    symlinkSync("schemas/Services99", join(folder, "link"));
    mkdirSync(join(folder, "schemas/Services99/below"));
    const out = join(folder, "out");
    const { status, stderr } = await runHere(join(folder, from), "generate", "--schemas", schemas, "--out", out);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(readdirSync(join(out, "src"))).toContain("sample.ts");
    expect(readFileSync(join(out, "src/sample.ts"), "utf8")).toContain("class SampleClient extends");
    expect(readFileSync(join(out, "README.md"), "utf8")).toContain("| Sample | 1 | `services99` |");
    const { stdout } = await runHere(join(folder, from), "inspect", "--schemas", schemas);
    expect(stdout).toMatch(/^Services99\n/);
  });

  it("also in diff", async () => {
    const folder = project();
    cpSync(join(folder, "schemas/Services98"), join(folder, "other/Services99"), { recursive: true });
    const want = (await runHere(folder, "diff", "other", "Services99")).stdout;
    expect(want).toMatch(/^Services99: /);
    expect((await runHere(join(folder, "other/Services99"), "diff", ".", "../../schemas/Services99")).stdout).toBe(
      want,
    );
  });
});

it("default folders are beside the configuration", async () => {
  const folder = project();
  writeFileSync(join(folder, "netserver-soapgen.config.json"), '{ "services": ["Services99"] }');
  expect((await runHere(join(folder, "sub/folder"), "generate")).stdout).toMatch(/^\.\.\/\.\.\/generated: \d+ files, /);
  expect((await runHere(folder, "check")).status).toBe(0);
  expect(readdirSync(join(folder, "sub/folder"))).toEqual([]);
});

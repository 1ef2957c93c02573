import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { runHere } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

const FILE = "netserver-soapgen.config.json";

/** A folder with a schema of its own, and a configuration. */
function project(configuration: object): string {
  const folder = tempFolder();
  mkdirSync(join(folder, "wsdl/Services99"), { recursive: true });
  writeFileSync(join(folder, "wsdl/Services99/Sample.wsdl"), inlineWsdl({}));
  writeFileSync(join(folder, "wsdl/Services99/Other.wsdl"), inlineWsdl({ name: "Other" }));
  writeFileSync(join(folder, FILE), JSON.stringify(configuration));
  return folder;
}

describe("configuration", () => {
  it("names the schemas and the package, relative to the file, for any folder below it", async () => {
    const folder = project({ schemas: "./wsdl", out: "packages/soap" });
    expect((await runHere(folder, "generate")).stdout).toMatch(/^packages\/soap: \d+ files, \d+ written, 0 removed\n$/);
    mkdirSync(join(folder, "a/b"), { recursive: true });
    const { status, stdout } = await runHere(join(folder, "a/b"), "check");
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^\.\.\/\.\.\/packages\/soap: /) });
    expect((await runHere(tempFolder(), "check", "--config", join(folder, FILE))).status).toBe(0);
  });

  it("is overridden by the command line, option by option", async () => {
    const folder = project({ schemas: "wsdl", out: "soap", endpoints: ["Sample"] });
    expect((await runHere(folder, "generate", "--out", "all", "--endpoints", "Sample", "Other")).status).toBe(0);
    expect(readdirSync(join(folder, "all/src/services99"))).toContain("other.ts");
    expect((await runHere(folder, "generate")).stdout).toMatch(/^soap: /);
    expect(readdirSync(join(folder, "soap/src/services99"))).not.toContain("other.ts");
    expect((await runHere(folder, "inspect", "--schemas", "nowhere")).stderr).toBe("error: nowhere: no such folder\n");
  });

  it("names endpoints of all versions, of which the command line may select one", async () => {
    const folder = project({ schemas: "wsdl", services: ["Login", "Services99"], endpoints: ["LogIn", "Sample"] });
    mkdirSync(join(folder, "wsdl/Login"));
    writeFileSync(join(folder, "wsdl/Login/LogIn.wsdl"), inlineWsdl({ name: "LogIn", namespace: "urn:login" }));
    for (const [service, endpoint] of [
      ["Login", "LogIn"],
      ["Services99", "Sample"],
    ] as const) {
      const { status, stdout } = await runHere(folder, "inspect", "--services", service);
      expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(`^${service}\n\n  ${endpoint} `) });
    }
    expect((await runHere(folder, "inspect", "--services", "Login", "--endpoints", "Sample")).stderr).toBe(
      'error: --endpoints: "Sample" is not one of LogIn\n',
    );
  });

  it("names the package", async () => {
    const folder = project({ schemas: "wsdl", out: "soap", package: { name: "@acme/soap", version: "3.1.4" } });
    expect((await runHere(folder, "generate")).status).toBe(0);
    const manifest = JSON.parse(readFileSync(join(folder, "soap/package.json"), "utf8"));
    expect(manifest).toMatchObject({ name: "@acme/soap", version: "3.1.4", generator: "netserver-soapgen" });
    const readme = readFileSync(join(folder, "soap/README.md"), "utf8");
    expect(readme).toMatch(/^# @acme\/soap\n/);
    expect(readme).toContain("| `@acme/soap/services99/sample` |");
    expect(readme).toContain('import { createHandler } from "@acme/soap";');
    expect(readme).toContain("The tool netserver-soapgen generates all files here.");
    expect(readme).not.toMatch(/netserver-soap\b/);
    expect((await runHere(folder, "check")).status).toBe(0);
  });

  it("does not set the folder of samples, which the command line gives", async () => {
    const folder = project({ schemas: "wsdl", out: "soap" });
    expect((await runHere(folder, "sample", "Sample.Get")).stdout).toContain("<s:Envelope");
  });

  it.each([
    [
      "a key",
      { outt: "x" },
      `${FILE}:1:2: outt: unknown key; expected an object with the keys $schema, schemas, sources, root, catalog, out, `,
    ],
    [
      "a version",
      { schemas: "wsdl", services: ["Services99", "Services98"] },
      `${FILE}:1:44: services[1]: "Services98" is not one of Services99`,
    ],
    [
      "an endpoint",
      { schemas: "wsdl", endpoints: ["Batch"] },
      `${FILE}:1:32: endpoints[0]: "Batch" is not one of Other, Sample`,
    ],
  ])("names the position of %s that cannot be used", async (_, configuration, message) => {
    const folder = project(configuration);
    const { status, stdout, stderr } = await runHere(folder, "check");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`error: ${message}`);
    expect(stderr.split("\n")).toHaveLength(2);
  });

  it("may be a program, or a part of package.json", async () => {
    const folder = project({});
    rmSync(join(folder, FILE));
    const program = `import { defineConfig } from "netserver-soapgen";
import { out } from "./folders.ts";
export default defineConfig({ schemas: "wsdl", out, endpoints: ["Sample", "Sampel"].slice(0, Number(process.env.COUNT ?? 1)) });`;
    writeFileSync(join(folder, "netserver-soapgen.config.ts"), program);
    writeFileSync(join(folder, "folders.ts"), 'export const out: string = "soap";');
    expect(await runHere(folder, "generate")).toMatchObject({ status: 0, stderr: "" });
    expect((await runHere(join(folder, "wsdl"), "check")).stdout).toMatch(/^\.\.\/soap: \d+ files, all up to date\n$/);
    writeFileSync(join(folder, "folders.ts"), "export const out = 3;");
    expect(await runHere(folder, "check")).toEqual({
      status: 2,
      stdout: "",
      stderr: "error: netserver-soapgen.config.ts: out: expected the path of a folder, found 3\n",
    });
    rmSync(join(folder, "netserver-soapgen.config.ts"));
    writeFileSync(join(folder, "package.json"), '{ "netserver-soapgen": { "schemas": "wsdl", "out": "soap" } }');
    expect((await runHere(folder, "generate")).stdout).toMatch(/^soap: /);
    writeFileSync(join(folder, "package.json"), '{\n  "netserver-soapgen": { "outt": "soap" } }');
    const { status, stdout } = await runHere(folder, "check", "--format", "github");
    expect({ status, stdout }).toEqual({
      status: 2,
      stdout: expect.stringMatching(/^::error file=package\.json,line=2,col=26,/),
    });
  });

  it("may have several outputs, of which one command makes all", async () => {
    const outputs = {
      one: { endpoints: ["Sample"], out: "one" },
      two: { endpoints: ["Other"], out: "two", package: { name: "@acme/two" } },
    };
    const folder = project({ schemas: "wsdl", outputs });
    const written = /^one: \d+ files, \d+ written, 0 removed\ntwo: \d+ files, \d+ written, 0 removed\n$/;
    expect((await runHere(folder, "generate")).stdout).toMatch(written);
    expect((await runHere(folder, "check", "--only", "two")).stdout).toMatch(/^two: \d+ files, all up to date\n$/);
    writeFileSync(join(folder, "two/README.md"), "mine");
    const { status, stdout } = await runHere(folder, "check", "--json");
    expect(status).toBe(1);
    expect(JSON.parse(stdout).packages).toMatchObject([
      { name: "one", differences: [] },
      { name: "two", out: "two", differences: [{ kind: "changed", path: "README.md" }] },
    ]);
    expect((await runHere(folder, "mock", "--port", "0")).stderr).toBe(
      "error: --only: name one of the outputs of the configuration: one, two\n",
    );
  });

  it("must exist if it is named", async () => {
    const { status, stderr } = await runHere(tempFolder(), "check", "--config", "none.json");
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^error: none\.json: no such file or folder\n$/),
    });
  });
});

describe("init", () => {
  it("writes a configuration that the other commands accept, once", async () => {
    const folder = tempFolder();
    const options = ["--server", "https://example.com/Remote/", "--services", "Services88", "--endpoints", "Batch"];
    expect(await runHere(folder, "init", ...options)).toEqual({ status: 0, stdout: `${FILE}: written\n`, stderr: "" });
    const text = readFileSync(join(folder, FILE), "utf8");
    expect(text).toContain('  "server": { "url": "https://example.com/Remote" },\n');
    expect((await runHere(folder, "check")).stderr).toMatch(/^error: schemas: no such folder; fetch makes it, or /);
    expect(await runHere(folder, "init")).toEqual({
      status: 2,
      stdout: "",
      stderr: `error: ${FILE}: exists already, and is not replaced\n`,
    });
    expect(readFileSync(join(folder, FILE), "utf8")).toBe(text);
  });

  it("writes to another place on request, and leaves unknown values open", async () => {
    const folder = tempFolder();
    expect((await runHere(folder, "init", "--config", "my.json")).status).toBe(0);
    expect(readFileSync(join(folder, "my.json"), "utf8")).toContain('  // "services": ["Services88"],\n');
    expect((await runHere(folder, "check", "--config", "my.json")).stderr).toMatch(
      /^error: schemas: no such folder; fetch makes it, or /,
    );
  });

  it("refuses an invalid address, and does not repeat it", async () => {
    const folder = tempFolder();
    const { status, stderr } = await runHere(folder, "init", "--server", "https://me:hush@example.com/");
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: the server's address must be an http or https address such as /);
    expect(stderr).not.toContain("hush");
    expect(readdirSync(folder)).toEqual([]);
  });
});

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../../generator/api/check.js";
import { generate } from "../../../generator/api/generate.js";
import { ConfigurationError, OptionError, SchemaError } from "../../../generator/source/errors.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";
import { tempFolder } from "../../support/temp-folder.js";

/** A folder with one WSDL in the folder of a version. */
function project(): { readonly folder: string; readonly schemas: string; readonly out: string } {
  const folder = tempFolder();
  mkdirSync(join(folder, "schemas/Services99"), { recursive: true });
  writeFileSync(join(folder, "schemas/Services99/Sample.wsdl"), inlineWsdl({}));
  return { folder, schemas: join(folder, "schemas"), out: join(folder, "out") };
}

/** The error of a call that fails. */
async function errorOf(run: () => Promise<unknown>): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    return error;
  }
  throw new Error("it did not fail");
}

describe("generate", () => {
  it("returns the package, and writes nothing", async () => {
    const { folder, schemas, out } = project();
    const { packages, fetched } = await generate({ schemas, out, config: { package: { name: "@acme/soap" } } });
    const [{ files, ...made }, ...others] = packages;
    expect({ ...made, others, fetched }).toEqual({ out, warnings: [], written: [], others: [], fetched: [] });
    expect(JSON.parse(files.get("package.json") ?? "")).toMatchObject({ name: "@acme/soap" });
    expect(files.get("src/services99/sample.ts")).toContain("export class SampleClient");
    expect(readdirSync(folder)).toEqual(["schemas"]);
  });

  it("writes the package on request, and returns the changed files; check compares them", async () => {
    const { schemas, out } = project();
    const options = { schemas, out, config: false } as const;
    const [first] = (await generate({ ...options, write: true })).packages;
    expect(first.written).toContainEqual({ kind: "missing", path: "src/services99/sample.ts" });
    expect(readFileSync(join(out, "README.md"), "utf8")).toBe(first.files.get("README.md"));
    expect(await check(options)).toMatchObject({ isUpToDate: true, live: [] });

    const path = "src/services99/sample.ts";
    writeFileSync(join(out, path), `${first.files.get(path)}// mine\n`);
    const found = await check(options);
    expect(found.isUpToDate).toBe(false);
    expect(found.packages[0]).toMatchObject({ exists: true, schemas, differences: [{ kind: "changed", path }] });
    expect(found.packages[0].differences[0]?.diff).toContain("-// mine");
    expect((await generate({ ...options, write: true })).packages[0].written).toEqual([{ kind: "changed", path }]);
    rmSync(out, { recursive: true });
    expect((await check(options)).packages[0].exists).toBe(false);
    expect(existsSync(out)).toBe(false);
  });

  it("says what it does, step by step", async () => {
    const { schemas } = project();
    const steps: string[] = [];
    await generate({ schemas, config: false, onProgress: (step) => steps.push(step) });
    expect(steps).toEqual(["no configuration", `reading ${schemas}`, "compiling Services99", "emitting TypeScript"]);
  });
});

describe("errors", () => {
  it("an option", async () => {
    const { schemas } = project();
    const error = await errorOf(() => generate({ schemas, endpoints: ["Sampel"], config: false }));
    if (!(error instanceof OptionError)) throw error;
    const { code, option, message, reason, place } = error;
    const expected = '"Sampel" is not one of Sample; did you mean "Sample"?';
    expect({ code, option, message, reason, place }).toEqual({
      code: "option",
      option: "endpoints",
      message: `endpoints: ${expected}`,
      reason: expected,
      place: undefined,
    });
    expect(await errorOf(() => generate({ schemas, out: "", config: false }))).toMatchObject({ option: "out" });
  });

  it("a configuration that is given, and one in a file", async () => {
    const { folder, schemas } = project();
    const given = await errorOf(() => generate({ schemas, config: { endpoints: ["Sampel"] } }));
    if (!(given instanceof ConfigurationError)) throw given;
    expect(given).toMatchObject({ code: "configuration", key: "endpoints[0]", place: { path: "config" } });
    const config = join(folder, "c.json");
    writeFileSync(config, '{\n  "values": { "long": "int" } }');
    const read = await errorOf(() => generate({ schemas, config }));
    expect(read).toMatchObject({ code: "configuration", key: "values.long", place: { line: 2, column: 23 } });
  });

  it("a schema", async () => {
    const { schemas } = project();
    const path = join(schemas, "Services99/Sample.wsdl");
    writeFileSync(path, inlineWsdl({ operations: { Get: { request: '<xs:element name="A" type="xs:in"/>' } } }));
    const error = await errorOf(() => generate({ schemas, config: false }));
    if (!(error instanceof SchemaError)) throw error;
    const { code, place, reason, message } = error;
    expect(code).toMatch(/schema|refused/);
    expect(place.path).toBe(path.replaceAll("\\", "/"));
    expect(message).toBe(`${place.path}:${place.line}:${place.column}: ${reason}`);
    expect(reason).toContain("the type {http://www.w3.org/2001/XMLSchema}in");
  });
});

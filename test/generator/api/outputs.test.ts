import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../../generator/api/check.js";
import { generate } from "../../../generator/api/generate.js";
import { inspect } from "../../../generator/api/inspect.js";
import { sample } from "../../../generator/api/sample.js";
import { locate } from "../../../generator/files/location.js";
import { writeFolders } from "../../../generator/files/write-folders.js";
import type { Configuration } from "../../../generator/tools/config/configuration.js";
import { failMove } from "../../support/failing-move.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";
import { tempFolder } from "../../support/temp-folder.js";

/** A folder with two services, and a configuration of two packages. */
function project(change: (configuration: Configuration) => Configuration = (same) => same) {
  const folder = tempFolder();
  for (const name of ["Orders", "Customers"])
    writeFileSync(join(folder, `${name}.wsdl`), inlineWsdl({ name, namespace: `urn:${name}` }));
  const configuration: Configuration = {
    package: { version: "2.0.0", license: "MIT" },
    values: { long: "string" },
    outputs: {
      orders: { sources: ["Orders.wsdl"], out: "orders", package: { name: "@acme/orders" } },
      customers: { sources: ["Customers.wsdl"], out: "customers" },
    },
  };
  const config = join(folder, "c.json");
  writeFileSync(config, JSON.stringify(change(configuration)));
  return { folder, config, read: (path: string) => readFileSync(join(folder, path), "utf8") };
}

describe("a configuration with several outputs", () => {
  it("makes a package of each, with what is for all", async () => {
    const { config, read } = project();
    const { packages } = await generate({ config, write: true });
    expect(packages.map(({ name, written, files }) => [name, written.length === files.size])).toEqual([
      ["orders", true],
      ["customers", true],
    ]);
    expect(JSON.parse(read("orders/package.json"))).toMatchObject({ name: "@acme/orders", version: "2.0.0" });
    expect(JSON.parse(read("customers/package.json"))).toMatchObject({ name: "customers", version: "2.0.0" });
    expect(await check({ config })).toMatchObject({ isUpToDate: true });
    writeFileSync(join(config, "../customers/index.ts"), "");
    const { isUpToDate, packages: checked } = await check({ config });
    expect(isUpToDate).toBe(false);
    expect(checked.map(({ name, differences }) => [name, differences.length])).toEqual([
      ["orders", 0],
      ["customers", 1],
    ]);
    expect((await check({ config, only: ["orders"] })).isUpToDate).toBe(true);
  });

  it("writes all packages or none", async () => {
    const { folder, config } = project();
    mkdirSync(join(folder, "customers"));
    writeFileSync(join(folder, "customers/mine.txt"), "mine");
    await expect(generate({ config, write: true })).rejects.toThrow("customers: not empty");
    writeFileSync(join(folder, "Customers.wsdl"), "<");
    await expect(generate({ config, write: true })).rejects.toThrow("not well-formed XML");
    expect(existsSync(join(folder, "orders"))).toBe(false);
  });

  it("is described as a whole, and used one by one", async () => {
    const { config } = project();
    const { text } = await inspect({ config });
    expect(text).toMatch(/Orders[\s\S]*Customers/);
    await expect(sample({ config, operation: "Get" })).rejects.toThrow(
      "only: name one of the outputs of the configuration: orders, customers",
    );
    expect(await sample({ config, operation: "Get", only: ["customers"] })).toMatchObject({ endpoint: "Customers" });
    await expect(generate({ config, only: ["order"] })).rejects.toThrow(
      'only: "order" is not one of orders, customers',
    );
    await expect(generate({ config, out: "x" })).rejects.toThrow("out: is for one package; name one of the outputs");
    await expect(generate({ config: { out: "x" }, only: ["a"] })).rejects.toThrow(
      "only: the configuration has no outputs",
    );
  });

  it.each([
    [{ a: { sources: ["A.wsdl"] } }, /c\.json:1:\d+: outputs\.a: expected a folder of its own, in the key out$/],
    [{ a: { out: "x" }, b: { out: "x/y" } }, /c\.json:1:\d+: outputs\.b\.out: overlaps the folder of the output a$/],
    [{}, /outputs: expected an object with a name for each output/],
    [{ a: { out: "x", outputs: {} } }, /outputs\.a\.outputs: unknown key; expected an object with the keys schemas,/],
  ])("refuses %j", async (outputs, message) => {
    const { config } = project((configuration) => ({ ...configuration, outputs }));
    await expect(generate({ config })).rejects.toThrow(message);
  });

  it("names the output that has a name which means nothing, and the whole file for one of all", async () => {
    const own = project((whole) => ({
      ...whole,
      outputs: { a: { sources: ["Orders.wsdl"], out: "a", skip: ["Gte"] } },
    }));
    await expect(generate({ config: own.config })).rejects.toThrow(/c\.json:1:\d+: outputs\.a\.skip\[0\]: "Gte" is no/);
    const all = project((whole) => ({ ...whole, skip: ["Gte"] }));
    await expect(generate({ config: all.config })).rejects.toThrow(/c\.json:1:\d+: skip\[0\]: "Gte" is no operation/);
  });
});

it("several folders get their old files back if a later one cannot be written", () => {
  const folder = tempFolder();
  const locations = ["a", "b", "c"].map((name) => locate(join(folder, name)));
  const write = (text: string, count: number) =>
    writeFolders(locations.slice(0, count).map((each) => ({ files: filesWith(text), folder: each, inputs: [] })));
  write("old", 1);
  writeFileSync(join(folder, "a/stale.txt"), "stale");
  // Four files of the first folder are moved, and then each folder that does not exist as a whole.
  failMove(6);
  expect(() => write("new", 3)).toThrow("no space left on device");
  expect(readFileSync(join(folder, "a/package.json"), "utf8")).toContain("old");
  expect(readFileSync(join(folder, "a/stale.txt"), "utf8")).toBe("stale");
  expect(existsSync(join(folder, "a/new.txt"))).toBe(false);
  expect(existsSync(join(folder, "b"))).toBe(false);
});

function filesWith(text: string): ReadonlyMap<string, string> {
  const manifest = JSON.stringify({ generator: "netserver-soapgen", text });
  return new Map([
    [`${text}.txt`, text],
    ["package.json", manifest],
  ]);
}

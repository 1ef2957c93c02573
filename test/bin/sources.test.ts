import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { type Run, runHere, start } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

const ORDERS = inlineWsdl({ name: "Orders", operations: { PlaceOrder: {}, CancelOrder: {} } });

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = tempFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function succeed(folder: string, ...args: string[]): Promise<string> {
  const { status, stdout, stderr }: Run = await runHere(folder, ...args);
  expect({ args, status, stderr }).toEqual({ args, status: 0, stderr: "" });
  return stdout;
}

describe("a WSDL file is the input of", () => {
  const folder = (): string => folderOf({ "Orders.xml": ORDERS });

  it("generate and check", async () => {
    const place = folder();
    expect(await succeed(place, "generate", "Orders.xml", "--out", "orders")).toMatch(
      /^orders: \d+ files, \d+ written/,
    );
    expect(readdirSync(join(place, "orders/src")).sort()).toEqual([
      "index.ts",
      "namespaces.ts",
      "node",
      "orders.ts",
      "runtime",
      "transport",
    ]);
    expect(await succeed(place, "check", "Orders.xml", "--out", "orders")).toMatch(/, all up to date\n$/);
    writeFileSync(join(place, "Orders.xml"), ORDERS.replaceAll("CancelOrder", "StopOrder"));
    const { status, stdout } = await runHere(place, "check", "Orders.xml", "--out", "orders");
    expect({ status, first: stdout.split("\n")[0] }).toEqual({
      status: 1,
      first: expect.stringMatching(/^orders: \d+ files? differs? from what Orders\.xml gives$/),
    });
  });

  it("inspect, with a text", async () => {
    expect(await succeed(folder(), "inspect", "Orders.xml", "Cancel")).toMatch(/^Orders\n[\s\S]*CancelOrder/);
    expect(await succeed(folder(), "inspect", "Orders.xml")).toContain("PlaceOrder(");
  });

  it("sample, with an operation", async () => {
    expect(await succeed(folder(), "sample", "Orders.xml", "PlaceOrder")).toContain("<PlaceOrder");
  });

  it("docs", async () => {
    expect(await succeed(folder(), "docs", "Orders.xml", "--out", "site")).toMatch(/^site: \d+ pages on 2 operations/);
  });

  it("diff", async () => {
    const place = folderOf({
      "old/Orders.xml": ORDERS,
      "new/Orders.wsdl": ORDERS.replaceAll("CancelOrder", "StopOrder"),
    });
    expect(await succeed(place, "diff", "old/Orders.xml", "new/Orders.wsdl")).toContain(
      "Orders.StopOrder: operation added",
    );
  });

  it("mock, at the path of the WSDL's address", async () => {
    const { child, until, ended } = start(folder(), ["mock", "Orders.xml", "--port", "0"]);
    const [line = ""] = await until(/^Orders {2}http:\/\/127\.0\.0\.1:\d+\/Orders\.svc$/m);
    const answer = await fetch(`${line.slice("Orders  ".length)}?wsdl`);
    expect(await answer.text()).toContain("<wsdl:definitions");
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ status: 0, stderr: "" });
  });
});

describe("a file: address is the path that it names", () => {
  it("for commands, in both sides of diff, and in the configuration", async () => {
    const place = folderOf({ "my wsdl/Orders.wsdl": ORDERS });
    const { href } = pathToFileURL(join(place, "my wsdl/Orders.wsdl"));
    expect(href).toMatch(/^file:\/\/\/.*my%20wsdl/);
    expect(await succeed(place, "inspect", href)).toMatch(/^Orders\n/);
    expect(await succeed(place, "inspect", href, "my wsdl/Orders.wsdl")).toMatch(/^Orders\n/);
    expect(await succeed(place, "diff", href, "my wsdl/Orders.wsdl")).toMatch(/: no differences\n$/);
    writeFileSync(join(place, "netserver-soapgen.config.json"), JSON.stringify({ sources: [href] }));
    expect(await succeed(place, "inspect")).toMatch(/^Orders\n/);
  });

  const elsewhere =
    "file: a source with this scheme is the address of a file on this computer, such as file:///wsdl/Orders.wsdl";
  const noName = "stands for a character that no name of a file has";
  const unfetched = "only http and https addresses are fetched; other sources are files and folders";
  it.each([
    ["file://server/Orders.wsdl", elsewhere.replace("file:", "file: server is another computer;")],
    ["file://server/Orders.wsdl?token=secret", elsewhere.replace("file:", "file: server is another computer;")],
    ["file://user:secret@example.com/Orders.wsdl", elsewhere],
    ["file:///tmp/Orders%2Fx.wsdl", `/tmp/Orders%2Fx.wsdl: %2F ${noName}`],
    ["file:///tmp/Orders%00.wsdl?token=secret", `/tmp/Orders%00.wsdl: %00 ${noName}`],
    ["file:////user:secret@example.com/Orders%2fx.wsdl", `file: %2f ${noName}`],
    ["file:///user:secret%40example.com/Orders%2fx.wsdl", `file: %2f ${noName}`],
    ["file:///no/such/Orders.wsdl", "/no/such/Orders.wsdl: no such file or folder"],
    ["ftp://user:secret@example.com/Orders.wsdl", `ftp: ${unfetched}`],
  ])("%s is refused", async (source, message) => {
    const place = folderOf({ "Orders.wsdl": ORDERS });
    for (const args of [
      ["generate", source],
      ["inspect", source],
    ])
      expect(await runHere(place, ...args)).toEqual({ status: 2, stdout: "", stderr: `error: ${message}\n` });
  });

  it("with its host, also if it is not the first source", async () => {
    const place = folderOf({ "Orders.wsdl": ORDERS });
    const { href } = pathToFileURL(join(place, "Orders.wsdl"));
    const { status, stderr } = await runHere(place, "inspect", href, "file://server/Orders.wsdl");
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^error: file: server is another computer; /),
    });
  });

  it("and so are other addresses in fetch and diff", async () => {
    const place = folderOf({ "Orders.wsdl": ORDERS });
    for (const args of [
      ["fetch", "ftp://example.com/x"],
      ["diff", "Orders.wsdl", "ftp://example.com/x"],
    ])
      expect(await runHere(place, ...args)).toMatchObject({ status: 2, stderr: `error: ftp: ${unfetched}\n` });
  });
});

it("fetch refuses a file", async () => {
  const place = folderOf({ "Orders.wsdl": ORDERS });
  expect(await runHere(place, "fetch", "Orders.wsdl")).toEqual({
    status: 2,
    stdout: "",
    stderr: "error: Orders.wsdl: not an http or https address; only such are fetched\n",
  });
});

describe("a source that is given twice counts once", () => {
  it.each([
    ["a file", ["Orders.wsdl", "Orders.wsdl"], "Orders"],
    ["in two ways", ["Orders.wsdl", "./all/../Orders.wsdl"], "Orders"],
    ["a folder", ["./all", "./all/"], "all"],
    ["a folder, and a file in it", ["./all/Stock.wsdl", "./all"], "all"],
    ["a folder, a file in it and one beside it", ["./all", "all/Stock.wsdl", "Orders.wsdl"], "services"],
  ])("%s", async (_, sources, name) => {
    const place = folderOf({ "all/Stock.wsdl": inlineWsdl({ name: "Stock" }), "Orders.wsdl": ORDERS });
    expect(await succeed(place, "inspect", ...sources)).toMatch(new RegExp(`^${name}\\n`));
  });
});

describe("a side of diff that does not exist", () => {
  it.each([
    [["Orders.wsdl", "nothere"], "nothere: no such file or folder"],
    [["./nothere.wsdl", "Orders.wsdl"], "./nothere.wsdl: no such file or folder"],
    [["Orders.wsdl", "nothere", "--schemas", "none"], "none: no such folder"],
  ])("%j: %s", async (sides, message) => {
    const place = folderOf({ "Orders.wsdl": ORDERS });
    expect(await runHere(place, "diff", ...sides)).toEqual({ status: 2, stdout: "", stderr: `error: ${message}\n` });
  });
});

describe("a folder is the input", () => {
  it("with files as SuperOffice's archive has them", async () => {
    const place = folderOf({
      "unpacked/WSDL-Services88-Orders.xml": ORDERS,
      "unpacked/WSDL-Services87-Orders.xml": ORDERS,
    });
    await succeed(place, "generate", "unpacked");
    const folders = readdirSync(join(place, "generated/src")).filter((name) => name.startsWith("services"));
    expect(folders).toEqual(["services87", "services88"]);
  });

  it("beside files, as one service with shared types", async () => {
    const place = folderOf({ "more/Stock.wsdl": inlineWsdl({ name: "Stock" }), "Orders.wsdl": ORDERS });
    expect(await succeed(place, "inspect", "Orders.wsdl", "./more")).toMatch(/^services\n[\s\S]*Orders[\s\S]*Stock/);
  });

  it("but not one with versions beside another", async () => {
    const place = folderOf({ "all/v1/Stock.wsdl": inlineWsdl({ name: "Stock" }), "Orders.wsdl": ORDERS });
    expect(await runHere(place, "inspect", "Orders.wsdl", "./all")).toMatchObject({
      status: 2,
      stderr: "error: ./all: has several versions, and cannot be joined with other sources\n",
    });
  });
});

describe("the configuration names the sources, from its own folder", () => {
  it("with a root and a catalog", async () => {
    const schemas = `<xs:schema targetNamespace="urn:m"><xs:import namespace="urn:t" schemaLocation="http://example.com/t.xsd"/></xs:schema>`;
    const request = '<xs:element name="T" type="t:T" xmlns:t="urn:t"/>';
    const types = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t"><xs:simpleType name="T"><xs:restriction base="xs:int"/></xs:simpleType></xs:schema>`;
    const place = folderOf({
      "sub/x": "",
      "wsdl/Orders.wsdl": inlineWsdl({ name: "Orders", schemas, operations: { Get: { request } } }),
      "vendor/t.xsd": types,
      "netserver-soapgen.config.json":
        '{ "sources": ["wsdl/Orders.wsdl"], "root": ".", "catalog": { "http://example.com/t.xsd": "vendor/t.xsd" }, "package": { "name": "@acme/orders" } }',
    });
    await succeed(join(place, "sub"), "generate");
    expect(readFileSync(join(place, "generated/README.md"), "utf8")).toContain('from "@acme/orders";');
    expect(await succeed(place, "check")).toMatch(/, all up to date\n$/);
    const unchanged = await succeed(place, "diff", "wsdl/Orders.wsdl", "wsdl/Orders.wsdl");
    expect(unchanged).toBe("wsdl/Orders.wsdl: no differences\n");
  });
});

it("no output replaces its input", async () => {
  const place = folderOf({
    "orders/package.json": '{ "generator": "netserver-soapgen" }',
    "orders/Orders.wsdl": ORDERS,
  });
  expect(await runHere(place, "generate", "orders/Orders.wsdl", "--out", "orders")).toMatchObject({
    status: 2,
    stderr: "error: orders: contains orders/Orders.wsdl; choose a folder with nothing else in it\n",
  });
});

it("a text beside the sources is one word", async () => {
  expect(await runHere(tempFolder(), "inspect", "Orders.wsdl", "Place", "Cancel")).toMatchObject({
    status: 2,
    stderr: "error: more than one text: Place, Cancel; write ./NAME for a folder\n",
  });
});

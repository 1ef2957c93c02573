import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Answer, serveMetadata, wcfDocuments } from "../support/metadata-server.js";
import { runAside, runHere, snapshotOf, start } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

const BATCH = ["--services", "Services88", "--endpoints", "Batch"];

/** A server with some endpoints, and a folder with a configuration for it. */
async function project(
  ...endpoints: string[]
): Promise<{ folder: string; documents: Record<string, Answer>; asked: string[]; server: string }> {
  const documents = Object.assign({}, ...endpoints.map((endpoint) => wcfDocuments({ endpoint })));
  const { server, asked } = await serveMetadata(documents);
  const folder = tempFolder();
  expect(
    (await runHere(folder, "init", "--server", server, "--services", "Services88", "--endpoints", ...endpoints)).status,
  ).toBe(0);
  return { folder, documents, asked, server };
}

describe("fetch", () => {
  it("fills the schemas folder, and prints the changes", async () => {
    const { folder, documents } = await project("Batch");
    expect(await runHere(folder, "fetch")).toEqual({
      status: 0,
      stderr: "",
      stdout: [
        "schemas: 1 endpoint in 4 files, 6 added, 0 changed, 0 removed",
        "added    schemas/.gitattributes",
        "added    schemas/Services88/Batch.Serialization.xsd",
        "added    schemas/Services88/Batch.Services88.wsdl",
        "added    schemas/Services88/Batch.Services88.xsd",
        "added    schemas/Services88/Batch.wsdl",
        "added    schemas/sources.lock.json",
        "",
      ].join("\n"),
    });
    expect((await runHere(folder, "fetch")).stdout).toBe("schemas: 1 endpoint in 4 files, all up to date\n");
    Object.assign(documents, wcfDocuments({ members: ["Id", "Name", "More"] }));
    expect((await runHere(folder, "fetch")).stdout).toBe(
      [
        "schemas: 1 endpoint in 4 files, 0 added, 2 changed, 0 removed",
        "changed  schemas/Services88/Batch.Services88.xsd",
        "changed  schemas/sources.lock.json",
        "",
      ].join("\n"),
    );
    expect((await runHere(folder, "generate")).status).toBe(0);
  });

  it("removes an endpoint that is no longer in the configuration, but not one that is missing on the command line", async () => {
    const { folder } = await project("Batch", "Other");
    await runHere(folder, "fetch");
    await runHere(folder, "fetch", "--endpoints", "Batch");
    expect(existsSync(join(folder, "schemas/Services88/Other.wsdl"))).toBe(true);
    const file = join(folder, "netserver-soapgen.config.json");
    writeFileSync(file, readFileSync(file, "utf8").replace('"Batch", "Other"', '"Batch"'));
    expect((await runHere(folder, "fetch")).stdout).toContain("removed  schemas/Services88/Other.wsdl\n");
    expect(readdirSync(join(folder, "schemas/Services88")).every((name) => name.startsWith("Batch."))).toBe(true);
  });

  it("can take everything from the command line", async () => {
    const { server } = await serveMetadata({
      "Services88/Batch.svc?singleWsdl": '<d:definitions xmlns:d="http://schemas.xmlsoap.org/wsdl/"/>',
    });
    const folder = tempFolder();
    const options = ["--server", server, ...BATCH, "--schemas", "wsdl", "--single-wsdl", "--timeout", "10"];
    expect((await runHere(folder, "fetch", ...options)).stdout).toMatch(/^wsdl: 1 endpoint in 1 file, 3 added/);
  });

  it.each([
    [{ NETSERVER_SOAPGEN_TOKEN: "hush-token" }, "Bearer hush-token"],
    [
      { NETSERVER_SOAPGEN_USER: "hush-me", NETSERVER_SOAPGEN_PASSWORD: "hush" },
      `Basic ${Buffer.from("hush-me:hush").toString("base64")}`,
    ],
  ])("sends its own credentials and no others", async (env, authorization) => {
    const { folder, asked } = await project("Batch");
    const { status, stdout, stderr } = await runAside(folder, ["fetch"], { env });
    expect([status, asked.every((request) => request.endsWith(` ${authorization}`))]).toEqual([0, true]);
    const everything = stdout + stderr + Object.values(snapshotOf(folder)).join("");
    for (const secret of ["hush", authorization.split(" ")[1] ?? ""]) expect(everything).not.toContain(secret);
  });

  it.each<[string, string[], RegExp]>([
    [
      "no server",
      BATCH,
      /^error: which installation\? Name it with --server, or as server\.url in the configuration; --from takes published files\n$/,
    ],
    ["no services", ["--server", "http://127.0.0.1:9/"], /^error: which services\? Name them with --services, or in/],
    [
      "no endpoints",
      ["--server", "http://127.0.0.1:9/", "--services", "S"],
      /^error: which endpoints\? Name them with/,
    ],
    ["an invalid server", [...BATCH, "--server", "ftp://x"], /^error: the server's address must be an http or https/],
    [
      "an invalid name",
      ["--server", "http://127.0.0.1:9", "--services", "../x", "--endpoints", "B"],
      /^error: "\.\.\/x" is not a name/,
    ],
    ["an invalid timeout", [...BATCH, "--timeout", "0"], /argument '0' is invalid\. It must be a number of seconds/],
  ])("refuses %s with exit code 2", async (_, args, message) => {
    const folder = tempFolder();
    const { status, stdout, stderr } = await runHere(folder, "fetch", ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each<[string, Answer]>([
    [
      "an import of a file",
      '<d:definitions xmlns:d="http://schemas.xmlsoap.org/wsdl/"><d:import location="file:///etc/passwd"/></d:definitions>',
    ],
    ["a document with a terminal's commands", "<\u001b[2J\u009b31m/>"],
    ["an endpoint that is gone", { status: 404 }],
    ["a connection that breaks off", (_, response) => void response.write("<half", () => response.destroy())],
  ])("does not change the schemas if it finds %s", async (_, answer) => {
    const { folder, documents } = await project("Batch", "Other");
    await runHere(folder, "fetch");
    const before = snapshotOf(folder);
    Object.assign(documents, wcfDocuments({ members: ["New"] }), { "Services88/Other.svc?wsdl": answer });
    const { status, stdout, stderr } = await runHere(folder, "fetch");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^error: http:\/\/127\.0\.0\.1:\d+\/Remote\/Services88\/Other\.svc\?wsdl[^\p{Cc}]*\n$/u);
    expect(snapshotOf(folder)).toEqual(before);
  });
});

describe("fetch, interrupted", () => {
  it("does not change the schemas while it is still asking", async () => {
    const { folder, documents } = await project("Batch");
    await runHere(folder, "fetch");
    const before = snapshotOf(folder);
    const asked = new Promise<void>((resolve) => {
      documents["Services88/Batch.svc?xsd=xsd0"] = (_, response) => void response.write("<half", () => resolve());
    });
    const { child, ended } = start(folder, ["fetch"]);
    await asked;
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ signal: "SIGINT", stdout: "", stderr: "" });
    expect(snapshotOf(folder)).toEqual(before);
  });

  it("writes all files once it has begun to write", async () => {
    const { folder, documents } = await project("Batch");
    await runHere(folder, "fetch");
    Object.assign(documents, wcfDocuments({ members: ["New"], operations: ["GetTask", "StopTask"] }));
    // The signal comes when only the first file is in its place.
    const preload = `import fs from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      const { renameSync } = fs;
      fs.renameSync = (from, to) => { renameSync(from, to); process.kill(process.pid, "SIGINT"); };
      syncBuiltinESMExports();`;
    expect(await start(folder, ["fetch"], { preload }).ended).toMatchObject({ signal: "SIGINT" });
    expect(readdirSync(join(folder, "schemas")).sort()).toEqual([".gitattributes", "Services88", "sources.lock.json"]);
    expect((await runHere(folder, "fetch")).stdout).toMatch(/all up to date/);
  });
});

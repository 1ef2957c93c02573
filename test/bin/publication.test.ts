import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { serveMetadata, wcfDocuments } from "../support/metadata-server.js";
import { runHere, snapshotOf } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";
import { publish, type ZipEntry } from "../support/zip-file.js";

const NO_STDERR = { stderr: "", status: 0 };

function entry(version: string, endpoint: string, ...operations: string[]): ZipEntry {
  const content = inlineWsdl({ name: endpoint, operations: Object.fromEntries(operations.map((name) => [name, {}])) });
  return { name: `WSDL-${version}-${endpoint}.xml`, content };
}

describe("fetch --from", () => {
  it("goes from one published contract to the next: check, fetch, diff, generate", async () => {
    const folder = tempFolder();
    publish(folder, "june.zip", [entry("Services88", "Batch", "Get", "Old"), entry("Services88", "Find", "Get")]);
    publish(folder, "july.zip", [entry("Services88", "Batch", "Get", "New"), entry("Services88", "Find", "Get")]);
    expect(await runHere(folder, "fetch", "--from", "june.zip")).toEqual({
      ...NO_STDERR,
      stdout: [
        "schemas: 2 endpoints in 2 files, 4 added, 0 changed, 0 removed",
        "added    schemas/.gitattributes",
        "added    schemas/Services88/Batch.wsdl",
        "added    schemas/Services88/Find.wsdl",
        "added    schemas/sources.lock.json",
        "",
      ].join("\n"),
    });
    expect((await runHere(folder, "generate")).status).toBe(0);
    expect((await runHere(folder, "check", "--from", "june.zip")).stdout).toMatch(
      /^generated: \d+ files, all up to date\njune\.zip: 2 documents, all as in schemas\/sources\.lock\.json\n$/,
    );

    expect(await runHere(folder, "check", "--from", "july.zip")).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(
        "july.zip: 1 document differs from schemas/sources.lock.json\nchanged  schemas/Services88/Batch.wsdl\n\n" +
          "--- schemas/Services88/Batch.wsdl\ton disk\n+++ schemas/Services88/Batch.wsdl\tas published\n",
      ),
    });
    cpSync(join(folder, "schemas"), join(folder, "before"), { recursive: true });
    expect((await runHere(folder, "fetch", "--from", "july.zip")).stdout).toBe(
      [
        "schemas: 2 endpoints in 2 files, 0 added, 2 changed, 0 removed",
        "changed  schemas/Services88/Batch.wsdl",
        "changed  schemas/sources.lock.json",
        "",
      ].join("\n"),
    );
    expect((await runHere(folder, "diff", "before", "schemas")).stdout).toContain(
      "Services88: 1 breaking, 1 compatible\n  breaking    Batch.Old: operation removed\n",
    );
    expect((await runHere(folder, "generate")).stdout).toMatch(/^generated: \d+ files, 1 written, 0 removed\n$/);
    expect((await runHere(folder, "check", "--from", "july.zip")).status).toBe(0);
  });

  it("takes of what the configuration names the ones that are published, and leaves alone what comes from elsewhere", async () => {
    const folder = tempFolder();
    publish(folder, "wsdl.zip", [entry("Services88", "Batch", "Get"), entry("Services88", "Find", "Get")]);
    mkdirSync(join(folder, "schemas/Connector"), { recursive: true });
    writeFileSync(join(folder, "schemas/Connector/Own.wsdl"), inlineWsdl({ name: "Own", namespace: "urn:own" }));
    writeFileSync(
      join(folder, "netserver-soapgen.config.json"),
      '{ "services": ["Connector", "Services88"], "endpoints": ["Batch", "Own"] }',
    );
    expect((await runHere(folder, "fetch", "--from", "wsdl.zip")).stdout).toMatch(
      /^schemas: 1 endpoint in 1 file, 3 added/,
    );
    expect((await runHere(folder, "generate")).status).toBe(0);
    expect(Object.keys(snapshotOf(join(folder, "generated/src"))).join("\n")).toMatch(
      /connector\/own\.ts[\s\S]*batch\.ts/,
    );
  });

  it.each([
    [
      ["--services", "Services88", "--endpoints", "Bax"],
      /^error: wsdl\.zip: "Bax" of Services88 is not one of Batch\n$/,
    ],
    [
      ["--server", "https://example.com"],
      /^error: option '--from <path>' cannot be used with option '--server <url>'\n/,
    ],
    [["--single-wsdl"], /^error: option '--from <path>' cannot be used with option '--single-wsdl'\n/],
  ])("with %j ends with 2 and changes nothing", async (options, message) => {
    const folder = tempFolder();
    publish(folder, "wsdl.zip", [entry("Services88", "Batch", "Get")]);
    await runHere(folder, "fetch", "--from", "wsdl.zip");
    const before = snapshotOf(folder);
    expect(await runHere(folder, "fetch", "--from", "wsdl.zip", ...options)).toEqual({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(message),
    });
    expect(snapshotOf(folder)).toEqual(before);
  });

  it("writes all files or none: the last one cannot be used", async () => {
    const folder = tempFolder();
    publish(folder, "wsdl.zip", [
      entry("Services88", "Batch", "Get"),
      { ...entry("Services88", "Find"), content: "<a/>" },
    ]);
    const before = snapshotOf(folder);
    expect(await runHere(folder, "fetch", "--from", "wsdl.zip")).toEqual({
      status: 2,
      stdout: "",
      stderr: "error: wsdl.zip/WSDL-Services88-Find.xml:1:1: expected a WSDL or a schema, found a\n",
    });
    expect(snapshotOf(folder)).toEqual(before);
  });
});

describe("check --from", () => {
  it("compares what is one document, and leaves out what a server gave in several", async () => {
    const folder = tempFolder();
    const { server } = await serveMetadata(wcfDocuments({ endpoint: "Own" }));
    publish(folder, "wsdl.zip", [entry("Services88", "Batch", "Get")]);
    await runHere(folder, "fetch", "--server", server, "--services", "Services88", "--endpoints", "Own");
    await runHere(folder, "generate");
    expect(await runHere(folder, "check", "--from", "wsdl.zip")).toMatchObject({
      status: 2,
      stderr:
        "error: sources.lock.json: has no endpoint as it is published; fetch one with --from, or with --single-wsdl\n",
    });
    await runHere(folder, "fetch", "--from", "wsdl.zip");
    const selected = ["--services", "Services88", "--endpoints", "Batch"];
    await runHere(folder, "generate", ...selected);
    const { status, stdout } = await runHere(folder, "check", "--from", "wsdl.zip", ...selected);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringContaining("\nwsdl.zip: 1 document, all as in "),
    });
  });

  it("compares an installation with what was published", async () => {
    const folder = tempFolder();
    const published = entry("Services88", "Batch", "Get");
    publish(folder, "wsdl.zip", [published]);
    await runHere(folder, "fetch", "--from", "wsdl.zip");
    await runHere(folder, "generate");
    const answers = { "Services88/Batch.svc?singleWsdl": String(published.content) };
    const { server } = await serveMetadata(answers);
    expect((await runHere(folder, "check", "--live", "--server", server)).status).toBe(0);
    answers["Services88/Batch.svc?singleWsdl"] = String(entry("Services88", "Batch", "Get", "New").content);
    expect(await runHere(folder, "check", "--live", "--server", server)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("changed  schemas/Services88/Batch.wsdl\n"),
    });
  });
});

it("check compares with an installation or with what is published, not with both", async () => {
  const folder = tempFolder();
  publish(folder, "wsdl.zip", [entry("Services88", "Batch", "Get")]);
  await runHere(folder, "fetch", "--from", "wsdl.zip");
  await runHere(folder, "generate");
  expect(await runHere(folder, "check", "--live", "--from", "wsdl.zip")).toEqual({
    status: 2,
    stdout: "",
    stderr: expect.stringMatching(/^error: option '--from <path>' cannot be used with option '--live'\n/),
  });
});

describe("diff with what is published", () => {
  const CHANGED = "Services88: 1 breaking, 1 compatible\n  breaking    Batch.Old: operation removed\n";

  it.each([
    ["two archives", "june.zip", "july.zip"],
    ["schemas that were fetched and an archive", "schemas", "july.zip"],
    ["an archive and the folder of another one", "june.zip", "july"],
  ])("compares %s", async (_, before, after) => {
    const folder = tempFolder();
    const july = entry("Services88", "Batch", "Get", "New");
    publish(folder, "june.zip", [entry("Services88", "Batch", "Get", "Old"), entry("Services87", "Batch", "Get")]);
    publish(folder, "july.zip", [july]);
    mkdirSync(join(folder, "july"));
    writeFileSync(join(folder, "july", july.name), july.content);
    await runHere(folder, "fetch", "--from", "june.zip");
    const { status, stdout } = await runHere(folder, "diff", before, after, "--services", "Services88");
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining(CHANGED) });
  });

  it("says where a published WSDL cannot be used", async () => {
    const folder = tempFolder();
    const broken = inlineWsdl({ name: "Batch", operations: { Get: { request: '<xs:element ref="tns:None"/>' } } });
    publish(folder, "wsdl.zip", [{ name: "WSDL-Services88-Batch.xml", content: broken }]);
    expect(await runHere(folder, "diff", "wsdl.zip", "wsdl.zip", "--endpoints", "Find")).toEqual({
      status: 2,
      stdout: "",
      stderr: "error: wsdl.zip: has none of the endpoints that are named\n",
    });
    expect((await runHere(folder, "diff", "wsdl.zip", "wsdl.zip")).stderr).toMatch(
      /^error: wsdl\.zip\/Services88\/Batch\.wsdl:\d+:\d+: /,
    );
  });
});

import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { node } from "../support/built-package.js";
import { describeWithCorpus } from "../support/corpus.js";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { runHere, snapshotOf, workspace } from "../support/program.js";
import { expressionOf, runShown, shownIn } from "../support/shown-commands.js";
import { tempFolder } from "../support/temp-folder.js";
import { publishedEntries, type ZipEntry, zipOf } from "../support/zip-file.js";

const NO_STDERR = { stderr: "", status: 0 };

/** An archive as SuperOffice publishes it: flat, and with one entry that a program of Windows has written. */
function publish(folder: string, file: string, entries: readonly ZipEntry[]): void {
  const [first, ...others] = entries;
  if (first === undefined) throw new Error("nothing to publish");
  writeFileSync(join(folder, file), zipOf([{ ...first, name: `wsdl\\${first.name}` }, ...others]));
}

function entry(version: string, endpoint: string, ...operations: string[]): ZipEntry {
  const content = inlineWsdl({ name: endpoint, operations: Object.fromEntries(operations.map((name) => [name, {}])) });
  return { name: `WSDL-${version}-${endpoint}.xml`, content };
}

/** Compiles the package in a folder as strictly as can be. @returns what the compiler says */
function compile(folder: string): string {
  symlinkSync(resolve("node_modules"), join(folder, "generated/node_modules"));
  return node(join(folder, "generated"), resolve("node_modules/typescript/bin/tsc"), "-p", "tsconfig.json", "--noEmit");
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

/** Writes an archive of the endpoints that a folder has for a version. */
function publishReference(folder: string, file: string, reference: string, endpoints?: readonly string[]): void {
  const entries = publishedEntries(reference, "Services88");
  publish(
    folder,
    file,
    entries.filter(({ name }) => endpoints?.some((own) => name.endsWith(`-${own}.xml`)) ?? true),
  );
}

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

/** Reads an archive and user-defined fields through the clients that are generated for them. */
const USE_PARTS = `
import { Session } from "./index.js";
import { archiveRows } from "./netserver/archive/index.js";
import { encodeValue, UserDefinedFields } from "./netserver/values/index.js";
import { ArchiveClient } from "./services88/archive.js";
import { ContactClient } from "./services88/contact.js";

const session = Session.withTicket("7T:", { remote: "https://example.com/Cust12345" });
const archive = session.client(ArchiveClient);
const Restriction = [{ Name: "category", Operator: "equals", Values: [encodeValue({ type: "integer", value: 10 })] }];
const query = { ProviderName: "FindContact", Columns: ["contactId", "contact/name"], Restriction, primaryKey: "contactId" };
for await (const row of archiveRows(archive, query, { timeout: 30_000 })) row.value("contact/name");
// @ts-expect-error a provider has a name
archiveRows(archive, { ...query, ProviderName: 7 });

const contacts = session.client(ContactClient);
const { Response: ContactEntity } = await contacts.getContactEntity({ ContactEntityId: 7 });
if (ContactEntity?.UserDefinedFields) {
  new UserDefinedFields(ContactEntity.UserDefinedFields).set("SuperOffice:1", { type: "date", value: "2026-01-02" });
  await contacts.saveContactEntity({ ContactEntity });
}
`;

describeWithCorpus("the contracts of SuperOffice", (corpus) => {
  it("go from Services88 of 2022 to that of 2026: check, fetch, diff, generate", async () => {
    const folder = tempFolder();
    const endpoints = ["Batch", "SoPrincipal"];
    publishReference(folder, "2022.zip", `${corpus}/wsdl`, endpoints);
    publishReference(folder, "2026.zip", `${corpus}/wsdl-2026`, endpoints);
    expect((await runHere(folder, "fetch", "--from", "2022.zip")).status).toBe(0);
    expect((await runHere(folder, "generate")).status).toBe(0);
    cpSync(join(folder, "schemas"), join(folder, "before"), { recursive: true });
    expect((await runHere(folder, "check", "--from", "2026.zip")).status).toBe(1);

    expect((await runHere(folder, "fetch", "--from", "2026.zip")).stdout).toBe(
      [
        "schemas: 2 endpoints in 2 files, 0 added, 3 changed, 0 removed",
        "changed  schemas/Services88/Batch.wsdl",
        "changed  schemas/Services88/SoPrincipal.wsdl",
        "changed  schemas/sources.lock.json",
        "",
      ].join("\n"),
    );
    const { stdout } = await runHere(folder, "diff", "before", "schemas");
    expect(stdout.split("\n").filter((line) => /^ {2}(?:breaking|compatible)/.test(line))).toEqual([
      "  breaking    EFieldRight.Nullable: enumeration value added (32)",
      "  breaking    ETableRight.Unused1: enumeration value added (64)",
      "  breaking    ETableRight.Uninitialized: enumeration value added (128)",
      "  breaking    ETableRight.R: enumeration value added (1)",
      "  breaking    ETableRight.F: enumeration value added (16)",
      "  compatible  Batch.GetAllBatchTaskInfosByName: operation added",
      "  compatible  Batch.GetAllBatchTaskInfosByNameAndState: operation added",
      "  compatible  Batch.GetSystemBatchTaskInfosByName: operation added",
      "  compatible  Batch.GetSystemBatchTaskInfosByNameAndState: operation added",
      "  compatible  BatchTaskCancellationBehaviour: type added (enum)",
      "  compatible  BatchTaskInfo.CancellationBehaviour: member added (BatchTaskCancellationBehaviour)",
    ]);
    expect(
      (await runHere(folder, "diff", "before", "schemas", "--for", "client", "--fail-on", "breaking")).status,
    ).toBe(0);
    expect((await runHere(folder, "diff", "schemas", resolve("schemas"), "--services", "Services88")).stdout).toMatch(
      /^Services88: \d+ cosmetic\n/,
    );
    expect((await runHere(folder, "generate")).stdout).toMatch(/^generated: \d+ files, \d+ written, 0 removed\n$/);
    expect((await runHere(folder, "check", "--from", "2026.zip")).status).toBe(0);
  });

  it("are compared with schemas/ as schemas/README.md shows", async () => {
    const folder = workspace();
    publishReference(folder, "wsdl.zip", `${corpus}/wsdl-2026`);
    const shown = shownIn(readFileSync("schemas/README.md", "utf8"), "Moving to the next contract of a version");
    expect(shown).toHaveLength(1);
    for (const { command, printed } of shown)
      expect(await runShown(command, folder), command).toMatch(expressionOf(printed));
  });

  it("give what partners need most: the example configuration generates, and the package compiles", async () => {
    const folder = tempFolder();
    publishReference(folder, "wsdl.zip", `${corpus}/wsdl-2026`);
    cpSync("templates/example/partner.config.json", join(folder, "netserver-soapgen.config.json"));
    cpSync("schemas/Login", join(folder, "schemas/Login"), { recursive: true });
    cpSync("schemas/shared", join(folder, "schemas/shared"), { recursive: true });
    cpSync("templates/example/connector/schemas", join(folder, "schemas"), { recursive: true });
    expect((await runHere(folder, "fetch", "--from", "wsdl.zip")).stdout).toMatch(
      /^schemas: 15 endpoints in 15 files, 17 added, 0 changed, 0 removed\n/,
    );
    expect(await runHere(folder, "generate")).toMatchObject(NO_STDERR);
    expect(readdirSync(join(folder, "generated/src/connector"))).toContain("quote-connector.ts");
    expect(readdirSync(join(folder, "generated/src/login"))).toContain("partner-system-user-service.ts");
    expect(readdirSync(join(folder, "generated/src/services88")).filter((name) => name !== "types")).toEqual([
      "appointment.ts",
      "archive.ts",
      "batch.ts",
      "bulk-update.ts",
      "contact.ts",
      "database-table.ts",
      "document.ts",
      "erp-sync.ts",
      "find.ts",
      "index.ts",
      "list.ts",
      "mdo.ts",
      "namespaces.ts",
      "person.ts",
      "quote.ts",
      "so-principal.ts",
      "user-defined-field-info.ts",
    ]);
    expect((await runHere(folder, "check", "--from", "wsdl.zip")).status).toBe(0);
    writeFileSync(join(folder, "generated/src/use-parts.ts"), USE_PARTS);
    expect(compile(folder)).toBe("");
  });
});

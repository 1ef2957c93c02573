import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { node } from "../support/built-package.js";
import { describeWithCorpus } from "../support/corpus.js";
import { runHere, workspace } from "../support/program.js";
import { expectShown, shownIn } from "../support/shown-commands.js";
import { tempFolder } from "../support/temp-folder.js";
import { publish, publishedEntries } from "../support/zip-file.js";

/** Compiles the package in a folder as strictly as can be. @returns what the compiler says */
function compile(folder: string): string {
  symlinkSync(resolve("node_modules"), join(folder, "generated/node_modules"));
  return node(join(folder, "generated"), resolve("node_modules/typescript/bin/tsc"), "-p", "tsconfig.json", "--noEmit");
}

/** Writes an archive of the endpoints that a folder has for a version. */
function publishReference(folder: string, file: string, reference: string, endpoints?: readonly string[]): void {
  const entries = publishedEntries(reference, "Services88");
  publish(
    folder,
    file,
    entries.filter(({ name }) => endpoints?.some((own) => name.endsWith(`-${own}.xml`)) ?? true),
  );
}

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

  it("are taken from their archive as README.md shows", async () => {
    const folder = tempFolder();
    publishReference(folder, "wsdl.zip", `${corpus}/wsdl-2026`);
    expect(await runAsShown("README.md", "Published files", folder)).toBe(3);
  });

  it("are compared with schemas/ as schemas/README.md shows", async () => {
    const folder = workspace();
    publishReference(folder, "wsdl.zip", `${corpus}/wsdl-2026`);
    expect(await runAsShown("schemas/README.md", "Moving to the next contract of a version", folder)).toBe(1);
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
    expect(await runHere(folder, "generate")).toMatchObject({ status: 0, stderr: "" });
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

/** Runs the commands of a section, and checks what they print. @returns how many there are */
async function runAsShown(document: string, section: string, folder: string): Promise<number> {
  const shown = shownIn(readFileSync(document, "utf8"), section);
  await expectShown(shown, folder);
  return shown.length;
}

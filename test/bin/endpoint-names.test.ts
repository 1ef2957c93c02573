import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { runHere } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

/** A folder with two versions of an endpoint whose portType is called IOrders, in Orders.wsdl, and of another endpoint. */
function folderWithVersions(): string {
  const folder = tempFolder();
  for (const version of ["Old", "New"]) {
    const path = join(folder, "schemas", version);
    mkdirSync(path, { recursive: true });
    const namespace = `urn:${version}`;
    const operations = { Get: {}, ...(version === "New" && { Put: {} }) };
    writeFileSync(join(path, "Orders.wsdl"), inlineWsdl({ name: "IOrders", namespace, operations }));
    writeFileSync(join(path, "Other.wsdl"), inlineWsdl({ name: "Other", namespace: `${namespace}:other`, operations }));
  }
  return folder;
}

/** What each command prints or writes must be of the one endpoint alone. */
const COMMANDS: readonly (readonly [string, readonly string[]])[] = [
  ["generate", ["--out", "out"]],
  ["inspect", ["--json"]],
  ["docs", ["--out", "out"]],
  ["sample", ["Get", "--services", "New"]],
  ["diff", ["Old", "New"]],
];

describe("an endpoint is selected by the name of its portType, and by that of its WSDL file", () => {
  it.each(COMMANDS)("%s", async (command, args) => {
    const folder = folderWithVersions();
    const byPortType = await runHere(folder, command, ...args, "--endpoints", "IOrders");
    const byFile = await runHere(folder, command, ...args, "--endpoints", "Orders");
    const byNone = await runHere(folder, command, ...args, "--endpoints", "None");
    const normal = (text: string): string => text.replace(/, (?:\d+ (?:written|files)|all up to date).*/, "");
    expect(byPortType).toMatchObject({ status: 0, stderr: "" });
    expect(byFile).toMatchObject({ status: 0, stderr: "" });
    expect(normal(byFile.stdout)).toBe(normal(byPortType.stdout));
    expect(byFile.stdout).not.toContain("Other");
    expect(byNone).toMatchObject({ status: 2, stderr: expect.stringContaining('"None" is not one of IOrders, Other') });
  });

  it("diff finds the changes of the endpoint, also if one side has none of that name", async () => {
    const folder = folderWithVersions();
    const both = await runHere(folder, "diff", "Old", "New", "--endpoints", "Orders");
    expect(both.stdout).toContain("IOrders.Put: operation added");
    mkdirSync(join(folder, "schemas/Empty"));
    writeFileSync(join(folder, "schemas/Empty/Other.wsdl"), inlineWsdl({ name: "Other" }));
    const one = await runHere(folder, "diff", "Empty", "New", "--endpoints", "Orders");
    expect(one.stdout).toContain("IOrders: endpoint added");
  });
});

import { cpSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { type RunningProgram, run, start } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

const WATCHED = /^schemas: watched until Ctrl-C$/m;

/** The end of a run that has nothing left to watch. */
const GONE = {
  status: 2,
  stderr: expect.stringMatching(/error: schemas: was removed, and is not watched any more\n$/),
};

function withMember(name: string): string {
  return inlineWsdl({ operations: { Get: { request: `<xs:element name="${name}" type="xs:int"/>` } } });
}

/** A folder with a schema, and the command that watches it. */
async function watched(): Promise<RunningProgram & { file: string; folder: string }> {
  const folder = tempFolder();
  const file = join(folder, "schemas/Services99/Sample.wsdl");
  mkdirSync(join(folder, "schemas/Services99"), { recursive: true });
  writeFileSync(file, withMember("First"));
  const running = start(folder, ["generate", "--watch"]);
  await running.until(/^generated: \d+ files, \d+ written, 0 removed$/m);
  await running.until(WATCHED);
  return { ...running, file, folder };
}

describe("generate --watch", () => {
  it("writes the package again when a file changes, appears or goes, and ends on Ctrl-C", async () => {
    const { file, folder, until, child, ended } = await watched();
    writeFileSync(file, withMember("Second"));
    // The README has a call of the operation.
    await until(/^generated: \d+ files, 2 written, 0 removed$/m);
    await until(WATCHED);
    expect(readFileSync(join(folder, "generated/src/services99/sample.ts"), "utf8")).toContain("Second");

    const other = join(folder, "schemas/Services99/Other.wsdl");
    // Like an editor: a new file replaces the old one.
    writeFileSync(`${other}.tmp`, inlineWsdl({ name: "Other" }));
    renameSync(`${other}.tmp`, other);
    await until(/^generated: \d+ files, \d+ written, 0 removed$/m);
    await until(WATCHED);
    rmSync(other);
    await until(/^removed {2}generated\/src\/services99\/other\.ts$/m);
    await until(WATCHED);

    child.kill("SIGINT");
    expect(await ended).toMatchObject({ status: 0, stderr: "" });
    expect(run(folder, "check").status).toBe(0);
  });

  it("does not look at what is written beside a WSDL in the folder of a project", async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, "node_modules/a"), { recursive: true });
    writeFileSync(join(folder, "Sample.wsdl"), withMember("First"));
    const { until, child, ended } = start(folder, ["generate", "Sample.wsdl", "--out", "soap", "--watch"]);
    await until(/^\.: watched until Ctrl-C$/m);
    for (const member of ["Second", "Third", "Fourth"]) {
      for (const path of ["node_modules/a/index.js", "soap/README.md", ".log"])
        writeFileSync(join(folder, path), member);
      writeFileSync(join(folder, "Sample.wsdl"), withMember(member));
      await until(/^\.: watched until Ctrl-C$/m);
    }
    child.kill("SIGINT");
    const { status, stdout } = await ended;
    expect(status).toBe(0);
    expect(stdout.match(/^soap: .*$/gm)).toEqual([
      expect.stringMatching(/^soap: (\d+) files, \1 written, 0 removed$/),
      ...Array.from({ length: 3 }, () => expect.stringMatching(/^soap: \d+ files, 2 written, 0 removed$/)),
    ]);
  });

  it("goes on after an error, and does not change the package meanwhile", async () => {
    const { file, folder, until, child, ended } = await watched();
    writeFileSync(file, withMember("Second").slice(0, -5));
    await until(/^error: schemas\/Services99\/Sample\.wsdl:\d+:\d+: not well-formed XML: [^\n]*$/m);
    await until(WATCHED);
    expect(readFileSync(join(folder, "generated/src/services99/sample.ts"), "utf8")).toContain("First");
    writeFileSync(file, withMember("Second"));
    await until(/^generated: \d+ files, 2 written/m);
    child.kill("SIGTERM");
    expect((await ended).status).toBe(0);
  });

  it("sees the configuration, what it imports, and the folders that it names", async () => {
    const folder = tempFolder();
    for (const name of ["old", "new"]) {
      mkdirSync(join(folder, name, "Services99"), { recursive: true });
      writeFileSync(join(folder, name, "Services99/Sample.wsdl"), withMember(`In${name}`));
    }
    const program = 'import { schemas } from "./names.ts";\nexport default { schemas, out: "soap" };';
    writeFileSync(join(folder, "netserver-soapgen.config.ts"), program);
    writeFileSync(join(folder, "names.ts"), 'export const schemas = "old";');
    const { until, child, ended } = start(folder, ["generate", "--watch"]);
    await until(/^old: watched until Ctrl-C$/m);
    writeFileSync(join(folder, "names.ts"), "export const schemas = 3;");
    await until(/^error: netserver-soapgen\.config\.ts: schemas: expected the path of a folder, found 3$/m);
    writeFileSync(join(folder, "names.ts"), 'export const schemas = "new";');
    await until(/^new: watched until Ctrl-C$/m);
    expect(readFileSync(join(folder, "soap/src/services99/sample.ts"), "utf8")).toContain("Innew");
    writeFileSync(join(folder, "new/Services99/Sample.wsdl"), withMember("Later"));
    await until(/^soap: \d+ files, 2 written/m);
    child.kill("SIGINT");
    expect((await ended).status).toBe(0);
  });

  it("ends when the folder is removed, because it would not see it come back", async () => {
    const { folder, ended } = await watched();
    rmSync(join(folder, "schemas"), { recursive: true });
    expect(await ended).toMatchObject(GONE);
  });

  it("ends when an empty folder is removed, for which there is no event", async () => {
    const { folder, until, ended } = await watched();
    rmSync(join(folder, "schemas/Services99"), { recursive: true });
    await until(/^error: schemas: no WSDL files$/m);
    await until(WATCHED);
    rmdirSync(join(folder, "schemas"));
    expect(await ended).toMatchObject(GONE);
  });

  it("ends when another folder replaces it", async () => {
    const { folder, ended } = await watched();
    cpSync(join(folder, "schemas"), join(folder, "new"), { recursive: true });
    renameSync(join(folder, "schemas"), join(folder, "old"));
    renameSync(join(folder, "new"), join(folder, "schemas"));
    expect(await ended).toMatchObject(GONE);
  });

  it("refuses a folder that does not exist", () => {
    expect(run(tempFolder(), "generate", "--watch")).toEqual({
      status: 2,
      stdout: "",
      stderr: "error: schemas: no such folder\n",
    });
  });
});

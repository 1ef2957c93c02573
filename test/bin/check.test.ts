import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { serveMetadata, wcfDocuments } from "../support/metadata-server.js";
import { type Run, runAside, runHere, snapshotOf, workspace } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

const STATE = "generated/src/services88/types/table-right.ts";

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

describe("check shows what differs", () => {
  it("as a unified diff from the files on disk to the generated ones", async () => {
    const folder = workspace();
    edit(join(folder, STATE), (text) =>
      text.replace("  Mask?: ETableRight[] | undefined;\n", "  Mask?: string;\u001b\t\n"),
    );
    const { status, stdout } = await runHere(folder, "check");
    expect(status).toBe(1);
    expect(stdout).toBe(`generated: 1 file differs from what schemas gives
changed  ${STATE}

--- ${STATE}\ton disk
+++ ${STATE}\tfrom the schemas
@@ -12,5 +12,5 @@
 export interface TableRight {
   /** The rights, as a set of flags. */
-  Mask?: string;\\u{1b}\t
+  Mask?: ETableRight[] | undefined;
   /** Why the rights are as they are. */
   Reason?: string | null | undefined;
`);
  });

  it("in few lines, however large the difference", async () => {
    const folder = workspace();
    const big = join(folder, "generated/src/services88/batch.ts");
    edit(big, (text) => text.replaceAll("\n", " \n"));
    edit(join(folder, STATE), (text) => text.replaceAll("e", "E"));
    const { stdout } = await runHere(folder, "check");
    expect(stdout).toMatch(/\n… too many differences to show\n/);
    expect(stdout).toMatch(/\n… and \d+ more lines\n$/);
    expect(stdout.split("\n").length).toBeLessThan(60);
    for (const version of [84, 85, 86, 87, 88])
      for (const name of ["batch-task-info", "so-time-zone", "so-exception-info"])
        edit(join(folder, `generated/src/services${version}/types/${name}.ts`), (text) => text.replaceAll("e", "E"));
    const { stdout: all } = await runHere(folder, "check");
    expect(all).toMatch(/\n… and more\n$/);
    expect(all.split("\n").length).toBeLessThan(220);
  });

  it("but not for files that are not text: a link, a file of zeros", async () => {
    const folder = workspace();
    rmSync(join(folder, STATE));
    symlinkSync("/etc/hostname", join(folder, STATE));
    writeFileSync(join(folder, "generated/src/index.ts"), Buffer.alloc(100));
    expect((await runHere(folder, "check")).stdout).toBe(`generated: 2 files differ from what schemas gives
changed  generated/src/index.ts
changed  ${STATE}
`);
  });

  it("as JSON", async () => {
    const folder = workspace();
    const same = JSON.parse((await runHere(folder, "check", "--json")).stdout);
    expect(same).toEqual({
      schemaVersion: 1,
      package: { out: "generated", schemas: "schemas", files: expect.any(Number), differences: [] },
    });
    edit(join(folder, STATE), (text) => text.replace("Why the", "Why those"));
    rmSync(join(folder, "generated/tsconfig.json"));
    const { status, stdout } = await runHere(folder, "check", "--json");
    expect(status).toBe(1);
    expect(JSON.parse(stdout).package.differences).toEqual([
      {
        kind: "changed",
        path: "src/services88/types/table-right.ts",
        diff: expect.stringContaining(
          "\n-  /** Why those rights are as they are. */\n+  /** Why the rights are as they are. */\n",
        ),
      },
      { kind: "missing", path: "tsconfig.json" },
    ]);
    const broken = await runHere(folder, "check", "--json", "--schemas", "nowhere");
    expect({ ...broken, stdout: JSON.parse(broken.stdout) }).toEqual({
      status: 2,
      stdout: {
        schemaVersion: 1,
        errors: [{ rule: "refused", severity: "error", title: "nowhere: no such folder", details: [] }],
      },
      stderr: "error: nowhere: no such folder\n",
    });
  });
});

describe("check --live", () => {
  const OPTIONS = ["--services", "Services88", "--endpoints", "Batch"];

  /** A folder whose schemas and package are up to date with the server. */
  async function fetched() {
    const documents = wcfDocuments();
    const { server, asked } = await serveMetadata(documents);
    const folder = tempFolder();
    await runHere(folder, "fetch", "--server", server, ...OPTIONS);
    expect((await runHere(folder, "generate")).status).toBe(0);
    const check = (...args: string[]): Promise<Run> => runHere(folder, "check", "--live", ...args);
    return { folder, documents, server, asked, check };
  }

  it("exits 0 if the server equals the lock and 1 if not, and writes nothing", async () => {
    const { folder, documents, server, check } = await fetched();
    const before = snapshotOf(folder);
    const [first = "", second = ""] = (await check()).stdout.split("\n");
    expect([first, second]).toEqual([
      expect.stringMatching(/^generated: \d+ files, all up to date$/),
      `${server}: 4 documents, all as in schemas/sources.lock.json`,
    ]);
    Object.assign(documents, wcfDocuments({ members: ["Id", "Name", "More"] }));
    const { status, stdout } = await check();
    expect(status).toBe(1);
    expect(stdout).toContain(
      `${server}: 1 document differs from schemas/sources.lock.json\nchanged  schemas/Services88/Batch.Services88.xsd\n`,
    );
    expect(snapshotOf(folder)).toEqual(before);
  });

  it("prints JSON", async () => {
    const { documents, server, check } = await fetched();
    expect(JSON.parse((await check("--json")).stdout).live).toMatchObject({ server, count: 4, documents: [] });
    Object.assign(documents, wcfDocuments({ operations: ["GetTask"] }));
    const { status, stdout } = await check("--json");
    expect(status).toBe(1);
    expect(JSON.parse(stdout).live.documents).toMatchObject([
      { kind: "changed", path: "Services88/Batch.Services88.wsdl", diff: expect.stringContaining("StartTask") },
      { kind: "changed", path: "Services88/Batch.Services88.xsd" },
      { kind: "changed", path: "Services88/Batch.wsdl" },
    ]);
  });

  it("exits 2 when the server does not answer, or nothing has been fetched", async () => {
    const { documents, check } = await fetched();
    delete documents["Services88/Batch.svc?wsdl"];
    expect(await check()).toMatchObject({ status: 2, stderr: expect.stringMatching(/^error: http:.*: HTTP 404\n$/) });
    expect((await runHere(workspace(), "check", "--live")).stderr).toBe(
      "error: sources.lock.json: nothing has been fetched yet\n",
    );
  });

  it("sends credentials to a server that a person has named, not to one that only the lock names", async () => {
    const { folder, server, asked } = await fetched();
    const asks = async (env: Record<string, string>, ...args: string[]): Promise<string[]> => {
      const before = asked.length;
      const token = { NETSERVER_SOAPGEN_TOKEN: "hush-token" };
      await runAside(folder, ["check", "--live", ...args], { env: { ...token, ...env } });
      return [...new Set(asked.slice(before).map((request) => request.split(" ").slice(1).join(" ")))];
    };
    expect(await asks({})).toEqual([""]);
    expect(await asks({}, "--server", server)).toEqual(["Bearer hush-token"]);
    expect(await asks({ NETSERVER_SOAPGEN_SERVER: server })).toEqual(["Bearer hush-token"]);
  });

  it("finds no difference if only the addresses of ports differ, as behind a load balancer", async () => {
    const { documents, server, check } = await fetched();
    const wsdl = String(documents["Services88/Batch.svc?wsdl"]);
    documents["Services88/Batch.svc?wsdl"] = wsdl.replace(
      /(<soap:address location=")[^"]*/,
      "$1http://node2:8081/Batch.svc",
    );
    expect(documents["Services88/Batch.svc?wsdl"]).not.toBe(wsdl);
    expect((await check()).stdout).toContain(`${server}: 4 documents, all as in schemas/sources.lock.json`);
  });

  it("asks another server on request", async () => {
    const { check } = await fetched();
    const other = await serveMetadata(wcfDocuments({ members: ["Other"] }));
    const { status, stdout } = await check("--server", other.server);
    expect(status).toBe(1);
    expect(stdout).toContain(`${other.server}: 1 document differs from schemas/sources.lock.json`);
  });
});

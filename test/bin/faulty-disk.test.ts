import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { describeWithFaultyDisks, type Fault, runOnFaultyDisk } from "../support/faulty-disk.js";
import { serveMetadata, wcfDocuments } from "../support/metadata-server.js";
import { run, runAside } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

/** If a folder cannot be made, Node.js says that it does not exist. */
const REASON: Readonly<Record<Fault, RegExp>> = { full: /ENOSPC/, "read-only": /EROFS|the folder cannot be made/ };

describeWithFaultyDisks("on a disk that is full or read-only", () => {
  const [folder, newer] = [{ path: "" }, wcfDocuments({ members: ["Id", "Name", "More"] })];

  /** Schemas that are older than the server's, with a package and samples that are out of date. */
  beforeAll(() => {
    folder.path = execFileSync("mktemp", ["-d"], { encoding: "utf8" }).trim();
    return () => void execFileSync("rm", ["-r", folder.path]);
  });

  it("first, everything works", async () => {
    const { server } = await serveMetadata(wcfDocuments());
    const options = ["--services", "Services88", "--endpoints", "Batch", "--server", server];
    for (const args of [["fetch", ...options], ["generate"], ["sample", "--out", "samples"]])
      expect(await runAside(folder.path, args)).toMatchObject({ status: 0, stderr: "" });
    for (const file of ["generated/src/services88/batch.ts", "samples/Services88/Batch/GetTask.request.xml"]) {
      writeFileSync(join(folder.path, file), readFileSync(join(folder.path, file), "utf8").repeat(2));
    }
  });

  const faults = ["full", "read-only"] as const;
  it.each(
    faults.flatMap((fault) => [
      { fault, command: "generate", args: [] },
      { fault, command: "fetch", args: ["--services", "Services88", "--endpoints", "Batch"] },
      { fault, command: "sample", args: ["--out", "samples"] },
      { fault, command: "sample", args: ["--out", "new"] },
      { fault, command: "init", args: [] },
    ]),
  )("$command $args leaves everything as it is: $fault", async ({ fault, command, args }) => {
    const { server } = await serveMetadata(newer);
    const asking = command === "fetch" ? ["--server", server] : [];
    const { after, ...result } = await runOnFaultyDisk(fault, folder.path, [command, ...args, ...asking]);
    expect(result).toMatchObject({ status: 2, stdout: "", stderr: expect.stringMatching(/^error: [^\n]*\n$/) });
    expect(result.stderr).toMatch(REASON[fault]);
    expect(execFileSync("diff", ["-r", folder.path, after], { encoding: "utf8" })).toBe("");
  });

  it.each(faults)("check works: %s", async (fault) => {
    const { status, stdout } = await runOnFaultyDisk(fault, folder.path, ["check"]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringMatching(/^generated: 1 file differs/) });
  });

  it("last, everything works again once there is room", () => {
    const copy = tempFolder();
    cpSync(folder.path, copy, { recursive: true });
    expect(run(copy, "generate").status).toBe(0);
    expect(run(copy, "check").status).toBe(0);
    expect(readdirSync(copy).sort()).toEqual(["generated", "samples", "schemas"]);
  });
});

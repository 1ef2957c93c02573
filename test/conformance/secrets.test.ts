import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BatchClient } from "../../generated/src/services88/batch.js";
import { SoPrincipalClient } from "../../generated/src/services88/so-principal.js";
import { start } from "../support/program.js";

/** Every secret of the tests contains this text. Vitest's configuration searches their output for it. */
const WORD = ["hu", "sh"].join("");

/** Folders with files that programs make: the package, samples, snapshots, schemas with their lock. */
const MADE = ["generated", "schemas", "test/envelopes", "test/envelopes-2025", "test/golden"];

it.each(MADE)("no file of %s contains a secret", (folder) => {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
  const files = paths.filter((path) => !/node_modules|dist/.test(path) && statSync(path).isFile());
  expect(files.filter((path) => readFileSync(path, "utf8").includes(WORD))).toEqual([]);
  console.log(`${files.length} files of ${folder} have no secret`);
});

describe("the mock", () => {
  it("prints no value of any call, whatever its outcome", async () => {
    const { until, child, ended } = start(".", ["mock", "--services", "Services88", "--port", "0"]);
    const [, port] = await until(/127\.0\.0\.1:(\d+)\/Remote\/Services88\/SoPrincipal\.svc/);
    const remote = `http://127.0.0.1:${port}/Remote/Services88`;
    const principal = new SoPrincipalClient({ url: `${remote}/SoPrincipal.svc`, headers: { ApplicationToken: WORD } });
    const batch = new BatchClient({
      url: `${remote}/Batch.svc`,
      headers: { Credentials: { Ticket: WORD } },
      httpHeaders: { Authorization: `Bearer ${WORD}` },
    });
    await principal.authenticateUsernamePassword({ UserName: WORD, Password: WORD });
    await expect(batch.startBatchJob({ BatchTaskInfo: { Name: WORD } })).rejects.toThrow();
    await fetch(`${remote}/Batch.svc?${WORD}`, { method: "POST", body: WORD, headers: { SOAPAction: WORD } });
    await fetch(`${remote}/${WORD}.svc`);
    child.kill("SIGTERM");
    const { stdout, stderr } = await ended;
    expect(stdout).toContain("AuthenticateUsernamePassword: ok");
    expect(stdout + stderr).not.toContain(WORD);
  });
});

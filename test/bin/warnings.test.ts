import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { policy, policyWsdl } from "../support/policies.js";
import { runHere } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

const WARNING =
  "warning: UsingAddressing (http://www.w3.org/2006/05/addressing/wsdl): asked for by Sample of V1; packages do not do it, so calls may be refused\n";

/** A project whose endpoint asks for addressing. */
function project(): string {
  const folder = tempFolder();
  mkdirSync(join(folder, "schemas/V1"), { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, "schemas/V1/Sample.wsdl"), policyWsdl({ binding: policy("<wsaw:UsingAddressing/>") }));
  return folder;
}

it("each run of generate and check warns of what packages do not fulfil, with the same exit code", async () => {
  const folder = project();
  expect(await runHere(folder, "check")).toMatchObject({ status: 1, stderr: WARNING });
  expect(await runHere(folder, "generate")).toMatchObject({ status: 0, stderr: WARNING });
  expect(await runHere(folder, "generate")).toMatchObject({ status: 0, stderr: WARNING });
  expect(await runHere(folder, "check")).toMatchObject({ status: 0, stderr: WARNING });
  const { status, stdout, stderr } = await runHere(folder, "check", "--json");
  expect([status, stderr, JSON.parse(stdout).package.differences]).toEqual([0, WARNING, []]);
});

it("inspect lists it", async () => {
  const { stdout, stderr } = await runHere(project(), "inspect");
  expect(stdout).toContain(
    "asks for UsingAddressing (http://www.w3.org/2006/05/addressing/wsdl), which packages do not do\n",
  );
  expect(stderr).toBe("");
});

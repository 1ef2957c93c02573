import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inlineWsdl, TNS } from "../support/inline-wsdl.js";
import { policy, policyWsdl } from "../support/policies.js";
import { runHere } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

const WARNING = "warning: Own (urn:x): asked for by Sample of V1; packages do not do it, so calls may be refused\n";

/** A project whose endpoint asks for something that nobody knows. */
function project(): string {
  const folder = tempFolder();
  mkdirSync(join(folder, "schemas/V1"), { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, "schemas/V1/Sample.wsdl"), policyWsdl({ binding: policy("<x:Own/>") }));
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
  expect(stdout).toContain("asks for Own (urn:x), which packages do not do\n");
  expect(stderr).toBe("");
});

describe("operations that are left out", () => {
  /** A project of which two operations need a message that is not there. */
  function projectWithout(): string {
    const folder = project();
    const text = inlineWsdl({ operations: { Get: {}, Put: {}, Set: {} } });
    const broken = text.replace(/message="tns:(?:Put|Set)"/g, 'message="tns:Missing"');
    writeFileSync(join(folder, "schemas/V1/Sample.wsdl"), broken);
    return folder;
  }
  const REASON = `the message {${TNS}}Missing is not defined`;

  it("because they cannot be expressed are an error that names them all", async () => {
    const { status, stderr } = await runHere(projectWithout(), "generate");
    expect(status).toBe(2);
    expect(stderr.replace(/:\d+:\d+:/g, ":1:1:")).toBe(
      `error: schemas/V1/Sample.wsdl:1:1: ${REASON}
  in Sample.Put, Sample.Set
--skip-unsupported makes the package without these operations
`,
    );
  });

  it("with --skip-unsupported are a warning, and in the package's README", async () => {
    const folder = projectWithout();
    const lines = ["Put", "Set"].map((name) => `warning: Sample.${name} of V1 is left out: ${REASON}\n`);
    expect(await runHere(folder, "generate", "--skip-unsupported")).toMatchObject({
      status: 0,
      stderr: lines.join(""),
    });
    const readme = readFileSync(join(folder, "generated/README.md"), "utf8");
    expect(readme).toContain("These operations are not in the package:");
    expect(readme).toContain(
      "| V1 | Sample.Put | the message &#123;http\\://example.com/ServicesXX&#125;Missing is not defined |",
    );
    expect(readFileSync(join(folder, "generated/src/v1/sample.ts"), "utf8")).not.toMatch(/put/i);
  });

  it("by name or because others are picked are not there, also by configuration", async () => {
    const folder = projectWithout();
    expect(await runHere(folder, "inspect", "--skip", "Put", "Sample.Set")).toMatchObject({ status: 0 });
    const { stdout } = await runHere(folder, "inspect", "--operations", "Get");
    expect(stdout).toContain("Get(");
    expect(stdout).not.toMatch(/Put|Set/);
    writeFileSync(join(folder, "netserver-soapgen.config.json"), '{ "skip": ["Put", "Sat"], "skipUnsupported": true }');
    const { status, stderr } = await runHere(folder, "generate");
    expect([status, stderr]).toEqual([
      2,
      'error: netserver-soapgen.config.json:1:19: skip[1]: "Sat" is no operation or endpoint of what is selected; did you mean "Set"?\n',
    ]);
  });
});

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { runHere } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

/** A folder with two contracts, and the package of the new one, in which a file has been changed. */
async function project(): Promise<string> {
  const folder = tempFolder();
  for (const [side, operations] of [
    ["old", { Get: {}, Put: {} }],
    ["new", { Get: {} }],
  ] as const) {
    mkdirSync(join(folder, side));
    writeFileSync(join(folder, side, "Sample.wsdl"), inlineWsdl({ operations }));
  }
  await runHere(folder, "generate", "new/Sample.wsdl");
  const file = join(folder, "generated/src/index.ts");
  writeFileSync(file, `${readFileSync(file, "utf8")}// 100 %\n`);
  return folder;
}

/** A contract that cannot be used, for a reason in a line. */
const BROKEN = '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"\n><frob></definitions>';

describe("check --format", () => {
  it("github: an annotation for each file, in which nothing of the diff is a command", async () => {
    const { status, stdout } = await runHere(await project(), "check", "new/Sample.wsdl", "--format", "github");
    const [first = "", ...others] = stdout.split("\n");
    expect([status, others]).toEqual([1, [""]]);
    expect(first).toMatch(
      /^::error file=generated\/src\/index\.ts,title=package-differs::changed: differs from what new\/Sample\.wsdl gives%0A/,
    );
    expect(first).toContain("%0A-// 100 %25");
  });

  it("gitlab: an issue for each file, which is the same in each run", async () => {
    const folder = await project();
    const first = await runHere(folder, "check", "new/Sample.wsdl", "--format", "gitlab");
    const second = await runHere(folder, "check", "new/Sample.wsdl", "--format", "gitlab");
    expect(JSON.parse(first.stdout)).toEqual([
      {
        description: expect.stringContaining("changed: differs from what new/Sample.wsdl gives"),
        check_name: "package-differs",
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: "major",
        location: { path: "generated/src/index.ts", lines: { begin: 1 } },
      },
    ]);
    expect(second).toEqual(first);
  });

  it("junit: a failed test for each file, and a passed one if there is none", async () => {
    const folder = await project();
    const { status, stdout } = await runHere(folder, "check", "new/Sample.wsdl", "--format", "junit");
    expect(status).toBe(1);
    expect(stdout).toContain('<testsuite name="check" tests="1" failures="1">');
    expect(stdout).toContain('classname="package-differs" file="generated/src/index.ts">');
    await runHere(folder, "generate", "new/Sample.wsdl");
    const same = await runHere(folder, "check", "new/Sample.wsdl", "--format", "junit");
    expect([same.status, same.stdout]).toEqual([
      0,
      expect.stringContaining('<testcase name="nothing to report" classname="check"/>'),
    ]);
  });
});

describe("diff --format", () => {
  const diff = async (format: string) => runHere(await project(), "diff", "old", "new", "--format", format);

  it("github", async () => {
    expect((await diff("github")).stdout).toBe(
      "::error title=contract-breaking::breaking: Sample.Put: operation removed%0Aclients: breaking%0Aservers: compatible%0Aa client that calls it gets a fault\n",
    );
  });

  it("gitlab and junit", async () => {
    expect(JSON.parse((await diff("gitlab")).stdout)).toMatchObject([
      { check_name: "contract-breaking", severity: "major", location: { path: "." } },
    ]);
    expect((await diff("junit")).stdout).toContain('<testcase name="breaking: Sample.Put: operation removed"');
  });
});

describe("a refusal", () => {
  const refused = async (format: string) => {
    const folder = tempFolder();
    writeFileSync(join(folder, "a,b.wsdl"), BROKEN);
    return runHere(folder, "generate", "a,b.wsdl", "--format", format);
  };
  const REASON = "not well-formed XML: unexpected close tag";

  it("has its place, on both outputs", async () => {
    expect(await refused("github")).toEqual({
      status: 2,
      stdout: `::error file=a%2Cb.wsdl,line=2,col=22,title=refused::${REASON}\n`,
      stderr: `error: a,b.wsdl:2:22: ${REASON}\n`,
    });
  });

  it("is an issue, a failed test or JSON", async () => {
    expect(JSON.parse((await refused("gitlab")).stdout)).toMatchObject([
      { description: REASON, location: { path: "a,b.wsdl", lines: { begin: 2 } } },
    ]);
    expect((await refused("junit")).stdout).toContain('classname="refused" file="a,b.wsdl" line="2">');
    expect(JSON.parse((await refused("json")).stdout)).toEqual({
      schemaVersion: 1,
      errors: [
        {
          rule: "refused",
          severity: "error",
          title: REASON,
          details: [],
          place: { path: "a,b.wsdl", line: 2, column: 22 },
        },
      ],
    });
  });
});

describe("--json", () => {
  it.each<[string, readonly string[], object]>([
    [
      "generate",
      ["new/Sample.wsdl"],
      { out: "generated", warnings: [], differences: [{ kind: "changed", path: "src/index.ts" }] },
    ],
    ["inspect", ["new/Sample.wsdl"], { contracts: [{ endpoints: [{ name: "Sample" }] }] }],
    ["diff", ["old", "new"], { versions: [{ changes: [{ kind: "operation removed" }] }] }],
    ["sample", ["new/Sample.wsdl", "Get"], { endpoint: "Sample", operation: "Get", direction: "request" }],
    ["sample", ["new/Sample.wsdl", "--out", "samples"], { out: "samples" }],
    ["docs", ["new/Sample.wsdl", "--out", "pages"], { out: "pages" }],
    ["init", [], { written: ["netserver-soapgen.config.json"] }],
  ])("%s %s", async (command, args, want) => {
    const { status, stdout } = await runHere(await project(), command, ...args, "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, ...want });
  });
});

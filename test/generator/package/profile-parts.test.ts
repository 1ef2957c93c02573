import { describe, expect, it } from "vitest";
import type { Contract } from "../../../generator/contract/contract.js";
import { readTemplates } from "../../../generator/files/program-files.js";
import { buildPackage } from "../../../generator/package/build-package.js";
import type { MemoryFolder } from "../../../generator/package/memory-folder.js";
import { loadCodeWriter } from "../../../generator/typescript/code-writer.js";
import { contractOf, inlineWsdl } from "../../support/inline-wsdl.js";

/** The name of the service, except in that of this program. */
const WORD = /netserver(?!-soapgen)|superoffice/i;

function packageOf(...contracts: readonly Contract[]): MemoryFolder {
  return buildPackage(contracts, readTemplates(), loadCodeWriter());
}

function serviceOf(namespace: string, version: string): Contract {
  return { ...contractOf({ "s/a.wsdl": inlineWsdl({ namespace, operations: { Get: {} } }) }), version };
}

/** The files of parts that a package has, and whether it says anything of jose. */
function describePackage(files: MemoryFolder): { parts: string[]; hasJose: boolean } {
  const parts = [...files.keys()].filter((path) => /^src\/netserver\/.*\//.test(path));
  const about = `${files.get("package.json")}${files.get("tsconfig.json")}`;
  return { parts: [...new Set(parts.map((path) => path.split("/")[2] ?? ""))], hasJose: about.includes("jose") };
}

const NETSERVER = serviceOf("http://www.superoffice.net/ws/crm/NetServer/Services88", "Services88");
const OTHER = serviceOf("urn:other", "Other");

describe("a package has the parts of NetServer", () => {
  const all = { parts: ["archive", "jose", "logging", "system-user", "tenant", "values"], hasJose: true };

  it("if one of its endpoints is NetServer's", () => {
    expect(describePackage(packageOf(NETSERVER))).toEqual(all);
    expect(describePackage(packageOf(OTHER, NETSERVER))).toEqual(all);
  });

  it("and no other", () => {
    const files = packageOf(OTHER);
    expect(describePackage(files)).toEqual({ parts: [], hasJose: false });
    expect(JSON.parse(files.get("package.json") ?? "")).not.toHaveProperty("peerDependencies");
    expect(JSON.parse(files.get("tsconfig.json") ?? "").compilerOptions.paths).toEqual({
      "node:*": ["./src/node/platform.d.ts"],
      saxes: ["./src/runtime/saxes.d.cts"],
    });
  });
});

describe("a package of another service", () => {
  const files = packageOf(OTHER);

  it("has no word of NetServer in it", () => {
    expect([...files].filter(([path, text]) => WORD.test(path) || WORD.test(text)).map(([path]) => path)).toEqual([]);
  });

  it("has neither its client nor its session", () => {
    const text = [...files.values()].join("");
    expect(text).not.toMatch(/NetServerClient|\bSession\b/);
    expect(files.get("src/other/sample.ts")).toContain(
      "export class SampleClient extends SoapClient<SampleRequestHeaders> {",
    );
    expect(files.get("src/index.ts")).not.toContain("netserver/");
  });

  it("has the name of its version", () => {
    expect(JSON.parse(files.get("package.json") ?? "")).toMatchObject({ name: "other", keywords: ["soap", "wsdl"] });
    expect(files.get("README.md")).toMatch(/^# other\n/);
  });
});

describe("a configuration chooses", () => {
  it("the profile of a service with other namespaces", () => {
    const files = packageOf({ ...OTHER, profile: "netserver" });
    expect(describePackage(files).parts).toContain("tenant");
    expect(files.get("src/other/sample.ts")).toContain("extends NetServerClient<");
  });

  it("no profile", () => {
    const files = packageOf({ ...NETSERVER, profile: "none" });
    expect(describePackage(files)).toEqual({ parts: [], hasJose: false });
    expect(files.get("src/services88/sample.ts")).toContain("extends SoapClient<");
  });
});

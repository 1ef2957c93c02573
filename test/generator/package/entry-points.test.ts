import { describe, expect, it } from "vitest";
import type { EntryPoint } from "../../../generator/contract/assertion.js";
import { readTemplates } from "../../../generator/files/program-files.js";
import { buildPackage } from "../../../generator/package/build-package.js";
import type { MemoryFolder } from "../../../generator/package/memory-folder.js";
import { loadCodeWriter } from "../../../generator/typescript/code-writer.js";
import { contractOf } from "../../support/inline-wsdl.js";
import { type Placed, policy, policyWsdl } from "../../support/policies.js";

function packageFor(placed: Placed, entryPoints: readonly EntryPoint[] = []): MemoryFolder {
  const contract = contractOf({ "s/a.wsdl": policyWsdl(placed) });
  return buildPackage([contract], readTemplates(), loadCodeWriter(), { entryPoints });
}

/** What a package has of addressing: the entry point, modules, the chapter of the README, and what is in the endpoint. */
function describeAddressing(files: MemoryFolder): object {
  const { exports } = JSON.parse(files.get("package.json") ?? "");
  const endpoint = files.get("src/services-xx/sample.ts") ?? "";
  return {
    entry: exports["./addressing"],
    modules: [...files.keys()].filter((path) => path.startsWith("src/addressing/")),
    chapter: (files.get("README.md") ?? "").includes("## Addressing\n"),
    extensions: /extensions: (\[.*\]),/.exec(endpoint)?.[1],
    actions: (endpoint.match(/actions: \{/g) ?? []).length,
  };
}

const THERE = {
  entry: {
    "module-sync": { types: "./dist/addressing/index.d.ts", default: "./dist/addressing/index.js" },
    require: { types: "./dist/cjs/addressing/index.d.ts", default: "./dist/cjs/addressing/index.js" },
    default: { types: "./dist/addressing/index.d.ts", default: "./dist/addressing/index.js" },
  },
  modules: ["src/addressing/addressing.ts", "src/addressing/index.ts"],
  chapter: true,
};

const NOT_THERE = { entry: undefined, modules: [], chapter: false, extensions: undefined, actions: 0 };

describe("a package has addressing", () => {
  it("if its contract asks for it, and uses it", () => {
    const files = packageFor({ binding: policy("<wsaw:UsingAddressing/>") });
    expect(describeAddressing(files)).toEqual({ ...THERE, extensions: "[addressing()]", actions: 2 });
  });

  it("if its contract allows it, for handlers", () => {
    const files = packageFor({ binding: "<wsaw:UsingAddressing/>" });
    const extensions = "[addressing({ required: false })]";
    expect(describeAddressing(files)).toEqual({ ...THERE, extensions, actions: 2 });
  });

  it("if the configuration says so, for programs that use it", () => {
    expect(describeAddressing(packageFor({}, ["addressing"]))).toEqual({ ...THERE, extensions: undefined, actions: 2 });
  });

  it("and else nothing of it", () => {
    expect(describeAddressing(packageFor({}))).toEqual(NOT_THERE);
    expect(describeAddressing(packageFor({ binding: policy("<x:Own/>") }))).toEqual(NOT_THERE);
    expect([...packageFor({}).values()].join("")).not.toContain("UnrelatedAnswerError");
  });
});

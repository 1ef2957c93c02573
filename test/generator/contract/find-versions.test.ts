import { describe, expect, it } from "vitest";
import { compileContracts } from "../../../generator/contract/compile-contracts.js";
import { findVersions } from "../../../generator/contract/find-versions.js";
import { inlineWsdl, sourceFiles, TNS } from "../../support/inline-wsdl.js";
import { asSchemas } from "../../support/schema-files.js";

const WHOLE = inlineWsdl({ operations: { Get: {} } });
const [SERVICE = ""] = /<wsdl:service[\s\S]*<\/wsdl:service>/.exec(WHOLE) ?? [];
/** A WSDL without its service. */
const ABSTRACT = WHOLE.replace(SERVICE, "");

/** A WSDL that imports others, with a service or without. */
function importing(locations: readonly string[], service = SERVICE): string {
  const imports = locations.map((location) => `<wsdl:import namespace="${TNS}" location="${location}"/>`);
  return `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="${TNS}" targetNamespace="${TNS}">${imports.join("")}${service}</wsdl:definitions>`;
}

/** The versions of a schemas folder `s/V`, with their files. */
function versions(files: Readonly<Record<string, string>>): Record<string, string[]> {
  const named = Object.fromEntries(Object.entries(files).map(([path, text]) => [`s/V/${path}`, text]));
  const found = findVersions(asSchemas("s/V", sourceFiles(named)));
  return Object.fromEntries([...found].map(([version, wsdls]) => [version, wsdls.map(({ name }) => name.slice(4))]));
}

describe("a version is a folder with WSDL files", () => {
  it.each<[string, Readonly<Record<string, string>>, Record<string, string[]>]>([
    ["in the schemas folder", { "A/a.wsdl": WHOLE, "B/b.wsdl": WHOLE }, { A: ["A/a.wsdl"], B: ["B/b.wsdl"] }],
    ["further below", { "A/x/a.wsdl": WHOLE, "A/b.wsdl": WHOLE }, { A: ["A/b.wsdl", "A/x/a.wsdl"] }],
    ["the schemas folder itself", { "a.wsdl": WHOLE, "B/b.wsdl": WHOLE }, { B: ["B/b.wsdl"], V: ["a.wsdl"] }],
    ["but not one with schemas alone", { "A/a.wsdl": WHOLE, "B/b.xsd": "" }, { A: ["A/a.wsdl"] }],
  ])("%s", (_, files, want) => {
    expect(versions(files)).toEqual(want);
  });

  it.each<[string, Readonly<Record<string, string>>, Record<string, string[]>]>([
    ["below", { "a.wsdl": importing(["parts/b.wsdl"]), "parts/b.wsdl": ABSTRACT }, { V: ["a.wsdl"] }],
    [
      "below and on, with a service or without",
      { "a.wsdl": importing(["x/b.wsdl"]), "x/b.wsdl": importing(["../y/c.wsdl"]), "y/c.wsdl": ABSTRACT },
      { V: ["a.wsdl"] },
    ],
    ["beside", { "A/a.wsdl": importing(["../x/b.wsdl"]), "x/b.wsdl": ABSTRACT }, { A: ["A/a.wsdl"] }],
    ["above", { "A/a.wsdl": importing(["../b.wsdl"]), "b.wsdl": ABSTRACT }, { A: ["A/a.wsdl"] }],
    [
      "beside, next to one that is not imported",
      { "A/a.wsdl": importing(["../x/b.wsdl"]), "x/b.wsdl": ABSTRACT, "x/c.wsdl": WHOLE },
      { A: ["A/a.wsdl"], x: ["x/c.wsdl"] },
    ],
    [
      "by another prefix, with an odd layout",
      {
        "a.wsdl": importing(["x/b.wsdl"]).replace(
          /<wsdl:import /g,
          "<w:import\n xmlns:w = 'http://schemas.xmlsoap.org/wsdl/' ",
        ),
        "x/b.wsdl": ABSTRACT,
      },
      { V: ["a.wsdl"] },
    ],
    ["in a circle", { "a.wsdl": importing(["x/b.wsdl"]), "x/b.wsdl": importing(["../a.wsdl"], "") }, { V: ["a.wsdl"] }],
  ])("unless they are imported by files of another folder: %s", (_, files, want) => {
    expect(versions(files)).toEqual(want);
  });

  it.each<[string, Readonly<Record<string, string>>, Record<string, string[]>]>([
    [
      "another version takes something from it",
      { "A/a.wsdl": importing(["../B/b.wsdl"]), "B/b.wsdl": WHOLE },
      { A: ["A/a.wsdl"], B: ["B/b.wsdl"] },
    ],
    [
      "they only import each other",
      { "A/a.wsdl": importing(["../B/b.wsdl"], ""), "B/b.wsdl": importing(["../A/a.wsdl"], "") },
      { A: ["A/a.wsdl"], B: ["B/b.wsdl"] },
    ],
    ["they are not XML", { "A/a.wsdl": "<", "b.wsdl": importing(["A/x.wsdl"]) }, { A: ["A/a.wsdl"], V: ["b.wsdl"] }],
  ])("even if %s", (_, files, want) => {
    expect(versions(files)).toEqual(want);
  });

  it("two of one name are refused", () => {
    expect(() => versions({ "a.wsdl": WHOLE, "V/b.wsdl": WHOLE })).toThrow("s/V and s/V/V would both be the version V");
  });
});

it("a file that is imported from a folder below is compiled with its importer", () => {
  const files = sourceFiles({ "s/V/a.wsdl": importing(["parts/b.wsdl"]), "s/V/parts/b.wsdl": ABSTRACT });
  const [contract, second] = compileContracts(asSchemas("s/V", files));
  expect([contract?.version, contract?.endpoints.map(({ name }) => name), second]).toEqual([
    "V",
    ["Sample"],
    undefined,
  ]);
});

it("a chain of documents may be as long as there are files", () => {
  const length = 3000;
  const chain = Array.from({ length }, (_, index): [string, string] => {
    const next = index + 1 < length ? [`${index + 1}.wsdl`] : ["end.wsdl"];
    return [`s/V/c/${index}.wsdl`, importing(next, "")];
  });
  const files = sourceFiles({
    ...Object.fromEntries(chain),
    "s/V/a.wsdl": importing(["c/0.wsdl"]),
    "s/V/c/end.wsdl": ABSTRACT,
  });
  expect([...findVersions(asSchemas("s/V", files)).keys()]).toEqual(["V"]);
});

import { expect, it } from "vitest";
import { readTemplates } from "../../../generator/files/program-files.js";
import type { PackageIdentity } from "../../../generator/package/build-package.js";
import { buildPackage } from "../../../generator/package/build-package.js";
import { packageName } from "../../../generator/package/package-name.js";
import { loadCodeWriter } from "../../../generator/typescript/code-writer.js";
import { contractOf, inlineWsdl } from "../../support/inline-wsdl.js";

function packageWith(identity: PackageIdentity): { manifest: Record<string, unknown>; paths: string[] } {
  const files = buildPackage([], readTemplates(), loadCodeWriter(), { identity });
  return { manifest: JSON.parse(files.get("package.json") ?? ""), paths: [...files.keys()] };
}

it("a package is private and unlicensed by default, and its library keeps its own licence", () => {
  const { manifest, paths } = packageWith({});
  expect(manifest).toMatchObject({ private: true, license: "UNLICENSED" });
  expect(paths).not.toContain("LICENSE");
  expect(paths).toContain("src/runtime/LICENSE");
});

it.each([
  ["Orders", "orders"],
  ["OrderService.v2", "order-service-v2"],
  ["Ordre Økonomi (v2)", "ordre-okonomi-v2"],
  ["Straße_Café", "strasse-cafe"],
  ["注文", "soap-client"],
])("the package of a service called %s has a name that npm allows and people type", (version, name) => {
  expect(packageName([{ ...contractOf({ "a.wsdl": inlineWsdl({}) }), version }])).toBe(name);
});

it("package.json has the entries of the configuration", () => {
  const identity = {
    name: "@acme/soap",
    license: "MIT",
    author: "Acme",
    repository: { type: "git", url: "https://example.com/soap.git" },
    publishConfig: { registry: "https://npm.example.com/" },
  };
  const { manifest, paths } = packageWith({ ...identity, private: false });
  expect(manifest).toMatchObject(identity);
  expect(manifest).not.toHaveProperty("private");
  expect(paths).toContain("LICENSE");
});

import { posix } from "node:path";
import { Project } from "ts-morph";
import { expect, it } from "vitest";

/** Names that say everything: those of the WSDL's own things, and of places. */
const PLAIN = new Set(["name", "endpoint", "operation", "version", "path", "line", "column", "kind", "type"]);

it("everything that other programs may call, each option and each result, has a comment", () => {
  const project = new Project({ skipLoadingLibFiles: true, skipFileDependencyResolution: true });
  const exported = project.addSourceFileAtPath("generator/index.ts").getExportDeclarations();
  expect(exported.length).toBeGreaterThan(20);
  const missing = exported.flatMap((from) => {
    const path = posix.join("generator", from.getModuleSpecifierValue() ?? "").replace(/js$/, "ts");
    const file = project.addSourceFileAtPath(path);
    return from.getNamedExports().flatMap((each) => {
      const name = each.getName();
      const type = file.getInterface(name);
      const declared = type ?? file.getClass(name) ?? file.getTypeAlias(name) ?? file.getFunctionOrThrow(name);
      const overloads = "getOverloads" in declared ? declared.getOverloads() : [];
      const bare = [...(overloads.length > 0 ? overloads : [declared])].filter((one) => one.getJsDocs().length === 0);
      const members = (type?.getProperties() ?? []).filter((member) => member.getJsDocs().length === 0);
      const unnamed = members.map((member) => member.getName()).filter((member) => !PLAIN.has(member));
      return [...bare.map(() => name), ...unnamed.map((member) => `${name}.${member}`)];
    });
  });
  expect(missing).toEqual([]);
});

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";
import { tempFolder } from "../support/temp-folder.js";

/** Modules (they need not exist), the import of each, and whether lint allows it. */
const CASES: readonly (readonly [path: string, imported: string, allowed: boolean])[] = [
  ["generator/source/a.ts", "../xml/qname.js", false],
  ["generator/xml/a.ts", "../source/errors.js", true],
  ["generator/xml/a.ts", "../../templates/runtime/values/text.js", true],
  ["generator/xml/a.ts", "../../templates/runtime/http/client.js", false],
  ["generator/xml/a.ts", "../../templates/runtime/codegen.js", false],
  ["generator/wsdl/a.ts", "../xsd/components.js", true],
  ["generator/wsdl/a.ts", "../contract/contract.js", false],
  ["generator/contract/a.ts", "../typescript/names.js", false],
  ["generator/typescript/a.ts", "../contract/contract.js", true],
  ["generator/typescript/a.ts", "../index.js", false],
  ["generator/typescript/a.ts", "node:fs", false],
  ["generator/package/a.ts", "../files/write-folder.js", false],
  ["generator/package/a.ts", "node:fs/promises", false],
  ["generator/files/a.ts", "node:fs", true],
  ["generator/files/a.ts", "../tools/fetch/connection.js", false],
  ["generator/tools/docs/a.ts", "../../typescript/names.js", true],
  ["generator/tools/docs/html/a.ts", "../../../index.js", false],
  ["generator/tools/docs/a.ts", "node:fs", false],
  ["generator/tools/docs/a.ts", "../../../templates/runtime/http/client.js", false],
  ["generator/tools/mock/a.ts", "../../../templates/runtime/http/client.js", true],
  ["generator/tools/mock/a.ts", "../../../bin/terminal.js", false],
  ["generator/tools/docs/a.ts", "../../api/generate.js", false],
  ["generator/api/a.ts", "../tools/docs/docs-files.js", true],
  ["generator/api/a.ts", "../index.js", false],
  ["generator/api/a.ts", "node:fs", false],
  ["generator/newcomer/a.ts", "../source/errors.js", false],
  ["bin/a.ts", "../generator/index.js", true],
  ["bin/a.ts", "../test/support/program.js", false],
  ["templates/runtime/xml/a.ts", "../errors.js", true],
  ["templates/runtime/xml/a.ts", "../values/text.js", false],
  ["templates/runtime/values/a.ts", "node:buffer", false],
  ["templates/runtime/values/a.ts", "../codegen.js", false],
  ["templates/runtime/write/a.ts", "../values/text.js", true],
  ["templates/runtime/write/a.ts", "../read/reader.js", false],
  ["templates/runtime/soap/a.ts", "../http/client.js", false],
  ["templates/runtime/newcomer/a.ts", "../xml/qname.js", false],
  ["templates/netserver/a.ts", "../runtime/index.js", true],
  ["templates/netserver/a.ts", "../../generator/index.js", false],
  ["templates/security/a.ts", "../runtime/soap/soap.js", true],
  ["templates/security/a.ts", "../node/index.js", false],
  ["templates/security/a.ts", "node:crypto", false],
  ["templates/transport/a.ts", "../runtime/http/extension.js", true],
  ["templates/transport/a.ts", "../node/index.js", false],
  ["generated/src/services88/a.ts", "../runtime/codegen.js", true],
  ["generated/src/services88/types/a.ts", "../../runtime/read/reader.js", false],
  ["test/bin/a.ts", "../support/program.js", true],
  ["test/generator/wsdl/a.ts", "../../support/program.js", false],
  ["test/runtime/a.ts", "node:child_process", false],
];

/** The paths with lint errors, in a folder with these modules and this repository's configuration. */
function refusedOf(modules: ReadonlyMap<string, string>): Set<string> {
  const folder = realpathSync(tempFolder());
  const { overrides }: { overrides: unknown } = JSON.parse(readFileSync("biome.json", "utf8"));
  const linter = { rules: { preset: "none" } };
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ root: true, linter, overrides }));
  for (const [path, text] of modules) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const options = ["--reporter=github", "--max-diagnostics=none"];
  const biome = resolve("node_modules/@biomejs/biome/bin/biome");
  const { stdout, stderr } = spawnSync(process.execPath, [biome, "lint", ...options], {
    cwd: folder,
    encoding: "utf8",
  });
  const found = [...stdout.matchAll(/title=lint\/[\w/]+,file=([^,]+),/g)];
  if (found.length === 0) throw new Error(stderr);
  return new Set(found.map(([, path = ""]) => relative(folder, path)));
}

it("lint knows the floors", () => {
  const modules = new Map(
    CASES.map(([path, imported], index) => [
      path.replace("a.ts", `a${index}.ts`),
      `import type { T } from "${imported}";\nimport { value } from "${imported}";\nexport { type T, value };\n`,
    ]),
  );
  const refused = refusedOf(modules);
  const paths = [...modules.keys()];
  expect(CASES.map(([path, imported], index) => [path, imported, !refused.has(paths[index] ?? "")])).toEqual(CASES);
});

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const SOURCE = new URL("../../generated/src/", import.meta.url);

/** An import, or an export from another module, of more than types. */
const IMPORT = /^(?:import|export)\s(?!type\b)[^;]*?\bfrom "(\.[^"]+)\.js";/gm;

/** All modules that a runtime loads with a module, as paths below `src/`, without those that it loads later. */
function loadedWith(path: string): string[] {
  const loaded = new Set<string>();
  const load = (module: URL): void => {
    if (loaded.has(module.href)) return;
    loaded.add(module.href);
    for (const [, imported] of readFileSync(fileURLToPath(module), "utf8").matchAll(IMPORT))
      load(new URL(`${imported}.ts`, module));
  };
  load(new URL(path, SOURCE));
  return [...loaded].map((href) => href.slice(SOURCE.href.length));
}

function libraryOf(path: string): string[] {
  return loadedWith(path)
    .filter((module) => module.startsWith("runtime/"))
    .sort();
}

const PLAIN = ["calls", "codegen", "plain", "soap-fault", "values"];
const VALUES = [
  "binary",
  "codegen-values",
  "mapped",
  "other-datatypes",
  "rare-texts",
  "simple-types",
  "unusual-values",
  "values",
];

it.each([
  ["a client of plain messages", "services88/batch.ts", PLAIN],
  ["a type with a datatype that few contracts have", "services88/types/dsa-parameters.ts", VALUES],
  // What generated code imports for `double`, for example.
  [
    "the constants of the other datatypes",
    "runtime/codegen-datatypes.ts",
    ["codegen-datatypes", "datatypes", "values"],
  ],
])("%s loads what it needs of the library, and nothing else", (_what, path, want) => {
  expect(libraryOf(path)).toEqual(want.map((name) => `runtime/${name}.ts`));
});

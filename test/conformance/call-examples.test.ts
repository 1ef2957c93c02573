import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { docsOf } from "../generator/tools/docs/docs-of.js";
import { node } from "../support/built-package.js";
import { CONTRACTS } from "../support/contracts.js";
import { tempFolder } from "../support/temp-folder.js";

/** As strict as a consumer may be. */
const TSCONFIG = {
  compilerOptions: {
    target: "es2023",
    lib: ["es2023", "dom"],
    types: [],
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    paths: {
      "netserver-soap": [resolve("generated/src/index.ts")],
      "netserver-soap/*": [resolve("generated/src/*.ts")],
      saxes: [resolve("templates/runtime/xml/saxes.d.cts")],
    },
  },
};

it("every call compiles unchanged with the package in generated/", () => {
  const folder = tempFolder();
  // The code on the page of a type is its declaration.
  const pages = [...docsOf([...CONTRACTS.values()])].filter(([path]) => !path.includes("/types/"));
  const calls = pages.flatMap(([path, page]) => {
    const [, call] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
    return call === undefined ? [] : [{ path: path.replace(/\.md$/, ".ts"), call }];
  });
  expect(calls).toHaveLength(84);
  for (const { path, call } of calls) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), call);
  }
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(TSCONFIG));
  expect(node(resolve("."), "node_modules/typescript/bin/tsc", "-p", folder)).toBe("");
});

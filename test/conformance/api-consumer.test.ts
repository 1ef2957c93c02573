import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { node } from "../support/built-package.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { inlineWsdl } from "../support/inline-wsdl.js";

const TYPESCRIPT = resolve("node_modules/typescript/bin/tsc");

/** The examples of the chapter for programs. */
const EXAMPLES = (() => {
  const [, chapter = ""] = readFileSync("README.md", "utf8").split("\n## In programs and tests\n");
  return [...(chapter.split("\n## ")[0] ?? "").matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
})();

const OPERATIONS = {
  PlaceOrder: {
    request: '<xs:element name="Sku" type="xs:string"/><xs:element name="Quantity" type="xs:int" minOccurs="0"/>',
    response: '<xs:element name="Id" type="xs:int" minOccurs="0"/>',
  },
};

function npm(folder: string, ...args: string[]): string {
  return execFileSync("npm", [...args, "--silent"], { cwd: folder, encoding: "utf8", timeout: CHILD_LIMIT });
}

describe("a project that has installed the packed program", () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "netserver-soapgen-api-")));
  const project = join(folder, "project");
  beforeAll(() => {
    mkdirSync(project);
    // The program is built already, so no script runs.
    npm(resolve("."), "pack", "--ignore-scripts", "--pack-destination", folder);
    writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');
    npm(project, "install", "--prefer-offline", "--no-audit", "--no-fund", `${folder}/netserver-soapgen-0.1.0.tgz`);
    for (const name of ["vitest", "typescript", "@types"])
      symlinkSync(resolve("node_modules", name), join(project, "node_modules", name), "junction");
    writeFileSync(join(project, "Orders.wsdl"), inlineWsdl({ name: "Orders", operations: OPERATIONS }));
    const [inTest = "", inBuild = ""] = EXAMPLES;
    writeFileSync(join(project, "orders.test.ts"), inTest);
    writeFileSync(join(project, "build.ts"), inBuild);
    const compilerOptions = {
      module: "nodenext",
      target: "es2022",
      strict: true,
      types: ["node"],
      noEmitOnError: true,
    };
    const options = { ...compilerOptions, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["build.ts"] }));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("compiles the build script, whose run writes the package and finds it up to date", () => {
    expect(node(project, TYPESCRIPT, "-p", ".")).toBe("");
    expect(node(project, "build.js")).toMatch(/^orders: \d+ files written\ntrue\n$/);
  });

  it("tests its code against the mock, with Vitest", () => {
    const orders = join(project, "orders");
    symlinkSync(resolve("node_modules"), join(orders, "node_modules"), "junction");
    expect(node(orders, TYPESCRIPT, "-p", ".")).toBe("");
    symlinkSync(orders, join(project, "node_modules/orders"), "junction");
    const options = [
      "--strict",
      "--exactOptionalPropertyTypes",
      "--noEmit",
      "--module",
      "nodenext",
      "--target",
      "es2022",
    ];
    expect(node(project, TYPESCRIPT, "--ignoreConfig", ...options, "--types", "node", "orders.test.ts")).toBe("");
    expect(node(project, "node_modules/vitest/vitest.mjs", "run", "--reporter=verbose")).toContain("places an order");
  });

  it("gets a declaration, and maps to the sources, of all that it may call", () => {
    const root = join(project, "node_modules/netserver-soapgen");
    for (const path of ["dist/generator/index.d.ts", "dist/generator/index.js"]) {
      const { sources } = JSON.parse(readFileSync(join(root, `${path}.map`), "utf8"));
      expect(readFileSync(join(root, "dist/generator", sources[0]), "utf8")).toContain("What other programs may call");
    }
  });
});

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { locate } from "../../generator/files/location.js";
import { check, generate } from "../../generator/generate.js";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { tempFolder } from "../support/temp-folder.js";

it("writes the package of a schemas folder, and returns the changed files", () => {
  const folder = tempFolder();
  mkdirSync(join(folder, "schemas/Services99"), { recursive: true });
  writeFileSync(join(folder, "schemas/Services99/Sample.wsdl"), inlineWsdl({}));
  const identity = { name: "@acme/soap" };
  const options = { schemas: locate(join(folder, "schemas")), out: locate(join(folder, "out")), identity };
  expect(generate(options)).toContainEqual({ kind: "missing", path: "src/services99/sample.ts" });
  expect(JSON.parse(readFileSync(join(folder, "out/package.json"), "utf8"))).toMatchObject(identity);
  expect(check(options)).toEqual([]);

  rmSync(join(folder, "out/src/services99/sample.ts"));
  const differences = [{ kind: "missing", path: "src/services99/sample.ts" }];
  expect(check(options)).toEqual(differences);
  expect(generate(options)).toEqual(differences);
  expect(check({ ...options, endpoints: ["Sample"] })).toEqual([]);
});

import { resolve } from "node:path";
import { expect, it } from "vitest";
import { packageOf } from "../../generator/generate.js";
import { contractOfVersion } from "../generator/typescript/build-golden.js";
import { GOLDEN_CASES } from "../generator/typescript/golden-cases.js";
import { build, importAll, node, writeTo } from "../support/built-package.js";
import { tempFolder } from "../support/temp-folder.js";

const CONTRACTS = Object.entries(GOLDEN_CASES).map(([version, files]) => contractOfVersion(version, files));
const PACKAGE = packageOf(CONTRACTS);

it("compiles with the strictest options, runs no text from a schema, and writes and reads every unusual value", () => {
  const folder = tempFolder();
  writeTo(folder, PACKAGE);
  expect(build(folder)).toBe("");
  expect(importAll(folder, PACKAGE)).toBe("");
  expect(node(folder, resolve("test/conformance/golden-round-trips.mjs"), folder)).toMatch(/^\d+ messages\n$/);
});

it("compiles and runs no text from a schema if its members are in camelCase", () => {
  const folder = tempFolder();
  const files = packageOf(CONTRACTS, { values: { members: "camelCase" } });
  writeTo(folder, files);
  expect(build(folder)).toBe("");
  expect(importAll(folder, files)).toBe("");
});

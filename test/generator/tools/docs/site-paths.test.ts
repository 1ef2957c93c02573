import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Contract } from "../../../../generator/contract/contract.js";
import { fileName, fileNames } from "../../../../generator/package/file-names.js";
import { contractOf, inlineWsdl } from "../../../support/inline-wsdl.js";
import { docsOf } from "./docs-of.js";

describe("a file's name", () => {
  it.each([
    ["StartBatchJob", "StartBatchJob"],
    ["Services88-2025", "Services88-2025"],
    ["a.b_c-d", "a.b_c-d"],
    ["Größe", "Gru00f6u00dfe"],
    ["..", "u002eu002e"],
    [".git", "u002egit"],
    ["-rf", "u002drf"],
    ["end.", "endu002e"],
    ["a/b\\c:d", "au002fbu005ccu003ad"],
    ["", "unnamed"],
    ["x".repeat(101), `${"x".repeat(100)}_c675a2`],
  ])("of %j is %j", (name, want) => {
    expect(fileName(name)).toBe(want);
  });
});

describe("the names of one folder", () => {
  const namesOf = (...items: string[]) => [
    ...fileNames(items, { nameOf: (name) => name, isTaken: (name) => name === "index" }).values(),
  ];

  it.each([
    [
      ["Find", "find", "Other"],
      [/^Find_[\da-f]{6}$/, /^find_[\da-f]{6}$/, /^Other$/],
    ],
    [
      ["Index", "CON", "com1.x", "nul"],
      [/^Index_\w{6}$/, /^CON_\w{6}$/, /^com1\.x_\w{6}$/, /^nul_\w{6}$/],
    ],
    [
      ["Gru00f6u00dfe", "Größe"],
      [/^Gru00f6u00dfe_\w{6}$/, /^Gru00f6u00dfe_\w{6}$/],
    ],
  ])("%j", (given, want) => {
    const names = namesOf(...given);
    expect(names).toEqual(want.map((pattern) => expect.stringMatching(pattern)));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(given.length);
  });

  it("do not depend on the order", () => {
    expect(namesOf("a", "A", "b").toSorted()).toEqual(namesOf("b", "A", "a").toSorted());
  });
});

describe("all paths", () => {
  const contract = contractOf({
    "a.wsdl": inlineWsdl({
      name: "Types",
      types: ["T", "t", "index"]
        .map((name) => `<xs:complexType name="${name}"><xs:sequence/></xs:complexType>`)
        .join(""),
      operations: Object.fromEntries(
        ["T", "t", "index"].map((name) => [name, { request: `<xs:element name="X" type="tns:${name}"/>` }]),
      ),
    }),
  });

  it.each([
    "..",
    ".",
    "assets",
    "versions",
    "index",
    "dist",
    "node_modules",
    "a/../../b",
    "x.tgz",
    ".staging-1",
    "\u202e",
  ])("stay in the folder and differ from each other, in the version %j", (version) => {
    const paths = [...docsOf([{ ...contract, version }, contract], "html").keys()];
    const lower = paths.map((path) => path.toLowerCase());
    expect(new Set(lower).size).toBe(paths.length);
    for (const path of paths) {
      expect(join("/out", path)).toBe(`/out/${path}`);
      expect(path).toMatch(/^(?:\.netserver-soapgen|[\w.-]+(?:\/[\w.-]+)*\.(?:html|css|js|svg|txt))$/);
      expect(path.split("/")[0]).not.toMatch(/^(?:dist|node_modules|.*\.tgz)$/);
    }
  });

  it("differ for two versions that differ only in case", () => {
    const versions: Contract[] = ["V", "v"].map((version) => ({ ...contract, version }));
    const folders = new Set([...docsOf(versions).keys()].map((path) => path.split("/")[0]?.toLowerCase()));
    expect(folders.size).toBe(2 + [".netserver-soapgen", "index.md", "versions"].length);
  });
});

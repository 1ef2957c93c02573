import { describe, expect, it } from "vitest";
import { packageOf } from "../../generator/generate.js";
import { filesOf } from "../../generator/package/memory-folder.js";
import { printDocument } from "../../generator/typescript/print-document.js";
import { registerNames } from "../../generator/typescript/register-names.js";
import { contractOfVersion } from "../generator/typescript/build-golden.js";
import { FORMS } from "../generator/typescript/forms.js";
import { GOLDEN_CASES } from "../generator/typescript/golden-cases.js";
import { longNamesWsdl } from "../generator/typescript/long-names-wsdl.js";
import { nilAttributesWsdl } from "../generator/typescript/nil-attributes-wsdl.js";
import { formatWithBiome } from "../support/format-with-biome.js";

describe("lines are broken like those of Biome, whatever the length of names, in", () => {
  const lengths = Array.from({ length: 100 }, (_, index) => index + 3);
  const cases = Object.entries(FORMS).map(([name, form]) => ({
    name,
    documents: lengths.map((length) => form("N".repeat(length))),
  }));
  // Without breaks, except where a line is always broken.
  const wide = cases.map(({ documents }) => documents.map((document) => printDocument(document, 10_000)).join("\n\n"));
  const formatted = formatWithBiome(wide);

  it.each(cases.map((of, index) => ({ ...of, want: formatted[index] })))("$name", ({ documents, want }) => {
    expect(documents.map((document) => printDocument(document)).join("\n\n")).toBe(want);
  });
});

/** The lengths of names. The longest do not even fit on a line alone. */
const LENGTHS = Array.from({ length: 25 }, (_, index) => 10 + index * 5);

const LONG_NAMES = LENGTHS.map((length) => [`Names${length}`, { "sample.wsdl": longNamesWsdl(length) }] as const);

const NIL_ATTRIBUTES = Array.from({ length: 9 }, (_, index) => index + 1).flatMap((count) =>
  [false, true].map((isOpen) => {
    const version = `${isOpen ? "OpenAttributes" : "Attributes"}${count}`;
    return [version, { "sample.wsdl": nilAttributesWsdl(count, isOpen) }] as const;
  }),
);

const CONTRACTS = [...Object.entries(GOLDEN_CASES), ...LONG_NAMES, ...NIL_ATTRIBUTES].map(([version, files]) =>
  contractOfVersion(version, files),
);

describe("modules are formatted like those of Biome:", () => {
  const generated = packageOf(CONTRACTS);
  const versions = CONTRACTS.map((contract) => {
    const modules = filesOf(`src/${registerNames(contract).folder}`, generated);
    return {
      version: contract.version,
      text: modules
        .map(([path, text]) => `// ${path}\n${text}`)
        .join("\n")
        .trimEnd(),
    };
  });
  const formatted = formatWithBiome(versions.map(({ text }) => text));

  it.each(versions.map((version, index) => ({ ...version, want: formatted[index] })))("$version", ({ text, want }) => {
    expect(text).toBe(want);
  });
});

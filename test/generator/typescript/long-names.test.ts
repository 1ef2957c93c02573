import { describe, expect, it } from "vitest";
import { packageOf } from "../../../generator/generate.js";
import { filesOf } from "../../../generator/package/memory-folder.js";
import { registerNames } from "../../../generator/typescript/register-names.js";
import { formatWithBiome } from "../../support/format-with-biome.js";
import { contractOfVersion } from "./build-golden.js";
import { GOLDEN_CASES } from "./golden-cases.js";
import { longNamesWsdl } from "./long-names-wsdl.js";

/** Biome would turn the quotes of one text around. */
const { HostileText, ...OTHERS } = GOLDEN_CASES;

/** Of names: the longest have no room on a line even alone. */
const LENGTHS = Array.from({ length: 25 }, (_, index) => 10 + index * 5);

const LONG_NAMES = LENGTHS.map((length) => [`Names${length}`, { "sample.wsdl": longNamesWsdl(length) }] as const);

const CONTRACTS = [...Object.entries(OTHERS), ...LONG_NAMES].map(([version, files]) =>
  contractOfVersion(version, files),
);

describe("modules are as Biome formats them:", () => {
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

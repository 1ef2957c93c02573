import { afterAll, expect, it } from "vitest";
import { packageOf } from "../../generator/generate.js";
import { build, writeTo } from "../support/built-package.js";
import { describeWithCorpus } from "../support/corpus.js";
import { tempFolder } from "../support/temp-folder.js";
import { compileEach, type ReferenceContracts, reportFolders } from "./reference-contracts.js";
import { useAllTools } from "./use-all-tools.js";

/** A time limit for whole sets of contracts. */
const LIMIT = 30 * 60_000;

describeWithCorpus("every contract of the reference data that can be compiled", (corpus) => {
  const table: Record<string, Readonly<Record<string, number>>> = {};
  afterAll(() => console.table(table));

  const expectAll = async (name: string, references: readonly ReferenceContracts[]): Promise<void> => {
    const failures: string[] = [];
    for (const reference of references) {
      const { made, failures: found } = await useAllTools(reference);
      failures.push(...found);
      const counts = { compiled: reference.contracts.length, refused: reference.refused, ...made };
      const before = table[name] ?? {};
      const sums = Object.entries(counts).map(([key, count]) => [key, (before[key] ?? 0) + count]);
      table[name] = { ...before, ...Object.fromEntries(sums) };
    }
    expect(failures).toEqual([]);
    // Each set has contracts, even if the generator cannot express them yet.
    expect(references.some(({ contracts, refused }) => contracts.length + refused > 0)).toBe(true);
  };

  const sets: Readonly<Record<string, () => ReferenceContracts[]>> = {
    wsdl: () => [compileEach(`${corpus}/wsdl`)],
    "wsdl-2026": () => [compileEach(`${corpus}/wsdl-2026`)],
    generic: () => [compileEach(`${corpus}/generic`)],
    reports: () => reportFolders(`${corpus}/reports`).map((folder) => compileEach(`${corpus}/reports/${folder}`)),
    databinding: () => [compileEach(`${corpus}/../conformance/databinding`)],
    xsd: () => [compileEach(`${corpus}/../conformance/xsd`)],
  };

  it.each(Object.entries(sets))(
    "is sampled, documented, inspected and served, and equals itself: %s",
    (name, compile) => expectAll(name, compile()),
    LIMIT,
  );

  it.each(Object.entries(sets))(
    "becomes a package that compiles: %s",
    (_, compile) => {
      const folder = tempFolder();
      // Reports have versions with the same name, which one package cannot have.
      const contracts = compile().flatMap((reference, index) =>
        reference.contracts.map((contract) => ({ ...contract, version: `${contract.version} ${index}` })),
      );
      writeTo(folder, packageOf(contracts));
      expect(build(folder)).toBe("");
    },
    LIMIT,
  );
});

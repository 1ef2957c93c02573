import { describe, expect, it } from "vitest";
import type { Contract } from "../../../generator/contract/contract.js";
import { TypeIndex } from "../../../generator/contract/types.js";
import { mayHaveOwnHref } from "../../../generator/typescript/own-href.js";
import { CONTRACTS } from "../../support/contracts.js";
import { contractOfVersion } from "./build-golden.js";
import { emitAgain, NOTHING } from "./emit-again.js";
import { GOLDEN_CASES } from "./golden-cases.js";

/** The types that each module has looked at. Nothing about the contract is known before. */
function looksOf(contract: Contract): ReadonlyMap<string, readonly string[]> {
  const fresh = structuredClone(contract);
  const types = TypeIndex.of(fresh.types);
  // This is a fact about each type, so modules depend on it without a look at the types behind.
  for (const type of fresh.types) if (type.kind === "struct") mayHaveOwnHref(type, types);
  const { facts, made } = emitAgain(fresh, NOTHING).records;
  return new Map(made.map(([path, , , numbers]) => [path, numbers.map((number) => facts[number]?.[0] ?? "").sort()]));
}

describe("the types that a module has looked at", () => {
  const golden = Object.entries(GOLDEN_CASES).map(([name, files]) => [name, contractOfVersion(name, files)] as const);

  // What is made once and kept must not hide the looks of the modules that come later.
  it.each([...golden, ...[...CONTRACTS].slice(-1)])(
    "are the same if the modules are made in the opposite order: %s",
    (_, contract) => {
      const types = [...contract.types].reverse();
      const endpoints = [...contract.endpoints].reverse();
      expect(looksOf({ ...contract, types, endpoints })).toEqual(looksOf(contract));
    },
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Contract } from "../../../generator/contract/contract.js";
import type { ModuleRecords } from "../../../generator/files/cached-modules.js";
import { namesOf } from "../../../generator/profiles/profiles.js";
import { SchemaError } from "../../../generator/source/errors.js";
import { typeNames } from "../../../generator/typescript/names.js";
import { arbitrarySchema } from "../../property/constructs/arbitrary-schema.js";
import { layOut } from "../../property/constructs/lay-out.js";
import { limit, runs } from "../../property/runs.js";
import { CONTRACTS } from "../../support/contracts.js";
import { arbitraryEdit, type Edit, edited, type SchemaTexts } from "../../support/edit-schemas.js";
import { inlineWsdl, TNS } from "../../support/inline-wsdl.js";
import { contractOfVersion } from "./build-golden.js";
import { emitAgain, emitAnew, NOTHING } from "./emit-again.js";
import { GOLDEN_CASES } from "./golden-cases.js";

/** Undefined for schemas that cannot be used. */
function compiled(files: SchemaTexts): Contract | undefined {
  try {
    return contractOfVersion("Edited", files);
  } catch (error) {
    if (error instanceof SchemaError) return undefined;
    throw error;
  }
}

/** Edits schemas one after the other. Each run has the modules of the one before at hand. */
function checkEdits(start: SchemaTexts, edits: readonly Edit[]): void {
  let files = start;
  let last = NOTHING;
  for (const edit of edits) {
    const contract = compiled(files);
    if (contract !== undefined) {
      last = emitAgain(contract, last);
      expect(last.modules).toEqual(emitAnew(contract));
    }
    files = edited(files, edit);
  }
}

const RUNS = 40;

const edits = fc.array(arbitraryEdit, { minLength: 3, maxLength: 8 });

describe("modules of the last run", () => {
  const contract = [...CONTRACTS.values()].at(-1) ?? expect.fail("no contract");
  const [type] = contract.types;

  it("are all taken if nothing has changed, but those of the whole version", () => {
    const first = emitAgain(contract, NOTHING);
    const second = emitAgain(contract, first);
    expect(second.modules).toEqual(first.modules);
    expect([second.made, first.made]).toEqual([2, first.modules.size]);
  });

  it("are taken, if a type has another comment, but for the type itself and those that repeat it", () => {
    const types = contract.types.map((each) => (each === type ? { ...each, documentation: "Said anew." } : each));
    const second = emitAgain({ ...contract, types }, emitAgain(contract, NOTHING));
    expect(second.modules).toEqual(emitAnew({ ...contract, types }));
    expect(second.made).toBeLessThan(second.modules.size / 4);
  });

  it("are not taken if another program has made them", () => {
    const second = emitAgain(contract, emitAgain(contract, NOTHING, { program: "another program" }));
    expect(second.made).toBe(second.modules.size);
  });

  it("are not taken if their text is another one", () => {
    const first = emitAgain(contract, NOTHING);
    const modules = new Map([...first.modules].map(([path, text]) => [path, `${text}// planted\n`]));
    expect(emitAgain(contract, { ...first, modules }).modules).toEqual(first.modules);
  });

  it.each<[string, (records: ModuleRecords) => ModuleRecords]>([
    ["have no facts", ({ made }) => ({ made, facts: [] })],
    ["have other facts", ({ made, facts }) => ({ made, facts: facts.map(([name]) => [name, "another"]) })],
    ["have no types", ({ made, facts }) => ({ facts, made: made.map(([path, own]) => [path, own, "another", []]) })],
    [
      "have strange numbers",
      ({ made, facts }) => ({ facts, made: made.map(([path, own, text]) => [path, own, text, [-1, 0.5, 1e9]]) }),
    ],
  ])("give the same package if the records %s", (_, damage) => {
    const first = emitAgain(contract, NOTHING);
    const second = emitAgain(contract, { ...first, records: damage(first.records) });
    expect(second.modules).toEqual(first.modules);
  });

  it("are not taken if their own type is another one, even if the records have lost which types they looked at", () => {
    const { records, ...first } = emitAgain(contract, NOTHING);
    const made = records.made.map(([path, own, text]) => [path, own, text, []] as const);
    const types = contract.types.map((each) => (each === type ? { ...each, documentation: "Said anew." } : each));
    const path = `${namesOf(contract).folder}/${typeNames(namesOf(contract), type?.name ?? expect.fail("no type")).module}.ts`;
    const second = emitAgain({ ...contract, types }, { ...first, records: { ...records, made } });
    expect(second.modules.get(path)).toBe(emitAnew({ ...contract, types }).get(path));
  });

  it.each(Object.entries(GOLDEN_CASES))("give the same package after any edits of %s", (_, files) => {
    fc.assert(
      fc.property(edits, (some) => checkEdits(files, some)),
      runs(RUNS / 10),
    );
  });

  it(
    "give the same package after any edits of any schema",
    () => {
      fc.assert(
        fc.property(arbitrarySchema, edits, (model, some) => {
          const { inline, files } = layOut(model);
          const wsdl = inlineWsdl({ schemas: inline, payloads: "p", prefixes: { p: TNS }, operations: { Send: {} } });
          checkEdits({ "a.wsdl": wsdl, ...files }, some);
        }),
        runs(RUNS),
      );
    },
    limit(RUNS),
  );
});

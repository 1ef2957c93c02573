import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Contract } from "../../../generator/contract/contract.js";
import { CachedModules, isModuleRecords, type ModuleRecords } from "../../../generator/files/cached-modules.js";
import { namesOf } from "../../../generator/profiles/profiles.js";
import { SchemaError } from "../../../generator/source/errors.js";
import { loadCodeWriter } from "../../../generator/typescript/code-writer.js";
import { emitVersion } from "../../../generator/typescript/emit-version.js";
import { arbitrarySchema } from "../../property/constructs/arbitrary-schema.js";
import { layOut } from "../../property/constructs/lay-out.js";
import { limit, runs } from "../../property/runs.js";
import { CONTRACTS } from "../../support/contracts.js";
import { arbitraryEdit, type Edit, edited, type SchemaTexts } from "../../support/edit-schemas.js";
import { inlineWsdl, TNS } from "../../support/inline-wsdl.js";
import { contractOfVersion } from "./build-golden.js";
import { GOLDEN_CASES } from "./golden-cases.js";

interface Emitted {
  readonly modules: ReadonlyMap<string, string>;
  readonly records: ModuleRecords;
  /** How many modules are new. */
  readonly made: number;
}

const NOTHING: Emitted = { modules: new Map(), records: { facts: [], made: [] }, made: 0 };

/** The modules of a contract, with those of the last run at hand. */
function emit(contract: Contract, last: Emitted = NOTHING, program = "this program"): Emitted {
  const files = new Map([...last.modules].map(([path, text]) => [`src/${path}`, text]));
  const store = new CachedModules(program, files, last.records);
  const createWriter = loadCodeWriter();
  let made = 0;
  const counted = () => {
    made++;
    return createWriter();
  };
  const modules = emitVersion(contract, namesOf(contract), counted, { modules: store });
  const records: unknown = JSON.parse(JSON.stringify(store.records()));
  if (!isModuleRecords(records)) throw new Error("records have another form when they are read");
  return { modules, records, made };
}

/** The modules of a contract, all made anew. */
function anew(contract: Contract): ReadonlyMap<string, string> {
  return emitVersion(contract, namesOf(contract), loadCodeWriter());
}

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
      last = emit(contract, last);
      expect(last.modules).toEqual(anew(contract));
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
    const first = emit(contract);
    const second = emit(contract, first);
    expect(second.modules).toEqual(first.modules);
    expect([second.made, first.made]).toEqual([2, first.modules.size]);
  });

  it("are taken, if a type has another comment, but for the type itself and those that repeat it", () => {
    const types = contract.types.map((each) => (each === type ? { ...each, documentation: "Said anew." } : each));
    const second = emit({ ...contract, types }, emit(contract));
    expect(second.modules).toEqual(anew({ ...contract, types }));
    expect(second.made).toBeLessThan(second.modules.size / 4);
  });

  it("are not taken if another program has made them", () => {
    const second = emit(contract, emit(contract, NOTHING, "another program"));
    expect(second.made).toBe(second.modules.size);
  });

  it("are not taken if their text is another one", () => {
    const first = emit(contract);
    const modules = new Map([...first.modules].map(([path, text]) => [path, `${text}// planted\n`]));
    expect(emit(contract, { ...first, modules }).modules).toEqual(first.modules);
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
    const first = emit(contract);
    const second = emit(contract, { ...first, records: damage(first.records) });
    expect(second.modules).toEqual(first.modules);
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

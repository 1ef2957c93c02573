import { describe, expect, it } from "vitest";
import type { StructType } from "../../../generator/contract/contract.js";
import { TypeIndex } from "../../../generator/contract/types.js";
import { namesOf } from "../../../generator/profiles/profiles.js";
import { planChain } from "../../../generator/typescript/content-plan.js";
import { Version } from "../../../generator/typescript/version.js";
import { complexType, element, extension, repeated } from "../../support/component-text.js";
import { TNS } from "../../support/inline-wsdl.js";
import { OTHER_EDITS } from "./edits-of-other-types.js";
import { STRUCT_EDITS } from "./edits-of-structs.js";
import { VERSION_EDITS } from "./edits-of-versions.js";
import { emitAgain, emitAnew, emitPackageAgain, NOTHING } from "./emit-again.js";
import { becomes, contractOf, holding } from "./fact-edit.js";

describe("a module of the last run is made again if one fact has changed that it depends on", () => {
  it.each([...STRUCT_EDITS, ...OTHER_EDITS, ...VERSION_EDITS].map((edit) => [edit.fact, edit] as const))(
    "%s",
    (_, edit) => {
      const last = emitAgain(contractOf(edit, "before"), NOTHING, edit.before?.options);
      const contract = contractOf(edit, "after");
      const want = emitAnew(contract, edit.after?.options);
      // A row shows something only if the module has another text.
      const changed = [...want]
        .filter(([path, text]) => (last.modules.get(path) ?? text) !== text)
        .map(([path]) => path);
      expect(changed.map((path) => path.replace(/^.*?\/|\.ts$/g, ""))).toContain(edit.module);
      expect(emitAgain(contract, last, edit.after?.options).modules).toEqual(want);
    },
  );
});

describe("a module of the last run", () => {
  it("is made again if its version has another type, which another version has had already", () => {
    const wsdl = holding(complexType("Held", becomes(element("a", "xs:int"), repeated("a", "xs:int"))));
    const wide = holding(complexType("Held", repeated("a", "xs:int")));
    const edit = { fact: "", module: "", wsdl, before: { version: "YY" }, after: { version: "YY" } };
    const other = contractOf({ fact: "", module: "", wsdl: wide }, "before");
    const last = emitPackageAgain([other, contractOf(edit, "before")], NOTHING);
    const contract = contractOf(edit, "after");
    const want = new Map([...emitAnew(other), ...emitAnew(contract)]);
    expect(emitPackageAgain([other, contract], last).modules).toEqual(want);
  });
});

/** What a module asks about the type `Held`. */
const QUESTIONS: Readonly<Record<string, (version: Version, held: StructType) => unknown>> = {
  "for its definition": ({ types }, { name }) => types.get(name),
  "whether it is a base": ({ types }, held) => types.isBase(held),
  "whether messages can replace it": (version, { name }) => version.isPolymorphic(name),
  "whether it may be nil": (version, { name }) => version.mayBeNil(name),
  "for its names": (version, { name }) => version.namesOf(name),
};

describe("a module depends on a type", () => {
  const wsdl = holding(extension("Held", "tns:Base"), complexType("Base", element("a", "xs:string")));
  const contract = contractOf({ fact: "", module: "", wsdl }, "before");
  const held = TypeIndex.of(contract.types).struct({ namespace: TNS, localName: "Held" });
  const seen: string[] = [];
  const types = new TypeIndex(contract.types, "wire", (name) => seen.push(name));
  const facts = {
    version: "XX",
    isDotNet: false,
    names: namesOf(contract),
    polymorphic: new Map(),
    nillable: new Set<string>(),
  };
  const version = new Version({ ...facts, types });

  it.each(Object.entries(QUESTIONS))("if it asks %s", (_, ask) => {
    seen.length = 0;
    ask(version, held);
    expect(seen).toEqual([`{${TNS}}Held`]);
  });

  it("if it asks for the plan of one that extends it, even after another module has asked for it", () => {
    planChain(held, types);
    seen.length = 0;
    planChain(held, types);
    expect(seen).toEqual([`{${TNS}}Base`]);
  });
});

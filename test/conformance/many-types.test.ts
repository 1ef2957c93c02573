import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import type { Contract } from "../../generator/contract/contract.js";
import { packageOf } from "../../generator/generate.js";
import { compareContracts } from "../../generator/tools/compare/compare-contracts.js";
import { describeContracts } from "../../generator/tools/inspect/describe-contracts.js";
import { runs } from "../property/runs.js";
import { node, writeTo } from "../support/built-package.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { compileWithLimit } from "../support/compile-with-limit.js";
import { complexType, element, extension, schema } from "../support/component-text.js";
import { contractOf, inlineWsdl, TNS } from "../support/inline-wsdl.js";
import { tempFolder } from "../support/temp-folder.js";

/** The types that extend the base of all; in the heavy tests as many as the largest service known has. */
const COUNT = runs(730).numRuns;

/** What programs do with values of very many types; each line under `@ts-expect-error` must not compile. */
const PROGRAM = `
import { decodeMessage, encodeMessage, isType, ofType } from "../index.js";
import { get0 } from "./inventory.js";
import type { AnyDataObject } from "./types/data-object.any.js";

const Changed = "2024-07-01T12:00:00Z";
const one: AnyDataObject = ofType("Type7", { Count7: 1, Changed7: Changed, Count2: 2, Changed2: Changed });
export const itself: AnyDataObject = { Property: [{ Name: "one", Value: one }] };
const write = (Filter: AnyDataObject | undefined): string => encodeMessage(get0.request, { body: { Filter } });
const read = (text: string): AnyDataObject | undefined => decodeMessage(get0.request, text).body.Filter;

// @ts-expect-error: members of Type7 cannot be checked here
export const unchecked: AnyDataObject = { $type: "Type7", Count7: 1 };
// @ts-expect-error: nor what is missing
export const incomplete: AnyDataObject = { $type: "Type7" };
// @ts-expect-error: a required member is missing
export const missing: AnyDataObject = ofType("Type7", { Changed7: Changed });
// @ts-expect-error: there is no such member
export const misspelt: AnyDataObject = ofType("Type0", { Count0: 1, Changed0: Changed, Cuont0: 1 });
// @ts-expect-error: there is no such type
export const isUnknown = isType(one, "Type");

const text = write(itself);
const value = read(text)?.Property?.[0]?.Value;
export const type = /type="[^"]*"/.exec(text)?.[0];
export const count = isType(value, "Type7") ? value.Count7 + value.Count2 : undefined;
export const copy: AnyDataObject | undefined = isType(value, "Type7") ? ofType("Type7", { ...value, Count7: 5 }) : undefined;
export const isAnother = isType(value, "Type2");
export const found = [value, itself, null, undefined].filter((each) => isType(each, "Type7")).length;

const newer = text.replace(/(type="[^"]*)Type7"/, '$1Newer"');
const kept = read(newer);
export const typeOfKept = kept?.Property?.[0]?.Value?.$type ?? "none";
export const writtenBack = /type="[^"]*"/.exec(write(kept))?.[0];

export function refuse(): string {
  const wrong: object = { Filter: { $type: "toString" } };
  return encodeMessage(get0.request, { body: wrong });
}
`;

const RUN = `
const { refuse, itself, ...values } = await import("./dist/services-xx/program.js");
let error = "none";
try { refuse?.(); } catch ({ message }) { error = message; }
console.log(JSON.stringify({ ...values, error }));
`;

const ONE = { Count7: 1, Changed7: "2024-07-01T12:00:00Z", Count2: 2, Changed2: "2024-07-01T12:00:00Z" };

it("a package of very many types compiles within a limit of memory, and runs", () => {
  const folder = tempFolder();
  const files = packageOf([manyTypes(folder, COUNT)]);
  writeTo(folder, new Map([...files, ["src/services-xx/program.ts", PROGRAM]]));
  writeFileSync(join(folder, "run.mjs"), RUN);
  expect(compileWithLimit(folder)).toBe("");
  expect(JSON.parse(node(folder, "run.mjs"))).toEqual({
    unchecked: { $type: "Type7", Count7: 1 },
    incomplete: { $type: "Type7" },
    missing: { $type: "Type7", Changed7: ONE.Changed7 },
    misspelt: { $type: "Type0", Count0: 1, Changed0: ONE.Changed7, Cuont0: 1 },
    isUnknown: false,
    type: 'type="Type7"',
    count: 3,
    copy: { ...ONE, Count7: 5, $type: "Type7", Parts7: [], Property: [], Parts2: [] },
    isAnother: false,
    found: 1,
    typeOfKept: "none",
    writtenBack: 'type="t:Newer"',
    error: 'cannot write Get0: Filter.$type: expected the type, or one that extends it, found "toString"',
  });
});

/** Large families of other kinds: of an abstract type, of a type with a choice, with restrictions, with names in two namespaces. */
const OTHER_KINDS = inlineWsdl({
  types: [
    '<xs:import namespace="urn:other"/>',
    '<xs:complexType name="Base" abstract="true"><xs:sequence><xs:element name="A" type="xs:int"/></xs:sequence></xs:complexType>',
    complexType("Either", `<xs:choice>${element("Card", "xs:string")}${element("Invoice", "xs:int")}</xs:choice>`),
    complexType("Wide", element("Line", "xs:string", 'minOccurs="0" maxOccurs="unbounded"')),
    ...Array.from({ length: 70 }, (_, index) =>
      ["Base", "Either", "Wide"]
        .map((base) => extension(`${base}${index}`, `tns:${base}`, element("B", "xs:int")))
        .join(""),
    ),
    `<xs:complexType name="Narrow"><xs:complexContent><xs:restriction base="tns:Wide"><xs:sequence>${element("Line", "xs:string")}</xs:sequence></xs:restriction></xs:complexContent></xs:complexType>`,
  ].join("\n"),
  schemas: schema(
    "urn:other",
    `<xs:import namespace="${TNS}"/>${extension("Base0", "tns:Base0", element("C", "xs:int"))}`,
  ),
  operations: {
    Put: {
      request: ["Base", "Either", "Wide"].map((base) => element(base, `tns:${base}`, 'minOccurs="0"')).join("\n"),
    },
  },
});

const OTHER_PROGRAM = `
import { decodeMessage, encodeMessage, isType, ofType } from "../index.js";
import { type PutRequest, put } from "./sample.js";

const both = (body: PutRequest): PutRequest => decodeMessage(put.request, encodeMessage(put.request, { body })).body;
export const abstract = both({ Base: ofType("Base1", { A: 1, B: 2 }) });
export const other = both({ Base: ofType("{urn:other}Base0", { A: 1, B: 2, C: 3 }) });
export const one = both({ Base: ofType("Base0", { A: 1, B: 2 }) });
export const either = both({ Either: ofType("Either5", { Card: "c", B: 2 }) });
export const narrow = both({ Wide: ofType("Narrow", { Line: "a" }) });
export const wide = both({ Wide: ofType("Wide7", { Line: ["a", "b"], B: 1 }) });
export const itself = both({ Either: { Invoice: 1 }, Wide: { Line: [] } });
const { Base, Wide } = other;
export const members = isType(Base, "{urn:other}Base0") ? Base.A + Base.B + Base.C : Base?.A;
export const line: string | undefined = isType(narrow.Wide, "Narrow") ? narrow.Wide.Line : undefined;
// @ts-expect-error: the base is abstract
export const unmarked: PutRequest = { Base: { A: 1 } };
// @ts-expect-error: both branches
export const twoBranches: PutRequest = { Either: ofType("Either5", { Card: "c", Invoice: 1, B: 2 }) };
// @ts-expect-error: members of the base may have other types in a restriction
export const unknown = Wide?.Line;
`;

it("large families may be of an abstract type, and have choices, restrictions and types of one name", () => {
  const folder = tempFolder();
  const files = packageOf([contractOf({ "sample.wsdl": OTHER_KINDS })]);
  writeTo(folder, new Map([...files, ["src/services-xx/program.ts", OTHER_PROGRAM]]));
  writeFileSync(join(folder, "run.mjs"), RUN);
  expect(compileWithLimit(folder)).toBe("");
  expect(JSON.parse(node(folder, "run.mjs"))).toMatchObject({
    abstract: { Base: { $type: "Base1", A: 1, B: 2 } },
    other: { Base: { $type: "{urn:other}Base0", A: 1, B: 2, C: 3 } },
    one: { Base: { $type: "Base0", A: 1, B: 2 } },
    either: { Either: { $type: "Either5", Card: "c", B: 2 } },
    narrow: { Wide: { $type: "Narrow", Line: "a" } },
    wide: { Wide: { $type: "Wide7", Line: ["a", "b"], B: 1 } },
    members: 6,
    line: "a",
  });
});

it("one more type changes the lists that it is in, and no other file", () => {
  const folder = tempFolder();
  const [before, after] = [COUNT + 1, COUNT + 2].map((count) => packageOf([manyTypes(folder, count)]));
  const changed = [...(after ?? [])].filter(([path, text]) => before?.get(path) !== text).map(([path]) => path);
  const ofBases = ["type3", "type11", "data-object"].map((name) => `src/services-xx/types/${name}.any.ts`);
  expect(changed.sort()).toEqual(
    [`src/services-xx/types/type${COUNT + 1}.ts`, "src/services-xx/index.ts", ...ofBases].sort(),
  );
});

it("inspect and diff take contracts of very many types", () => {
  const folder = tempFolder();
  const [before, after] = [COUNT + 1, COUNT + 2].map((count) => manyTypes(folder, count));
  if (before === undefined || after === undefined) throw new Error("no contracts");
  expect(describeContracts([after])).toContain(`Type${COUNT + 1}`);
  expect(compareContracts(before, after)).toMatchObject([{ kind: "derived type added", path: `Type${COUNT + 1}` }]);
});

function manyTypes(folder: string, count: number): Contract {
  const path = join(folder, "Inventory.wsdl");
  execFileSync(process.execPath, [resolve("test/bench/many-types.mjs"), `${count}`, path], { timeout: CHILD_LIMIT });
  return contractOf({ "Inventory.wsdl": readFileSync(path, "utf8") });
}

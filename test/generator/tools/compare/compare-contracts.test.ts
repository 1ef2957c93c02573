import { describe, expect, it } from "vitest";
import type { Contract } from "../../../../generator/contract/contract.js";
import { CHANGE_TABLE } from "../../../../generator/tools/compare/change-table.js";
import { compareContracts } from "../../../../generator/tools/compare/compare-contracts.js";
import { compareVersions } from "../../../../generator/tools/compare/compare-versions.js";
import { changeInWords } from "../../../../generator/tools/compare/contract-change.js";
import { typeDirections } from "../../../../generator/tools/compare/type-directions.js";
import { CONTRACTS } from "../../../support/contracts.js";
import { contractOf, inlineWsdl } from "../../../support/inline-wsdl.js";
import { BINDING_CASES } from "./binding-cases.js";
import { CASES } from "./change-cases.js";
import { BASE, type Source } from "./changed-sources.js";
import { CONTENT_CASES } from "./content-cases.js";
import { DERIVED_CASES, NAME_CASES } from "./name-cases.js";
import { SIMPLE_TYPE_CASES } from "./simple-type-cases.js";

function contract(source: Source): Contract {
  return contractOf({ "sample.wsdl": typeof source === "string" ? source : inlineWsdl({ isDotNet: true, ...source }) });
}

/** Every change as `path: kind (detail) | verdict for clients, verdict for servers`. */
function changes(before: Source, after: Source): string[] {
  return compareContracts(contract(before), contract(after)).map(
    (change) => `${changeInWords(change)} | ${change.client}, ${change.server}`,
  );
}

describe.each([
  ["what has changed", CASES],
  ["bindings", BINDING_CASES],
  ["what contents allow", CONTENT_CASES],
  ["what simple types allow", SIMPLE_TYPE_CASES],
  ["types that may replace their base", DERIVED_CASES],
  ["names that are not on the wire", NAME_CASES],
])("%s", (_, cases) => {
  it.each(cases)("%s", (_, before, after, want) => {
    expect(changes(before, after)).toEqual(want);
  });
});

it("Services87 and Services88 of schemas/ differ only in the known additions", () => {
  const [before, after] = ["Services87", "Services88"].map((version) => CONTRACTS.get(version));
  if (before === undefined || after === undefined) throw new Error("no schemas");
  expect(compareContracts(before, after).map(changeInWords)).toMatchInlineSnapshot(`
    [
      "Batch.GetAllBatchTaskInfosByName: operation added",
      "Batch.GetAllBatchTaskInfosByNameAndState: operation added",
      "Batch.GetSystemBatchTaskInfosByName: operation added",
      "Batch.GetSystemBatchTaskInfosByNameAndState: operation added",
      "BatchTaskCancellationBehaviour: type added (enum)",
      "BatchTaskInfo.FileName: member added (string or nil)",
      "BatchTaskInfo.CancellationBehaviour: member added (BatchTaskCancellationBehaviour)",
      "BatchTaskState.SucceededManualCleanup: enumeration value added (6)",
      "EFieldRight.Nullable: enumeration value added (32)",
      "ETableRight.Unused1: enumeration value added (64)",
      "ETableRight.Uninitialized: enumeration value added (128)",
      "ETableRight.R: enumeration value added (1)",
      "ETableRight.F: enumeration value added (16)",
    ]
  `);
});

it("whole versions", () => {
  const [a, b, c] = ["A", "B", "C"].map((version) => ({ ...contract(BASE), version }));
  if (a === undefined || b === undefined || c === undefined) throw new Error("no contracts");
  const found = compareVersions([a, b], [b, c]).flatMap(({ changes }) => changes);
  expect(found.map((change) => `${changeInWords(change)} | ${change.client}, ${change.server}`)).toEqual([
    "A: version removed | breaking, compatible",
    "C: version added | compatible, compatible",
  ]);
});

it("every kind of change has a case here", () => {
  const seen = [...CASES, ...CONTENT_CASES, ...BINDING_CASES, ...SIMPLE_TYPE_CASES, ...DERIVED_CASES, ...NAME_CASES]
    .flatMap(([, , , want]) => want)
    .map((line) => /: ([a-z A-Z]+?)(?: \(.*)? \|/.exec(line)?.[1]);
  const whole = ["version added", "version removed"];
  expect([...new Set([...seen, ...whole])].sort()).toEqual(Object.keys(CHANGE_TABLE).sort());
});

it("a type may have any number of members", () => {
  const types =
    '<xs:complexType name="T"><xs:sequence><xs:element name="M" type="tns:T" minOccurs="0"/></xs:sequence></xs:complexType>';
  const given = contract({ types, operations: { Get: { request: '<xs:element name="X" type="tns:T"/>' } } });
  const crowded = given.types.map((type) => {
    if (type.kind !== "struct" || type.content.kind !== "elements") throw new Error("no struct");
    const { content } = type;
    const particles = Array.from({ length: 130_000 }, () => content.particles).flat();
    return { ...type, content: { ...content, particles } };
  });
  expect(typeDirections([{ ...given, types: crowded }]).size).toBe(1);
});

it("types whose namespaces differ only in the version are compared separately", () => {
  const type = (member: string) =>
    `<xs:complexType name="T"><xs:sequence><xs:element name="${member}" type="xs:int" minOccurs="0"/></xs:sequence></xs:complexType>`;
  const schema = (version: number, member: string) =>
    `<xs:schema targetNamespace="urn:x/Services${version}" elementFormDefault="qualified">${type(member)}</xs:schema>`;
  const source = (first: string, second: string) => ({
    prefixes: { one: "urn:x/Services1", two: "urn:x/Services2" },
    schemas: schema(1, first) + schema(2, second),
    operations: { Get: { request: '<xs:element name="A" type="one:T"/><xs:element name="B" type="two:T"/>' } },
  });
  const changed = (version: number) => [
    `{urn:x/Services${version}}T.M: member removed | breaking, compatible`,
    `{urn:x/Services${version}}T.N: member added (int) | compatible, compatible`,
  ];
  expect(changes(source("M", "M"), source("N", "M"))).toEqual(changed(1));
  expect(changes(source("M", "M"), source("M", "N"))).toEqual(changed(2));
});

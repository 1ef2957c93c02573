import { expect, it } from "vitest";
import { structureRows } from "../../../generator/package/readme-structures.js";
import { element } from "../../support/component-text.js";
import { contractOf, inlineWsdl } from "../../support/inline-wsdl.js";
import { contractOfVersion } from "../typescript/build-golden.js";
import { GOLDEN_CASES } from "../typescript/golden-cases.js";

/** The first words of each row. */
function rowsOf(version: string): string[] {
  const rows = structureRows([contractOfVersion(version, GOLDEN_CASES[version] ?? {})]);
  return [...rows.matchAll(/^\| (.*?) \| .* \| .* \|$/gm)].map(([, form = ""]) => form);
}

it("has a row for each form of content that a contract has", () => {
  expect(rowsOf("XmlSerializer")).toEqual([
    "element that repeats, beside others",
    "attribute",
    "text with attributes",
    "nil with attributes",
    "choice; substitution group",
    "what repeats in an order of its own",
    "elements that are not declared",
    "attributes that are not declared",
    "text between elements",
  ]);
  expect(rowsOf("DataContracts")).toEqual([
    "attribute",
    "nil with attributes",
    "elements that are not declared",
    "object in several places (WCF's IsReference)",
  ]);
});

it("has none for a contract of elements alone, and those of messages for one without types", () => {
  expect(rowsOf("DerivedTypes")).toEqual([]);
  const request = element("Line", "xs:int", 'maxOccurs="unbounded"') + element("Id", "xs:int");
  const contract = contractOf({ "a.wsdl": inlineWsdl({ operations: { Get: { request } } }) });
  expect(structureRows([contract])).toMatch(/^\| element that repeats.*\n$/);
});

import { describe, expect, it } from "vitest";
import { compileContracts } from "../../../generator/contract/compile-contracts.js";
import type { Contract } from "../../../generator/contract/contract.js";
import { SchemaError } from "../../../generator/source/errors.js";
import type { SchemaFiles } from "../../../generator/source/source-text.js";
import { compareVersions } from "../../../generator/tools/compare/compare-versions.js";
import { changeInWords } from "../../../generator/tools/compare/contract-change.js";
import { describeWithCorpus } from "../../support/corpus.js";
import { schemasIn } from "../../support/schema-files.js";

const SCHEMAS = schemasIn("schemas");
/** The endpoints of schemas/ in one version, without documentation: ours is our own wording. */
function contractFrom(schemas: SchemaFiles, version: string): unknown {
  return compileVersion(schemas, version).map(withoutDocumentation);
}

function compileVersion(schemas: SchemaFiles, version: string): readonly Contract[] {
  const endpoints = version === "Login" ? ["PartnerSystemUserService"] : ["Batch", "SoPrincipal"];
  return compileContracts(schemas, { services: [version], endpoints });
}

function withoutDocumentation(contract: Contract): unknown {
  const text = JSON.stringify(contract, (key, value: unknown) => {
    if (key === "documentation") return undefined;
    return typeof value === "bigint" ? `${value}n` : value;
  });
  return JSON.parse(text);
}

/** A change of a text. The changed part must occur exactly once. */
function change(find: string, replacement: string): (text: string) => string {
  return (text) => {
    expect(text.split(find)).toHaveLength(2);
    return text.replace(find, () => replacement);
  };
}

const swap = (a: string, b: string) => (text: string) =>
  text.replaceAll(new RegExp(`"(?:${a}|${b})"`, "g"), (found) => (found === `"${a}"` ? `"${b}"` : `"${a}"`));

const ALL = "<ser:EnumerationValue>99999<";
const TICKET_PART = 'message="tns:GetBatchTaskInfoRequest_Headers" part="Credentials"';

const MUTATIONS: readonly [what: string, file: string, mutate: (text: string) => string][] = [
  ["a member's name", "Types.xsd", change('name="AssociateId"', 'name="AssociateID"')],
  ["the order of two members", "Types.xsd", swap("IsSystemTask", "IsInternalTask")],
  ["a member's type", "Types.xsd", change('name="DetailsTable" type="xs:short"', 'name="DetailsTable" type="xs:int"')],
  [
    "nillable",
    "Types.xsd",
    change(
      'name="Result" type="xs:string" minOccurs="0" nillable="true"',
      'name="Result" type="xs:string" minOccurs="0"',
    ),
  ],
  [
    "minOccurs",
    "Types.xsd",
    change('name="Created" type="xs:dateTime" minOccurs="0"', 'name="Created" type="xs:dateTime"'),
  ],
  ["an enumeration value", "Types.xsd", change('value="Aquired"', 'value="Acquired"')],
  ["the order of two enumeration values", "Types.xsd", swap("Unknown", "New")],
  ["an EnumerationValue", "Types.xsd", change(ALL, ALL.replace("99999", "99998"))],
  ["an EnumerationValue left out", "Types.xsd", change(`${ALL}/ser:EnumerationValue>`, "")],
  ["an IsDictionary", "Types.xsd", (text) => text.replace("<ser:IsDictionary>true", "<ser:IsDictionary>false")],
  ["a number that two values have", "Types.xsd", change("<ser:EnumerationValue>16<", "<ser:EnumerationValue>32<")],
  ["a parameter's name", "Batch.xsd", (text) => text.replace('name="BatchTaskId"', 'name="BatchTaskID"')],
  ["a soapAction", "Batch.wsdl", (text) => text.replace(/(soapAction="[^"]*GetBatchTaskInfo)"/, '$1s"')],
  ["a header part", "Batch.wsdl", change(TICKET_PART, TICKET_PART.replace("Credentials", "TimeZone"))],
  ["a header left out", "Batch.wsdl", change(`<soap:header ${TICKET_PART} use="literal"/>`, "")],
];

/** The schemas with one file of Services88 mutated. */
function mutated(file: string, mutate: (text: string) => string): SchemaFiles {
  const name = `schemas/Services88/${file}`;
  const before = SCHEMAS.files.get(name)?.text ?? "";
  const text = mutate(before);
  expect(text).not.toBe(before);
  return { ...SCHEMAS, files: new Map(SCHEMAS.files).set(name, { name, text }) };
}

/** Like `contractFrom`, but returns the error of a schema that is refused. */
function outcome(schemas: SchemaFiles): unknown {
  try {
    return contractFrom(schemas, "Services88");
  } catch (error) {
    if (error instanceof SchemaError) return error.message;
    throw error;
  }
}

describeWithCorpus("schemas/ against the WSDLs of NetServer", (corpus) => {
  const of2022 = schemasIn(`${corpus}/wsdl`);
  const of2026 = schemasIn(`${corpus}/wsdl-2026`);

  it.each(["Services84", "Services85", "Services86", "Services87"])("%s is the same contract", (version) => {
    expect(contractFrom(SCHEMAS, version)).toEqual(contractFrom(of2022, version));
  });

  it("Services88 is the same contract as in 2026", () => {
    expect(contractFrom(SCHEMAS, "Services88")).toEqual(contractFrom(of2026, "Services88"));
  });

  it("Services88 is the contract of 2022 with additions", () => {
    const changes = compareVersions(compileVersion(of2022, "Services88"), compileVersion(SCHEMAS, "Services88"))
      .flatMap(({ changes }) => changes)
      .filter(({ kind }) => kind !== "documentation changed");
    expect(changes.map(changeInWords).sort()).toEqual([
      "Batch.GetAllBatchTaskInfosByName: operation added",
      "Batch.GetAllBatchTaskInfosByNameAndState: operation added",
      "Batch.GetSystemBatchTaskInfosByName: operation added",
      "Batch.GetSystemBatchTaskInfosByNameAndState: operation added",
      "BatchTaskCancellationBehaviour: type added (enum)",
      "BatchTaskInfo.CancellationBehaviour: member added (BatchTaskCancellationBehaviour)",
      "EFieldRight.Nullable: enumeration value added (32)",
      "ETableRight.F: enumeration value added (16)",
      "ETableRight.R: enumeration value added (1)",
      "ETableRight.Uninitialized: enumeration value added (128)",
      "ETableRight.Unused1: enumeration value added (64)",
    ]);
  });

  it("the log-in service is the same contract except for its address: the published one is of one machine", () => {
    const address = "https://sod.superoffice.com/login/Services/PartnerSystemUserService.svc";
    const published = contractFrom(of2026, "Login");
    const text = JSON.stringify(published).replace("http://localhost/login/", "https://sod.superoffice.com/login/");
    expect(text).toContain(address);
    expect(contractFrom(SCHEMAS, "Login")).toEqual(JSON.parse(text));
  });

  describe("tells apart", () => {
    const services88 = contractFrom(of2026, "Services88");

    it("nothing if nothing is changed", () => {
      expect(outcome(SCHEMAS)).toEqual(services88);
    });

    it.each(MUTATIONS)("%s", (_, file, mutate) => {
      expect(outcome(mutated(file, mutate))).not.toEqual(services88);
    });
  });
});

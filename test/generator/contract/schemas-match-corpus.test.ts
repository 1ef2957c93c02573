import { describe, expect, it } from "vitest";
import { compileContracts } from "../../../generator/contract/compile-contracts.js";
import type { Contract } from "../../../generator/contract/contract.js";
import { SchemaError } from "../../../generator/source/errors.js";
import type { SchemaFiles } from "../../../generator/source/source-text.js";
import { describeWithCorpus } from "../../support/corpus.js";
import { schemasIn } from "../../support/schema-files.js";

const SCHEMAS = schemasIn("schemas");
const VERSIONS = ["Services84", "Services85", "Services86", "Services87", "Services88"];

/** The endpoints of schemas/ in one version, without documentation: ours is our own wording. */
function contractFrom(schemas: SchemaFiles, version: string): unknown {
  const contracts = compileContracts(schemas, { services: [version], endpoints: ["Batch", "SoPrincipal"] });
  return contracts.map(withoutDocumentation);
}

function withoutDocumentation(contract: Contract): unknown {
  const text = JSON.stringify(contract, (key, value: unknown) => {
    if (key === "documentation") return undefined;
    return typeof value === "bigint" ? `${value}n` : value;
  });
  return JSON.parse(text);
}

/** A change of a text; what it changes must be there exactly once. */
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

/** As `contractFrom`; a schema that is refused is no contract, but its error. */
function outcome(schemas: SchemaFiles): unknown {
  try {
    return contractFrom(schemas, "Services88");
  } catch (error) {
    if (error instanceof SchemaError) return error.message;
    throw error;
  }
}

describeWithCorpus("schemas/ against the WSDLs of NetServer", (corpus) => {
  const published = schemasIn(`${corpus}/wsdl`);
  const want = (version: string) => contractFrom(published, version);

  it.each(VERSIONS)("%s is the same contract", (version) => {
    expect(contractFrom(SCHEMAS, version)).toEqual(want(version));
  });

  describe("tells apart", () => {
    const services88 = want("Services88");

    it("nothing where nothing is changed", () => {
      expect(outcome(SCHEMAS)).toEqual(services88);
    });

    it.each(MUTATIONS)("%s", (_, file, mutate) => {
      expect(outcome(mutated(file, mutate))).not.toEqual(services88);
    });
  });
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DIRECTIONS } from "../../../generator/contract/contract.js";
import { compareContracts } from "../../../generator/tools/compare/compare-contracts.js";
import { contractJson } from "../../../generator/tools/inspect/contract-json.js";
import { describeInDetail } from "../../../generator/tools/inspect/describe-in-detail.js";
import {
  type SampledMessage,
  type SampleOptions,
  sampleMessage,
} from "../../../generator/tools/samples/sample-message.js";
import { writeSchemas } from "../../support/inline-schemas.js";
import { contractOf } from "../../support/inline-wsdl.js";
import { tempFolder } from "../../support/temp-folder.js";
import { MessageValidator } from "../../support/xsd-validator.js";
import { docsOf } from "./docs/docs-of.js";
import { everyPlaceWsdl } from "./every-place-wsdl.js";

const WSDL = everyPlaceWsdl();
const CONTRACT = contractOf({ "sample.wsdl": WSDL });
const OPERATIONS = CONTRACT.endpoints.flatMap((endpoint) =>
  endpoint.operations.map((operation) => ({ contract: CONTRACT, endpoint, operation, name: operation.name })),
);

function samplesOf(message: Omit<SampledMessage, "direction">, layout: SampleOptions["layout"]): string[] {
  const options = { layout, timestamp: "2024-01-01T00:00:00Z" };
  return DIRECTIONS.map((direction) => sampleMessage({ ...message, direction }, options));
}

describe("types of each kind, in each place", () => {
  it("are in valid samples for the wire", () => {
    const folder = tempFolder();
    const file = join(folder, "sample.wsdl");
    writeFileSync(file, WSDL);
    const validator = new MessageValidator(writeSchemas(file, folder));
    // Entities need a DOCTYPE, which no SOAP message may have, and the schema declares no notation.
    const isDeclared = (name: string): boolean => !["SendXsENTITY", "SendXsENTITIES", "SendXsNOTATION"].includes(name);
    const operations = OPERATIONS.filter(({ name }) => isDeclared(name));
    const samples = operations.flatMap((operation) => samplesOf(operation, "wire"));
    expect(samples.flatMap((sample) => validator.validate(sample))).toEqual(
      operations.flatMap(({ name, operation: { request } }) => [
        ...request.headers.map(({ element }) => element.localName),
        name,
        `${name}Response`,
      ]),
    );
  });

  it.each(OPERATIONS)("are in documented samples: $name", (operation) => {
    for (const sample of samplesOf(operation, "documented")) expect(sample).toContain("<Sample:Required xsi:type=");
  });

  it.each(["markdown", "html"] as const)("are on pages in %s", (format) => {
    expect(docsOf([CONTRACT], format).size).toBeGreaterThan(OPERATIONS.length + CONTRACT.types.length);
  });

  it("are shown by inspect, in detail and as JSON", () => {
    const { length } = CONTRACT.types;
    expect(describeInDetail(CONTRACT).match(/^ {2}(?:struct|enum|flags|array|dictionary) /gm)).toHaveLength(length);
    expect(JSON.parse(contractJson([CONTRACT]))).toMatchObject({ contracts: [{ types: { length } }] });
  });

  it("are equal to themselves", () => {
    expect(compareContracts(CONTRACT, CONTRACT)).toEqual([]);
  });
});

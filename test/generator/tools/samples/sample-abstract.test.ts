import { expect, it } from "vitest";
import { sampleMessage } from "../../../../generator/tools/samples/sample-message.js";
import { element } from "../../../support/component-text.js";
import { contractOf, inlineWsdl } from "../../../support/inline-wsdl.js";

const SHAPE = '<xs:complexType name="Shape" abstract="true"><xs:sequence/></xs:complexType>';

const DERIVED = `<xs:complexType name="Circle"><xs:complexContent><xs:extension base="tns:Shape"><xs:sequence>
<xs:element name="Radius" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;

/** The sample of a request with a member of the abstract type. */
function sampleOf(types: string, minOccurs: 0 | 1): string {
  const request = element("Shape", "tns:Shape", `minOccurs="${minOccurs}"`);
  const contract = contractOf({ "a.wsdl": inlineWsdl({ types, operations: { Get: { request } } }) });
  const [endpoint] = contract.endpoints;
  const [operation] = endpoint?.operations ?? [];
  if (endpoint === undefined || operation === undefined) throw new Error("no operation");
  const sampled = { contract, endpoint, operation, direction: "request" } as const;
  return sampleMessage(sampled, { layout: "wire", timestamp: "2024-01-01T00:00:00Z" });
}

it("a member of an abstract type is of a type that extends it, and says which", () => {
  const sample = sampleOf(SHAPE + DERIVED, 1);
  expect(sample).toMatch(/Shape i:type="Circle"/);
  expect(sample).toMatch(/Radius>\d+</);
});

it("an optional member of an abstract type that nothing extends is left out", () => {
  expect(sampleOf(SHAPE, 0)).not.toContain("Shape");
});

it("a required member of an abstract type that nothing extends has no sample", () => {
  expect(() => sampleOf(SHAPE, 1)).toThrow("no sample has Shape: no type extends the abstract Shape");
});

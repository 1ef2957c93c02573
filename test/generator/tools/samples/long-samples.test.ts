import { describe, expect, it } from "vitest";
import { sampleMessage } from "../../../../generator/tools/samples/sample-message.js";
import { complexType, element, enumeration, optional, schema } from "../../../support/component-text.js";
import { contractOf, type InlineWsdl, inlineWsdl } from "../../../support/inline-wsdl.js";

const LONG = "x".repeat(40_000);
const OTHER = `urn:${LONG}`;

function repeat(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join("");
}

/** Contracts of some 100 KB whose messages could be gigabytes, although nothing in them is required. */
const CASES: readonly (readonly [title: string, wsdl: InlineWsdl])[] = [
  [
    "a long namespace, which changes with each element",
    {
      prefixes: { o: OTHER },
      types: `<xs:import namespace="${OTHER}"/>`,
      schemas: schema(OTHER, complexType("Thing", optional("In", "xs:int"))),
      operations: { Get: { request: repeat(1000, (index) => optional(`M${index}`, "o:Thing")) } },
    },
  ],
  [
    "nillable members, in types that contain each other",
    {
      types: complexType(
        "Node",
        repeat(800, (index) => optional(`M${index}`, "tns:Node")),
      ),
      operations: { Get: { request: optional("Node", "tns:Node") } },
    },
  ],
  [
    "a long value of an enumeration",
    {
      types: enumeration("E", [LONG]),
      operations: { Get: { request: repeat(1000, (index) => optional(`M${index}`, "tns:E")) } },
    },
  ],
  [
    "a long name of an element in a type that contains itself",
    {
      types: complexType("Node", optional(LONG, "tns:Node") + optional("Other", "tns:Node")),
      operations: { Get: { request: repeat(300, (index) => optional(`M${index}`, "tns:Node")) } },
    },
  ],
  [
    "a long name of an endpoint",
    { name: LONG, operations: { Get: { request: repeat(1000, (index) => optional(`M${index}`, "xs:string")) } } },
  ],
  [
    "a long name of a type",
    {
      types: complexType(LONG, optional("In", "xs:int")),
      operations: { Get: { request: repeat(500, (index) => optional(`M${index}`, `tns:${LONG}`)) } },
    },
  ],
];

describe.each(["wire", "documented"] as const)("a sample in the layout %s is short, in spite of", (layout) => {
  it.each(CASES)("%s", (_, wsdl) => {
    const contract = contractOf({ "sample.wsdl": inlineWsdl(wsdl) });
    const [endpoint] = contract.endpoints;
    const [operation] = endpoint?.operations ?? [];
    if (endpoint === undefined || operation === undefined) throw new Error("no operation");
    const message = { contract, endpoint, operation, direction: "request" } as const;
    const sample = sampleMessage(message, { layout, timestamp: "2024-01-01T00:00:00Z" });
    expect(sample.length).toBeLessThan(2 ** 21);
  });
});

it("required members make a sample longer, but not endless", () => {
  const members = repeat(3000, (index) => element(`M${index}`, "tns:E"));
  const contract = contractOf({
    "sample.wsdl": inlineWsdl({ types: enumeration("E", [LONG]), operations: { Get: { request: members } } }),
  });
  const [endpoint] = contract.endpoints;
  const [operation] = endpoint?.operations ?? [];
  if (endpoint === undefined || operation === undefined) throw new Error("no operation");
  const message = { contract, endpoint, operation, direction: "request" } as const;
  expect(() => sampleMessage(message, { layout: "wire", timestamp: "2024-01-01T00:00:00Z" })).toThrow(
    /^no sample has M\d+/,
  );
});

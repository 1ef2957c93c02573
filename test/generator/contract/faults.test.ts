import { describe, expect, it } from "vitest";
import { describeContracts } from "../../../generator/tools/inspect/describe-contracts.js";
import { describeInDetail } from "../../../generator/tools/inspect/describe-in-detail.js";
import { contractOf, inlineWsdl, TNS } from "../../support/inline-wsdl.js";

const struct = (name: string, content = "") =>
  `<xs:complexType name="${name}"><xs:sequence>${content}</xs:sequence></xs:complexType>`;

const DOCUMENTATION = "<xs:annotation><xs:documentation>Why not.</xs:documentation></xs:annotation>";

const CONTRACT = contractOf({
  "a.wsdl": inlineWsdl({
    types: [
      struct("Refusal", '<xs:element name="Cause" type="tns:Cause"/>'),
      struct("Cause"),
      struct("NobodyAsks"),
      '<xs:complexType name="Delay"><xs:complexContent><xs:extension base="tns:Refusal"><xs:sequence/></xs:extension></xs:complexContent></xs:complexType>',
      `<xs:element name="Refusal" nillable="true" type="tns:Refusal">${DOCUMENTATION}</xs:element>`,
      '<xs:element name="Text" type="xs:string"/>',
    ].join("\n"),
    operations: {
      Get: { faults: { TextFault: "tns:Text", RefusalFault: "tns:Refusal" } },
      Put: { faults: { RefusalFault: "tns:Refusal" } },
      Add: {},
    },
  }),
});

describe("the faults of an operation", () => {
  const [add, get, put] = CONTRACT.endpoints[0]?.operations ?? [];
  const refusal = {
    name: "RefusalFault",
    action: `${TNS}/Sample/Put/Fault/RefusalFault`,
    detail: {
      element: { namespace: TNS, localName: "Refusal" },
      documentation: "Why not.",
      type: { kind: "named", name: { namespace: TNS, localName: "Refusal" } },
      nillable: true,
      occurs: { min: 1, max: 1 },
    },
  };

  it("are sorted by name, with the element and its type", () => {
    expect(get?.faults).toEqual([
      { ...refusal, action: `${TNS}/Sample/Get/Fault/RefusalFault` },
      {
        name: "TextFault",
        action: `${TNS}/Sample/Get/Fault/TextFault`,
        detail: {
          element: { namespace: TNS, localName: "Text" },
          documentation: "",
          type: { kind: "datatype", name: { namespace: "http://www.w3.org/2001/XMLSchema", localName: "string" } },
          nillable: false,
          occurs: { min: 1, max: 1 },
        },
      },
    ]);
    expect(put?.faults).toEqual([refusal]);
  });

  it("are empty if none are declared", () => {
    expect(add?.faults).toEqual([]);
  });

  it("include their types, the types in them, and the types that can replace them", () => {
    expect(CONTRACT.types.map(({ name }) => name.localName)).toEqual(["Cause", "Delay", "Refusal"]);
  });

  it("are shown by inspect", () => {
    const text = describeContracts([CONTRACT]);
    expect(text).toContain("    Get() -> nothing or a fault with Refusal: Refusal or nil, Text: string\n");
    expect(text).toContain("    Add() -> nothing\n");
    expect(describeInDetail(CONTRACT)).toMatch(
      / {4}fault Refusal: Refusal or nil {2,}Why not\.\n {4}fault Text: string\n/,
    );
  });
});

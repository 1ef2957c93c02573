import { describe, expect, it } from "vitest";
import type { Contract } from "../../../generator/contract/contract.js";
import { element } from "../../support/component-text.js";
import { contractOf, inlineWsdl, TNS } from "../../support/inline-wsdl.js";

const WSDL = inlineWsdl({
  types: element("Refusal", "xs:string"),
  operations: { Get: { faults: { RefusalFault: "tns:Refusal" } } },
});

const XSD = "http://www.w3.org/2001/XMLSchema";

function changed(find: string, replacement: string): Contract {
  expect(WSDL.split(find).length).toBeGreaterThan(1);
  return contractOf({ "a.wsdl": WSDL.replace(find, () => replacement) });
}

const FAULT = '<soap:fault use="literal" name="RefusalFault" namespace=""/>';
const BOUND_FAULT = `<wsdl:fault name="RefusalFault">${FAULT}</wsdl:fault>`;
const OPERATION = `<soap:operation soapAction="${TNS}/Sample/Get" style="document"/>`;
const PART = '<wsdl:part name="parameters" element="tns:Get"/>';

describe("what is against the grammar, with a certain meaning, is taken with a warning", () => {
  it.each([
    [
      "an unknown attribute of definitions",
      'targetNamespace="',
      'elementFormDefault="qualified" targetNamespace="',
      "a.wsdl:1:1: wsdl:definitions has no attribute elementFormDefault: it is ignored",
    ],
    [
      "an unknown attribute of soap:operation",
      OPERATION,
      OPERATION.replace("style", 'type="document" style'),
      "soap:operation has no attribute type: it is ignored",
    ],
    [
      "an unknown attribute of a message",
      '<wsdl:message name="Get"',
      '<wsdl:message elementFormDefault="qualified" name="Get"',
      "wsdl:message has no attribute elementFormDefault: it is ignored",
    ],
    [
      "the message of an input, in the binding",
      "<wsdl:input><soap:body",
      '<wsdl:input message="tns:Get"><soap:body',
      "wsdl:input has no attribute message: it is ignored",
    ],
    [
      "a part with element and type, in document style",
      PART,
      PART.replace("element", 'type="xs:int" element'),
      "wsdl:part has element and type: the document style takes the element, rpc the type",
    ],
    [
      "a soap:fault of another name",
      FAULT,
      FAULT.replace('"RefusalFault"', '"Text"'),
      'soap:fault is called "Text": it is taken for RefusalFault',
    ],
    [
      "a soap:fault that is repeated with another name",
      FAULT,
      FAULT + FAULT.replace('"RefusalFault"', '"Text"'),
      'soap:fault is called "Text": it is taken for RefusalFault',
    ],
    [
      "an import without a location",
      "<wsdl:types>",
      '<wsdl:import namespace="http://schemas.xmlsoap.org/soap/encoding/"/><wsdl:types>',
      "wsdl:import has no location: it is ignored",
    ],
    [
      "a binding without a transport",
      ' transport="http://schemas.xmlsoap.org/soap/http"',
      "",
      "soap:binding has no transport: it is taken to be HTTP",
    ],
    [
      "a bound fault that the portType lacks",
      BOUND_FAULT,
      `${BOUND_FAULT}${BOUND_FAULT.replaceAll("RefusalFault", "Other")}`,
      "the portType has no fault Other for Get: it is ignored",
    ],
    ["a wsdl:fault that is repeated", BOUND_FAULT, BOUND_FAULT + BOUND_FAULT, "wsdl:fault RefusalFault is there twice"],
  ])("%s", (_, find, replacement, want) => {
    const { warnings, ...contract } = changed(find, replacement);
    expect({ ...contract, warnings: [] }).toEqual(contractOf({ "a.wsdl": WSDL }));
    expect(warnings).toEqual([expect.stringContaining(want)]);
    expect(warnings[0]).toMatch(/^a\.wsdl:\d+:\d+: /);
  });

  it("a part with element and type, in rpc style", () => {
    const { endpoints } = contractOf({
      "a.wsdl": WSDL.replace("<soap:binding", '<soap:binding style="rpc"')
        .replaceAll(' style="document"', "")
        .replace(/<wsdl:part name="parameters"/g, '$& type="xs:int"'),
    });
    expect(endpoints[0]?.operations[0]?.request.content).toMatchObject({
      particles: [{ element: { namespace: "", localName: "parameters" }, type: { name: { localName: "int" } } }],
    });
  });

  it("a schema that wsdl:import names, whose own references are relative to it", () => {
    const [schema = ""] = /<xs:schema[\s\S]*<\/xs:schema>/.exec(WSDL) ?? [];
    const declared = schema.replace("<xs:schema", `<xs:schema xmlns:xs="${XSD}" xmlns:tns="${TNS}"`);
    const { warnings, ...contract } = contractOf({
      "v/a.wsdl": WSDL.replace(
        /<wsdl:types>[\s\S]*<\/wsdl:types>/,
        `<wsdl:import namespace="${TNS}" location="x/a.xsd"/>`,
      ),
      "v/x/a.xsd": declared.replace("<xs:element", '<xs:include schemaLocation="b.xsd"/><xs:element'),
      "v/x/b.xsd": `<xs:schema xmlns:xs="${XSD}"/>`,
    });
    expect({ ...contract, warnings: [] }).toEqual(contractOf({ "a.wsdl": WSDL }));
    expect(warnings).toEqual(["v/x/a.xsd:1:1: wsdl:import names a schema: it is taken as if wsdl:types had it"]);
  });

  it("an operation without soap:operation, which has no action", () => {
    const { endpoints, warnings } = changed(OPERATION, "");
    expect(endpoints[0]?.operations).toMatchObject([{ name: "Get", soapAction: "" }]);
    expect(warnings).toEqual([
      expect.stringMatching(/^a\.wsdl:\d+:1: Get lacks soap:operation: it is taken to have no action$/),
    ]);
  });
});

it("faults that differ are still an error", () => {
  expect(() => changed(BOUND_FAULT, BOUND_FAULT + BOUND_FAULT.replace("literal", "encoded"))).toThrow("a second fault");
});

import { describe, expect, it } from "vitest";
import { SchemaError } from "../../../generator/source/errors.js";
import { parseDefinitions } from "../../../generator/wsdl/parse-definitions.js";
import { parseXml } from "../../../generator/xml/parse-xml.js";
import { contractOf, inlineWsdl, TNS } from "../../support/inline-wsdl.js";

const WSDL = inlineWsdl({
  types:
    '<xs:complexType name="Refusal"><xs:sequence/></xs:complexType><xs:element name="Refusal" type="tns:Refusal"/><xs:element name="Text" type="xs:string"/>',
  operations: { Get: { faults: { RefusalFault: "tns:Refusal", TextFault: "tns:Text" } } },
});

const ABSTRACT = '<wsdl:fault name="RefusalFault" message="tns:Get_RefusalFault"/>';
const SOAP = '<soap:fault use="literal" name="RefusalFault" namespace=""/>';
const CONCRETE = `<wsdl:fault name="RefusalFault">${SOAP}</wsdl:fault>`;
const PART = '<wsdl:part name="detail" element="tns:Refusal"/>';

/** The sample with one replacement. */
function changed(find: string, replacement: string): string {
  expect(WSDL.split(find)).toHaveLength(2);
  return WSDL.replace(find, () => replacement);
}

const compile = (text: string) => contractOf({ "a.wsdl": text });

it("are parsed in the portType and in the binding", () => {
  const { portTypes, bindings } = parseDefinitions(parseXml({ name: "a.wsdl", text: WSDL }));
  expect(portTypes[0]?.operations[0]?.faults).toMatchObject([
    { name: "RefusalFault", message: { namespace: TNS, localName: "Get_RefusalFault" } },
    { name: "TextFault", message: { namespace: TNS, localName: "Get_TextFault" } },
  ]);
  expect(bindings[0]?.operations[0]?.faults).toMatchObject([
    { name: "RefusalFault", soap: { use: "literal" } },
    { name: "TextFault", soap: { use: "literal" } },
  ]);
});

describe("refuses", () => {
  it.each([
    [
      "a fault without a name",
      ABSTRACT,
      ABSTRACT.replace('name="RefusalFault"', ""),
      "wsdl:fault lacks the attribute name",
    ],
    [
      "a fault without a message",
      ABSTRACT,
      '<wsdl:fault name="RefusalFault"/>',
      "wsdl:fault lacks the attribute message",
    ],
    ["an odd name", ABSTRACT, ABSTRACT.replace('"RefusalFault"', '"a b"'), '"a b" is not an XML name'],
    ["an unknown attribute", ABSTRACT, ABSTRACT.replace("name", 'nmae="x" name'), "wsdl:fault has no attribute nmae"],
    ["two faults of one name", ABSTRACT, ABSTRACT + ABSTRACT, "a second fault RefusalFault"],
    [
      "two bound faults of one name that differ",
      CONCRETE,
      CONCRETE + CONCRETE.replace("literal", "encoded"),
      "a second fault RefusalFault",
    ],
    ["a bound fault without soap:fault", SOAP, "", "wsdl:fault lacks soap:fault"],
    [
      "two soap:fault that differ",
      SOAP,
      `${SOAP}<soap:fault name="RefusalFault" use="encoded"/>`,
      "a second soap:fault",
    ],
    ["a soap:body in a fault", SOAP, `${SOAP}<soap:body use="literal"/>`, "soap:body is not allowed in wsdl:fault"],
    [
      "a soap:fault of the other SOAP version",
      SOAP,
      '<h:fault xmlns:h="http://schemas.xmlsoap.org/wsdl/soap12/" use="literal" name="RefusalFault"/>',
      "soap12:fault in a binding to SOAP 1.1 is not supported",
    ],
    ["an encoded fault", SOAP, SOAP.replace("literal", "encoded"), 'use="encoded" is not supported'],
    [
      "a missing message",
      ABSTRACT,
      ABSTRACT.replace("tns:Get_RefusalFault", "tns:X"),
      `the message {${TNS}}X is not defined`,
    ],
    ["a message of no part", PART, "", `a fault of 0 parts (message {${TNS}}Get_RefusalFault) is not supported`],
    ["a message of two parts", PART, `${PART}${PART.replace("detail", "more")}`, "a fault of 2 parts"],
    ["a part of a type that is not defined", PART, '<wsdl:part name="detail" type="tns:X"/>', "X is not defined"],
    ["a missing element", PART, PART.replace("tns:Refusal", "tns:X"), `the element {${TNS}}X is not declared`],
  ])("%s", (_, find, replacement, want) => {
    const text = changed(find, replacement);
    expect(() => compile(text)).toThrow(SchemaError);
    expect(() => compile(text)).toThrow(want);
    expect(() => compile(text)).toThrow(/^a\.wsdl:\d+:\d+: /);
  });

  it("an encoded fault, at its position", () => {
    const lines = WSDL.slice(0, WSDL.indexOf(SOAP)).split("\n");
    const place = `a.wsdl:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}: `;
    expect(() => compile(changed(SOAP, SOAP.replace("literal", "encoded")))).toThrow(place);
  });
});

describe("accepts", () => {
  it.each([
    ["a binding that does not repeat a fault", CONCRETE, ""],
    ["a soap:fault without name and use", SOAP, "<soap:fault/>"],
    ["a repeated soap:fault, as WCF writes it", SOAP, SOAP + SOAP],
    [
      "the same with attributes in another order",
      SOAP,
      `${SOAP}<soap:fault namespace="" use="literal" name="RefusalFault"/>`,
    ],
    ["WCF's attributes for actions", ABSTRACT, ABSTRACT.replace("name", 'xmlns:w="urn:wsaw" w:Action="urn:a" name')],
  ])("%s", (_, find, replacement) => {
    expect(compile(changed(find, replacement))).toEqual(compile(WSDL));
  });

  it("faults in any order", () => {
    const next = '<wsdl:fault name="TextFault" message="tns:Get_TextFault"/>';
    expect(compile(changed(ABSTRACT + next, next + ABSTRACT))).toEqual(compile(WSDL));
  });

  it("an element whose type has no name", () => {
    const contract = compile(changed(PART, PART.replace("tns:Refusal", "tns:Get")));
    const fault = contract.endpoints[0]?.operations[0]?.faults[0];
    expect(fault?.detail).toMatchObject({ element: { namespace: TNS, localName: "Get" }, type: { kind: "named" } });
    expect(contract.types.map(({ name }) => name)).toContainEqual(fault?.detail.type.name);
  });
});

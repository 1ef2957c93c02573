import { describe, expect, it } from "vitest";
import { indentMessage } from "../../../../generator/tools/samples/indent-message.js";
import { type SampledMessage, sampleMessage } from "../../../../generator/tools/samples/sample-message.js";
import { mapDatatype } from "../../../../generator/typescript/datatypes.js";
import { parseXml } from "../../../../generator/xml/parse-xml.js";
import { clarkName } from "../../../../generator/xml/qname.js";
import { childElements } from "../../../../generator/xml/xml-element.js";
import { BUILTIN_TYPES } from "../../../../generator/xsd/builtin-types.js";
import { contractOfVersion, endpointOf } from "../../../support/contracts.js";
import { MESSAGES } from "../../../support/generated-operations.js";
import { contractOf, inlineWsdl, TNS } from "../../../support/inline-wsdl.js";
import { MessageValidator } from "../../../support/xsd-validator.js";
import { headersWsdl } from "../../typescript/headers-wsdl.js";

const WIRE = { layout: "wire", timestamp: "2024-01-01T00:00:00Z" } as const;

/** The request of the one operation of a WSDL. */
function requestOf(wsdl: string): SampledMessage {
  const contract = contractOf({ "a.wsdl": wsdl });
  const [endpoint] = contract.endpoints;
  const [operation] = endpoint?.operations ?? [];
  if (endpoint === undefined || operation === undefined) throw new Error("no operation");
  return { contract, endpoint, operation, direction: "request" };
}

describe("a sample for the wire", () => {
  it.each(MESSAGES)("of $file is valid", ({ version, endpoint: name, operation: operationName, direction }) => {
    const endpoint = endpointOf(version, name);
    const operation = endpoint.operations.find((candidate) => candidate.name === operationName);
    if (operation === undefined) throw new Error(`no ${operationName}`);
    const sample = sampleMessage({ contract: contractOfVersion(version), endpoint, operation, direction }, WIRE);
    const validator = new MessageValidator(`schemas/${version}/${name}.xsd`);
    const headers = operation[direction].headers.map(({ element }) => element.localName);
    expect(validator.validate(sample)).toEqual([...headers, operation[direction].element?.localName]);
  });

  it("has a plain value of every datatype", () => {
    const types = [...BUILTIN_TYPES].filter((name) => isMapped(name));
    const members = types.map((name) => `<xs:element name="${name}" type="xs:${name}"/>`).join("");
    const sample = sampleMessage(requestOf(inlineWsdl({ operations: { Send: { request: members } } })), WIRE);
    const lines = sample.split("\n").slice(4, -4);
    expect(lines.map((line) => /^ {6}<(\w+)/.exec(line)?.[1])).toEqual(types);
    expect(lines).toContain("      <positiveInteger>1</positiveInteger>");
    expect(lines).toContain("      <dateTime>2024-01-01T00:00:00Z</dateTime>");
  });
});

it("a sample of an anyType is a string, because .NET refuses text without a type", () => {
  const request = '<xs:element name="Any" type="xs:anyType"/>';
  const sample = sampleMessage(requestOf(inlineWsdl({ operations: { Send: { request } } })), WIRE);
  expect(sample).toContain('<Any xmlns:n="http://www.w3.org/2001/XMLSchema" i:type="n:string">string</Any>');
});

describe("a sample as documented", () => {
  const documented = (wsdl: string): string => sampleMessage(requestOf(wsdl), { ...WIRE, layout: "documented" });

  it("has elements without a namespace in types that have one", () => {
    const types = `<xs:complexType name="Item"><xs:sequence>
<xs:element name="id" type="xs:int" form="unqualified"/>
</xs:sequence></xs:complexType>`;
    const request = '<xs:element name="Item" type="tns:Item"/>';
    expect(documented(inlineWsdl({ types, operations: { Send: { request } } }))).toContain(`
    <Sample:Item xsi:type="Sample:Item">
     <id xsi:type="xsd:int">0</id>
    </Sample:Item>
`);
  });

  it("has only the required members of a base type", () => {
    const types = `<xs:complexType name="Base"><xs:sequence>
<xs:element name="Id" type="xs:int"/><xs:element name="Note" type="xs:string" minOccurs="0"/>
</xs:sequence></xs:complexType>
<xs:complexType name="Item"><xs:complexContent><xs:extension base="tns:Base"><xs:sequence>
<xs:element name="Own" type="xs:int" minOccurs="0"/>
</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;
    const request = '<xs:element name="Item" type="tns:Item"/>';
    expect(documented(inlineWsdl({ types, operations: { Send: { request } } }))).toContain(`
    <Sample:Item xsi:type="Sample:Item">
     <Sample:Id xsi:type="xsd:int">0</Sample:Id>
     <Sample:Own xsi:type="xsd:int">0</Sample:Own>
    </Sample:Item>
`);
  });

  it("declares the namespace of a name that is a value", () => {
    const sample = documented(
      inlineWsdl({ operations: { Send: { request: '<xs:element name="Q" type="xs:QName"/>' } } }),
    );
    expect(sample).toContain('\n xmlns:ns1="http://example.com/">\n');
    expect(sample).toContain('<Sample:Q xsi:type="xsd:QName">ns1:name0</Sample:Q>');
  });

  it.each(["xsd", "SOAP-ENV", "xml", "xmlns"])("is correct for an endpoint with the name of a prefix: %s", (name) => {
    const text = documented(inlineWsdl({ name }));
    const root = parseXml({ name: "sample.xml", text });
    const payload = childElements(root).flatMap(childElements);
    expect(clarkName(root.name)).toBe("{http://www.w3.org/2003/05/soap-envelope}Envelope");
    expect(payload.map((element) => clarkName(element.name))).toEqual([`{${TNS}}Get`]);
    expect(text).toContain('\n xmlns:xsd="http://www.w3.org/2001/XMLSchema"\n');
  });
});

it("headers from several namespaces keep their namespaces", () => {
  const sample = sampleMessage(requestOf(headersWsdl()), WIRE);
  const [header] = childElements(parseXml({ name: "sample.xml", text: sample }));
  expect(header && childElements(header).map(({ name }) => clarkName(name))).toEqual([
    "{urn:messages}Token",
    "{urn:headers}Caller",
    "{urn:messages}Trace",
  ]);
});

it("a message is indented without changing text, with empty elements of both kinds", () => {
  expect(indentMessage('<a x="&gt;"><b> 1\n2 </b><c></c><d/><e><f/></e></a>')).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<a x="&gt;">\n  <b> 1\n2 </b>\n  <c></c>\n  <d/>\n  <e>\n    <f/>\n  </e>\n</a>\n',
  );
});

function isMapped(localName: string): boolean {
  try {
    return mapDatatype({ namespace: "http://www.w3.org/2001/XMLSchema", localName }) !== undefined;
  } catch {
    return false;
  }
}
